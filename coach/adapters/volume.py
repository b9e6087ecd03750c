"""How loud cues are: as they are shipped, or softer for quiet nights.

No player that we know takes a volume, so softer sounds are files of their own. Must never raise: where no copy can be
made, the cue is heard at its usual loudness.
"""

import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from coach.adapters.tones import SOUNDS, file_name
from coach.adapters.waves import WaveError, prune, read, scaled, write
from coach.core.cues import TABLE, Cue
from coach.core.settings import Volume

KEPT = 100
"""Copies that stay in the cache; those of a release are fewer."""


FACTOR = {Volume.USUAL: 1.0, Volume.SOFT: 0.25}
"""What every sample is multiplied by; where sound is off there is no player. Our own convention."""


class Tones:
    """Where the sound of each cue lies at this volume."""

    def __init__(self, volume: Volume = Volume.USUAL, folder: Path | None = None, shipped: Path = SOUNDS) -> None:
        """`folder` is where softer copies are kept; without one they last as long as this object."""
        self._factor = FACTOR[volume]
        self._folder = folder
        self._shipped = shipped
        self._copies: dict[str, Path] = {}
        self._lent: Path | None = None

    def make(self) -> None:
        """Make the copies that are not there yet. Takes some ten milliseconds the first time."""
        if self._factor == 1:
            return
        if self._folder is not None:
            with suppress(OSError, WaveError):
                self._copies = self._softer(self._folder)
                prune(self._folder, KEPT)
                return
        with suppress(OSError, WaveError):
            self._lent = Path(tempfile.mkdtemp(prefix="coach-sounds-"))
            self._copies = self._softer(self._lent)

    def file(self, cue: Cue) -> Path:
        """The file to play for this cue."""
        name = file_name(cue)
        copy = self._copies.get(name)
        return copy if copy is not None and copy.is_file() else self._shipped / name

    def close(self) -> None:
        """Take away what was only lent."""
        if self._lent is not None:
            rmtree(self._lent, ignore_errors=True)

    def _softer(self, folder: Path) -> dict[str, Path]:
        folder.mkdir(parents=True, exist_ok=True)
        names = {file_name(cue) for cue in TABLE.values()}
        return {name: _copy(self._shipped / name, folder, self._factor) for name in sorted(names)}


def _copy(wav: Path, folder: Path, factor: float) -> Path:
    """This file at a part of its loudness. Its name is of what it was made from, so that it is never out of date."""
    copy = folder / f"{sha256(wav.read_bytes() + str(factor).encode()).hexdigest()[:32]}.wav"
    with suppress(OSError, WaveError):
        read(copy)
        return copy
    write(copy, scaled(read(wav), factor))
    return copy
