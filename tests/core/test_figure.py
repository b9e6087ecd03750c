"""The geometry of a figure: a body that keeps its measure, stands on the floor and moves between its poses."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.core.body import (
    FOREARM,
    SHANK,
    THIGH,
    UPPER_ARM,
    ArmPoints,
    Body,
    LegPoints,
    arm_to,
    body_at,
    direction,
    distance,
    leg_to,
    lowest_of_leg,
)
from coach.core.drawing import Box, Capsule, Drawing, Point, Role, Shape, frame_of, mirrored
from coach.core.figure import draw, eased, stage_of
from coach.core.muscles import felt_in_leg
from coach.core.pose import REGIONS, End, Figure, Joint, Kind, Leg, Place, Pose, Region, Support, Thing, regions_of
from coach.core.posing import body_of, misses
from coach.core.routine import Side
from tests.core.poses import HANDS, LUNGING, MOVING, STANDING, STILL, figures, parts

NEARLY = 1e-6
NOSE = 0.016
"""How far a nose or a buttock is pressed flat on what it lies on."""
MOVED = settings(max_examples=60, deadline=None)
points = st.builds(Point, st.floats(-1, 1), st.floats(-1, 1))


def legs(body: Body) -> tuple[LegPoints, LegPoints]:
    return body.near_leg, body.far_leg


def flesh(drawing: Drawing) -> list[Shape]:
    """Everything of the body itself."""
    return [shape for shape in drawing.shapes if shape.role not in (Role.FLOOR, Role.PROP, Role.MUSCLE)]


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
@given(figures, parts)
def test_nothing_of_the_body_goes_through_the_floor(figure: Figure, part: float) -> None:
    """However the joints are bent, and at every moment; who lies on the side is seen from above, where no floor is."""
    assume(Support.LIES_ON_SIDE not in [pose.support for pose in figure.poses])
    assert min(frame_of(shape).bottom for shape in flesh(draw(figure, part))) >= -NOSE


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


@MOVED
@given(figures, parts)
def test_the_left_side_is_the_mirror_of_the_right_one(figure: Figure, part: float) -> None:
    """Who works on the left faces left, with the working leg in front just the same; mirrored twice is as it was."""
    right, left = draw(figure, part, Side.RIGHT), draw(figure, part, Side.LEFT)
    assert left == mirrored(right)
    assert mirrored(left) == right
    assert [shape.role for shape in left.shapes] == [shape.role for shape in right.shapes]


@MOVED
@given(figures, parts)
def test_the_working_leg_is_in_front(figure: Figure, part: float) -> None:
    """No far limb is drawn over the near leg, nor anything of the body but an arm over what is felt."""
    roles = [shape.role for shape in draw(figure, part).shapes]
    last_far = max(at for at, role in enumerate(roles) if role is Role.FAR)
    assert last_far < roles.index(Role.NEAR)


@MOVED
@given(figures, parts)
def test_the_frame_holds_the_picture_and_stays(figure: Figure, part: float) -> None:
    """All moments share one frame, so that nothing jumps; at the key poses it holds every shape."""
    assert draw(figure, part).frame == draw(figure, 0.0).frame
    frame = draw(figure, 1.0).frame
    for shape in draw(figure, 1.0).shapes:
        held = frame_of(shape)
        assert (
            frame.left <= held.left + NEARLY and held.right <= frame.right + NEARLY and held.top <= frame.top + NEARLY
        )


def test_one_faces_right_until_the_left_side_works() -> None:
    """The toes of both feet point to where the figure faces."""
    for side, sign in ((Side.RIGHT, 1), (Side.BOTH, 1), (Side.LEFT, -1)):
        feet = [shape for shape in flesh(draw(STILL, 0.0, side)) if isinstance(shape, Capsule) and shape.a.y < 0.03]
        assert all(sign * (shape.b.x - shape.a.x) > 0 for shape in feet)


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


@given(figures, parts, st.sampled_from([Side.LEFT, Side.RIGHT]))
def test_a_stage_that_is_kept_changes_no_picture(figure: Figure, part: float, side: Side) -> None:
    """It is made once for all moments of a figure, and each is drawn as if it were made anew."""
    assert draw(figure, part, side, stage_of(figure)) == draw(figure, part, side)


def test_a_hand_that_is_too_short_is_told() -> None:
    """The author learns which end misses by how much, and nothing where all is well."""
    far = Figure((LUNGING,), (Thing(Kind.WALL, 120),))
    assert next(misses(far)).startswith("lunging: near_hand is ")
    assert list(misses(MOVING)) == []
    assert len(list(misses(far))) == 1


def test_both_feet_go_round_with_their_pedals() -> None:
    """At every angle each foot is on its own pedal, half a turn from the other."""
    contacts = {End.NEAR_FOOT: Place.PEDAL, End.FAR_FOOT: Place.PEDAL}
    first, last = (Pose("ride", Support.RIDES, {Joint.CRANK: crank}, contacts) for crank in (0, 360))
    bike = Figure((first, last), (Thing(Kind.BIKE),), round=True)
    near = [body_of(bike, part / 4).near_leg.ball for part in range(5)]
    far = [body_of(bike, part / 4).far_leg.ball for part in range(5)]
    assert near[0].y > near[2].y and near[1].x > near[3].x
    assert distance(near[0], near[4]) < NEARLY and distance(near[0], far[2]) < NEARLY


@pytest.mark.parametrize(
    ("region", "side"),
    [
        (Region.FRONT_OF_THIGH, 1),
        (Region.BACK_OF_THIGH, -1),
        (Region.SHIN, 1),
        (Region.CALF, -1),
        (Region.ACHILLES_TENDON, -1),
    ],
)
def test_what_is_felt_lies_on_its_side_of_the_leg(region: Region, side: int) -> None:
    """The back of a thigh is told from its front, and a calf from a shin."""
    (felt,) = felt_in_leg((region,), body_of(STILL, 0.0).near_leg)
    assert isinstance(felt, Capsule) and felt.role is Role.MUSCLE
    assert side * (felt.a.x - body_of(STILL, 0.0).near_leg.knee.x) > 0.005


def test_both_legs_show_it_where_both_work() -> None:
    """Else the near one alone does."""
    one, two = (
        sum(shape.role is Role.MUSCLE for shape in draw(Figure((STANDING,), both=both, felt=(Region.CALF,))).shapes)
        for both in (False, True)
    )
    assert (one, two) == (1, 2)


@pytest.mark.parametrize("turning", [replace(MOVING, alternates=True), replace(MOVING, round=True)])
def test_legs_that_pass_each_other_light_up_one_at_a_time(turning: Figure) -> None:
    """What passes behind the near leg would flicker in pieces: the near one alone shows it, though both work."""
    felt = [shape for shape in draw(replace(turning, both=True)).shapes if shape.role is Role.MUSCLE]
    assert len(felt) == 1


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


def test_the_frame_holds_both_turns() -> None:
    """Nothing of the other leg's turn is cut off."""
    turning = Figure((STANDING, LUNGING), alternates=True)
    frame = draw(turning).frame
    for shape in draw(turning, -1.0).shapes:
        held = frame_of(shape)
        assert frame.left - NEARLY <= held.left and held.right <= frame.right + NEARLY


