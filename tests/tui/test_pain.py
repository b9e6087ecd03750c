"""Pain before a session, after it and on the next morning: one key each, and never in the way."""

from datetime import timedelta

import pytest

from coach.core.answers import Form, Moment, Rating
from coach.core.pages.blocked import SEE_A_DOCTOR, STRONG_QUESTION
from coach.tui.rating import KEYS, rated
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.changes import ChangesScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.pain import SCALE, PainScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from tests.tui.in_session import question
from tests.tui.visit import Room, Visit

BEFORE, AFTER, MORNING = Moment.BEFORE, Moment.AFTER, Moment.MORNING
SIZES = [(60, 18), (80, 24), (120, 40)]
FIVE_SECONDS_HELD = 15


@pytest.fixture
def unrated(room: Room) -> Room:
    """A room in which the questions are answered, and nothing is said of the pain."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, ())
    return room


async def hold(visit: Visit) -> None:
    """Hold for five seconds, and end the session."""
    visit.on(SessionScreen)
    await visit.pass_time(FIVE_SECONDS_HELD)
    await visit.press("q", "y")


async def whole_session(visit: Visit, before: str, after: str) -> None:
    """A short session from the rating before it to home, by the keys of both ratings."""
    visit.on(PainScreen)
    await visit.press(before)
    if isinstance(visit.app.screen, ChangesScreen):
        await visit.press("enter")
    await hold(visit)
    await visit.press(after, "escape")


def follows(visit: Visit) -> str:
    """What the end screen says of the pain."""
    visit.on(EndScreen)
    return visit.prose


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("moment", [BEFORE, AFTER, MORNING])
async def test_the_question_stands_whole_on_every_screen(unrated: Room, size: tuple[int, int], moment: Moment) -> None:
    """What is asked, what each number means, that a pull is no pain, and the keys; nothing is cut off."""
    async with unrated.visit(size=size) as visit:
        visit.app.push_screen(PainScreen(moment, "The session was on 2026-03-01."))
        await visit.settle()
        for key, meaning in SCALE:
            assert f"{key} {meaning}" in visit.prose
        assert "How strong" in visit.prose and "The session was on 2026-03-01." in visit.prose
        assert "Rate pain, not the pull of a stretch. Sharp, burning, electric or tingling is pain." in visit.prose
        assert "0-9 that much t ten Enter leave it out" in visit.prose
        assert visit.footer == "⏎ Leave it out F1 Emergency ? Keys"


@pytest.mark.parametrize("key", KEYS)
async def test_one_key_is_the_rating(unrated: Room, key: str) -> None:
    """From none to ten, `t`; it is kept, and the session, where there is one, is named with it."""
    async with unrated.visit("hold") as visit:
        await visit.press(key)
        if isinstance(visit.app.screen, ChangesScreen):
            await visit.press("enter")
        begun = isinstance(visit.app.screen, SessionScreen)
        assert begun is (rated(key) < 6)
    assert set(unrated.ratings()) == {(BEFORE, rated(key))}
    assert any(isinstance(entry, Rating) and entry.session for entry in unrated.entries()) is begun


@pytest.mark.parametrize(("rating", "asked"), [("6", False), ("7", True), ("t", True)])
async def test_strong_pain_has_to_have_a_cause(unrated: Room, rating: str, asked: bool) -> None:
    """From seven on it is asked for; where it is clear, self-care is left, as with six."""
    async with unrated.visit("hold") as visit:
        await visit.press(rating)
        assert isinstance(visit.app.screen, AskScreen) is asked
        if asked:
            assert question(visit).startswith(STRONG_QUESTION)
            await visit.press("y")
        visit.on(NotNowScreen)
        assert SEE_A_DOCTOR not in visit.prose


@pytest.mark.parametrize("key", ["n", "escape", "ctrl+c"])
async def test_strong_pain_without_a_clear_cause_needs_a_doctor(unrated: Room, key: str) -> None:
    """So does one that nobody explained; Enter explains nothing."""
    async with unrated.visit("hold") as visit:
        await visit.press("8", "enter", "space")
        visit.on(AskScreen)
        await visit.press(key)
        visit.on(NotNowScreen)
        assert SEE_A_DOCTOR in visit.prose


@pytest.mark.parametrize("key", ["enter", "escape", "q", "ctrl+c"])
async def test_it_can_be_left_out(unrated: Room, key: str) -> None:
    """Whoever gives no number begins all the same, and nothing is made up for them."""
    async with unrated.visit("hold") as visit:
        await visit.press(key)
        visit.on(SessionScreen)
    assert unrated.ratings() == []


async def test_no_other_key_rates(unrated: Room) -> None:
    """Nor any key in a terminal too small, or before the question was drawn."""
    async with unrated.visit("hold", size=(59, 17)) as visit:
        await visit.press("0", "3", "t")
        await visit.resize(80, 24)
        visit.on(PainScreen)
        await visit.press("space", "n", "s", "a", "minus", "tab")
        visit.on(PainScreen)
    assert unrated.ratings() == []


async def test_a_key_for_the_screen_before_does_not_rate(unrated: Room) -> None:
    """What was typed before the question was drawn is no answer to it."""
    async with unrated.visit() as visit:
        answers: list[int | None] = []
        shown = visit.app.push_screen(PainScreen(BEFORE), answers.append)
        visit.app.simulate_key("0")
        await shown
        await visit.settle()
        visit.on(PainScreen)
        assert answers == []


@pytest.mark.parametrize(("minutes", "asked"), [(0, False), (30, False), (31, True)])
async def test_a_rating_of_the_last_half_hour_is_not_asked_for_again(ready: Room, minutes: int, asked: bool) -> None:
    """It is that of the session which begins now; an older one is not."""
    ready.wall.moment += timedelta(minutes=minutes)
    async with ready.visit("hold") as visit:
        assert isinstance(visit.app.screen, PainScreen) is asked
        assert isinstance(visit.app.screen, SessionScreen) is not asked


async def test_each_session_has_a_rating_of_its_own(ready: Room) -> None:
    """However soon the next one comes."""
    async with ready.visit() as visit:
        await visit.press("s")
        await hold(visit)
        await visit.press("enter", "escape")
        visit.on(HomeScreen)
        await visit.press("s")
        visit.on(PainScreen)


async def test_after_a_session_it_is_asked_for_again(ready: Room) -> None:
    """Kept with the session that it belongs to; passed over, that is kept too, and nothing is said of a light."""
    async with ready.visit() as visit:
        await visit.press("s")
        await hold(visit)
        assert "How strong is your pain now, after the session?" in visit.prose
        await visit.press("2")
        assert "Green: 2 of 10. Carry on." in follows(visit)
        await visit.press("escape", "s", "enter")
        await hold(visit)
        await visit.press("enter")
        assert "of 10" not in follows(visit)
    sessions = {record.id for record in ready.records()}
    after = [entry for entry in ready.entries() if isinstance(entry, Rating) and entry.moment is AFTER]
    assert [entry.value for entry in after] == [2, None]
    assert {entry.session for entry in after} == sessions


async def test_where_nothing_was_held_nothing_is_asked(ready: Room) -> None:
    """There is no session for the rating to belong to."""
    async with ready.visit("hold") as visit:
        await visit.press("q", "y")
        visit.on(EndScreen)
    assert all(moment is not AFTER for moment, _ in ready.ratings())


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("0", "Green: 0 of 10."),
        ("2", "Green: 2 of 10."),
        ("3", "Amber: 3 of 10"),
        ("5", "Amber: 5 of 10"),
        ("6", "Red: 6 of 10"),
        ("t", "Red: 10 of 10"),
    ],
)
async def test_the_traffic_light_follows_the_pain_after_a_session(ready: Room, key: str, says: str) -> None:
    """0 to 2 carry on, 3 to 5 if it settles, above that less."""
    async with ready.visit("hold") as visit:
        await hold(visit)
        await visit.press(key)
        assert says in follows(visit)


@pytest.mark.parametrize(("key", "too_much"), [("2", False), ("3", True), ("5", True)])
async def test_with_a_nerve_there_is_no_traffic_light(room: Room, key: str, too_much: bool) -> None:
    """Two of ten is the limit."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, ("nerves/known",))
    room.desk.chart.rate(BEFORE, 0)
    async with room.visit("hold") as visit:
        visit.on(ChangesScreen)
        await visit.press("enter")
        await hold(visit)
        await visit.press(key)
        assert ("with a nerve or a fresh injury" in follows(visit)) is too_much
        assert "Amber" not in follows(visit)


