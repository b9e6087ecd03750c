"""Routines: what has to hold between the values of one, and how its doses are put together.

A step's sides may depend on its exercise, so building asks for the card. Must never let more sets through than
a session can lay out.
"""

from collections.abc import Callable
from typing import Any

from coach.adapters.findings import Findings
from coach.adapters.scalars import HOUR, SECOND, spell
from coach.adapters.shapes import Fields
from coach.core.exercise import Exercise
from coach.core.knowledge import Link, Source
from coach.core.routine import Check, Course, Dose, Order, Round, Routine, Side, Step, Tempo, WeekDose, Work

MOST_SETS_IN_ALL = 500
"""Sets of a whole routine, sides and rounds counted."""

DEFAULT_TEMPO = Tempo(out=2 * SECOND, back=2 * SECOND)
DEFAULT_ABOUT = 60 * SECOND

_SIDES = ("left", "right")


def check_routine(fields: Fields, found: Findings) -> None:
    """Note what is wrong between the values of a routine, as far as the file alone can tell."""
    for entry in fields.get("steps", ()):
        for step in entry.get("steps", ()) if "repeat" in entry.places else (entry,):
            _check_step(step, found)
    course: Fields | None = fields.get("course")
    rows = sum(row.get("weeks", 0) for row in fields.get("weeks", ()))
    if course and rows > course.get("weeks", rows):
        message = f"weeks: the rows make {rows} weeks, but the course ends after {course['weeks']}; mend one of them"
        found.doubtful(fields.places["weeks"], message)


def _check_step(step: Fields, found: Findings) -> None:
    _check_reps(step, step, found)
    for side in _SIDES:
        own: Fields | None = step.get(side)
        if own is None:
            continue
        if "sides" in step and step["sides"] is not Side.EACH:
            found.wrong(step.places[side], f"{side}: a side has its own dose only with `sides: each`; take one out")
        if own.given("tempo") and not (own.given("reps") or step.given("reps")):
            found.wrong(own.places["tempo"], "tempo: this means something only beside `reps`; add that, or take it out")
        _check_reps(own, step, found)
    _check_times(step, found)


def _check_reps(dose: Fields, step: Fields, found: Findings) -> None:
    """Check the repetitions of a step, or of one side of it."""
    if "reps" not in dose:
        return
    reps, place = _reps(dose["reps"]), dose.places["reps"]
    sets: int | None = dose.get("sets", step.get("sets"))
    if sets is not None and len(reps) > sets:
        found.wrong(place, f"reps: there are {len(reps)} numbers for {sets} sets; take some out, or add sets")
    if (dose.given("tempo") and "tempo" not in dose) or (step.given("tempo") and "tempo" not in step):
        return
    tempo = _tempo(dose) or _tempo(step) or DEFAULT_TEMPO
    if min(reps) * (tempo.out + tempo.back) < SECOND:
        found.wrong(place, f"reps: a set of {min(reps)} takes less than 1 s; slow the tempo down, or add repetitions")
    if max(reps) * (tempo.out + tempo.back) > 3 * HOUR:
        found.wrong(place, f"reps: a set of {max(reps)} takes more than 3 h; write fewer")
    limit: int | None = step.get("at_most")
    if limit is not None and max(reps) * (tempo.out + tempo.back) > limit:
        found.wrong(place, f"reps: a set of {max(reps)} takes longer than `at_most`; mend one of them")


def _check_times(step: Fields, found: Findings) -> None:
    """Check what has to fit inside a set whose length is known."""
    length: int | None = step.get("hold", step.get("for"))
    limit: int | None = step.get("at_most")
    for dose in (step, *(step[side] for side in _SIDES if side in step)):
        asked: int | None = dose.get("hold", dose.get("for"))
        if asked and limit and asked > limit:
            found.wrong(step.places["at_most"], f"at_most: the set takes {spell(asked)}; write that or more")
    longest = length or limit
    for check in step.get("checks", ()):
        if longest and check.get("at", 0) > longest:
            found.wrong(check.places["at"], f"at: the set is over after {spell(longest)}; write that or less")


