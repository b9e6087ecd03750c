"""Machine, boot and process: a session alive elsewhere is known, and a pid that came back is not mistaken for it."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coach.adapters.host import UNKNOWN, Host

ID = "0123456789abcdef0123456789abcdef"
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def root(folder: Path, machine: str = ID, boot: str = "one", pid: int = 7, stat: str = "") -> Path:
    """A file system with just what a Host looks at."""
    stat = stat or stat_line("coach", "S", 500)
    for name, text in (
        ("etc/machine-id", machine + "\n"),
        ("proc/sys/kernel/random/boot_id", boot + "\n"),
        (f"proc/{pid}/stat", stat),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def stat_line(name: str, state: str, started: int) -> str:
    return f"7 ({name}) {state} " + " ".join(["1"] * 18) + f" {started} 99 98\n"


def test_the_machine_id_is_a_hash_that_stays(tmp_path: Path) -> None:
    """The system asks that its id be never handed on as it is; ours is the same each time and differs by machine."""
    host = Host(None, "linux", root(tmp_path / "a"))
    other = Host(None, "linux", root(tmp_path / "b", machine=ID[::-1]))
    assert host.machine() == host.machine() != other.machine()
    assert ID not in host.machine()
    assert len(host.machine()) == 32


@pytest.mark.parametrize("machine", ["", "uninitialized", "short"])
def test_without_an_id_of_the_system_a_random_one_is_kept(tmp_path: Path, machine: str) -> None:
    """It is made once, beside the journal, and read from then on."""
    base, keep = root(tmp_path, machine=machine), tmp_path / "machine-id"
    first = Host(keep, "linux", base).machine()
    assert first == Host(keep, "linux", base).machine() == keep.read_text()
    assert not list(tmp_path.glob("machine-id.*"))


def test_a_machine_id_never_makes_a_folder_and_never_raises(tmp_path: Path) -> None:
    """Where nothing can be kept, the machine is unknown, and that is no reason to fail."""
    assert Host(None, "linux", tmp_path).machine() == UNKNOWN
    assert Host(tmp_path / "missing" / "machine-id", "linux", tmp_path).machine() == UNKNOWN
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_machine_id_is_made_anew(tmp_path: Path) -> None:
    """Half a file, or bytes that are no text, do not stay for ever."""
    keep = tmp_path / "machine-id"
    keep.write_bytes(b"\xff\xfe")
    made = Host(keep, "linux", tmp_path).machine()
    assert made == keep.read_text() == Host(keep, "linux", tmp_path).machine()


def test_a_pid_that_came_back_is_another_process(tmp_path: Path) -> None:
    """Alive means: the same machine, the same boot, the same pid, begun at the same time."""
    host = Host(None, "linux", root(tmp_path))
    process = replace(host.me(), pid=7, started="500")
    assert host.is_alive(process)
    assert not host.is_alive(replace(process, started="501"))
    assert not host.is_alive(replace(process, boot="two"))
    assert not host.is_alive(replace(process, machine="another"))
    assert not host.is_alive(replace(process, pid=8))


def test_a_program_may_have_any_name(tmp_path: Path) -> None:
    """Brackets and spaces in a program's name do not shift the fields behind it."""
    host = Host(None, "linux", root(tmp_path, stat=stat_line("a) S 1 (b", "R", 77)))
    assert host.started(7) == "77"


@pytest.mark.parametrize("state", ["Z", "X"])
def test_a_zombie_is_dead(tmp_path: Path, state: str) -> None:
    """A process that nobody has waited for yet plays no session."""
    assert Host(None, "linux", root(tmp_path, stat=stat_line("coach", state, 500))).started(7) is None


@linux
def test_this_process_is_alive_and_a_dead_one_is_not() -> None:
    """By the real /proc: a child counts as dead from its end on, waited for or not."""
    host = Host(None)
    assert host.me().pid == os.getpid()
    assert host.is_alive(host.me())
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        process = replace(host.me(), pid=child.pid, started=host.started(child.pid) or "")
        assert host.is_alive(process)
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not host.is_alive(process)
    assert not host.is_alive(process)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no ps there")
def test_where_there_is_no_proc_ps_is_asked() -> None:
    """The way of macOS and BSD: the date at which a process began, in words that do not depend on the language."""
    host = Host(None, "darwin")
    if host.started(os.getpid()) is None:
        pytest.skip("there is no ps on this machine")
    assert host.is_alive(host.me())
    assert host.started(2**22 + 1) is None
