"""Sound files as samples: read, trimmed, scaled, and written whole or not at all.

WAV, 16 bit, mono, `RATE` samples a second: the one form that every player takes. Must never believe a file: it may
be empty, broken, or of any length.
"""

import os
import struct
import time
import wave
from array import array
from contextlib import suppress
from pathlib import Path

RATE = 22_050
LONGEST = 10.0
"""Seconds; a longer file is not read."""

_FULL = 32_767
_FAINT = 0.01
_PAD = RATE // 100
_HEADER = 4096
_PIECE = 2000
_BREATH = 0.001


class WaveError(Exception):
    """This is no sound file of ours; the text says why, in a few words."""


def read(path: Path) -> "array[int]":
    """The samples of this file. Raises OSError, or WaveError where it is broken, empty or of another form."""
    if path.stat().st_size > LONGEST * RATE * 2 + _HEADER:
        raise WaveError("too long")
    try:
        with wave.open(str(path), "rb") as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            count = file.getnframes()
            frames = file.readframes(count)
    except (wave.Error, EOFError, RuntimeError, struct.error) as mistake:
        raise WaveError("no sound file") from mistake
    if form != (1, 2, RATE):
        raise WaveError("not 16 bit, mono, 22,050 Hz")
    if not frames or len(frames) != 2 * count:
        raise WaveError("cut off" if frames else "empty")
    return array("h", frames)


def write(path: Path, samples: "array[int]") -> None:
    """Write this file so that nobody ever sees a part of it. Its folder is there. Raises OSError."""
    beside = part(path)
    try:
        with wave.open(str(beside), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def part(path: Path) -> Path:
    """Where a file is built before it takes its name; no other process has this one."""
    return path.with_name(f"part-{os.getpid()}-{path.name}")


def milliseconds(samples: "array[int]") -> int:
    """How long they sound, rounded up, so that nothing is taken for shorter than it is."""
    return -(-len(samples) * 1000 // RATE)


def trimmed(samples: "array[int]") -> "array[int]":
    """Without the silence at both ends. Raises WaveError where all of it is silent."""
    faint = _FAINT * _peak(samples)
    first = next((at for at, sample in enumerate(samples) if abs(sample) > faint), None)
    if first is None:
        raise WaveError("silent")
    last = next(at for at in range(len(samples) - 1, -1, -1) if abs(samples[at]) > faint)
    # A word cut at its first loud sample clicks.
    return samples[max(0, first - _PAD) : last + 1 + _PAD]


def scaled(samples: "array[int]", factor: float) -> "array[int]":
    """The same at another loudness; no sample may become larger than a file can hold."""
    made = array("h")
    for begin in range(0, len(samples), _PIECE):
        made.extend(round(factor * sample) for sample in samples[begin : begin + _PIECE])
        # A thread that computes at a stretch holds up the one that starts the sounds.
        time.sleep(_BREATH)
    return made


def at_peak(samples: "array[int]", peak: float) -> "array[int]":
    """The same, its loudest sample at this part of what a file can hold."""
    return scaled(samples, peak * _FULL / _peak(samples))


def prune(folder: Path, kept: int) -> None:
    """Leave the newest `kept` sound files in this folder. Never raises."""
    with suppress(OSError):
        files = sorted(folder.glob("*.wav"), key=_age)
        for path in files[kept:]:
            with suppress(OSError):
                path.unlink()


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:  # pruned by another process in this moment
        return 0.0


def _peak(samples: "array[int]") -> int:
    return max(map(abs, samples), default=0)
