"""Not this, not now: who must see a doctor first, strong pain, nothing left, and the block that nothing opens."""

from datetime import UTC, datetime, timedelta

import pytest
from textual.widgets import Input

from coach.core.answers import Clearance, Form, Moment
from coach.core.pages.blocked import SEE_A_DOCTOR
from coach.tui.screens.cleared import ClearedScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from tests.tui.visit import Room, Visit

CALM = {"slow-breathing", "easy-walk"}
HISTORY = "walking-and-orders/walking"
"""A sign that may be a stable history."""


def said(room: Room, *signs: str, pain: int | None = 0) -> Room:
    """The room after these answers to the nine questions."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, signs)
    if pain is not None:
        room.desk.chart.rate(Moment.BEFORE, pain)
    return room


def offers(visit: Visit) -> set[str]:
    """The routines that are offered, by id."""
    return {str(option.id) for option in visit.on(NotNowScreen).offers.options}


# -- a doctor first ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_who_must_see_a_doctor_is_told_why_and_what_is_open(room: Room, size: tuple[int, int]) -> None:
    """With what was said, the ways out, and breathing and walking alone."""
    said(room, "whole-body/night", "whole-body/weight-loss")
    async with room.visit("hold", size=size) as visit:
        visit.on(NotNowScreen)
        assert SEE_A_DOCTOR in visit.prose
        assert "You said: Night pain that never eases." in visit.prose
        assert "You said: Unexplained weight loss." in visit.prose
        assert "This program cannot examine you." in visit.prose
        assert offers(visit) == CALM
        assert visit.footer.startswith("⏎ Start this a Answer anew q Back")
        await visit.press("q")
    assert visit.code() == 3
    assert room.records() == ()


@pytest.mark.parametrize("title", ["Slow breathing", "Easy walk"])
async def test_what_is_offered_begins(room: Room, title: str) -> None:
    """With one key from the list; whoever sees a doctor first may breathe and walk."""
    said(room, "whole-body/night")
    async with room.visit("hold") as visit:
        while visit.on(NotNowScreen).offers.highlighted_option.prompt != title:  # type: ignore[union-attr]
            await visit.press("down")
        await visit.press("enter")
        assert visit.on(SessionScreen).conductor.session.timeline.title == title


async def test_a_doctors_word_is_needed_the_next_day_too(room: Room) -> None:
    """What was said stands until it is answered anew or cleared, whatever the daily form says."""
    said(room, "whole-body/night")
    room.wall.moment += timedelta(days=20)
    async with room.visit() as visit:
        await visit.press("s", "n")
        visit.on(NotNowScreen)
        assert SEE_A_DOCTOR in visit.prose
        await visit.press("escape")
        visit.on(HomeScreen)


async def test_it_can_be_answered_anew(room: Room) -> None:
    """All nine questions; what they say now takes the place of what was said before."""
    said(room, "whole-body/night")
    async with room.visit("hold") as visit:
        await visit.press("a")
        visit.on(QuestionsScreen)
        assert "Question 1 of 9" in visit.text
        await visit.deny()
        visit.on(SessionScreen)


async def test_answering_anew_can_be_left(room: Room) -> None:
    """Then all stands as it was."""
    said(room, "whole-body/night")
    async with room.visit() as visit:
        await visit.press("s", "a", "n", "q")
        visit.on(HomeScreen)
        await visit.press("s")
        visit.on(NotNowScreen)
    assert room.answers() == [(Form.FULL, ("whole-body/night",))]


@pytest.mark.parametrize(
    ("signs", "offered"),
    [((HISTORY,), True), ((HISTORY, "whole-body/cancer"), True), ((HISTORY, "whole-body/night"), False)],
)
async def test_only_a_stable_history_can_be_cleared(room: Room, signs: tuple[str, ...], offered: bool) -> None:
    """Where something else blocks as well, there is no such key."""
    said(room, *signs)
    async with room.visit("hold") as visit:
        assert ("c Cleared" in visit.footer) is offered
        await visit.press("c")
        assert isinstance(visit.app.screen, ClearedScreen) is offered


async def test_a_history_that_a_clinician_cleared_opens_everything(room: Room) -> None:
    """With the day on which they said so; ninety days later the questions come again."""
    said(room, HISTORY)
    async with room.visit("hold") as visit:
        await visit.press("c", *"2026-02-20", "enter")
        visit.on(SessionScreen)
    (clearance,) = (entry for entry in room.entries() if isinstance(entry, Clearance))
    assert (clearance.sign, clearance.cleared) == (HISTORY, "2026-02-20")
    room.wall.moment = datetime(2026, 5, 21, 12, 0, tzinfo=UTC)
    async with room.visit("hold") as visit:
        visit.on(SignsScreen)
    room.wall.moment = datetime(2026, 5, 22, 12, 0, tzinfo=UTC)
    async with room.visit("hold") as visit:
        visit.on(QuestionsScreen)
        assert "Question 1 of 9" in visit.text


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("", "This is no day; write it as 2026-03-01."),
        ("2026", "This is no day"),
        ("2026-02-30", "This is no day"),
        ("20-02-2026", "This is no day"),
        ("2026-03-02", "That day is still to come."),
        ("2025-11-30", "That is more than 90 days ago, so ask again."),
    ],
)
async def test_a_day_that_cannot_be_is_told_and_can_be_mended(room: Room, day: str, says: str) -> None:
    """Nothing is cleared by it; the oldest day that counts and today both do."""
    said(room, HISTORY)
    async with room.visit("hold") as visit:
        await visit.press("c", *day, "enter")
        visit.on(ClearedScreen)
        assert says in visit.prose
        assert not any(isinstance(entry, Clearance) for entry in room.entries())
        visit.app.screen.query_one(Input).value = ""
        await visit.press(*("2025-12-01" if day == "2025-11-30" else "2026-03-01"), "enter")
        visit.on(SessionScreen)


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_the_day_can_be_left_out(room: Room, key: str) -> None:
    """Then nothing is cleared, and the block is shown again."""
    said(room, HISTORY)
    async with room.visit("hold") as visit:
        await visit.press("c", *"2026-02-20", key)
        visit.on(NotNowScreen)
    assert not any(isinstance(entry, Clearance) for entry in room.entries())


# -- pain --------------------------------------------------------------------------------------------------


async def test_strong_pain_leaves_self_care_for_that_day(room: Room) -> None:
    """However it is rated later that day; the next day asks anew."""
    said(room, pain=6)
    async with room.visit() as visit:
        await visit.press("s")
        assert "Your pain was 6 of 10 today." in visit.prose
        assert "only self-care" in visit.prose
        assert offers(visit) > CALM
        assert "hold" not in offers(visit)
        assert "a Answer anew" not in visit.footer and "c Cleared" not in visit.footer
        await visit.press("a", "c")
        visit.on(NotNowScreen)
        await visit.press("q")
        visit.on(HomeScreen)
    room.desk.chart.rate(Moment.BEFORE, 0)
    async with room.visit("hold") as visit:
        visit.on(NotNowScreen)
    room.wall.moment += timedelta(days=1)
    async with room.visit("hold") as visit:
        await visit.press("n", "0")
        visit.on(SessionScreen)


async def test_a_rating_at_the_door_is_heeded(ready: Room) -> None:
    """It decides on the session that it was asked for; self-care begins all the same."""
    ready.wall.moment += timedelta(hours=1)
    async with ready.visit("hold") as visit:
        await visit.press("7", "y")
        visit.on(NotNowScreen)
        assert "7 or more without a clear cause, or worse every day: see a doctor." in visit.prose
        await visit.press("enter")
        visit.on(SessionScreen)


async def test_with_a_nerve_three_is_too_much(room: Room) -> None:
    """Two of ten is the limit there."""
    said(room, "nerves/known", pain=3)
    async with room.visit("hold") as visit:
        visit.on(NotNowScreen)
        assert "Your pain was 3 of 10 today. With a nerve or a fresh injury, 2 is the limit." in visit.prose


async def test_after_a_red_light_come_lighter_hours(ready: Room) -> None:
    """Self-care alone for a day, and the hours are told."""
    async with ready.visit() as visit:
        await visit.press("s")
        await visit.pass_time(15)
        await visit.press("q", "y", "6", "escape")
    ready.wall.moment += timedelta(hours=23)
    async with ready.visit("hold") as visit:
        visit.on(PainScreen)
        await visit.press("0", "n")
        visit.on(NotNowScreen)
        assert "Your pain was 6 of 10 after the last session. Give it 1 h more of lighter hours" in visit.prose
        assert offers(visit) > CALM


# -- nothing left ------------------------------------------------------------------------------------------


async def test_where_nothing_is_left_that_is_said_with_what_is_safe(room: Room) -> None:
    """The reason, and the protocol of a fresh injury first."""
    room.desk.chart.injure("acute-calf", None)
    said(room, "fresh-injury/strain")
    async with room.visit("hamstring-stretch") as visit:
        visit.on(NotNowScreen)
        assert "“Hamstring stretch”" in visit.prose and "for you now." in visit.prose
        assert "You said: A calf injury less than 72 hours old." in visit.prose
        assert str(visit.on(NotNowScreen).offers.options[0].id) == "first-72-hours-of-a-strain"
        assert "slow-breathing" in offers(visit)
        assert "hamstring-stretch" not in offers(visit)
        await visit.press("enter", "enter", "l")
        assert visit.on(SessionScreen).conductor.session.timeline.routine == "first-72-hours-of-a-strain"


async def test_a_refusal_takes_no_key_that_cannot_be_read(room: Room) -> None:
    """In a terminal too small for it, Enter starts nothing."""
    said(room, "whole-body/night")
    async with room.visit("hold", size=(59, 17)) as visit:
        await visit.press("enter")
        visit.on(NotNowScreen)


# -- urgent ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["heart-lung-brain/chest", "clot/leg"], ids=["emergency", "same-day"])
@pytest.mark.parametrize("routine", ["hold", "slow-breathing", "cramp-first-aid"])
async def test_an_urgent_answer_blocks_every_routine_over_restarts(room: Room, sign: str, routine: str) -> None:
    """Calm ones and first aid too; each start shows the card and ends with 3, until the block is over."""
    said(room, sign)
    for hours in (0, 6, 5):
        room.wall.moment += timedelta(hours=hours)
        async with room.visit(routine) as visit:
            visit.on(EmergencyScreen)
            await visit.press("enter", "space", "n", "s", "1", "exclamation_mark")
            visit.on(EmergencyScreen)
            await visit.press("escape")
        assert visit.code() == 3
    assert room.records() == ()
    room.wall.moment += timedelta(hours=2)
    async with room.visit("hold") as visit:
        visit.on(QuestionsScreen)


@pytest.mark.parametrize(
    "keys",
    [("s",), ("c",), ("i", "enter"), ("i", "s"), ("slash", *"our hold", "enter", "s")],
    ids=["home", "cramp", "page-enter", "page-s", "search"],
)
async def test_no_key_on_any_page_leads_past_an_urgent_answer(room: Room, keys: tuple[str, ...]) -> None:
    """The card comes in its place, and the program ends with 3; reading stays open."""
    said(room, "cauda-equina/saddle")
    async with room.visit() as visit:
        for key in keys:
            assert isinstance(visit.app.screen, HomeScreen | RoutineScreen) or "slash" in keys
            await visit.press(key)
        visit.on(EmergencyScreen)
        await visit.press("q")
    assert visit.code() == 3


async def test_a_later_good_answer_opens_nothing_before_its_time(room: Room) -> None:
    """A wrong key cannot be taken back by another one."""
    said(room, "clot/leg")
    said(room)
    async with room.visit("hold") as visit:
        visit.on(EmergencyScreen)
