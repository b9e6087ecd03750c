"""A session that was cut off is offered once at the next start: gone on with where it was, saved, or left."""

from datetime import timedelta
from pathlib import Path

import pytest

from coach.adapters.journal import SqliteJournal
from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.ports import Library
from coach.core.record import Ended, State
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.adapters.records import RUNNING
from tests.tui.conftest import MakeRoom
from tests.tui.in_session import index, only, question, shown
from tests.tui.left_lying import Elsewhere, cut, left, not_offered, offered
from tests.tui.shelf import shelve
from tests.tui.visit import Room

OFFER = "“Our sides” was cut off 5 min ago, with 12 s held. "
WAYS = "g go on where it was s save it as it stands l decide later"


@pytest.mark.parametrize("routine", [None, "flat"], ids=["at home", "on an errand"])
async def test_it_is_offered_at_the_next_start(ready: Room, journal: Path, routine: str | None) -> None:
    """With what it was, how long ago, and how much was held of it; at home and before another session."""
    cut(ready, journal)
    async with ready.visit(routine) as visit:
        assert await offered(visit) == OFFER + WAYS


async def test_without_one_nothing_is_asked(ready: Room, journal: Path) -> None:
    """Neither on a first start, nor of a session that another terminal still plays."""
    async with ready.visit() as visit:
        assert await not_offered(visit)
    cut(ready, journal, alive=True)
    async with ready.visit() as visit:
        assert await not_offered(visit)
        visit.on(HomeScreen)
    async with ready.visit("flat") as visit:
        visit.on(SessionScreen)


async def test_it_goes_on_at_the_second_where_it_was(ready: Room, journal: Path) -> None:
    """Paused, with what was held; the lead-in comes first, and the rest makes the session whole. The record is still
    that of the session that was begun: one, with its id, its start, its day and its version."""
    before = cut(ready, journal)
    async with ready.visit() as visit:
        await offered(visit)
        await visit.press("g")
        assert (index(visit), shown(visit)) == (1, ("PAUSED", "18"))
        assert "Space goes on" in visit.text
        await visit.pass_time(60)
        await visit.press("space")
        assert shown(visit) == ("READY", "3")
        await visit.pass_time(3)
        assert shown(visit) == ("HOLD", "18")
        await visit.pass_time(18 + 5 + 30 + 1)
        await visit.leave_pain_out()
        visit.on(EndScreen)
        assert "Done. All of it was held." in visit.text
    record = only(ready)
    assert (record.state, record.held) == (State.COMPLETED, 60_000)
    assert (record.id, record.started, record.day) == (before.id, before.started, before.day)
    assert (record.version, record.offset_minutes) == (before.version, before.offset_minutes)
    assert left(ready) == []


@pytest.mark.parametrize(
    ("seconds", "part", "digits"), [(11, 1, "29"), (43, 2, "5"), (40, 2, "5"), (45, 3, "30"), (74, 3, "1")]
)
async def test_every_instant_is_a_place_to_go_on_from(
    ready: Room, journal: Path, seconds: int, part: int, digits: str
) -> None:
    """In a hold, in the switch between two, and as one of them begins."""
    cut(ready, journal, seconds=seconds)
    async with ready.visit() as visit:
        await offered(visit)
        await visit.press("g")
        assert (index(visit), shown(visit)) == (part, ("PAUSED", digits))


async def test_what_was_not_done_is_not_called_done(ready: Room, journal: Path) -> None:
    """Taken up and ended at once, it has what it had before, and is on record as ended early."""
    before = cut(ready, journal)
    async with ready.visit() as visit:
        await offered(visit)
        await visit.press("g", "space")
        await visit.pass_time(2)
        await visit.press("q", "y")
        await visit.leave_pain_out()
        assert "Not all of it was held." in visit.text
    record = only(ready)
    assert (record.id, record.state, record.held) == (before.id, State.ENDED_EARLY, 12_000)


async def test_what_was_skipped_before_the_cut_keeps_it_from_being_whole(ready: Room, journal: Path) -> None:
    """The rest held to its end makes nothing complete that was left before."""
    record = cut(ready, journal, "sets", seconds=20)
    assert [play.ended for play in record.segments][-1] is Ended.STOPPED
    async with ready.visit() as visit:
        await offered(visit)
        await visit.press("g", "n", "space", "enter")
        await visit.pass_time(2)
        await visit.leave_pain_out()
    assert only(ready).state is State.ENDED_EARLY