async def test_the_next_start_asks_how_the_morning_was(ready: Room) -> None:
    """Once, before anything else of that day, with the day of the session that is meant."""
    async with ready.visit() as visit:
        await visit.press("s")
        await hold(visit)
        await visit.press("1", "escape", "q")
    ready.wall.moment += timedelta(days=1)
    async with ready.visit() as visit:
        await visit.press("s")
        assert "How strong was your pain on the morning after your last session?" in visit.prose
        assert "The session was on 2026-03-01." in visit.prose
        await visit.press("2")
        visit.on(SignsScreen)
        await visit.press("q", "s")
        visit.on(SignsScreen)
    assert [entry for entry in ready.ratings() if entry[0] is MORNING] == [(MORNING, 2)]


async def test_a_morning_can_be_passed_over(ready: Room) -> None:
    """Then nobody asks for it again."""
    async with ready.visit("hold") as visit:
        await hold(visit)
        await visit.press("1")
    ready.wall.moment += timedelta(days=1)
    for screen in (PainScreen, SignsScreen):
        async with ready.visit("hold") as visit:
            visit.on(screen)
            await visit.press("enter")
    assert [entry for entry in ready.ratings() if entry[0] is MORNING] == [(MORNING, None)]


async def test_two_mornings_that_were_worse_make_the_next_session_easier(ready: Room) -> None:
    """After lighter hours, with the reason."""
    for _ in range(2):
        async with ready.visit() as visit:
            await visit.press("s")
            if isinstance(visit.app.screen, PainScreen) and "morning" in visit.text:
                await visit.press("2")
            if isinstance(visit.app.screen, SignsScreen):
                await visit.press("n")
            if isinstance(visit.app.screen, PainScreen):
                await visit.press("0")
            await hold(visit)
            await visit.press("0", "escape")
        ready.wall.moment += timedelta(days=1)
    async with ready.visit() as visit:
        await visit.press("s", "2", "n")
        visit.on(NotNowScreen)
        assert "Two mornings in a row were worse than before." in visit.prose
        assert "lighter hours; then one step easier." in visit.prose
    ready.wall.moment += timedelta(hours=49)
    async with ready.visit("sets") as visit:
        await visit.press("n", "0")
        assert "The last session was too much." in visit.prose
        visit.on(ChangesScreen)
