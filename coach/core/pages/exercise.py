"""An exercise's page: when to leave it out, how it is done, what is felt, how much of it, and where it is used.

Pure: core objects become paragraphs, for the command line and for the screens.
"""

from collections.abc import Iterable

from coach.core.exercise import Alternative, Amount, Exercise
from coach.core.paper import Footnotes, Paragraph, Style, faint, items, link, numbered, override, section, text, title
from coach.core.ports import Library
from coach.core.related import routines_with, variants_of
from coach.core.routine import Routine
from coach.core.words import duration, plainly, plural


def exercise_page(card: Exercise, library: Library) -> list[Paragraph]:
    """All that is known of an exercise."""
    notes = Footnotes(library.reference)
    page = [title(card.name)]
    if library.is_override(card.id, "exercise"):
        page.append(override("exercise"))
    if card.synonyms:
        page.append(faint(f"Also called: {', '.join(card.synonyms)}."))
    page.append(text(card.instruction))
    needs = ", ".join(plainly(thing) for thing in card.equipment) or "nothing"
    sides = "one side at a time" if card.sided else "both sides at once"
    page.append(faint(f"For {', '.join(card.targets)}; {card.position.value}; {sides}; needs {needs}."))
    page += section("Leave it out with", items((avoid.text for avoid in card.avoid), Style.URGENT))
    page += section("How", numbered(card.steps))
    page += section("Breathing", [text(card.breathing)] if card.breathing else [])
    page += section("You should feel", [text(card.feel)] if card.feel else [])
    page += section("You should not feel", [text(card.not_feel)] if card.not_feel else [])
    page += section("Common mistakes", items(card.mistakes))
    page += section("Easier", _ways(card.easier, library))
    page += section("Harder", _ways(card.harder, library))
    page += section("Other ways to do it", [_named(name, library) for name in _relatives(card, library)])
    page += section("Used in", [link(routine.title, f"routine:{routine.id}") for routine in _users(card, library)])
    page += section("Dose", dose_range(card, notes))
    if card.sources:
        page.append(faint(f"How it is done, and when it is left out, is from{notes.cite(card.sources)}."))
    return [*page, *notes.page()]


def _relatives(card: Exercise, library: Library) -> list[str]:
    """The exercise that this one is a variant of, and its other variants; those named as easier or harder are there."""
    told = {way.exercise for way in (*card.easier, *card.harder)}
    first = card.variant_of or card.id
    family = [first, *(variant.id for variant in variants_of(first, library))]
    return [name for name in family if name != card.id and name not in told]


def _users(card: Exercise, library: Library) -> list[Routine]:
    return sorted(routines_with(card.id, library), key=lambda routine: routine.title.casefold())


def _ways(ways: Iterable[Alternative], library: Library) -> list[Paragraph]:
    return [*(_named(way.exercise, library) if way.exercise else _told(way) for way in ways)]


def _told(way: Alternative) -> Paragraph:
    return items([way.text or ""])[0]


def _named(name: str, library: Library) -> Paragraph:
    card = library.exercise(name)
    return link(card.name if card else plainly(name), f"exercise:{name}")


def dose_range(card: Exercise, notes: Footnotes) -> list[Paragraph]:
    """The doses within which it keeps its meaning, and on whose word; nothing where the card has none."""
    if card.dose is None:
        return []
    named = (("usual", card.dose.usual), ("at least", card.dose.minimum), ("at most", card.dose.maximum))
    said = [f"{name} {_amount(amount)}" for name, amount in named if amount is not None]
    return [text(f"{'; '.join(said)}{notes.cite(card.dose.source)}.")]


def _amount(amount: Amount) -> str:
    length = amount.hold or amount.time
    what = duration(length) if length is not None else plural(amount.reps or 0, "repetition")
    what = f"{amount.sets} × {what}" if amount.sets and amount.sets > 1 else what
    return f"{what} on {plural(amount.days_per_week, 'day')} a week" if amount.days_per_week else what
