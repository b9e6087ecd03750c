"""How the library looks: at every size, in every theme, with odd titles and with a thousand routines."""

import re
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.catalogue import Catalogue
from coach.core.search import Page as Found
from coach.core.search import plain
from coach.tui.screens.library import LibraryScreen
from coach.tui.theme import THEMES
from tests.tui.conftest import MakeRoom
from tests.tui.contrast import faint
from tests.tui.in_library import browse, listed, marked, told
from tests.tui.shelf import shelve

SIZES = [(60, 18), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_is_whole_and_aligned(
    room_with: MakeRoom, built_in: ShelfLibrary, size: tuple[int, int]
) -> None:
    """Title and length of each routine and the number beside each filter can be read, at every size."""
    async with room_with(built_in).visit(size=size) as visit:
        screen = await browse(visit)
        top = next(at for at, line in enumerate(visit.text.splitlines()) if re.search("Routine +Length", line)) + 1
        lines = [line.split("│") for line in visit.text.splitlines()[top : top + screen.results.size.height]]
        assert len({right.index(" min") for *_, right in lines}) == 1
        for (*_, right), entry in zip(lines, screen.results.entries, strict=False):
            assert right.strip(" ▸").startswith(entry.title[:15])
            assert entry.length.removeprefix("about ") in right
        numbers = [left[0].strip(" ▁▂▃▄▅▆▇█").split()[-1] for left in lines if "○" in left[0]]
        assert len(numbers) > 5
        assert all(number.isdigit() for number in numbers)


async def test_what_one_needs_stands_in_the_list_where_there_is_room(
    room_with: MakeRoom, built_in: ShelfLibrary
) -> None:
    """And beneath it always, in full."""
    for size in ((80, 24), (120, 40)):
        async with room_with(built_in).visit(size=size) as visit:
            await browse(visit, *"bedtime")
            assert visit.prose.count("wall, step, chair") == (2 if size[0] > 100 else 1)


async def test_brackets_in_a_title_are_brackets(room_with: MakeRoom, tmp_path: Path) -> None:
    """What files say is never markup; and a title of wide letters takes its room."""
    shelve(tmp_path, "odd", "hold: 5 s", title="'[bold]Odd[/bold]'")
    shelve(tmp_path, "wide", "hold: 5 s", title="ふくらはぎ")
    async with room_with(ShelfLibrary([Shelf(built_in_folder()), Shelf(tmp_path)])).visit() as visit:
        await browse(visit, *"odd")
        assert marked(visit) == "[bold]Odd[/bold]"
        await visit.press(*["backspace"] * 3, *["pagedown"] * 9)
        assert marked(visit) == "ふくらはぎ"


async def test_a_thousand_routines_are_all_listed(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Down to the last one; and each letter is answered."""
    (one, *_), numbers = built_in.catalogue().entries, [f"{number:03}" for number in range(1_000)]
    entries = tuple(one._replace(id=f"mine-{number}", title=f"Mine {number}") for number in numbers)
    pages = tuple(Found(f"routine:{entry.id}", entry.title, "", plain(entry.title)) for entry in entries)
    async with room_with(built_in).visit(size=(80, 60)) as visit:
        await visit.app.push_screen(LibraryScreen(Catalogue(entries, (), pages)))
        await visit.press(*"mine")
        assert told(visit) == "1000 routines"
        assert len(listed(visit)) == 1_000
        await visit.press("up", *["pagedown"] * 25)
        assert marked(visit) == "Mine 999"
        await visit.press(*" 99")
        assert listed(visit) == [f"mine-{number}" for number in numbers if number.startswith("99")] + [
            f"mine-{number}" for number in numbers if number.endswith("99") and number != "999"
        ]


async def test_whatever_is_written_can_be_read(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """In every theme: with the mark among the routines, among the filters, and with filters chosen."""
    found = []
    async with room_with(built_in).visit(size=(120, 40)) as visit:
        await browse(visit, *"ca", "down")
        for keys in ((), ("tab", "down"), ("space", "right", "right", "space", "down")):
            await visit.press(*keys)
            for name, theme in THEMES.items():
                visit.app.theme = theme.name
                await visit.settle()
                found += faint(visit.app, name)
    assert not found
