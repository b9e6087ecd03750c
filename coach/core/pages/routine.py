"""A routine's page, and the shorter one that says why: what is done, how much of it, when to stop, what is known.

Pure: core objects become paragraphs, for the command line and for the screens. A grade is never shown without
its meaning, nor a source without its status.
"""

from coach.core.choose import laid_out
from coach.core.knowledge import Link
from coach.core.paper import Footnotes, Paragraph, Style, faint, heading, items, override, section, text, title
from coach.core.ports import Library
from coach.core.routine import Round, Routine, Step, WeekDose
from coach.core.words import dose, duration, known_by, minutes, plainly, plural


def routine_page(routine: Routine, library: Library) -> list[Paragraph]:
    """All that is known of a routine."""
    notes = Footnotes(library.reference)
    page = [title(routine.title), text(routine.summary), *_facts(routine, library)]
    page += [
        heading("Stop at once if"),
        *items(dict.fromkeys((*routine.stop_if, *library.safety().stop_if)), Style.URGENT),
    ]
    page += [heading("What to do"), *_steps(routine, library)]
    if routine.dose_source:
        page.append(faint(f"The dose is from{notes.cite(routine.dose_source)}."))
    page += section("Leave out", _avoids(routine, library))
    page += _course(routine)
    page += [heading("What is known"), *_links(routine, library, notes)]
    return [*page, *notes.page()]


def why_page(routine: Routine, library: Library) -> list[Paragraph]:
    """What is known of a routine's effects, and on whose word."""
    notes = Footnotes(library.reference)
    page = [title(f"Why {routine.title}?"), *_links(routine, library, notes)]
    return [*page, *notes.page()]


def _facts(routine: Routine, library: Library) -> list[Paragraph]:
    timeline = laid_out(routine, library)
    cards = [card for card in map(library.exercise, routine.exercise_ids()) if card is not None]
    needs = dict.fromkeys(plainly(thing) for card in cards for thing in card.equipment)
    facts = [
        minutes(timeline.length, timeline.about),
        ", ".join(plainly(when) for when in routine.when),
        f"needs {', '.join(needs) or 'nothing'}",
    ]
    if routine.days_per_week:
        facts.append(f"{plural(routine.days_per_week, 'day')} a week")
    page = [faint(f"{'; '.join(facts)}. Its name is {routine.id}.")]
    if library.is_override(routine.id):
        page.append(override("routine"))
    return page


def _steps(routine: Routine, library: Library) -> list[Paragraph]:
    page: list[Paragraph] = []
    number = 0
    for entry in routine.steps:
        steps, level = (entry.steps, 1) if isinstance(entry, Round) else ((entry,), 0)
        if isinstance(entry, Round):
            page.append(text(f"{entry.repeat} times over:"))
        for step in steps:
            number += 1
            page += _step(step, number, level, library)
    if routine.lock_after:
        page.append(text(f"Not again before {duration(routine.lock_after)} are over."))
    return page


def _step(step: Step, number: int, level: int, library: Library) -> list[Paragraph]:
    card = library.exercise(step.exercise)
    words = f"{card.name if card else plainly(step.exercise)}: {dose(step)}"
    if step.at_most:
        words += f", never longer than {duration(step.at_most)}"
    page = [Paragraph(Style.ITEM, words, f"{number}.", level, f"exercise:{step.exercise}")]
    page.append(faint(step.instruction or (card.instruction if card else ""), level + 1))
    if card is not None:
        page += [Paragraph(Style.TEXT, words, f"{n}.", level + 1) for n, words in enumerate(card.steps, 1)]
    for check in step.checks:
        again = f", then every {duration(check.every)}" if check.every else ""
        page.append(text(f"After {duration(check.at)}{again}: {check.ask}", level + 1))
    return page


def _avoids(routine: Routine, library: Library) -> list[Paragraph]:
    """When to leave out which of the exercises, each reason once."""
    named: dict[str, list[str]] = {}
    for card in map(library.exercise, routine.exercise_ids()):
        for avoid in card.avoid if card else ():
            named.setdefault(avoid.text, []).append(card.name if card else "")
    return items(f"{', '.join(names)}: {why}" for why, names in named.items())


def _course(routine: Routine) -> list[Paragraph]:
    page = [text(f"Meant for {plural(routine.course.weeks, 'week')}.")] if routine.course else []
    if routine.course and routine.course.review:
        page.append(text(routine.course.review))
    return page + section("Week by week", items(_week(row) for row in routine.weeks))


def _week(row: WeekDose) -> str:
    reps = "-".join(str(count) for count in row.reps)
    length, days = plural(row.weeks, "week"), plural(row.days, "day")
    return f"for {length}, on {days} a week: {plural(row.sets, 'set')} of {reps} repetitions"


def _links(routine: Routine, library: Library, notes: Footnotes) -> list[Paragraph]:
    page: list[Paragraph] = []
    for link in routine.links:
        target = f"condition:{link.condition}" if link.condition else ""
        words = f"{_about(link, library)}, {link.outcome}: {known_by(link)}."
        page.append(Paragraph(Style.ITEM, words, "-", target=target))
        page.append(text(f"{link.finding}{notes.cite(link.sources)}", 1))
        small = [("Studied in", link.population), ("Effect", link.effect), ("People", link.n), ("Harm", link.harm)]
        said = [f"{name}: {value}" for name, value in small if value is not None]
        if said:
            page.append(faint(f"{'; '.join(said)}.", 1))
    return page or [text("Nothing is said of what it does.")]


def _about(link: Link, library: Library) -> str:
    if link.condition is None:
        return plainly(link.purpose or "").capitalize()
    card = library.condition(link.condition)
    return card.title if card else plainly(link.condition)
