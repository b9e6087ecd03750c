"""The library is whole: every file is right, every planned card is there, and what one names another has."""

from dataclasses import replace

from coach.adapters.shelf import Shelf
from coach.core.exercise import Exercise
from tests.content.samples import CALF, SOUND
from tests.content.shipped import FOLDER, LIBRARY, SHIPPED, Content, expect_none

LEAST_ROUTINES = 20

CARDS: dict[str, tuple[str, ...]] = {
    "E01": ("wall-calf-stretch",),
    "E02": ("bent-knee-calf-stretch",),
    "E03": ("lying-hamstring-stretch",),
    "E04": ("seated-hamstring-stretch",),
    "E05": ("standing-hamstring-stretch",),
    "E06": ("standing-quad-stretch",),
    "E07": ("side-lying-quad-stretch",),
    "E08": ("prone-quad-stretch",),
    "E09": ("half-kneeling-hip-flexor-stretch",),
    "E10": ("lying-figure-4",),
    "E11": ("knee-to-chest",),
    "E12": ("seated-nerve-slider",),
    "E13": ("nordic-hamstring",),
    "E14": ("heel-drop", "bent-knee-heel-drop"),
    "E15": ("leg-swings",),
    "E16": ("heel-walks",),
    "E17": ("walking-lunges",),
    "E18": ("ankle-rocks",),
    "E19": ("high-knees",),
    "E20": ("butt-kicks",),
    "E21": ("easy-cycling",),
    "E22": ("calf-cramp-release", "hamstring-cramp-release", "quad-cramp-release"),
}
"""The exercise cards of the evidence, section 2.4."""

VARIANTS = {
    "supported-hamstring-stretch": "standing-hamstring-stretch",
    "supported-quad-stretch": "standing-quad-stretch",
    "seated-figure-4": "lying-figure-4",
    "gentle-figure-4": "lying-figure-4",
    "lying-nerve-slider": "seated-nerve-slider",
    "split-stance-hip-flexor-stretch": "half-kneeling-hip-flexor-stretch",
    "gentle-hamstring-stretch": "lying-hamstring-stretch",
    "flat-back-hinge": "standing-hamstring-stretch",
    "standing-hamstring-curl": "butt-kicks",
    "supported-march": "high-knees",
    "seated-march": "high-knees",
    "seated-toe-lifts": "heel-walks",
    "supported-split-squat": "walking-lunges",
    "floor-heel-drop": "heel-drop",
}
"""The easier ways that have a card of their own, because a modify list puts them in another's place."""

CONDITIONS = (
    "achilles-rupture",
    "achilles-tendinopathy",
    "arterial-claudication",
    "calf-strain",
    "cauda-equina-syndrome",
    "compartment-syndrome",
    "deep-vein-thrombosis",
    "exercise-cramps",
    "hamstring-strain",
    "muscle-soreness",
    "nocturnal-leg-cramps",
    "plantar-heel-pain",
    "rhabdomyolysis",
    "sciatica",
    "spinal-stenosis",
)
"""The rows of "where and how does it hurt?" in the evidence, section 1.0."""

FILLED = ("targets", "steps", "synonyms", "breathing", "mistakes", "feel", "not_feel", "dose", "avoid")
"""The fields of a card that always make sense. `figure` and `formerly` say nothing to a reader and stay free."""

NOTHING_NEEDED = "done with the body alone"
FIRST_AID = "first aid: there is nothing to build up"
CARE = "self-care is not training: more is not better"
NOT_TRAINING = "easy movement by design: harder would miss the point"
WITHOUT: dict[str, dict[str, str]] = {
    "equipment": dict.fromkeys(
        (
            "ankle-pumps",
            "butt-kicks",
            "calf-cramp-release",
            "easy-jog",
            "easy-walk",
            "hamstring-cramp-release",
            "heel-walks",
            "high-knees",
            "massage",
            "plantar-stretch",
            "slow-breathing",
            "walking-lunges",
        ),
        NOTHING_NEEDED,
    ),
    "easier": {},
    "harder": dict.fromkeys(("calf-cramp-release", "hamstring-cramp-release", "quad-cramp-release"), FIRST_AID)
    | dict.fromkeys(("compression", "heat", "ice", "massage"), CARE)
    | dict.fromkeys(("easy-cycling", "easy-jog"), NOT_TRAINING),
}
"""The fields that some cards leave out, and why they do."""

