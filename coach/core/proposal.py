"""Proposes one session for a question, and a few others beside it.

All routines are ranked by what the catalogue says of them (`ranking`), which reads none of them. Of those that the
gate opens, the ten that rank best are read and tried (`trial`, which states what makes one the best). Without a budget
nothing is fitted. Where not one of the ten fits, the best three in their shortest sensible form stand in, the shortest
first. Where nothing is made for the question, something for another time is proposed, and that is said. Pure. Must
never propose what the gate does not open, nor first aid, which has a key of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from coach.core.adapt import ChangeKind
from coach.core.aim import Aim, AimKind, Ask
from coach.core.cells import cut, width
from coach.core.choose import laid_out
from coach.core.fit import Need
from coach.core.muscle_groups import groups_of
from coach.core.ranking import Ranked, Score, rank, score
from coach.core.routine import When
from coach.core.trial import Trial
from coach.core.unanswered import WHEN_WORDS, beside_the_question, for_no_activity, made_for_of, nothing_for
from coach.core.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.core.adapt import Change
    from coach.core.catalogue import Entry
    from coach.core.course import Following
    from coach.core.ports import Library
    from coach.core.ranking import Part
    from coach.core.routine import Routine
    from coach.core.situation import Situation
    from coach.core.trial import Candidate, Tried

FITTED, SHOWN, SHORTEST = 10, 4, 3
"""How many routines are fitted, how many are proposed, and how many where none of them fits."""
REASONS = 3
LINE = 70
"""Cells that the reason may take."""
STRENGTH = "strength"
"""The tag of what tires muscles, which nobody is offered before bed."""
WARNINGS = frozenset({"equipment", "position", "pain"})
"""The parts that a person has to know of, whatever it was that brought a routine up."""
STRICT = frozenset({When.BEFORE_EXERCISE, When.SELF_CARE})
"""Where nothing that is made for another time will do, and which will do at no other time."""
TOO_LITTLE = "{} is too little for any of these: each is as short as makes sense."


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A routine as it would be played now."""

    entry: Entry
    routine: Routine
    """In the week of its course, changed for this body, and fitted into the time there is."""
    length: int
    """Milliseconds, estimates included."""
    about: bool
    """Whether the person decides the length of a part of it."""
    score: Score
    told: tuple[str, ...]
    """What is left out or changed, a sentence each."""
    whole: bool
    """Whether nothing was left out or shortened for want of time."""
    follows: Following | None
    """The course that it is part of."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do now."""

    best: Suggestion | None
    others: tuple[Suggestion, ...] = ()
    """At most three."""
    note: str = ""
    """What has to be said of them, or why there are none, in one or two sentences."""


def propose(ask: Ask, situation: Situation) -> Proposal:
    """The best session for this question that is open to this body; without one, an honest sentence."""
    trial, library = Trial(situation), situation.library
    openable, first_aid = trial.openable, library.safety().first_aid.routines
    entries = tuple(entry for entry in library.catalogue().entries if entry.id not in first_aid)
    questions = [(ask, entries)]
    if openable.hindered:
        questions.append((Ask(minutes=ask.minutes), tuple(filter(openable.instead, entries))))
    elif ask.aim is not None and ask.when is not None and ask.when not in STRICT:
        at_other_times = (one for one in entries if not STRICT.issuperset(one.when))
        calm = (one for one in at_other_times if ask.when is not When.BEFORE_BED or STRENGTH not in one.tags)
        questions.append((replace(ask, when=None), tuple(calm)))
    closed = False
    for question, among in questions:
        ranked = rank(question, among, situation.lately, situation.at_hand)
        found, too_little = _best(question, ranked, trial, situation)
        if found:
            beside = openable.hindered
            if question is not ask and not beside:
                beside = beside_the_question(ask, closed, found[0].candidate.entry, library)
            elif not beside:
                beside = for_no_activity(ask, (one.candidate.entry for one in found), library)
            note = " ".join(filter(None, (beside, too_little)))
            best, *others = (_suggestion(one, situation) for one in found)
            return Proposal(best, tuple(others), note)
        closed = closed or bool(ranked)
    return Proposal(None, note=openable.hindered or nothing_for(ask, closed, library))


def need_of(aim: Aim | None, situation: Situation) -> Need:
    """What matters for this aim: what it needs by the routines that help, or that stretches it; and what was done."""
    return Need(_needed(aim, situation.library), situation.lately.stretched)


