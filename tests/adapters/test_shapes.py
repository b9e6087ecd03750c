"""Shapes: what a value may be, and the one sentence that each mistake gets."""

import re
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.findings import MOST_PROBLEMS, Findings, Place, printable, quoted
from coach.adapters.rules import Needs, OneOf
from coach.adapters.scalars import HOUR, SECOND, Choice, Duration, Flag, Id, Pattern, Text, Whole, milliseconds, spell
from coach.adapters.shapes import Either, Field, Fields, ListOf, MapOf, Record, Shape, Variant
from coach.adapters.yaml_source import MapNode, TextNode, parse


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


HOLD = Duration(SECOND, 3 * HOUR)
REST = Duration(SECOND, HOUR, or_none=True)
TITLE = Text(60)


def read(shape: Shape, yaml: str) -> tuple[Any, list[str]]:
    """What a shape makes of the value of the key `x`, and its complaints without their places."""
    found = Findings("f")
    tree = parse(f"x: {yaml}\n".encode(), found)
    assert isinstance(tree, MapNode), found.problems
    value = shape.decode(tree.values["x"], "x", found)
    return value, [problem.message for problem in found.problems]


GOOD: list[tuple[Shape, str, Any]] = [
    (HOLD, "30 s", 30_000),
    (HOLD, "30s", 30_000),
    (HOLD, "'30 s'", 30_000),
    (HOLD, "5 min", 300_000),
    (HOLD, "1 min 30 s", 90_000),
    (HOLD, "1min30s", 90_000),
    (HOLD, "2 h", 7_200_000),
    (HOLD, "1.5 s", 1_500),
    (HOLD, "1 s", 1_000),
    (HOLD, "3 h", 10_800_000),
    (REST, "0 s", 0),
    (TITLE, "1:30", "1:30"),
    (TITLE, "no", "no"),
    (TITLE, "5", "5"),
    (TITLE, "'null'", "null"),
    (TITLE, ">-\n  two\n  lines", "two lines"),
    (TITLE, ">\n  two\n  lines", "two lines"),
    (TITLE, "'[bold]Oh[/]'", "[bold]Oh[/]"),
    (TITLE, "שלום עולם", "שלום עולם"),
    (TITLE, "مرحبا", "مرحبا"),
    (TITLE, "e\u0301", "e\u0301"),
    (TITLE, "👩‍🚀", "👩‍🚀"),
    (TITLE, "x" * 60, "x" * 60),
    (Text(5, lines=2), "|\n  one\n  two\n", "one\ntwo"),
    (Whole(1, 50), "50", 50),
    (Whole(-9, 9), "-9", -9),
    (Whole(1, 50), "010", 10),
    (Flag(), "false", False),
    (Flag(only_true=True), "true", True),
    (Choice(Colour), "dark-blue", Colour.DARK_BLUE),
    (Id(), "wall-calf-2", "wall-calf-2"),
    (Pattern("a+", "aa"), "aaa", "aaa"),
    (ListOf(Whole(1, 9)), "[1, 2]", (1, 2)),
    (ListOf(Id()), "[]", ()),
    (Either(Whole(1, 9), ListOf(Whole(1, 9))), "3", 3),
    (Either(Whole(1, 9), ListOf(Whole(1, 9))), "[3]", (3,)),
]


@pytest.mark.parametrize(("shape", "yaml", "value"), GOOD)
def test_good_values(shape: Shape, yaml: str, value: Any) -> None:
    """What may stand is read as what it means, and nothing is complained of."""
    assert read(shape, yaml) == (value, [])


