"""The body of a figure: limbs that keep their length, joints with a sign, contacts that hold, legs in turn."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.body import (
    FOREARM,
    SHANK,
    THIGH,
    UPPER_ARM,
    ArmPoints,
    Body,
    arm_to,
    body_at,
    direction,
    distance,
    leg_to,
    lowest_of_leg,
)
from coach.core.drawing import Point
from coach.core.pose import Figure, Joint, Kind, Leg, Pose, Support, Thing
from coach.core.posing import body_of, misses
from tests.core.anatomy import MOVED, NEARLY, legs
from tests.core.poses import HANDS, LUNGING, MOVING, figures, parts

points = st.builds(Point, st.floats(-1, 1), st.floats(-1, 1))


@MOVED
@given(figures, parts)
def test_limbs_keep_their_length(figure: Figure, part: float) -> None:
    """Whatever the joints and contacts; but a thigh that is turned out is seen at a slant, up to 6 % longer."""
    body = body_of(figure, part)
    for arm in (body.near_arm, body.far_arm):
        assert distance(arm.shoulder, arm.elbow) == pytest.approx(UPPER_ARM)
        assert distance(arm.elbow, arm.hand) == pytest.approx(FOREARM)
    turned = any(joint.endswith("_out") and angle for pose in figure.poses for joint, angle in pose.joints.items())
    for leg in legs(body):
        bones = (distance(leg.hip, leg.knee), distance(leg.knee, leg.ankle))
        if turned:
            assert bones[0] <= 1.06 * THIGH and bones[1] <= SHANK + NEARLY
        else:
            assert list(bones) == pytest.approx([THIGH, SHANK])


@MOVED
@given(figures)
def test_the_ends_of_the_way_are_the_key_poses(figure: Figure) -> None:
    """At 0 the body is in the first pose, at 1 in the last one, as if there were no other."""
    for part, pose in ((0.0, figure.poses[0]), (1.0, figure.poses[-1])):
        alone = body_of(Figure((pose,), figure.things), part)
        for one, other in zip(_points(body_of(figure, part)), _points(alone), strict=True):
            assert distance(one, other) < NEARLY


def _points(body: Body) -> list[Point]:
    limbs = (body.near_leg, body.far_leg, body.near_arm, body.far_arm)
    return [body.hip, body.waist, body.shoulder, body.head, *(point for limb in limbs for point in limb)]


@pytest.mark.parametrize(
    ("joint", "moved", "way"),
    [
        (Joint.NEAR_HIP, "near_leg.knee", 1),
        (Joint.NEAR_KNEE, "near_leg.ankle", -1),
        (Joint.NEAR_SHOULDER, "near_arm.elbow", 1),
        (Joint.NEAR_ELBOW, "near_arm.hand", 1),
        (Joint.TRUNK, "shoulder", 1),
        (Joint.SPINE, "shoulder", 1),
        (Joint.NECK, "head", 1),
    ],
)
def test_flexion_is_positive(joint: Joint, moved: str, way: int) -> None:
    """As a clinic measures: flexion brings thigh, arm, trunk and head forward, and the heel backward."""
    limb, _, point = moved.partition(".")
    body = body_at({joint: 40}, 0, Point(0, 0))
    place = getattr(body, limb) if not point else getattr(getattr(body, limb), point)
    assert way * place.x > 0.02


def test_dorsiflexion_is_positive() -> None:
    """It draws the toes up."""
    up, level, pointed = (body_at({Joint.NEAR_ANKLE: angle}, 0, Point(0, 0)).near_leg for angle in (20, 0, -20))
    assert up.toes.y > level.toes.y > pointed.toes.y


def test_the_hip_is_measured_against_the_trunk() -> None:
    """With the trunk 30 forward and the hip bent by 30, the thigh hangs straight down."""
    leg = body_at({Joint.TRUNK: 30, Joint.NEAR_HIP: 30}, 0, Point(0, 0)).near_leg
    assert leg.knee.x == pytest.approx(0) and leg.knee.y == pytest.approx(-THIGH)


ARM = ArmPoints(Point(0, 0), Point(0, -UPPER_ARM), Point(0, -UPPER_ARM - FOREARM))
LEG = body_at({}, 0, Point(0, 0)).near_leg


@given(points)
def test_a_hand_gets_where_it_can_and_stretches_towards_the_rest(target: Point) -> None:
    """Within reach it is there; out of reach the arm is straight and points there."""
    arm, way = arm_to(ARM, target), distance(ARM.shoulder, target)
    if abs(UPPER_ARM - FOREARM) <= way <= UPPER_ARM + FOREARM:
        assert distance(arm.hand, target) < NEARLY
    elif way > UPPER_ARM + FOREARM:
        assert distance(arm.shoulder, arm.hand) == pytest.approx(UPPER_ARM + FOREARM)
        assert distance(arm.hand, target) == pytest.approx(way - UPPER_ARM - FOREARM)


@given(points)
def test_a_knee_bends_to_the_front_alone(target: Point) -> None:
    """Wherever the ankle goes, the shank turns back from the thigh: no knee bends the wrong way."""
    leg = leg_to(LEG, target, 0.0)
    flexion = (direction(leg.hip, leg.knee) - direction(leg.knee, leg.ankle)) % 360
    assert flexion <= 180 + NEARLY or flexion >= 360 - 1e-3


@given(parts)
def test_what_rests_in_both_poses_stays_there_in_between(part: float) -> None:
    """Feet that stand do not slide along, and a hand that lands on the wall is there at the end."""
    body = body_of(MOVING, part)
    assert distance(body.near_leg.ankle, body_of(MOVING, 0.0).near_leg.ankle) < NEARLY
    assert body.far_leg.ankle.y == pytest.approx(body.near_leg.ankle.y)
    assert part < 1 or body.near_arm.hand.x == pytest.approx(0.6, abs=0.03)


def test_a_hand_that_is_too_short_is_told() -> None:
    """The author learns which end misses by how much, and nothing where all is well."""
    far = Figure((LUNGING,), (Thing(Kind.WALL, 120),))
    assert next(misses(far)).startswith("lunging: near_hand is ")
    assert list(misses(MOVING)) == []
    assert len(list(misses(far))) == 1


@MOVED
@given(figures, parts)
def test_the_other_legs_turn_is_the_same_with_the_legs_exchanged(figure: Figure, part: float) -> None:
    """The trunk and a hand that rests stay where they are; free arms swing with the legs."""
    one, other = body_of(figure, part), body_of(figure, -part)
    assume(part > 0)
    assert legs(other) == legs(one)[::-1]
    assert (other.hip, other.waist, other.shoulder, other.head) == (one.hip, one.waist, one.shoulder, one.head)
    rests = any(end in pose.contacts for pose in figure.poses for end in HANDS)
    arms = (one.near_arm, one.far_arm)
    assert (other.near_arm, other.far_arm) == (arms if rests else arms[::-1])


@given(parts)
def test_who_treads_has_the_hip_above_one_place_and_a_foot_on_the_floor(part: float) -> None:
    """However far the legs are apart, and which of them is in front."""
    stride = {Joint.NEAR_HIP: 30, Joint.FAR_HIP: -20, Joint.FAR_KNEE: 30}
    other = {Joint.FAR_HIP: 30, Joint.NEAR_HIP: -20, Joint.NEAR_KNEE: 30}
    walk = Figure((Pose("a", Support.TREADS, stride, {}), Pose("b", Support.TREADS, other, {})))
    body = body_of(walk, part)
    assert body.hip.x == pytest.approx(0)
    assert min(map(lowest_of_leg, legs(body))) == pytest.approx(0, abs=NEARLY)


def test_the_carrying_leg_is_the_one_that_is_said() -> None:
    """Somebody who stands on the far leg has that one on the floor, and the bent near one above it."""
    pose = Pose("flamingo", Support.STANDS, {Joint.NEAR_KNEE: 120}, {}, Leg.FAR)
    body = body_of(Figure((pose,)), 0.0)
    assert body.far_leg.ankle.x == pytest.approx(0) and body.far_leg.heel.y < 0.03 < body.near_leg.heel.y
