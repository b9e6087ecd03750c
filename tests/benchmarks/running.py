"""What a running session costs: CPU, bytes to the terminal, memory. Linux only, from /proc."""

import os
import tempfile
import time
from pathlib import Path

from tests.benchmarks.startup import environment
from tests.terminal import Terminal, coach

SECONDS = 40


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and of the children that it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def peak_memory(pid: int) -> int:
    """Peak resident memory in kB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1])
    return 0


def cost() -> str:
    with tempfile.TemporaryDirectory() as home:
        env = environment(Path(home))
        words = coach("start", "easy-cycling-before-bed", "--mute")
        with Terminal(*words, env=env, columns=100, rows=30) as terminal:
            terminal.wait_for("None of these")
            terminal.press("n")
            terminal.wait_for("Pedal|cycling")
            terminal.press("n")
            terminal.read(3)
            pid = terminal.process.pid
            cpu, read, start = cpu_seconds(pid), terminal.bytes_read, time.monotonic()
            while time.monotonic() - start < SECONDS:
                terminal.read(0.5)
            took = time.monotonic() - start
            share = (cpu_seconds(pid) - cpu) / took * 100
            rate = (terminal.bytes_read - read) / took
            return (
                f"{share:.2f} % of a core (budget 1.5), {rate:.0f} bytes/s (budget 1000), "
                f"{peak_memory(pid) / 1024:.0f} MB peak, over {took:.0f} s of a timed part at 100x30"
            )
