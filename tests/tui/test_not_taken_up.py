"""What is left of a session that was cut off is not for everybody any more: it passes the gate, or it is saved."""

from datetime import timedelta
from pathlib import Path

import pytest

from coach.core.answers import Form, Moment
from coach.core.record import State
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from tests.tui.in_session import index, only, shown
from tests.tui.left_lying import cut, left, offered
from tests.tui.visit import Room, Visit

URGENT = ["heart-lung-brain/chest", "clot/leg"]


def say(room: Room, *signs: str) -> None:
    """Answer all nine questions now."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, signs)


async def go_on(visit: Visit) -> None:
    await offered(visit)
    await visit.press("g")


def saved_as_it_stood(room: Room) -> None:
    """It is on record as ended early, with what was held, and is not offered any more."""
    record = only(room)
    assert (record.state, record.held) == (State.ENDED_EARLY, 12_000)
    assert left(room) == []


@pytest.mark.parametrize("sign", URGENT)
@pytest.mark.parametrize("routine", [None, ""], ids=["at home", "coach resume"])
async def test_an_urgent_answer_since_then_shows_the_card_and_saves(
    ready: Room, journal: Path, sign: str, routine: str | None
) -> None:
    """No hold is shown to who needs help now; what was done of it is kept, as ended early; the exit code is 3."""
    cut(ready, journal)
    say(ready, sign)
    async with ready.visit(routine) as visit:
        await go_on(visit)
        visit.on(EmergencyScreen)
        await visit.press("q")
    assert visit.code() == 3
    saved_as_it_stood(ready)


async def test_a_fresh_injury_since_then_is_not_gone_on_with(ready: Room, journal: Path) -> None:
    """It is refused with the reason, and saved."""
    cut(ready, journal)
    say(ready, "fresh-injury/strain")
    ready.desk.chart.injure("acute-calf", None)
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(NotNowScreen)
        assert "You said: A calf injury less than 72 hours old." in visit.prose
        await visit.press("q")
        visit.on(HomeScreen)
    saved_as_it_stood(ready)


async def test_strong_pain_since_then_is_not_gone_on_with(ready: Room, journal: Path) -> None:
    """Seven of ten: no loading and no stretching that day."""
    cut(ready, journal)
    ready.desk.chart.rate(Moment.BEFORE, 7)
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(NotNowScreen)
        await visit.press("q")
    saved_as_it_stood(ready)


async def test_a_doctors_answer_since_then_is_not_gone_on_with(ready: Room, journal: Path) -> None:
    """Whoever must see a doctor first does not stretch on."""
    cut(ready, journal)
    say(ready, "whole-body/night")
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(NotNowScreen)
        await visit.press("q")
    saved_as_it_stood(ready)


async def test_an_exercise_that_was_left_out_since_then_is_not_gone_on_with(ready: Room, journal: Path) -> None:
    """It is said so in one sentence; the daily form comes before, because what felt wrong may be a fresh sign."""
    cut(ready, journal)
    other = next(each for each in ready.desk.library.safety().feels_wrong if each.id == "other")
    ready.desk.chart.felt_wrong(other, "wall-calf-stretch")
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(SignsScreen)
        await visit.press("n")
        visit.on(NotNowScreen)
        await visit.press("q")
    saved_as_it_stood(ready)


async def test_an_earlier_part_that_is_not_for_them_any_more_is_not_gone_on_with(ready: Room, journal: Path) -> None:
    """What lies ahead alone would be let in; but the exercise that felt wrong lies one key back."""
    cut(ready, journal, "walk-last", 10 + 4 + 10 + 3)
    other = next(each for each in ready.desk.library.safety().feels_wrong if each.id == "other")
    ready.desk.chart.felt_wrong(other, "wall-calf-stretch")
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(SignsScreen)
        await visit.press("n")
        assert "was saved as it stands." in visit.prose
        visit.on(HomeScreen)
    assert only(ready).state is State.ENDED_EARLY
    assert left(ready) == []


async def test_who_leaves_the_refusal_of_an_errand_ends_with_3(ready: Room, journal: Path) -> None:
    """`coach resume` was stopped by the safety screen, as `coach start` would have been."""
    cut(ready, journal)
    say(ready, "fresh-injury/strain")
    ready.desk.chart.injure("acute-calf", None)
    async with ready.visit("") as visit:
        await go_on(visit)
        visit.on(NotNowScreen)
        await visit.press("q")
    assert visit.code() == 3


async def test_a_refusal_is_over_once_another_one_is_asked_about(ready: Room, journal: Path) -> None:
    """Whoever then decides later was stopped by nothing: the errand ends with 0."""
    cut(ready, journal, "flat", ago=timedelta(minutes=10))
    cut(ready, journal)
    say(ready, "fresh-injury/strain")
    ready.desk.chart.injure("acute-calf", None)
    async with ready.visit("") as visit:
        await go_on(visit)
        visit.on(NotNowScreen)
        await visit.press("q")
        assert "“Our flat” was cut off" in await offered(visit)
        await visit.press("l")
    assert visit.code() == 0


async def test_the_daily_form_comes_first_where_it_is_due(ready: Room, journal: Path) -> None:
    """Cut off before four in the morning, taken up after it: another day, and the signs are asked about. The pain
    before it is known; the record keeps its day."""
    ready.wall.moment += timedelta(hours=7)
    before = cut(ready, journal, ago=timedelta(minutes=45))
    assert before.day != ready.desk.calendar.today()
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(SignsScreen)
        await visit.press("n")
        assert (index(visit), shown(visit)) == (1, ("PAUSED", "18"))
        await visit.press("q", "y")
    assert only(ready).day == before.day
    assert ready.answers() == [(Form.DAILY, ())]


async def test_a_doubt_about_the_daily_form_asks_for_no_pain(ready: Room, journal: Path) -> None:
    """Question by question, and nothing applies after all: the pain before it is known still."""
    ready.wall.moment += timedelta(hours=7)
    cut(ready, journal, ago=timedelta(minutes=45))
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(SignsScreen)
        await visit.press("y")
        visit.on(QuestionsScreen)
        await visit.deny()
        assert (index(visit), shown(visit)) == (1, ("PAUSED", "18"))


async def test_who_leaves_the_daily_form_has_lost_nothing(ready: Room, journal: Path) -> None:
    """Not answered is not taken up; the session is there for the next start."""
    ready.wall.moment += timedelta(hours=7)
    before = cut(ready, journal, ago=timedelta(minutes=45))
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(SignsScreen)
        await visit.press("escape")
        visit.on(HomeScreen)
    assert left(ready) == [before.id]


async def test_without_any_answer_the_nine_questions_come_first(room: Room, journal: Path) -> None:
    """A journal whose answers were forgotten, but not its session."""
    cut(room, journal)
    async with room.visit() as visit:
        await go_on(visit)
        assert not isinstance(visit.app.screen, SessionScreen | PainScreen)
        assert room.answers() == []


async def test_first_aid_waits_for_no_old_session(ready: Room, journal: Path) -> None:
    """A cramp is there now: what was cut off is asked about at another start."""
    assert not ready.settings.change("body.weak_side", "left")
    before = cut(ready, journal)
    async with ready.visit("cramp-first-aid") as visit:
        assert visit.on(SessionScreen).conductor.session.timeline.routine == "cramp-first-aid"
    assert before.id in left(ready)


async def test_who_answers_anew_loses_nothing_of_what_is_held_then(ready: Room, journal: Path) -> None:
    """Refused for a doctor's answer that was a mistake, it goes on; and all that is held from there on counts."""
    cut(ready, journal)
    say(ready, "whole-body/night")
    async with ready.visit() as visit:
        await go_on(visit)
        visit.on(NotNowScreen)
        await visit.press("a")
        await visit.deny()
        assert shown(visit) == ("PAUSED", "18")
        await visit.press("space", "enter")
        await visit.pass_time(18 + 5 + 30 + 1)
        await visit.leave_pain_out()
    assert ready.keeper.problem() is None
    assert (only(ready).state, only(ready).held) == (State.COMPLETED, 60_000)
