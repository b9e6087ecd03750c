"""A real pseudo-terminal with a screen: runs a command in it, presses keys, reads what a person would see."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
}
_MODE_QUERY = b"\x1b[?2026$p"


class Terminal:
    """One command in one pseudo-terminal. Use it as a context manager: it ends the command at the end."""

    def __init__(
        self, *command: str | Path, env: Mapping[str, str] | None = None, columns: int = 80, rows: int = 24
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._fd, child = os.openpty()
        self._set_size(columns, rows)
        self.bytes_read = 0
        self.process = subprocess.Popen(
            [*command],
            stdin=child,
            stdout=child,
            stderr=child,
            env={**(os.environ if env is None else env), "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            preexec_fn=self._take_terminal,
            close_fds=True,
        )
        os.close(child)

    @staticmethod
    def _take_terminal() -> None:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell has its background jobs, and theirs, ignore it

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the window, as somebody does who has had enough; the command is told by SIGHUP."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._set_size(columns, rows)
        self.screen.resize(rows, columns)
        self.process.send_signal(signal.SIGWINCH)

    def read(self, seconds: float) -> None:
        """Take in what is written during this time, or until the command closes the terminal."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready:
                return
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return
            if not data:
                return
            self.bytes_read += len(data)
            if _MODE_QUERY in data:
                os.write(self._fd, b"\x1b[?2026;2$y")
            self._stream.feed(data)

    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, pattern: str, seconds: float = 20) -> str:
        """Wait until the screen shows this pattern; its text. Raises AssertionError with the screen otherwise."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            text = self.text()
            if re.search(pattern, text, re.MULTILINE):
                return text
        raise AssertionError(f"{pattern!r} did not appear in {seconds} s:\n{self.text()}")

    def burst(self, text: str) -> None:
        """Type all of it at once, as a paste or a slow line delivers it."""
        os.write(self._fd, text.encode())

    def press(self, *keys: str) -> None:
        """Press keys: characters, or names such as `enter`."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())
            self.read(0.05)

    def exit_code(self, seconds: float = 20) -> int:
        """Wait for the command to end; its exit code as a shell would say it."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            if self._fd < 0:
                time.sleep(0.02)
            else:
                self.read(0.05)
        assert self.process.returncode is not None, f"still running:\n{self.text()}"
        code = int(self.process.returncode)
        return code if code >= 0 else 128 - code


def coach(*arguments: str) -> tuple[str, ...]:
    """The command that runs the program of this checkout."""
    return (sys.executable, "-m", "coach", *arguments)
