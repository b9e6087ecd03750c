"""The flash: rarely, only where it is wanted, over the whole screen, and soon gone."""

import asyncio
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from textual.geometry import Region
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.theme import THEMES
from coach.tui.widgets.flash import APART, STAYS, Filling, Flash, show_flash
from tests.tui.contrast import linear
from tests.tui.visit import Room

INSTANTS = st.lists(st.integers(0, 20_000), max_size=60)


@given(INSTANTS)
def test_never_more_than_one_a_second(instants: list[int]) -> None:
    """However often and in whatever order the clock is looked at."""
    flash = Flash(wanted=True, motion=True)
    flashed = [now for now in instants if flash.due(now)]
    assert all(later - before >= APART for before, later in pairwise(flashed))


@given(st.integers(0, 10**9), st.integers(APART, 10**6))
def test_each_change_that_comes_a_second_later_flashes(start: int, later: int) -> None:
    """The first one too, and one that was passed over delays none."""
    flash = Flash(wanted=True, motion=True)
    assert flash.due(start)
    assert not flash.due(start + APART - 1)
    assert flash.due(start + later)


@given(st.sampled_from([(False, True), (True, False), (False, False)]), INSTANTS)
def test_none_where_it_is_not_wanted_or_nothing_is_to_move(setting: tuple[bool, bool], instants: list[int]) -> None:
    """However long ago the last change was."""
    flash = Flash(*setting)
    assert not any(flash.due(now) for now in instants)


def test_no_theme_flashes_in_the_red_that_is_dangerous() -> None:
    """WCAG counts a red as saturated where red is four fifths of all its light, as it is linear."""

    def share_of_red(theme: Theme) -> float:
        red, green, blue = map(linear, Color.parse(theme.accent or "").get_truecolor())
        return red / (red + green + blue)

    assert {name for name, theme in THEMES.items() if share_of_red(theme) >= 0.8} == set()


def regions(screen: Screen[None]) -> list[Region]:
    """Where everything is, but for what fills the screen."""
    return [widget.region for widget in screen.query(Widget) if not isinstance(widget, Filling)]


async def test_it_covers_every_cell_and_moves_nothing(room: Room) -> None:
    """The footer too, in the theme's own colour. The focus stays where it was."""
    async with room.visit() as visit:
        screen = visit.on(HomeScreen)
        before, focused = regions(screen), visit.app.focused
        await screen.mount(Filling(stays=60))
        await visit.pilot.pause()  # a screen that is all blank is not taken for one that stands
        strips = screen._compositor.render_strips()
        accent = Color.parse(visit.app.theme_variables["accent"].lower())
        assert [strip.cell_length for strip in strips] == [80] * 24
        assert {(piece.text.strip(), piece.style and piece.style.bgcolor) for strip in strips for piece in strip} == {
            ("", accent)
        }
        assert (regions(screen), visit.app.focused) == (before, focused)


async def test_it_is_soon_gone_by_itself(room: Room) -> None:
    """And all is as it was."""
    async with room.visit() as visit:
        before = visit.text
        show_flash(visit.app.screen)
        assert visit.app.screen.query(Filling)
        async with asyncio.timeout(10):
            while visit.app.screen.query(Filling):
                await asyncio.sleep(STAYS / 10)
        await visit.settle()
        assert visit.text == before


async def test_keys_are_heard_during_a_flash(room: Room) -> None:
    """Help is never more than a key away."""
    async with room.visit() as visit:
        show_flash(visit.app.screen)
        await visit.press("f1")
        visit.on(EmergencyScreen)
