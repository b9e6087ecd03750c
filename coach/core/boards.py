"""Makes the board that home shows: which answers to offer, which are remembered, and what is proposed for them.

Pure. Must never begin with “it hurts now” because it did so once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.aim import ACTIVITIES, Aim, AimKind, Ask, aim_of, title_of
from coach.core.board import LENGTHS, Answers, Board, Option, Row
from coach.core.muscle_groups import GROUPS
from coach.core.proposal import propose, whole_session, why_line
from coach.core.routine import When
from coach.core.unanswered import WHEN_WORDS
from coach.core.words import minutes, plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.core.answers import Choice
    from coach.core.catalogue import Entry
    from coach.core.course import Following
    from coach.core.ports import Library
    from coach.core.proposal import Suggestion
    from coach.core.situation import Situation

WHEN_KEYS = {
    When.BEFORE_EXERCISE: "b",
    When.AFTER_EXERCISE: "a",
    When.BEFORE_BED: "n",
    When.ANY_TIME: "t",
    When.SELF_CARE: "h",
}
ANYTHING = Option("0", "", "anything")
MOST_AIMS = 9


def board(ask: Ask | None, situation: Situation) -> Board:
    """What home shows for this question; for None, for the one that is remembered."""
    ask = ask or _asked_again(situation)
    proposal = propose(ask, situation)
    rows = [proposal.best, *proposal.others] if proposal.best is not None else []
    standing, least = situation.standing, ask.minutes or 0
    return Board(
        when=ask.when.value if ask.when else "",
        aim=ask.aim.key if ask.aim else "",
        minutes=least,
        whens=tuple(Option(key, when.value, WHEN_WORDS[when]) for when, key in WHEN_KEYS.items()),
        aims=_aims(ask, situation),
        lengths=LENGTHS if least in LENGTHS else tuple(sorted({*LENGTHS, least})),
        due=() if ask.when is When.SELF_CARE else tuple(_due(situation)),  # what hurts is not stretched
        rows=tuple(_row(one, situation, least) for one in rows),
        note=proposal.note,
        first=standing.first,
        asked_today=standing.ask is None,
        problems=situation.library.catalogue().problems,
        remembered=tuple(_last(when, situation) for when in WHEN_KEYS),
    )


def remembered(when: str, choices: Iterable[Choice]) -> Choice | None:
    """The last choice of this `when`; without one, the last of all, but for self-care: what hurt then need not now."""
    found = [one for one in choices if (one.when == when if when else one.when != When.SELF_CARE)]
    return found[-1] if found else None


def _asked_again(situation: Situation) -> Ask:
    """The remembered question; after a warm-up that waits for its cool-down, that one."""
    activity = situation.lately.warmed_up
    if activity:
        last = _last(When.AFTER_EXERCISE, situation)
        return Ask(When.AFTER_EXERCISE, Aim(AimKind.ACTIVITY, activity), last.minutes or None)
    newest = remembered("", situation.choices)
    when = newest.when if newest is not None else ""
    last = _last(When(when) if when in WHEN_KEYS else When.ANY_TIME, situation)
    return Ask(When(last.when), aim_of(last.aim), last.minutes or None)


def _last(when: When, situation: Situation) -> Answers:
    """What was asked for the last time at this `when`; an aim that is no longer there is left open."""
    choice = remembered(when.value, situation.choices)
    if choice is None:
        return Answers(when.value, "", 0)
    aim = aim_of(choice.aim)
    if aim is not None and aim.kind is AimKind.CONDITION:
        card = situation.library.condition(aim.name)
        aim = Aim(aim.kind, card.id) if card is not None else None
    return Answers(when.value, aim.key if aim is not None else "", choice.minutes)


def _aims(ask: Ask, situation: Situation) -> tuple[Option, ...]:
    """What one may ask for at this `when`. In front stands what is asked for where it is none of these."""
    library = situation.library
    first_aid = library.safety().first_aid.routines
    entries = [
        entry
        for entry in library.catalogue().entries
        if entry.id not in first_aid and (ask.when is None or ask.when in entry.when)
    ]
    aims = list(_aims_for(ask.when, entries, library))[:MOST_AIMS]
    if ask.aim is not None and ask.aim not in aims:
        aims = [ask.aim, *aims[: MOST_AIMS - 1]]
    options = (Option(str(number), aim.key, title_of(aim, library)) for number, aim in enumerate(aims, start=1))
    return (*options, ANYTHING)


def _aims_for(when: When | None, entries: Iterable[Entry], library: Library) -> Iterator[Aim]:
    """What there is something for among these: activities around exercise, else conditions; then muscles."""
    entries = tuple(entries)
    if when in (When.BEFORE_EXERCISE, When.AFTER_EXERCISE, None):
        tags = {tag for entry in entries for tag in entry.tags}
        yield from (Aim(AimKind.ACTIVITY, one.id) for one in ACTIVITIES.values() if one.tag in tags)
    if when not in (When.BEFORE_EXERCISE, When.AFTER_EXERCISE):
        helped = {grade[0] for entry in entries for grade in entry.grades if grade[0]}
        conditions = [Aim(AimKind.CONDITION, name) for name in helped]
        yield from sorted(conditions, key=lambda aim: (title_of(aim, library).casefold(), aim.name))
    if when not in (When.BEFORE_EXERCISE, When.SELF_CARE):
        groups = {group for entry in entries for group in entry.groups}
        yield from (Aim(AimKind.MUSCLE, name) for name in GROUPS if name in groups)


def _due(situation: Situation) -> Iterator[Row]:
    """The courses that are due today and open to this body, whole."""
    entries = {entry.id: entry for entry in situation.library.catalogue().entries}
    for course in situation.followed:
        suggestion = (
            whole_session(entries[course.routine], situation) if course.due and course.routine in entries else None
        )
        if suggestion is not None:
            done = f"{course.done_this_week} of {course.asked_this_week} done this week."
            against = f" {why_line(suggestion)}" if suggestion.score.parts else ""
            yield _row(suggestion, situation, 0)._replace(why=f"{done}{against}", course=_week(course))


def _row(suggestion: Suggestion, situation: Situation, budget: int) -> Row:
    cards = map(situation.library.exercise, suggestion.routine.exercise_ids())
    needs = dict.fromkeys(plainly(thing.value) for card in cards if card is not None for thing in card.equipment)
    return Row(
        routine=suggestion.entry.id,
        title=suggestion.entry.title,
        length=minutes(suggestion.length, suggestion.about),
        why=why_line(suggestion),
        told=suggestion.told,
        needs=", ".join(needs) or "nothing",
        minutes=0 if suggestion.whole else budget,
        course=_week(suggestion.follows) if suggestion.follows is not None else "",
    )


def _week(course: Following) -> str:
    return f"week {course.week} of {course.weeks}" if course.weeks else f"week {course.week}"
