"""The YAML parser's complaints in the words of someone who wants to mend a file.

One sentence each, with the place to look at. Must never pass the parser's jargon on alone.
"""

from typing import TYPE_CHECKING

from coach.adapters.findings import WHOLE_FILE, Place

if TYPE_CHECKING:
    from yaml import Mark, MarkedYAMLError

_TAB = "a tab is used for indentation; use spaces"
_BLOCK = "this line does not fit the lines around it; check its indentation and its quotation marks"

_AT_PROBLEM = (
    ("found a tab", _TAB),
    ("mapping values are not allowed", "a colon and a space make a key, and a key cannot stand here; "
     "put a text with a colon in quotation marks, or check the indentation"),
    ("block sequence entries are not allowed", "a `-` with a space makes a list entry, and none can stand here; "
     "start the list on a line of its own"),
    ("mapping keys are not allowed", "a `?` with a space makes a key, and none can stand here; "
     "put the text in quotation marks"),
    ("unknown escape character", "this escape is not known inside double quotation marks; "
     "write the backslash twice, or use single quotation marks"),
    ("invalid Unicode character escape", "this escape names no character; take it out"),
    ("hexdecimal number", "this escape needs hexadecimal digits; write the character itself"),
    ("expected comment or line break", "after `|` or `>` the text starts on the next line; move it there, "
     "or put it in quotation marks"),
    ("alphabetic or numeric character", "a text cannot start with `&` or `*`; put it in quotation marks"),
    ("undefined tag handle", "a text cannot start with `!`; put it in quotation marks"),
    ("expected node content", "a value is missing here; write one, or put the text in quotation marks"),
    ("expected <document start>", "the file goes on after its end mark `...`; take that line out"),
    ("expected '-' indicator", "the list stops here without the line being part of anything; "
     "check its indentation, or start it with `- `"),
    ("did not find expected key", _BLOCK),
)  # fmt: skip

_AT_START = (
    ("quoted scalar", "the quotation mark that opens here is never closed; close it"),
    ("flow sequence", "the `[` that opens here is not closed in time, or a comma is missing; check up to its `]`"),
    ("flow mapping", "the `{` that opens here is not closed in time, or a comma is missing; check up to its `}`"),
    ("simple key", "this line is neither a `key: value` nor a part of the text above; "
     "add the colon, or indent it further"),
    ("a directive", "a line cannot start with `%`; take it out"),
    ("a tag", "a text cannot start with `!`; put it in quotation marks"),
)  # fmt: skip


def explain(error: "MarkedYAMLError", text: str) -> tuple[Place, str]:
    """Where to look, and what to do."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if "cannot start any token" in problem and mark is not None:
        return _place(mark), _bad_start(text, mark)
    for part, words in _AT_PROBLEM:
        if part in problem:
            return _place(mark), words
    for part, words in _AT_START:
        if part in context:
            return _place(error.context_mark or mark), words
    message = f"this is not well-formed YAML ({problem or 'unreadable'}); check indentation and quotation marks"
    return _place(mark), message


def _bad_start(text: str, mark: "Mark") -> str:
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    letter = line[mark.column : mark.column + 1]
    if letter == "\t":
        return _TAB
    return f"a text cannot start with `{letter}`; put it in quotation marks"


def _place(mark: "Mark | None") -> Place:
    return WHOLE_FILE if mark is None else Place(mark.line + 1, mark.column + 1)
