"""Puts routines in order for a question, by points with a reason each.

Works on what the catalogue says of them, so that a thousand are ordered without being read. All points are our own
conventions. Pure. Must never call help what is not graded as such, nor put in what is made for another time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.core.aim import ACTIVITIES, AimKind
from coach.core.at_hand import ON_THE_FLOOR
from coach.core.fit import TIERS
from coach.core.muscle_groups import GROUPS

if TYPE_CHECKING:
    from coach.core.aim import Aim, Ask
    from coach.core.at_hand import AtHand
    from coach.core.catalogue import Entry
    from coach.core.lately import Lately

MADE_FOR, FOR_ANOTHER = 40, -40
FOR_OLDER, OLDER = -20, "older"
"""Nobody is asked for their age: what is tagged so is put forward once it was done."""
FITS_WHEN = 20
EVIDENCE = {"strong": 30, "moderate": 22, "limited": 14, "expert": 8}
MISSING, NO_FLOOR = -60, -60
LEAST_STRETCHED = (10, 7, 4, 2, 0)
"""By how much the least stretched group had this week, tier by tier."""
DONE_TODAY, DONE_YESTERDAY = -20, -5
PAINFUL = -30
FITS_WHOLE = 10


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that counts for or against a routine."""

    name: str
    """when, for, evidence, equipment, position, lately, pain or length."""
    points: int
    why: str = ""
    """In a few words; empty where there is nothing to say."""


_NOTHING = {
    name: Part(name, 0) for name in ("when", "for", "evidence", "equipment", "position", "lately", "pain", "length")
}
"""What counts neither way, made once: most parts of most scores."""
_FITS_WHEN = Part("when", FITS_WHEN)
_FITS_WHOLE = Part("length", FITS_WHOLE)
NO_STRETCHING = frozenset({"before-exercise", "self-care"})
"""Where what was stretched lately is no reason."""


@dataclass(frozen=True, slots=True)
class Score:
    """Why a routine stands where it stands."""

    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A routine with its score."""

    entry: Entry
    score: Score


def rank(ask: Ask, entries: Iterable[Entry], lately: Lately, at_hand: AtHand) -> list[Ranked]:
    """The routines that are made for the occasion and the aim, the best first; of equals the first id."""
    found = [Ranked(entry, score(ask, entry, lately, at_hand)) for entry in entries if fits(ask, entry)]
    return sorted(found, key=lambda one: (-one.score.points, one.entry.id))


def fits(ask: Ask, entry: Entry) -> bool:
    """Whether it is for this occasion, and has anything for a condition or a muscle that is asked for."""
    if ask.when is not None and ask.when.value not in entry.when:
        return False
    if ask.aim is None or ask.aim.kind is AimKind.ACTIVITY:
        return True
    if ask.aim.kind is AimKind.MUSCLE:
        return ask.aim.name in entry.groups
    return any(condition == ask.aim.name for condition, *_ in entry.grades)


def score(ask: Ask, entry: Entry, lately: Lately, at_hand: AtHand) -> Score:
    """Every part of what counts for it and against it, in the order of their names above."""
    return Score(
        (
            _NOTHING["when"] if ask.when is None else _FITS_WHEN,
            _for(ask.aim, entry, lately),
            _evidence(ask.aim, entry),
            _equipment(entry, at_hand),
            _position(entry, at_hand),
            _lately(entry, lately),
            Part("pain", PAINFUL, lately.painful[entry.id]) if entry.id in lately.painful else _NOTHING["pain"],
            _length(ask.minutes, entry),
        )
    )


def _for(aim: Aim | None, entry: Entry, lately: Lately) -> Part:
    if OLDER in entry.tags and entry.id not in lately.last_done and (aim is None or aim.kind is not AimKind.CONDITION):
        return Part("for", FOR_OLDER, "made for older people")
    if aim is None:
        return _NOTHING["for"]
    match aim.kind:
        case AimKind.ACTIVITY:
            if ACTIVITIES[aim.name].tag in entry.tags:
                return Part("for", MADE_FOR, f"made for {ACTIVITIES[aim.name].title}")
            others = [activity.title for activity in ACTIVITIES.values() if activity.tag in entry.tags]
            return Part("for", FOR_ANOTHER, f"made for {others[0]}") if others else _NOTHING["for"]
        case AimKind.MUSCLE:
            share = MADE_FOR // len(entry.groups)
            return Part("for", share, f"works on the {GROUPS[aim.name].title}")
        case AimKind.CONDITION:
            return Part("for", MADE_FOR)


def _evidence(aim: Aim | None, entry: Entry) -> Part:
    """The best grade for the condition that is asked for; without one, half of the best of anything."""
    if aim is not None and aim.kind is AimKind.CONDITION:
        grade, outcome = next((g, o) for condition, _, o, g in entry.grades if condition == aim.name)
        return Part("evidence", EVIDENCE[grade], f"{_EVIDENCE_WORDS[grade]}: {outcome}")
    best = max(entry.grades, key=lambda one: EVIDENCE[one[3]], default=None)  # of equals the first
    if best is None:
        return _NOTHING["evidence"]
    condition, _, outcome, grade = best
    # Of a condition that nobody asked for, nothing need be told.
    return Part("evidence", EVIDENCE[grade] // 2, "" if condition else f"{_EVIDENCE_WORDS[grade]}: {outcome}")


_EVIDENCE_WORDS = {
    "strong": "strong evidence",
    "moderate": "moderate evidence",
    "limited": "limited evidence",
    "expert": "advice of experts or health services, without trials",
}


def _equipment(entry: Entry, at_hand: AtHand) -> Part:
    missing = [thing for thing in entry.things if thing in at_hand.missing]
    if not missing:
        return _NOTHING["equipment"]
    named = ", ".join(thing.replace("-", " ") for thing in missing)
    return Part("equipment", MISSING * len(missing), f"not at hand: {named}")


def _position(entry: Entry, at_hand: AtHand) -> Part:
    if at_hand.floor or ON_THE_FLOOR.isdisjoint(entry.positions):
        return _NOTHING["position"]
    return Part("position", NO_FLOOR, "needs a floor to lie or kneel on")


def _lately(entry: Entry, lately: Lately) -> Part:
    """Less for what was just done; more for what had little this week, where that is a reason."""
    days = lately.last_done.get(entry.id)
    done = {0: DONE_TODAY, 1: DONE_YESTERDAY}.get(days, 0) if days is not None else 0
    why = "done today" if days == 0 else ""
    if not entry.groups or not NO_STRETCHING.isdisjoint(entry.when):
        return Part("lately", done, why) if done else _NOTHING["lately"]
    least = min(entry.groups, key=lambda group: lately.stretched.get(group, 0))
    had = lately.stretched.get(least, 0)
    points = LEAST_STRETCHED[sum(had >= tier for tier in TIERS)]
    if not why and not had and lately.stretched:  # of somebody who stretched nothing, nothing need be said
        why = f"your {GROUPS[least].title} had nothing this week"
    return Part("lately", done + points, why)


def _length(minutes: int | None, entry: Entry) -> Part:
    whole = minutes is not None and entry.milliseconds <= minutes * 60_000
    return _FITS_WHOLE if whole else _NOTHING["length"]
