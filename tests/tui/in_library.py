"""What somebody does in the library, and what can be seen there."""

import re

from textual import events

from coach.tui.screens.library import LibraryScreen
from tests.tui.visit import Visit


async def browse(visit: Visit, *keys: str) -> LibraryScreen:
    """Open the library, and press these keys there."""
    await visit.app.run_action("library")
    await visit.settle()
    await visit.press(*keys)
    return visit.on(LibraryScreen)


async def at_once(visit: Visit, *keys: str) -> None:
    """Press these keys as a paste or a slow line delivers them."""
    for key in keys:
        visit.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await visit.settle()


def listed(visit: Visit) -> list[str]:
    """The ids of the routines that are left, in order."""
    return [entry.id for entry in visit.on(LibraryScreen).results.entries]


def marked(visit: Visit) -> str:
    """The title of the marked routine, as it is drawn."""
    (line,) = [line for line in visit.text.splitlines() if "▸" in line[20:]]
    return line[20:].partition("▸")[2].strip().split("  ")[0]


def told(visit: Visit) -> str:
    """How many routines are left, and by which filters."""
    return next(line.strip() for line in visit.text.splitlines() if re.match(r" +(\d+|No) routine", line))


def row(visit: Visit, words: str) -> int:
    """The row of the screen that has these words."""
    return next(at for at, line in enumerate(visit.text.splitlines()) if words in line)


async def filter_by(visit: Visit, words: str) -> None:
    """Go to the filter of these words, from the first one on, and choose it."""
    facets = visit.on(LibraryScreen).facets
    if not facets.has_focus:
        await visit.press("tab")
    lines = [facets.line(at, 60) for at in range(facets.virtual_size.height)]
    facets.mark(next(at for at, line in enumerate(lines) if any(f" {words} " in text for text, _ in line)))
    await visit.press("space")
