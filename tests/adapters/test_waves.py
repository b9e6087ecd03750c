"""Sound files are read with suspicion and written whole or not at all."""

import os
import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.waves import (
    LONGEST,
    RATE,
    WaveError,
    at_peak,
    milliseconds,
    prune,
    read,
    scaled,
    trimmed,
    write,
)

SAMPLES = st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=400).map(lambda each: array("h", each))
LOUD = SAMPLES.filter(any)


def other(path: Path, channels: int = 1, width: int = 2, rate: int = RATE) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(bytes(400))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """A file gives back its samples, and nothing else is left in its folder."""
    samples = array("h", range(-500, 500))
    write(tmp_path / "a.wav", samples)
    assert read(tmp_path / "a.wav") == samples
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_nobody_sees_a_part_of_a_file(tmp_path: Path) -> None:
    """Whoever plays a file while it is written anew goes on with the whole of the old one."""
    path = tmp_path / "a.wav"
    write(path, array("h", [1] * 900))
    before = path.read_bytes()
    with path.open("rb") as playing:
        write(path, array("h", [2] * 100))
        assert playing.read() == before
    assert read(path) == array("h", [2] * 100)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "no sound"), (b"RIFF", "no sound"), (b"not a sound file" * 9, "no sound"), (b"\0" * 999, "no sound")],
)
def test_what_is_no_sound_file_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    """A program may have written anything."""
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(WaveError, match=why):
        read(path)


@pytest.mark.parametrize("form", [{"channels": 2}, {"width": 1}, {"rate": 16_000}])
def test_another_form_is_refused(tmp_path: Path, form: dict[str, int]) -> None:
    """Not every player takes it, and its length would be wrong."""
    other(tmp_path / "a.wav", **form)
    with pytest.raises(WaveError, match="mono"):
        read(tmp_path / "a.wav")


def test_every_cut_of_a_file_is_refused(tmp_path: Path) -> None:
    """A file that was written in part is never taken for a whole one, wherever it ends."""
    write(tmp_path / "whole.wav", array("h", range(1, 101)))
    content, cut = (tmp_path / "whole.wav").read_bytes(), tmp_path / "cut.wav"
    for end in range(len(content)):
        cut.write_bytes(content[:end])
        with pytest.raises(WaveError):
            read(cut)


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    """A program that goes on for ever fills no memory; a file of just the length is read."""
    path = tmp_path / "a.wav"
    write(path, array("h", [1]) * round(LONGEST * RATE))
    assert milliseconds(read(path)) == LONGEST * 1000
    with path.open("r+b") as file:
        file.truncate(10**9)
    with pytest.raises(WaveError, match="too long"):
        read(path)


@given(LOUD, st.integers(0, 999), st.integers(0, 999))
def test_trimming_takes_silence_alone(samples: "array[int]", before: int, after: int) -> None:
    """However much silence stands around it, no loud sample is lost and at most 10 ms of silence stay at an end."""
    silence = array("h", [0])
    short = trimmed(silence * before + samples + silence * after)
    loud = [each for each in samples if abs(each) > 0.01 * max(map(abs, samples))]
    assert [each for each in short if abs(each) in set(map(abs, loud))] == loud
    first = next(at for at, each in enumerate(short) if each in loud)
    last = next(at for at, each in enumerate(reversed(short)) if each in loud)
    assert max(first, last) <= RATE // 100


def test_silence_has_nothing_to_trim() -> None:
    """A file in which nothing is heard is refused."""
    for samples in (array("h"), array("h", [0] * 999)):
        with pytest.raises(WaveError, match="silent"):
            trimmed(samples)


@given(LOUD, st.floats(0.01, 1.0))
def test_loudness_is_scaled_and_levelled(samples: "array[int]", part: float) -> None:
    """Scaling multiplies every sample; levelling brings the loudest to where it is wanted, and none overflows."""
    assert all(abs(soft - part * each) <= 0.5 for soft, each in zip(scaled(samples, part), samples, strict=True))
    assert max(map(abs, at_peak(samples, part))) == pytest.approx(part * 32_767, abs=1)


@given(SAMPLES)
def test_a_length_is_never_told_too_short(samples: "array[int]") -> None:
    """What is said to fit into its room does."""
    assert 0 <= milliseconds(samples) / 1000 - len(samples) / RATE < 0.001


def test_pruning_leaves_the_newest(tmp_path: Path) -> None:
    """Sound files alone are taken away, the oldest first; a folder that is not there is no trouble."""
    (tmp_path / "notes.txt").touch()
    for age in range(5):
        (tmp_path / f"{age}.wav").touch()
        os.utime(tmp_path / f"{age}.wav", (0, 1000 - age))
    prune(tmp_path, 2)
    prune(tmp_path / "nowhere", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.wav", "1.wav", "notes.txt"]