def build_routine(name: str, fields: Fields, card_of: Callable[[str], Exercise], found: Findings) -> Routine | None:
    """The routine that a good draft holds; None where its exercises show it to be wrong, and `found` says why."""
    steps = tuple(
        Round(entry["repeat"], tuple(_step(step, card_of, found) for step in entry["steps"]))
        if "repeat" in entry
        else _step(entry, card_of, found)
        for entry in fields["steps"]
    )
    sets = sum(_sets_in(entry) for entry in steps)
    if sets > MOST_SETS_IN_ALL:
        message = f"steps: rounds and sides make {sets:,} sets; write at most {MOST_SETS_IN_ALL}"
        found.wrong(fields.places["steps"], message)
    if found.broken:
        return None
    course: Fields | None = fields.get("course")
    return Routine(
        id=name,
        title=fields["title"],
        summary=fields["summary"],
        when=fields["when"],
        steps=steps,
        days_per_week=fields.get("days_per_week"),
        dose_source=sources(fields.get("dose_source", ())),
        links=tuple(_link(link) for link in fields.get("links", ())),
        stop_if=fields.get("stop_if", ()),
        lock_after=fields.get("lock_after"),
        course=Course(course["weeks"], course.get("review")) if course else None,
        weeks=tuple(
            WeekDose(row["weeks"], row["days"], row["sets"], _reps(row["reps"])) for row in fields.get("weeks", ())
        ),
        tags=fields.get("tags", ()),
        formerly=fields.get("formerly", ()),
    )


def _sets_in(entry: Step | Round) -> int:
    if isinstance(entry, Round):
        return entry.repeat * sum(_sets_in(step) for step in entry.steps)
    if entry.sides is Side.EACH:
        return entry.dose_of(Side.LEFT).sets + entry.dose_of(Side.RIGHT).sets
    return entry.dose.sets


def _step(fields: Fields, card_of: Callable[[str], Exercise], found: Findings) -> Step:
    card = card_of(fields["exercise"])
    sides: Side = fields.get("sides", Side.EACH if card.sided else Side.BOTH)
    dose = _dose(fields, None)
    for side in _SIDES:
        if side in fields and sides is not Side.EACH:
            message = f"{side}: `{card.id}` is not done one side at a time; take this out, or write `sides: each`"
            found.wrong(fields.places[side], message)
    return Step(
        exercise=card.id,
        dose=dose,
        sides=sides,
        order=fields.get("order", Order.ALTERNATE),
        left=_dose(fields["left"], dose) if "left" in fields else None,
        right=_dose(fields["right"], dose) if "right" in fields else None,
        instruction=fields.get("instruction"),
        prepare=fields.get("prepare"),
        switch=fields.get("switch"),
        optional=fields.get("optional", False),
        prepares=fields.get("prepares", False),
        checks=tuple(Check(check["at"], check.get("every"), check["ask"]) for check in fields.get("checks", ())),
        at_most=fields.get("at_most"),
    )


def _dose(fields: Fields, step: Dose | None) -> Dose:
    """A dose as the file gives it; what one side leaves open comes from its step."""
    reps = _reps(fields["reps"]) if "reps" in fields else ()
    sets = fields.get("sets") or (len(reps) if len(reps) > 1 else 0) or (step.sets if step else 1)
    rest = fields.get("rest", step.rest if step else 0)
    tempo = _tempo(fields) or (step.tempo if step else None) or DEFAULT_TEMPO
    if "hold" in fields:
        return Dose(Work.HOLD, fields["hold"], sets=sets, rest=rest)
    if "for" in fields:
        return Dose(Work.TIMED, fields["for"], sets=sets, rest=rest)
    if "until_done" in fields:
        return Dose(Work.UNTIL_DONE, fields.get("about", DEFAULT_ABOUT), sets=sets, rest=rest)
    if step is None or reps:
        return Dose(Work.REPS, reps=reps, tempo=tempo, sets=sets, rest=rest)
    own_tempo = tempo if step.work is Work.REPS else None
    return Dose(step.work, step.length, step.reps, own_tempo, sets, rest)


def _reps(value: int | tuple[int, ...]) -> tuple[int, ...]:
    return (value,) if isinstance(value, int) else value


def _tempo(fields: Fields) -> Tempo | None:
    tempo: Fields | None = fields.get("tempo")
    return Tempo(tempo["out"], tempo["back"]) if tempo and "out" in tempo and "back" in tempo else None


def _link(fields: Fields) -> Link:
    return Link(
        outcome=fields["outcome"],
        grade=fields["grade"],
        finding=fields["finding"],
        sources=sources(fields["sources"]),
        condition=fields.get("condition"),
        purpose=fields.get("purpose"),
        population=fields.get("population"),
        effect=fields.get("effect"),
        n=fields.get("n"),
        harm=fields.get("harm"),
    )


def sources(values: tuple[Any, ...]) -> tuple[Source, ...]:
    """On whose word, as core says it."""
    return tuple(Source(value.get("ref"), value.get("status"), value.get("convention")) for value in values)
