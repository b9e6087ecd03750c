"""`coach new FILE`: a short dialogue that turns a therapist's sheet into a routine.

Every answer is checked as it is given, by the same declarations that files are read by. Must never write before
the last answer, nor over a file.
"""

import os
import shlex
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from coach.adapters.console import read_lines
from coach.adapters.findings import Findings, Place
from coach.adapters.format_parts import INSTRUCTION, LABEL, MOST_REPS, PROSE, REST, SETS, TITLE, WORK
from coach.adapters.paths import NO_HOME, here
from coach.adapters.scalars import Whole
from coach.adapters.shapes import Shape
from coach.adapters.sheet import Item, OwnCard, Sheet, Taken, slug, write
from coach.adapters.shelf import FOLDERS, SINGLE_FILES, name_problem
from coach.adapters.yaml_source import TextNode
from coach.commands import out
from coach.commands.desk import open_library
from coach.core.exercise import Exercise, Position
from coach.core.ports import Library
from coach.core.routine import Side, When, Work
from coach.core.search import pages_of, search
from coach.core.words import duration, plainly

MOST_NEAR = 6
LONGEST_NAME = 60

Word = TypeVar("Word", bound=StrEnum)

_WORK_WORDS = {Work.HOLD: "hold still", Work.REPS: "repetitions", Work.TIMED: "move for a time"}


class Ended(Exception):
    """Standard input has ended before the last answer."""


def new(name: str, shelves: Sequence[str]) -> int:
    """Ask for what stands on the sheet, and write it down."""
    path = _path(name)
    library = open_library(shelves)
    if library.routine(path.stem) is not None:
        out.note(f"There is a routine `{path.stem}` already: yours will stand in for it.")
    beside = {card.stem for card in (path.parent / "exercises").glob("*.yaml")}
    dialogue = Dialogue(library, read_lines().get, beside)
    try:
        sheet, cards = dialogue.sheet(plainly(path.stem).capitalize())
    except Ended:
        out.note("The answers ended too early: nothing was written.")
        return out.EARLY
    try:
        written = write(path, sheet, cards)
    except Taken as taken:
        raise out.Refusal(f"{taken}: this file is there already; choose another name") from None
    except OSError as error:
        raise out.Refusal(f"{error.filename or path}: it cannot be written ({error.strerror})") from None
    for file in written[:-1]:
        out.say(f"Written: {file}")
    words = ["coach", "start", path.stem, *_library_hint(path)]
    out.say(f"Look through it with an editor, then try it: {shlex.join(words)}")
    return out.DONE


def _path(name: str) -> Path:
    """A bare word lies on the person's own shelf; anything else is a path."""
    path = Path(name)
    if path.suffix == "" and path.parent == Path():
        places = here()
        if places is None:
            raise out.Refusal(NO_HOME)
        path = places.routines / f"{name}.yaml"
    problem = name_problem(path)
    if problem is not None or path.suffix != ".yaml":
        raise out.Refusal(problem.message if problem else f"{name}: a routine's file ends in .yaml, or is a bare word")
    if path.stem in SINGLE_FILES or path.name.startswith((".", "-")) or path.absolute().parent.name in FOLDERS.values():
        raise out.Refusal(f"{path}: a routine cannot have this name; choose another")
    if len(path.stem) > LONGEST_NAME:
        raise out.Refusal(f"the name is longer than {LONGEST_NAME} characters; choose a shorter one")
    if path.exists() or path.is_symlink():
        raise out.Refusal(f"{path}: this file is there already; choose another name")
    _refuse_unwritable(path)
    return path


def _library_hint(path: Path) -> list[str]:
    places = here()
    own = places is not None and path.parent == places.routines
    return [] if own else ["--library", str(path.parent)]