@given(parts)
def test_who_treads_has_the_hip_above_one_place_and_a_foot_on_the_floor(part: float) -> None:
    """However far the legs are apart, and which of them is in front."""
    stride = {Joint.NEAR_HIP: 30, Joint.FAR_HIP: -20, Joint.FAR_KNEE: 30}
    other = {Joint.FAR_HIP: 30, Joint.NEAR_HIP: -20, Joint.NEAR_KNEE: 30}
    walk = Figure((Pose("a", Support.TREADS, stride, {}), Pose("b", Support.TREADS, other, {})))
    body = body_of(walk, part)
    assert body.hip.x == pytest.approx(0)
    assert min(map(lowest_of_leg, legs(body))) == pytest.approx(0, abs=NEARLY)


def test_targets_have_regions() -> None:
    """Each region comes once, in order, and a name that nobody knows is passed over."""
    assert regions_of(["gastrocnemius", "Achilles tendon", "gastrocnemius", "will power"]) == (
        Region.CALF,
        Region.ACHILLES_TENDON,
    )
    assert set().union(*REGIONS.values()) <= set(Region)


@given(parts, parts)
def test_easing_is_soft_and_keeps_the_order(some: float, more: float) -> None:
    """It begins at 0, ends at 1 and never turns back."""
    assert (eased(0), eased(1)) == (0, 1)
    assert eased(min(some, more)) <= eased(max(some, more))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("turned", [False, True])
