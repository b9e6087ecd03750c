"""A condition's page, its emergency signs first, and the ways to what may help.

Pure: core objects become paragraphs, for the command line and for the screens.
"""

from collections.abc import Iterable

from coach.core.knowledge import Condition, Statement
from coach.core.paper import Footnotes, Paragraph, Style, faint, heading, items, link, override, section, text, title
from coach.core.ports import Library
from coach.core.related import Known, looked_at_without_help, routines_for
from coach.core.words import STATUS_WORD, known_by


def condition_page(card: Condition, library: Library) -> list[Paragraph]:
    """All that is known of a condition, its emergency signs first."""
    notes = Footnotes(library.reference)
    page = [title(card.title)]
    page += _statements("Emergency: get help at once", card.emergency, notes, Style.URGENT)
    page += _statements("See a doctor", card.see_a_doctor, notes, Style.URGENT)
    page += [heading("What it is"), text(card.summary + notes.cite(card.sources))]
    page += section("Where it is felt", [text(card.where)] if card.where else [])
    page += [override("condition")] if library.is_override(card.id, "condition") else []
    page += _statements("Signs", card.signs, notes)
    page += _statements("Not to be confused with", card.not_to_be_confused_with, notes)
    page += _statements("Causes", card.causes, notes)
    page += _statements("Who gets it more often", card.risk_factors, notes)
    page += _statements("How it goes on", card.course, notes)
    page += _statements("What you can do yourself", card.self_care, notes)
    page += section("Routines that may help", _routines(routines_for(card, library)))
    page += section("Looked at, and not shown to help", _routines(looked_at_without_help(card, library)))
    if card.compare:
        page += [heading("Could it be something else?"), link("Where and how does it hurt?", "compare")]
    codes = (f"{code.system} {code.code} ({STATUS_WORD[code.status]})" for code in card.codes)
    page += section("Codes", [faint(", ".join(codes))] if card.codes else [])
    return [*page, *notes.page()]


def _routines(known: Iterable[Known]) -> list[Paragraph]:
    page: list[Paragraph] = []
    for routine, links in known:
        page.append(link(routine.title, f"routine:{routine.id}"))
        page += [faint(f"{told.outcome}: {known_by(told)}", 1) for told in links]
    return page


def _statements(
    name: str, statements: Iterable[Statement], notes: Footnotes, style: Style = Style.ITEM
) -> list[Paragraph]:
    return section(name, items((f"{said.text}{notes.cite(said.sources)}" for said in statements), style))