BAD: list[tuple[Shape, str, str]] = [
    (HOLD, "30", "x: 30 is a number without a unit; write `30 s` or `30 min`"),
    (HOLD, "1.5", "x: 1.5 is a number without a unit; write `1.5 s` or `1.5 min`"),
    (HOLD, "1:30", "x: `1:30` could be minutes or hours; write `1 min 30 s`"),
    (HOLD, "1:02:03", "x: `1:02:03` could be minutes or hours; write `1 h 2 min 3 s`"),
    (HOLD, "30 sec", "x: `30 sec` is not a time in h, min and s; write `30 s`"),
    (HOLD, "1.5 min", "x: `1.5 min` is not a time in h, min and s; write `1 min 30 s`"),
    (HOLD, "2 Hours", "x: `2 Hours` is not a time in h, min and s; write `2 h`"),
    (HOLD, "-5 s", "x: `-5 s` is negative; write a time such as `30 s`"),
    (HOLD, "long", "x: `long` is not a time; write one such as `30 s`, `5 min` or `1 min 30 s`"),
    (HOLD, "30 s 1 min", "x: `30 s 1 min` is not a time; write one such as `30 s`, `5 min` or `1 min 30 s`"),
    (HOLD, "0 s", "x: `0 s` is too short; write 1 s to 3 h"),
    (HOLD, "0.9 s", "x: `0.9 s` is too short; write 1 s to 3 h"),
    (HOLD, "1.25 s", "x: `1.25 s` is not a time in h, min and s; write `1.2 s`"),
    (HOLD, "3 h 1 s", "x: `3 h 1 s` is too long; write 1 s to 3 h"),
    (HOLD, "9999 h", "x: `9999 h` is too long; write 1 s to 3 h"),
    (HOLD, "'" + "9" * 5000 + "'", "x: `999999999999999999999999999999999999999…` is a number without a unit; "
     "write `30 s` or `30 min`"),
    (REST, "0.5 s", "x: `0.5 s` is too short; write 0 s or 1 s to 1 h"),
    (HOLD, "", "x: this is empty; write a time such as `30 s` or `5 min`, or take the line out"),
    (HOLD, "[30 s]", "x: this should be a time such as `30 s` or `5 min`, not a list or a mapping"),
    (TITLE, "", "x: this is empty; write a text, or take the line out"),
    (TITLE, "null", "x: this is empty; write a text, or take the line out"),
    (TITLE, "'  '", "x: there is no text in it; write some, or take the line out"),
    (TITLE, "x" * 61, "x: 61 characters are too many; write at most 60"),
    (TITLE, "x" * 10_000, "x: 10000 characters are too many; write at most 60"),
    (TITLE, '"a\\e[31mb"', "x: U+001B is an invisible control character; take it out"),
    (TITLE, '"a\\x9b31mb"', "x: U+009B is an invisible control character; take it out"),
    (TITLE, '"a\\tb"', "x: U+0009 is an invisible control character; take it out"),
    (TITLE, '"\\u202Eabc"', "x: U+202E is an invisible control character; take it out"),
    (TITLE, '"\\u2067abc"', "x: U+2067 is an invisible control character; take it out"),
    (TITLE, '"\\u200Fabc"', "x: U+200F is an invisible control character; take it out"),
    (TITLE, '"\\_abc"', "x: it begins or ends with an unusual blank; take it out"),
    (TITLE, "|\n  one\n  two", "x: 2 lines where one line may stand; shorten it, or fold it with `>-`"),
    (Text(5, lines=2), "|\n  a\n  b\n  c", "x: 3 lines where at most 2 lines may stand; "
     "shorten it, or fold it with `>-`"),
    (Text(5, lines=2), "|\n  a\n  123456", "x: 6 characters are too many; write at most 5"),
    (TITLE, "{a: b}", "x: this should be a text, not a list or a mapping"),
    (Whole(1, 50), "51", "x: `51` is out of bounds; write a whole number from 1 to 50"),
    (Whole(1, 50), "0", "x: `0` is out of bounds; write a whole number from 1 to 50"),
    (Whole(1, 50), "'5'", "x: `5` is no whole number; write a whole number from 1 to 50, without quotation marks"),
    (Whole(1, 50), "2.5", "x: `2.5` is no whole number; write a whole number from 1 to 50"),
    (Whole(1, 50), "9" * 5000, "x: `999999999999999999999999999999999999999…` is out of bounds; "
     "write a whole number from 1 to 50"),
    (Whole(1, 50), "٣", "x: `٣` is no whole number; write a whole number from 1 to 50"),
    (Flag(), "yes", "x: `yes` is not `true` or `false`; write that"),
    (Flag(), "'true'", "x: `true` is not `true` or `false`; write that, without quotation marks"),
    (Flag(only_true=True), "false", "x: `false` is not `true`; write that"),
    (Choice(Colour), "dark_blu", "x: `dark_blu` is none of the words that may stand here; write one of red, dark-blue"),
    (Choice(Colour), "9", "x: `9` is none of the words that may stand here; write one of red, dark-blue"),
    (Id(), "Wall Calf", "x: `Wall Calf` is not an id; use small letters a-z, digits and hyphens"),
    (Id(), "../x", "x: `../x` is not an id; use small letters a-z, digits and hyphens"),
    (Id(), '"a\\n"', "x: `a<U+000A>` is not an id; use small letters a-z, digits and hyphens"),
    (Pattern("a+", "aa"), "b", "x: `b` does not have the form of `aa`; write it like that"),
    (ListOf(TITLE), "one", "x: this should be a list; write `[...]`, or one `- ` line for each entry"),
    (ListOf(TITLE, least=1), "[]", "x: the list has 0 entries; write at least 1"),
    (ListOf(TITLE, most=2), "[a, b, c]", "x: the list has 3 entries; write at most 2"),
    (ListOf(Id(), unique=True), "[a, b, a]", "x: `a` is there twice; keep one of them"),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "yaml", "message"), BAD)
def test_bad_values(shape: Shape, yaml: str, message: str) -> None:
    """What may not stand gets one sentence that says what is wrong and how to mend it."""
    _, messages = read(shape, yaml)
    assert messages == [message]


TURNING = [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
CONTROL = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF]


