"""A therapist's sheet becomes files that every later reading takes without a doubt."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.check import check_paths
from coach.adapters.library import ShelfLibrary
from coach.adapters.scalars import HOUR, SECOND
from coach.adapters.sheet import SCHEMA_FILE, Item, OwnCard, Sheet, Taken, slug, write
from coach.adapters.shelf import Shelf
from coach.core.exercise import Position
from coach.core.routine import Side, When, Work
from tests.adapters.documents import BUILT_IN
from tests.adapters.documents import write as put

LETTERS = "abc XYZ[]{}:#-é'\"\\שלמ👩‍🚀́%@`|>&*!?,0~"
texts = st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
cards = st.builds(OwnCard, texts, texts, texts, st.sampled_from(Position), st.just(True))
holds = st.integers(5, 180).map(lambda seconds: seconds * SECOND)
rests = st.integers(0, 60).map(lambda seconds: seconds * SECOND)
sides = st.sampled_from((Side.EACH, Side.AFFECTED, Side.BOTH))


def items(name: str) -> st.SearchStrategy[Item]:
    """Any dose of this exercise."""
    by_time = st.builds(Item, st.just(name), st.sampled_from((Work.HOLD, Work.TIMED)), holds, st.integers(1, 5), rests)
    by_count = st.builds(Item, st.just(name), st.just(Work.REPS), st.integers(1, 200), st.integers(1, 5), rests, sides)
    return by_time | by_count


sheets = st.builds(
    Sheet,
    texts,
    st.lists(st.sampled_from([when for when in When if when is not When.BEFORE_EXERCISE]), min_size=1, unique=True).map(
        tuple
    ),
    st.lists(items("wall-calf") | items("own"), min_size=1, max_size=4).map(tuple),
    texts,
    st.lists(texts, max_size=3).map(tuple),
)


@given(sheets, cards)
def test_what_is_written_passes_the_check_and_says_what_was_told(sheet: Sheet, card: OwnCard) -> None:
    """Whatever the words are, the files have no mistake and no doubt, and hold the same words and doses."""
    with TemporaryDirectory() as folder:
        built_in = Shelf(put(Path(folder) / "built-in", BUILT_IN))
        mine = Path(folder) / "mine"
        written = write(mine / "sheet.yaml", sheet, {"own": card})
        assert check_paths([mine], [built_in]) == []
        library = ShelfLibrary([built_in, Shelf(mine)])
        routine, own = library.routine("sheet"), library.exercise("own")
        assert routine is not None
        assert own is not None
        assert (routine.title, routine.when, routine.stop_if) == (sheet.title, sheet.when, sheet.stop_if)
        assert (own.name, own.instruction, own.targets) == (card.name, card.instruction, (card.target,))
        assert routine.dose_source[0].convention == sheet.source
        for step, item in zip(routine.flat_steps(), sheet.items, strict=True):
            amount = step.dose.reps[0] if item.work is Work.REPS else step.dose.length
            assert (step.exercise, step.dose.work, amount, step.dose.sets) == (
                item.exercise, item.work, item.amount, item.sets,
            )  # fmt: skip
        assert written[-1] == mine / SCHEMA_FILE
        assert written[-1].is_file()


SHEET = Sheet("Mine", (When.ANY_TIME,), (Item("wall-calf", Work.HOLD, HOUR),), "me")
CARD = OwnCard("Own", "Do it", "foot", Position.SITTING, False)


@pytest.mark.parametrize("taken", ["sheet.yaml", "exercises/own.yaml"])
def test_nothing_is_written_over(tmp_path: Path, taken: str) -> None:
    """Where one of the files is there already, it stays as it is and none of the others appears."""
    put(tmp_path, {taken: "mine"})
    with pytest.raises(Taken, match=taken):
        write(tmp_path / "sheet.yaml", SHEET, {"own": CARD})
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / taken]
    assert (tmp_path / taken).read_text(encoding="utf-8") == "mine"


def test_a_name_becomes_an_id_that_is_free() -> None:
    """Small letters and hyphens, accents dropped; a number where it is taken; a word of ours where nothing is left."""
    assert slug("Wall calf stretch (gastroc.)") == "wall-calf-stretch-gastroc"
    assert slug("Étirement du mollet") == "etirement-du-mollet"
    assert slug("Wall calf", {"wall-calf", "wall-calf-2"}) == "wall-calf-3"
    assert slug("שלום") == "exercise"
