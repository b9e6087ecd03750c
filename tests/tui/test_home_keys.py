"""Home: what each key asks for, starts and opens."""

import pytest

from coach.adapters.library import ShelfLibrary
from coach.core.aim import Aim, AimKind, Ask
from coach.core.answers import Choice
from coach.core.board import Answers
from coach.core.fit import Need
from coach.core.routine import When
from coach.core.within import within
from coach.tui.screens.changes import ChangesScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.library import LibraryScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.tui.boards import board_of, row
from tests.tui.conftest import MakeRoom
from tests.tui.proposed import BEST, OTHER, Asked, asked_by, marked
from tests.tui.visit import Room


@pytest.mark.parametrize(
    ("keys", "ask"),
    [
        ("b", Ask(When.BEFORE_EXERCISE)),
        ("a", Ask(When.AFTER_EXERCISE)),
        ("n", Ask(When.BEFORE_BED)),
        ("t", Ask(When.ANY_TIME)),
        ("b1", Ask(When.BEFORE_EXERCISE, Aim(AimKind.ACTIVITY, "running"))),
        ("b10", Ask(When.BEFORE_EXERCISE)),
        ("m", Ask(When.ANY_TIME, None, 5)),
        ("mm", Ask(When.ANY_TIME, None, 7)),
        ("mM", Ask(When.ANY_TIME)),
        ("M", Ask(When.ANY_TIME, None, 30)),
        ("a2mm", Ask(When.AFTER_EXERCISE, Aim(AimKind.ACTIVITY, "cycling"), 7)),
        ("mb", Ask(When.BEFORE_EXERCISE, None, 5)),
    ],
)
async def test_each_key_asks_anew(room: Room, keys: str, ask: Ask) -> None:
    """With the answer that it changes, and the others as they were."""
    maker = asked_by(room)
    async with room.visit() as visit:
        await visit.press(*keys)
    assert maker.asks[0] is None
    assert maker.asks[-1] == ask
    assert len(maker.asks) == len(keys) + 1


async def test_a_key_for_no_answer_asks_nothing(room: Room) -> None:
    """A digit that none of the answers has."""
    maker = asked_by(room)
    async with room.visit() as visit:
        await visit.press("9")
    assert len(maker.asks) == 1


async def test_another_when_takes_what_was_last_asked_there(room: Room) -> None:
    """Its aim and its time; but a time that was just chosen stays."""
    remembered = (Answers("before-bed", "condition:sciatica", 10), Answers("any-time", "", 0))
    room.board = maker = Asked(lambda ask: board_of(BEST, ask=ask)._replace(remembered=remembered))
    async with room.visit() as visit:
        await visit.press("n")
        assert maker.asks[-1] == Ask(When.BEFORE_BED, Aim(AimKind.CONDITION, "sciatica"), 10)
        await visit.press("t", "m", "n")
        assert maker.asks[-1] == Ask(When.BEFORE_BED, Aim(AimKind.CONDITION, "sciatica"), 5)


async def test_keys_that_come_while_a_board_is_made_wait_for_it(room: Room) -> None:
    """Typed in one go they mean what they say: Enter starts what the answer before it leads to."""
    room.attest().board = lambda ask: board_of(OTHER if ask is not None and ask.minutes else BEST, ask=ask)
    async with room.visit() as visit:
        home = visit.on(HomeScreen)
        await home.action_length(1)
        await home.action_start()
        await visit.settle()
        assert visit.on(SessionScreen).conductor.session.timeline.title == "Our hold"


async def test_enter_starts_what_is_marked_and_remembers_the_answers(room: Room) -> None:
    """As it is shown, once the questions of today are answered; the others with the arrow keys."""
    asked_by(room.attest())
    async with room.visit() as visit:
        await visit.press("a", "1", "m", "down")
        assert marked(visit) == "hold"
        await visit.press("enter")
        assert visit.on(SessionScreen).conductor.session.timeline.title == "Our hold"
    (choice,) = (entry for entry in room.entries() if isinstance(entry, Choice))
    assert (choice.when, choice.aim, choice.minutes) == ("after-exercise", "activity:running", 5)


async def test_a_due_course_changes_no_remembered_answer(room: Room) -> None:
    """It was not asked for."""
    asked_by(room.attest(), due=True)
    async with room.visit() as visit:
        await visit.press("enter")
        visit.on(SessionScreen)
    assert not [entry for entry in room.entries() if isinstance(entry, Choice)]


async def test_nothing_is_remembered_of_what_was_not_started(room: Room) -> None:
    """The person left the questions."""
    asked_by(room)
    async with room.visit() as visit:
        await visit.press("b", "enter")
        visit.on(WelcomeScreen)
        await visit.press("escape")
        visit.on(HomeScreen)
    assert room.entries() == ()


async def test_home_is_asked_anew_whenever_it_is_shown_again(room: Room) -> None:
    """After a page, the settings, a session: with the answers that it had, and the mark where it was."""
    maker = asked_by(room.attest())
    async with room.visit() as visit:
        await visit.press("b", "down")
        number = len(maker.asks)
        for keys in (("i", "escape"), ("o", "escape"), ("w", "escape"), ("enter", "q", "y", "enter")):
            await visit.press(*keys)
            visit.on(HomeScreen)
            assert len(maker.asks) > number
            number = len(maker.asks)
            assert maker.asks[-1] == Ask(When.BEFORE_EXERCISE)
            assert marked(visit) == "hold"