def _refuse_unwritable(path: Path) -> None:
    """Before the first question rather than after the last answer."""
    folder = next(folder for folder in path.absolute().parents if folder.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise out.Refusal(f"{folder}: nothing can be written there; choose another folder")


class Dialogue:
    """Asks one thing at a time, on lines. An empty answer takes what stands in brackets."""

    def __init__(self, library: Library, answer: Callable[[], str | None], taken: Iterable[str] = ()) -> None:
        """`taken` are the ids of exercises that lie where the new ones are to lie."""
        self._library = library
        self._answer = answer
        self._taken = frozenset(taken)
        self._cards: dict[str, OwnCard] = {}

    def sheet(self, title: str) -> tuple[Sheet, dict[str, OwnCard]]:
        """Everything that the files need."""
        title = self._ask("What is it called?", TITLE, title)
        when = self._choose("When is it for?", {when: plainly(when) for when in When}, When.ANY_TIME)
        items: list[Item] = []
        while (item := self._item(len(items) + 1)) is not None:
            items.append(item)
        stop_if: list[str] = []
        while sign := self._ask("A sign to stop at, if the sheet names one (Enter goes on)", PROSE, ""):
            stop_if.append(sign)
        source = self._ask("On whose word? Such as: my physiotherapist, 12 March", LABEL, "my own sheet")
        return Sheet(title, (when,), tuple(items), source, tuple(stop_if)), self._cards

    def _item(self, number: int) -> Item | None:
        done = " (Enter when the sheet is done)" if number > 1 else ""
        name = self._ask(f"Exercise {number}: its name on the sheet{done}", TITLE, "" if number > 1 else None)
        if not name:
            return None
        exercise, sided, card = self._exercise(name)
        work = self._choose("How is it done?", _WORK_WORDS, _work_of(card))
        if work is Work.REPS:
            amount = self._ask("How many repetitions?", Whole(1, MOST_REPS), "10")
        else:
            amount = self._ask("For how long?", WORK, "30 s" if work is Work.HOLD else "2 min")
        limit = _hard_stop(card) if work is Work.TIMED else None
        if limit is not None and amount > limit:
            out.say(f"{duration(limit)} is the most for it, so that is written.")
            amount = limit
        sets = self._ask("How many sets?", SETS, "2" if work is Work.HOLD else "1")
        rest = self._ask("How much rest between them?", REST, "10 s") if sets > 1 else 0
        words = {Side.EACH: "each", Side.LEFT: "left", Side.RIGHT: "right", Side.AFFECTED: "the sore one"}
        sides = self._choose("Which side?", words, Side.EACH) if sided else Side.BOTH
        return Item(exercise, work, amount, sets, rest, sides, limit)

    def _exercise(self, name: str) -> tuple[str, bool, Exercise | None]:
        """The id of an exercise, whether it is done a side at a time, and its card where a shelf has one."""
        near = self._near(name)
        choices = {card.id: card.name for card in near} | {"": "none of these; I describe it"}
        chosen = self._pick(f"Is it one of these? {near[0].instruction}", choices, near[0].id) if near else ""
        card = self._library.exercise(chosen) if chosen else None
        if card is not None:
            return card.id, card.sided, card
        own = OwnCard(
            name=name,
            instruction=self._ask("What to read during it, in one line?", INSTRUCTION, None),
            target=self._ask("Which muscle or part of the body?", TITLE, None),
            position=self._choose("In which position?", {place: place.value for place in Position}, Position.STANDING),
            sided=self._pick("One side at a time?", {"y": "yes", "n": "no"}, "y") == "y",
        )
        taken = {*self._library.exercises(), *self._cards, *self._taken}
        chosen = slug(name, taken)
        self._cards[chosen] = own
        return chosen, own.sided, None

    def _near(self, name: str) -> list[Exercise]:
        """The exercises of the shelves that have this name, or all of its words."""
        pages = [page for page in pages_of(self._library) if page.target.startswith("exercise:")]
        found = (self._library.exercise(page.target.partition(":")[2]) for page in search(pages, name)[:MOST_NEAR])
        return [card for card in found if card is not None]

    def _choose(self, question: str, words: dict[Word, str], default: Word) -> Word:
        by_value = {word.value: word for word in words}
        chosen = self._pick(question, {word.value: said for word, said in words.items()}, default.value)
        return by_value[chosen]

    def _pick(self, question: str, words: dict[str, str], default: str) -> str:
        """One of a few, by its number, its first letters, or Enter for the default."""
        keys = list(words)
        out.say(question)
        out.say_all(f"  {number} {words[key]}" for number, key in enumerate(keys, 1))
        while True:
            said = self._line(f"[{keys.index(default) + 1} {words[default]}]").casefold()
            if not said:
                return default
            fits = [key for key, words in words.items() if words.casefold().startswith(said) or key == said]
            if said.isdecimal() and 0 < int(said[:3]) <= len(keys):
                return keys[int(said[:3]) - 1]
            if len(fits) == 1:
                return fits[0]
            out.say(f"Type a number from 1 to {len(keys)}.")

    def _ask(self, question: str, shape: Shape, default: str | None) -> Any:
        """An answer of this shape; asked again until it is one. A default of None has to be answered."""
        out.say(question)
        while True:
            said = self._line(f"[{default}]" if default else "")
            if not said and default is not None:
                said = default
                if not said:
                    return ""
            found = Findings("")
            value = shape.decode(TextNode(said, Place(1, 1), plain=True), "answer", found)
            if not found.problems:
                return value
            fault = found.problems[0].message.removeprefix("answer: ").replace(", or take the line out", "")
            out.say(f"{fault[:1].upper()}{fault[1:]}.")

    def _line(self, hint: str) -> str:
        out.ask(f"> {hint}" if hint else ">")
        said = self._answer()
        if said is None:
            raise Ended
        return said.strip()


def _hard_stop(card: Exercise | None) -> int | None:
    """The longest time that the shelf's card speaks of: ice for twenty minutes, and no longer."""
    most = card.dose.maximum if card is not None and card.dose is not None else None
    return most.time if most is not None else None


def _work_of(card: Exercise | None) -> Work:
    """How the shelf's card is usually done."""
    usual = card.dose.usual if card is not None and card.dose is not None else None
    if usual is None or usual.hold is not None:
        return Work.HOLD
    return Work.TIMED if usual.time is not None else Work.REPS
