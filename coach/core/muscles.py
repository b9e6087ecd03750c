"""Where on the body something is felt: from a region to shapes along a limb.

A region is drawn on its own side of the limb, so that the back of the thigh is told from its front. Knows no poses.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from coach.core.body import (
    ANKLE_R,
    CHEST_R,
    HEEL_R,
    HIP_R,
    KNEE_R,
    THIGH_R,
    WAIST_R,
    Body,
    LegPoints,
    along,
    between,
    direction,
)
from coach.core.drawing import Capsule, Point, Role, Shape
from coach.core.pose import Region


class _Band(NamedTuple):
    """A part of a limb: from which part of its length to which, on which side, how thick there and there."""

    start: float
    end: float
    side: float
    """-1 behind, 0 in the middle, 1 in front."""
    at_start: float
    at_end: float


_THIGH = {
    Region.FRONT_OF_THIGH: _Band(0.16, 0.9, 1, 1.0, 0.85),
    Region.BACK_OF_THIGH: _Band(0.14, 0.92, -1, 1.0, 0.85),
    Region.INNER_THIGH: _Band(0.1, 0.7, 0, 0.7, 0.5),
    Region.THIGH: _Band(0.12, 0.92, 0, 1.7, 1.6),
}
_SHANK = {
    Region.CALF: _Band(0.14, 0.55, -1, 1.15, 1.25),
    Region.LOWER_CALF: _Band(0.4, 0.72, -1, 1.25, 1.1),
    Region.ACHILLES_TENDON: _Band(0.6, 1.0, -1, 0.9, 0.75),
    Region.SHIN: _Band(0.12, 0.8, 1, 1.0, 0.85),
    Region.LOWER_LEG: _Band(0.08, 0.9, 0, 1.7, 1.6),
}


def felt_in_leg(regions: Iterable[Region], leg: LegPoints) -> Iterator[Shape]:
    """What is felt in a leg below the hip."""
    for region in regions:
        if region in _THIGH:
            yield _along_limb(leg.hip, leg.knee, THIGH_R, KNEE_R, _THIGH[region])
        elif region in _SHANK:
            yield _along_limb(leg.knee, leg.ankle, KNEE_R, ANKLE_R, _SHANK[region])
        elif region is Region.SOLE:
            pitch = direction(leg.heel, leg.ball)
            yield _felt(along(leg.heel, pitch - 90, HEEL_R * 0.5), along(leg.ball, pitch - 90, 0.008), 0.016, 0.014)
        elif region is Region.ANKLE:
            yield _felt(leg.ankle, leg.ankle, ANKLE_R * 1.25, ANKLE_R * 1.25)
        elif region is Region.NERVE:
            yield from _nerve(leg)


def felt_in_trunk(regions: Iterable[Region], body: Body) -> Iterator[Shape]:
    """What is felt in the trunk and round the hip."""
    trunk = direction(body.hip, body.waist)
    thigh = direction(body.near_leg.hip, body.near_leg.knee)
    for region in regions:
        if region is Region.LOWER_BACK:
            low, high = between(body.hip, body.waist, 0.4), between(body.waist, body.shoulder, 0.35)
            yield _felt(along(low, trunk + 90, HIP_R * 0.6), along(high, trunk + 90, WAIST_R * 0.6), 0.03, 0.026)
        elif region is Region.BUTTOCK:
            behind = along(body.hip, trunk + 115, HIP_R * 0.56)
            yield _felt(behind, along(behind, thigh, 0.03), 0.044, 0.038)
        elif region is Region.SIDE_OF_HIP:
            yield _felt(body.hip, along(body.hip, trunk, 0.03), 0.042, 0.036)
        elif region is Region.FRONT_OF_HIP:
            above = along(between(body.hip, body.waist, 0.55), trunk - 90, WAIST_R * 0.62)
            below = along(along(body.hip, thigh, 0.085), thigh + 90, THIGH_R * 0.6)
            yield _felt(above, below, 0.028, 0.032)
        elif region is Region.BREATH:
            front = direction(body.waist, body.shoulder) - 90
            yield _felt(
                along(body.waist, front, WAIST_R * 0.5),
                along(between(body.waist, body.shoulder, 0.5), front, CHEST_R * 0.4),
                0.036,
                0.032,
            )


def _along_limb(start: Point, end: Point, at_start: float, at_end: float, band: _Band) -> Shape:
    """A bulge along one side of a limb that tapers; in the middle it covers the limb."""
    way = direction(start, end)
    ends = []
    for part, thick in ((band.start, band.at_start), (band.end, band.at_end)):
        radius = at_start + (at_end - at_start) * part
        ends.append((along(between(start, end, part), way + 90, band.side * radius * 0.62), radius * 0.62 * thick))
    (a, at_a), (b, at_b) = ends
    return _felt(a, b, at_a, at_b)


def _nerve(leg: LegPoints) -> Iterator[Shape]:
    """A line from the buttock down the back of the leg to the foot."""
    thigh, shank = direction(leg.hip, leg.knee), direction(leg.knee, leg.ankle)
    course = [
        along(leg.hip, thigh - 110, HIP_R * 0.7),
        along(between(leg.hip, leg.knee, 0.5), thigh - 90, THIGH_R * 0.35),
        along(leg.knee, thigh - 90 - (thigh - shank) / 2, KNEE_R * 0.4),
        along(between(leg.knee, leg.ankle, 0.5), shank - 90, KNEE_R * 0.3),
        along(leg.ankle, shank - 90, ANKLE_R * 0.3),
    ]
    for a, b in pairwise(course):
        yield _felt(a, b, 0.017, 0.017)


def _felt(a: Point, b: Point, at_a: float, at_b: float) -> Shape:
    return Capsule(Role.MUSCLE, a, b, at_a, at_b)
