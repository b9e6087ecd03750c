"""A figure at a moment: bodies, things and what is felt become shapes.

Pure geometry: (figure, part of the way, side) -> Drawing. Must never know a clock, a colour or a pixel.
"""

from collections.abc import Iterator
from typing import NamedTuple

from coach.core.body import (
    ANKLE_R,
    CHEST_R,
    ELBOW_R,
    HAND_R,
    HEAD_R,
    HEEL_R,
    HIP_R,
    KNEE_R,
    NECK_R,
    SHOULDER_R,
    THIGH_R,
    TOE_R,
    WAIST_R,
    WRIST_R,
    ArmPoints,
    Body,
    LegPoints,
    along,
    between,
    direction,
)
from coach.core.drawing import Box, Capsule, Drawing, Frame, Point, Role, Shape, around, frame_of, mirrored
from coach.core.muscles import felt_in_leg, felt_in_trunk
from coach.core.pose import Figure, Joint, Support
from coach.core.posing import angles_at, body_of
from coach.core.routine import Side
from coach.core.things import behind, in_front

FLOOR = 0.022
"""How thick the floor is drawn."""
_MOMENTS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Stage(NamedTuple):
    """What all moments of a figure share."""

    whole: Frame
    """Round the body, wherever it goes."""
    frame: Frame
    """Round everything, things and floor included."""
    flat: bool
    """Whether it is seen from above, and has no floor."""


def stage_of(figure: Figure) -> Stage:
    """The stage of a figure: it costs as much as ten drawings, so whoever draws more than one keeps it."""
    moments = (*(-moment for moment in _MOMENTS if figure.alternates), *_MOMENTS)
    bodies = [body_of(figure, moment) for moment in moments]
    whole = around([frame_of(shape) for body in bodies for shape in _all_of(body)])
    flat = figure.poses[0].support is Support.LIES_ON_SIDE
    frame = around([frame_of(shape) for moment in moments for shape in _scene(figure, moment, whole, flat)])
    if not flat:
        frame = Frame(frame.left - 0.04, -FLOOR, frame.right + 0.04, frame.top)
    return Stage(whole, frame, flat)


def draw(figure: Figure, part: float = 0.0, side: Side = Side.RIGHT, stage: Stage | None = None) -> Drawing:
    """The figure at a part of the way from its first pose (0) to its last (1), or to the other leg's turn (-1).

    The near leg is the one of `side`: whoever works on the right is seen from the right and faces right. `stage` is
    that of this figure, made anew where none is handed in.
    """
    whole, frame, flat = stage or stage_of(figure)
    shapes = tuple(_scene(figure, part, whole, flat))
    if not flat:
        shapes = (Box(Role.FLOOR, frame.left, frame.bottom, frame.right, 0), *shapes)
    drawing = Drawing(shapes, frame)
    return mirrored(drawing) if side is Side.LEFT else drawing


def eased(part: float) -> float:
    """The same part of a way that begins and ends softly."""
    return part * part * (3 - 2 * part)


def _scene(figure: Figure, part: float, whole: Frame, flat: bool) -> Iterator[Shape]:
    """Everything but the floor, the farthest first."""
    body = body_of(figure, part)
    crank = angles_at(figure, abs(part)).get(Joint.CRANK, 0)
    yield from behind(figure.things, body, whole, crank, flat)
    yield from _arm(body.far_arm, Role.FAR, Role.FAR)
    yield from _leg(body.far_leg, Role.FAR)
    if figure.both and not figure.by_turns:  # what passes behind the near leg would light up in pieces
        yield from felt_in_leg(figure.felt, body.far_leg)
    yield from _trunk(body)
    yield from _leg(body.near_leg, Role.NEAR)
    yield from felt_in_trunk(figure.felt, body)
    yield from felt_in_leg(figure.felt, body.near_leg)
    yield from in_front(figure.things, body)
    yield from _arm(body.near_arm, Role.SKIN, Role.BODY)


