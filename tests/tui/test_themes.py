"""Every screen in every theme, as it is drawn: what is written there can be read."""

import importlib
import pkgutil
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets._tooltip import Tooltip

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf
from coach.core.answers import Form
from coach.core.settings import Theme as Choice
from coach.tui import screens
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.changes import ChangesScreen
from coach.tui.screens.cleared import ClearedScreen
from coach.tui.screens.compare import CompareScreen
from coach.tui.screens.country import CountryScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.follow import FollowScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.library import LibraryScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.reading import ReadingScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.search import SearchScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.screens.signs import SignsScreen
from coach.tui.screens.welcome import WelcomeScreen
from coach.tui.screens.wrong import WrongScreen
from coach.tui.theme import THEMES
from tests.adapters.documents import write
from tests.tui import ways
from tests.tui.conftest import MakeRoom
from tests.tui.contrast import ENHANCED, LARGE, TEXT, Rgb, contrast, faint, rgb_of, runs
from tests.tui.pictured import PICTURED
from tests.tui.visit import Room, Visit
from tests.tui.ways import Act

APART = 1.4
"""The least contrast of parts of the figure that lie beside each other: our own bound."""


# -- how each screen is come to --------------------------------------------------------------------------------


async def sources(visit: Visit) -> None:
    """With its first link chosen, where there is one."""
    await visit.press("w", "o", "tab")


async def link(visit: Visit) -> None:
    await visit.press("down", "i", "tab")


async def library(visit: Visit) -> None:
    await visit.press("l")


async def follow(visit: Visit) -> None:
    """The days of a new course."""
    await visit.press("down", "i", "f")


async def cleared(visit: Visit) -> None:
    """With a day that is to come, and so a complaint."""
    await ways.doctor(visit)
    await visit.press("c", *"2099-01-01", "enter")


async def welcome(visit: Visit) -> None:
    await visit.press("s")


async def country(visit: Visit) -> None:
    await visit.press("s", "enter")


async def own_number(visit: Visit) -> None:
    """Nothing typed yet: what is to be typed stands there in a fainter colour."""
    await visit.press("s", "enter", "o")


async def wrong_number(visit: Visit) -> None:
    await visit.press("s", "enter", "o", "minus", "enter")


async def paused(visit: Visit) -> None:
    await ways.hold(visit)
    await visit.press("space")


async def switching(visit: Visit) -> None:
    await ways.hold(visit)
    await visit.pass_time(30)


async def not_possible(visit: Visit) -> None:
    """A key that does nothing now, as Textual marks it."""
    await ways.hold(visit)
    visit.app.screen.query("FooterKey").first().add_class("-disabled")
    await visit.settle()


async def marked_text(visit: Visit) -> None:
    """What was typed is selected."""
    await visit.press("slash", *"ca")
    visit.app.screen.query_one(Input).select_all()
    await visit.settle()


async def told(visit: Visit) -> None:
    """A message of each kind."""
    for severity in ("information", "warning", "error"):
        visit.app.notify("It is too soon.", title="Wait", severity=severity, markup=False)
    await visit.settle()


async def pointed_at(visit: Visit) -> None:
    """The mouse stands on a row that is not chosen."""
    await visit.pilot.hover(OptionList, offset=(5, 1))
    await visit.settle()


async def key_pointed_at(visit: Visit) -> None:
    await visit.pilot.hover("FooterKey")
    await visit.until(lambda: visit.app.screen.query_one(Tooltip).display)  # what the key does is told beside it


async def settings(visit: Visit) -> None:
    await visit.press("o")


async def too_small(visit: Visit) -> None:
    await visit.resize(58, 17)


SCREENS: dict[type[Screen[Any]], Act] = {
    AskScreen: ways.question,
    ChangesScreen: ways.changes,
    ClearedScreen: cleared,
    CompareScreen: ways.compare,
    CountryScreen: country,
    EmergencyScreen: ways.card,
    EndScreen: ways.end,
    FollowScreen: follow,
    HomeScreen: ways.home,
    KeysScreen: ways.keys,
    LibraryScreen: library,
    NotNowScreen: ways.doctor,
    PainScreen: ways.pain,
    QuestionsScreen: ways.asked,
    ReadingScreen: sources,
    RoutineScreen: ways.page,
    SearchScreen: ways.search,
    SessionScreen: ways.hold,
    SettingsScreen: settings,
    SignsScreen: ways.signs,
    WelcomeScreen: welcome,
    WrongScreen: ways.wrong,
}
"""Every screen of the program, and the way there."""

