"""Which colours the first frame has, by the settings file. Must never raise, nor read YAML where it did so before.

Without a file it costs one look at the folder; with one, what it said is kept in the cache until it is edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.adapters.remembered import mark, recall, remember

if TYPE_CHECKING:
    from pathlib import Path

USUAL = "dark"
"""A word of `core.settings.Theme`, which would bring the cues into the first frame."""


def theme_at_start(settings: Path | None, cache: Path) -> str:
    """A word of `core.settings.Theme`. `settings` is None where there is no home, `cache` a file of its own."""
    try:
        if settings is None or not settings.exists():
            return USUAL
    except OSError:
        return USUAL
    looks = mark([settings])
    known = recall(cache, looks)
    if isinstance(known, str):
        return known
    from coach.adapters.settings import read_settings

    theme = str(read_settings(settings)[0].theme)
    remember(cache, looks, theme)
    return theme
