"""The format of a routine.

Data only. What has to hold between several values stands in `decode_routine.py`.
"""

from coach.adapters.format_parts import (
    DAYS,
    FORMAT,
    FORMERLY,
    INSTRUCTION,
    LABEL,
    LEAD,
    MOST_REPEATS,
    PROSE,
    REPS,
    REST,
    SETS,
    SOME_SOURCES,
    SOURCES,
    SUMMARY,
    TEMPO_PART,
    TITLE,
    WORK,
)
from coach.adapters.rules import Needs, OneOf
from coach.adapters.scalars import HOUR, MINUTE, Choice, Duration, Flag, Id, Text, Whole
from coach.adapters.shapes import Field, ListOf, Record, Variant
from coach.core.knowledge import Grade, Purpose
from coach.core.routine import Order, Side, When

TEMPO = Record(
    "tempo",
    {
        "out": Field(TEMPO_PART, "the way out", required=True),
        "back": Field(TEMPO_PART, "the way back", required=True),
    },
)

OWN_DOSE = Record(
    "dose of one side",
    {
        "sets": Field(SETS, "sets of this side"),
        "hold": Field(WORK, "length of one hold"),
        "reps": Field(REPS, "repetitions of a set, or a list with one number for each set"),
        "tempo": Field(TEMPO, "time for one repetition"),
        "for": Field(WORK, "length of one set done by time"),
        "rest": Field(REST, "the least rest between two sets of this side"),
    },
    rules=(OneOf(("hold", "reps", "for"), needed=False),),
)

CHECK = Record(
    "check",
    {
        "at": Field(WORK, "when it is asked first, from the start of the set", required=True),
        "every": Field(WORK, "how often it is asked again"),
        "ask": Field(INSTRUCTION, "the question", required=True),
    },
)

STEP = Record(
    "step",
    {
        "exercise": Field(Id("exercise"), "a file in `exercises/`", required=True),
        "hold": Field(WORK, "length of one hold"),
        "reps": Field(REPS, "repetitions of a set, or a list with one number for each set"),
        "tempo": Field(TEMPO, "time for one repetition; 2 s out and 2 s back where nothing is said"),
        "for": Field(WORK, "length of one set that is done by time"),
        "until_done": Field(Flag(only_true=True), "the person says when it is over"),
        "about": Field(WORK, "how long that will take, for the advertised length; 60 s where nothing is said"),
        "sets": Field(SETS, "how many sets; 1, or one for each number of `reps`"),
        "rest": Field(REST, "the least rest between two sets of the same side"),
        "sides": Field(Choice(Side), "`each` where nothing is said for a sided exercise, else `both`"),
        "order": Field(Choice(Order), "how the sets of two sides follow each other; `alternate`"),
        "left": Field(OWN_DOSE, "what the left side does differently; the rest comes from the step"),
        "right": Field(OWN_DOSE, "what the right side does differently"),
        "instruction": Field(INSTRUCTION, "replaces the line of the exercise during the session"),
        "prepare": Field(LEAD, "a lead-in of its own"),
        "switch": Field(LEAD, "time for changing sides"),
        "optional": Field(Flag(), "the first to go when time is short"),
        "prepares": Field(Flag(), "nothing after it is done without it, however short the time"),
        "checks": Field(ListOf(CHECK, most=20), "questions asked during a long set"),
        "at_most": Field(WORK, "a hard stop: no command, and no second go, makes a set longer"),
    },
    rules=(
        OneOf(("hold", "reps", "for", "until_done")),
        OneOf(("until_done", "at_most"), needed=False),
        Needs("tempo", "reps"),
        Needs("about", "until_done"),
    ),
    hints={"repeat": "a round cannot stand inside a round, so write its steps out"},
)

ROUND = Record(
    "round",
    {
        "repeat": Field(Whole(1, MOST_REPEATS), "how many times", required=True),
        "steps": Field(ListOf(STEP, least=1), "the steps of one time through", required=True),
    },
)

LINK = Record(
    "link",
    {
        "condition": Field(Id("condition"), "a file in `conditions/`"),
        "purpose": Field(Choice(Purpose), "what it is for, where it is no condition"),
        "outcome": Field(LABEL, "the one thing that was measured", required=True),
        "grade": Field(Choice(Grade), "how good the evidence for this outcome is", required=True),
        "finding": Field(PROSE, "what was found, in a sentence", required=True),
        "sources": Field(SOME_SOURCES, "on whose word", required=True),
        "population": Field(Text(200), "who was studied"),
        "effect": Field(Text(200), "the size of the effect, with its interval"),
        "n": Field(Whole(1, 10_000_000), "how many people"),
        "harm": Field(PROSE, "what harm was reported"),
    },
    rules=(OneOf(("condition", "purpose")),),
)

COURSE = Record(
    "course",
    {
        "weeks": Field(Whole(1, 104), "for how many weeks", required=True),
        "review": Field(PROSE, "what to ask oneself at the end"),
    },
)

WEEK = Record(
    "row of weeks",
    {
        "weeks": Field(Whole(1, 104), "for so many weeks", required=True),
        "days": Field(DAYS, "on so many days of each", required=True),
        "sets": Field(SETS, "this many sets", required=True),
        "reps": Field(REPS, "of this many repetitions", required=True),
    },
)

ROUTINE = Record(
    "routine",
    {
        "format": FORMAT,
        "title": Field(TITLE, "its name on screen", required=True),
        "summary": Field(SUMMARY, "what it is, in a sentence", required=True),
        "when": Field(ListOf(Choice(When), least=1, unique=True), "the occasions that it is made for", required=True),
        "days_per_week": Field(DAYS, "on how many days a week"),
        "steps": Field(ListOf(Variant("repeat", ROUND, STEP), least=1), "what is done, in order", required=True),
        "dose_source": Field(SOURCES, "where the doses come from"),
        "links": Field(ListOf(LINK), "what is known of its effects, one outcome each; an effect may be none"),
        "stop_if": Field(ListOf(PROSE), "signs that end this routine, beside those of `safety.yaml`"),
        "lock_after": Field(Duration(MINUTE, 7 * 24 * HOUR), "not again within this time"),
        "course": Field(COURSE, "how long it is meant to be followed"),
        "weeks": Field(ListOf(WEEK), "doses by week of the course, in order"),
        "tags": Field(ListOf(Id(), most=20, unique=True), "words to find it by"),
        "formerly": FORMERLY,
    },
    rules=(Needs("weeks", "course"),),
)