FIRST_START = (welcome, country, own_number, wrong_number)
"""Ways that begin where nothing was answered yet."""

STATES = (link, own_number, wrong_number, paused, switching, not_possible, marked_text, told, pointed_at,
          key_pointed_at, too_small)  # fmt: skip
"""More that a screen may show."""


# -- the rules -------------------------------------------------------------------------------------------------


@pytest.fixture
def shelved(room_with: MakeRoom, tmp_path: Path) -> Room:
    """A room over the pictured content and a file with a mistake, of which home tells."""
    return room_with(ShelfLibrary([Shelf(write(tmp_path / "shelf", PICTURED | {"broken.yaml": "format: 1\n"}))]))


@pytest.mark.parametrize(
    "act",
    dict.fromkeys([*SCREENS.values(), *STATES, *(act for act in ways.ACTS if act is not ways.offer)]),
    ids=lambda act: act.__name__,
)
async def test_whatever_is_written_can_be_read(shelved: Room, act: Act) -> None:
    """Text has 4.5 to 1 against what it stands on, large text and drawings 3; in high contrast all has 7. Also after
    the theme was changed while the screen is shown."""
    if act not in FIRST_START:
        shelved.desk.chart.answer(shelved.desk.library.safety(), Form.FULL, ())
        shelved.wall.moment += timedelta(days=1)
    found = []
    async with shelved.visit(tooltips=True) as visit:
        await act(visit)
        for kind, way in SCREENS.items():
            assert way is not act or type(visit.app.screen) is kind, visit.text
        for name, theme in THEMES.items():
            visit.app.theme = theme.name
            await visit.settle()
            assert list(runs(visit.app))
            found += faint(visit.app, name)
    assert not found, f"{act.__name__}:\n" + "\n".join(found)


def test_no_screen_of_the_program_is_left_out() -> None:
    """A new screen has to be looked at too."""
    modules = [importlib.import_module(f"{screens.__name__}.{m.name}") for m in pkgutil.iter_modules(screens.__path__)]
    ours = {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Screen) and one.__module__ == module.__name__
    }
    assert ours == set(SCREENS)


COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


@given(COLOURS, COLOURS)
def test_contrast_is_what_the_guideline_says_that_it_is(one: Rgb, other: Rgb) -> None:
    """From 1 to 21, whichever way round; #767676 is the lightest grey that can be read on white."""
    assert 1 <= contrast(one, other) == contrast(other, one) <= contrast((0, 0, 0), (255, 255, 255)) == 21
    assert contrast(one, one) == 1
    assert contrast((0x77,) * 3, (255,) * 3) < TEXT < contrast((0x76,) * 3, (255,) * 3)


async def test_what_is_too_faint_is_found() -> None:
    """The measure itself: text and drawings, each by its own bound, and nothing of what is good."""

    class Faint(App[int]):
        CSS = (
            "Static { background: white; } #text { color: #777777; } #drawn { color: #999999; } #good { color: black; }"
        )

        def compose(self) -> ComposeResult:
            yield Static("read me", id="text")
            yield Static("██", id="drawn")
            yield Static("well ██", id="good")

    async with Faint().run_test() as pilot:
        assert faint(pilot.app, "light") == ["light: “read me” has 4.48 of 4.5", "light: “█” has 2.85 of 3.0"]
        assert len(faint(pilot.app, "high-contrast")) == 2


@pytest.mark.parametrize("name", THEMES)
def test_the_figure_stands_out_and_its_sides_are_told_apart(name: str) -> None:
    """Against the ground as any drawing does, and among each other by brightness, for who sees no hues."""
    theme = THEMES[name]
    roles = {
        role: rgb_of(theme, f"figure-{role}") for role in ("near", "head", "body", "muscle", "far", "prop", "floor")
    }
    ground = rgb_of(theme, "background")
    least = ENHANCED if name == "high-contrast" else LARGE
    assert {role for role, colour in roles.items() if contrast(colour, ground) < least} == set()
    near, muscle, far = roles["near"], roles["muscle"], roles["far"]
    assert {pair for pair in combinations((near, muscle, far), 2) if contrast(*pair) < APART} == set()


def test_a_theme_goes_by_the_name_in_the_settings() -> None:
    """One for each that can be set, and no two of one name."""
    assert set(THEMES) == {choice.value for choice in Choice}
    assert len({theme.name for theme in THEMES.values()}) == len(THEMES)
