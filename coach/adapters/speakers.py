"""What can make a WAV file heard on this machine, in the order in which it is tried.

Must never be asked from a thread that draws: starting a program takes milliseconds, and importing playsound3,
which asks every program that it knows for its version, tenths of a second. Must never use a shell, and never let
a program write to the terminal, read from it, or be stopped by its Ctrl-C.
"""

import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol

WISH = "COACH_SOUND"
"""The environment variable that names the speaker to use: one of the names below, `bell` or `none`."""
ARGUMENTS = {"pw-play": (), "paplay": (), "aplay": ("-q",), "afplay": ()}
"""The programs that we run ourselves, and what they are told besides the file."""
UNHEARD = frozenset({"gstreamer", "ffplay"})
"""Report success even where there is nothing to play to."""
TWINS = frozenset({"alsa", "afplay"})
"""What playsound3 calls programs that we try before."""
ABSENT = "not installed"
UNKNOWN = "no such player here"


class SpeakerError(Exception):
    """This speaker cannot be used; the text says why, in a few words."""


class Running(Protocol):
    """A sound that has begun."""

    def poll(self) -> int | None:
        """None while it plays, then the exit code."""

    def terminate(self) -> None:
        """Ask it to stop."""


class Speaker(Protocol):
    """One way to make a sound."""

    @property
    def name(self) -> str:
        """What the person calls it, in COACH_SOUND too."""

    @property
    def certain(self) -> bool:
        """Whether there is nothing to try out."""

    def start(self, wav: Path) -> Running:
        """Begin to play this file. May raise anything."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides which speakers there are."""

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    platform: str = sys.platform
    devices: Path = Path("/dev/snd")

    def has(self, program: str) -> bool:
        """Whether this program is on the search path."""
        return shutil.which(program, path=self.environ.get("PATH")) is not None

    def has_pipewire(self) -> bool:
        """Whether a PipeWire server has put its socket where its clients look."""
        folder = self.environ.get("PIPEWIRE_RUNTIME_DIR") or self._runtime()
        return _exists(Path(folder, self.environ.get("PIPEWIRE_REMOTE") or "pipewire-0"))

    def has_pulse(self) -> bool:
        """Whether a PulseAudio server is named, or has put its socket where its clients look."""
        folder = self.environ.get("PULSE_RUNTIME_PATH") or Path(self._runtime(), "pulse")
        return bool(self.environ.get("PULSE_SERVER")) or _exists(Path(folder, "native"))

    def has_card(self) -> bool:
        """Whether there is a device that plays."""
        return any(self.devices.glob("pcm*p"))

    def _runtime(self) -> str:
        return self.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"


@dataclass(frozen=True, slots=True)
class Playsound3:
    """What is used of playsound3; `playsound` is None where it cannot be imported, and `trouble` says why."""

    playsound: Callable[..., Any] | None
    backends: tuple[str, ...] = ()
    trouble: str = ""


def import_playsound3() -> Playsound3:
    """Import it, and make our commands acceptable to it as back ends."""
    logger = logging.getLogger("playsound3")
    # Without this, logging prints its warnings into the screen.
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    try:
        from playsound3 import AVAILABLE_BACKENDS, playsound
        from playsound3.playsound3 import SoundBackend

        SoundBackend.register(Command)
    except Exception as mistake:  # a broken gst-play alone makes the import raise CalledProcessError
        return Playsound3(None, trouble=f"cannot be imported, {type(mistake).__name__}")
    return Playsound3(playsound, tuple(AVAILABLE_BACKENDS))


class Command:
    """A program that plays the file named on its command line; a back end for playsound3, too.

    Without playsound3 it runs the program itself, because one broken program elsewhere on the machine must not
    take the sound away.
    """

    certain: ClassVar[bool] = False

    def __init__(self, name: str, environ: Mapping[str, str], playsound: Callable[..., Any] | None) -> None:
        self.name = name
        self._environ = environ
        self._playsound = playsound

    def start(self, wav: Path) -> Running:
        if self._playsound is None:
            return self.play(str(wav))
        running: Running = self._playsound(wav, block=False, backend=self).subprocess
        return running

    def check(self) -> bool:
        """Asked by nobody; part of what playsound3 calls a back end."""
        return True

    def play(self, sound: str) -> subprocess.Popen[bytes]:
        """Run the program."""
        return subprocess.Popen(
            [self.name, *ARGUMENTS[self.name], sound],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(self._environ),
            process_group=0,
        )


