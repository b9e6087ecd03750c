"""Spoken words as sound files: which program speaks on this machine, and how it is made to write into the cache.

Words come from files that anybody may have written. Must never put them on a command line or before a shell, wait for a
program without end, let it write to the terminal, or believe that what it wrote is a sound.
Linux is tested; macOS and Windows are written from documentation.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from coach.adapters.speakers import Machine
from coach.adapters.waves import WaveError, at_peak, milliseconds, part, read, trimmed, write

PATIENCE = 5.0
"""Seconds that a program may take over one phrase."""
LONGEST_TEXT = 80
"""Characters; longer words are not said at all, because half a name says something else."""
USUAL, BRISK = 1.0, 1.4
"""Paces, as multiples of the usual one. Our own convention."""
SAY = Path("/usr/bin/say")

_PEAK = 0.9
"""Speech has far less in it than a sine of the same peak (0.55 in `tones`)."""
_WORDS_A_MINUTE = 160
_NICENESS = 10
_BEHIND_AND_UNSEEN = 0x4000 | 0x08000000
"""BELOW_NORMAL_PRIORITY_CLASS and CREATE_NO_WINDOW, which `subprocess` has on Windows only."""
_PUNCTUATION = " ,.'-"
_WINDOWS_STEPS_FOR_BRISK = 3
_FILE = "COACH_SPEECH_FILE"
_STEPS = "COACH_SPEECH_RATE"
_POWERSHELL = (
    "$ErrorActionPreference = 'Stop';"
    "Add-Type -AssemblyName System.Speech;"
    "$form = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, 'Sixteen', 'Mono');"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    f"$voice.Rate = [int]$env:{_STEPS};"
    f"$voice.SetOutputToWaveFile($env:{_FILE}, $form);"
    "$text = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8);"
    "$voice.Speak($text.ReadToEnd());"
    "$voice.Dispose()"
)


class SpeechError(Exception):
    """The program could not be made to speak; the text says why, in a few words."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that turns the text on its standard input into a WAV file."""

    name: str
    voice: str
    command: Callable[[float, Path], list[str]]
    """The command line for this pace and this file; the file is in the environment, too."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that are ready to be played."""

    wav: Path
    milliseconds: int


def find_engine(machine: Machine, say: Path = SAY) -> Engine | None:
    """The program that speaks here; None where there is none."""
    if machine.platform == "win32":
        root = Path(machine.environ.get("SYSTEMROOT", r"C:\Windows"))
        shell = root / "System32/WindowsPowerShell/v1.0/powershell.exe"
        return _windows(shell) if shell.exists() else None
    if machine.platform == "darwin":
        return _macos(say) if say.exists() else None
    for name in ("espeak-ng", "espeak"):
        program = shutil.which(name, path=machine.environ.get("PATH"))
        if program is not None:
            return _espeak(name, program)
    return None


def what_would_help(platform: str) -> str:
    """What a person can do where no program speaks."""
    if platform == "win32":
        return "Windows PowerShell with System.Speech would help"
    return f"{SAY} would help" if platform == "darwin" else "installing espeak-ng would help"


def spoken_text(words: str) -> str:
    """What may be handed to a program: letters, digits, spaces and `,.'-`; empty where nothing may be said."""
    if len(words) > LONGEST_TEXT:
        return ""
    plain = unicodedata.normalize("NFC", words)
    kept = "".join(each if each.isalnum() or each in _PUNCTUATION else " " for each in plain)
    return " ".join(kept.split()) if any(map(str.isalnum, kept)) else ""


class Renderer:
    """Has words spoken into files, each once. To be used from one thread, `stop` excepted."""

    def __init__(
        self,
        engine: Engine,
        folder: Path,
        environ: Mapping[str, str],
        loudness: float = 1.0,
        patience: float = PATIENCE,
    ) -> None:
        self._engine = engine
        self._folder = folder
        self._environ = environ
        self._peak = _PEAK * loudness
        self._patience = patience
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False

    @property
    def name(self) -> str:
        """The name of the program."""
        return self._engine.name

    def kept(self, text: str, pace: float) -> Spoken | None:
        """What has been made before, if it is still there and sound."""
        wav = self._file(text, pace)
        try:
            samples = read(wav)
        except (OSError, WaveError):
            return None
        # What is used is the last to be pruned.
        with suppress(OSError):
            os.utime(wav)
        return Spoken(wav, milliseconds(samples))

    def make(self, text: str, pace: float) -> Spoken | None:
        """Have it spoken; None where nothing can be heard in what comes of it. Raises SpeechError."""
        wav = self._file(text, pace)
        raw = part(wav.with_name(f"raw-{wav.name}"))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._run(text, pace, raw)
            samples = at_peak(trimmed(read(raw)), self._peak)
            write(wav, samples)
        except WaveError:
            return None
        except OSError as trouble:
            raise SpeechError(trouble.strerror or type(trouble).__name__) from trouble
        finally:
            with suppress(OSError):
                raw.unlink(missing_ok=True)
        return Spoken(wav, milliseconds(samples))

    def stop(self) -> None:
        """End the program that runs, if any, and begin no other."""
        with self._lock:
            self._stopped = True
            if self._child is not None:
                _end(self._child)

    def _file(self, text: str, pace: float) -> Path:
        key = "\n".join((self._engine.name, self._engine.voice, str(pace), str(self._peak), text))
        return self._folder / f"{sha256(key.encode()).hexdigest()[:32]}.wav"

    def _run(self, text: str, pace: float, wav: Path) -> None:
        steps = _WINDOWS_STEPS_FOR_BRISK if pace > USUAL else 0
        environ = {**self._environ, _FILE: str(wav), _STEPS: str(steps)}
        with self._lock:
            if self._stopped:
                raise SpeechError("stopped")
            child = self._child = _start(self._engine.command(pace, wav), environ)
        try:
            child.communicate(text.encode(), timeout=self._patience)
        except subprocess.TimeoutExpired as slow:
            raise SpeechError("no end in time") from slow
        finally:
            with self._lock:
                _end(child)
                self._child = None
        if child.returncode:
            raise SpeechError(f"exit code {child.returncode}")


def _espeak(name: str, program: str) -> Engine:
    voice = "en-us"

    def command(pace: float, wav: Path) -> list[str]:
        return [program, "-v", voice, "-s", str(round(_WORDS_A_MINUTE * pace)), "--stdin", "-w", str(wav)]

    return Engine(name, voice, command)


def _macos(say: Path) -> Engine:
    def command(pace: float, wav: Path) -> list[str]:
        speed = str(round(_WORDS_A_MINUTE * pace))
        form = ("--file-format=WAVE", "--data-format=LEI16@22050", "--channels=1")
        return [str(say), "-r", speed, "-o", str(wav), *form, "-f", "-"]

    return Engine("say", "the voice of the system", command)


def _windows(shell: Path) -> Engine:
    def command(pace: float, wav: Path) -> list[str]:  # noqa: ARG001
        return [str(shell), "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL]

    return Engine("SAPI", "the voice of the system", command)


def _start(command: list[str], environ: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    """Run it away from the terminal and from its Ctrl-C, behind everything else that the processor has to do."""
    on_windows = sys.platform == "win32"
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(environ),
        process_group=None if on_windows else 0,
        creationflags=_BEHIND_AND_UNSEEN if on_windows else 0,
    )
    if sys.platform != "win32":
        with suppress(OSError):  # it has ended
            os.setpriority(os.PRIO_PGRP, child.pid, _NICENESS)
    return child


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Stop what still runs of it, and leave nothing behind."""
    if child.poll() is not None:
        return
    with suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
