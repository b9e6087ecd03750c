"""From what a person typed to what they mean: names, titles and the words of options.

Must never guess: a name that is not known is refused, with the nearest ones.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePath
from typing import TypeVar

from coach.commands import out
from coach.core.cells import cut
from coach.core.choose import by_title, nearest
from coach.core.ports import Library
from coach.core.problem import Problem
from coach.core.routine import Routine

Choice = TypeVar("Choice", bound=StrEnum)


def routine_named(library: Library, name: str) -> Routine:
    """The routine of this name or title."""
    name = name.removeprefix("routine:").strip()
    routine = library.routine(name)
    if routine is not None:
        return routine
    refuse_broken(library, name)
    routines = library.routines()
    routine = by_title(routines, name)
    if routine is None:
        raise unknown("routine", name, [*routines, *(other.title for other in routines.values())], "`coach list`")
    return routine


def refuse_broken(library: Library, name: str) -> None:
    """Where a file of this name is broken, say what is wrong with it."""
    mistakes = told_mistakes(library, name)
    if mistakes:
        raise out.Refusal(f"{mistakes[0].file} cannot be used before that is mended")


def told_mistakes(library: Library, name: str) -> list[Problem]:
    """What is wrong with the files of this name, after telling it."""
    mistakes = [problem for problem in errors(library.problems()) if PurePath(problem.file).stem == name]
    for mistake in mistakes:
        out.note(str(mistake))
    return mistakes


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that keep a file from being used."""
    return [problem for problem in problems if not problem.warning]


def unknown(what: str, name: str, known: Iterable[str], see: str = "") -> out.Refusal:
    """The refusal of a name that nothing has."""
    close = " or ".join(f"`{word}`" for word in nearest(name, known))
    hint = f"; did you mean {close}?" if close else f"; see {see}." if see else "."
    return out.Refusal(f"there is no {what} `{shown(name)}`{hint}")


def choice(kind: type[Choice], what: str, name: str) -> Choice:
    """The member of an enumeration that this word names."""
    try:
        return kind(name.strip().casefold())
    except ValueError:
        words = [str(member.value) for member in kind]
        close = nearest(name, words) or words
        raise out.Refusal(f"{what} `{shown(name)}` is not known; try {', '.join(close)}.") from None


def shown(text: str) -> str:
    """What somebody typed, short enough for a sentence."""
    return cut(text, 60)


def note_broken(library: Library) -> None:
    """One line for each file that cannot be used."""
    for file, number in sorted(Counter(problem.file for problem in errors(library.problems())).items()):
        count = "1 problem" if number == 1 else f"{number} problems"
        out.note(f"{file} has {count} and is left out: run `coach check {file}`")
