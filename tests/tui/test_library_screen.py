"""The library as a place to browse: words, filters, and the routines that are left."""

import re

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from coach.adapters.library import ShelfLibrary
from coach.core.choose import offers
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.library import LibraryScreen, Words
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.widgets.facets import Facets
from tests.tui.conftest import MakeRoom
from tests.tui.in_library import at_once, browse, filter_by, listed, marked, row, told
from tests.tui.visit import Room


async def test_every_letter_narrows_it_down(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """All of them by title to begin with; then what has all of the words, best first."""
    async with room_with(built_in).visit() as visit:
        await browse(visit)
        routines = built_in.routines()
        assert listed(visit) == sorted(routines, key=lambda name: routines[name].title.casefold())
        assert told(visit) == f"{len(routines)} routines"
        await visit.press(*"calf")
        found = listed(visit)
        assert found[0] == marked(visit).lower().replace(" ", "-") == "wall-calf-stretch"
        assert told(visit) == f"{len(found)} routines"
        await visit.press(*" zzz")
        assert listed(visit) == []
        assert "No routine has all of these words. Where it hurts: esc, then w." in visit.text
        await visit.press("enter", "down", "up", "pagedown")
        visit.on(LibraryScreen)


async def test_the_arrows_go_through_the_routines_while_one_types(ready: Room) -> None:
    """Enter opens the marked one, which is described beneath; Escape leads back to where one was."""
    async with ready.visit() as visit:
        screen = await browse(visit, *"our", "down", "up", "down", "down")
        chosen = listed(visit)[2]
        assert marked(visit) == f"Our {chosen}"
        assert "For the tests. Needs wall." in visit.text
        await visit.press(*["up"] * 2, *["backspace"] * 3, "down")
        assert marked(visit) == "Cool-down after cycling"
        assert "off the bike, easy walking" in visit.text
        await visit.press(*"our", "down", "down")
        await visit.press("enter")
        visit.on(RoutineScreen)
        await visit.press("escape")
        assert (screen.words.value, marked(visit)) == ("our", f"Our {chosen}")
        await visit.press("escape")
        visit.on(HomeScreen)


async def test_a_page_up_and_down(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """To the last one, and back to the first."""
    async with room_with(built_in).visit() as visit:
        await browse(visit, "pagedown")
        second = marked(visit)
        await visit.press(*["pagedown"] * 5)
        assert marked(visit) == "Warm-up before strength work" != second
        await visit.press(*["pageup"] * 9)
        assert marked(visit) == "Bedtime cramp routine"


async def test_keys_count_in_the_order_in_which_they_are_typed(ready: Room) -> None:
    """Letters, an arrow, Enter, all in one go: the second hit of the word is opened; and Tab and Space behind a word
    choose a filter and type nothing."""
    async with ready.visit() as visit:
        await browse(visit)
        await at_once(visit, *"our", "down", "enter")
        assert visit.on(RoutineScreen)._routine.title == "Our five"
        await visit.press("escape", "escape")
        screen = await browse(visit)
        await at_once(visit, *"our", "tab", "space")
        assert screen.words.value == "our"
        assert "· before exercise" in told(visit)


async def test_letters_are_typed_and_open_nothing(ready: Room) -> None:
    """w, q, s, l, / and ? are letters here, and a space is one too."""
    async with ready.visit() as visit:
        screen = await browse(visit, "w", "q", "s", "l", "slash", "question_mark", "space")
        assert screen.words.value == "wqsl/? "


async def test_filters_combine_and_are_told_in_words(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Every one of them and the words together; each is marked by its sign too."""
    async with room_with(built_in).visit(size=(120, 60)) as visit:
        await browse(visit)
        for words in ("any time", "hamstrings", "up to 10 min", "no mat"):
            await filter_by(visit, words)
        expected = [
            offer.routine.id
            for offer in offers(built_in)
            if "any-time" in offer.routine.when
            and "hamstrings" in offer.targets
            and offer.length <= 600_000
            and "mat" not in offer.needs
        ]
        assert sorted(listed(visit)) == sorted(expected) != []
        assert told(visit) == f"{len(expected)} routines · any time · up to 10 min · hamstrings · no mat"
        signs = [line.split("│")[0].strip(" ▸") for line in visit.text.splitlines() if "●" in line or "■" in line]
        assert [re.split("  +", sign)[0] for sign in signs] == [
            "● any time", "● up to 10 min", "■ hamstrings", "■ no mat"
        ]  # fmt: skip
        await visit.press("tab", *"desk")
        assert set(listed(visit)) < set(expected)
        assert all("desk" in name for name in listed(visit))


async def test_the_number_beside_a_filter_comes_true(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """What stands beside it is how many routines are left once it is chosen."""
    async with room_with(built_in).visit(size=(120, 60)) as visit:
        await browse(visit, *"stretch")
        line = visit.text.splitlines()[row(visit, "Sciatica")]
        number = int(line.split("│")[0].split()[-1])
        await filter_by(visit, "Sciatica")
        assert len(listed(visit)) == number


async def test_one_length_takes_the_place_of_another(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """And chosen again, a filter is taken back."""
    async with room_with(built_in).visit() as visit:
        await browse(visit)
        await filter_by(visit, "up to 10 min")
        ten = listed(visit)
        await filter_by(visit, "up to 5 min")
        assert "up to 10 min" not in told(visit)
        assert set(listed(visit)) < set(ten)
        await filter_by(visit, "up to 5 min")
        assert told(visit) == f"{len(built_in.routines())} routines"


async def test_one_key_takes_every_filter_back(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """The words stay. It is offered only while there is something to take back."""
    async with room_with(built_in).visit() as visit:
        screen = await browse(visit, *"calf")
        before = listed(visit)
        assert "Clear" not in visit.footer
        await filter_by(visit, "when it hurts")
        await filter_by(visit, "no equipment")
        await filter_by(visit, "Plantar heel pain")
        assert listed(visit) == []
        assert "No routine is all of this; ^r takes the filters back · when it hurts" in visit.text
        assert "^r Clear" in visit.footer
        await visit.press("ctrl+r")
        assert (listed(visit), screen.words.value) == (before, "calf")
        assert "Clear" not in visit.footer


async def test_left_and_right_go_from_group_to_group(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """To its first filter, with its name above it, and round."""
    async with room_with(built_in).visit() as visit:
        await browse(visit, "tab")
        seen = []
        for key in ("right", "right", "left", "left", "left"):
            await visit.press(key)
            line = row(visit, "▸ ")
            seen.append([part.strip(" ▸○□│▁█").split("  ")[0] for part in visit.text.splitlines()[line - 1 : line + 1]])
        groups = [heading for heading, _ in seen]
        assert [group.split()[0] for group in groups] == ["Length", "For", "Length", "When", "Needs"]
        assert seen[0][1].startswith("up to 5 min")


async def test_the_mouse_chooses_filters_and_opens_routines(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """A click on a line of either."""
    async with room_with(built_in).visit() as visit:
        await browse(visit)
        await visit.pilot.click(offset=(6, row(visit, "before bed")))
        await visit.settle()
        assert told(visit).endswith("· before bed")
        await visit.pilot.click(offset=(50, row(visit, "Slow breathing")))
        await visit.settle()
        assert visit.on(RoutineScreen)._routine.id == "slow-breathing"


async def test_a_routine_is_found_opened_and_started(ready: Room) -> None:
    """From the library to the session."""
    async with ready.visit() as visit:
        await browse(visit, *"our short")
        await visit.press("enter", "enter")
        assert visit.on(SessionScreen).conductor.session.timeline.routine == "short"


@pytest.mark.parametrize("node", [LibraryScreen, Words, Facets])
def test_every_binding_has_an_id_a_word_and_a_tooltip(node: type[DOMNode]) -> None:
    """The footer and the page of keys are made from them."""
    for binding in node.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id and binding.description and binding.tooltip, binding
