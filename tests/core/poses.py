"""Figures for the tests: any pose that the format lets through, and a few that stand still in the mind."""

from hypothesis import strategies as st

from coach.adapters.format_figure import BOUNDS
from coach.core.pose import End, Figure, Joint, Kind, Leg, Place, Pose, Region, Support, Thing

THINGS = (Thing(Kind.WALL, 50), Thing(Kind.CHAIR), Thing(Kind.STEP), Thing(Kind.RAIL, 20), Thing(Kind.BIKE))
"""Things for every contact that there is, but a bed and a cushion."""

joints = st.fixed_dictionaries(
    {}, optional={joint: st.integers(least, most) for joint, (least, most, _) in BOUNDS.items()}
)

HANDS = (End.NEAR_HAND, End.FAR_HAND)
_GROUND = st.sampled_from([Place.FLOOR, Place.SEAT, Place.STEP])
_ON_BODY = [place for place in Place if place.value.startswith(("near", "far"))]
_HELD = st.sampled_from([Place.FLOOR, Place.WALL, Place.CHAIR_BACK, Place.RAIL, Place.HANDLEBAR, Place.HIP, *_ON_BODY])


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    """Any pose: joints within their bounds, and each limb free or resting."""
    contacts: dict[End, Place] = {}
    for leg in Leg:
        end = draw(st.sampled_from([None, "foot", "toes", "heel"]))
        if end is not None:
            contacts[End(f"{leg}_{end}")] = draw(_GROUND)
    for hand in HANDS:
        if draw(st.booleans()):
            contacts[hand] = draw(_HELD)
    return Pose("any", draw(st.sampled_from(Support)), draw(joints), contacts, draw(st.sampled_from(Leg)))


def _seen_from_one_side(both: tuple[Pose, ...]) -> bool:
    return len({pose.support is Support.LIES_ON_SIDE for pose in both}) == 1


figures = st.builds(
    Figure,
    st.lists(poses(), min_size=1, max_size=2).map(tuple).filter(_seen_from_one_side),
    st.just(THINGS),
    both=st.booleans(),
    felt=st.lists(st.sampled_from(Region), unique=True, max_size=3).map(tuple),
)
parts = st.floats(0, 1)

STANDING = Pose("standing", Support.STANDS, {}, {End.NEAR_FOOT: Place.FLOOR, End.FAR_FOOT: Place.FLOOR})
LUNGING = Pose(
    "lunging",
    Support.STANDS,
    {Joint.TRUNK: 20, Joint.FAR_HIP: 60, Joint.FAR_KNEE: 50, Joint.NEAR_SHOULDER: 90},
    {End.NEAR_FOOT: Place.FLOOR, End.FAR_FOOT: Place.FLOOR, End.NEAR_HAND: Place.WALL},
)
MOVING = Figure((STANDING, LUNGING), (Thing(Kind.WALL, 60),), felt=(Region.CALF,))
"""A calf stretch at a wall."""
STILL = Figure((STANDING,), felt=(Region.BACK_OF_THIGH,))