@dataclass(frozen=True, slots=True)
class Backend:
    """One of playsound3's own back ends."""

    name: str
    playsound: Callable[..., Any]
    certain: ClassVar[bool] = False

    def start(self, wav: Path) -> Running:
        running: Running = self.playsound(wav, block=False, backend=self.name).subprocess
        return running


class Winsound:
    """The standard library's player on Windows; one sound at a time, the newest."""

    name = "winsound"
    certain: ClassVar[bool] = False

    def start(self, wav: Path) -> Running:
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(wav), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
            # It does not tell when it has ended; our files hold 44,100 bytes a second.
            return Over(time.monotonic() + wav.stat().st_size / 44_100)
        raise SpeakerError("not on this system")


class Bell:
    """The terminal bell: the only sound that reaches somebody on the far side of an SSH connection."""

    name = "bell"
    certain: ClassVar[bool] = True

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring

    def start(self, wav: Path) -> Running:  # noqa: ARG002
        self._ring()
        return Over()


class Silence:
    """No sound at all."""

    name = "none"
    certain: ClassVar[bool] = True

    def start(self, wav: Path) -> Running:  # noqa: ARG002
        return Over()


@dataclass(frozen=True, slots=True)
class Missing:
    """A speaker that is known not to work; kept in the list so that it can be said why."""

    name: str
    reason: str
    certain: ClassVar[bool] = False

    def start(self, wav: Path) -> Running:  # noqa: ARG002
        raise SpeakerError(self.reason)


@dataclass(frozen=True, slots=True)
class Over:
    """A sound that ends by itself at an instant, or has ended."""

    at: float = 0.0

    def poll(self) -> int | None:
        return None if time.monotonic() < self.at else 0

    def terminate(self) -> None:
        """There is nothing to stop."""


def speakers(
    bell: Callable[[], None] | None,
    machine: Machine,
    load: Callable[[], Playsound3] = import_playsound3,
) -> Iterator[Speaker]:
    """Every speaker, the best first, made as they are asked for; silence is always the last."""
    wish = machine.environ.get(WISH, "").strip().lower()
    if wish == "none":
        pass
    elif wish and wish != "bell":
        yield _wished(wish, machine, load)
    elif not wish:
        yield from _loud(machine, load)
    if bell is not None and wish != "none":
        yield Bell(bell)
    yield Silence()


def _wished(name: str, machine: Machine, load: Callable[[], Playsound3]) -> Speaker:
    if name == Winsound.name:
        return Winsound()
    library = load()
    if name in ARGUMENTS:
        return Command(name, machine.environ, library.playsound) if machine.has(name) else Missing(name, ABSENT)
    if library.playsound is None or name not in library.backends:
        return Missing(name, UNKNOWN)
    return Backend(name, library.playsound)


def _loud(machine: Machine, load: Callable[[], Playsound3]) -> Iterator[Speaker]:
    if machine.platform == "win32":
        yield Winsound()
    library = load()
    for name, trouble in _commands(machine):
        yield Missing(name, trouble) if trouble else Command(name, machine.environ, library.playsound)
    if library.playsound is None:
        yield Missing("playsound3", library.trouble)
        return
    deaf = machine.platform == "linux" and not (machine.has_pipewire() or machine.has_pulse() or machine.has_card())
    for name in library.backends:
        if name in UNHEARD and deaf:
            yield Missing(name, "no sound server and no card")
        elif name not in TWINS:
            yield Backend(name, library.playsound)


def _commands(machine: Machine) -> Iterator[tuple[str, str]]:
    """The programs for this system, each with why it cannot be used, or nothing."""
    if machine.platform == "darwin":
        yield "afplay", "" if machine.has("afplay") else ABSENT
    elif machine.platform != "win32":
        servers = {"pw-play": ("PipeWire", machine.has_pipewire), "paplay": ("PulseAudio", machine.has_pulse)}
        for name, (server, runs) in servers.items():
            missing = "" if runs() else f"no {server} server"
            yield name, missing if machine.has(name) else ABSENT
        yield "aplay", "" if machine.has("aplay") else ABSENT


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # the folder of another user, as under sudo
        return False
