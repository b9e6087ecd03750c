"""A body in side view, facing right: how long its parts are, and where joint angles put them.

Lengths in heights of the body. The proportions are our own convention, drawn to be told apart at the size of a
thumbnail, not measured on anybody. Angles are degrees as a clinic measures them: flexion is positive, extension
negative, dorsiflexion positive. Knows no floor and no things: `posing.py` places the body.
"""

from collections.abc import Mapping
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from coach.core.drawing import Point
from coach.core.pose import Joint, Leg

ANKLE_HEIGHT = 0.042
"""Of the ankle above the sole."""
HEEL, BALL, TOES = 0.036, 0.072, 0.036
"""From the ankle back to the heel, forward to the ball, and from there to the tips of the toes."""
SHANK = 0.243
THIGH = 0.245
LOINS = 0.115
"""From the hip to the waist."""
CHEST = 0.165
"""From the waist to the shoulder."""
NECK = 0.125
"""From the shoulder to the middle of the head."""
UPPER_ARM = 0.175
FOREARM = 0.192
"""From the elbow to the middle of the hand."""

HIP_R, WAIST_R, CHEST_R, NECK_R, HEAD_R = 0.066, 0.055, 0.066, 0.03, 0.06
THIGH_R, KNEE_R, ANKLE_R, HEEL_R, TOE_R = 0.058, 0.041, 0.026, 0.024, 0.015
SHOULDER_R, ELBOW_R, WRIST_R, HAND_R = 0.036, 0.028, 0.021, 0.024

TOWARDS_US = 0.35
"""How far down the picture goes what comes towards whoever looks at it, as a part of the way that it comes."""


