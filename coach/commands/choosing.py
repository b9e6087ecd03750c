"""`coach before` and `coach after`: proposes a session, says why this one, and starts it.

The same proposal as home makes. Must never name a session that today's answers do not open, nor start one past the
gate.
"""

import json
from collections.abc import Sequence

from coach import plain
from coach.adapters.console import read_lines
from coach.commands import out
from coach.commands.desk import open_chart, open_desk, open_journal, open_library
from coach.commands.names import note_broken, unknown
from coach.commands.playing import Wanted, at_terminal
from coach.commands.screens import home
from coach.commands.session import begin, settings_in_use
from coach.core.aim import ACTIVITIES, Aim, AimKind, Ask, understand
from coach.core.muscle_groups import GROUPS
from coach.core.ports import Library
from coach.core.proposal import Proposal, Suggestion, propose, why_line
from coach.core.routine import When
from coach.core.situation import situation_of
from coach.core.words import minutes as in_minutes

BED = "bed"


def choose(
    when: When, what: str | None, aim: str | None, shelves: Sequence[str], wanted: Wanted, *, as_json: bool
) -> int:
    """Propose what fits, and start it; as JSON, propose alone."""
    library = open_library(shelves)
    ask = _ask(when, what, aim, wanted.minutes, library)
    if as_json:
        return _print(ask, library)
    if not wanted.as_lines:
        return home(shelves, ask, mute=wanted.mute, voice=wanted.voice)
    try:
        return _start(ask, library, wanted)
    except plain.Stopped as stopped:
        return out.BY_SIGNAL + stopped.signal


def _ask(when: When, what: str | None, aim: str | None, minutes: int | None, library: Library) -> Ask:
    if when is When.BEFORE_EXERCISE and what is not None and what.strip().casefold() == BED:
        return Ask(When.BEFORE_BED, _aim(aim, library) if aim else None, minutes)
    if what is not None and aim is not None:
        raise out.Refusal(f"`{what}` and `--for` both say what it is for; leave one of them out.")
    if what is None:
        return Ask(when, _aim(aim, library) if aim else None, minutes)
    if what.strip().casefold() == BED:
        raise out.Refusal("`bed` goes with before: `coach before bed`.")
    found = understand(what, library)
    known = [*ACTIVITIES, *([BED] if when is When.BEFORE_EXERCISE else [])]
    if found is None:
        raise unknown("activity", what, known)
    if found.kind is not AimKind.ACTIVITY:
        raise out.Refusal(f"`{what}` is no activity, as are {', '.join(known)}; a condition or a muscle is `--for`.")
    return Ask(when, found, minutes)


def _aim(words: str, library: Library) -> Aim:
    found = understand(words, library)
    if found is None:
        conditions = library.conditions().values()
        raise unknown(
            "activity, condition or muscle",
            words,
            [*ACTIVITIES, *(card.id for card in conditions), *(card.title for card in conditions), *GROUPS],
        )
    return found


def _start(ask: Ask, library: Library, wanted: Wanted) -> int:
    settings, lines = settings_in_use(), read_lines()
    with open_desk(library, mute=wanted.mute) as desk:
        here = at_terminal(desk, settings, lines, wanted)
        if not here.admission.answer_today():
            return out.UNSAFE
        proposal = propose(ask, situation_of(library, desk.chart, desk.journal, settings))
        _tell(proposal, ask.minutes)
        note_broken(library)
        if proposal.best is None:
            return out.EARLY
        routine = library.routine(proposal.best.entry.id)
        assert routine is not None
        return begin(routine, here, ask)


def _tell(proposal: Proposal, minutes: int | None) -> None:
    """What is proposed, why, and what else there would be."""
    if proposal.note:
        out.note(proposal.note)
    if proposal.best is not None:
        out.note(f"{_named(proposal.best)}. {why_line(proposal.best)}")
    for other in proposal.others:
        within = f" --minutes {minutes}" if minutes is not None else ""
        out.note(f"Or: {_named(other)}, `coach start {other.entry.id}{within}`.")


def _named(suggestion: Suggestion) -> str:
    return f"{suggestion.entry.title}, {in_minutes(suggestion.length, suggestion.about)}"


def _print(ask: Ask, library: Library) -> int:
    chart, journal = open_chart(), open_journal()
    proposal = propose(ask, situation_of(library, chart, journal, settings_in_use()))
    found = [one for one in (proposal.best, *proposal.others) if one is not None]
    note_broken(library)
    if chart.trouble:
        out.note(chart.trouble)
    data = {
        "when": ask.when,
        "for": ask.aim.key if ask.aim else None,
        "minutes": ask.minutes,
        "note": proposal.note,
        "answered_today": chart.standing(library.safety()).ask is None,
        "sessions": [_as_data(one) for one in found],
    }
    out.say(json.dumps(data, ensure_ascii=False, indent=2))
    return out.DONE


def _as_data(one: Suggestion) -> dict[str, object]:
    return {
        "id": one.entry.id,
        "title": one.entry.title,
        "seconds": one.length // 1000,
        "about": one.about,
        "whole": one.whole,
        "why": why_line(one),
        "left_out": list(one.told),
        "score": one.score.points,
        "parts": [{"name": part.name, "points": part.points, "why": part.why} for part in one.score.parts],
    }
