"""The things in a figure's picture: each where it is said to be, told from the others, and held by hands and feet."""

import pytest

from coach.core.body import FOREARM, UPPER_ARM, distance
from coach.core.drawing import Box, Capsule, Role
from coach.core.figure import draw
from coach.core.pose import End, Figure, Joint, Kind, Place, Pose, Support, Thing
from coach.core.posing import body_of
from tests.core.anatomy import NEARLY
from tests.core.poses import MOVING, STANDING, STILL


def test_both_feet_go_round_with_their_pedals() -> None:
    """At every angle each foot is on its own pedal, half a turn from the other."""
    contacts = {End.NEAR_FOOT: Place.PEDAL, End.FAR_FOOT: Place.PEDAL}
    first, last = (Pose("ride", Support.RIDES, {Joint.CRANK: crank}, contacts) for crank in (0, 360))
    bike = Figure((first, last), (Thing(Kind.BIKE),), round=True)
    near = [body_of(bike, part / 4).near_leg.ball for part in range(5)]
    far = [body_of(bike, part / 4).far_leg.ball for part in range(5)]
    assert near[0].y > near[2].y and near[1].x > near[3].x
    assert distance(near[0], near[4]) < NEARLY and distance(near[0], far[2]) < NEARLY


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
