"""The emergency card and the choice of its number: all on one screen, and no way out but those that are meant."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar, NoReturn, cast

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static

import coach
from coach.core.emergency import LONGEST_NUMBER, NUMBERS, Card, EmergencyNumber, Kind, card, own_number
from coach.core.ports import Library, Numbers
from coach.core.record import Unfinished
from coach.tui.app import CoachApp
from coach.tui.doors import Doors
from coach.tui.screens.country import CountryScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.keys import key_lines
from coach.tui.widgets.block_text import BlockText
from tests.tui.at_rest import drawn, press

SIZES = [(60, 18), (80, 24), (120, 40)]
SMALLEST = SIZES[0]
NOTICE = "No exercises until Monday 04:00."
LONGEST_NOTICE = (f"{NOTICE} " * 3)[:74].strip()
CHOSEN = [None, *NUMBERS, own_number(None, "0800123"), own_number(None, "+44 20 7946 0958-123"[:LONGEST_NUMBER])]
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


class Bare(CoachApp):
    """The program where nothing is set up: any use of the library, the settings or the desk fails."""

    CSS_PATH: ClassVar[Any] = [Path(coach.__file__).parent / "tui" / "app.tcss"]

    def __init__(self) -> None:
        doors = Doors(no_desk, cast(Numbers, None), no_desk, nothing_left_lying, no_desk, no_desk)
        super().__init__(cast(Library, None), doors)

    def get_default_screen(self) -> Screen[Any]:
        return Beneath()


class Beneath(Screen[None]):
    """Whatever was shown before."""

    def compose(self) -> ComposeResult:
        yield Static("beneath")


def nothing_left_lying() -> tuple[Unfinished, ...]:
    return ()


def no_desk(*_: object) -> NoReturn:
    raise AssertionError("neither the card nor the choice of its number needs a desk")


class Look:
    """One of the two screens while somebody looks at it."""

    def __init__(self, app: Bare, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.answers: list[str | None] = []

    @property
    def text(self) -> str:
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def prose(self) -> str:
        """The same as one line, without the frame."""
        return " ".join(self.text.replace("┃", " ").split())

    @property
    def footer(self) -> str:
        return self.text.splitlines()[-1].strip()

    @property
    def scrolled_away(self) -> int:
        """Rows of the page that are not on the screen."""
        (page,) = self.app.screen.query(VerticalScroll)
        return int(page.max_scroll_y)

    async def press(self, *keys: str) -> None:
        await press(self.app, self.pilot, *keys)


@asynccontextmanager
async def look(screen: Screen[Any], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Look]:
    """Open a screen; its answer is kept."""
    app = Bare()
    async with app.run_test(size=size) as pilot:
        seen = Look(app, pilot)
        await app.push_screen(screen, seen.answers.append)
        await drawn(app, pilot)
        yield seen


def card_lines(shown: Card) -> list[str]:
    """Each line of the card as it stands on the screen."""
    numbers = [f"{entry.number} {entry.place}" for entry in shown.numbers]
    return [line for line in (shown.headline, shown.call, *numbers, *shown.lines, shown.notice, shown.quiet) if line]


@every_size
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda entry: entry.number if entry else "none")
async def test_the_whole_card_stands_on_the_screen(
    size: tuple[int, int], kind: Kind, chosen: EmergencyNumber | None
) -> None:
    """With every number and the longest notice, at every size: in its order, and nothing is scrolled away."""
    shown = card(kind, chosen, LONGEST_NOTICE)
    async with look(EmergencyScreen(shown, blocking=True), size) as seen:
        assert seen.scrolled_away == 0
        rest = seen.prose
        for line in card_lines(shown):
            _, found, rest = rest.partition(line)
            assert found, f"{line}\n{seen.text}"


@every_size
async def test_a_chosen_number_is_drawn_as_large_as_it_fits(size: tuple[int, int]) -> None:
    """Above all other words, at least four rows high; the list of numbers is gone."""
    async with look(EmergencyScreen(card(Kind.EMERGENCY, NUMBERS[2]), blocking=True), size) as seen:
        number = seen.app.screen.query_one("#number", BlockText)
        assert number.text == "999"
        assert number.block_rows >= {60: 4, 80: 7, 120: 11}[size[0]]
        assert number.region.bottom <= seen.app.screen.query_one("#headline").region.y
        assert not seen.app.screen.query("#numbers")


@pytest.mark.parametrize(("size", "rows"), [((60, 18), 0), ((80, 24), 3), ((120, 40), 8)])
async def test_stop_is_drawn_large_where_there_is_room(size: tuple[int, int], rows: int) -> None:
    """Not at the smallest size, where the words alone take the room."""
    async with look(EmergencyScreen(card(Kind.EMERGENCY), blocking=True), size) as seen:
        stop = seen.app.screen.query_one("#stop", BlockText)
        assert (stop.block_rows if stop.display else 0) == rows


@pytest.mark.parametrize("kind", Kind)
async def test_a_number_that_blocks_cannot_draw_is_written(kind: Kind) -> None:
    """One of somebody's own with a plus and blanks, in the headline or in the line that calls it."""
    chosen = own_number(None, "+44 20 7946 0958")
    async with look(EmergencyScreen(card(kind, chosen), blocking=False)) as seen:
        assert not seen.app.screen.query("#number")
        assert "all +44 20 7946 0958 now" in seen.prose


