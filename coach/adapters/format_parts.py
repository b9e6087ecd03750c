"""What several formats have in common: limits, lengths of texts, times, sources and statements.

Data only.
"""

from coach.adapters.rules import Needs, OneOf
from coach.adapters.scalars import HOUR, MINUTE, SECOND, Choice, Duration, Id, Text, Whole
from coach.adapters.shapes import Either, Field, ListOf, Record
from coach.core.knowledge import Status

NEWEST_FORMAT = 1
MOST_SETS = 50
MOST_REPS = 200
MOST_REPEATS = 50

TITLE = Text(60)
SUMMARY = Text(200)
INSTRUCTION = Text(70)
LINE = Text(76)
PROSE = Text(400)
LABEL = Text(120)

WORK = Duration(SECOND, 3 * HOUR)
LEAD = Duration(SECOND, HOUR)
REST = Duration(SECOND, HOUR, or_none=True)
TEMPO_PART = Duration(100, 5 * MINUTE)
SETS = Whole(1, MOST_SETS)
REPS = Either(Whole(1, MOST_REPS), ListOf(Whole(1, MOST_REPS), least=1, most=MOST_SETS))
DAYS = Whole(1, 7)

FORMAT = Field(
    Whole(1, NEWEST_FORMAT),
    "the number of the format; the first line of every file",
    required=True,
    absent=f"write `format: {NEWEST_FORMAT}` as the first line",
)
FORMERLY = Field(ListOf(Id(), unique=True), "ids that this one had before a rename; what was logged stays attached")

SOURCE = Record(
    "source",
    {
        "ref": Field(Id("citation"), "a citation of `references.yaml`"),
        "status": Field(Choice(Status), "how well this use of it was checked: seen (V), mirror (V2), unverified (K)"),
        "convention": Field(LABEL, "the label of a convention of our own, where no study says so"),
    },
    rules=(OneOf(("ref", "convention")), Needs("ref", "status"), Needs("status", "ref")),
)
SOURCES = ListOf(SOURCE)
SOME_SOURCES = ListOf(SOURCE, least=1)

STATEMENT = Record(
    "statement",
    {
        "text": Field(PROSE, "one sentence or two", required=True),
        "sources": Field(SOURCES, "who says so"),
    },
)
STATEMENTS = ListOf(Either(PROSE, STATEMENT))
SOME_STATEMENTS = ListOf(Either(PROSE, STATEMENT), least=1)
