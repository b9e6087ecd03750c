"""A fresh injury: its place and its day are asked for, and nothing urgent waits for that."""

import pytest

from coach.core.answers import Form, Injury
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from tests.tui.in_session import question as asked
from tests.tui.visit import Room


@pytest.mark.parametrize(
    ("where", "tick", "when", "since"),
    [
        ("1", "acute-calf", "1", "2026-03-01T21:30:00.000Z"),
        ("2", "acute-hamstring", "2", "2026-03-02T04:00:00.000Z"),
        ("3", "acute-other", "5", "2026-02-27T04:00:00.000Z"),
    ],
)
async def test_a_fresh_injury_is_asked_for_its_place_and_its_day(
    room: Room, where: str, tick: str, when: str, since: str
) -> None:
    """One key each, and no other key; it is dated by the hour, or by the end of the day where that alone is known."""
    async with room.visit() as visit:
        await visit.press("s")
        await visit.come_in()
        await visit.deny(before=4)
        await visit.press("3", "enter")
        await visit.deny()
        assert asked(visit).startswith("Where is the injury? 1 The calf 2 The back of the thigh 3 Another part")
        await visit.press("n", "enter", "4", where)
        assert asked(visit).startswith("When did it happen? 1 just now 2 earlier today 3 yesterday 4 two days ago")
        await visit.press("n", "enter", "6", when)
    (injury,) = (entry for entry in room.entries() if isinstance(entry, Injury))
    assert (injury.tick, injury.since) == (tick, since)
    assert room.answers() == [(Form.FULL, ("fresh-injury/strain",))]


@pytest.mark.parametrize("keys", [("escape",), ("ctrl+c",), ("1", "escape")])
async def test_an_injury_without_place_or_day_was_not_answered(room: Room, keys: tuple[str, ...]) -> None:
    """Nor was anything else of that form: it all comes again."""
    async with room.visit() as visit:
        await visit.press("s")
        await visit.come_in()
        await visit.deny(before=4)
        await visit.press("3", "enter")
        await visit.deny()
        await visit.press(*keys)
        visit.on(HomeScreen)
    assert room.answers() == []
    assert not any(isinstance(entry, Injury) for entry in room.entries())


@pytest.mark.parametrize("urgent", ["1", "2"], ids=["emergency", "same-day"])
async def test_no_place_is_asked_for_where_help_is_urgent(room: Room, urgent: str) -> None:
    """The card comes first, and nobody can lose it by leaving a question about the injury."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.deny(before=4)
        await visit.press("3", urgent, "enter")
        await visit.deny()
        assert not isinstance(visit.app.screen, AskScreen)
        visit.on(EmergencyScreen)
    assert len(room.answers()) == 1
