"""The widget that shows a figure: it draws each moment once, repaints what changed, and takes the theme's colours."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from rich.console import Console
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from coach.core.routine import Side
from coach.tui.theme import DARK, LIGHT, THEMES
from coach.tui.widgets.figure import MOST_KEPT, FigureView, Form
from tests.core.poses import MOVING, STILL
from tests.tui.at_rest import drawn, resize


class Watched(FigureView):
    """A view that keeps what it drew and which regions it had repainted."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0
        self.repainted: list[Region] = []

    def _drawn(self, drawing: object) -> tuple[Strip, ...]:
        self.drawn += 1
        return super()._drawn(drawing)  # type: ignore[arg-type]

    def refresh(self, *regions: Region, **kinds: bool) -> "Watched":
        self.repainted.extend(regions or [Region(0, 0, *self.size)])
        super().refresh(*regions, **kinds)
        return self


class Wall(App[None]):
    """A view in the middle of nothing."""

    def __init__(self, colours: str | None = "truecolor") -> None:
        super().__init__()
        self.console = Console(color_system=colours, force_terminal=True, file=self.console.file)  # type: ignore[arg-type]
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield Watched()

    @property
    def view(self) -> Watched:
        return self.query_one(Watched)


def text(view: FigureView) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


@contextmanager
def watching(view: Watched) -> Iterator[None]:
    """Forget what was drawn and repainted before."""
    view.drawn = 0
    view.repainted.clear()
    yield


async def test_without_a_figure_there_is_nothing() -> None:
    """Blank from the start, and again when a figure is taken away."""
    app = Wall()
    async with app.run_test(size=(40, 20)):
        assert not "".join(text(app.view)).strip()
        app.view.show(MOVING)
        assert "".join(text(app.view)).strip()
        app.view.show(None)
        assert not "".join(text(app.view)).strip()


async def test_a_figure_that_stands_still_repaints_nothing() -> None:
    """Shown the same moment again, as at every tick of a hold, it neither draws nor repaints."""
    app = Wall()
    async with app.run_test(size=(40, 20)):
        app.view.show(MOVING, Side.LEFT, 1.0)
        with watching(app.view):
            for _ in range(50):
                app.view.show(MOVING, Side.LEFT, 1.0)
        assert (app.view.drawn, app.view.repainted) == (0, [])


async def test_each_moment_is_drawn_once() -> None:
    """Ten repetitions draw as many pictures as the first one."""
    app = Wall()
    async with app.run_test(size=(40, 20)):
        with watching(app.view):
            for _ in range(10):
                for step in range(9):
                    app.view.show(MOVING, Side.RIGHT, step / 8)
        assert app.view.drawn == 9


async def test_only_the_cells_that_changed_are_repainted() -> None:
    """What stands still, such as the wall, the floor and the foot on it, is not sent again."""
    app = Wall()
    async with app.run_test(size=(40, 20)):
        app.view.show(MOVING, Side.RIGHT, 0.0)
        before = [list(app.view.render_line(y)) for y in range(20)]
        with watching(app.view):
            app.view.show(MOVING, Side.RIGHT, 0.125)
        assert 0 < sum(region.area for region in app.view.repainted) < 400
        for y in range(20):
            if not any(region.y == y for region in app.view.repainted):
                assert list(app.view.render_line(y)) == before[y]


async def test_what_is_kept_has_a_bound() -> None:
    """However many moments are shown, no more pictures than the bound are kept."""
    app = Wall()
    async with app.run_test(size=(20, 10)):
        for step in range(3 * MOST_KEPT):
            app.view.show(MOVING, Side.RIGHT, step / (3 * MOST_KEPT))
        assert len(app.view._kept) <= MOST_KEPT


async def test_another_figure_is_drawn_anew() -> None:
    """Pictures of one figure are never shown for another one that moves alike."""
    app = Wall()
    async with app.run_test(size=(40, 20)):
        app.view.show(MOVING)
        before = text(app.view)
        app.view.show(STILL)
        assert text(app.view) != before
        app.view.show(replace(MOVING))
        assert text(app.view) == before


async def test_a_figure_looks_the_same_whatever_was_shown_before() -> None:
    """What was worked out for one figure is not taken for the next one."""
    pictures = []
    for figures in ((STILL,), (MOVING, STILL), (MOVING, None, STILL)):
        app = Wall()
        async with app.run_test(size=(40, 20)):
            for figure in figures:
                app.view.show(figure)
            pictures.append(text(app.view))
    assert pictures[0] == pictures[1] == pictures[2]


async def test_it_fills_another_size_at_once() -> None:
    """A larger terminal shows a larger figure, without being told again."""
    app = Wall()
    async with app.run_test(size=(20, 10)) as pilot:
        app.view.show(STILL)
        await resize(app, pilot, 60, 30)
        rows = text(app.view)
        assert len(rows) == 30 and {len(row) for row in rows} == {60} and rows[0].strip()


@pytest.mark.parametrize(
    ("colours", "form"),
    [("truecolor", Form.COLOURS), ("256", Form.COLOURS), ("standard", Form.SIXTEEN), (None, Form.NONE)],
)
async def test_the_form_fits_the_terminal(colours: str | None, form: Form) -> None:
    """Smooth edges where there are colours enough, flat ones in sixteen, and textures in none."""
    app = Wall(colours)
    async with app.run_test(size=(40, 20)):
        app.view.show(MOVING, Side.RIGHT, 1.0)
        assert app.view.form is form
        used = {segment.style.color for y in range(20) for segment in app.view.render_line(y) if segment.style}
        if form is Form.COLOURS:
            assert len(used) > 20
        elif form is Form.SIXTEEN:
            assert 4 <= len(used) <= 16
        else:
            assert "x" in "".join(text(app.view)) and len(used) == 1


async def test_sixteen_colours_can_be_seen_on_a_light_ground() -> None:
    """Nothing near white is drawn on it; on a dark ground nothing black."""
    app = Wall("standard")
    async with app.run_test(size=(40, 20)) as pilot:
        app.view.show(STILL)
        for theme, unseen in ((DARK, {"black"}), (LIGHT, {"white", "bright_white", "bright_cyan", "bright_yellow"})):
            app.theme = theme.name
            await drawn(app, pilot)
            styles = [segment.style for y in range(20) for segment in app.view.render_line(y) if segment.style]
            used = {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour}
            assert not used & unseen and len(used) > 4


async def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sets NO_COLOR gets textures, whatever the terminal could do."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Wall()
    async with app.run_test(size=(40, 20)):
        app.view.show(MOVING)
        assert app.view.form is Form.NONE


async def test_the_colours_come_from_the_theme() -> None:
    """What is felt has the theme's own colour, and another theme changes it at once."""
    app = Wall()
    async with app.run_test(size=(60, 30)) as pilot:
        app.view.show(STILL)
        for theme in THEMES.values():
            app.theme = theme.name
            await drawn(app, pilot)
            wanted = theme.variables["figure-muscle"]
            styles = [segment.style for y in range(30) for segment in app.view.render_line(y) if segment.style]
            shown = {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour}
            assert wanted in shown
