"""Sets one value in the text of a settings file, and changes nothing else: comments and order stay as they are.

Works on lines and on the places that reading noted. It must never be believed: whoever writes the text reads it
first, for there is YAML that is not written as we write it, and then the text comes back wrong or as it was.
"""

from collections.abc import Sequence

from coach.adapters.findings import Findings
from coach.adapters.yaml_source import MapNode, TextNode, parse

INDENT = 2


def with_line(text: str, key: str, value: str) -> str:
    """The text with this top-level key set, on one line; the other lines stay, comments too."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if line.startswith(f"{key}:")), len(lines))
    end = next((at for at, line in enumerate(lines) if at > start and line[:1].strip()), len(lines))
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:start], f"{key}: {value}", *lines[end:], ""])


def with_value(text: str, keys: Sequence[str], value: str) -> str:
    """The text with the value at the end of this path of keys."""
    lines = text.splitlines()
    node = parse(text.encode(), Findings(""))
    for at, key in enumerate(keys):
        if not isinstance(node, MapNode):
            return text
        if key not in node.values:
            _add(lines, node, keys[at:], value)
            return "\n".join([*lines, ""])
        node = node.values[key]
    if isinstance(node, TextNode):
        _replace(lines, node, value)
    return "\n".join([*lines, ""])


def _replace(lines: list[str], node: TextNode, value: str) -> None:
    line, column = node.place.line - 1, node.place.column - 1
    end = _end_of(lines, node)
    if end:
        lines[line] = lines[line][:column] + value + lines[line][end:]


def _end_of(lines: list[str], node: TextNode) -> int:
    """The column behind this scalar; 0 where it is not written on one line as it reads."""
    column = node.place.column - 1
    written = (node.value,) if node.plain else (f'"{node.value}"', f"'{node.value}'")
    rest = lines[node.place.line - 1][column:]
    return next((column + len(form) for form in written if rest.startswith(form)), 0)


def _add(lines: list[str], node: MapNode, keys: Sequence[str], value: str) -> None:
    """Put new keys into a mapping, behind its last value of one line, or at its beginning where it has none."""
    line, column = node.place.line - 1, node.place.column - 1
    singles = [child for child in node.values.values() if isinstance(child, TextNode) and _end_of(lines, child)]
    last = singles[-1] if singles else None
    if lines[line][column : column + 1] == "{":
        _add_in_braces(lines, node, last, _in_braces(keys, value))
    elif column == 0:
        lines += _in_lines(keys, value, 0)  # a new group comes last
    else:
        at = last.place.line if last is not None else line
        lines[at:at] = _in_lines(keys, value, column)


def _add_in_braces(lines: list[str], node: MapNode, last: TextNode | None, entry: str) -> None:
    if last is not None:
        line, at = last.place.line - 1, _end_of(lines, last)
        entry = f", {entry}"
    else:
        line, at = node.place.line - 1, node.place.column
        entry = f"{entry}, " if node.values else entry
    lines[line] = lines[line][:at] + entry + lines[line][at:]


def _in_braces(keys: Sequence[str], value: str) -> str:
    """`lead_in: 10 s`, or `cues: {halfway: words}`."""
    first, *rest = keys
    return f"{first}: {{{_in_braces(rest, value)}}}" if rest else f"{first}: {value}"


def _in_lines(keys: Sequence[str], value: str, indent: int) -> list[str]:
    """The same, with a line of its own for each key."""
    *groups, last = keys
    lines = [f"{' ' * (indent + INDENT * depth)}{key}:" for depth, key in enumerate(groups)]
    return [*lines, f"{' ' * (indent + INDENT * len(groups))}{last}: {value}"]
