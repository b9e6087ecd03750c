"""How late cues are, to the player's call and to the sound on a null sink.

`lateness [MINUTES] [--busy]`, `late-sound [MINUTES] [--busy]`: about so many minutes of real time, 2 where nothing is
said; `--busy` keeps every core busy meanwhile.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from coach.core.cues import TABLE
from tests.audio_capture import NullSink, missing
from tests.benchmarks.timed_session import routine
from tests.cli.program import Program
from tests.terminal import Terminal

Row = tuple[float, float, str]
"""Seconds late at the call, the monotonic instant when it was due, the sound."""

BUSY = "--busy"
SETS_A_MINUTE = 2
"""Each of two holds of ten seconds, with what lies between them."""
MINUTES = 2.0
SAME_PITCH = 15
"""Hertz."""
PITCH = {cue.sound: cue.notes[0].hertz for cue in TABLE.values()}


def played(front: str, sound: str, minutes: float, extra: Mapping[str, str]) -> list[Row]:
    """Play the session on this front end, in a pseudo-terminal."""
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder) / "home").attest()
        shelf, out = Path(folder) / "shelf", Path(folder) / "out.json"
        shelf.mkdir()
        text = routine(sets=max(1, round(minutes * SETS_A_MINUTE)))
        (shelf / "timed.yaml").write_text(text, encoding="utf-8")
        words = (sys.executable, "-m", "tests.benchmarks.timed_session", front, shelf, out, sound)
        with Terminal(*words, env=program.env | dict(extra), columns=100, rows=30) as terminal:
            if front == "screens":
                terminal.wait_for("after the session", seconds=60 + minutes * 90)
                terminal.press("enter")
                terminal.wait_for("of it was held")
                terminal.press("enter")
            code = terminal.exit_code(seconds=60 + minutes * 90)
        if code or not out.exists():
            raise RuntimeError(f"the session ended with {code}:\n{terminal.text()}")
        return [(late, due, name) for late, due, name in json.loads(out.read_text(encoding="utf-8"))]


@contextmanager
def busy_cores() -> Iterator[None]:
    """A process for each core that never rests."""
    spinning = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.wait()


def asked(words: Sequence[str]) -> tuple[float, bool]:
    """For how many minutes, and whether with busy cores."""
    numbers = [float(word) for word in words if word != BUSY]
    return (numbers[0] if numbers else MINUTES), BUSY in words


def spread(seconds: Sequence[float]) -> str:
    """The middle, the 99th percentile and the worst, in milliseconds."""
    ranked = sorted(1000 * late for late in seconds)
    p99 = ranked[-(-99 * len(ranked) // 100) - 1]
    return f"p50 {statistics.median(ranked):.1f}, p99 {p99:.1f}, max {ranked[-1]:.1f} ms over {len(ranked)} cues"


def to_the_call(*words: str) -> str:
    minutes, busy = asked(words)
    lines = []
    for front in ("screens", "plain"):
        with busy_cores() if busy else nullcontext():
            late = [row[0] for row in played(front, "silent", minutes, {})]
        state = "every core busy (budget p99 50)" if busy else "nothing else busy (budget p99 10)"
        lines.append(f"{front}, due instant to the player's call, {spread(late)}, {state}")
    return "\n".join(lines)


def to_the_sound(*words: str) -> str:
    if missing():
        return f"not measured: {missing()} is missing"
    minutes, busy = asked(words)
    with NullSink() as sink:
        extra = {name: value for name, value in sink.environ.items() if name != "COACH_SOUND"} | {"COACH_SOUND": ""}
        with busy_cores() if busy else nullcontext(), sink.record() as recording:
            rows = played("screens", "speakers", minutes, extra)
        sounds = recording.sounds()
    late: list[float] = []
    for _, due, name in rows:
        near = [sound.at - due for sound in sounds if abs(sound.pitch - PITCH[name]) < SAME_PITCH]
        heard = [after for after in near if -0.05 < after < 0.5]
        late += [min(heard, key=abs)] if heard else []
    return f"due instant to sound heard {spread(late)}, {len(rows) - len(late)} not heard"