@pytest.mark.parametrize("code", TURNING + CONTROL, ids=hex)
def test_no_invisible_control_gets_through(code: int) -> None:
    """Control characters, C1 among them, direction marks and lone surrogates are refused wherever they stand."""
    found = Findings("f")
    assert TITLE.decode(TextNode(f"a{chr(code)}b", Place(1, 1), plain=False), "x", found) is None
    assert len(found.problems) == 1 and found.problems[0].message.isprintable()


TOY = Record(
    "toy",
    {
        "name": Field(TITLE, "its name", required=True),
        "colour": Field(Choice(Colour), "its colour"),
        "size": Field(Whole(1, 9), "its size"),
        "made_of": Field(TITLE, "its stuff"),
    },
    rules=(OneOf(("colour", "size")), Needs("made_of", "size")),
    hints={"color": "in this house it is `colour`"},
)


def test_a_record_tells_all_its_mistakes_at_once() -> None:
    """Unknown keys with the nearest known one, bad values, missing keys and broken rules come together, with places."""
    found = Findings("f")
    tree = parse(b"colour: gren\nsize: 10\nmad_of: x\ncolor: red\n", found)
    assert tree is not None
    fields = TOY.decode(tree, "x", found)
    assert [str(problem) for problem in sorted(found.problems)] == [
        "f:1:1: toy: `name` is missing; add it",
        "f:1:1: toy: only one of `colour`, `size` may stand here; keep one",
        "f:1:9: colour: `gren` is none of the words that may stand here; write one of red, dark-blue",
        "f:2:7: size: `10` is out of bounds; write a whole number from 1 to 9",
        "f:3:1: `mad_of` is not a key of a toy; did you mean `made_of`?",
        "f:4:1: `color` is not a key of a toy; in this house it is `colour`",
    ]
    assert fields is not None and fields.values == {} and fields.given("size") and "size" not in fields


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("{name: a}", "toy: one of `colour`, `size` is missing; add it"),
        ("{name: a, colour: red, made_of: tin}",
         "toy: `made_of` means something only beside `size`; add that, or take it out"),
        ("{name: a, size: 1, zzz: 1}", "`zzz` is not a key of a toy; take it out"),
        ("{name: a, size: 1, b c.}",
         "`b c.` is not a key of a toy; put a text with a comma or a colon in quotation marks"),
        ('{name: a, size: 1, "\\e[2J": 1}', "`<U+001B>[2J` is not a key of a toy; take it out"),
        ("[a]", "x: this should be a toy, written as `key: value` lines"),
        ("word", "x: this should be a toy, written as `key: value` lines"),
    ],
)  # fmt: skip
def test_a_record_keeps_its_rules(yaml: str, message: str) -> None:
    """Exactly one of some keys, keys that need others, and keys that nobody knows."""
    assert read(TOY, yaml)[1] == [message]


def test_variants_are_told_apart_by_their_mark() -> None:
    """A mapping with the mark is read as the marked record, every other one as the other."""
    box = Record("box", {"holds": Field(Whole(1, 9), "how many", required=True)})
    shape = Variant("holds", box, TOY)
    assert read(shape, "{holds: 3}")[0]["holds"] == 3
    assert read(shape, "{name: a, size: 3}")[0]["size"] == 3
    assert read(shape, "{}")[1][0] == "toy: `name` is missing; add it"


def test_a_mapping_of_own_keys_checks_keys_and_values() -> None:
    """Keys have a form too; a bad one does not hide what is wrong with its value."""
    shape = MapOf("[a-z]+", "knee: 90", Whole(0, 90))
    fields, messages = read(shape, "{knee: 5, Hip: 91}")
    assert isinstance(fields, Fields) and fields["knee"] == 5
    assert messages == [
        "x: `Hip` cannot be a key here; write one such as `knee: 90`",
        "Hip: `91` is out of bounds; write a whole number from 0 to 90",
    ]


@given(st.integers(0, 10 * HOUR // 100).map(lambda tenths: tenths * 100))
def test_a_length_is_spelt_as_it_is_read(length: int) -> None:
    """Spelling a length and reading it again gives the same length."""
    assert milliseconds(spell(length)) == length


@given(st.text())
def test_quotes_are_short_and_harmless(text: str) -> None:
    """No control character, escape or direction mark of a file reaches a message, and quotes are cut."""
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", quoted(text))
    assert len(quoted(text[:40])) <= 42 or printable(text[:40]) != text[:40]


def test_a_file_full_of_mistakes_is_cut_short() -> None:
    """Nobody reads thousands of problems; the first hundred and a sentence are enough."""
    found = Findings("f")
    shape = ListOf(Whole(1, 9), most=9_999)
    tree = parse(b"[" + b"x, " * 5_000 + b"]", found)
    assert tree is not None
    shape.decode(tree, "x", found)
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert found.problems[-1].message == "there are more problems from here on; mend these first"
