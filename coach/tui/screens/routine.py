"""A routine's page: what to do, how much of it, when to stop, and how good the evidence is.

Says no more than the data does: every dose and every link stands with its source.
"""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.core import words
from coach.core.exercise import Exercise
from coach.core.knowledge import GRADE_MEANING, Link, Source
from coach.core.ports import Desk
from coach.core.routine import Round, Routine, Side, Step
from coach.core.timeline import lay_out
from coach.tui.messages import Begin
from coach.tui.page import Page
from coach.tui.widgets.item import Item


class RoutineScreen(Page[Begin]):
    """Dismisses itself with the wish to begin, or None."""

    CSS_PATH = "routine.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,s", "start", "Start", id="routine.start", tooltip="Start this routine"),
        Binding("l", "side('left')", "Left first", id="routine.left", tooltip="The left is the sore or weak side"),
        Binding("r", "side('right')", "Right first", id="routine.right", tooltip="The right is the sore or weak side"),
        Binding("q,escape", "quit_here", "Back", id="routine.back", key_display="esc", tooltip="Back to the list"),
    ]

    def __init__(self, desk: Desk, routine: Routine) -> None:
        super().__init__()
        self._desk = desk
        self._routine = routine
        self._side: Side | None = None

    def compose_page(self) -> ComposeResult:
        routine = self._routine
        with VerticalScroll(id="page"):
            yield Static(routine.title, classes="title", markup=False)
            yield Static(routine.summary, markup=False)
            yield Static(self._length(), id="length", classes="quiet", markup=False)
            yield Static("Stop at once if", classes="heading alarm")
            yield from _bullets((*routine.stop_if, *self._desk.library.safety().stop_if))
            yield Static("What to do", classes="heading")
            yield from self._steps()
            yield from self._dose_sources()
            yield Static("What it does, and on whose word", classes="heading")
            for link in routine.links:
                yield from self._link(link)
            if not routine.links:
                yield Static("Nothing is claimed for this routine.", classes="quiet")

    def _length(self) -> str:
        timeline = lay_out(self._routine, self._desk.exercise)
        length = words.minutes(timeline.length, timeline.about)
        return f"{length} · the {self._side.value} side comes first" if self._side else length

    def _steps(self) -> Iterator[Static]:
        for entry in self._routine.steps:
            if isinstance(entry, Round):
                yield Static(f"{entry.repeat} times over:", classes="step", markup=False)
                for step in entry.steps:
                    yield from self._step(step)
            else:
                yield from self._step(entry)

    def _step(self, step: Step) -> Iterator[Static]:
        card = self._desk.exercise(step.exercise)
        yield Static(Content.assemble((card.name, "bold"), f"  {words.dose(step)}"), classes="step")
        yield Static(Content("\n".join(_card_lines(card, step))), classes="card")

    def _dose_sources(self) -> Iterator[Static]:
        if self._routine.dose_source:
            yield Static("How much, on whose word", classes="heading")
            yield from self._sources(self._routine.dose_source)

    def _link(self, link: Link) -> Iterator[Static]:
        condition = self._desk.library.condition(link.condition) if link.condition else None
        about = condition.title if condition else str(link.condition or link.purpose).replace("-", " ")
        lines = [
            Content.assemble((f"{about}: {link.outcome}", "bold")),
            Content.assemble((link.grade.value.replace("-", " "), "$accent bold"), f" ({GRADE_MEANING[link.grade]})"),
            Content(link.finding),
        ]
        facts = {"Studied in": link.population, "Effect": link.effect, "Harm": link.harm}
        facts["People"] = str(link.n) if link.n is not None else None
        lines += [Content(f"{name}: {fact}") for name, fact in facts.items() if fact]
        yield Static(Content("\n").join(lines), classes="step")
        yield from self._sources(link.sources)

    def _sources(self, sources: tuple[Source, ...]) -> Iterator[Static]:
        for use in sources:
            reference = self._desk.library.reference(use.ref) if use.ref else None
            yield Static(words.source(use, reference), classes="quiet card", markup=False)

    def action_start(self) -> None:
        self.dismiss(Begin(self._routine.id, self._side))

    def action_side(self, side: str) -> None:
        """Remember which side is the sore or weak one; it starts."""
        self._side = Side(side)
        length = self.query_one("#length", Static)
        length.update(self._length())
        length.scroll_visible()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nobody is asked for a side where it makes no difference."""
        return action != "side" or any(step.sides in (Side.EACH, Side.AFFECTED) for step in self._routine.flat_steps())

    def action_quit_here(self) -> None:
        self.dismiss(None)


def _card_lines(card: Exercise, step: Step) -> list[str]:
    lines = [f"{number}. {text}" for number, text in enumerate(card.steps, 1)]
    if step.instruction:
        lines.insert(0, step.instruction)
    facts = {"Feel": card.feel, "Not": card.not_feel, "Breathing": card.breathing}
    lines += [f"{name}: {text}" for name, text in facts.items() if text]
    return lines + [f"Leave out: {avoid.text}" for avoid in card.avoid]


def _bullets(lines: tuple[str, ...]) -> Iterator[Item]:
    for line in dict.fromkeys(lines):
        yield Item("•", line, classes="card")
