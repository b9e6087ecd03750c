"""What was changed about a routine for a body, as it is told before the session: each change with its reason."""

from coach.core.adapt import Change, ChangeKind
from coach.core.gate import Opened
from coach.core.paper import Paragraph, items, section, title


def change_line(change: Change) -> str:
    """One change in a sentence or two."""
    if change.instead:
        return f"{change.instead} in place of {change.exercise}. {change.why}"
    if change.kind is ChangeKind.LEFT_OUT:
        return f"Left out: {change.exercise}. {change.why}"
    return f"{change.exercise}: {change.why}" if change.exercise else change.why


def heading_of(opened: Opened) -> str:
    """What stands above it."""
    title = opened.adapted.routine.title
    return f"{title}, changed for you today" if opened.adapted.changes else title


def changes_page(opened: Opened) -> list[Paragraph]:
    """Every change, and what to keep in mind."""
    page = [title(heading_of(opened))]
    page += items(change_line(change) for change in opened.adapted.changes)
    return page + section("Keep in mind", items(opened.advice))