async def test_what_was_proposed_before_is_not_shown_again(room: Room) -> None:
    """Whatever happened meanwhile may have closed it."""
    rows = [BEST]
    room.board = lambda ask: board_of(*rows, ask=ask)
    async with room.visit() as visit:
        await visit.press("o")
        rows[:] = [OTHER]
        await visit.press("escape")
        assert "Our hold" in visit.text
        assert "Our short" not in visit.text


@pytest.mark.parametrize("told", [True, False])
async def test_what_home_has_told_is_not_told_again(room_with: MakeRoom, built_in: ShelfLibrary, told: bool) -> None:
    """What fitting leaves out or shortens is told before it starts, unless it stood beneath the row."""
    room = room_with(built_in).attest()
    routine = built_in.routines()["cool-down-after-running"]
    need, preferences = Need(frozenset(), {}), room.settings.read().preferences()
    changed = within(routine, 7, built_in.exercise, preferences, need).told
    assert changed
    fitted = row(routine.id, routine.title, minutes=7, told=changed if told else ())
    room.board = lambda ask: board_of(fitted, ask=ask)
    async with room.visit(size=(80, 40)) as visit:
        assert all((sentence in visit.prose) is told for sentence in changed)
        await visit.press("enter")
        if not told:
            visit.on(ChangesScreen)
            assert all(sentence in visit.prose for sentence in changed)
            await visit.press("enter")
        assert visit.on(SessionScreen).conductor.session.timeline.length <= 7 * 60_000


async def test_i_opens_the_page_of_what_is_marked(room: Room) -> None:
    """So does the right arrow."""
    asked_by(room)
    async with room.visit() as visit:
        for key in ("i", "right"):
            await visit.press("down", key)
            visit.on(RoutineScreen)
            await visit.press("escape")
            visit.on(HomeScreen)
        assert marked(visit) == "sides"


async def test_l_opens_the_library(room: Room) -> None:
    """And Escape leads back."""
    async with room.visit() as visit:
        await visit.press("l")
        visit.on(LibraryScreen)
        await visit.press("escape")
        visit.on(HomeScreen)


async def test_every_row_can_be_reached(room: Room) -> None:
    """With the arrow keys, the one that is marked stays in sight, on the smallest terminal too."""
    async with room.visit(size=(60, 18)) as visit:
        proposals = visit.on(HomeScreen).proposals
        seen = []
        for _ in range(12):
            assert proposals.place is not None
            seen.append(proposals.place)
            assert f"▸ {proposals.place.row.title}" in visit.text
            await visit.press("down")
        assert len(set(seen)) == len(seen)
        await visit.press(*["up"] * 12)
        assert proposals.place == seen[0]


async def test_a_key_that_is_pressed_twice_begins_once(room: Room) -> None:
    """Two wishes that come before the first one is granted open one screen."""
    async with room.visit() as visit:
        home = visit.on(HomeScreen)
        await home.action_start()
        await home.action_start()
        await visit.settle()
        await visit.press("escape")
        visit.on(HomeScreen)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_q_leaves_the_program(room: Room, key: str) -> None:
    """At once, with exit code 0, and nothing is written down."""
    async with room.visit() as visit:
        await visit.press(key)
    assert visit.code() == 0
    assert room.records() == ()


async def test_the_footer_and_the_page_of_keys_name_every_key(room: Room) -> None:
    """Those of the questions too."""
    async with room.visit() as visit:
        assert visit.footer == "⏎ Start i Info c Cramp! l Library / Search o Settings q Quit F1 Emergency ? Keys"
        await visit.resize(100, 60)
        await visit.press("question_mark")
        visit.on(KeysScreen)
        for key in ("enter", "i, right", "b", "a", "n", "t", "h", "m", "M", "c", "l", "o", "q, esc", "f1", "?"):
            assert f"│  {key} " in visit.text, key
        assert "Start what is marked, as it is shown." in visit.prose


async def test_the_page_of_keys_closes_alone(room: Room) -> None:
    """With any key that might mean so; the program goes on."""
    async with room.visit() as visit:
        for key in ("question_mark", "escape", "q", "enter", "ctrl+c", "ctrl+q"):
            await visit.press("question_mark")
            visit.on(KeysScreen)
            await visit.press(key)
            visit.on(HomeScreen)


async def test_after_a_too_small_terminal_the_list_takes_keys_again(room: Room) -> None:
    """With the same routine marked; meanwhile nothing starts that cannot be read."""
    asked_by(room)
    async with room.visit() as visit:
        await visit.press("down")
        await visit.resize(50, 12)
        assert "too small" in visit.text
        assert "coach" not in visit.text
        await visit.press("enter")
        visit.on(HomeScreen)
        await visit.resize(80, 24)
        assert marked(visit) == "hold"
        await visit.press("down")
        assert marked(visit) == "sides"
