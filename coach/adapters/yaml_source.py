"""From the bytes of a YAML file to a tree of texts, lists and mappings, each with its line and column.

Reads the parser's events and types nothing: `1:30`, `no` and `010` stay what was written. Must never call `load`
or `compose`: the C loader recurses, and 100,000 opening brackets end the interpreter where no `except` can help.
Bounded in bytes, depth and nodes. Aliases, anchors, tags and a second document are refused.
"""

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.adapters.findings import UNSAFE, WHOLE_FILE, Findings, Place, quoted
from coach.adapters.yaml_errors import explain

MOST_BYTES = 256 * 1024
MOST_NODES = 20_000
DEEPEST = 12

_UNSAFE_SOURCE = re.compile(f"(?![\t\n])[{UNSAFE}]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True, eq=False)
class TextNode:
    """A scalar, as it was written."""

    value: str
    place: Place
    plain: bool
    """True where it stands without quotation marks, so that an editor may take `5` or `true` for more than text."""

    @property
    def empty(self) -> bool:
        """Whether nothing was written, or one of YAML's words for nothing."""
        return self.plain and self.value in _NULLS


@dataclass(slots=True, eq=False)
class ListNode:
    """A sequence."""

    items: list["Node"]
    place: Place


@dataclass(slots=True, eq=False)
class MapNode:
    """A mapping, in the order of the file."""

    place: Place
    values: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = TextNode | ListNode | MapNode


class _Refused(Exception):
    """The file is no use from here on."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


def read_tree(path: Path, found: Findings) -> Node | None:
    """The tree of a file; None where there is none, and then `found` says why."""
    try:
        return _build(_decoded(_bytes_of(path)), found)
    except _Refused as refused:
        found.wrong(refused.place, refused.message)
        return None


def parse(data: bytes, found: Findings) -> Node | None:
    """The tree of what a file would hold; None where there is none, and then `found` says why."""
    try:
        return _build(_decoded(data), found)
    except _Refused as refused:
        found.wrong(refused.place, refused.message)
        return None


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, never more than are allowed, and never waiting for a pipe or a device."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    try:
        _must_be_file(path.stat().st_mode)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as stream:
            _must_be_file(os.fstat(handle).st_mode)
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _Refused(WHOLE_FILE, "there is no such file; check the name") from None
    except PermissionError:
        raise _Refused(WHOLE_FILE, "the file may not be read by you; change its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not usable"
        raise _Refused(WHOLE_FILE, f"the file cannot be read ({reason})") from None


def _must_be_file(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _Refused(WHOLE_FILE, "this is a folder where a file is meant")
    if not stat.S_ISREG(mode):
        raise _Refused(WHOLE_FILE, "this is a pipe or a device where a file is meant")


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise _Refused(WHOLE_FILE, f"the file is larger than {MOST_BYTES // 1024} KiB; split it into smaller ones")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Refused(WHOLE_FILE, "the file is written in UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise _Refused(WHOLE_FILE, "the file is binary, not text; a coach file is a YAML text in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of(error.object[: error.start].decode("utf-8", "replace"))
        raise _Refused(place, f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unsafe = _UNSAFE_SOURCE.search(text)
    if unsafe is not None:
        place = _place_of(text[: unsafe.start()])
        raise _Refused(place, f"U+{ord(unsafe.group()):04X} is an invisible control character; take it out")
    return text


def _place_of(before: str) -> Place:
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _build(text: str, found: Findings) -> Node:
    import yaml  # here, so that a command that reads no file does not pay for it

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = _Tree(found).grow(iter(loader(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        raise _Refused(*explain(error, text)) from None
    except yaml.YAMLError:
        raise _Refused(WHOLE_FILE, "the file is not well-formed YAML text; save it as plain UTF-8") from None
    if root is None:
        raise _Refused(WHOLE_FILE, "the file is empty; a first line could be `format: 1`")
    return root


class _Tree:
    """Grows the tree from events, on a stack of its own instead of the interpreter's."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._open: list[ListNode | MapNode] = []
        self._keys: list[TextNode | None] = []
        self._root: Node | None = None
        self._nodes = 0

    def grow(self, events: Iterable[Any]) -> Node | None:
        from yaml import events as kinds

        for event in events:
            kind = type(event)
            if kind is kinds.ScalarEvent:
                self._place(TextNode(event.value, self._admit(event), not event.style))
            elif kind is kinds.SequenceStartEvent:
                self._enter(ListNode([], self._admit(event)))
            elif kind is kinds.MappingStartEvent:
                self._enter(MapNode(self._admit(event)))
            elif kind is kinds.SequenceEndEvent or kind is kinds.MappingEndEvent:
                self._open.pop()
                self._keys.pop()
            elif kind is kinds.AliasEvent:
                raise _Refused(_mark(event), "`*` starts an alias, which is not allowed; write the value out")
            elif kind is kinds.DocumentStartEvent and self._root is not None:
                raise _Refused(_mark(event), "a second document starts here; one file holds one, so take `---` out")
        return self._root

    def _admit(self, event: Any) -> Place:
        """Let one more node in, if it keeps within the bounds; the place where it stands."""
        mark = event.start_mark
        place = Place(mark.line + 1, mark.column + 1)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise _Refused(place, f"the file has more than {MOST_NODES:,} values; split it into smaller ones")
        if event.anchor is not None:
            raise _Refused(place, "`&` starts an anchor, which is not allowed; put the text in quotation marks")
        if event.tag is not None:
            raise _Refused(place, "`!` starts a tag, which is not allowed; put the text in quotation marks")
        return place

    def _enter(self, node: ListNode | MapNode) -> None:
        if len(self._open) >= DEEPEST:
            raise _Refused(node.place, f"this is nested deeper than {DEEPEST} levels; write it flatter")
        self._place(node)
        self._open.append(node)
        self._keys.append(None)

    def _place(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent, key = self._open[-1], self._keys[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
        elif key is None:
            if not isinstance(node, TextNode):
                raise _Refused(node.place, "a key must be a word; put texts with brackets or braces in quotation marks")
            self._keys[-1] = node
        else:
            self._keys[-1] = None
            self._set(parent, key, node)

    def _set(self, parent: MapNode, key: TextNode, node: Node) -> None:
        if key.value in parent.keys:
            first = parent.keys[key.value]
            where = f"line {first.line}, column {first.column}"
            self._found.wrong(key.place, f"{quoted(key.value)} is there twice, first in {where}; keep one of them")
            return
        parent.keys[key.value] = key.place
        parent.values[key.value] = node


def _mark(event: Any) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)
