"""The picture of a figure: above the floor, faced to its side, in a frame that stays, with what is felt where it is."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.drawing import Capsule, Role, frame_of, mirrored
from coach.core.figure import draw, eased, stage_of
from coach.core.muscles import felt_in_leg
from coach.core.pose import REGIONS, Figure, Region, Support, regions_of
from coach.core.posing import body_of
from coach.core.routine import Side
from tests.core.anatomy import MOVED, NEARLY, flesh
from tests.core.poses import LUNGING, MOVING, STANDING, STILL, figures, parts

NOSE = 0.016
"""How far a nose or a buttock is pressed flat on what it lies on."""


@MOVED
@given(figures, parts)
def test_nothing_of_the_body_goes_through_the_floor(figure: Figure, part: float) -> None:
    """However the joints are bent, and at every moment; who lies on the side is seen from above, where no floor is."""
    assume(Support.LIES_ON_SIDE not in [pose.support for pose in figure.poses])
    assert min(frame_of(shape).bottom for shape in flesh(draw(figure, part))) >= -NOSE


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


@given(figures, parts, st.sampled_from([Side.LEFT, Side.RIGHT]))
def test_a_stage_that_is_kept_changes_no_picture(figure: Figure, part: float, side: Side) -> None:
    """It is made once for all moments of a figure, and each is drawn as if it were made anew."""
    assert draw(figure, part, side, stage_of(figure)) == draw(figure, part, side)


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


def test_the_frame_holds_both_turns() -> None:
    """Nothing of the other leg's turn is cut off."""
    turning = Figure((STANDING, LUNGING), alternates=True)
    frame = draw(turning).frame
    for shape in draw(turning, -1.0).shapes:
        held = frame_of(shape)
        assert frame.left - NEARLY <= held.left and held.right <= frame.right + NEARLY


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
