"""What a good file says that is probably not meant: warnings of `coach check`, never errors.

Looks at drafts that are good by themselves. Must never keep a file from being used, nor slow down a start: only
`coach check` asks.
"""

from collections.abc import Callable, Iterator
from typing import Any

from coach.adapters.decode import Draft
from coach.adapters.findings import Findings, Place
from coach.adapters.kinds import FileKind
from coach.adapters.scalars import SECOND, spell
from coach.adapters.shapes import Fields
from coach.core.exercise import Exercise
from coach.core.knowledge import HELPING, Condition
from coach.core.placing import Preferences
from coach.core.related import needs_help_first
from coach.core.routine import Routine, Side, When, Work
from coach.core.timeline import lay_out

SHORTEST_HOLD = 5 * SECOND
LONGEST_HOLD = 180 * SECOND
WARM_UP_HOLD = 60 * SECOND
"""Held for so long in all, a muscle loses strength and speed for a while (behm2016)."""

CardOf = Callable[[str], Exercise]
ConditionOf = Callable[[str], Condition | None]


def look_over(draft: Draft, built: Any, card_of: CardOf, condition_of: ConditionOf) -> None:
    """Note what is doubtful about a good file. `built` is what was made of it."""
    fields, found = draft.fields, draft.found
    if fields is None:
        return
    if draft.kind is FileKind.ROUTINE:
        _routine(fields, built, card_of, found)
        _urgent_links(fields, condition_of, found)
    elif draft.kind is FileKind.EXERCISE and "dose" in fields and not fields["dose"].get("source"):
        found.doubtful(fields.places["dose"], "dose: nothing says on whose word; add `source`")
    elif draft.kind is FileKind.CONDITION:
        _statements(fields, found)


def _routine(fields: Fields, routine: Routine, card_of: CardOf, found: Findings) -> None:
    steps = list(_steps(fields))
    for step in steps:
        for dose in (step, step.get("left"), step.get("right")):
            if dose is not None:
                _hold(dose, found)
                _most(dose, card_of(step["exercise"]), found)
    _one_sided(steps, routine, card_of, found)
    _lead_ins(steps, card_of, found)
    if not routine.dose_source:
        message = "dose_source: nothing says where the doses come from; add it, such as a convention of your own"
        found.doubtful(fields.place, message)
    if When.BEFORE_EXERCISE in routine.when:
        _warm_up(fields.places["when"], routine, card_of, found)


def _steps(fields: Fields) -> Iterator[Fields]:
    for entry in fields["steps"]:
        yield from entry["steps"] if "repeat" in entry else (entry,)


def _urgent_links(fields: Fields, condition_of: ConditionOf, found: Findings) -> None:
    """Help that is claimed for what needs medical help at once: no list offers it."""
    for link in fields.get("links", ()):
        card = condition_of(link["condition"]) if "condition" in link else None
        if card is not None and needs_help_first(card) and link["grade"] in HELPING:
            message = f"grade: `{card.id}` needs medical help at once, so this routine is never offered for it"
            found.doubtful(link.places["grade"], message)


def _hold(dose: Fields, found: Findings) -> None:
    hold: int | None = dose.get("hold")
    if hold is not None and not SHORTEST_HOLD <= hold <= LONGEST_HOLD:
        fault = "shorter" if hold < SHORTEST_HOLD else "longer"
        bounds = f"{spell(SHORTEST_HOLD)} to {spell(LONGEST_HOLD)}"
        found.doubtful(dose.places["hold"], f"hold: {spell(hold)} is {fault} than holds usually are ({bounds})")


def _most(dose: Fields, card: Exercise, found: Findings) -> None:
    """A dose above the most that the exercise's own card speaks of, such as ice for an hour."""
    most = card.dose.maximum if card.dose is not None else None
    if most is None:
        return
    for key, limit in (("hold", most.hold), ("for", most.time)):
        if limit is not None and dose.get(key, 0) > limit:
            message = f"{key}: {spell(dose[key])} is more than `{card.id}` is meant for ({spell(limit)} at most)"
            found.doubtful(dose.places[key], message)


def _one_sided(steps: list[Fields], routine: Routine, card_of: CardOf, found: Findings) -> None:
    """An exercise that is done with the left alone, or the right alone, in all of the routine."""
    done: dict[str, set[Side]] = {}
    for built in routine.flat_steps():
        done.setdefault(built.exercise, set()).add(built.sides)
    for step in steps:
        name = card_of(step["exercise"]).id
        sides = done.get(name, set())
        if len(sides) == 1 and sides <= {Side.LEFT, Side.RIGHT} and card_of(name).sided:
            (side,) = sides
            other = "right" if side is Side.LEFT else "left"
            message = f"sides: `{name}` is done on the {side} side alone; write `each`, or add a step for the {other}"
            found.doubtful(step.places["sides"], message)


def _lead_ins(steps: list[Fields], card_of: CardOf, found: Findings) -> None:
    """The first lead-in of an exercise has to be long enough to read its line."""
    met: set[str] = set()
    for step in steps:
        card = card_of(step["exercise"])
        words = len(f"{card.name} {step.get('instruction') or card.instruction}".split())
        reading = words * 60_000 // Preferences().words_a_minute
        if card.id not in met and step.get("prepare", reading) < reading:
            whole = -(-reading // SECOND) * SECOND
            message = f"prepare: reading the instruction takes about {spell(whole)}; write that or more"
            found.doubtful(step.places["prepare"], message)
        met.add(card.id)


def _warm_up(place: Place, routine: Routine, card_of: CardOf, found: Findings) -> None:
    held: dict[tuple[str, Side], int] = {}
    for segment in lay_out(routine, card_of).segments:
        if segment.kind.value == Work.HOLD.value:
            for target in card_of(segment.exercise).targets:
                key = (target, segment.side)
                held[key] = held.get(key, 0) + (segment.length or 0)
    most = max(held.items(), key=lambda entry: entry[1], default=None)
    if most is not None and most[1] >= WARM_UP_HOLD:
        (target, _), length = most
        message = (
            f"when: before exercise, {target} is held for {spell(length)} in all; from {spell(WARM_UP_HOLD)} on that "
            "costs strength and speed, so move instead, or hold less"
        )
        found.doubtful(place, message)


def _statements(fields: Fields, found: Findings) -> None:
    """Sentences of a condition's card that nobody stands for."""
    for key, value in fields.values.items():
        if not isinstance(value, tuple) or key in ("codes", "sources", "formerly"):
            continue
        unsourced = sum(1 for said in value if isinstance(said, str) or not said.get("sources"))
        if unsourced:
            count = "1 sentence has" if unsourced == 1 else f"{unsourced} sentences have"
            found.doubtful(fields.places[key], f"{key}: {count} no source; add `sources`")
