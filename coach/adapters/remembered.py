"""The list of all routines as it was last time, for as long as no file has changed: then nothing need be read.

Only a shortcut: a file in the cache that is missing, damaged or out of date costs time and nothing else. Must never
raise, nor be believed when any file or folder of the shelves looks different.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from coach.core.catalogue import Catalogue, Entry
from coach.core.search import Page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FORM = 3
"""Goes up whenever what is kept, or what it is made by, changes its meaning."""

Mark = list[list[object]]
"""How every file and folder looks: its path, size and times. Texts and numbers, as JSON has them."""


def as_plain(catalogue: Catalogue) -> tuple[Any, ...]:
    """A catalogue as bare tuples, which may travel between processes."""
    return tuple(map(tuple, catalogue.entries)), catalogue.problems, tuple(map(tuple, catalogue.pages))


def from_plain(entries: Iterable[Any], problems: tuple[Any, ...], pages: Iterable[Any]) -> Catalogue:
    """The catalogue that these tuples were."""
    return Catalogue(tuple(Entry(*entry) for entry in entries), problems, tuple(Page(*page) for page in pages))


def mark(paths: Iterable[Path]) -> Mark:
    """How these files and folders look now."""
    return [[FORM], *(_look(path) for path in paths)]


def recall(cache: Path, now: Mark) -> Any:
    """What was kept under this mark, with tuples for lists; None where there is nothing, or it is out of date."""
    try:
        kept = json.loads(cache.read_bytes())
        return _tuples(kept["what"]) if kept["mark"] == now else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def remember(cache: Path, now: Mark, what: Any) -> None:
    """Keep this under this mark, whole or not at all."""
    beside = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps({"mark": now, "what": what}), encoding="utf-8")
        beside.replace(cache)
    except OSError:
        return


def _look(path: Path) -> list[object]:
    try:
        seen = path.stat()
    except OSError as error:
        return [str(path), error.errno]
    return [str(path), seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino]


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
