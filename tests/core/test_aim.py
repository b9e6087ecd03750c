"""What words for an activity, a condition or a muscle mean, and when they mean nothing."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.aim import ACTIVITIES, Aim, AimKind, aim_of, title_of, understand
from coach.core.muscle_groups import GROUPS, MuscleGroup
from tests.content.shipped import LIBRARY, SHIPPED
from tests.core.made_up import condition, library

ACTIVITY, CONDITION, MUSCLE = AimKind.ACTIVITY, AimKind.CONDITION, AimKind.MUSCLE
EVERY = [
    *(Aim(ACTIVITY, name) for name in ACTIVITIES),
    *(Aim(CONDITION, name) for name in SHIPPED.conditions),
    *(Aim(MUSCLE, name) for name in GROUPS),
]
aims = st.sampled_from(EVERY)


@given(aims)
def test_an_aim_is_read_back_from_its_key(aim: Aim) -> None:
    """A key is all that is kept of it."""
    assert aim_of(aim.key) == aim


@pytest.mark.parametrize(
    "key", ["", ":", "running", "activity:", "activity:knitting", "muscle:heart", "activity:calf", "sport:running"]
)
def test_what_is_no_key_is_no_aim(key: str) -> None:
    """Nor is an activity or a muscle that there is not."""
    assert aim_of(key) is None


@given(aims, st.sampled_from([str.upper, str.title, str.lower, lambda words: f"  {words}\n"]))
def test_ids_and_titles_are_understood_however_they_are_written(aim: Aim, written: Callable[[str], str]) -> None:
    """In capitals or not, with any space around."""
    assert understand(written(aim.name), LIBRARY) == aim
    assert understand(written(title_of(aim, LIBRARY)), LIBRARY) == aim


@pytest.mark.parametrize("group", GROUPS.values(), ids=list(GROUPS))
def test_what_the_cards_call_a_muscle_is_its_group(group: MuscleGroup) -> None:
    """Each target belongs to one group alone."""
    found = {understand(target, LIBRARY) for target in group.targets}
    assert found == {Aim(MUSCLE, group.id)}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("jogging", "activity:running"),
        ("a run", "activity:running"),
        ("bike", "activity:cycling"),
        ("Soccer", "activity:football"),
        ("the gym", "activity:strength"),
        ("calves", "muscle:calf"),
        ("hamstring", "muscle:hamstrings"),
        ("quads", "muscle:quadriceps"),
        ("back of  the thigh", "muscle:hamstrings"),
        ("night leg cramps", "condition:nocturnal-leg-cramps"),
        ("DOMS", "condition:muscle-soreness"),
        ("claudication", "condition:arterial-claudication"),
        ("heel", "condition:plantar-heel-pain"),
    ],
)
def test_other_words_for_it_are_understood(words: str, key: str) -> None:
    """Plurals, what people say instead, and a word that the title of one condition alone has."""
    assert understand(words, LIBRARY) == aim_of(key)


@pytest.mark.parametrize(
    "words", ["", " ", "cramps", "thigh", "hip", "strain", "after", "pain", "night", "muscle", "knitting", "run bike"]
)
def test_what_could_mean_two_things_or_nothing_is_not_guessed(words: str) -> None:
    """Two conditions are cramps, the thigh has muscles on every side, and pain is in many places."""
    assert understand(words, LIBRARY) is None


def test_a_word_of_a_title_will_do_only_while_no_other_title_has_it() -> None:
    """The same word means one condition in one library, and nothing in another."""
    ache, other = condition("knee-ache"), condition("elbow-ache")
    assert understand("ache", library([], [], [ache])) == Aim(CONDITION, "knee-ache")
    assert understand("ache", library([], [], [ache, other])) is None
    assert understand("knee", library([], [], [ache, other])) == Aim(CONDITION, "knee-ache")


def test_a_title_is_plain_words_even_where_the_card_is_gone() -> None:
    """What was asked for once may have been removed since."""
    assert title_of(Aim(ACTIVITY, "strength"), LIBRARY) == "strength training"
    assert title_of(Aim(MUSCLE, "calf"), LIBRARY) == "calves"
    assert title_of(Aim(CONDITION, "sciatica"), LIBRARY) == "Sciatica"
    assert title_of(Aim(CONDITION, "gone-for-good"), LIBRARY) == "gone for good"


def test_to_know_aims_no_card_need_be_known() -> None:
    """It may be imported near the first frame: neither the library nor what decodes it comes along."""
    told = "import sys, coach.core.aim; print(*sorted(name for name in sys.modules if name.startswith('coach')))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {
        "coach",
        "coach.core",
        "coach.core.aim",
        "coach.core.muscle_groups",
        "coach.core.search",
    }
