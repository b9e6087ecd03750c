"""What stands on the page of a routine, an exercise or a condition, and on the cards of the safety screen.

Pure: core objects become paragraphs, for the command line and for the screens. Emergency signs come first, a
grade is never shown without its meaning, nor a source without its status.
"""

from collections.abc import Iterable

from coach.core.choose import laid_out
from coach.core.exercise import Alternative, Amount, Exercise
from coach.core.knowledge import GRADE_MEANING, Condition, Link, Statement
from coach.core.paper import Footnotes, Paragraph, Style, faint, heading, items, numbered, text, title
from coach.core.ports import Library
from coach.core.routine import Round, Routine, Step, WeekDose
from coach.core.safety import EmergencyCard, Safety
from coach.core.words import dose, duration, minutes, plural


def plainly(name: str) -> str:
    """An id of ours as words: `before-bed` is `before bed`."""
    return name.replace("-", " ")


def routine_page(routine: Routine, library: Library) -> list[Paragraph]:
    """All that is known of a routine."""
    notes = Footnotes(library.reference)
    page = [title(routine.title), text(routine.summary), *_facts(routine, library)]
    page += [
        heading("Stop at once if"),
        *items(dict.fromkeys((*library.safety().stop_if, *routine.stop_if)), Style.URGENT),
    ]
    page += [heading("What to do"), *_steps(routine, library)]
    if routine.dose_source:
        page.append(faint(f"The dose is from{notes.cite(routine.dose_source)}."))
    page += _course(routine)
    page += [heading("What is known"), *_links(routine, library, notes)]
    return [*page, *notes.page()]


def why_page(routine: Routine, library: Library) -> list[Paragraph]:
    """What is known of a routine's effects, and on whose word."""
    notes = Footnotes(library.reference)
    page = [title(f"Why {routine.title}?"), *_links(routine, library, notes)]
    return [*page, *notes.page()]


def exercise_page(card: Exercise, library: Library) -> list[Paragraph]:
    """All that is known of an exercise."""
    notes = Footnotes(library.reference)
    page = [title(card.name)]
    if card.synonyms:
        page.append(faint(f"Also called: {', '.join(card.synonyms)}."))
    page.append(text(card.instruction))
    needs = ", ".join(plainly(thing) for thing in card.equipment) or "nothing"
    sides = "one side at a time" if card.sided else "both sides at once"
    page.append(faint(f"For {', '.join(card.targets)}; {card.position.value}; {sides}; needs {needs}."))
    if card.variant_of:
        page.append(faint(f"A variant of {_exercise_name(card.variant_of, library)}."))
    page += _section("Leave it out with", items((avoid.text for avoid in card.avoid), Style.URGENT))
    page += _section("How", numbered(card.steps))
    page += _section("Breathing", [text(card.breathing)] if card.breathing else [])
    page += _section("You should feel", [text(card.feel)] if card.feel else [])
    page += _section("You should not feel", [text(card.not_feel)] if card.not_feel else [])
    page += _section("Common mistakes", items(card.mistakes))
    page += _section("Easier", items(_alternative(way, library) for way in card.easier))
    page += _section("Harder", items(_alternative(way, library) for way in card.harder))
    page += _section("Dose", _dose_range(card, notes))
    if card.sources:
        page.append(faint(f"How it is done, and when it is left out, is from{notes.cite(card.sources)}."))
    return [*page, *notes.page()]


def condition_page(card: Condition, library: Library) -> list[Paragraph]:
    """All that is known of a condition, its emergency signs first."""
    notes = Footnotes(library.reference)
    page = [title(card.title)]
    page += _statements("Emergency: get help at once", card.emergency, notes, Style.URGENT)
    page += _statements("See a doctor", card.see_a_doctor, notes, Style.URGENT)
    page += [heading("What it is"), text(card.summary)]
    page += _section("Where it is felt", [text(card.where)] if card.where else [])
    page += _statements("Signs", card.signs, notes)
    page += _statements("Not to be confused with", card.not_to_be_confused_with, notes)
    page += _statements("Causes", card.causes, notes)
    page += _statements("Who gets it more often", card.risk_factors, notes)
    page += _statements("How it goes on", card.course, notes)
    page += _statements("What you can do yourself", card.self_care, notes)
    page += [heading("Routines"), text(f"coach list --for {card.id}")]
    codes = (f"{code.system} {code.code} ({plainly(code.status.value)})" for code in card.codes)
    page += _section("Codes", [faint(", ".join(codes))] if card.codes else [])
    if card.sources:
        page.append(faint(f"The whole page is from{notes.cite(card.sources)}."))
    return [*page, *notes.page()]