def test_everything_that_may_stand_there_can_be_drawn(kind: Kind, turned: bool) -> None:
    """Each kind of thing has a shape of its own beside the body."""
    thing = Thing(kind, 30, None, turned, Place.NEAR_THIGH)
    drawing = draw(Figure((STANDING,), (thing,)))
    assert sum(shape.role in (Role.PROP, Role.PALE) for shape in drawing.shapes) >= 1


def test_cold_is_told_from_heat() -> None:
    """By colour and by the warmth that rises, and never in the colour of a muscle."""
    cold, heat = (
        [shape.role for shape in draw(Figure((STANDING,), (Thing(kind, part=Place.NEAR_THIGH),))).shapes]
        for kind in (Kind.ICE_PACK, Kind.HEAT_PACK)
    )
    assert Role.PALE in cold and Role.PALE not in heat
    assert heat.count(Role.PROP) > cold.count(Role.PALE)
    assert Role.MUSCLE not in (*cold, *heat)


@pytest.mark.parametrize(
    "part",
    [Place.NEAR_SHIN, Place.NEAR_CALF, Place.NEAR_THIGH, Place.BACK_OF_NEAR_THIGH, Place.NEAR_ANKLE, Place.NEAR_KNEE],
)
def test_a_bandage_goes_across_the_limb(part: Place) -> None:
    """From whichever side it is named, each turn crosses the leg; its end is rolled up in the hand."""
    drawing = draw(Figure((STANDING,), (Thing(Kind.BANDAGE, part=part),)))
    leg = body_of(STILL, 0.0).near_leg
    *turns, tail, roll = (s for s in drawing.shapes if isinstance(s, Capsule) and s.role is Role.PALE)
    assert turns and tail.b == roll.a
    assert distance(roll.a, body_of(STILL, 0.0).near_arm.hand) < 0.05
    for turn in turns:
        assert min(turn.a.x, turn.b.x) < leg.knee.x < max(turn.a.x, turn.b.x)


@pytest.mark.parametrize("place", Place)
def test_a_hand_can_rest_anywhere(place: Place) -> None:
    """Every place of the format is somewhere, whether or not the thing is in the picture."""
    pose = Pose("any", Support.SITS, {Joint.NEAR_HIP: 90, Joint.NEAR_KNEE: 90}, {End.NEAR_HAND: place})
    body = body_of(Figure((pose,), (Thing(Kind.CHAIR),)), 0.0)
    assert distance(body.near_arm.shoulder, body.near_arm.hand) <= UPPER_ARM + FOREARM + NEARLY


def test_a_wall_and_a_turned_chair_stand_where_they_are_said_to() -> None:
    """At their distance before the carrying foot; the back of a turned chair is on the other side of its seat."""
    wall = next(s for s in draw(MOVING).shapes if isinstance(s, Box) and s.role is Role.PROP)
    assert wall.left == pytest.approx(0.6)
    backs = []
    for turned in (False, True):
        boxes = [
            s for s in draw(Figure((STANDING,), (Thing(Kind.CHAIR, 40, turned=turned),))).shapes if isinstance(s, Box)
        ]
        back = max(boxes, key=lambda box: box.top)
        backs.append((back.left + back.right) / 2)
    assert backs[0] == pytest.approx(0.27) and backs[1] == pytest.approx(0.53)


def test_the_carrying_leg_is_the_one_that_is_said() -> None:
    """Somebody who stands on the far leg has that one on the floor, and the bent near one above it."""
    pose = Pose("flamingo", Support.STANDS, {Joint.NEAR_KNEE: 120}, {}, Leg.FAR)
    body = body_of(Figure((pose,)), 0.0)
    assert body.far_leg.ankle.x == pytest.approx(0) and body.far_leg.heel.y < 0.03 < body.near_leg.heel.y
