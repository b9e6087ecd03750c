"""What is set is what happens: the pace, the side, the sound and the looks of the next session."""

import asyncio

import pytest

from coach.core.cues import TABLE, CueId, Group
from coach.core.setting_values import Value
from coach.core.settings import Theme
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.settings import SettingsScreen
from coach.tui.theme import THEMES
from coach.tui.widgets.flash import APART, Filling
from tests.tui.in_session import panels, shown
from tests.tui.visit import Room, Visit


def put(room: Room, **values: Value) -> Room:
    """The room with these settings, `screen__far="yes"` for `screen.far`."""
    for name, value in values.items():
        assert not room.settings.change(name.replace("__", "."), value)
    return room


def manner(room: Room, group: Group, how: str) -> None:
    assert not room.settings.change(f"sound.cues.{group}", how)


async def to_the_end(visit: Visit) -> None:
    """Second by second until a session of `sides` is over."""
    await visit.pass_time(80)
    visit.on(PainScreen)


# -- pace and side -----------------------------------------------------------------------------------------


async def test_the_lead_ins_are_as_long_as_they_are_set(ready: Room) -> None:
    """The first one, and the one when the exercise comes again."""
    put(ready, pace__first_lead_in=25, pace__lead_in=9)
    async with ready.visit("sides") as visit:
        assert shown(visit) == ("READY", "25")
    ready.attest()
    async with ready.visit("twice") as visit:
        assert shown(visit) == ("READY", "25")
        parts = visit.on(SessionScreen).conductor.session.timeline.segments
        assert [part.length for part in parts if part.kind == "prepare"] == [25_000, 25_000, 9_000]


async def test_a_slow_reader_gets_more_time(ready: Room) -> None:
    """The first lead-in grows with what has to be read, at the words a minute that are set."""
    long = []
    for words in (300, 120):
        put(ready, pace__words_a_minute=words, pace__first_lead_in=5)
        ready.attest()
        async with ready.visit("flat") as visit:
            long.append(visit.on(SessionScreen).conductor.session.timeline.segments[0].length or 0)
    assert long[0] < long[1]


async def test_the_switch_is_as_long_as_it_is_set(ready: Room) -> None:
    """There is time for a large prop to be carried round."""
    put(ready, pace__switch=11)
    async with ready.visit("sides") as visit:
        await visit.press("n", "n")
        assert shown(visit) == ("SWITCH", "11")


@pytest.mark.parametrize(("side", "first"), [("left", (True, False)), ("right", (False, True))])
async def test_the_weak_side_begins(ready: Room, side: str, first: tuple[bool, bool]) -> None:
    """And the other side still gets its turn."""
    put(ready, body__weak_side=side)
    async with ready.visit("sides") as visit:
        await visit.press("n")
        assert panels(visit) == first
        await visit.press("n", "n")
        assert panels(visit) == first[::-1]


async def test_what_is_changed_in_the_settings_counts_for_the_next_session(ready: Room) -> None:
    """Without a new start of the program."""
    async with ready.visit() as visit:
        visit.app.sessions.begin("flat")
        await visit.settle()
        assert shown(visit) == ("READY", "10")
        await visit.press("q", "y", "escape")
        visit.on(HomeScreen)
        put(ready, pace__first_lead_in=40)
        ready.attest()
        visit.app.sessions.begin("flat")
        await visit.settle()
        assert shown(visit) == ("READY", "40")


# -- sound -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", [Group.GET_READY, Group.START, Group.HALFWAY, Group.LAST_SECONDS, Group.DONE])
async def test_a_group_that_is_off_is_not_heard(ready: Room, group: Group) -> None:
    """All others are; and on the screen every cue is written."""
    manner(ready, group, "off")
    async with ready.visit("sides") as visit:
        if group is Group.GET_READY:
            assert "♪ Get ready" in visit.text
        await to_the_end(visit)
    heard = {TABLE[cue].group for cue in ready.player.heard}
    assert heard == {TABLE[cue].group for cue in CueId} - {
        group, Group.REST, Group.CHECK, Group.TEMPO, Group.TEN_SECONDS
    }  # fmt: skip


