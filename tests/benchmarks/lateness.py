"""How late cues are over a two-minute session: to the player's call, and to the sound on a null sink."""

import json
import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from coach.core.cues import TABLE
from tests.audio_capture import NullSink, missing
from tests.benchmarks.startup import environment
from tests.benchmarks.timed_session import ROUTINE
from tests.terminal import Terminal

Row = tuple[float, float, str]
"""Seconds late at the call, the monotonic instant when it was due, the sound."""


def played(sound: str, extra: Mapping[str, str]) -> list[Row]:
    """Play the session on the real screens, in a pseudo-terminal."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "shelf").mkdir()
        (home / "shelf" / "two-minutes.yaml").write_text(ROUTINE, encoding="utf-8")
        env = environment(home) | dict(extra)
        out = home / "out.json"
        words = (sys.executable, "-m", "tests.benchmarks.timed_session", home / "shelf", out, sound)
        with Terminal(*words, env=env, columns=100, rows=30) as terminal:
            terminal.wait_for("of it was held", seconds=180)
            terminal.press("enter")
            code = terminal.exit_code()
        if code or not out.exists():
            raise RuntimeError(f"the session ended with {code}")
        return [(late, due, name) for late, due, name in json.loads(out.read_text(encoding="utf-8"))]


def spread(milliseconds: list[float]) -> str:
    """The middle, the 99th percentile and the worst of a list."""
    ranked = sorted(milliseconds)
    p99 = ranked[max(0, -(-99 * len(ranked) // 100) - 1)]
    return f"p50 {statistics.median(ranked):.1f}, p99 {p99:.1f}, max {ranked[-1]:.1f} ms over {len(ranked)} cues"


def to_the_call() -> str:
    rows = played("silent", {})
    return f"due instant to the player's call {spread([late * 1000 for late, _, _ in rows])} (budget p99 10)"


def to_the_sound() -> str:
    if missing():
        return f"not measured: {missing()} is missing"
    with NullSink() as sink:
        extra = {name: value for name, value in sink.environ.items() if name != "COACH_SOUND"} | {"COACH_SOUND": ""}
        with sink.record() as recording:
            rows = played("speakers", extra)
        sounds = recording.sounds()
    late: list[float] = []
    for _, due, name in rows:
        pitch = TABLE_PITCH[name]
        heard = [sound.at - due for sound in sounds if -0.05 < sound.at - due < 0.5 and abs(sound.pitch - pitch) < 15]
        late += [min(heard, key=abs) * 1000] if heard else []
    return f"due instant to sound heard {spread(late)}, {len(rows) - len(late)} not heard"


TABLE_PITCH = {cue.sound: cue.notes[0].hertz for cue in TABLE.values()}
