"""The command line: finds the command that is asked for, and calls it.

It imports the argument parser and nothing else of weight, so that `coach --help` comes at once; every command
brings in what it needs as it runs. Must never do anything itself.
"""

from __future__ import annotations

import argparse
import sys

from coach.commands import out
from coach.commands.table import COMMANDS

TYPE_CHECKING = False  # as in `typing`, which would cost as much as a fifth of Python's own start
if TYPE_CHECKING:
    from typing import NoReturn


class Look(argparse.RawDescriptionHelpFormatter):
    """The look of `--help`. Left to find the terminal's width by itself, argparse imports the whole of shutil."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=out.width() - 2)


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one sentence."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(prog, description=description, epilog=epilog, formatter_class=Look, allow_abbrev=False)
        self.add_argument(
            "--library", metavar="DIR", action="append", default=[], help="use the files of this folder too; repeatable"
        )

    def error(self, message: str) -> NoReturn:
        raise out.Refusal(f"{message}. See `{self.prog} --help`.")


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks, and return the exit code."""
    words = sys.argv[1:] if argv is None else argv
    return out.guarded(lambda: _run(words))


def _run(words: list[str]) -> int:
    names = "\n".join(f"  {name:<9} {command.summary}" for name, command in COMMANDS.items())
    parser = Parser(
        "coach",
        "A guided stretching coach. Without a command it opens the screens.",
        f"commands:\n{names}\n\n`coach COMMAND --help` says more of each.",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND ...", help="one of the commands below")
    given = parser.parse_args(words)
    if given.version:
        return _version()
    if not given.words:
        return _screens(given)
    name, *rest = given.words
    command = COMMANDS.get(name)
    if command is None:
        raise out.Refusal(f"there is no command `{name}`{_nearest(name)}. See `coach --help`.")
    own = Parser(f"coach {name}", command.about)
    command.declare(own)
    told = own.parse_args(rest)
    told.library = given.library + told.library
    return command.run(told)


def _nearest(name: str) -> str:
    from coach.core.choose import nearest

    close = nearest(name, COMMANDS, most=1)
    return f", but there is `{close[0]}`" if close else ""


def _version() -> int:
    from coach.version import VERSION

    out.say(f"coach {VERSION}")
    return out.DONE


def _screens(given: argparse.Namespace) -> int:
    from coach.commands.screens import home

    return home(given.library)
