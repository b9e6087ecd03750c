"""Decoding the figure of a card: every mistake has its place and a sentence, and what is felt follows the targets."""

import pytest

from coach.adapters.decode import build_exercise
from coach.adapters.format_figure import BOUNDS
from coach.adapters.kinds import FileKind
from coach.core.pose import End, Figure, Joint, Leg, Place, Pose, Region, Support
from tests.adapters.documents import EXERCISE, drafted, told

CARD = EXERCISE + "figure:\n  poses:\n    - {{name: start, support: stands{}}}\n"
TWO = EXERCISE + "figure:\n  poses:\n    - {{name: a, support: {}}}\n    - {{name: b, support: {}}}\n"


def test_the_shortest_figure() -> None:
    """A name and a support are enough; what is felt comes from the targets of the exercise."""
    draft = drafted(CARD.format(""), FileKind.EXERCISE)
    assert draft.fields is not None and not draft.found.problems
    assert build_exercise("x", draft.fields).figure == Figure(
        (Pose("start", Support.STANDS, {}, {}, Leg.NEAR),), felt=(Region.CALF,)
    )


def test_joints_and_contacts_arrive_by_name() -> None:
    """Each under its own name, as they were written."""
    words = ", joints: {trunk: -5, near_hip: 20}, contacts: {near_foot: floor, far_toes: floor}"
    draft = drafted(CARD.format(words), FileKind.EXERCISE)
    assert draft.fields is not None
    figure = build_exercise("x", draft.fields).figure
    assert figure is not None
    assert figure.poses[0].joints == {Joint.TRUNK: -5, Joint.NEAR_HIP: 20}
    assert figure.poses[0].contacts == {End.NEAR_FOOT: Place.FLOOR, End.FAR_TOES: Place.FLOOR}


def test_turns_and_a_pace_arrive() -> None:
    """As they were written; without a word there are none."""
    for words, wanted in (("  alternates: true\n  pace: 5\n", (True, 5)), ("", (False, None))):
        draft = drafted(TWO.format("sits", "sits") + words, FileKind.EXERCISE)
        assert draft.fields is not None and not draft.found.problems
        figure = build_exercise("x", draft.fields).figure
        assert figure is not None and (figure.alternates, figure.pace) == wanted


@pytest.mark.parametrize("joint", Joint)
def test_no_joint_goes_where_none_can(joint: Joint) -> None:
    """A degree less than the least or more than the most is refused with its place and the bounds."""
    least, most, _ = BOUNDS[joint]
    for angle in (least - 1, most + 1):
        (problem,) = told(CARD.format(f", joints: {{{joint}: {angle}}}"), FileKind.EXERCISE)
        assert f"{joint}: `{angle}` is out of bounds; write a whole number from {least} to {most}" in problem
        assert problem.startswith("10:")
    assert not told(CARD.format(f", joints: {{{joint}: {most}}}"), FileKind.EXERCISE)


ROOM = "  things: [{kind: wall}, {kind: chair}, {kind: step}, {kind: bed}, {kind: rail}, {kind: cushion}]\n"
BIKE = "  things: [{kind: bike}]\n"
FOR_FEET = (Place.FLOOR, Place.SEAT, Place.STEP, Place.BED, Place.CUSHION, Place.PEDAL)


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("end", ["near_foot", "far_toes", "near_heel", "far_hand"])
def test_nothing_rests_where_it_cannot_be_drawn(end: str, place: Place) -> None:
    """A foot rests on what is level, a pedal or a leg, a hand on all but a pedal. Any other place is refused: the
    picture would show another one."""
    things = BIKE if place in (Place.PEDAL, Place.HANDLEBAR) else ROOM
    problems = told(CARD.format(f", contacts: {{{end}: {place}}}") + things, FileKind.EXERCISE)
    for_feet = place in FOR_FEET or place.startswith(("near-", "far-", "back-of-"))
    if (end == "far_hand" and place is not Place.PEDAL) or (end != "far_hand" and for_feet):
        assert not problems
    else:
        (problem,) = problems
        assert f"{end}: it cannot be drawn on `{place}`; name another place, such as `floor`" in problem


MISTAKES = {
    "a hand on a wall that is not there": (
        CARD.format(", contacts: {near_hand: wall}"),
        "near_hand: there is no wall in the picture; add it to `things`",
    ),
    "a leg that rests twice": (
        CARD.format(", contacts: {far_foot: floor, far_heel: floor}"),
        "far_heel: the leg already rests by its `far_foot`; keep one of them",
    ),
    "a strap that nobody holds": (
        CARD.format("") + "  things: [{kind: strap}]\n",
        "thing: a strap lies on the body; add `part`, such as `part: near-thigh`",
    ),
    "a pack of ice in the air": (
        CARD.format("") + "  things: [{kind: ice-pack}]\n",
        "thing: an ice-pack lies on the body; add `part`, such as `part: near-thigh`",
    ),
    "seen from the side and from above": (
        TWO.format("stands", "lies-on-side"),
        "poses: who lies on the side is seen from above; let both poses lie on the side, or none",
    ),
    "turns without a way": (
        CARD.format("") + "  alternates: true\n",
        "alternates: one pose stands still; add a second pose, or leave `alternates` out",
    ),
    "a pace without a way": (
        CARD.format("") + "  pace: 5\n",
        "pace: one pose stands still; add a second pose, or leave `pace` out",
    ),
    "round by turns": (
        TWO.format("sits", "sits") + "  round: true\n  alternates: true\n",
        "alternates: what goes round does not alternate; keep one of them",
    ),
    "an unknown joint": (CARD.format(", joints: {left_knee: 5}"), "did you mean"),
    "three poses": (TWO.format("sits", "sits") + "    - {name: c, support: sits}\n", "write at most 2"),
    "the word of old": (CARD.format(", on: far"), "`on` is not a key of a pose; write `leg`"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told_in_a_sentence(mistake: str) -> None:
    """One line with its place, which says what to write instead."""
    text, sentence = MISTAKES[mistake]
    (problem,) = told(text, FileKind.EXERCISE)
    assert sentence in problem
