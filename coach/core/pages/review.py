"""The pages to hand to a clinician: every rule, question and dose with its source, printed from the data.

Pure. Must never leave out what the program goes by, nor hold wording that the program does not show.
"""

from collections.abc import Iterable

from coach.core.adapt import SHORTEST_HOLD
from coach.core.chart import STILL_COUNTS
from coach.core.emergency import Kind, card
from coach.core.exercise import Exercise
from coach.core.pages.exercise import dose_range
from coach.core.pages.safety import emergency_page
from coach.core.paper import Footnotes, Paragraph, faint, heading, items, numbered, text, title
from coach.core.ports import Library
from coach.core.routine import Routine
from coach.core.safety import Complaint, ModifyList, Question, Safety, Sign
from coach.core.standing import (
    AMBER,
    AT_LEAST,
    CLEARED_FOR,
    FRESH,
    LIGHTER,
    RED,
    REMEMBERED,
    STILL_LIGHTER,
    STRICT_RED,
    STRONG,
    WRONG_CLOCK,
)
from coach.core.words import dose, duration, plainly, plural

FOREWORD = (
    "This is everything that the program goes by when it decides who must not exercise, what is left out, and how much "
    "is done. No clinician has reviewed it yet. Each number in brackets is a source at the end, with how well that use "
    "of it was checked; what is our own convention says so."
)


def review_page(library: Library) -> list[Paragraph]:
    """All of it, in the order in which it matters."""
    notes = Footnotes(library.reference)
    safety = library.safety()
    page = [title("coach: what it goes by"), text(FOREWORD)]
    page += [
        heading("The emergency card"),
        *emergency_page(card(Kind.EMERGENCY)),
        *emergency_page(card(Kind.SAME_DAY)),
    ]
    for number, question in enumerate(safety.questions, 1):
        page += _question(question, number, notes)
    page += _rules(safety, library)
    page += [heading("When something feels wrong in mid-session"), *_complaints(safety.feels_wrong, notes)]
    page += [heading("Stop any exercise at once"), *items(safety.stop_if)]
    page += _first_aid(safety, notes)
    for entry in safety.modify:
        page += _list(entry, library, notes)
    page += [heading("The dose of every exercise")]
    for exercise in library.exercises().values():
        page += _exercise(exercise, notes)
    page += [heading("The dose of every routine")]
    for routine in library.routines().values():
        page += _routine(routine, library, notes)
    return [*page, *notes.page()]


def _question(question: Question, number: int, notes: Footnotes) -> list[Paragraph]:
    asked = "asked each day" if question.daily else "asked before the first session, and after an urgent answer"
    unsure = "; not being sure counts as yes" if question.unsure_is_yes else ""
    page = [heading(f"Question {number}: {question.ask}"), faint(f"{asked}{unsure}.{notes.cite(question.sources)}")]
    if question.daily:
        page.append(faint(f"On the form of the day: {' '.join(question.short.split())}"))
    page += numbered(f"{sign.text} → {_leads_to(sign)}" for sign in question.signs)
    return [*page, faint(question.note)] if question.note else page


def _leads_to(sign: Sign) -> str:
    more = list(sign.ticks)
    more += ["its place and day are asked"] if sign.injury else []
    more += ["a clinician can clear a stable history"] if sign.history else []
    return f"{plainly(sign.outcome)} ({'; '.join(more)})" if more else plainly(sign.outcome)


