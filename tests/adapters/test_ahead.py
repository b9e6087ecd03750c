"""Work that is begun in a copy of the process gives what it would have given here."""

import subprocess
import sys
from pathlib import Path

from coach.adapters.ahead import begin
from coach.adapters.library import ShelfLibrary
from coach.adapters.remembered import as_plain, from_plain
from coach.adapters.shelf import Shelf, built_in_folder

PROGRAM = """
import os, sys
from coach.adapters.ahead import begin
me = os.getpid()

def work():
    if os.getpid() != me:
        print("the copy must not write")
        {in_the_copy}
    return (os.getpid() == me, "text", 3)

result = begin(work)
print(result())
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("nobody is left")
"""


def run(in_the_copy: str) -> list[str]:
    """What a program prints that does its work ahead, and does this in the copy."""
    program = PROGRAM.format(in_the_copy=in_the_copy)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_work_is_done_in_a_copy() -> None:
    """The result comes from another process, which says nothing and leaves nothing behind."""
    assert run("pass") == ["(False, 'text', 3)", "nobody is left"]


def test_a_copy_that_dies_costs_nothing_but_time() -> None:
    """Where the copy is killed, fails, or has no result, the work is done here."""
    for end in ("os.kill(os.getpid(), 9)", "raise RuntimeError", "return object()"):
        assert run(end) == ["(True, 'text', 3)", "nobody is left"]


def test_a_catalogue_that_was_made_ahead_is_the_same(tmp_path: Path) -> None:
    """It travels from the copy as it would be here, problems of broken files included."""
    (tmp_path / "broken.yaml").write_text("format: 1\ntitel: x\n", encoding="utf-8")
    shelves = [Shelf(built_in_folder()), Shelf(tmp_path)]
    ahead, here = ShelfLibrary(shelves), ShelfLibrary(shelves)
    made = begin(lambda: as_plain(ahead.catalogue()))
    assert from_plain(*made()) == here.catalogue()
    assert [count for name, count in here.catalogue().problems if name.endswith("broken.yaml")] >= [1]
