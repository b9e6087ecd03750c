"""settings.yaml: what a person has set once, in a small file that may also be edited by hand.

Read by the same reader as all files. Must never be made before something is set, never half written, and never
written over where it holds a mistake or anything else that would be lost.
"""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from coach.adapters.findings import Findings, quoted
from coach.adapters.format_parts import FORMAT, NEWEST_FORMAT
from coach.adapters.rules import OneOf
from coach.adapters.scalars import Pattern, Text
from coach.adapters.shapes import Field, Fields, Record
from coach.adapters.yaml_source import MapNode, Node, TextNode, parse, read_tree
from coach.core.emergency import LONGEST_NUMBER, NUMBER_RULE, is_number, number_for
from coach.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Emergency:
    """Whose number the emergency card shows: that of a country, or one of the person's own; at most one of them."""

    country: str | None = None
    """As `core.emergency.number_for` knows it."""
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole of the file."""

    emergency: Emergency = Emergency()


class SettingsError(Exception):
    """Nothing was written; the text is one sentence that says why and what to do."""


EMERGENCY = Record(
    "emergency setting",
    {
        "country": Field(Pattern("[A-Z]{2}", "GB"), "the country whose emergency number the card shows"),
        "number": Field(Text(LONGEST_NUMBER), "a number of your own for the card"),
    },
    rules=(OneOf(("country", "number"), needed=False),),
)

SETTINGS = Record(
    "settings file",
    {
        "format": FORMAT,
        "emergency": Field(EMERGENCY, "whose number the emergency card shows"),
    },
)


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """What the file says, and what is wrong with it; with a mistake nothing is set, without a file nothing is wrong."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except OSError:
        pass  # the reader says why
    found = Findings(str(path))
    settings = _decode(read_tree(path, found), found)
    return settings, tuple(found.problems)


def set_emergency(path: Path, emergency: Emergency) -> None:
    """Keep this in the file, and leave the rest of it as it is. Raises SettingsError."""
    before, problems = read_settings(path)
    if problems:
        raise SettingsError(f"{problems[0]}; nothing was written, so mend that first")
    _write(path, "emergency", _spelt(emergency), replace(before, emergency=emergency))


def _decode(node: Node | None, found: Findings) -> Settings:
    """The settings of a tree; nothing is set where `found` says that something is wrong."""
    if node is None or _is_newer(node, found):
        return Settings()
    fields = SETTINGS.decode(node, "the file", found)
    emergency = fields.get("emergency") if fields else None
    if emergency is not None:
        _check_emergency(emergency, found)
    if emergency is None or found.broken:
        return Settings()
    return Settings(Emergency(emergency.get("country"), emergency.get("number")))


def _is_newer(node: Node, found: Findings) -> bool:
    """A file from the future gets one sentence and no more."""
    number = node.values.get("format") if isinstance(node, MapNode) else None
    if not isinstance(number, TextNode) or not number.value.isdecimal() or int(number.value[:9]) <= NEWEST_FORMAT:
        return False
    message = f"format {quoted(number.value)} is made for a newer coach; upgrade to use this file"
    found.problems[:] = [Problem(found.file, *number.place, message)]
    return True


def _check_emergency(fields: Fields, found: Findings) -> None:
    country, number = fields.get("country"), fields.get("number")
    if country is not None and number_for(country) is None:
        message = f"country: no number of {quoted(country)} is known here; write `number:` and the number itself"
        found.wrong(fields.places["country"], message)
    if number is not None and not is_number(number):
        found.wrong(fields.places["number"], f"number: {quoted(number)} cannot be dialled; {NUMBER_RULE}")


def _spelt(emergency: Emergency) -> str:
    """As the file says it."""
    if emergency.number is not None:
        return f'{{number: "{emergency.number}"}}'
    return f"{{country: {emergency.country}}}" if emergency.country is not None else "{}"


def _write(path: Path, key: str, value: str, wanted: Settings) -> None:
    """Set one key of the file, where that makes it say what is wanted, and nothing else."""
    try:
        text = _with_key(path.read_text(encoding="utf-8-sig") if path.exists() else "format: 1\n", key, value)
        found = Findings(str(path))
        if _decode(parse(text.encode(), found), found) != wanted:
            raise SettingsError(f"{path}: nothing was written, so as to lose nothing; write `{key}: {value}` there")
        _replace(path.resolve(), text)
    except OSError as error:
        raise SettingsError(f"{path}: it cannot be written ({error.strerror}); nothing was changed") from None


def _with_key(text: str, key: str, value: str) -> str:
    """The text with this top-level key set, on one line; the other lines stay, comments too."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if line.startswith(f"{key}:")), len(lines))
    end = next((at for at, line in enumerate(lines) if at > start and line[:1].strip()), len(lines))
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:start], f"{key}: {value}", *lines[end:], ""])


def _replace(path: Path, text: str) -> None:
    """Put the text in the place of the file, whole or not at all, for the person's eyes alone."""
    from tempfile import mkstemp  # here, because most starts only read

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(handle)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
