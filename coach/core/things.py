"""The things round a body: how they look, and where a hand or a foot rests on them and on the body itself.

Lengths in heights of the body; the sizes are our own convention, drawn to be recognised. Must never move the body.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import cos, radians, sin

from coach.core.body import (
    ANKLE_R,
    CHEST_R,
    HAND_R,
    HEAD_R,
    HIP_R,
    KNEE_R,
    THIGH_R,
    WAIST_R,
    Body,
    along,
    between,
    direction,
)
from coach.core.drawing import Box, Capsule, Frame, Point, Role, Shape
from coach.core.pose import Kind, Place, Thing

MAT = 0.014
STRAP_R = 0.015
PACK_R = 0.04
SEAT = 0.225
HALF_SEAT = 0.13
CHAIR_BACK = 0.56
STEP = 0.11
BED = 0.2
RAIL = 0.52
SADDLE = Point(0.0, 0.535)
HANDLEBAR = Point(0.37, 0.66)
CRANKS = Point(0.13, 0.19)
CRANK = 0.085
WHEEL, WHEEL_R = Point(0.42, 0.16), 0.12
_FAR_AWAY = 3.0
_WAVE = ((0.06, -1), (0.11, 1), (0.16, -1), (0.21, 1))
"""How far above a heat pack, and to which side."""

USUAL = {Kind.CHAIR: CHAIR_BACK, Kind.STEP: STEP, Kind.BED: BED, Kind.RAIL: RAIL, Kind.CUSHION: 0.08, Kind.MAT: MAT}


def first(things: Iterable[Thing], kind: Kind) -> Thing | None:
    """The first thing of this kind."""
    return next((thing for thing in things if thing.kind is kind), None)


def height_of(thing: Thing) -> float:
    """How high it is."""
    return USUAL.get(thing.kind, 1.0) if thing.height is None else thing.height / 100


def seat_below(things: Iterable[Thing]) -> float:
    """How high somebody sits who is carried at 0."""
    for thing in things:
        if thing.kind is Kind.CHAIR and abs(thing.at) <= 100 * HALF_SEAT:
            return SEAT
    return bed_below(things)


def bed_below(things: Iterable[Thing]) -> float:
    """How high somebody lies."""
    return max((height_of(thing) for thing in things if thing.kind in (Kind.BED, Kind.MAT)), default=0.0)


_LEVELS = {Place.STEP: Kind.STEP, Place.BED: Kind.BED, Place.CUSHION: Kind.CUSHION, Place.SEAT: Kind.CHAIR}
_HALF_WIDTH = {Kind.CHAIR: HALF_SEAT, Kind.CUSHION: 0.09}


def level(place: Place, point: Point, things: Iterable[Thing]) -> Point:
    """The place below or above a point on something level that one rests on; on the floor where there is none."""
    thing = first(things, _LEVELS[place]) if place in _LEVELS else None
    if thing is None:
        return Point(point.x, 0.0)
    top = SEAT if thing.kind is Kind.CHAIR else height_of(thing)
    half = _HALF_WIDTH.get(thing.kind, _FAR_AWAY)
    return Point(min(max(point.x, thing.at / 100 - half), thing.at / 100 + half), top)


def hold(place: Place, hand: Point, things: Iterable[Thing]) -> Point | None:
    """Where a hand rests on a thing, coming from where it is; None where the place is on the body."""
    if place is Place.WALL:
        wall = first(things, Kind.WALL)
        at = wall.at / 100 if wall else hand.x
        return Point(at - HAND_R if at > 0 else at + HAND_R, hand.y)
    if place is Place.CHAIR_BACK:
        chair = first(things, Kind.CHAIR)
        return Point(_back_of(chair), height_of(chair)) if chair else hand
    if place is Place.RAIL:
        rail = first(things, Kind.RAIL)
        return Point(rail.at / 100, height_of(rail)) if rail else hand
    if place is Place.HANDLEBAR:
        return HANDLEBAR
    if place in (*_LEVELS, Place.FLOOR):
        rest = level(place, hand, things)
        return Point(rest.x, rest.y + HAND_R)
    return None


def pedal(angle: float) -> Point:
    """Where the sole rests on a pedal: degrees since it was at the top, going forward."""
    turn = radians(90 - angle)
    return Point(CRANKS.x + CRANK * cos(turn), CRANKS.y + CRANK * sin(turn) + 0.012)


def spot(body: Body, place: Place) -> tuple[Point, float]:
    """Where a place of the body is, on its surface, and degrees along which the part there lies."""
    words = place.value
    if "near" in words or "far" in words:
        return _spot_on_leg(body, words)
    trunk = direction(body.hip, body.waist)
    upper = direction(body.waist, body.shoulder)
    if place is Place.HEAD:
        skull = direction(body.shoulder, body.head)
        return along(body.head, skull + 90, HEAD_R * 0.8), skull
    if place is Place.CHEST:
        return along(between(body.waist, body.shoulder, 0.8), upper - 90, CHEST_R), upper
    if place is Place.BELLY:
        return along(body.waist, trunk - 90, WAIST_R), trunk
    if place is Place.BUTTOCK:
        return along(body.hip, trunk + 90, HIP_R), trunk
    return along(body.hip, trunk, HIP_R * 0.6), trunk


def _spot_on_leg(body: Body, words: str) -> tuple[Point, float]:
    leg = body.near_leg if "near" in words else body.far_leg
    thigh = direction(leg.hip, leg.knee)
    shank = direction(leg.knee, leg.ankle)
    if words.endswith("thigh"):
        side = -90 if words.startswith("back") else 90
        return along(between(leg.hip, leg.knee, 0.55), thigh + side, THIGH_R * 0.85), thigh
    if words.endswith("knee"):
        return along(leg.knee, thigh + 45, KNEE_R), thigh
    if words.endswith("shin"):
        return along(between(leg.knee, leg.ankle, 0.5), shank + 90, KNEE_R * 0.8), shank
    if words.endswith("calf"):
        return along(between(leg.knee, leg.ankle, 0.4), shank - 90, KNEE_R), shank
    if words.endswith("ankle"):
        return along(leg.ankle, shank + 90, ANKLE_R), shank
    return leg.ball, direction(leg.heel, leg.ball)


def behind(things: Iterable[Thing], body: Body, whole: Frame, angle: float, flat: bool) -> Iterator[Shape]:
    """What stands behind the body. `whole` holds the body at all moments; `flat` where it is seen from above."""
    for thing in things:
        match thing.kind:
            case Kind.MAT if flat:
                for role, by in ((Role.PROP, 0.08), (Role.FLOOR, 0.045)):
                    yield Box(role, whole.left - by, whole.bottom - by, whole.right + by, whole.top + by)
            case Kind.CUSHION if flat and thing.part is not None:
                middle = spot(body, thing.part)[0]
                yield Box(Role.PALE, middle.x - 0.085, middle.y - 0.11, middle.x + 0.085, middle.y + 0.13)
            case Kind.MAT:
                yield Box(Role.PROP, whole.left - 0.03, 0, whole.right + 0.03, height_of(thing))
            case Kind.BED:
                yield from _bed(thing, whole)
            case Kind.WALL:
                at = thing.at / 100
                yield Box(Role.PROP, *((at, 0, at + 0.05) if at > 0 else (at - 0.05, 0, at)), 1.05)
            case Kind.BIKE:
                yield from _bike(angle)
            case Kind.STRAP | Kind.ICE_PACK | Kind.HEAT_PACK | Kind.BANDAGE:
                continue
            case Kind.CUSHION if thing.part is not None:
                yield _cushion_under(spot(body, thing.part)[0], bed_below(things))
            case _:
                yield from _STANDING[thing.kind](thing)


def in_front(things: Iterable[Thing], body: Body) -> Iterator[Shape]:
    """What lies on the body, is wound round it or held by it."""
    for thing in things:
        if thing.part is None:
            continue
        point, way = spot(body, thing.part)
        if thing.kind is Kind.STRAP:
            yield Capsule(Role.PROP, body.near_arm.hand, point, STRAP_R, STRAP_R)
        elif thing.kind is Kind.ICE_PACK:
            yield Capsule(Role.PALE, along(point, way, -0.05), along(point, way, 0.05), PACK_R, PACK_R)
        elif thing.kind is Kind.HEAT_PACK:
            yield Capsule(Role.PROP, along(point, way, -0.05), along(point, way, 0.05), PACK_R, PACK_R)
            yield from _warmth(point)
        elif thing.kind is Kind.BANDAGE:
            yield from _bandage(point, way, -1 if thing.part.value.endswith("calf") or "back" in thing.part else 1)
            yield from _roll(point, body)


def _warmth(point: Point) -> Iterator[Shape]:
    """Three waves that rise, as on any sign for what is hot; not in the colour of a muscle at work."""
    for across in (-0.09, 0.0, 0.09):
        wave = [Point(point.x + across + 0.018 * side, point.y + up) for up, side in _WAVE]
        for a, b in pairwise(wave):
            yield Capsule(Role.PROP, a, b, 0.01, 0.01)


def _bandage(point: Point, way: float, side: int) -> Iterator[Shape]:
    """Slanting turns across a limb, from the side on which the point is: 1 in front, -1 behind."""
    for turn in (-0.075, -0.025, 0.025, 0.075):
        for role, at in ((Role.FAR, turn - 0.025), (Role.PALE, turn)):
            band = along(point, way, at)
            yield Capsule(role, band, along(band, way - 105 * side, 1.8 * KNEE_R), 0.016, 0.016)


def _roll(point: Point, body: Body) -> Iterator[Shape]:
    """The end of a bandage, still rolled up in the near hand."""
    hand = body.near_arm.hand
    roll = along(hand, direction(body.near_arm.elbow, hand), 0.035)
    yield Capsule(Role.PALE, point, roll, STRAP_R, STRAP_R)
    yield Capsule(Role.PALE, roll, roll, 0.036, 0.036)


def _back_of(chair: Thing) -> float:
    return chair.at / 100 + (HALF_SEAT if chair.turned else -HALF_SEAT)


def _chair(thing: Thing) -> Iterator[Shape]:
    at, back = thing.at / 100, _back_of(thing)
    yield Box(Role.PROP, at - HALF_SEAT, SEAT - 0.028, at + HALF_SEAT, SEAT)
    yield Box(Role.PROP, at - HALF_SEAT, 0, at - HALF_SEAT + 0.022, SEAT)
    yield Box(Role.PROP, at + HALF_SEAT - 0.022, 0, at + HALF_SEAT, SEAT)
    yield Box(Role.PROP, back - 0.014, SEAT, back + 0.014, height_of(thing))


def _step(thing: Thing) -> Iterator[Shape]:
    edge, height = thing.at / 100 - 0.02, height_of(thing)
    if thing.turned:
        yield Box(Role.PROP, -edge - 0.45, 0, -edge, height)
        return
    yield Box(Role.PROP, edge, 0, edge + 0.45, height)
    yield Box(Role.PROP, edge + 0.25, 0, edge + 0.45, 2 * height)


def _rail(thing: Thing) -> Iterator[Shape]:
    at, top = thing.at / 100, height_of(thing)
    yield Box(Role.PROP, at - 0.012, 0, at + 0.012, top)
    yield Capsule(Role.PROP, Point(at - 0.07, top), Point(at + 0.07, top), 0.016, 0.016)


def _bed(thing: Thing, whole: Frame) -> Iterator[Shape]:
    left, right, top = whole.left - 0.05, whole.right + 0.05, height_of(thing)
    yield Box(Role.PROP, left, top - 0.09, right, top)
    for leg in (left + 0.02, right - 0.045):
        yield Box(Role.PROP, leg, 0, leg + 0.025, top)
    yield Box(Role.PROP, left - 0.025, 0, left, top + 0.12)


def _cushion(thing: Thing) -> Iterator[Shape]:
    at, half = thing.at / 100, height_of(thing) / 2
    yield Capsule(Role.PROP, Point(at - 0.07, half), Point(at + 0.07, half), half, half)


def _cushion_under(point: Point, floor: float) -> Shape:
    half = max(0.02, (point.y - floor) / 2 - 0.01)
    middle = floor + half
    return Capsule(Role.PROP, Point(point.x - 0.06, middle), Point(point.x + 0.06, middle), half, half)


def _bike(angle: float) -> Iterator[Shape]:
    yield from _ring(WHEEL, WHEEL_R)
    for a, b in ((SADDLE, CRANKS), (CRANKS, WHEEL), (CRANKS, HANDLEBAR), (WHEEL, HANDLEBAR)):
        yield Capsule(Role.PROP, a, b, 0.013, 0.013)
    yield Box(Role.PROP, -0.1, 0, 0.56, 0.03)
    yield Box(Role.PROP, CRANKS.x - 0.012, 0, CRANKS.x + 0.012, CRANKS.y)
    yield Capsule(Role.PROP, Point(SADDLE.x - 0.06, SADDLE.y), Point(SADDLE.x + 0.07, SADDLE.y), 0.02, 0.012)
    yield Capsule(Role.PROP, HANDLEBAR, Point(HANDLEBAR.x + 0.05, HANDLEBAR.y - 0.01), 0.014, 0.014)
    for at in (pedal(angle), pedal(angle + 180)):
        yield Capsule(Role.PROP, CRANKS, at, 0.011, 0.011)
        yield Capsule(Role.PROP, Point(at.x - 0.03, at.y - 0.012), Point(at.x + 0.03, at.y - 0.012), 0.01, 0.01)


def _ring(middle: Point, radius: float) -> Iterator[Shape]:
    rim = [along(middle, 22.5 * turn, radius) for turn in range(17)]
    for a, b in pairwise(rim):
        yield Capsule(Role.PROP, a, b, 0.014, 0.014)


def _partner(thing: Thing) -> Iterator[Shape]:
    """Somebody who kneels and holds what lies before the knees: seen as a shade."""
    at = thing.at / 100
    hip, shoulder = Point(at - 0.2, 0.2), Point(at - 0.12, 0.46)
    yield Capsule(Role.PROP, Point(at - 0.3, 0.03), Point(at - 0.08, 0.035), 0.03, 0.035)
    yield Capsule(Role.PROP, Point(at - 0.08, 0.035), hip, 0.04, 0.06)
    yield Capsule(Role.PROP, hip, shoulder, 0.06, 0.06)
    yield Capsule(Role.PROP, shoulder, Point(at, 0.1), 0.03, 0.024)
    yield Capsule(Role.PROP, Point(at - 0.07, 0.57), Point(at - 0.07, 0.57), HEAD_R, HEAD_R)


_STANDING: dict[Kind, Callable[[Thing], Iterator[Shape]]] = {
    Kind.CHAIR: _chair,
    Kind.STEP: _step,
    Kind.RAIL: _rail,
    Kind.CUSHION: _cushion,
    Kind.PARTNER: _partner,
}
