"""The kinds of files, apart from their formats: whoever only looks at names need not load those."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is about."""

    ROUTINE = "routine"
    EXERCISE = "exercise"
    CONDITION = "condition"
    REFERENCES = "references"
    SAFETY = "safety"
