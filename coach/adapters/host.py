"""Which machine, which boot, which process: so that a session alive in another terminal is known as such.

Must never raise, and never hand on the machine's own id: only a hash of it that means nothing elsewhere.
Linux is tested; macOS (`ps`) and Windows (its API by ctypes) are written from documentation.
"""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

UNKNOWN = "unknown"
"""The id of a machine that has none and keeps none."""

_ID = re.compile(r"[0-9a-f]{32}")
_PS_TIMEOUT = 2.0


@dataclass(frozen=True, slots=True)
class Process:
    """One process among all that ever ran: a pid alone comes back."""

    machine: str
    boot: str
    """Empty where `started` is a date, and so tells boots apart by itself."""
    pid: int
    started: str


class Host:
    """The machine that this program runs on."""

    def __init__(self, keep: Path | None, platform: str = sys.platform, root: Path = Path("/")) -> None:
        """`keep` is the file for a random machine id, where the system has none; its folder is never made."""
        self._keep = keep
        self._platform = platform
        self._root = root

    def machine(self) -> str:
        """32 hexadecimal digits that stay the same on this machine, or UNKNOWN."""
        from hashlib import blake2s

        for name in ("etc/machine-id", "var/lib/dbus/machine-id"):
            own = _read(self._root / name)
            if _ID.fullmatch(own):
                return blake2s(own.encode(), digest_size=16, person=b"coach").hexdigest()
        return _kept(self._keep)

    def boot(self) -> str:
        """The id of this boot; empty on systems whose processes have a date as their start."""
        return _read(self._root / "proc/sys/kernel/random/boot_id") if self._platform == "linux" else ""

    def me(self) -> Process:
        """This very process."""
        return Process(self.machine(), self.boot(), os.getpid(), self.started(os.getpid()) or "")

    def is_alive(self, process: Process) -> bool:
        """Whether this process still runs. One of another machine cannot be seen, and counts as dead."""
        same_boot = (process.machine, process.boot) == (self.machine(), self.boot())
        return same_boot and self.started(process.pid) == process.started

    def started(self, pid: int) -> str | None:
        """When the process began, in the system's own words; None where there is none of this pid."""
        if self._platform == "linux":
            return _started_by_proc(self._root / f"proc/{pid}/stat")
        return _started_by_windows(pid) if self._platform == "win32" else _started_by_ps(pid)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _kept(keep: Path | None) -> str:
    from uuid import uuid4

    if keep is None:
        return UNKNOWN
    kept = _read(keep)
    if _ID.fullmatch(kept):
        return kept
    fresh = uuid4().hex
    beside = keep.with_name(f"{keep.name}.{os.getpid()}")
    try:
        beside.write_text(fresh, encoding="utf-8")
        beside.replace(keep)
    except OSError:
        return UNKNOWN
    return fresh


def _started_by_proc(stat: Path) -> str | None:
    # The name of the program stands in brackets and may hold spaces and brackets itself.
    fields = _read(stat).rpartition(")")[2].split()
    if len(fields) < 20 or fields[0] in "ZX":
        return None
    return fields[19]


def _started_by_ps(pid: int) -> str | None:
    import subprocess

    command = ["ps", "-o", "lstart=", "-p", str(pid)]
    env = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=_PS_TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None


def _started_by_windows(pid: int) -> str | None:
    # `os.kill(pid, 0)` asks on other systems; here it would send Ctrl-C.
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        query_limited_information, still_active = 0x1000, 259
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel.OpenProcess(query_limited_information, False, pid))
        code, times = wintypes.DWORD(), [wintypes.FILETIME() for _ in range(4)]
        found = (
            handle
            and kernel.GetExitCodeProcess(handle, ctypes.byref(code))
            and kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
        )
        if handle:
            kernel.CloseHandle(handle)
        # A handle that somebody else holds keeps a dead process findable.
        if found and code.value == still_active:
            return str(times[0].dwHighDateTime << 32 | times[0].dwLowDateTime)
    return None
