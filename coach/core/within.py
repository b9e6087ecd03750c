"""A routine within the time that there is, and what to say of it.

Pure. Every change is told, and why. Must never shorten self-care or first aid, nor keep a claim for what is shorter
than what was tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.core.doses import steps_in
from coach.core.fit import Fitted, Need, fit, may_be_fitted, shortest
from coach.core.knowledge import HELPING
from coach.core.muscle_groups import GROUPS, groups_of
from coach.core.routine import Round, Step
from coach.core.timeline import lay_out
from coach.core.words import amount, duration, minutes, plural, whole_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.core.doses import Size
    from coach.core.exercise import Exercise
    from coach.core.limits import Cards
    from coach.core.placing import Preferences
    from coach.core.routine import Routine

MINUTE = 60_000
UNTESTED = "What is known of the whole routine was not tested in this form."


@dataclass(frozen=True, slots=True)
class Within:
    """What is to be done."""

    routine: Routine
    told: tuple[str, ...]
    """What is not as the routine has it, a sentence each."""
    changed: bool
    fits: bool
    """Whether it is no longer than was asked for."""
    length: int
    """Milliseconds, estimates included."""


def within(routine: Routine, minutes: int | None, cards: Cards, preferences: Preferences, need: Need) -> Within:
    """The routine in so many minutes; itself where nobody counts them. KeyError for an exercise without a card."""
    return within_time(routine, None if minutes is None else minutes * MINUTE, cards, preferences, need)


def within_time(routine: Routine, budget: int | None, cards: Cards, preferences: Preferences, need: Need) -> Within:
    """The same for so many milliseconds."""

    def card_of(name: str) -> Exercise:
        card = cards(name)
        if card is None:
            raise KeyError(name)
        return card

    whole = lay_out(routine, card_of, preferences)
    if budget is None or whole.length <= budget:
        return Within(routine, (), changed=False, fits=True, length=whole.length)
    if not may_be_fitted(routine):
        said = f"Self-care is never shortened: this takes {minutes(whole.length, whole.about)}."
        return Within(routine, (said,), changed=False, fits=False, length=whole.length)
    fitted = fit(routine, budget, cards, preferences, need)
    found = fitted or shortest(routine, cards, preferences, need)
    told = _told(routine, found, cards, need)
    if fitted is None:
        about = "about " if lay_out(found.routine, card_of, preferences).about else ""
        time = f"{about}{duration(whole_seconds(found.length))}"
        told = (f"{duration(budget)} is too short: the shortest sensible session of it takes {time}.", *told)
    return Within(found.routine, told, found.routine is not routine, fitted is not None, found.length)


def _told(routine: Routine, found: Fitted, cards: Cards, need: Need) -> tuple[str, ...]:
    pairs = list(zip(routine.steps, found.sizes, strict=True))
    out = [entry for entry, size in pairs if size.entry is None]
    smaller = [f"{_named([entry], cards)} {_smaller(size)}" for entry, size in pairs if size.entry not in (None, entry)]
    told = list(_left_out(out, cards, need))
    if smaller:
        told.append(f"Shorter: {'; '.join(dict.fromkeys(smaller))}.")
    if told and any(link.grade in HELPING for link in routine.links):
        told.append(UNTESTED)
    return tuple(told)


def _left_out(entries: list[Step | Round], cards: Cards, need: Need) -> Iterable[str]:
    """One sentence for all that share a reason."""
    by_reason: dict[str, list[Step | Round]] = {}
    for entry in entries:
        by_reason.setdefault(_reason(entry, cards, need), []).append(entry)
    for reason, members in by_reason.items():
        yield f"Left out: {_named(members, cards)}; {reason}."


def _reason(entry: Step | Round, cards: Cards, need: Need) -> str:
    """Why it went before something else."""
    if all(step.optional for step in steps_in(entry)):
        return "it is the first to go when time is short"
    found = (cards(step.exercise) for step in steps_in(entry))
    targets = (target for card in found if card is not None for target in card.targets)
    had = {group: need.had.get(group, 0) for group in groups_of(targets)}
    needed = any(step.exercise in need.exercises for step in steps_in(entry))
    if had and min(had.values()) > 0 and not needed:
        least = min(had, key=lambda group: had[group])
        return f"the {GROUPS[least].title} had {_about(had[least])} this week"
    return "there is no time left"


def _named(entries: Iterable[Step | Round], cards: Cards) -> str:
    names = (step.exercise for entry in entries for step in steps_in(entry))
    found = (card.name if (card := cards(name)) is not None else name for name in names)
    return ", ".join(dict.fromkeys(found))


def _smaller(size: Size) -> str:
    if isinstance(size.entry, Round):
        return f"{plural(size.entry.repeat, 'time')} over"
    return amount(size.entry.dose) if size.entry is not None else ""


def _about(milliseconds: int) -> str:
    if milliseconds < MINUTE:
        return duration(whole_seconds(milliseconds))
    return plural(milliseconds // MINUTE, "minute")
