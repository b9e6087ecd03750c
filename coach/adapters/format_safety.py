"""The format of the safety questions: what is asked, what follows, and what each state of the body leaves out.

Data only. What has to hold between several values stands in `decode_safety.py`.
"""

from coach.adapters.format_parts import FORMAT, LABEL, LINE, PROSE, SOME_SOURCES, TITLE
from coach.adapters.rules import OneOf
from coach.adapters.scalars import Choice, Flag, Id, Text
from coach.adapters.shapes import Field, ListOf, Record
from coach.core.safety import Outcome, Response

SIGN = Record(
    "sign",
    {
        "id": Field(Id(), "its name in the answers that are kept", required=True),
        "text": Field(PROSE, "the sign", required=True),
        "outcome": Field(Choice(Outcome), "where a yes leads", required=True),
        "ticks": Field(ListOf(Id(), unique=True), "the modify lists that it brings into force"),
        "injury": Field(Flag(), "a fresh injury: its place and its day are asked for"),
        "history": Field(Flag(), "may be a stable history, which a clinician can clear"),
    },
)

QUESTION = Record(
    "question",
    {
        "id": Field(Id(), "its name in the answers that are kept", required=True),
        "short": Field(Text(74, lines=2), "its signs, for the form on one screen", required=True),
        "ask": Field(PROSE, "the question, above its signs", required=True),
        "signs": Field(ListOf(SIGN, least=1, most=10), "the signs that it asks for", required=True),
        "sources": Field(SOME_SOURCES, "on whose word", required=True),
        "daily": Field(Flag(), "asked each day, on one screen"),
        "unsure_is_yes": Field(Flag(), "whether `not sure` counts as yes"),
        "rating": Field(Flag(), "answered with a number from 0 to 10; the signs say what it means"),
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
        "place": Field(TITLE, "of a fresh injury: where on the body, as one answers it"),
        "protocol": Field(Id(), "of a fresh injury: the routine for its first 72 hours"),
        "nerve": Field(Flag(), "pain from a nerve: the limit is 2 in 10, not the traffic light"),
    },
)

WHICH = Record(
    "kind of complaint",
    {
        "id": Field(Id(), "its name in the answers that are kept", required=True),
        "text": Field(LINE, "what it feels like", required=True),
        "then": Field(Choice(Response), "what follows", required=True),
        "routine": Field(Id(), "of first aid: the routine"),
    },
)

COMPLAINT = Record(
    "complaint",
    {
        "id": Field(Id(), "its name in the answers that are kept", required=True),
        "text": Field(LINE, "what it feels like", required=True),
        "then": Field(Choice(Response), "what follows"),
        "which": Field(ListOf(WHICH, least=2, most=9), "what has to be told apart first"),
        "sources": Field(SOME_SOURCES, "on whose word", required=True),
    },
    rules=(OneOf(("then", "which")),),
)

FIRST_AID = Record(
    "first aid",
    {
        "routines": Field(ListOf(Id(), least=1), "what starts without the questions", required=True),
        "signs": Field(ListOf(LINE, least=1, most=4), "what must not be there, above its first step", required=True),
        "sources": Field(SOME_SOURCES, "on whose word", required=True),
    },
)

SAFETY = Record(
    "safety file",
    {
        "format": FORMAT,
        "questions": Field(ListOf(QUESTION, least=1), "the questions, in order", required=True),
        "stop_if": Field(ListOf(PROSE, least=1), "signs that end any exercise at once", required=True),
        "modify": Field(ListOf(MODIFY), "what one state of the body leaves out"),
        "calm": Field(ListOf(Id("exercise")), "what stays open to whoever must see a doctor first", required=True),
        "self_care": Field(ListOf(Id("exercise")), "what neither loads nor stretches", required=True),
        "feels_wrong": Field(ListOf(COMPLAINT, least=1, most=9), "what the stop key asks", required=True),
        "first_aid": Field(FIRST_AID, "what starts without the questions", required=True),
    },
)
