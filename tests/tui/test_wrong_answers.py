"""What follows from what felt wrong: the card, the end, first aid, or the session without this exercise."""

from collections.abc import Iterator

import pytest

from coach.core.pages.blocked import STOPPED_FOR_TODAY
from coach.core.record import Ended, State
from coach.core.safety import Complaint, Response
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from tests.tui.in_session import felt_wrong, index, only, shown
from tests.tui.visit import Room

KEYS = {
    "chest": ("1", Response.EMERGENCY),
    "face-or-both-legs": ("21", Response.EMERGENCY),
    "one-leg": ("22", Response.SAME_DAY),
    "cold": ("31", Response.EMERGENCY),
    "swollen": ("32", Response.SAME_DAY),
    "sharp": ("4", Response.END),
    "both-legs": ("51", Response.EMERGENCY),
    "weak": ("52", Response.SAME_DAY),
    "neither": ("53", Response.END),
    "calf": ("61", Response.FIRST_AID),
    "hamstring": ("62", Response.FIRST_AID),
    "quad": ("63", Response.FIRST_AID),
    "other": ("7", Response.LEAVE_OUT),
}
"""Every way through the question, by the id of what is kept."""

URGENT = [keys for keys, then in KEYS.values() if then in (Response.EMERGENCY, Response.SAME_DAY)]
AIDS = {"61": "cramp-first-aid", "62": "hamstring-cramp-first-aid", "63": "quad-cramp-first-aid"}


def ways(complaints: tuple[Complaint, ...], typed: str = "") -> Iterator[tuple[str, str, Response]]:
    """Each complaint that decides, with the keys that lead to it."""
    for key, complaint in enumerate(complaints, 1):
        if complaint.then is None:
            yield from ways(complaint.which, f"{typed}{key}")
        else:
            yield complaint.id, f"{typed}{key}", complaint.then


def test_every_way_is_tried_here(room: Room) -> None:
    """Seven complaints, each decided after two keys at most."""
    assert len(room.desk.library.safety().feels_wrong) == 7
    found = list(ways(room.desk.library.safety().feels_wrong))
    assert {name: (keys, then) for name, keys, then in found} == KEYS
    assert len(found) == len(KEYS)
    assert all(len(keys) <= 2 for keys, _ in KEYS.values())


@pytest.mark.parametrize(("name", "way"), KEYS.items(), ids=KEYS)
async def test_each_answer_decides_what_follows(ready: Room, name: str, way: tuple[str, Response]) -> None:
    """The card, the end of the session, first aid, or the session without this exercise; and it is kept."""
    keys, then = way
    async with ready.visit() as visit:
        visit.app.sessions.begin("full-leg-stretch")
        await visit.settle()
        await visit.pass_time(12)
        await visit.press("exclamation_mark", *keys)
        await visit.settle()
        if then in (Response.EMERGENCY, Response.SAME_DAY):
            visit.on(EmergencyScreen)
            headline = "Call your local emergency number" if then is Response.EMERGENCY else "Get medical help today"
            assert headline in visit.prose
        elif then is Response.END:
            await visit.press("2")
            visit.on(EndScreen)
            assert STOPPED_FOR_TODAY in visit.prose
        elif then is Response.FIRST_AID:
            assert visit.on(SessionScreen).conductor.session.timeline.routine == AIDS[keys]
        else:
            assert visit.on(SessionScreen).conductor.session.timeline.routine == "full-leg-stretch"
    ((signs, exercise),) = felt_wrong(ready)
    assert signs == (f"feels-wrong/{name}",)
    assert exercise == ("" if then is Response.FIRST_AID else "wall-calf-stretch")


@pytest.mark.parametrize("keys", URGENT)
async def test_an_urgent_answer_blocks_afterwards(ready: Room, keys: str) -> None:
    """Every routine, first aid too, in this program and in the next."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(12)
        await visit.press("exclamation_mark", *keys)
        visit.on(EmergencyScreen)
        await visit.press("escape")
    assert visit.code() == 3
    for routine in ("flat", "slow-breathing", "cramp-first-aid"):
        async with ready.visit(routine) as visit:
            visit.on(EmergencyScreen)


async def test_leaving_out_skips_every_later_part_of_the_exercise(ready: Room) -> None:
    """On both sides and in every set; it stays paused at the next exercise, and goes on after a lead-in."""
    async with ready.visit("full-leg-stretch") as visit:
        await visit.pass_time(12)
        timeline = visit.on(SessionScreen).conductor.session.timeline
        await visit.press("exclamation_mark", "7")
        assert shown(visit)[0] == "PAUSED"
        assert timeline.segments[index(visit)].exercise == "bent-knee-calf-stretch"
        await visit.press("space")
        assert "Going on in 3" in visit.text
        await visit.press("b")
        assert timeline.segments[index(visit)].exercise == "bent-knee-calf-stretch"
        await visit.press("q", "y", "enter", "escape")
    plays = only(ready).segments
    held = [play for play in plays if play.exercise == "wall-calf-stretch" and play.held]
    assert [(play.held, play.ended) for play in held] == [(2_000, Ended.LEFT_OUT)]


async def test_leaving_out_the_only_exercise_ends_the_session(ready: Room) -> None:
    """Early, with the pain and the end screen as ever. What felt wrong may be a fresh sign, so the daily form comes
    again before the next session; and that day the exercise is left out of every routine."""
    async with ready.visit() as visit:
        visit.app.sessions.begin("flat")
        await visit.settle()
        await visit.pass_time(15)
        await visit.press("exclamation_mark", "7")
        await visit.settle()
        await visit.leave_pain_out()
        visit.on(EndScreen)
        await visit.press("escape")
        visit.on(HomeScreen)
        visit.app.sessions.begin("flat")
        await visit.settle()
        visit.on(SignsScreen)
        await visit.press("n")
        assert "It felt wrong today." in visit.prose
    assert only(ready).state is State.ENDED_EARLY


@pytest.mark.parametrize("keys", AIDS)
async def test_a_cramp_leads_to_its_own_first_aid(ready: Room, keys: str) -> None:
    """Nothing is asked between; the session that the cramp broke off is on record as stopped."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press("exclamation_mark", *keys)
        await visit.settle()
        screen = visit.on(SessionScreen)
        assert screen.conductor.session.timeline.routine == AIDS[keys]
        assert screen.query_one("#signs").display
        await visit.pass_time(7)
        await visit.press("q", "y")
        await visit.leave_pain_out()
        await visit.press("escape")
    assert visit.code() == 1
    states = {record.routine: record.state for record in ready.records()}
    assert states == {"flat": State.STOPPED, AIDS[keys]: State.ENDED_EARLY}
