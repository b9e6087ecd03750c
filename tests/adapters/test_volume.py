"""Soft cues are the shipped ones at a quarter of their loudness, whatever the cache is like."""

from pathlib import Path

import pytest

from coach.adapters.tones import SOUNDS
from coach.adapters.volume import KEPT, Tones
from coach.adapters.waves import read
from coach.core.cues import TABLE
from coach.core.settings import Volume

ROWS = list(TABLE.values())


def soft(folder: Path | None) -> Tones:
    tones = Tones(Volume.SOFT, folder)
    tones.make()
    return tones


def is_soft(tones: Tones) -> bool:
    """Whether every sample of every cue is a quarter of the shipped one."""
    files = [(read(tones.file(row)), read(SOUNDS / f"{row.sound}.wav")) for row in ROWS]
    return all(
        abs(part - whole / 4) <= 0.5 for copy, shipped in files for part, whole in zip(copy, shipped, strict=True)
    )


def test_usual_cues_are_the_shipped_files(tmp_path: Path) -> None:
    """Nothing is copied where nothing is changed."""
    tones = Tones(Volume.USUAL, tmp_path / "sounds")
    tones.make()
    assert {tones.file(row) for row in ROWS} == {SOUNDS / f"{row.sound}.wav" for row in ROWS}
    assert not (tmp_path / "sounds").exists()


def test_soft_cues_are_made_once(tmp_path: Path) -> None:
    """The second time the copies of the first are used, and they are not written again."""
    assert is_soft(soft(tmp_path / "sounds"))
    first = {path: path.stat().st_mtime_ns for path in (tmp_path / "sounds").iterdir()}
    again = soft(tmp_path / "sounds")
    assert {again.file(row) for row in ROWS} == set(first)
    assert first == {path: path.stat().st_mtime_ns for path in (tmp_path / "sounds").iterdir()}
    assert len(first) == len({row.sound for row in ROWS}) < KEPT


def test_a_damaged_copy_is_made_anew(tmp_path: Path) -> None:
    """A cache that lost a part of a file costs nobody a cue."""
    soft(tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert is_soft(soft(tmp_path))


@pytest.mark.parametrize("is_blocked", [False, True])
def test_without_a_cache_they_are_soft_as_well(tmp_path: Path, is_blocked: bool) -> None:
    """Copies are then lent for as long as the player lives, and leave nothing behind."""
    blocked = tmp_path / "file"
    blocked.touch()
    tones = soft(blocked / "sounds" if is_blocked else None)
    assert is_soft(tones)
    (lent,) = {tones.file(row).parent for row in ROWS}
    tones.close()
    assert not lent.exists()


def test_a_copy_that_is_taken_away_leaves_the_shipped_sound(tmp_path: Path) -> None:
    """Somebody who empties the cache during a session still hears every cue."""
    tones = soft(tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()
    assert [tones.file(row) for row in ROWS] == [SOUNDS / f"{row.sound}.wav" for row in ROWS]