def emergency_page(card: EmergencyCard) -> list[Paragraph]:
    """The card that is shown where a sign is there."""
    page = [Paragraph(Style.TITLE, card.title), *(Paragraph(Style.URGENT, line) for line in card.lines)]
    numbers = [f"{entry.place}: {entry.number}" for entry in card.numbers]
    page += _section("Whom to call", items(numbers, Style.URGENT))
    return page + _section("The same day", items(card.same_day))


def screen_page(safety: Safety) -> list[Paragraph]:
    """The one-screen form of the safety questions."""
    questions = numbered(question.short for question in safety.first_line())
    return [title("Before you stretch: does any of these apply to you now?"), *questions]


def known_by(link: Link) -> str:
    """The grade of a link with what it means."""
    return f"{plainly(link.grade.value)} ({GRADE_MEANING[link.grade]})"


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
        page.append(faint("Your own file stands in for the built-in routine of this name."))
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
    words = f"{_exercise_name(step.exercise, library)}: {dose(step)}"
    if step.at_most:
        words += f", never longer than {duration(step.at_most)}"
    page = [Paragraph(Style.ITEM, words, mark=f"{number}.", level=level)]
    page.append(faint(step.instruction or (card.instruction if card else ""), level + 1))
    if card is not None:
        page += [Paragraph(Style.TEXT, words, f"{n}.", level + 1) for n, words in enumerate(card.steps, 1)]
        felt = {"Feel": card.feel, "Not": card.not_feel, "Breathing": card.breathing}
        page += [text(f"{name}: {words}", level + 1) for name, words in felt.items() if words]
        page += [text(f"Leave it out: {avoid.text}", level + 1) for avoid in card.avoid]
    for check in step.checks:
        again = f", then every {duration(check.every)}" if check.every else ""
        page.append(text(f"After {duration(check.at)}{again}: {check.ask}", level + 1))
    return page


def _course(routine: Routine) -> list[Paragraph]:
    page = [text(f"Meant for {plural(routine.course.weeks, 'week')}.")] if routine.course else []
    if routine.course and routine.course.review:
        page.append(text(routine.course.review))
    return page + _section("Week by week", items(_week(row) for row in routine.weeks))


def _week(row: WeekDose) -> str:
    reps = "-".join(str(count) for count in row.reps)
    length, days = plural(row.weeks, "week"), plural(row.days, "day")
    return f"for {length}, on {days} a week: {plural(row.sets, 'set')} of {reps} repetitions"


def _links(routine: Routine, library: Library, notes: Footnotes) -> list[Paragraph]:
    page: list[Paragraph] = []
    for link in routine.links:
        page.append(Paragraph(Style.ITEM, f"{_about(link, library)}, {link.outcome}: {known_by(link)}.", mark="-"))
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


def _exercise_name(name: str, library: Library) -> str:
    card = library.exercise(name)
    return card.name if card else plainly(name)


def _alternative(way: Alternative, library: Library) -> str:
    return way.text if way.text is not None else _exercise_name(way.exercise or "", library)


def _dose_range(card: Exercise, notes: Footnotes) -> list[Paragraph]:
    if card.dose is None:
        return []
    named = (("usual", card.dose.usual), ("at least", card.dose.minimum), ("at most", card.dose.maximum))
    said = [f"{name} {_amount(amount)}" for name, amount in named if amount is not None]
    return [text(f"{'; '.join(said)}{notes.cite(card.dose.source)}.")]


def _amount(amount: Amount) -> str:
    length = amount.hold or amount.time
    what = duration(length) if length is not None else plural(amount.reps or 0, "repetition")
    what = f"{amount.sets} × {what}" if amount.sets and amount.sets > 1 else what
    return f"{what} on {plural(amount.days_per_week, 'day')} a week" if amount.days_per_week else what


def _statements(
    name: str, statements: Iterable[Statement], notes: Footnotes, style: Style = Style.ITEM
) -> list[Paragraph]:
    return _section(name, items((f"{said.text}{notes.cite(said.sources)}" for said in statements), style))


def _section(name: str, page: list[Paragraph]) -> list[Paragraph]:
    return [heading(name), *page] if page else []
