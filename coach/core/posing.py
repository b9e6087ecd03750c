"""From the poses of a figure to where a body is.

The body hangs together by its joints, is put where its support is, and then hands and feet go to where they rest.
Lengths in heights of the body, angles in degrees. Must never draw.
"""

from collections.abc import Iterator, Sequence

from coach.core.body import (
    ANKLE_HEIGHT,
    ANKLE_R,
    BALL,
    HAND_R,
    HEEL_R,
    HIP_R,
    KNEE_R,
    TOE_R,
    Body,
    LegPoints,
    along,
    arm_to,
    between,
    body_at,
    direction,
    distance,
    leg_to,
    lowest,
    lowest_of_leg,
    lowest_of_trunk,
    pitch_of,
    raised,
)
from coach.core.drawing import Point
from coach.core.pose import End, Figure, Joint, Leg, Place, Pose, Support, Thing
from coach.core.things import SADDLE, bed_below, hold, level, pedal, seat_below, spot

LEANS = {Support.LIES_ON_BACK: -90.0, Support.LIES_ON_SIDE: -90.0, Support.LIES_ON_FRONT: 90.0}
"""How far a support tips the body forward from upright, in degrees."""


def angles_at(figure: Figure, part: float) -> dict[Joint, float]:
    """The angle of every joint at a part of the way."""
    first, last = figure.poses[0].joints, figure.poses[-1].joints
    return {
        joint: first.get(joint, 0) + (last.get(joint, 0) - first.get(joint, 0)) * part
        for joint in Joint
        if joint in first or joint in last
    }


def body_of(figure: Figure, part: float) -> Body:
    """Where the body is at a part of the way, its hands and feet where they rest.

    Below 0 it is as far on the way with the legs exchanged, for what alternates.
    """
    if part < 0:
        return _exchanged(figure, body_of(figure, -part))
    first, last = figure.poses[0], figure.poses[-1]
    angles = angles_at(figure, part)
    lean = LEANS.get(first.support, 0.0) * (1 - part) + LEANS.get(last.support, 0.0) * part
    hung = body_at(angles, lean, Point(0, 0))
    hip = between(_hip(first, hung, figure.things), _hip(last, hung, figure.things), part)
    body = body_at(angles, lean, hip)
    crank = angles.get(Joint.CRANK, 0)
    for leg in (Leg.FAR, Leg.NEAR):
        ways = [_rested_leg(pose, leg, body, figure.things, crank) for pose in (first, last)]
        body = _with_leg(body, leg, _leg_between(body, leg, ways, part))
    for side in (Leg.FAR, Leg.NEAR):
        arm = body.near_arm if side is Leg.NEAR else body.far_arm
        hands = [_rested_hand(pose, side, arm.hand, body, figure.things) for pose in (first, last)]
        hand = between(hands[0], hands[1], part)
        if hand != arm.hand:
            arm = arm_to(arm, hand)
            body = body._replace(near_arm=arm) if side is Leg.NEAR else body._replace(far_arm=arm)
    if Support.LIES_ON_SIDE in (first.support, last.support):
        return body
    return raised(body, max(0.0, -lowest(body)))


def _exchanged(figure: Figure, body: Body) -> Body:
    """The other leg's turn. Arms swing with the legs, but where a hand rests they stay."""
    body = body._replace(near_leg=body.far_leg, far_leg=body.near_leg)
    if any(hand in pose.contacts for pose in figure.poses for hand in (End.NEAR_HAND, End.FAR_HAND)):
        return body
    return body._replace(near_arm=body.far_arm, far_arm=body.near_arm)


def _leg_of(body: Body, leg: Leg) -> LegPoints:
    return body.near_leg if leg is Leg.NEAR else body.far_leg


def _with_leg(body: Body, leg: Leg, points: LegPoints) -> Body:
    return body._replace(near_leg=points) if leg is Leg.NEAR else body._replace(far_leg=points)


def _hip(pose: Pose, hung: Body, things: Sequence[Thing]) -> Point:
    """Where the hip is, if this pose carries the body; `hung` is the body with its hip at the origin.

    So high that no leg that rests nowhere goes through the floor.
    """
    hip = _carried(pose, hung, things)
    if pose.support in (Support.LIES_ON_SIDE, Support.RIDES):
        return hip
    free = [lowest_of_leg(_leg_of(hung, leg)) for leg in Leg if _contact(pose, leg) is None]
    return Point(hip.x, max(hip.y, -min(free, default=-hip.y)))