@pytest.mark.parametrize("then", ["edited", "deleted", "broken"])
async def test_the_file_of_the_routine_does_not_matter(
    room_with: MakeRoom, journal: Path, tmp_path: Path, then: str
) -> None:
    """The session carries its own copy, whatever became of the file in between."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = shelve(folder, "ours", "hold: 30 s", "each")

    def library() -> Library:
        return ShelfLibrary([Shelf(built_in_folder()), Shelf(folder)])

    cut(room_with(library()), journal, "ours")
    if then == "deleted":
        path.unlink()
    elif then == "broken":
        path.write_text("format: 1\ntitle: [", encoding="utf-8")
    else:
        shelve(folder, "ours", "hold: 7 s", "right", title="Another")
    room = room_with(library()).attest()
    async with room.visit() as visit:
        assert (await offered(visit)).startswith("“Our ours” was cut off")
        await visit.press("g", "space", "enter")
        assert shown(visit) == ("HOLD", "18")
        await visit.pass_time(18 + 5 + 30 + 1)
        await visit.leave_pain_out()
    assert (only(room).state, only(room).held) == (State.COMPLETED, 60_000)


async def test_s_saves_it_as_it_stands(ready: Room, journal: Path) -> None:
    """Ended early, with every play that was on record, and not a second more; and it is not offered again."""
    before = cut(ready, journal)
    async with ready.visit() as visit:
        await offered(visit)
        await visit.press("s")
        visit.on(HomeScreen)
    after = only(ready)
    assert (after.id, after.started, after.day) == (before.id, before.started, before.day)
    assert (after.state, after.held, after.segments) == (State.ENDED_EARLY, 12_000, before.segments)
    async with ready.visit() as visit:
        assert await not_offered(visit)


@pytest.mark.parametrize("key", ["l", "escape", "ctrl+c"])
async def test_l_leaves_it_for_the_next_start(ready: Room, journal: Path, key: str) -> None:
    """Nothing of it changes, and it is offered again; no other key answers."""
    before = cut(ready, journal)
    async with ready.visit() as visit:
        await offered(visit)
        await visit.press("enter", "space", "y", "n", "x")
        visit.on(AskScreen)
        await visit.press(key)
        visit.on(HomeScreen)
    assert left(ready) == [before.id]
    async with ready.visit() as visit:
        assert await offered(visit) == OFFER + WAYS


@pytest.mark.parametrize("key", ["s", "l"])
async def test_what_the_program_was_started_for_comes_next(ready: Room, journal: Path, key: str) -> None:
    """Once the answer is given, saved or left."""
    cut(ready, journal)
    async with ready.visit("flat") as visit:
        await offered(visit)
        await visit.press(key)
        assert shown(visit) == ("READY", "10")
        assert visit.on(SessionScreen).conductor.session.timeline.routine == "flat"


@pytest.mark.parametrize(("minutes", "can"), [(0, True), (119, True), (121, False), (60 * 24 * 30, False)])
async def test_after_two_hours_it_is_only_saved(ready: Room, journal: Path, minutes: int, can: bool) -> None:
    """Nobody is warm or in position any more: the way to go on is not offered, and its key does nothing."""
    cut(ready, journal, ago=timedelta(minutes=minutes))
    async with ready.visit() as visit:
        asked = await offered(visit)
        assert ("g go on" in asked) == can
        assert "s save it as it stands" in asked
        await visit.press("g")
        visit.on(SessionScreen if can else AskScreen)


async def test_an_exercise_that_is_gone_is_not_gone_on_with(room_with: MakeRoom, journal: Path, tmp_path: Path) -> None:
    """The gate knows nothing of it any more, so that it can only be saved."""
    folder = tmp_path / "shelf"
    (folder / "exercises").mkdir(parents=True)
    card = folder / "exercises" / "our-lean.yaml"
    own = (built_in_folder() / "exercises" / "wall-calf-stretch.yaml").read_text(encoding="utf-8")
    card.write_text(own.replace("formerly:", "synonyms:"), encoding="utf-8")
    shelve(folder, "ours", "hold: 30 s", "each").write_text(
        (folder / "ours.yaml").read_text(encoding="utf-8").replace("wall-calf-stretch", "our-lean"), encoding="utf-8"
    )
    cut(room_with(ShelfLibrary([Shelf(built_in_folder()), Shelf(folder)])), journal, "ours")
    card.unlink()
    room = room_with(ShelfLibrary([Shelf(built_in_folder()), Shelf(folder)])).attest()
    async with room.visit() as visit:
        assert "g go on" not in await offered(visit)


async def test_what_cannot_be_read_any_more_can_still_be_saved(ready: Room, journal: Path) -> None:
    """A copy of what was asked that makes no session, as of another version, keeps nobody from the rest of it."""
    SqliteJournal(journal, Elsewhere(alive=False), lambda: ready.wall.moment).save(RUNNING)
    async with ready.visit() as visit:
        assert "g go on" not in await offered(visit)
        await visit.press("s")
        visit.on(HomeScreen)
    assert (only(ready).state, only(ready).held) == (State.ENDED_EARLY, RUNNING.held)


@pytest.mark.parametrize("routine", [None, "flat"])
async def test_a_journal_that_cannot_be_read_is_no_hindrance(room: Room, journal: Path, routine: str | None) -> None:
    """Nothing is offered, and the program opens."""
    journal.parent.mkdir(parents=True)
    journal.write_bytes(b"no journal at all" * 100)
    async with room.visit(routine) as visit:
        assert await not_offered(visit)
        visit.on(HomeScreen if routine is None else WelcomeScreen)


async def test_each_of_several_is_asked_about_the_newest_first(ready: Room, journal: Path) -> None:
    """And none is forgotten for the answer to another."""
    cut(ready, journal, "flat", ago=timedelta(hours=3))
    cut(ready, journal, "sides")
    async with ready.visit() as visit:
        assert (await offered(visit)).startswith(OFFER)
        await visit.press("s")
        assert question(visit).startswith("“Our flat” was cut off 3 h ago")
        await visit.press("s")
        visit.on(HomeScreen)
    assert [record.state for record in ready.records()] == [State.ENDED_EARLY] * 2


async def test_its_title_is_never_markup(room_with: MakeRoom, journal: Path, tmp_path: Path) -> None:
    """Text from a file is shown as it was written."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    shelve(folder, "ours", "hold: 30 s", title='"[red]Ours[/red] [@click=quit]x[/]"')
    room = room_with(ShelfLibrary([Shelf(built_in_folder()), Shelf(folder)])).attest()
    cut(room, journal, "ours")
    async with room.visit() as visit:
        assert "“[red]Ours[/red] [@click=quit]x[/]” was cut off" in await offered(visit)


