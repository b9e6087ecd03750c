"""What a running session costs: CPU, bytes to the terminal, memory. Linux only, from /proc.

`running [--figure]`: a hold without the figure, in which nothing moves but the countdown; or repetitions, in which the
figure moves.
"""

import os
import tempfile
import time
from pathlib import Path

from tests.benchmarks.long_hold import places
from tests.cli.program import Program
from tests.terminal import Terminal, coach

SECONDS = 20
FIGURE = "--figure"
STEADY = 4.0
"""Seconds after which no caption changes any more."""

HOLD = "exercise: wall-calf-stretch, hold: 10 min, prepare: 1 s, sides: left"
REPS = "exercise: heel-drop, reps: 15, tempo: {out: 4 s, back: 2 s}, prepare: 1 s, sides: left"
ROUTINE = """format: 1
title: Steady
summary: For measuring.
when: [any-time]
steps:
  - {%s}
"""
SETTINGS = 'screen: {figure: "%s"}\n'


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


def cost(figure: str = "") -> str:
    moving = figure == FIGURE
    with tempfile.TemporaryDirectory() as home:
        program = Program(Path(home)).attest()
        own = places(program)
        own.routines.mkdir(parents=True)
        (own.routines / "steady.yaml").write_text(ROUTINE % (REPS if moving else HOLD), encoding="utf-8")
        own.settings.write_text(SETTINGS % ("yes" if moving else "no"), encoding="utf-8")
        with Terminal(*coach("start", "steady", "--mute"), env=program.env) as terminal:
            terminal.wait_for("♪ Start")
            watch(terminal, STEADY)
            pid = terminal.process.pid
            cpu, read, start = cpu_seconds(pid), terminal.bytes_read, time.monotonic()
            watch(terminal, SECONDS)
            took = time.monotonic() - start
            share = (cpu_seconds(pid) - cpu) / took * 100
            rate = (terminal.bytes_read - read) / took
            memory = peak_memory(pid) / 1024
    what, most_cpu, most_bytes = (
        ("repetitions with the figure", 5, 20_000) if moving else ("a hold without the figure", 1.5, 1_000)
    )
    return (
        f"{what} at 80x24 over {took:.0f} s: {share:.2f} % of a core (budget {most_cpu}), {rate:.0f} bytes/s"
        f" (budget {most_bytes}), {memory:.0f} MB peak"
    )


def watch(terminal: Terminal, seconds: float) -> None:
    """Take in what is written for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.read(0.1)