NO_MINIMUM = {"heat": "less of it is never wrong", "ice": "less of it is never wrong"}
"""The cards whose dose has no least amount."""


def wrong_variants(content: Content) -> list[str]:
    """The cards that are a variant of nothing, or of another variant."""
    cards = content.exercises
    return [
        f"{card.id} of {card.variant_of}"
        for card in cards.values()
        if card.variant_of is not None and (card.variant_of not in cards or cards[card.variant_of].variant_of)
    ]


def empty_fields(card: Exercise) -> list[str]:
    """What a card does not say, although it makes sense for it."""
    missing = [name for name in FILLED if not getattr(card, name)]
    missing += [name for name, ids in WITHOUT.items() if card.id not in ids and not getattr(card, name)]
    if card.dose is not None:
        bounds = ("maximum", "source") if card.id in NO_MINIMUM else ("minimum", "maximum", "source")
        missing += [f"dose.{name}" for name in bounds if not getattr(card.dose, name)]
    return [f"{card.id}: {name}" for name in missing]


def test_nothing_is_wrong() -> None:
    """Every id resolves, and no file gives an error or a warning."""
    expect_none(str(problem) for problem in LIBRARY.check(Shelf(FOLDER)))


def test_there_are_enough_routines() -> None:
    """At least twenty routines ship."""
    assert len(SHIPPED.routines) >= LEAST_ROUTINES


def test_every_card_of_the_evidence_is_there() -> None:
    """The 22 exercise cards E01 to E22 exist, cramp first aid as one for each of its three muscles."""
    assert list(CARDS) == [f"E{number:02}" for number in range(1, 23)]
    named = [name for names in CARDS.values() for name in names]
    expect_none(name for name in named if name not in SHIPPED.exercises)
    assert len(set(named)) == len(named)


def test_every_row_of_the_comparison_has_its_card() -> None:
    """Each condition of the evidence's table 1.0 exists, and no other does."""
    assert tuple(SHIPPED.conditions) == CONDITIONS


def test_variants_are_of_a_card_that_is_none_itself() -> None:
    """`variant_of` names an exercise that exists and is not a variant."""
    expect_none(wrong_variants(SHIPPED))
    easy = replace(CALF, id="easy", variant_of="calf")
    spoilt = {card.id: card for card in (CALF, easy, replace(CALF, id="easier", variant_of="easy"))}
    assert wrong_variants(replace(SOUND, exercises=spoilt)) == ["easier of easy"]
    assert wrong_variants(replace(SOUND, exercises={"easy": easy})) == ["easy of calf"]


def test_the_planned_variants_are_there() -> None:
    """The variants that the modify lists need exist, each of the exercise that it stands in for."""
    found = {card.id: card.variant_of for card in SHIPPED.exercises.values() if card.variant_of}
    assert {name: found.get(name) for name in VARIANTS} == VARIANTS


def test_cards_are_filled() -> None:
    """Every field of a card is filled, save the ones for which the table `WITHOUT` gives a reason."""
    expect_none(offence for card in SHIPPED.exercises.values() for offence in empty_fields(card))
    assert CALF.dose is not None
    spoilt = replace(CALF, equipment=(), feel=None, harder=(), dose=replace(CALF.dose, minimum=None))
    assert empty_fields(spoilt) == ["calf: feel", "calf: equipment", "calf: harder", "calf: dose.minimum"]


def test_no_exception_is_stale() -> None:
    """Whoever stands in a table of exceptions does leave that field out, and the reason is told."""
    for field, ids in WITHOUT.items():
        assert [name for name in ids if name not in SHIPPED.exercises] == [], field
        assert [name for name in ids if getattr(SHIPPED.exercises[name], field)] == [], field
        assert all(ids.values()), field
    doses = {name: SHIPPED.exercises[name].dose for name in NO_MINIMUM}
    assert [name for name, dose in doses.items() if dose is None or dose.minimum] == []
