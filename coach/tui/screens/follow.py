"""A course of a routine: on which days, for what, until when; begun, paused, gone on with, stopped.

Must never take back what was done: every change is one more entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from coach.core.choose import offer
from coach.core.course import weeks_in
from coach.core.words import plural
from coach.tui.following import DAYS, course_of, last_day, preset, state_line
from coach.tui.page import Page
from coach.tui.widgets.questions import answer

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from coach.core.ports import Desk
    from coach.core.routine import Routine

CHOOSING = frozenset({"begin", "day"})
RUNNING = frozenset({"pause", "stop", "anew"})
"""Actions, by whether days are chosen or a course is there."""


class FollowScreen(Page[None]):
    """Shows the course that is there, or asks for the days of a new one."""

    CSS_PATH = "follow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", id="follow.begin", tooltip="Begin the course on these days"),
        *(
            Binding(str(at), f"day({at - 1})", "Days", id="follow.days", show=at == 1, key_display="1-7",
                    tooltip="Take a day in, or leave it out; 1 is Monday")
            for at in range(1, 8)
        ),
        Binding("f", "purpose", "For", id="follow.for", tooltip="What it is for: the next"),
        Binding("p", "pause", "Pause", id="follow.pause", tooltip="Pause it, or go on with it"),
        Binding("x", "stop", "Stop", id="follow.stop", tooltip="End it; what was done stays in your journal"),
        Binding("a", "anew", "Anew", id="follow.anew", tooltip="Choose days, and begin again at its first week"),
        Binding("q,escape", "quit_here", "Back", id="follow.back", key_display="esc", tooltip="Back to the page"),
    ]  # fmt: skip

    def __init__(self, routine: Routine, desk: Desk) -> None:
        super().__init__()
        self._routine = routine
        self._desk = desk
        self._course = course_of(routine, desk)
        self._choosing = self._course is None
        self._days = set(self._course.days if self._course is not None else preset(routine))
        self._purposes = offer(routine, desk.library).conditions() or ("",)
        kept = self._course.condition if self._course is not None else ""
        self._for = kept if kept in self._purposes else self._purposes[0]

    def compose_page(self) -> ComposeResult:
        yield Static(f"Follow: {self._routine.title}", classes="title", markup=False)
        yield Static("", id="course")

    def on_mount(self) -> None:
        self._tell()

    def _tell(self) -> None:
        lines = self._asking() if self._choosing else self._standing()
        self.query_one("#course", Static).update(Content("\n\n").join(lines))
        self.refresh_bindings()

    def _standing(self) -> list[Content]:
        """How the course stands."""
        assert self._course is not None
        lines = [Content(state_line(self._course))]
        if self._for:
            lines.append(Content(f"It is for: {self._title(self._for)}."))
        until = self._course.last_day(self._desk.calendar.today())
        lines.append(Content(f"It began on {self._course.begun}{f' and goes on until {until}' if until else ''}."))
        going_on = "p  go on with it" if self._course.paused else "p  pause it: a pause counts for no week"
        lines.append(
            Content(f"{going_on}\nx  stop it: what was done stays in your journal\na  begin anew, on other days")
        )
        return lines

    def _asking(self) -> list[Content]:
        """The days, what it is for, and what follows from it."""
        days = [answer(name, str(at), at - 1 in self._days) for at, name in enumerate(DAYS, 1)]
        lines = [Content("On which days? A key takes a day in, or leaves it out."), Content("").join(days)]
        if len(self._purposes) > 1:
            chosen = [answer(self._title(one), chosen=one == self._for) for one in self._purposes]
            lines += [Content("For what? f goes on to the next."), Content("").join(chosen)]
        return [*lines, Content(self._outlook())]

    def _outlook(self) -> str:
        weeks = weeks_in(self._routine)
        if not self._days:
            return "Choose one day at least."
        often = f"{plural(len(self._days), 'day')} a week"
        if not weeks:
            return f"{often}, until you stop it. Enter begins it."
        until = last_day(self._desk.calendar.today(), weeks)
        return f"{often} for {plural(weeks, 'week')}, until {until}. Enter begins it."

    def _title(self, condition: str) -> str:
        card = self._desk.library.condition(condition)
        return card.title if card is not None else condition

    # -- keys ----------------------------------------------------------------------------------------------

    def action_day(self, day: int) -> None:
        self._days ^= {day}
        self._tell()

    def action_purpose(self) -> None:
        self._for = self._purposes[(self._purposes.index(self._for) + 1) % len(self._purposes)]
        self._tell()

    def action_begin(self) -> None:
        """Instead of the course that was there; Enter with no day begins nothing."""
        if not self._days or self.is_too_small:
            return
        if self._course is not None:
            self._desk.chart.stop_course(self._course.course)
        self._desk.chart.follow(self._routine.id, self._for, sorted(self._days), weeks_in(self._routine))
        self.dismiss(None)

    def action_pause(self) -> None:
        assert self._course is not None
        if self._course.paused:
            self._desk.chart.resume_course(self._course.course)
        else:
            self._desk.chart.pause_course(self._course.course)
        self._look_again()

    def action_stop(self) -> None:
        assert self._course is not None
        self._desk.chart.stop_course(self._course.course)
        self.dismiss(None)

    def action_anew(self) -> None:
        self._choosing = True
        self._tell()

    def _look_again(self) -> None:
        self._course = course_of(self._routine, self._desk)
        self._choosing = self._course is None
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A key does something only where what it says on the screen."""
        if action == "purpose":
            return self._choosing and len(self._purposes) > 1
        return action not in (RUNNING if self._choosing else CHOOSING)

    def action_quit_here(self) -> None:
        """From the days of a new course back to the one that is there, then to the page."""
        if self._choosing and self._course is not None:
            self._choosing = False
            self._tell()
        else:
            self.dismiss(None)
