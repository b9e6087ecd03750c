"""The formats of the cards: exercises, conditions, references and the safety questions.

Data only. What has to hold between several values stands in `decode.py`.
"""

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
from coach.adapters.scalars import Choice, Flag, Id, Pattern, Text, Whole
from coach.adapters.shapes import Field, ListOf, MapOf, Record
from coach.core.exercise import Equipment, Position
from coach.core.knowledge import Area, Status, Urgency
from coach.core.safety import Outcome

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

POSE = Record(
    "pose",
    {
        "name": Field(TITLE, "what the pose is called", required=True),
        "joints": Field(
            MapOf("[a-z][a-z0-9_-]*", "left_knee: 90", Whole(-360, 360)), "degrees of each joint", required=True
        ),
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
        "easier": Field(ListOf(ALTERNATIVE), "easier ways"),
        "harder": Field(ListOf(ALTERNATIVE), "harder ways"),
        "variant_of": Field(Id("exercise"), "the exercise that this is a variant of"),
        "avoid": Field(ListOf(AVOID), "when to leave it out"),
        "figure": Field(ListOf(POSE, most=10), "key poses of the figure"),
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

NUMBER = Record(
    "emergency number",
    {
        "place": Field(TITLE, "where it is right", required=True),
        "number": Field(Text(30), "the number", required=True),
    },
)

EMERGENCY = Record(
    "emergency card",
    {
        "title": Field(TITLE, "its first word", required=True),
        "lines": Field(ListOf(LINE, least=1), "short lines, the most urgent one first", required=True),
        "numbers": Field(ListOf(NUMBER, least=1), "whom to call", required=True),
        "same_day": Field(ListOf(LINE, least=1), "the lines for help on the same day", required=True),
    },
)

SIGN = Record(
    "sign",
    {
        "text": Field(PROSE, "the sign", required=True),
        "outcome": Field(Choice(Outcome), "where a yes leads", required=True),
    },
)

QUESTION = Record(
    "question",
    {
        "id": Field(Id(), "its name in the answers that are kept", required=True),
        "short": Field(Text(74, lines=2), "its signs, for the form on one screen", required=True),
        "ask": Field(PROSE, "the question in full", required=True),
        "signs": Field(ListOf(SIGN, least=1), "the signs that it asks for", required=True),
        "sources": Field(SOME_SOURCES, "on whose word", required=True),
        "daily": Field(Flag(), "asked each day, on one screen"),
        "unsure_is_yes": Field(Flag(), "whether `not sure` counts as yes"),
        "note": Field(PROSE, "what helps to answer"),
    },
)

MODIFY = Record(
    "modify list",
    {
        "id": Field(Id(), "its name; exercises tie themselves to it by `tick`", required=True),
        "tick": Field(LABEL, "the state of the body, as one ticks it", required=True),
        "skip": Field(ListOf(Id("exercise"), unique=True), "exercises to leave out", required=True),
        "use": Field(ListOf(Id("exercise"), unique=True), "exercises that take their place", required=True),
        "advice": Field(ListOf(PROSE), "what else to keep in mind"),
        "sources": Field(SOME_SOURCES, "on whose word", required=True),
    },
)

SAFETY = Record(
    "safety file",
    {
        "format": FORMAT,
        "emergency": Field(EMERGENCY, "what is shown when a sign is there", required=True),
        "questions": Field(ListOf(QUESTION, least=1), "the questions, in order", required=True),
        "stop_if": Field(ListOf(PROSE, least=1), "signs that end any exercise at once", required=True),
        "modify": Field(ListOf(MODIFY), "what one state of the body leaves out"),
    },
)
