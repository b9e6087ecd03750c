"""What was read last time is shown again only while nothing has changed."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.remembered import mark, recall, remember
from coach.adapters.shelf import Shelf
from coach.core.catalogue import Catalogue, catalogue_of
from coach.core.ports import Library
from tests.adapters.documents import BUILT_IN, EXERCISE, ROUTINE, write

MINE = {"mine.yaml": ROUTINE, "exercises/other.yaml": EXERCISE}


Make = Callable[[Library], Catalogue]


def refuse(library: Library) -> Catalogue:
    """Nothing may have to be read."""
    raise AssertionError(library)


def opened(folder: Path, make: Make = catalogue_of) -> Catalogue:
    """The catalogue of a new program over the shelves in this folder, which keeps it."""
    library = ShelfLibrary([Shelf(folder / "built-in"), Shelf(folder / "mine")])
    library.keep_catalogue(folder / "cache" / "catalogue.json", make)
    return library.catalogue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two shelves, and what was kept of them."""
    write(tmp_path / "built-in", BUILT_IN)
    write(tmp_path / "mine", MINE)
    opened(tmp_path)
    return tmp_path


def test_the_second_start_reads_nothing_and_shows_the_same(folder: Path) -> None:
    """Entries, problems and what can be found."""
    fresh = ShelfLibrary([Shelf(folder / "built-in"), Shelf(folder / "mine")]).catalogue()
    assert opened(folder, refuse) == fresh
    assert len(fresh.entries) == 2


def touch(path: Path) -> None:
    later = time.time() + 5
    os.utime(path, (later, later))


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda mine: (mine / "mine.yaml").write_text(ROUTINE.replace("Calf", "Shin"), encoding="utf-8"),
    "same size": lambda mine: (mine / "mine.yaml").write_text(ROUTINE.replace("30 s", "31 s"), encoding="utf-8"),
    "broken": lambda mine: (mine / "mine.yaml").write_text("[", encoding="utf-8"),
    "gone": lambda mine: (mine / "mine.yaml").unlink(),
    "renamed": lambda mine: (mine / "mine.yaml").rename(mine / "yours.yaml"),
    "added": lambda mine: (mine / "third.yaml").write_text(ROUTINE, encoding="utf-8"),
    "an exercise": lambda mine: (mine / "exercises" / "other.yaml").write_text("[", encoding="utf-8"),
    "a name that cannot be": lambda mine: (mine / "Not An Id.yaml").write_text(ROUTINE, encoding="utf-8"),
    "a card of the built-in shelf": lambda mine: touch(mine.parent / "built-in" / "exercises" / "wall-calf.yaml"),
    "the safety questions": lambda mine: touch(mine.parent / "built-in" / "safety.yaml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(folder: Path, change: str) -> None:
    """The list is what a program without a cache shows, and from then on that is kept."""
    CHANGES[change](folder / "mine")
    fresh = ShelfLibrary([Shelf(folder / "built-in"), Shelf(folder / "mine")]).catalogue()
    with pytest.raises(AssertionError):
        opened(folder, refuse)
    assert opened(folder) == fresh
    assert opened(folder, refuse) == fresh


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"mark": 1}', b"\xff\xfe", b"[" * 100_000, b'{"what": []}'])
def test_a_damaged_cache_costs_nothing_but_time(folder: Path, damage: bytes) -> None:
    """Whatever is in it, the list is right, and the cache is whole again."""
    kept = folder / "cache" / "catalogue.json"
    before = opened(folder, refuse)
    kept.write_bytes(damage)
    assert opened(folder) == before
    assert opened(folder, refuse) == before


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A file where its folder is meant: nothing is kept and nothing is said."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    cache = tmp_path / "file" / "catalogue.json"
    remember(cache, mark([]), ["x"])
    assert recall(cache, mark([])) is None
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_without_a_cache_nothing_is_written(tmp_path: Path) -> None:
    """Where there is no home, the catalogue is read each time."""
    write(tmp_path, BUILT_IN)
    before = sorted(tmp_path.rglob("*"))
    library = ShelfLibrary([Shelf(tmp_path)])
    library.keep_catalogue(None)
    assert len(library.catalogue().entries) == 1
    assert sorted(tmp_path.rglob("*")) == before
