"""The safety questions, the emergency card, and what each state of the body leaves out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from coach.core.exercise import Avoid, Exercise
from coach.core.safety import ModifyList, Outcome
from tests.content.samples import CALF, SAFETY
from tests.content.shipped import SHIPPED, expect_none

LEFT_OUT: dict[str, tuple[str, ...]] = {
    "pregnant": (
        "knee-to-chest",
        "lying-figure-4",
        "lying-hamstring-stretch",
        "lying-nerve-slider",
        "nordic-hamstring",
        "prone-quad-stretch",
    ),
    "hip-replacement": (
        "high-knees",
        "knee-to-chest",
        "lying-figure-4",
        "seated-hamstring-stretch",
        "standing-hamstring-stretch",
        "walking-lunges",
    ),
    "knee-surgery": (
        "half-kneeling-hip-flexor-stretch",
        "nordic-hamstring",
        "prone-quad-stretch",
        "side-lying-quad-stretch",
        "standing-quad-stretch",
    ),
    "osteoporosis": ("nordic-hamstring", "seated-hamstring-stretch", "standing-hamstring-stretch"),
    "blood-thinners": ("nordic-hamstring",),
    "numb-skin": ("heat", "ice"),
    "poor-balance": (
        "heel-walks",
        "leg-swings",
        "standing-hamstring-stretch",
        "standing-quad-stretch",
        "walking-lunges",
    ),
    "nerve-sciatica": ("lying-hamstring-stretch", "seated-hamstring-stretch", "standing-hamstring-stretch"),
    "stenosis": ("half-kneeling-hip-flexor-stretch", "prone-quad-stretch"),
    "acute-calf": (
        "ankle-rocks",
        "bent-knee-calf-stretch",
        "heat",
        "heel-drop",
        "high-knees",
        "massage",
        "wall-calf-stretch",
    ),
    "acute-hamstring": (
        "butt-kicks",
        "heat",
        "high-knees",
        "leg-swings",
        "lying-hamstring-stretch",
        "massage",
        "nordic-hamstring",
        "seated-hamstring-stretch",
        "standing-hamstring-stretch",
        "walking-lunges",
    ),
    "acute-other": ("heat", "massage"),
    "cramp-prone": ("butt-kicks",),
}
"""What each modify list skips at the least: the evidence's table 4.3, with `acute-other` by its rule for 72 hours."""


def strangers(modify: Iterable[ModifyList], exercises: Iterable[str]) -> list[str]:
    """The exercises that a modify list names and nobody has."""
    known = set(exercises)
    return [f"{entry.id}: {name}" for entry in modify for name in (*entry.skip, *entry.use) if name not in known]


def allowed(modify: Iterable[ModifyList], least: Mapping[str, Iterable[str]]) -> list[str]:
    """What a list should skip and does not, and the lists that are not there."""
    skips = {entry.id: entry.skip for entry in modify}
    return [f"{name}: {card}" for name, cards in least.items() for card in cards if card not in skips.get(name, ())]


def only_on_the_card(modify: Iterable[ModifyList], cards: Iterable[Exercise]) -> list[str]:
    """The exercises whose card names a state to leave them out in, while that state's list does not skip them."""
    ticked = {f"{avoid.tick}: {card.id}" for card in cards for avoid in card.avoid if avoid.tick}
    return sorted(ticked - {f"{entry.id}: {name}" for entry in modify for name in entry.skip})


def test_modify_lists_name_what_exists() -> None:
    """Every exercise that a modify list skips or uses has a card."""
    expect_none(strangers(SHIPPED.safety.modify, SHIPPED.exercises))
    assert strangers(SAFETY.modify, ["calf"]) == []
    assert strangers(SAFETY.modify, ["thigh"]) == ["sore: calf"]


def test_modify_lists_leave_out_what_the_evidence_does() -> None:
    """Each state of the body skips at least what the evidence's table 4.3 does."""
    assert [entry.id for entry in SHIPPED.safety.modify] == list(LEFT_OUT)
    expect_none(allowed(SHIPPED.safety.modify, LEFT_OUT))
    assert allowed(SAFETY.modify, {"sore": ["calf"]}) == []
    assert allowed(SAFETY.modify, {"sore": ["thigh"], "tired": ["calf"]}) == ["sore: thigh", "tired: calf"]


def test_a_list_skips_what_a_card_ties_to_it() -> None:
    """An exercise whose card is tied to a state of the body is skipped in that state, or the advice tells how."""
    assert only_on_the_card(SHIPPED.safety.modify, SHIPPED.exercises.values()) == []
    tied = replace(CALF, avoid=(Avoid("A sore calf.", "sore"), Avoid("A clot.")))
    assert only_on_the_card(SAFETY.modify, [tied]) == []
    assert only_on_the_card(SAFETY.modify, [replace(tied, id="thigh")]) == ["sore: thigh"]


def test_the_daily_questions_are_five_and_the_first_is_an_emergency() -> None:
    """The one-screen form asks five, in which "not sure" means yes; every sign of the first is an emergency."""
    first = SHIPPED.safety.first_line()
    assert [question.id for question in first] == [question.id for question in SHIPPED.safety.questions[:5]]
    assert [question.id for question in first[:4] if not question.unsure_is_yes] == []
    assert {sign.outcome for sign in first[0].signs} == {Outcome.EMERGENCY}
