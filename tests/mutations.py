"""Plants one bug at a time in a copy of the core, and runs the tests of the core against it.

`python -m tests.mutations` prints each bug that no test caught, then `caught N of M`; it fails where one was
missed that is not listed as equivalent. `python -m tests.mutations session` tries one module alone. A line that is
no longer in the source is reported: change it here as well.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUICK = {
    "timeline": ("timeline", "cues"),
    "marks": ("cues", "timeline"),
    "lock": ("lock",),
    "routine": ("timeline",),
    "cues": ("cues",),
    "view": ("view",),
}
"""The tests that are likely to catch a bug of the module, to be run first; `SOON` for all others."""
SOON = ("moves", "record", "stretch", "session_model")


@dataclass(frozen=True, slots=True)
class Bug:
    """In `module`, `right` becomes `wrong`; `harmless` says why nothing can tell, where nothing can."""

    module: str
    right: str
    wrong: str
    harmless: str = ""


BUGS = (
    # Where segments lie
    Bug("timeline", "start=self._end,", "start=self._end + 1,"),
    Bug("timeline", "self._end += length", "self._end += length + 1"),
    Bug("timeline", "length=None if open_ended else length,", "length=length,"),
    Bug("timeline", "estimate=length,", "estimate=0 if open_ended else length,"),
    Bug("timeline", "length = max(length, SHORTEST)", "length = min(length, SHORTEST)"),
    Bug("timeline", "length = max(length, SHORTEST)", "length = max(length, 1)"),
    Bug("timeline", "SHORTEST = 1_000", "SHORTEST = 999"),
    Bug("timeline", "return any(segment.length is None", "return all(segment.length is None"),
    Bug(
        "timeline",
        "            if segment.is_work:\n                total",
        "            if True:\n                total",
    ),
    # Sides, sets, rests, lead-ins
    Bug("timeline", "elif before.side is not this.side:", "elif before.side is this.side:"),
    Bug("timeline", "elif step.dose_of(this.side).rest > 0:", "elif step.dose_of(this.side).rest >= 0:"),
    Bug("timeline", "self._rest_owed(step, this.side) - lead", "self._rest_owed(step, this.side)"),
    Bug("timeline", "self._rest_owed(step, this.side) - lead", "self._rest_owed(step, this.side) + lead"),
    Bug("timeline", "if owed > 0:", "if owed > 1_000:"),
    Bug("timeline", "if owed > 0:", "if False:"),
    Bug("timeline", "if lead > 0 or owed <= 0:", "if lead > 0:"),
    Bug("timeline", "if lead > 0 or owed <= 0:", "if True:"),
    Bug(
        "timeline", "self._ended[(step.exercise, this.side)] = self._end", "self._ended[(step.exercise, this.side)] = 0"
    ),
    Bug("timeline", "step.dose_of(side).rest - (self._end - ended)", "step.dose_of(side).rest"),
    Bug("timeline", "step.dose_of(side).rest - (self._end - ended)", "step.dose.rest - (self._end - ended)"),
    Bug("timeline", "dose.length_of(this.number))", "dose.length_of(1))"),
    Bug(
        "timeline",
        "        dose = step.dose_of(this.side)\n        self._add(Kind",
        "        dose = step.dose\n        self._add(Kind",
    ),
    Bug("timeline", "card.position is self._position else", "card.position is not self._position else"),
    Bug("timeline", "self._position = card.position", "self._position = None"),
    Bug("timeline", "words * 60_000 // preferences", "words * 50_000 // preferences"),
    Bug("timeline", '{step.instruction or card.instruction}".split', '{card.instruction}".split'),
    Bug("timeline", "max(_whole_seconds(reading + moving)", "min(_whole_seconds(reading + moving)"),
    Bug("timeline", "_whole_seconds(reading + moving)", "_whole_seconds(reading)"),
    Bug("timeline", "exercise == step.exercise for exercise", "exercise != step.exercise for exercise"),
    Bug("timeline", "lying = card.position is Position.LYING", "lying = card.position is not Position.LYING"),
    Bug("timeline", "return -(-milliseconds // 1000) * 1000", "return milliseconds // 1000 * 1000"),
    Bug("timeline", "before is not None and before.is_work,", "False,"),
    Bug("timeline", "at_most=step.at_most,", "at_most=None,"),
    Bug("timeline", "dose.reps_of(this.number),", "dose.reps_of(1),"),
    Bug("timeline", "if weak is Side.RIGHT else", "if weak is Side.LEFT else"),
    Bug("timeline", "side = weak if step.sides is Side.AFFECTED and", "side = weak if"),
    Bug("timeline", "sets = step.dose_of(side).sets", "sets = step.dose.sets"),
    Bug("timeline", "max(counts.values()) + 1", "min(counts.values()) + 1"),
    Bug("timeline", "if number <= counts[side])", "if number < counts[side])"),
    Bug("timeline", "if step.order is Order.ONE_AFTER_OTHER:", "if step.order is Order.ALTERNATE:"),
    Bug("routine", "min(number, len(self.reps)) - 1", "min(number, len(self.reps) - 1)"),
    Bug("routine", "{Side.LEFT: self.left, Side.RIGHT: self.right}", "{Side.LEFT: self.right, Side.RIGHT: self.left}"),
    Bug("routine", "(self.tempo.out + self.tempo.back)", "self.tempo.out"),
    # Cues
    Bug("marks", "length >= HALFWAY_FROM", "length > HALFWAY_FROM"),
    Bug("marks", "kind in (Kind.HOLD, Kind.TIMED) and", "kind in (Kind.HOLD, Kind.REPS) and"),
    Bug("marks", "Mark(length // 2, CueId.HALFWAY)", "Mark(length // 3, CueId.HALFWAY)"),
    Bug("marks", "(2000, CueId.TWO)", "(2500, CueId.TWO)"),
    Bug("marks", "if kind in WORK_KINDS:\n            wanted", "if kind is Kind.HOLD:\n            wanted"),
    Bug("marks", "Mark(length, CueId.RELEASE)", "Mark(length - 1, CueId.RELEASE)"),
    Bug("marks", "if after_release and opening is not CueId.START else 0", "if False else 0"),
    Bug("marks", "_AFTER_RELEASE if after_release else 0, length)", "0, length)"),
    Bug("marks", "if mark.at < free_from or", "if mark.at <= free_from or"),
    Bug("marks", "if mark.at < free_from or (", "if ("),
    Bug("marks", "mark.at >= length)", "mark.at > length)"),
    Bug("marks", "CueId.GET_READY) and end > length", "CueId.GET_READY) and end >= length"),
    Bug("marks", "(CueId.REST, CueId.SWITCH, CueId.GET_READY)", "(CueId.REST, CueId.SWITCH)"),
    Bug("marks", "if last is not None and end > last:", "if last is not None and end >= last:"),
    Bug("marks", "if last is not None and end > last:", "if False:"),
    Bug("marks", "        free_from = end\n", ""),
    Bug("marks", "TABLE[CueId.CHECK].span + 1", "TABLE[CueId.CHECK].span"),
    Bug("marks", "mark.at < check.at + TABLE[CueId.CHECK].span and check.at < end", "mark.at < check.at < end"),
    Bug("marks", "range(check.at, end, check.every)", "range(check.every, end, check.every)"),
    Bug("marks", "mark.at <= elapsed < mark.at + CHECK_STAYS", "mark.at < elapsed < mark.at + CHECK_STAYS"),
    Bug("marks", "mark.at <= elapsed < mark.at + CHECK_STAYS", "mark.at <= elapsed <= mark.at + CHECK_STAYS"),
    Bug("session", "max(SHORTEST, min(length, _left_of(segment, play)))", "length"),
    Bug("session", "max(SHORTEST, min(length, _left_of(segment, play)))", "min(length, _left_of(segment, play))"),
    Bug("session", "min(length, _left_of(segment, play)))\n        wanted", "length)\n        wanted"),
    Bug("session", "cue=mark.cue, ask=mark.ask)", "cue=mark.cue)"),
    Bug("lock", "tuple(stopped) or routine.exercise_ids()", "routine.exercise_ids()"),
    Bug("lock", "min(lock_after, max(0, ", "max(0, max(0, "),
    Bug("lock", "-(-left // _MINUTE) * _MINUTE", "left // _MINUTE * _MINUTE"),
    Bug(
        "cues",
        "(Note(659.3, 90, 60), Note(659.3, 90, 60), Note(659.3, 90)),",
        "(Note(880.0, 90, 60), Note(659.3, 90)),",
    ),
    Bug("cues", "(Note(349.2, 500),)", "(Note(349.2, 420),)"),
    Bug("cues", "Kind.TIMED, Kind.UNTIL_DONE})", "Kind.TIMED})"),
    Bug("cues", 'Kind.SWITCH: "SWITCH",', ""),
    # The table of moves
    Bug("moves", "(Phase.PAUSED, Command.NEXT): Phase.PAUSED", "(Phase.PAUSED, Command.NEXT): Phase.RUNNING"),
    Bug("moves", "    (Phase.WAITING, Command.DONE): Phase.RUNNING,\n", ""),
    Bug("moves", "    (Phase.RUNNING, Command.STOP): Phase.ENDED,\n", ""),
    Bug("moves", "if (phase, command) not in MOVES:", "if (phase, command) in MOVES:"),
    Bug("moves", "if (phase, command) not in MOVES:", "if phase is Phase.ENDED:"),
    # Time
    Bug("play", "max(self.held, now - self.origin)", "now - self.origin"),
    Bug("play", "max(self.held, now - self.origin)", "min(self.held, now - self.origin)"),
    Bug("play", "if self.playing else self.held", "if True else self.held"),
    Bug("play", "return self.phase in (Phase.RUNNING, Phase.WAITING)", "return self.phase in (Phase.RUNNING,)"),
    Bug("play", "play.length is None and not play.pending", "play.length is None"),
    Bug("session", "away > self._gap_limit", "away >= self._gap_limit"),
    Bug("session", "away > self._gap_limit", "away > GAP_LIMIT"),
    Bug("session", "if play.playing and away", "if play.phase is Phase.RUNNING and away"),
    Bug("session", "if play.playing and away", "if away"),
    Bug(
        "session",
        "            play = self._pause(play)\n            self._tell(now",
        "            play = self._pause(replace(play, seen=now))\n            self._tell(now",
    ),
    Bug("session", "            return replace(play, seen=now), True", "            return play, True"),
    Bug("session", "return self._deliver_due(replace(play, seen=now)), False", "return self._deliver_due(play), False"),
    Bug("session", "away=away)", "away=0)"),
    Bug("session", "        now = max(now, play.seen)\n        away", "        away"),
    Bug("session", "if not gap or command is Command.STOP:", "if not gap:"),
    Bug("session", "if not gap or command is Command.STOP:", "if True:"),
    Bug("session", "self._due(play) <= play.seen:", "self._due(play) < play.seen:"),
    Bug("session", "min(self._due(play), play.seen + HEARTBEAT)", "max(self._due(play), play.seen + HEARTBEAT)"),
    Bug("session", "min(self._due(play), play.seen + HEARTBEAT)", "self._due(play)"),
    Bug("session", "held=play.elapsed(play.seen), phase", "held=0, phase"),
    Bug("session", "held=play.elapsed(play.seen), phase", "phase"),
    Bug("session", "goes_on = play.seen + lead_in", "goes_on = play.seen"),
    Bug("session", "origin=goes_on - play.held,", "origin=play.seen - play.held,"),
    Bug("session", "origin=goes_on - play.held,", "origin=play.origin,"),
    Bug("session", "origin=goes_on - play.held,", "origin=goes_on,"),
    Bug(
        "session", "replace(play, origin=play.seen - play.held, goes_on=play.seen)", "replace(play, goes_on=play.seen)"
    ),
    Bug("session", "if play.goes_on > play.seen:", "if play.goes_on >= play.seen:"),
    # Commands
    Bug("session", "check(play.phase, command)", "check(self._play.phase, command)"),
    Bug("session", "            check(play.phase, command)\n", ""),
    Bug("session", "self._deliver_due(move(play))", "move(play)"),
    Bug("session", "self._leave(play, -1, Ended.LEFT)", "self._leave(play, -2, Ended.LEFT)"),
    Bug("session", "self._leave(play, 0, Ended.REDONE)", "self._leave(play, 1, Ended.REDONE)"),
    Bug("session", "self._leave(play, 1, Ended.SKIPPED)", "self._leave(play, 1, Ended.COMPLETED)"),
    Bug("session", "self._leave(play, 1, Ended.DONE)", "self._leave(play, 1, Ended.COMPLETED)"),
    Bug(
        "session",
        "segment is not None and segment.is_work:\n            self._tell",
        "segment is not None:\n            self._tell",
    ),
    Bug("session", "self._tell(play.seen, EventName.CUE_GIVEN, play, cue=CueId.RELEASE)", "pass"),
    Bug("session", "max(play.index + by, 0)", "play.index + by"),
    Bug("session", "if index > len(self.timeline.segments):", "if index >= len(self.timeline.segments):"),
    Bug("session", "by_itself = ended in (Ended.COMPLETED, Ended.SHORTENED)", "by_itself = ended is Ended.COMPLETED"),
    Bug("session", "if by_itself else play.seen", "if False else play.seen"),
    Bug("session", "if play.phase is Phase.PAUSED else Phase.RUNNING", "if False else Phase.RUNNING"),
    Bug("session", "Phase.PAUSED if play.phase is Phase.PAUSED else Phase.RUNNING", "play.phase"),
    Bug("session", "origin=at, held=0,", "origin=at,"),
    Bug("session", "given=frozenset(), free_from=0, goes_on=0)", "free_from=0, goes_on=0)"),
    Bug("session", "free_from=0, goes_on=0)", "goes_on=0)"),
    Bug("session", "free_from=0, goes_on=0)", "free_from=0)"),
    Bug("session", "length=CLOSING, pending", "length=0, pending"),
    Bug("session", "plays=(*play.plays, record)", "plays=play.plays"),
    Bug("session", "(*self._play.plays, record_of(", "(record_of("),
    Bug("session", "or self._play.phase is Phase.ENDED:", "or self._play.phase is Phase.PAUSED:"),
    Bug("session", "if by < 0:", "if by > 0:"),
    Bug("session", "min(play.length, max(length, elapsed + LEAST_LEFT))", "max(length, elapsed + LEAST_LEFT)"),
    Bug("session", "min(play.length, max(length, elapsed + LEAST_LEFT))", "min(play.length, length)"),
    Bug("session", "max(play.length, min(length, segment.at_most))", "min(length, segment.at_most)"),
    Bug("session", "max(play.length, min(length, segment.at_most))", "max(length, segment.at_most)"),
    Bug("session", "if mark.at >= elapsed and not", "if mark.at > elapsed and not"),
    Bug("session", "if mark.at >= elapsed and not", "if not"),
    Bug(
        "session",
        "if mark.at >= elapsed and not (mark.cue in _ONCE and mark.cue in play.given)",
        "if mark.at >= elapsed",
    ),
    Bug("session", "not (mark.cue in _ONCE and mark.cue in play.given)", "not (mark.cue in play.given)"),
    Bug("session", "CueId.START, CueId.HALFWAY,", "CueId.START,"),
    Bug("session", "pending=spaced(wanted, play.free_from, length)", "pending=tuple(wanted)"),
    Bug("session", "pending=spaced(wanted, play.free_from, length)", "pending=play.pending"),
    Bug("session", "free_from=mark.at + TABLE[mark.cue].span,", "free_from=mark.at,"),
    Bug("session", "given=play.given | {mark.cue},", "given=frozenset({mark.cue}),"),
    Bug("session", "self._tell(play.origin + mark.at,", "self._tell(play.seen,"),
    Bug("session", "(play.length or 0) < (segment.length or 0)", "(play.length or 0) <= (segment.length or 0)"),
    Bug("session", "(play.length or 0) < (segment.length or 0)", "(play.length or 0) != (segment.length or 0)"),
    Bug("session", "State.COMPLETED if whole else", "State.COMPLETED if True else"),
    Bug("session", "whole = all(is_whole", "whole = any(is_whole"),
    Bug("session", "elif play.index > 0 and why is State.ENDED_EARLY:", "elif play.index > 0:"),
    Bug("session", "play.index > 0 and why is", "why is", harmless="(before the start no work is whole either)"),
    Bug(
        "session", "for segment in self.timeline.segments if segment.is_work)", "for segment in self.timeline.segments)"
    ),
    Bug("session", "self._close(play, segment, Ended.STOPPED, play.seen)", "play"),
    Bug(
        "session",
        "return self._finish(play, why, play.seen)",
        "return self._finish(play, State.ENDED_EARLY, play.seen)",
    ),
    # What is drawn and written down
    Bug("session", "self.timeline.segments[play.index + 1 :]", "self.timeline.segments[max(play.index, 0) + 1 :]"),
    Bug("session", "if other.is_work), None)", "), None)"),
    Bug("session", "else min(elapsed, play.length)", "else elapsed"),
    Bug("session", "left = max(0, whole - elapsed)", "left = whole - elapsed"),
    Bug("session", "left if segment and play.length is not None else None", "left"),
    Bug("session", "left_in_all=left + sum", "left_in_all=sum"),
    Bug("session", "segments[: max(play.index, 0)]", "segments[: play.index]"),
    Bug("session", "+ min(elapsed, whole),", "+ elapsed,"),
    Bug("session", "max(0, play.goes_on - now) if play.playing else 0", "max(0, play.goes_on - now)"),
    Bug("session", "        now = max(now, play.seen)\n        segment", "        segment"),
    Bug("session", "((segment,) if segment else ())", "()"),
    Bug(
        "play",
        "held = elapsed if play.length is None else min(elapsed, play.length)",
        "held = elapsed",
        harmless="(what is due is delivered before anything is recorded, so no more is over than the length)",
    ),
    Bug("play", "held=held if segment.is_work else 0,", "held=held,"),
    Bug("play", "asked=segment.length,", "asked=play.length,"),
    Bug("play", "and segment.kind is Kind.UNTIL_DONE", ""),
    Bug("play", "if play.index == segment.index", "if play.exercise == segment.exercise"),
    Bug("record", "total.get(segment.side, 0) + segment.held", "segment.held"),
    Bug("view", "min(elapsed // whole, segment.reps - 1)", "elapsed // whole"),
    Bug("view", "min(elapsed // whole, segment.reps - 1)", "min(elapsed // whole, segment.reps)"),
    Bug("view", "Rep(number + 1,", "Rep(number,"),
    Bug("view", "< segment.tempo.out)", "<= segment.tempo.out)"),
    Bug("view", "elapsed - number * whole <", "elapsed <"),
    Bug("view", "segment.tempo.out + segment.tempo.back", "segment.tempo.out"),
)


NOT_OF_THE_ENGINE = ("test_search.py", "test_related.py", "test_pages.py", "test_paper.py", "test_comparison.py",
                     "test_choose.py", "made_up.py")  # fmt: skip
"""Tests that read the content that ships, which is not copied."""

NONE = Bug("moves", "class IllegalMove(Exception):", "class IllegalMove(Exception):")


def verdict(bug: Bug, root: Path) -> str:
    """`caught`, `missed`, `harmless`, `hung`, or `stale` where the line is no longer there, or is there twice."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "core", copy / "coach" / "core")
        shutil.copytree(root / "tests", copy / "tests" / "core")
        for package in ("coach", "tests"):
            (copy / package / "__init__.py").touch()
        source = copy / "coach" / "core" / f"{bug.module}.py"
        text = source.read_text(encoding="utf-8")
        if text.count(bug.right) != 1:
            return "stale"
        source.write_text(text.replace(bug.right, bug.wrong), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1", "COACH_MUTANT": "1"}
        first = QUICK.get(bug.module, SOON)
        tests = sorted((copy / "tests").rglob("test_*.py"), key=lambda path: path.stem[5:] not in first)
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no", *map(str, tests)]
        try:
            run = subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False, timeout=300)
        except subprocess.TimeoutExpired:
            return "hung"
        missed = "harmless" if bug.harmless else "missed"
        return missed if run.returncode == 0 else "caught"


def main(modules: list[str]) -> int:
    bugs = [bug for bug in BUGS if not modules or bug.module in modules]
    verdicts = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        root = Path(folder)  # as it is now: somebody may go on writing
        shutil.copytree(ROOT / "coach" / "core", root / "core")
        shutil.copytree(ROOT / "tests" / "core", root / "tests", ignore=shutil.ignore_patterns(*NOT_OF_THE_ENGINE))
        if verdict(NONE, root) != "missed":
            print("the tests fail without any bug planted")
            return 2
        for bug, said in zip(bugs, pool.map(verdict, bugs, repeat(root)), strict=True):
            verdicts.append(said)
            if said != "caught":
                print(f"{said}: {bug.module}.py: {bug.right!r} -> {bug.wrong!r} {bug.harmless}".rstrip(), flush=True)
    harmless = verdicts.count("harmless")
    print(f"caught {verdicts.count('caught')} of {len(bugs)}; {harmless} of the others make no difference")
    return int(any(said in ("missed", "hung", "stale") for said in verdicts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
