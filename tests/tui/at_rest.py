"""Keys and sizes for a program without a terminal: each is given once the one before has done all that it does.

Textual's own pilot waits until the processor is idle instead: that takes long, and on a busy machine it is too short.
"""

import asyncio
import unicodedata
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import REPLACED_KEYS, _get_unicode_name_from_key
from textual.pilot import Pilot

from coach.core.moves import Phase
from coach.tui.screens.session import SessionScreen

PATIENCE = 20
"""Seconds after which a screen that does not stand never will."""

LOOKS = 2
"""A screen that stands at one look may still be laid out anew at the next."""

GLANCE = 0.002
"""Seconds between two looks at a screen that does not stand yet."""


async def press(app: App[Any], pilot: Pilot[Any], *keys: str) -> None:
    """Press these keys, one after the other."""
    for key in keys:
        app.post_message(_event(app, key))
        await drawn(app, pilot)


async def resize(app: App[Any], pilot: Pilot[Any], columns: int, rows: int) -> None:
    """Make the terminal as large as this."""
    driver, size = app._driver, Size(columns, rows)
    assert isinstance(driver, HeadlessDriver)
    driver._size = size
    app.post_message(events.Resize(size, size))
    await drawn(app, pilot)


async def drawn(app: App[Any], pilot: Pilot[Any]) -> None:
    """Wait until the uppermost screen stands, or the program has ended."""
    looks = 0
    async with asyncio.timeout(PATIENCE):
        while app.return_value is None and looks < LOOKS:
            await pilot._wait_for_screen()
            await _heard(app)
            await app.animator.wait_until_complete()
            app.screen._on_timer_update()
            looks = looks + 1 if _has_begun(app) and _stands(app) else 0
            await asyncio.sleep(0 if looks else GLANCE)


async def _heard(app: App[Any]) -> None:
    """Wait until what was already posted to the focused widget, its screen and the app has been taken in, and what
    they posted upwards because of it."""
    for _ in range(2):
        for node in (app.focused, app.screen, app):
            if node is None or not node.is_running:
                continue
            reached = asyncio.Event()
            if node.call_later(reached.set):
                with suppress(TimeoutError):  # it may go away meanwhile
                    await asyncio.wait_for(reached.wait(), 1)


def _has_begun(app: App[Any]) -> bool:
    """Whether the session that is shown, if one is, has been started; before that it takes no key."""
    return not isinstance(app.screen, SessionScreen) or app.screen.conductor.session.phase is not Phase.READY


def _stands(app: App[Any]) -> bool:
    """Whether the uppermost screen is laid out in the size of the terminal, and has something on it."""
    compositor = app.screen._compositor
    return compositor.size == app.size and any(strip.text.strip() for strip in compositor.render_strips())


def _event(app: App[Any], key: str) -> events.Key:
    """What the terminal sends when this key is pressed."""
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        character = key if len(key) == 1 else None
    event = events.Key(key, character)
    event.set_sender(app)
    return event
