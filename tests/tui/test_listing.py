"""Long lists of single lines: what is drawn of them, and where the mark goes."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from coach.tui.widgets.listing import MARK, Listing, Piece, cells
from tests.tui.at_rest import drawn, resize

HEADING_EVERY = 10


class Numbers(Listing):
    """Each line says its number; every tenth is a heading."""

    asked: int = 0

    def line(self, at: int, width: int) -> Iterable[Piece]:
        self.asked += 1
        return [(cells(f"line {at}", width), "text" if self.may_be_marked(at) else "heading")]

    def may_be_marked(self, at: int) -> bool:
        return at % HEADING_EVERY > 0


class ListApp(App[int]):
    """One list of so many lines."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.numbers = Numbers(id="numbers")
        self.count = count

    def compose(self) -> ComposeResult:
        yield self.numbers
        yield Static("beneath")

    def on_mount(self) -> None:
        self.numbers.show(self.count)
        self.numbers.mark(0)


def lines(pilot: Pilot[int]) -> list[str]:
    """What can be read, without what stands before each line."""
    return [strip.text[len(MARK) :].rstrip(" ▁▂▃▄▅▆▇█") for strip in pilot.app.screen._compositor.render_strips()]


def marked(pilot: Pilot[int]) -> list[str]:
    """The lines that look marked."""
    strips = pilot.app.screen._compositor.render_strips()
    return [strip.text.removeprefix(MARK).split("  ")[0].strip() for strip in strips if strip.text.startswith(MARK)]


async def test_only_what_is_on_the_screen_is_drawn() -> None:
    """However long the list is, and wherever it stands."""
    app = ListApp(100_000)
    async with app.run_test(size=(40, 10)) as pilot:
        await drawn(app, pilot)
        for at in (0, 50_001, 99_999):
            app.numbers.asked = 0
            app.numbers.mark(at)
            await drawn(app, pilot)
            assert f"line {at or 1}" in marked(pilot)
            assert app.numbers.asked <= 10 * 20


async def test_the_mark_passes_over_headings_and_stops_at_both_ends() -> None:
    """And the heading above the first line of a group is seen with it."""
    app = ListApp(25)
    async with app.run_test(size=(40, 6)) as pilot:
        await drawn(app, pilot)
        seen = []
        for by in (0, 8, 1, -1, 100, -100, -1):
            app.numbers.move(by)
            await drawn(app, pilot)
            seen += marked(pilot)
            if app.numbers.marked % HEADING_EVERY == 1:
                assert f"line {app.numbers.marked - 1}" in lines(pilot)
        assert seen == ["line 1", "line 9", "line 11", "line 9", "line 24", "line 1", "line 1"]


async def test_the_marked_line_stays_in_sight_as_the_list_shrinks_and_the_window_changes() -> None:
    """Nobody looks for it."""
    app = ListApp(1_000)
    async with app.run_test(size=(40, 10)) as pilot:
        app.numbers.mark(999)
        await drawn(app, pilot)
        app.numbers.show(15)
        app.numbers.mark(5)
        await drawn(app, pilot)
        assert marked(pilot) == ["line 5"]
        await resize(app, pilot, 30, 5)
        assert cell_len(pilot.app.screen._compositor.render_strips()[0].text) == 30
        app.numbers.mark(14)
        await drawn(app, pilot)
        assert marked(pilot) == ["line 14"]


async def test_a_click_on_a_line_marks_it_and_on_a_heading_does_nothing() -> None:
    """Nor does one below the last line."""
    app = ListApp(13)
    async with app.run_test(size=(40, 20)) as pilot:
        seen = []
        for row in (3, 10, 15, 12):
            await pilot.click(Numbers, offset=(5, row))
            await drawn(app, pilot)
            seen += marked(pilot)
        assert seen == ["line 3", "line 3", "line 3", "line 12"]


async def test_an_empty_list_takes_keys_and_clicks() -> None:
    """Nothing is marked, and nothing breaks."""
    app = ListApp(0)
    async with app.run_test(size=(40, 10)) as pilot:
        app.numbers.move(1)
        await pilot.click(Numbers, offset=(3, 0))
        await drawn(app, pilot)
        assert marked(pilot) == []


def test_texts_are_cut_and_filled_by_cells() -> None:
    """Wide letters take two; what is cut ends with an ellipsis."""
    assert [cells("calf", width) for width in (6, 4, 3, 1, 0)] == ["calf  ", "calf", "ca…", "…", ""]
    assert cells("ふくらはぎ", 6) == "ふく… "
    assert cell_len(cells("ふくらはぎ", 6)) == 6
    assert cells("a b", 3 - 1) == "a…"