def _needed(aim: Aim | None, library: Library) -> frozenset[str]:
    if aim is None or aim.kind is AimKind.ACTIVITY:
        return frozenset()
    if aim.kind is AimKind.MUSCLE:
        cards = library.exercises().values()
        return frozenset(card.id for card in cards if aim.name in groups_of(card.targets))
    helping = (entry.id for entry in library.catalogue().entries if any(one[0] == aim.name for one in entry.grades))
    routines = (routine for routine in map(library.routine, helping) if routine is not None)
    steps = (step for routine in routines for step in routine.flat_steps())
    return frozenset(step.exercise for step in steps if not (step.optional or step.prepares))


def whole_session(entry: Entry, situation: Situation) -> Suggestion | None:
    """This routine without a budget, and with no reason but what speaks against it; None where the gate is closed."""
    trial = Trial(situation)
    parts = score(Ask(), entry, situation.lately, situation.at_hand).parts
    against = Score(tuple(part for part in parts if part.name in WARNINGS and part.points < 0))
    for candidate in trial.opened([Ranked(entry, against)]):
        return _suggestion(trial.fit(candidate, None, Need()), situation)
    return None


def _best(question: Ask, ranked: Iterable[Ranked], trial: Trial, situation: Situation) -> tuple[list[Tried], str]:
    """The best of these in order, and what has to be said of them. Where none fits, the shortest there are."""
    opened = trial.opened(ranked)
    if question.minutes is None:
        opened = _until_none_is_better(opened)
    candidates, need = list(islice(opened, FITTED)), need_of(question.aim, situation)
    found = trial.best(candidates, question.minutes, need, SHOWN)
    if found or not candidates:
        return found, ""
    shortest = (trial.fit(one, question.minutes, need) for one in candidates[:SHORTEST])
    in_order = sorted(shortest, key=lambda one: (_is_for_another(one), one.fitted.length, one.candidate.entry.id))
    return in_order, TOO_LITTLE.format(plural(question.minutes or 0, "minute"))


def _until_none_is_better(opened: Iterable[Candidate]) -> Iterator[Candidate]:
    """Where nothing is fitted, what ranks behind as many as are shown, and unchanged, cannot come before them."""
    unchanged = 0
    for candidate in opened:
        yield candidate
        unchanged += not candidate.adapted.changes
        if unchanged == SHOWN:
            return


def _is_for_another(tried: Tried) -> bool:
    """Whether it is made for another activity than the one that was asked for."""
    return any(part.name == "for" and part.points < 0 for part in tried.score.parts)


def _suggestion(tried: Tried, situation: Situation) -> Suggestion:
    entry, adapted = tried.candidate.entry, tried.candidate.adapted
    timeline = laid_out(tried.fitted.routine, situation.library, situation.preferences)
    courses = (course for course in situation.followed if course.routine == entry.id and course.active)
    return Suggestion(
        entry=entry,
        routine=tried.fitted.routine,
        length=timeline.length,
        about=timeline.about,
        score=tried.score,
        told=(*_changes_told(adapted.changes), *tried.fitted.told),
        whole=not tried.fitted.changed,
        follows=next(courses, None),
    )


def _changes_told(changes: Iterable[Change]) -> Iterator[str]:
    """What was changed for this body, in short sentences."""
    changes = tuple(changes)
    left_out = [change.exercise for change in changes if change.kind is ChangeKind.LEFT_OUT]
    if left_out:
        yield f"Left out for you today: {', '.join(left_out)}."
    yield from (f"{change.instead} in place of {change.exercise}." for change in changes if change.instead)
    less = (change.why for change in changes if not change.instead and change.kind is not ChangeKind.LEFT_OUT)
    yield from dict.fromkeys(less)


def why_line(suggestion: Suggestion) -> str:
    """Why this one, in one line: of the parts that weighed most as many as there is room for, and every warning.

    Where no part has anything to say, it is the occasion that the routine is made for.
    """
    said = [part for part in suggestion.score.parts if part.why]
    chosen = [part for part in said if part.points < 0]
    reasons = sorted((part for part in said if part.points >= 0), key=lambda part: -part.points)
    for part in reasons[:REASONS]:
        if width(_sentence(one for one in said if one in [*chosen, part])) <= LINE:
            chosen.append(part)
    return cut(_sentence(part for part in said if part in chosen) or _occasion(suggestion.entry), LINE)


def _occasion(entry: Entry) -> str:
    made_for = When(made_for_of(entry))
    return "Self-care." if made_for is When.SELF_CARE else f"Made for {WHEN_WORDS[made_for]}."


def _sentence(parts: Iterable[Part]) -> str:
    """Their words as one sentence, whether they were sentences or not."""
    line = "; ".join(f"{part.why[:1].lower()}{part.why[1:]}".rstrip(".") for part in parts)
    return f"{line[:1].upper()}{line[1:]}." if line else ""