class LegPoints(NamedTuple):
    """Where a leg is. The foot's points lie in the middle of its thickness."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    ball: Point
    toes: Point


class ArmPoints(NamedTuple):
    """Where an arm is."""

    shoulder: Point
    elbow: Point
    hand: Point


class Body(NamedTuple):
    """Where everything is."""

    hip: Point
    waist: Point
    shoulder: Point
    head: Point
    near_leg: LegPoints
    far_leg: LegPoints
    near_arm: ArmPoints
    far_arm: ArmPoints


Angles = Mapping[Joint, float]


def along(start: Point, direction: float, length: float) -> Point:
    """The point that lies this far away in a direction: degrees, 0 to the right, 90 up."""
    turn = radians(direction)
    return Point(start.x + length * cos(turn), start.y + length * sin(turn))


def between(a: Point, b: Point, part: float) -> Point:
    """The point at this part of the way."""
    return Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)


def direction(a: Point, b: Point) -> float:
    """Degrees from one point to another."""
    return degrees(atan2(b.y - a.y, b.x - a.x))


def distance(a: Point, b: Point) -> float:
    return hypot(b.x - a.x, b.y - a.y)


def body_at(angles: Angles, lean: float, hip: Point) -> Body:
    """The body with its hip here. `lean` is how far its support tips it forward from upright."""
    upward = 90 - lean - angles.get(Joint.TRUNK, 0)
    waist = along(hip, upward, LOINS)
    bent = upward - angles.get(Joint.SPINE, 0)
    shoulder = along(waist, bent, CHEST)
    head = along(shoulder, bent - angles.get(Joint.NECK, 0), NECK)
    near, far = (_leg_at(angles, leg, hip, upward + 180) for leg in Leg)
    arms = (_arm_at(angles, side, shoulder, bent + 180) for side in Leg)
    return Body(hip, waist, shoulder, head, near, far, *arms)


def _leg_at(angles: Angles, leg: Leg, hip: Point, downward: float) -> LegPoints:
    thigh = downward + angles.get(Joint(f"{leg}_hip"), 0)
    out = radians(angles.get(Joint(f"{leg}_hip_out"), 0)) * (1 if leg is Leg.NEAR else -1)
    knee = along(hip, thigh, THIGH * cos(out))
    knee = Point(knee.x, knee.y - TOWARDS_US * THIGH * sin(out))
    shank = thigh - angles.get(Joint(f"{leg}_knee"), 0)
    ankle = along(knee, shank, SHANK)
    return with_foot(hip, knee, ankle, shank + 90 + angles.get(Joint(f"{leg}_ankle"), 0))


def with_foot(hip: Point, knee: Point, ankle: Point, pitch: float, toes: float | None = None) -> LegPoints:
    """A leg whose foot points in a direction: degrees from heel to ball; its toes may point in another one."""
    middle = along(ankle, pitch - 90, ANKLE_HEIGHT - HEEL_R)
    ball = along(along(ankle, pitch - 90, ANKLE_HEIGHT - TOE_R), pitch, BALL)
    return LegPoints(
        hip, knee, ankle, along(middle, pitch, -HEEL), ball, along(ball, pitch if toes is None else toes, TOES)
    )


def _arm_at(angles: Angles, side: Leg, shoulder: Point, downward: float) -> ArmPoints:
    upper = downward + angles.get(Joint(f"{side}_shoulder"), 0)
    elbow = along(shoulder, upper, UPPER_ARM)
    return ArmPoints(shoulder, elbow, along(elbow, upper + angles.get(Joint(f"{side}_elbow"), 0), FOREARM))


def lowest_of_leg(leg: LegPoints) -> float:
    """How low a leg below the hip comes."""
    return min(leg.knee.y - KNEE_R, leg.heel.y - HEEL_R, leg.ankle.y - ANKLE_R, leg.ball.y - TOE_R, leg.toes.y - TOE_R)


def lowest_of_trunk(body: Body) -> float:
    """How low the trunk and the head come."""
    head = body.head.y - HEAD_R
    return min(body.hip.y - HIP_R, body.waist.y - WAIST_R, body.shoulder.y - CHEST_R, head)


def lowest(body: Body) -> float:
    """How low anything of the body comes."""
    legs = (lowest_of_leg(leg) for leg in (body.near_leg, body.far_leg))
    arms = (min(arm.elbow.y - ELBOW_R, arm.hand.y - HAND_R) for arm in (body.near_arm, body.far_arm))
    return min(lowest_of_trunk(body), *legs, *arms)


def raised(body: Body, by: float) -> Body:
    """The whole body, higher by this much."""

    def up(point: Point) -> Point:
        return Point(point.x, point.y + by)

    return Body(
        *(up(body.hip), up(body.waist), up(body.shoulder), up(body.head)),
        *(LegPoints(*map(up, body.near_leg)), LegPoints(*map(up, body.far_leg))),
        *(ArmPoints(*map(up, body.near_arm)), ArmPoints(*map(up, body.far_arm))),
    )


def pitch_of(leg: LegPoints) -> float:
    """Where the foot points: degrees from heel to ball."""
    lift = degrees(atan2(HEEL_R - TOE_R, BALL + HEEL))
    return direction(leg.heel, leg.ball) + lift


def leg_to(leg: LegPoints, ankle: Point, pitch: float, toes: float | None = None) -> LegPoints:
    """The leg with its ankle there, the knee to the front; stretched towards it where it is out of reach.

    A thigh that is turned out is seen at a slant, and stays where it is: only the shank turns.
    """
    if abs(distance(leg.hip, leg.knee) - THIGH) > 1e-6:
        way = min(distance(leg.knee, ankle), SHANK)
        return with_foot(leg.hip, leg.knee, along(leg.knee, direction(leg.knee, ankle), way), pitch, toes)
    knee, end = _bend(leg.hip, ankle, THIGH, SHANK, 1)
    return with_foot(leg.hip, knee, end, pitch, toes)


def arm_to(arm: ArmPoints, hand: Point) -> ArmPoints:
    """The arm with its hand there, the elbow to the back; stretched towards it where it is out of reach."""
    elbow, end = _bend(arm.shoulder, hand, UPPER_ARM, FOREARM, -1)
    return ArmPoints(arm.shoulder, elbow, end)


def _bend(root: Point, end: Point, upper: float, lower: float, side: int) -> tuple[Point, Point]:
    """Where two bones meet that reach from root to end, and where they end."""
    way = direction(root, end)
    span = min(max(distance(root, end), abs(upper - lower)), upper + lower)
    cosine = (upper**2 + span**2 - lower**2) / (2 * upper * span)
    turn = degrees(acos(min(1.0, max(-1.0, cosine))))
    return along(root, way + side * turn, upper), along(root, way, span)