def _carried(pose: Pose, hung: Body, things: Sequence[Thing]) -> Point:
    match pose.support:
        case Support.RIDES:
            return Point(SADDLE.x, SADDLE.y + HIP_R * 0.8)
        case Support.LIES_ON_SIDE:
            return Point(0, 0)
        case Support.TREADS:
            return Point(0, -min(map(lowest_of_leg, (hung.near_leg, hung.far_leg))))
        case Support.SITS:
            return Point(0, seat_below(things) + HIP_R * 0.9)
        case Support.LIES_ON_BACK | Support.LIES_ON_FRONT:
            return Point(0, bed_below(things) - lowest_of_trunk(hung))
        case Support.KNEELS:
            knee = _leg_of(hung, pose.leg).knee
            return Point(-knee.x, bed_below(things) + KNEE_R - knee.y)
    return _hip_over_foot(pose, hung, things)


def _hip_over_foot(pose: Pose, hung: Body, things: Sequence[Thing]) -> Point:
    leg = _leg_of(hung, pose.leg)
    rest = _contact(pose, pose.leg)
    if rest is None:
        return Point(-leg.ankle.x, -lowest_of_leg(leg))
    end, place = rest
    base = level(place, Point(0, 0), things)
    if end.endswith("foot"):
        return Point(-leg.ankle.x, base.y + ANKLE_HEIGHT - leg.ankle.y)
    if end.endswith("toes"):
        return Point(-leg.ball.x, base.y + TOE_R - leg.ball.y)
    return Point(-leg.heel.x, base.y + HEEL_R - leg.heel.y)


def _contact(pose: Pose, leg: Leg) -> tuple[End, Place] | None:
    """What of this leg rests, and where."""
    ends = (End(f"{leg}_foot"), End(f"{leg}_toes"), End(f"{leg}_heel"))
    return next(((end, pose.contacts[end]) for end in ends if end in pose.contacts), None)


def _rested_leg(pose: Pose, leg: Leg, body: Body, things: Sequence[Thing], crank: float) -> LegPoints | None:
    """The leg as it rests; None where it rests nowhere."""
    rest = _contact(pose, leg)
    if rest is None:
        return None
    (end, place), points = rest, _leg_of(body, leg)
    pitch = pitch_of(points)
    if place is Place.PEDAL:
        sole = pedal(crank if leg is Leg.NEAR else crank + 180)
        return leg_to(points, Point(sole.x - BALL, sole.y + ANKLE_HEIGHT), 0.0)
    if place.value.startswith(("near", "far", "back")):
        return leg_to(points, along(spot(body, place)[0], 90, ANKLE_R), pitch)
    if end.endswith("foot"):
        ground = level(place, points.ankle, things)
        return leg_to(points, Point(ground.x, ground.y + ANKLE_HEIGHT), 0.0)
    at, thick = (points.ball, TOE_R) if end.endswith("toes") else (points.heel, HEEL_R)
    ground = level(place, at, things)
    ankle = Point(points.ankle.x + ground.x - at.x, points.ankle.y + ground.y + thick - at.y)
    return leg_to(points, ankle, pitch, 0.0 if end.endswith("toes") and pitch < 0 else None)


def _leg_between(body: Body, leg: Leg, ways: list[LegPoints | None], part: float) -> LegPoints:
    """The leg on its way from how it rests in the first pose to how it rests in the last one."""
    free = _leg_of(body, leg)
    first, last = (way or free for way in ways)
    if first is last:
        return free
    if part in (0, 1) or first == last:
        return last if part == 1 else first
    pitch = pitch_of(first) * (1 - part) + pitch_of(last) * part
    toes = direction(first.ball, first.toes) * (1 - part) + direction(last.ball, last.toes) * part
    return leg_to(free, between(first.ankle, last.ankle, part), pitch, toes)


def _rested_hand(pose: Pose, side: Leg, hand: Point, body: Body, things: Sequence[Thing]) -> Point:
    """Where a hand is in a pose: where it rests, else where its joints put it, but never in the floor."""
    place = pose.contacts.get(End(f"{side}_hand"))
    if place is None:
        free = pose.support is Support.LIES_ON_SIDE
        return hand if free else Point(hand.x, max(hand.y, HAND_R))
    return hold(place, hand, things) or spot(body, place)[0]


def misses(figure: Figure) -> Iterator[str]:
    """Every hand and foot that does not reach what it rests on in a key pose, in words for the author."""
    for part, pose in enumerate(figure.poses):
        body = body_of(figure, part)
        crank = angles_at(figure, part).get(Joint.CRANK, 0)
        for side in Leg:
            arm = body.near_arm if side is Leg.NEAR else body.far_arm
            wanted = _rested_hand(pose, side, arm.hand, body, figure.things)
            gaps = [(f"{side}_hand", distance(arm.hand, wanted))]
            rested = _rested_leg(pose, side, body, figure.things, crank)
            if rested is not None:
                gaps.append((f"{side}_leg", distance(_leg_of(body, side).ankle, rested.ankle)))
            yield from (f"{pose.name}: {end} is {100 * gap:.0f} too short" for end, gap in gaps if gap > 0.015)
