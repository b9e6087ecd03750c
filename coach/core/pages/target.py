"""From the name of a page, such as `exercise:heel-drop`, to what stands on it."""

from coach.core.pages.condition import condition_page
from coach.core.pages.exercise import exercise_page
from coach.core.pages.routine import routine_page
from coach.core.paper import Paragraph
from coach.core.ports import Library

COMPARE = "compare"
"""The target of the page that compares conditions."""


def page_at(target: str, library: Library) -> list[Paragraph] | None:
    """The page of this target; None where the library has none, or only a broken one."""
    kind, _, name = target.partition(":")
    match kind:
        case "routine" if routine := library.routine(name):
            return routine_page(routine, library)
        case "exercise" if exercise := library.exercise(name):
            return exercise_page(exercise, library)
        case "condition" if condition := library.condition(name):
            return condition_page(condition, library)
        case _:
            return None
