"""The picture of the pose: drawn once for every moment, kept, and repainted only where it changed.

Has no timer: whoever owns it says what to show. Must never draw while nothing moves.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby, pairwise

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coach.core.drawing import Drawing, Role
from coach.core.figure import Stage, draw, stage_of
from coach.core.pose import Figure
from coach.core.raster import Colour, plain, shaded, textured
from coach.core.routine import Side

MOST_KEPT = 64
"""Pictures that are kept: every moment of a figure on two sides, with room to spare."""
NEAR = 2
"""Cells between two changes of a row that cost no more to send again than to pass over."""


class Form(StrEnum):
    """What the terminal can show."""

    COLOURS = "colours"
    SIXTEEN = "sixteen"
    NONE = "none"


_VARIABLES = {
    Role.FLOOR: "figure-floor",
    Role.PROP: "figure-prop",
    Role.FAR: "figure-far",
    Role.BODY: "figure-body",
    Role.SKIN: "figure-head",
    Role.HAIR: "figure-hair",
    Role.NEAR: "figure-near",
    Role.MUSCLE: "figure-muscle",
    Role.PALE: "figure-pale",
}
"""The theme's colour for each role."""

_SIXTEEN = {
    Role.FLOOR: "bright_black",
    Role.PROP: "yellow",
    Role.FAR: "blue",
    Role.BODY: "cyan",
    Role.SKIN: "bright_white",
    Role.HAIR: "white",
    Role.NEAR: "bright_cyan",
    Role.MUSCLE: "bright_red",
    Role.PALE: "bright_blue",
}
_SIXTEEN_ON_LIGHT = {
    Role.FLOOR: "bright_black",
    Role.PROP: "green",
    Role.FAR: "bright_black",
    Role.BODY: "bright_blue",
    Role.SKIN: "yellow",
    Role.HAIR: "black",
    Role.NEAR: "blue",
    Role.MUSCLE: "red",
    Role.PALE: "cyan",
}

Picture = tuple[Strip, ...]
Moment = tuple[Side, float]


class FigureView(Widget):
    """Shows a figure at a part of its way; nothing where there is no figure."""

    DEFAULT_CSS = """
    FigureView { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._figure: Figure | None = None
        self._stage: Stage | None = None
        self._moment: Moment = (Side.RIGHT, 0.0)
        self._kept: dict[Moment, Picture] = {}
        self._shown: Picture = ()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._forget())

    def on_resize(self) -> None:
        self._forget()

    def show(self, figure: Figure | None, side: Side = Side.RIGHT, part: float = 0.0) -> None:
        """Show this moment, and repaint the cells that changed."""
        if figure is not self._figure:
            self._figure = figure
            self._stage = stage_of(figure) if figure is not None else None
            self._kept.clear()
        self._moment = (side, part)
        self._paint()

    @property
    def form(self) -> Form:
        """What this terminal can show."""
        console = self.app.console
        if console.no_color or self.app.no_color or console.color_system is None:
            return Form.NONE
        return Form.SIXTEEN if console.color_system in ("standard", "windows") else Form.COLOURS

    def _forget(self) -> None:
        self._kept.clear()
        self._paint()

    def _paint(self) -> None:
        before, self._shown = self._shown, self._picture()
        if [strip.cell_length for strip in before] != [strip.cell_length for strip in self._shown]:
            self.refresh()
            return
        changed: list[Region] = []
        for y, (old, new) in enumerate(zip(before, self._shown, strict=True)):
            if old is not new:
                changed.extend(_changes(y, old, new))
        if changed:
            self.refresh(*changed)

    def _picture(self) -> Picture:
        if self._figure is None or not self.size:
            return ()
        picture = self._kept.get(self._moment)
        if picture is None:
            side, part = self._moment
            picture = self._drawn(draw(self._figure, part, side, self._stage))
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[self._moment] = picture
        return picture

    def _drawn(self, drawing: Drawing) -> Picture:
        columns, rows = self.size
        ground = self.background_colors[1]
        if self.form is Form.NONE:
            return tuple(Strip([Segment(line, self.rich_style)]) for line in textured(drawing, columns, rows))
        if self.form is Form.SIXTEEN:
            console = _SIXTEEN if self.app.current_theme.dark else _SIXTEEN_ON_LIGHT
            names = [console[role] if role else None for role in plain(drawing, columns, rows)]
            return _halves([RichColor.parse(name) if name else None for name in names], columns, ground.rich_color)
        pixels = shaded(drawing, columns, rows, self._palette(), ground.rgb)
        colours = {pixel: None if pixel == ground.rgb else RichColor.from_rgb(*pixel) for pixel in set(pixels)}
        return _halves([colours[pixel] for pixel in pixels], columns, ground.rich_color)

    def _palette(self) -> dict[Role, Colour]:
        variables = self.app.theme_variables
        return {role: Color.parse(variables[name]).rgb for role, name in _VARIABLES.items()}

    def render_line(self, y: int) -> Strip:
        if y < len(self._shown):
            return self._shown[y]
        return Strip.blank(self.size.width, self.rich_style)


def _halves(pixels: list[RichColor | None], columns: int, ground: RichColor) -> Picture:
    """Two pixels to a cell. The ground is a colour of its own, so that a blank cell is one."""
    strips = []
    for top in range(0, len(pixels), 2 * columns):
        pairs = zip(pixels[top : top + columns], pixels[top + columns : top + 2 * columns], strict=True)
        strips.append(Strip([_run(*pair, len(list(run)), ground) for pair, run in groupby(pairs)], columns))
    return tuple(strips)


def _run(upper: RichColor | None, lower: RichColor | None, length: int, ground: RichColor) -> Segment:
    if upper == lower:
        return Segment(" " * length, Style(bgcolor=upper or ground))
    if upper is None:
        return Segment("▄" * length, Style(color=lower, bgcolor=ground))
    return Segment("▀" * length, Style(color=upper, bgcolor=lower or ground))


def _changes(y: int, old: Strip, new: Strip) -> Iterator[Region]:
    """The parts of a row in which two pictures differ, of the same width. What is near is sent in one go."""
    differing = [x for x, (one, other) in enumerate(zip(_cells(old), _cells(new), strict=True)) if one != other]
    while differing:
        length = next((n for n, (a, b) in enumerate(pairwise(differing), 1) if b - a > NEAR), len(differing))
        first, last = differing[0], differing[length - 1]
        yield Region(first, y, last - first + 1, 1)
        differing = differing[length:]


def _cells(strip: Strip) -> list[tuple[str, Style | None]]:
    return [(character, segment.style) for segment in strip for character in segment.text]
