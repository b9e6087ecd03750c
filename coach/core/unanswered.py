"""What is said where nothing answers the question as it was asked: honest sentences, and where to go on.

Pure. Must never say that nothing helps where something is merely for another time, nor the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.aim import ACTIVITIES, AimKind, title_of
from coach.core.ranking import EVIDENCE
from coach.core.related import needs_help_first
from coach.core.routine import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.core.aim import Ask
    from coach.core.catalogue import Entry
    from coach.core.ports import Library

WHEN_WORDS: dict[str, str] = {
    When.BEFORE_EXERCISE: "before exercise",
    When.AFTER_EXERCISE: "after exercise",
    When.BEFORE_BED: "before bed",
    When.ANY_TIME: "any time",
    When.SELF_CARE: "it hurts now",
}
"""As the first question has them."""
AT: dict[str, str] = {When.ANY_TIME: "at any time", When.SELF_CARE: "when it hurts"}
"""Where they read otherwise in a sentence."""


def beside_the_question(ask: Ask, closed: bool, best: Entry, library: Library) -> str:
    """Why something is proposed that is made for another time. `closed`: there was something, but not for this body."""
    return f"{_lead(ask, closed, library)}; this is for {WHEN_WORDS[made_for_of(best)]}."


def for_no_activity(ask: Ask, found: Iterable[Entry], library: Library) -> str:
    """That none of these is made for the activity that was asked for; nothing where one is, or none was asked for."""
    if ask.aim is None or ask.aim.kind is not AimKind.ACTIVITY:
        return ""
    tag = ACTIVITIES[ask.aim.name].tag
    return "" if any(tag in entry.tags for entry in found) else f"{_lead(ask, False, library)}; these are for any."


def nothing_for(ask: Ask, closed: bool, library: Library) -> str:
    """Why nothing is proposed, and where to go on."""
    lead = _lead(ask, closed, library)
    card = library.condition(ask.aim.name) if ask.aim is not None and ask.aim.kind is AimKind.CONDITION else None
    if card is None or closed:
        return f"{lead}."
    entries, first_aid = library.catalogue().entries, library.safety().first_aid.routines
    graded = [(EVIDENCE[one[3]], entry) for entry in entries for one in entry.grades if one[0] == card.id]
    if graded:
        _, helping = max(graded, key=lambda pair: (pair[1].id not in first_aid, pair[0]))
        if helping.id in first_aid:
            return f"For “{card.title}” there is first aid alone: {helping.title}."
        made_for = made_for_of(helping)
        return f"{lead}; {helping.title} is, {AT.get(made_for, WHEN_WORDS[made_for])}."
    page = f"What is known of it: coach show {card.id}"
    if needs_help_first(card) and card.compare is not None:
        return f"No routine is for “{card.title}”: {card.compare.action}. {page}"
    return f"Nothing here is shown to help with “{card.title}”. {page}"


def made_for_of(entry: Entry) -> str:
    """When it is done, by value: at any time, if it may be."""
    return When.ANY_TIME if When.ANY_TIME in entry.when else entry.when[0]


def _lead(ask: Ask, closed: bool, library: Library) -> str:
    what = when = ""
    if ask.aim is not None:
        title = title_of(ask.aim, library)
        what = f" for “{title}”" if ask.aim.kind is AimKind.CONDITION else f" for {title}"
    if ask.when is not None:
        when = f" {AT.get(ask.when, WHEN_WORDS[ask.when])}"
    return f"What is made{what}{when} is not for you now" if closed else f"Nothing here is made{what}{when}"