async def test_words_are_said_where_they_are_set(ready: Room) -> None:
    """What the cue table says and no more; all other groups stay tones."""
    for group in Group:
        manner(ready, group, "tone")
    manner(ready, Group.START, "words")
    manner(ready, Group.SWITCH, "words")
    async with ready.visit("sides") as visit:
        assert {words.partition(",")[0] for words in ready.player.prepared} == {"start", "switch"}
        await to_the_end(visit)
    said = list(zip(ready.player.heard, ready.player.said, strict=True))
    assert {cue for cue, words in said if words} == {CueId.START, CueId.SWITCH}
    assert {words for _, words in said} == {"", "start", "switch, right"}


async def test_without_voice_words_are_tones(ready: Room) -> None:
    """`--no-voice`: nothing is spoken and nothing is got ready to be, whatever is set; the cues are heard."""
    for group in Group:
        manner(ready, group, "words")
    async with ready.visit("flat", doors=ready.doors(voice=False)) as visit:
        await visit.press("n")
        await visit.pass_time(20)
    assert CueId.START in ready.player.heard
    assert set(ready.player.said) == {""}
    assert ready.player.prepared == []


# -- looks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", list(Theme))
async def test_the_colours_are_those_that_were_set(ready: Room, theme: Theme) -> None:
    """From the first frame on, and in a session."""
    async with ready.visit("flat", doors=ready.doors(theme=theme.value)) as visit:
        assert visit.app.theme == THEMES[theme.value].name
        visit.on(SessionScreen)


async def test_other_colours_come_at_once(ready: Room) -> None:
    """As they are chosen on the screen of settings, which is one key from home; and they stay."""
    async with ready.visit() as visit:
        await visit.press("o")
        screen = visit.on(SettingsScreen)
        rows = [str(option.id) for option in screen.rows.options]
        screen.rows.highlighted = rows.index("screen.theme")
        await visit.press("right")
        assert visit.app.theme == THEMES["light"].name
        await visit.press("escape")
        visit.on(HomeScreen)
        assert visit.app.theme == THEMES["light"].name
    assert ready.settings.read().theme is Theme.LIGHT


# -- flash -------------------------------------------------------------------------------------------------


def flashing(visit: Visit) -> set[Filling]:
    """The flash that stands on the screen at this very moment, if one does."""
    return set(visit.app.screen.query(Filling))


def leaf(visit: Visit, to: str = "next") -> set[Filling]:
    """Go on to the next part, or back; the flash that this is."""
    visit.on(SessionScreen).action_obey(to)
    return flashing(visit)


async def a_while() -> None:
    """Long enough for another flash."""
    await asyncio.sleep(APART / 1000 + 0.1)


@pytest.mark.parametrize("wishes", [{}, {"screen.flash": "no"}, {"screen.flash": "yes", "screen.motion": "no"}])
async def test_nothing_flashes_by_default_nor_without_motion(ready: Room, wishes: dict[str, str]) -> None:
    """Not as a session begins, and not as its parts do."""
    for key, value in wishes.items():
        assert not ready.settings.change(key, value)
    async with ready.visit("sides") as visit:
        assert not flashing(visit)
        await a_while()
        for _ in range(3):
            assert not leaf(visit)


async def test_a_change_of_phase_flashes_where_it_is_wanted(ready: Room) -> None:
    """By the clock alone as well as by a key; and within a phase nothing does."""
    put(ready, screen__flash="yes")
    async with ready.visit("sides") as visit:
        await a_while()
        assert leaf(visit)
        await a_while()
        for _ in range(29):
            visit.jump(1_000)
            assert not flashing(visit)
        visit.jump(1_000)
        assert shown(visit)[0] == "SWITCH"
        assert flashing(visit)


async def test_changes_in_quick_succession_flash_once_a_second_at_most(ready: Room) -> None:
    """Whoever leafs through the parts sees no strobe."""
    put(ready, screen__flash="yes")
    async with ready.visit("sides") as visit:
        await a_while()
        begun = asyncio.get_running_loop().time()
        seen: set[Filling] = set()
        for _ in range(13):
            seen |= leaf(visit) | leaf(visit, "back")
            await asyncio.sleep(0.1)
        assert 2 <= len(seen) <= 1 + (asyncio.get_running_loop().time() - begun)


async def test_a_page_above_the_session_is_not_flashed_over(ready: Room) -> None:
    """Whoever reads the keys is not in the hold."""
    put(ready, screen__flash="yes")
    async with ready.visit("sides") as visit:
        await a_while()
        await visit.press("question_mark")
        for _ in range(15):
            visit.jump(1_000)
            assert not any(screen.query(Filling) for screen in visit.app.screen_stack)