@pytest.mark.parametrize("key", ["escape", "q", "enter", "e", "ctrl+c", "ctrl+q"])
async def test_a_card_that_was_looked_up_goes_back(key: str) -> None:
    """By any of the keys that somebody may try; the program goes on."""
    async with look(EmergencyScreen(card(Kind.EMERGENCY), blocking=False)) as seen:
        assert seen.footer.startswith("esc Back ")
        await seen.press(key)
        assert seen.answers == [None]
        assert not isinstance(seen.app.screen, EmergencyScreen)
        assert seen.app.return_value is None


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+c", "ctrl+q"])
async def test_a_card_that_blocks_ends_the_program_with_3(key: str) -> None:
    """Whichever way it is left."""
    async with look(EmergencyScreen(card(Kind.EMERGENCY), blocking=True)) as seen:
        assert seen.footer.startswith("q Close the program ")
        await seen.press(key)
        assert seen.app.return_value == 3


async def test_nothing_else_leads_away_from_a_card_that_blocks() -> None:
    """Not the keys of other screens, nor those that close a card that was looked up."""
    async with look(EmergencyScreen(card(Kind.SAME_DAY), blocking=True)) as seen:
        await seen.press("enter", "space", "n", "y", "s", "w", "slash", "tab", "1", "backspace")
        assert isinstance(seen.app.screen, EmergencyScreen)
        assert (seen.answers, seen.app.return_value) == ([], None)


@pytest.mark.parametrize(
    ("blocking", "way"), [(True, {"q, esc": "Close the program."}), (False, {"q, esc, enter, e": "Go back."})]
)
async def test_the_page_of_keys_names_the_one_way_out_that_there_is(blocking: bool, way: dict[str, str]) -> None:
    """And not that of the other use."""
    async with look(EmergencyScreen(card(Kind.EMERGENCY), blocking=blocking)) as seen:
        told = key_lines(active.binding for active in seen.app.screen.active_bindings.values())
        assert {keys: does for keys, does in told.items() if "esc" in keys} == way


