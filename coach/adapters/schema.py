"""The JSON Schema of the file formats, for editors and for `coach schema`.

Made from the declarations that files are read by. It cannot say all that reading finds: `UNSAID` lists the rest.
"""

from typing import Any

from coach.adapters.formats import SHAPES, FileKind

UNSAID = (
    "that `format` is the first line",
    "that a key is there only once, or that anchors, aliases and tags are refused",
    "the limits of a file: its size, depth and number of values, its encoding",
    "how long or short a time may be (the pattern of a time is said)",
    "that names of exercises, conditions, citations and ticks exist",
    "that names of questions and modify lists are there once, and that none is both skipped and used",
    "how values fit each other: repetitions and sets, checks and limits within a set, usual doses within their range",
    "that a side has a dose of its own only where sides work one at a time",
    "that a hand or a foot of a figure can rest where it does and that is in the picture; how its poses go together",
    "how many sets rounds and sides make in all",
    "that 3.0 is no whole number for us, and that a text may not be told apart from a number that looks the same",
)
"""What the decoder refuses and JSON Schema cannot express, or sees differently."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: FileKind = FileKind.ROUTINE) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    return {"$schema": DIALECT, "title": f"coach: {SHAPES[kind].name}", **SHAPES[kind].schema()}
