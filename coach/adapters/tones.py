"""The cue sounds, made from sines after the notes of the cue table.

`python -m coach.adapters.tones [DIR]` writes the WAV files that are shipped in `coach/sounds`. A session must
never render: that takes a quarter of a second, and the files are there.
"""

import math
import sys
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.adapters import waves
from coach.adapters.waves import RATE
from coach.core.cues import TABLE, Cue, Note

SOUNDS = Path(__file__).resolve().parent.parent / "sounds"
"""Where the shipped sounds are."""
SILENCE = "silence.wav"
"""Too short to be noticed and without a sound; it tries out a player."""
PEAK = 0.55

_SILENT_MS = 50
_FADE_IN_MS = 6
_FADE_OUT_MS = 30
_OCTAVE = 0.2


def file_name(cue: Cue) -> str:
    """The name of the file that holds this cue's sound."""
    return f"{cue.sound}.wav"


def length(cue: Cue) -> float:
    """How many seconds this cue sounds."""
    return sum(note.sounds + note.silence for note in cue.notes) / 1000


def render(notes: Iterable[Note]) -> "array[int]":
    """The samples of these notes, one after another."""
    return array("h", (sample for note in notes for sample in _samples(note)))


def files() -> "dict[str, array[int]]":
    """Every sound file by name, with its samples."""
    sounds = {file_name(cue): render(cue.notes) for cue in TABLE.values()}
    return sounds | {SILENCE: array("h", bytes(2 * _count(_SILENT_MS)))}


def write(folder: Path) -> list[Path]:
    """Write every sound file into this folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, samples in files().items():
        path = folder / name
        waves.write(path, samples)
        written.append(path)
    return written


def _samples(note: Note) -> Iterator[int]:
    count = _count(note.sounds)
    shapes = [_tone(note.hertz * at / RATE) * _fade(at, count) for at in range(count)]
    # Every note reaches the same peak, so that none is told from another by loudness.
    scale = PEAK * 32_767 / max(map(abs, shapes))
    yield from (round(scale * shape) for shape in shapes)
    yield from (0 for _ in range(_count(note.silence)))


def _tone(turns: float) -> float:
    # A little of the octave keeps the low notes audible on small loudspeakers.
    return math.sin(math.tau * turns) + _OCTAVE * math.sin(2 * math.tau * turns)


def _fade(at: int, count: int) -> float:
    # A sine that begins or ends at full strength clicks.
    return _ramp(at / _count(_FADE_IN_MS)) * _ramp((count - 1 - at) / _count(_FADE_OUT_MS))


def _ramp(part: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * min(part, 1.0))


def _count(milliseconds: int) -> int:
    return milliseconds * RATE // 1000


if __name__ == "__main__":
    for path in write(Path(sys.argv[1]) if len(sys.argv) > 1 else SOUNDS):
        print(path)
