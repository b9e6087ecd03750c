"""The shipped sounds are those of the cue table, and pleasant enough to be played in the dark."""

import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from coach.adapters.tones import PEAK, SILENCE, SOUNDS, file_name, length, write
from coach.adapters.waves import RATE
from coach.core.cues import TABLE, Cue
from tests.audio_capture import pitch

CUES = pytest.mark.parametrize("cue", TABLE.values(), ids=lambda cue: cue.id.value)


def read(path: Path) -> "array[int]":
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return array("h", file.readframes(file.getnframes()))


def test_the_shipped_files_are_those_of_the_table(tmp_path: Path) -> None:
    """Rendering again gives the shipped files, byte for byte, and no file besides."""
    fresh = {path.name: path.read_bytes() for path in write(tmp_path / "new folder")}
    shipped = {path.name: path.read_bytes() for path in SOUNDS.iterdir()}
    assert fresh == shipped


@CUES
def test_a_sound_lasts_as_long_as_its_notes(cue: Cue) -> None:
    """The watchdog knows the length of a sound from the table, so the file must have it."""
    assert len(read(SOUNDS / file_name(cue))) / RATE == pytest.approx(length(cue), abs=0.001)
    assert length(cue) * 1000 <= cue.span


@CUES
def test_every_note_has_its_pitch_and_the_common_peak(cue: Cue) -> None:
    """Notes are told apart by pitch and never by loudness."""
    samples, begin = read(SOUNDS / file_name(cue)), 0
    for note in cue.notes:
        end = begin + note.sounds * RATE // 1000
        assert pitch(samples[begin:end]) == pytest.approx(note.hertz, rel=0.01)
        assert max(map(abs, samples[begin:end])) / 32_767 == pytest.approx(PEAK, abs=0.001)
        begin = end + note.silence * RATE // 1000
        assert not any(samples[end:begin])


@CUES
def test_no_note_clicks(cue: Cue) -> None:
    """A sound begins and ends near zero, and no sample is further from the next than its sines can be."""
    samples = read(SOUNDS / file_name(cue))
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50
    steepest = 2 * 3.1416 * max(note.hertz for note in cue.notes) / RATE * PEAK * 32_767 * 1.4
    assert max(abs(after - before) for before, after in pairwise(samples)) < steepest


def test_the_silent_file_is_short_and_silent() -> None:
    """Trying out a player is not heard."""
    samples = read(SOUNDS / SILENCE)
    assert len(samples) / RATE == pytest.approx(0.05, abs=0.001)
    assert not any(samples)
