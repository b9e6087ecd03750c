"""The screen of settings: all of the file is on it, and what it shows is what is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from coach.adapters.settings import YamlSettings, set_emergency
from coach.core.settings import TABLE, Emergency, Settings
from coach.tui.screens.settings import EMERGENCY, SettingsScreen
from coach.tui.theme import DARK, THEMES
from tests.tui.at_rest import drawn, press

ROWS = [EMERGENCY, *TABLE]


class Alone(App[None]):
    """The screen of settings and next to nothing beneath it."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = Path(__file__).parent.parent.parent / "coach" / "tui" / "app.tcss"

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.told: list[Settings] = []
        self.asked = 0
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield Static("beneath")

    def on_mount(self) -> None:
        self.push_screen(SettingsScreen(YamlSettings(self.path), self.told.append, self.ask))

    def ask(self) -> None:
        self.asked += 1


class Visit:
    """Somebody before that screen."""

    def __init__(self, app: Alone, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await press(self.app, self.pilot, *keys)

    async def go_to(self, key: str) -> None:
        """Choose this setting."""
        self.screen.rows.highlighted = self.screen.rows.get_option_index(key)
        await drawn(self.app, self.pilot)

    @property
    def screen(self) -> SettingsScreen:
        screen = self.app.screen
        assert isinstance(screen, SettingsScreen)
        return screen

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def prose(self) -> str:
        return " ".join(" ".join(self.lines).split())

    def row(self, key: str) -> str:
        """The row of this setting, wherever it is scrolled to."""
        prompt = self.screen.rows.get_option(key).prompt
        assert isinstance(prompt, Content)
        return prompt.plain

    @property
    def said(self) -> str:
        return str(self.app.screen.query_one("#said", Static).content)

    async def click(self, text: str) -> None:
        """On the first place where this is written."""
        y, line = next((y, line) for y, line in enumerate(self.lines) if text in line)
        await self.pilot.click(offset=(line.index(text), y))
        await drawn(self.app, self.pilot)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


@asynccontextmanager
async def before(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Visit]:
    app = Alone(path)
    async with app.run_test(size=size) as pilot:
        await drawn(app, pilot)
        yield Visit(app, pilot)


def stored(path: Path) -> Settings:
    return YamlSettings(path).read()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_every_setting_is_on_it_with_its_value_and_its_meaning(path: Path, size: tuple[int, int]) -> None:
    """One after another, from the first to the last; the chosen one is seen, and its two lines under the list too."""
    async with before(path, size) as visit:
        for key in ROWS:
            assert sum("◂" in line or "▸" in line for line in visit.lines) == 1
            if key in TABLE:
                setting = TABLE[key]
                row = next(line for line in visit.lines if "◂" in line or "▸" in line)
                assert setting.label in row
                assert setting.values.spell(setting.usual) in row
                assert setting.means in visit.prose
                assert f"In the file, {key}: {setting.values.bounds()}" in visit.prose
            await visit.press("down")
    assert not path.exists()


async def test_right_and_left_step_through_the_values_and_stop_at_the_ends(path: Path) -> None:
    """Each step is kept at once, is said, and is told to whoever plays; at an end no arrow leads on."""
    async with before(path) as visit:
        await visit.go_to("screen.theme")
        assert visit.row("screen.theme").endswith("  dark ▸")
        await visit.press("right")
        assert stored(path).theme == "light"
        assert visit.row("screen.theme").endswith("◂ light ▸")
        assert visit.said == "Kept: Colours, light."
        await visit.press("right", "right", "right")
        assert stored(path).theme == "high-contrast"
        assert visit.row("screen.theme").rstrip().endswith("◂ high-contrast")
        await visit.press("left")
        assert stored(path).theme == "light"
        assert [settings.theme for settings in visit.app.told] == ["light", "high-contrast", "light"]


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_enter_and_space_go_round(path: Path, key: str) -> None:
    """From the last value to the first, with one key."""
    async with before(path) as visit:
        await visit.go_to("sound.volume")
        for word in ("soft", "off", "usual"):
            await visit.press(key)
            assert stored(path).volume == word
        assert len(visit.app.told) == 3


async def test_a_time_goes_in_steps_and_never_below_what_is_safe(path: Path) -> None:
    """A switch of sides takes five seconds at least."""
    async with before(path) as visit:
        await visit.go_to("pace.switch")
        await visit.press("left")
        assert not path.exists()
        await visit.press("right", "right")
        assert stored(path).preferences().switch == 7_000
        assert visit.row("pace.switch").endswith("◂ 7 s ▸")


async def test_what_a_file_says_between_the_steps_is_shown_and_left(path: Path) -> None:
    """The next step from there is one of the table's."""
    path.write_text("format: 1\npace: {words_a_minute: 131}\n", encoding="utf-8")
    async with before(path) as visit:
        assert visit.row("pace.words_a_minute").endswith("131")
        await visit.go_to("pace.words_a_minute")
        await visit.press("right")
        assert stored(path)["pace.words_a_minute"] == 140


async def test_with_the_mouse_a_row_is_chosen_and_its_arrows_step(path: Path) -> None:
    """A click that only chooses changes nothing, wherever on the row it is."""
    async with before(path) as visit:
        await visit.click("Weak or sore side")
        assert not path.exists()
        await visit.click("▸")
        assert stored(path)["body.weak_side"] == "left"
        await visit.click("▸")
        assert stored(path)["body.weak_side"] == "right"
        await visit.click("◂")
        assert stored(path)["body.weak_side"] == "left"
        await visit.click("Weak or sore side")
        await visit.click("left ▸")
        assert stored(path)["body.weak_side"] == "left"


async def test_the_emergency_number_is_shown_and_asked_for_anew(path: Path) -> None:
    """By Enter, by the arrow and by a click on it; what was chosen is shown when one comes back."""
    async with before(path) as visit:
        assert "not set: all are shown" in visit.row(EMERGENCY)
        await visit.press("enter", "right", "left")
        await visit.click("▸")
        assert visit.app.asked == 3
        visit.app.push_screen(SettingsScreen(YamlSettings(path), visit.app.told.append, visit.app.ask))
        await drawn(visit.app, visit.pilot)
        set_emergency(path, Emergency(number="112"))
        await visit.press("escape")
        assert "112, your own number" in visit.row(EMERGENCY)


@pytest.mark.parametrize("change", ["right", "enter"])
async def test_what_could_not_be_kept_is_not_shown_as_if_it_were(path: Path, change: str) -> None:
    """A broken file is told of at once, with its place; a change says why it was not kept, and nobody is told of it."""
    path.write_text('format: 1\nsound: {volume: "[b]x[/b]"}\n', encoding="utf-8")
    async with before(path, (120, 40)) as visit:
        assert f"{path}:2:17:" in visit.said
        await visit.go_to("screen.far")
        await visit.press(change)
        assert visit.said.startswith("Not kept: ")
        assert "`[b]x[/b]` is none of the words" in visit.prose
        assert visit.row("screen.far").endswith("  no ▸")
        assert visit.app.told == []


async def test_nothing_is_changed_in_a_terminal_too_small_to_read_it(path: Path) -> None:
    """Neither a value nor the number to call."""
    async with before(path, (50, 12)) as visit:
        await visit.press("enter", "down", "right", "enter")
        assert visit.app.asked == 0
        assert not path.exists()


@pytest.mark.parametrize("leave", ["escape", "q"])
async def test_escape_goes_back(path: Path, leave: str) -> None:
    """So does q; what was changed was kept as it was changed."""
    async with before(path) as visit:
        await visit.press(leave)
        assert not isinstance(visit.app.screen, SettingsScreen)
