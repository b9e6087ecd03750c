"""settings.yaml: what a person has set once, in a small file that may also be edited by hand.

Read by the same reader as all files. Must never be made before something is set, never half written, and never
written over where it holds a mistake or anything else that would be lost.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from coach.adapters.findings import Findings, quoted
from coach.adapters.format_parts import NEWEST_FORMAT
from coach.adapters.format_settings import SETTINGS
from coach.adapters.paths import NO_HOME
from coach.adapters.settings_text import with_line, with_value
from coach.adapters.shapes import Fields
from coach.adapters.yaml_source import MapNode, Node, TextNode, parse, read_tree
from coach.core.emergency import NUMBER_RULE, is_number, number_for
from coach.core.problem import Problem
from coach.core.setting_values import Value
from coach.core.settings import TABLE, Emergency, Settings


class SettingsError(Exception):
    """Nothing was written; the text is one sentence that says why and what to do."""


class YamlSettings:
    """Implements `coach.core.settings.SettingsStore`. Reads the file anew each time: it may have been edited."""

    def __init__(self, path: Path | None) -> None:
        """`path` is None where there is no home directory."""
        self._path = path

    def read(self) -> Settings:
        """What the file says; the usual settings where there is none, or one with a mistake."""
        return read_settings(self._path)[0] if self._path is not None else Settings()

    def problem(self) -> str:
        """The first mistake of the file, with its place."""
        problems = read_settings(self._path)[1] if self._path is not None else ()
        return f"{problems[0]}; until that is mended, nothing counts as set" if problems else ""

    def change(self, key: str, value: Value) -> str:
        """Keep one value; why it could not be kept."""
        if not TABLE[key].values.allows(value):
            raise ValueError(f"{key}: {value!r}")
        if self._path is None:
            return NO_HOME
        try:
            set_value(self._path, key, value)
        except SettingsError as trouble:
            return str(trouble)
        return ""


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
    spelt = _spelt(emergency)
    wanted = replace(_unbroken(path), emergency=emergency)
    _edit(path, lambda text: with_line(text, "emergency", spelt), wanted, f"write `emergency: {spelt}` there")


def set_value(path: Path, key: str, value: Value) -> None:
    """Keep one value of the table in the file, and leave the rest of it as it is. Raises SettingsError."""
    keys, spelt = key.split("."), TABLE[key].values.spell(value)
    before = _unbroken(path)
    wanted = replace(before, values={**before.values, key: value})
    otherwise = f"write `{keys[-1]}: {spelt}` under `{TABLE[key].group}` there"
    _edit(path, lambda text: with_value(text, keys, spelt), wanted, otherwise)


def _unbroken(path: Path) -> Settings:
    """What the file says. Raises SettingsError where there is a mistake in it."""
    settings, problems = read_settings(path)
    if problems:
        raise SettingsError(f"{problems[0]}; nothing was written, so mend that first")
    return settings


def _decode(node: Node | None, found: Findings) -> Settings:
    """The settings of a tree; nothing is set where `found` says that something is wrong."""
    if node is None or _is_newer(node, found):
        return Settings()
    fields = SETTINGS.decode(node, "the file", found)
    emergency = fields.get("emergency") if fields else None
    if emergency is not None:
        _check_emergency(emergency, found)
    if fields is None or found.broken:
        return Settings()
    chosen = Emergency(emergency.get("country"), emergency.get("number")) if emergency is not None else Emergency()
    values = {key: _value_at(fields, key.split(".")) for key in TABLE}
    return Settings(chosen, {key: value for key, value in values.items() if value is not None})


def _value_at(fields: Fields, keys: Sequence[str]) -> Value | None:
    """The value at the end of this path of keys; None where the file says nothing of it."""
    found = fields.get(keys[0])
    return found if found is None or len(keys) == 1 else _value_at(found, keys[1:])


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


def _edit(path: Path, edit: Callable[[str], str], wanted: Settings, otherwise: str) -> None:
    """Change the text of the file, where that makes it say what is wanted; `otherwise` is what a person may do."""
    try:
        text = edit(path.read_text(encoding="utf-8-sig") if path.exists() else "format: 1\n")
        found = Findings(str(path))
        if _decode(parse(text.encode(), found), found) != wanted or found.broken:
            raise SettingsError(f"{path}: nothing was written, so as to lose nothing; {otherwise}")
        _replace(path.resolve(), text)
    except OSError as error:
        raise SettingsError(f"{path}: it cannot be written ({error.strerror}); nothing was changed") from None


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
