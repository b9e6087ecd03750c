"""Plants one bug at a time in a copy of the core, and runs the tests of the core against it.

`python -m tests.mutations` prints each bug that no test caught, then `caught N of M`; it fails where one was
missed that is not listed as equivalent. `python -m tests.mutations session` tries one module alone. A line that is
no longer in the source is reported: change it in `bugs.py` or beside it as well.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

from tests.bugs import BUGS, Bug

ROOT = Path(__file__).parent.parent
QUICK = {
    "timeline": ("timeline", "hard_stops", "cues"),
    "placing": ("timeline", "hard_stops", "pace"),
    "marks": ("cues", "pace", "timeline"),
    "snapshot": ("snapshot", "taking_up"),
    "conductor": ("conductor", "keeping", "wake"),
    "reshape": ("stretch", "taking_up", "laws_taking_up", "pace"),
    "phrases": ("phrases",),
    "lock": ("lock",),
    "routine": ("timeline",),
    "cues": ("cues",),
    "view": ("view",),
    "course": ("course", "course_weeks"),
    "pairing": ("pairing",),
    "doses": ("doses", "within"),
    "units": ("fit",),
    "fit": ("fit",),
    "fitting": ("fit",),
    "within": ("within",),
}
"""The tests that are likely to catch a bug of the module, to be run first; `SOON` for all others."""
SOON = ("moves", "record", "stretch", "view", "laws_leaving_out", "session_model")

NOT_OF_THE_ENGINE = (
    *(
        f"test_{name}.py"
        for name in (
            *("resume", "search", "related", "pages", "paper", "comparison", "choose", "review"),
            *("adapt", "adapt_easier", "adapt_substitutes", "laws_adapt"),
            *("aim", "board", "browse", "catalogue", "lately", "openable"),
            *("proposal", "proposal_words", "ranking", "situation"),
            *("chart", "chart_wishes", "desk", "gate", "gate_limits", "laws_gate", "questionnaire"),
            *("standing", "standing_forms", "standing_pain"),
            *("body", "figure", "things", "motion", "raster"),
        )
    ),
    "made_up.py",
    "choosing.py",
)
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