def _rules(safety: Safety, library: Library) -> list[Paragraph]:
    hours, still = LIGHTER.total_seconds() / 3600, STILL_LIGHTER.total_seconds() / 3600
    calm = ", ".join(_name(name, library) for name in safety.calm)
    self_care = ", ".join(_name(name, library) for name in safety.self_care)
    return [
        heading("What the answers lead to"),
        faint(
            "The outcomes, the thresholds of pain, 24 to 48 hours and 72 hours follow the sources of the questions; "
            "every other number and order here is our own convention."
        ),
        *items(
            (
                "The most urgent answer wins: emergency, the same day, a doctor first, leave out and do instead, "
                "gently.",
                f"Emergency and the same day: no routine until the next local day, which begins at 04:00, and for "
                f"{AT_LEAST.total_seconds() / 3600:g} hours at least; then all questions come again, before first aid "
                "too. A block that would end more than "
                f"{WRONG_CLOCK.total_seconds() / 3600:g} hours ahead was given under a wrong clock: it only asks.",
                f"A doctor first: nothing but {calm}, until it is answered anew. A stable history may be cleared by a "
                f"clinician, and is asked again after {CLEARED_FOR.days} days.",
                f"Pain of {AMBER} to {RED - 1} of 10: half the range and half the repetitions. From {RED} on: nothing "
                f"but {self_care}, that day.",
                f"With a nerve or a fresh injury: nothing but self-care from {STRICT_RED} of 10 on.",
                f"Pain from {STRONG} of 10 on: whether the cause is clear is asked; if not, a doctor first.",
                f"Pain from {RED} of 10 on ({STRICT_RED} with a nerve or a fresh injury) after a session or the next "
                "morning, or two mornings in a row worse than before the session: self-care alone for "
                f"{hours:g} hours, half of everything until {still:g}, and one step easier until it goes better. One "
                "step is an easier exercise, or a set less, or a third less repetitions or time. Half is half the "
                f"range and repetitions, or sets, or time, but no hold under {SHORTEST_HOLD // 1000} s. Self-care "
                "and first aid follow no traffic light.",
                f"A rating counts as that before a session for {STILL_COUNTS.total_seconds() / 60:g} minutes; the "
                f"morning after is asked for within {REMEMBERED} days.",
                f"A fresh injury: its list holds for {FRESH.total_seconds() / 3600:g} hours from its hour, or from the "
                "end of its day.",
                "Whatever felt wrong in mid-session is left out for the rest of the day, with its variants, and the "
                "daily form comes again before the next session.",
            )
        ),
    ]


def _complaints(complaints: Iterable[Complaint], notes: Footnotes, level: int = 0) -> list[Paragraph]:
    page = []
    for entry in complaints:
        leads = f" → {plainly(entry.then)}" if entry.then is not None else ""
        page.append(text(f"{entry.text}{leads}{notes.cite(entry.sources)}", level=level))
        page += _complaints(entry.which, notes, level + 1)
    return page


def _first_aid(safety: Safety, notes: Footnotes) -> list[Paragraph]:
    names = ", ".join(safety.first_aid.routines)
    about = f"Starts without the questions: {names}.{notes.cite(safety.first_aid.sources)}"
    return [heading("Above the first step of cramp first aid"), faint(about), *items(safety.first_aid.signs)]


def _list(entry: ModifyList, library: Library, notes: Footnotes) -> list[Paragraph]:
    skip = ", ".join(_name(name, library) for name in entry.skip)
    use = ", ".join(_name(name, library) for name in entry.use) or "nothing"
    page = [heading(entry.tick), faint(f"{entry.id}.{notes.cite(entry.sources)}")]
    page += [text(f"Leaves out: {skip}."), text(f"Uses instead: {use}.")]
    page += [text(f"In its place for 72 hours: {entry.protocol}.")] if entry.protocol else []
    page += [text("Pain of no more than 2 in 10.")] if entry.nerve or entry.protocol else []
    return [*page, *items(entry.advice)]


def _exercise(exercise: Exercise, notes: Footnotes) -> list[Paragraph]:
    doses = dose_range(exercise, notes) or [text("no dose of its own.")]
    limits = f" Never more than {duration(exercise.at_most)} in all." if exercise.at_most else ""
    limits += f" Again after {duration(exercise.between)} at the earliest." if exercise.between else ""
    return [text(f"{exercise.name}: {doses[0].text}{limits}")]


def _routine(routine: Routine, library: Library, notes: Footnotes) -> list[Paragraph]:
    often = f", on {plural(routine.days_per_week, 'day')} a week" if routine.days_per_week else ""
    again = f", again after {duration(routine.lock_after)} at the earliest" if routine.lock_after else ""
    page = [text(f"{routine.title}{often}{again}.{notes.cite(routine.dose_source)}")]
    page += [text(f"{_name(step.exercise, library)}: {dose(step)}", level=1) for step in routine.flat_steps()]
    for row in routine.weeks:
        reps = ", ".join(map(str, row.reps))
        often = f"{plural(row.days, 'day')} a week, {plural(row.sets, 'set')} of {reps} repetitions"
        page.append(text(f"For {plural(row.weeks, 'week')}: {often}", level=1))
    return page


def _name(exercise: str, library: Library) -> str:
    card_ = library.exercise(exercise)
    return card_.name if card_ is not None else exercise
