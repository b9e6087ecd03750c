"""First aid for a cramp: one key from home, nothing asked first, and what must not be there in sight."""

import pytest

from coach.core.answers import Form, Moment
from coach.core.cues import Kind
from coach.core.moves import Command
from coach.core.timeline import Segment
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.tui.in_session import shown
from tests.tui.visit import Room, Visit

SIZES = [(60, 18), (80, 24), (120, 40)]
FIRST_AID = ["cramp-first-aid", "hamstring-cramp-first-aid", "quad-cramp-first-aid"]
WALK = "easy-walk"


def plays(visit: Visit) -> str:
    """Which routine runs."""
    return visit.on(SessionScreen).conductor.session.timeline.routine


def part(visit: Visit) -> Segment:
    segment = visit.on(SessionScreen).conductor.view().segment
    assert segment is not None
    return segment


def exercise(visit: Visit) -> str:
    return part(visit).exercise


def signs(room: Room) -> tuple[str, ...]:
    found = room.desk.library.safety().first_aid.signs
    assert len(found) == 3
    return found


async def test_one_key_from_home_begins_it(room: Room) -> None:
    """Before anything was ever answered: no welcome, no question, no pain; the first one that there is."""
    async with room.visit() as visit:
        await visit.press("c")
        assert plays(visit) == room.desk.library.safety().first_aid.routines[0] == "cramp-first-aid"
        assert visit.on(SessionScreen).conductor.running
    assert room.entries() == ()


@pytest.mark.parametrize("routine", FIRST_AID)
async def test_each_of_them_begins_without_questions(room: Room, routine: str) -> None:
    """From its page and from the command line as well."""
    async with room.visit(routine) as visit:
        assert plays(visit) == routine
    async with room.visit() as visit:
        visit.app.open(f"routine:{routine}")
        await visit.settle()
        await visit.press("enter")
        assert plays(visit) == routine
    assert room.entries() == ()


async def test_the_questions_come_before_the_next_other_routine(room: Room) -> None:
    """First aid answers none of them."""
    async with room.visit() as visit:
        await visit.press("c", "q", "y", "escape")
        visit.on(HomeScreen)
        await visit.press("s")
        visit.on(WelcomeScreen)


@pytest.mark.parametrize(
    ("routine", "size"),
    [*((FIRST_AID[0], size) for size in SIZES), *((routine, (80, 24)) for routine in FIRST_AID[1:])],
)
async def test_what_must_not_be_there_is_in_sight_until_the_first_step_is_over(
    room: Room, routine: str, size: tuple[int, int]
) -> None:
    """A clot, a tear and ten minutes, whole, in the lead-in, in each hold and rest, and in a pause; then no longer.

    The word, the seconds and what to do stay in sight beside them.
    """
    async with room.visit(routine, size=size) as visit:
        screen = visit.on(SessionScreen)
        first, paused = exercise(visit), set[Kind]()
        while exercise(visit) == first:
            for sign in signs(room):
                assert sign in visit.prose, visit.text
            assert screen.digits.block_rows >= {60: 1, 80: 5, 120: 8}[size[0]], visit.text
            assert screen.digits.text.strip() != ""
            assert screen.query_one("#instruction").region.height > 0
            if (kind := part(visit).kind) not in paused:
                paused.add(kind)
                await visit.press("space")
                assert signs(room)[0] in visit.prose
                await visit.press("space")
            screen.action_obey(Command.NEXT)
            await visit.settle()
        assert {Kind.PREPARE, Kind.HOLD, Kind.REST} <= paused
        assert exercise(visit) == WALK
        assert not any(sign in visit.prose for sign in signs(room))


async def test_time_alone_does_not_take_them_away(room: Room) -> None:
    """They stay while the first hold runs."""
    async with room.visit("cramp-first-aid") as visit:
        await visit.pass_time(20)
        assert shown(visit)[0] == "HOLD"
        for sign in signs(room):
            assert sign in visit.prose


async def test_other_routines_show_none_of_them(ready: Room) -> None:
    """There the questions were asked."""
    async with ready.visit("hold") as visit:
        assert not any(sign in visit.prose for sign in signs(ready))
        assert not visit.on(SessionScreen).query_one("#signs").display


@pytest.mark.parametrize("sign", ["heart-lung-brain/chest", "clot/leg"])
async def test_an_urgent_answer_blocks_it(room: Room, sign: str) -> None:
    """The card comes in its place."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, (sign,))
    async with room.visit() as visit:
        await visit.press("c")
        visit.on(EmergencyScreen)


async def test_a_doctors_block_of_today_stands_before_it_and_an_older_one_does_not(room: Room) -> None:
    """Whoever must see a doctor, and has a cramp tomorrow, is helped."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, ("whole-body/night",))
    async with room.visit() as visit:
        await visit.press("c")
        visit.on(NotNowScreen)
    room.wall.moment = room.wall.moment.replace(day=2)
    async with room.visit() as visit:
        await visit.press("c")
        assert plays(visit) == "cramp-first-aid"


async def test_a_fresh_injury_leaves_its_stretches_out_of_first_aid_too(room: Room) -> None:
    """A torn calf is not stretched because it cramps; what is safe is offered."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, ("fresh-injury/strain",))
    room.desk.chart.injure("acute-calf", None)
    async with room.visit() as visit:
        await visit.press("c")
        offers = visit.on(NotNowScreen).offers
        assert "You said: A calf injury less than 72 hours old." in visit.prose
        assert str(offers.options[0].id) == "first-72-hours-of-a-strain"
        assert not any(option.id in FIRST_AID for option in offers.options)


async def test_strong_pain_does_not_stand_in_its_way(room: Room) -> None:
    """A cramp hurts; and no rating is asked for before it, though one is after it."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, ())
    room.desk.chart.rate(Moment.BEFORE, 9)
    room.wall.moment = room.wall.moment.replace(hour=23)
    async with room.visit() as visit:
        await visit.press("c")
        assert plays(visit) == "cramp-first-aid"
        await visit.pass_time(8)
        await visit.press("q", "y")
        visit.on(PainScreen)


async def test_the_key_means_nothing_where_something_is_asked(room: Room) -> None:
    """It is one of home; in the middle of the questions it begins nothing."""
    async with room.visit() as visit:
        await visit.press("s")
        await visit.come_in()
        await visit.press("c")
        visit.on(QuestionsScreen)
