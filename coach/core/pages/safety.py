"""The cards of the safety screen: the questions of the day, and what is shown where a sign is there.

Pure: core objects become paragraphs, for the command line and for the screens.
"""

from coach.core.paper import Paragraph, Style, items, numbered, section, title
from coach.core.safety import EmergencyCard, Safety


def emergency_page(card: EmergencyCard) -> list[Paragraph]:
    """The card that is shown where a sign is there."""
    page = [Paragraph(Style.TITLE, card.title), *(Paragraph(Style.URGENT, line) for line in card.lines)]
    numbers = [f"{entry.place}: {entry.number}" for entry in card.numbers]
    page += section("Whom to call", items(numbers, Style.URGENT))
    return page + section("The same day", items(card.same_day))


def screen_page(safety: Safety) -> list[Paragraph]:
    """The one-screen form of the safety questions."""
    questions = numbered(question.short for question in safety.first_line())
    return [title("Before you stretch: does any of these apply to you now?"), *questions]
