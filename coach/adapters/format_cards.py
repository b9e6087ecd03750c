"""The formats of the cards: exercises, conditions and references.

Data only. What has to hold between several values stands in `decode.py`.
"""

from coach.adapters.format_figure import FIGURE
from coach.adapters.format_parts import (
    DAYS,
    FORMAT,
    FORMERLY,
    INSTRUCTION,
    LABEL,
    LINE,
    MOST_REPS,
    PROSE,
    SETS,
    SOME_SOURCES,
    SOME_STATEMENTS,
    SOURCES,
    STATEMENTS,
    TITLE,
    WORK,
)
from coach.adapters.rules import OneOf
from coach.adapters.scalars import HOUR, MINUTE, Choice, Duration, Flag, Id, Pattern, Text, Whole
from coach.adapters.shapes import Field, ListOf, MapOf, Record
from coach.core.exercise import Equipment, Position
from coach.core.knowledge import Area, Status, Urgency

AMOUNT = Record(
    "amount",
    {
        "hold": Field(WORK, "length of one hold"),
        "reps": Field(Whole(1, MOST_REPS), "repetitions of a set"),
        "for": Field(WORK, "length of one set done by time"),
        "sets": Field(SETS, "sets"),
        "days_per_week": Field(DAYS, "days a week"),
    },
    rules=(OneOf(("hold", "reps", "for"), needed=False),),
)

DOSE = Record(
    "dose",
    {
        "usual": Field(AMOUNT, "the dose to begin with", required=True),
        "minimum": Field(AMOUNT, "below this the exercise loses its meaning"),
        "maximum": Field(AMOUNT, "above this nobody has tried it"),
        "source": Field(SOURCES, "on whose word"),
    },
)

ALTERNATIVE = Record(
    "variant",
    {
        "exercise": Field(Id("exercise"), "another exercise"),
        "text": Field(PROSE, "a way of doing this one"),
    },
    rules=(OneOf(("exercise", "text")),),
)

AVOID = Record(
    "reason to leave it out",
    {
        "text": Field(PROSE, "when to leave it out", required=True),
        "tick": Field(Id("tick"), "the modify list of `safety.yaml` that says so"),
    },
)

EXERCISE = Record(
    "exercise",
    {
        "format": FORMAT,
        "name": Field(TITLE, "its name on screen", required=True),
        "instruction": Field(INSTRUCTION, "the one line of the session, an imperative", required=True),
        "synonyms": Field(ListOf(TITLE), "other names"),
        "targets": Field(ListOf(TITLE, least=1), "muscles and other structures by anatomical name", required=True),
        "equipment": Field(ListOf(Choice(Equipment), unique=True), "what is needed"),
        "position": Field(Choice(Position), "how the body is held", required=True),
        "sided": Field(Flag(), "whether one side works at a time", required=True),
        "steps": Field(ListOf(LINE, least=1), "how it is done: short imperatives", required=True),
        "breathing": Field(PROSE, "how to breathe"),
        "mistakes": Field(ListOf(PROSE), "what often goes wrong"),
        "feel": Field(PROSE, "where it is felt"),
        "not_feel": Field(PROSE, "what must not be felt"),
        "dose": Field(DOSE, "the doses within which it keeps its meaning"),
        "at_most": Field(WORK, "a hard stop: no session has more of it, whatever a routine asks for"),
        "between": Field(Duration(MINUTE, 7 * 24 * HOUR), "not again within this time, whichever routine it was in"),
        "easier": Field(ListOf(ALTERNATIVE), "easier ways"),
        "harder": Field(ListOf(ALTERNATIVE), "harder ways"),
        "variant_of": Field(Id("exercise"), "the exercise that this is a variant of"),
        "avoid": Field(ListOf(AVOID), "when to leave it out"),
        "figure": Field(FIGURE, "how it looks: the picture beside the digits"),
        "sources": Field(SOURCES, "on whose word it is done like this, and left out with what `avoid` says"),
        "formerly": FORMERLY,
    },
)

CODE = Record(
    "code",
    {
        "system": Field(TITLE, "the classification, such as ICD-10", required=True),
        "code": Field(TITLE, "the code", required=True),
        "status": Field(Choice(Status), "how well it was checked", required=True),
    },
)

COMPARISON = Record(
    "comparison",
    {
        "urgency": Field(Choice(Urgency), "how soon one needs help", required=True),
        "areas": Field(ListOf(Choice(Area), least=1, unique=True), "where on the body it hurts", required=True),
        "feel": Field(LABEL, "what it feels like", required=True),
        "brought_on": Field(LABEL, "what brings it on", required=True),
        "eased": Field(LABEL, "what eases it", required=True),
        "tell_apart": Field(LABEL, "the one thing that marks it", required=True),
        "action": Field(LABEL, "what to do now", required=True),
        "sources": Field(SOME_SOURCES, "on whose word", required=True),
    },
)

CONDITION = Record(
    "condition",
    {
        "format": FORMAT,
        "title": Field(TITLE, "its name", required=True),
        "summary": Field(PROSE, "what it is, in a sentence", required=True),
        "where": Field(PROSE, "where it is felt"),
        "emergency": Field(SOME_STATEMENTS, "signs that need an ambulance or help the same day", required=True),
        "see_a_doctor": Field(SOME_STATEMENTS, "when to see a doctor", required=True),
        "signs": Field(STATEMENTS, "what it feels like"),
        "causes": Field(STATEMENTS, "where it comes from"),
        "risk_factors": Field(STATEMENTS, "what makes it more likely"),
        "course": Field(STATEMENTS, "how it goes on"),
        "self_care": Field(STATEMENTS, "what one can do"),
        "not_to_be_confused_with": Field(STATEMENTS, "what looks like it"),
        "compare": Field(COMPARISON, "its column on the page `where and how does it hurt?`"),
        "codes": Field(ListOf(CODE), "codes of classifications"),
        "sources": Field(SOURCES, "sources of the whole card"),
        "formerly": FORMERLY,
    },
)

REFERENCE = Record(
    "reference",
    {
        "citation": Field(Text(600), "authors, title, journal, year", required=True),
        "status": Field(Choice(Status), "the best that was done to check it: seen, mirror, unverified", required=True),
        "doi": Field(Pattern(r"10\.[0-9]+/[!-~]+", "10.1002/14651858.CD009202"), "its DOI"),
        "pmid": Field(Whole(1, 999_999_999), "its number in PubMed"),
        "url": Field(Pattern(r"https?://[!-~]+", "https://example.org/page"), "its page"),
    },
)

REFERENCES = Record(
    "list of references",
    {
        "format": FORMAT,
        "references": Field(
            MapOf("[a-z0-9-]+", "coppin2005: {...}", REFERENCE), "every citation by its id", required=True
        ),
    },
)
