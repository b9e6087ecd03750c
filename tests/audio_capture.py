"""Hears what a program really plays, on a machine without a sound card (Linux).

    with NullSink() as sink:                         # a PulseAudio server of its own, for root or anybody
        with sink.record() as recording:
            subprocess.run([...], env=sink.environ)  # whatever plays through PulseAudio or ALSA's default
        for sound in recording.sounds():
            print(sound.at, sound.pitch)

Must never touch the sound server of the person who runs the tests. `at` is on `time.monotonic()`, right to about
10 ms. On Debian it needs pulseaudio, pulseaudio-utils, libasound2-plugins and alsa-utils.
"""

import math
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import TracebackType

RATE = 22_050
PROGRAMS = ("pulseaudio", "parecord", "pactl", "paplay", "aplay")
LOUD = 300
"""Samples above this are sound; those of a silent null sink are 0."""
GAP = 0.12
"""Seconds of silence that part two sounds; the notes of one cue are closer."""
_FIRST_NOTE = 0.06
_START_TIMEOUT = 10.0


def missing() -> str:
    """The programs that are not installed, or nothing."""
    return ", ".join(program for program in PROGRAMS if shutil.which(program) is None)


@dataclass(frozen=True, slots=True)
class Sound:
    """Something between two silences."""

    at: float
    seconds: float
    pitch: float
    """Of its first 60 ms, in hertz."""
    peak: float


class NullSink:
    """A sound server whose one output is nowhere, and can be recorded."""

    def __enter__(self) -> "NullSink":
        self._folder = Path(tempfile.mkdtemp(prefix="coach-sink-"))
        self.environ = environment(self._folder)
        self.server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-target=stderr"),
                "--load=module-native-protocol-unix auth-anonymous=1",
                f"--load=module-null-sink sink_name=nowhere rate={RATE} channels=1",
            ],
            env=self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _START_TIMEOUT
        while subprocess.run(["pactl", "info"], env=self.environ, capture_output=True, check=False).returncode:
            if time.monotonic() > until:
                self.__exit__(None, None, None)
                raise RuntimeError("pulseaudio did not start")
            time.sleep(0.05)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.kill()
        self.server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def record(self) -> "Recording":
        """A recording of all that is played while it is open."""
        return Recording(self.environ)

    def freeze(self) -> None:
        """Stop the server in its tracks: it takes connections and never answers."""
        self.server.send_signal(signal.SIGSTOP)


def environment(folder: Path) -> dict[str, str]:
    """The environment of a person whose runtime and home folders are in here, and who has no server running."""
    (folder / "run").mkdir(mode=0o700)
    (folder / "home").mkdir()
    (folder / "home/.asoundrc").write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
    # A client that finds no server must not start one.
    (folder / "client.conf").write_text("autospawn = no\n")
    mine = {key: value for key, value in os.environ.items() if not key.startswith(("PULSE_", "PIPEWIRE_", "COACH_"))}
    return mine | {
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "home/.config"),
        "PULSE_CLIENTCONFIG": str(folder / "client.conf"),
    }


class Recording:
    """What the null sink was given, as samples with the instant of each."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._environ = environ
        self._pcm = bytearray()
        self._zeros: list[float] = []
        self._running = threading.Event()

    def __enter__(self) -> "Recording":
        command = ["parecord", "--raw", "--device=nowhere.monitor", f"--rate={RATE}", "--channels=1", "--format=s16le"]
        self._process = subprocess.Popen(
            [*command, "--latency-msec=5", "--process-time-msec=5"],
            env=self._environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self._running.wait(_START_TIMEOUT):
            self._process.kill()
            raise RuntimeError("parecord gave no samples")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        time.sleep(0.15)  # what has been played is still on its way here
        self._process.kill()
        self._reader.join()
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        while data := os.read(pipe, 65_536):
            self._pcm += data
            self._zeros.append(time.monotonic() - len(self._pcm) / 2 / RATE)
            if len(self._pcm) > RATE // 5:
                self._running.set()
        self._process.stdout.close()

    def sounds(self) -> list[Sound]:
        """Everything that was loud enough, in order."""
        # A chunk may come late but never early, so the earliest zero is the true one.
        zero = min(self._zeros)
        samples = array("h", bytes(self._pcm[: len(self._pcm) // 2 * 2]))
        return [
            Sound(
                zero + begin / RATE,
                (end - begin) / RATE,
                pitch(samples[begin : min(end, begin + round(_FIRST_NOTE * RATE))]),
                max(map(abs, samples[begin:end])) / 32_768,
            )
            for begin, end in _stretches([at for at, sample in enumerate(samples) if abs(sample) > LOUD])
        ]


def _stretches(loud: Sequence[int]) -> list[tuple[int, int]]:
    """The loud samples in stretches, parted where `GAP` is silent."""
    if not loud:
        return []
    edges = [(before, after) for before, after in pairwise(loud) if after - before > GAP * RATE]
    begins = [loud[0], *(after for _, after in edges)]
    return list(zip(begins, [*(before + 1 for before, _ in edges), loud[-1] + 1], strict=True))


def pitch(samples: Sequence[int]) -> float:
    """The strongest frequency between 200 and 2,000 Hz, right to about 1 Hz for 60 ms of a sine."""
    count = len(samples)
    shaped = [value * (0.5 - 0.5 * math.cos(math.tau * at / (count - 1))) for at, value in enumerate(samples)]
    coarse = max(range(200, 2_001, 8), key=lambda hertz: _strength(shaped, hertz))
    return max((coarse + part / 2 for part in range(-16, 17)), key=lambda hertz: _strength(shaped, hertz))


def _strength(samples: Sequence[float], hertz: float) -> float:
    """How much of this frequency is in there (Goertzel)."""
    turn = 2 * math.cos(math.tau * hertz / RATE)
    last = before = 0.0
    for value in samples:
        last, before = value + turn * last - before, last
    return last * last + before * before - turn * last * before