@pytest.mark.parametrize("key", ["g", "s"])
async def test_an_errand_ends_with_the_session_that_was_taken_up(ready: Room, journal: Path, key: str) -> None:
    """`coach resume` on a terminal: 0 where the rest of it was held or it was saved, and the session is over."""
    cut(ready, journal)
    async with ready.visit("") as visit:
        await offered(visit)
        await visit.press(key)
        if key == "g":
            await visit.press("space")
            await visit.pass_time(3 + 18 + 5 + 30 + 1)
            await visit.leave_pain_out()
            await visit.press("escape")
    assert visit.code() == 0
    assert only(ready).state is (State.COMPLETED if key == "g" else State.ENDED_EARLY)


async def test_settings_that_cannot_be_read_are_told_of_then_too(ready: Room, journal: Path, tmp_path: Path) -> None:
    """As before any other session; it goes on all the same."""
    cut(ready, journal)
    path = tmp_path / "config" / "settings.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("format: 1\nsound: {volume: shrill}\n", encoding="utf-8")
    async with ready.visit() as visit:
        await offered(visit)
        await visit.press("g")
        assert "shrill" in visit.prose
        assert shown(visit) == ("PAUSED", "18")


async def test_ice_that_was_cut_off_is_only_saved(ready: Room, journal: Path) -> None:
    """The time until it may be used again counts from when it was last held, whoever ended that."""
    cut(ready, journal, "ice-pack", 100)
    async with ready.visit() as visit:
        assert "was cut off" in await offered(visit)
        assert "save it as it stands" in visit.prose
        assert "go on where it was" not in visit.prose