def _all_of(body: Body) -> Iterator[Shape]:
    yield from (*_arm(body.far_arm, Role.FAR, Role.FAR), *_leg(body.far_leg, Role.FAR), *_trunk(body))
    yield from (*_leg(body.near_leg, Role.NEAR), *_arm(body.near_arm, Role.SKIN, Role.BODY))


def _trunk(body: Body) -> Iterator[Shape]:
    skull = direction(body.shoulder, body.head)
    pelvis = direction(body.hip, body.waist)
    yield Capsule(Role.SKIN, body.shoulder, body.head, NECK_R, NECK_R)
    yield Capsule(Role.BODY, body.hip, body.waist, HIP_R, WAIST_R)
    yield Capsule(Role.BODY, body.waist, between(body.waist, body.shoulder, 0.85), WAIST_R, CHEST_R)
    yield Capsule(Role.BODY, between(body.waist, body.shoulder, 0.85), body.shoulder, CHEST_R, SHOULDER_R * 1.2)
    seat = along(body.hip, pelvis + 120, HIP_R * 0.3)
    yield Capsule(Role.BODY, seat, seat, HIP_R * 0.8, HIP_R * 0.8)
    yield from _head(body.head, skull)


def _head(middle: Point, skull: float) -> Iterator[Shape]:
    """A skull with a face: the nose says where it looks, the hair keeps to the back and the top."""
    face = skull - 90
    chin = along(along(middle, face, HEAD_R * 0.42), skull, -HEAD_R * 0.52)
    nose = along(along(middle, face, HEAD_R * 0.98), skull, -HEAD_R * 0.05)
    nape = along(along(middle, face, -HEAD_R * 0.5), skull, -HEAD_R * 0.1)
    crown = along(along(middle, face, -HEAD_R * 0.2), skull, HEAD_R * 0.42)
    brow = along(along(middle, face, HEAD_R * 0.3), skull, HEAD_R * 0.72)
    yield Capsule(Role.SKIN, middle, chin, HEAD_R, HEAD_R * 0.5)
    yield Capsule(Role.SKIN, nose, nose, HEAD_R * 0.22, HEAD_R * 0.22)
    yield Capsule(Role.HAIR, nape, crown, HEAD_R * 0.52, HEAD_R * 0.66)
    yield Capsule(Role.HAIR, crown, brow, HEAD_R * 0.6, HEAD_R * 0.34)


def _leg(leg: LegPoints, role: Role) -> Iterator[Shape]:
    shank = direction(leg.knee, leg.ankle)
    calf = along(between(leg.knee, leg.ankle, 0.3), shank - 90, KNEE_R * 0.3)
    yield Capsule(role, leg.hip, leg.knee, THIGH_R, KNEE_R)
    yield Capsule(role, leg.knee, leg.ankle, KNEE_R * 0.93, ANKLE_R)
    yield Capsule(role, calf, between(calf, leg.ankle, 0.6), KNEE_R * 0.9, ANKLE_R)
    yield Capsule(role, leg.ankle, leg.heel, ANKLE_R, HEEL_R)
    yield Capsule(role, leg.heel, leg.ball, HEEL_R, TOE_R)
    yield Capsule(role, leg.ankle, leg.ball, ANKLE_R * 0.9, TOE_R)
    yield Capsule(role, leg.ball, leg.toes, TOE_R, TOE_R)


def _arm(arm: ArmPoints, role: Role, sleeve: Role) -> Iterator[Shape]:
    wrist = between(arm.elbow, arm.hand, 0.8)
    yield Capsule(role, arm.shoulder, arm.elbow, SHOULDER_R * 0.95, ELBOW_R)
    yield Capsule(role, arm.elbow, wrist, ELBOW_R, WRIST_R)
    yield Capsule(role, wrist, arm.hand, WRIST_R, HAND_R)
    yield Capsule(sleeve, arm.shoulder, between(arm.shoulder, arm.elbow, 0.3), SHOULDER_R, SHOULDER_R)