@every_size
@pytest.mark.parametrize("offered", [None, "GB", "ZW"])
async def test_the_five_places_and_the_ways_around_stand_on_the_screen(
    size: tuple[int, int], offered: str | None
) -> None:
    """With what the locale says where we know a number for it; nothing is scrolled away, before and while typing."""
    async with look(CountryScreen(offered), size) as seen:
        for at, entry in enumerate(NUMBERS, 1):
            assert f"{at} {entry.place} {entry.number}" in seen.prose
        assert "o another number, which you type" in seen.prose
        assert "Esc not now: the card then shows all numbers" in seen.prose
        assert ("Enter United Kingdom, 999 (from your locale)" in seen.prose) == (offered == "GB")
        assert ("Take it" in seen.prose) == (offered == "GB")
        assert seen.scrolled_away == 0
        await seen.press("o", "minus", "enter")
        assert "This cannot be dialled" in seen.prose
        assert seen.scrolled_away == 0


@pytest.mark.parametrize(("key", "code"), [("1", "EU"), ("2", "US"), ("3", "GB"), ("4", "AU"), ("5", "NZ")])
async def test_a_digit_chooses_its_place(key: str, code: str) -> None:
    """Whatever the locale offers."""
    async with look(CountryScreen("FR")) as seen:
        await seen.press(key)
        assert seen.answers == [code]


async def test_enter_takes_the_country_that_is_offered() -> None:
    """Its own code, not that of the Union: it may be shown otherwise one day."""
    async with look(CountryScreen("FR")) as seen:
        assert "Enter European Union, 112 (from your locale)" in seen.prose
        await seen.press("enter")
        assert seen.answers == ["FR"]


@pytest.mark.parametrize("offered", [None, "ZW"])
async def test_where_nothing_is_offered_enter_takes_nothing(offered: str | None) -> None:
    """Nor do keys that stand for no place."""
    async with look(CountryScreen(offered)) as seen:
        await seen.press("enter", "space", "0", "6", "n", "y")
        assert isinstance(seen.app.screen, CountryScreen)
        assert seen.answers == []


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+c", "ctrl+q"])
async def test_the_choice_can_be_skipped(key: str) -> None:
    """The offer of a locale is no choice."""
    async with look(CountryScreen("GB")) as seen:
        await seen.press(key)
        assert seen.answers == [None]
        assert seen.app.return_value is None


async def test_a_number_of_ones_own_is_typed() -> None:
    """Digits are digits then, and no places; blanks at the ends are left out."""
    async with look(CountryScreen("GB")) as seen:
        await seen.press("o", "space", "1", "1", "space", "2", "space", "enter")
        assert seen.answers == ["own:11 2"]


async def test_what_cannot_be_dialled_is_told_and_can_be_mended() -> None:
    """Letters do not come into the line at all."""
    async with look(CountryScreen(None)) as seen:
        await seen.press("o", *"call+", "enter")
        assert seen.app.screen.query_one(Input).value == "+"
        assert "This cannot be dialled: write digits, with spaces, + or - among them" in seen.prose
        await seen.press("1", "5", "enter")
        assert seen.answers == ["own:+15"]


async def test_escape_leads_from_the_line_back_to_the_places() -> None:
    """Where digits choose places again."""
    async with look(CountryScreen("GB")) as seen:
        await seen.press("o", "1", "escape")
        assert seen.answers == []
        assert "Enter United Kingdom, 999 (from your locale)" in seen.prose
        await seen.press("4")
        assert seen.answers == ["AU"]


async def test_nobody_chooses_what_cannot_be_read() -> None:
    """A key that was meant for the screen before, or a terminal too small, chooses nothing."""
    async with look(CountryScreen("GB"), (59, 17)) as seen:
        await seen.press("enter", "3")
        assert seen.answers == []
    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        screen, answers = CountryScreen("GB"), list[str | None]()
        shown = app.push_screen(screen, answers.append)
        screen.action_take_offered()
        await shown
        await drawn(app, pilot)
        assert answers == []


@pytest.mark.parametrize("screen", [EmergencyScreen, CountryScreen])
def test_every_binding_has_an_id_a_word_and_a_tooltip(screen: type[Screen[Any]]) -> None:
    """The footer and the page of keys are made from them."""
    for binding in screen.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id and binding.description and binding.tooltip, binding
