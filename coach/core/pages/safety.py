"""The cards of the safety screen: the questions of the day, and what is shown where a sign is there.

Pure: core objects become paragraphs, for the command line and for the screens.
"""

from coach.core.emergency import NOT_EXAMINED, Card
from coach.core.paper import Paragraph, Style, faint, items, numbered, title
from coach.core.safety import Question, Safety

WELCOME = "Welcome to coach"
WELCOME_LINES = (
    "It leads you through stretches, warm-ups and cool-downs: digits, words and sounds that reach across the room.",
    "You say when, for what and how long; it proposes a session, and says why and how good the evidence is.",
    f"{NOT_EXAMINED} No clinician has reviewed its content yet.",
    "Some people must not stretch today: nine questions come first, one at a time. There is no hurry.",
    "After today it is one short form a day. Your answers stay on this machine; `coach forget` removes them.",
    "F1 shows whom to call in an emergency, on every screen.",
)
"""Before the first session ever: what this is, what it is not, and what is asked next."""


def emergency_page(card: Card) -> list[Paragraph]:
    """The card that is shown where a sign is there, or when somebody looks it up."""
    numbers = [f"{entry.place}: {entry.number}" for entry in card.numbers]
    page = [title(card.headline), Paragraph(Style.URGENT, card.call), *items(numbers, Style.URGENT)]
    page += [Paragraph(Style.URGENT, line) for line in (*card.lines, card.notice) if line]
    return [*page, faint(card.quiet)] if card.quiet else page


def question_page(question: Question, number: int, of: int) -> list[Paragraph]:
    """One of the questions, with its signs numbered."""
    page = [faint(f"Question {number} of {of}"), title(question.ask)]
    signs = [sign.text for sign in question.signs]
    page += items(reversed(signs)) if question.rating else numbered(signs)
    return [*page, faint(question.note)] if question.note else page


def screen_page(safety: Safety) -> list[Paragraph]:
    """The one-screen form of the safety questions."""
    questions = numbered(question.short for question in safety.first_line())
    return [title("Before you stretch: does any of these apply to you?"), *questions]
