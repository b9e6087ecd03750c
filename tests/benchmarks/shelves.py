"""How long a list takes, and how much memory, against what PyYAML's C loader alone takes for the same bytes."""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from coach.adapters.shelf import built_in_folder
from tests.benchmarks.startup import environment
from tests.terminal import coach

SIZES = (0, 1_000, 10_000)
RUNS = {0: 10, 1_000: 5, 10_000: 2}

LOAD = """
import pathlib, sys, yaml
kept = [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        for folder in sys.argv[1:] for path in sorted(pathlib.Path(folder).rglob("*.yaml"))]
"""


def fill(folder: Path, number: int) -> Path:
    """So many routines: the built-in ones over and over, each with an id and a title of its own."""
    files = [path.read_text(encoding="utf-8") for path in sorted(built_in_folder().glob("*.yaml"))]
    texts = [text for text in files if "\nsteps:\n" in text]
    for at in range(number):
        text = texts[at % len(texts)].replace("title: ", f"title: {at:05} ", 1)
        (folder / f"routine-{at:05}.yaml").write_text(text, encoding="utf-8")
    return folder


def spent(words: list[str], home: Path) -> tuple[float, float]:
    """Seconds of the processor and megabytes at the most that a process takes."""
    with subprocess.Popen(words, env=environment(home), stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def shelves() -> str:
    lines = []
    for number in SIZES:
        with tempfile.TemporaryDirectory() as home:
            shelf = fill(Path(home), number)
            listing = [*coach("list"), "--library", str(shelf)]
            loading = [sys.executable, "-c", LOAD, str(built_in_folder()), str(shelf)]
            both = [(spent(listing, shelf), spent(loading, shelf)) for _ in range(RUNS[number])]
            ours, theirs = (
                tuple(statistics.median(run[side][what] for run in both) for what in (0, 1)) for side in (0, 1)
            )
        lines.append(
            f"coach list with {number:,} more routines {ours[0]:.2f} s and {ours[1]:.0f} MB; "
            f"PyYAML's C loader {theirs[0]:.2f} s and {theirs[1]:.0f} MB; ratio {ours[0] / theirs[0]:.2f} (budget 2)"
        )
    return "\n".join(lines)
