"""Documents made from the shapes themselves, good ones and spoilt ones, as an editor would see them.

What JSON Schema and YAML cannot see alike is left out on purpose; `schema.UNSAID` names it.
"""

import copy
import json
from typing import Any

from hypothesis import strategies as st

from coach.adapters.rules import Needs, OneOf
from coach.adapters.scalars import Choice, Duration, Flag, Id, Pattern, Text, Whole, spell
from coach.adapters.shapes import Either, ListOf, MapOf, Record, Shape, Variant

LETTERS = "abc XYZ[]{}:#-é'\"\\שלמ👩‍🚀\u0301%@`|>&*!?,0"

NOISE = [
    None, True, False, 0, -5, 7, 201, 1.5, "", " ", "x", "x" * 61, "x" * 401, "x" * 601, "30", "1:30", "30 s", "-5 s",
    "null", "no", "~", "a\nb", "a\n", "a\x1b[31m", "a\x9bb", "a\u202eb", "a\u200fb", "\u00a0a", "a\tb", "é",
    "Wall Calf", [], ["x"], [["x"]], {}, {"x": 1}, {"a\x1b": 1}, {"text": "x"}, {"convention": "x"}, ["x", "x"],
    {"exercise": "x", "hold": "5 s"}, {"repeat": 2, "steps": []}, "https://example.org", "10.1/x",
]  # fmt: skip
"""Values that are wrong in most places and right in a few."""


def good(shape: Shape) -> st.SearchStrategy[Any]:
    """Values that the shape lets through."""
    match shape:
        case Text(most=most):
            text = st.text(LETTERS, min_size=1, max_size=most).filter(lambda text: text.strip(" ") != "")
            return text | st.sampled_from(["ends\n", 12, 1.5, True])
        case Pattern(example=example):
            return st.just(example)
        case Id():
            return st.from_regex("[a-z-]{1,8}", fullmatch=True)
        case Choice(of=words):
            return st.sampled_from([word.value for word in words])
        case Whole(least=least, most=most):
            return st.integers(least, most)
        case Flag(only_true=only_true):
            return st.just(True) if only_true else st.booleans()
        case Duration(least=least, most=most):
            return st.integers(least // 100, min(most, 7_200_000) // 100).map(lambda tenths: spell(tenths * 100))
        case ListOf(item=item, least=least, unique=unique):
            most = 1 if isinstance(item, Record | Variant) else 3
            return st.lists(good(item), min_size=least, max_size=max(least, most), unique=unique)
        case MapOf(value=value):
            return st.dictionaries(st.from_regex("[a-z]{1,4}", fullmatch=True), good(value), max_size=2)
        case Either(short=short, long=long):
            return good(short) | good(long)
        case Variant(marked=marked, other=other):
            return good(other) | good(marked)
        case Record():
            return _good_record(shape)
    raise AssertionError(shape)


@st.composite
def _good_record(draw: st.DrawFn, shape: Record) -> dict[str, Any]:
    keys = [name for name, field in shape.fields.items() if field.required or draw(st.integers(0, 3)) == 0]
    chosen: set[str] = set()
    for rule in shape.rules:
        if isinstance(rule, OneOf):
            settled = [key for key in rule.keys if key in chosen and key in keys]
            keys = [key for key in keys if key not in rule.keys or key in settled]
            open_to = [key for key in rule.keys if key not in chosen]
            if open_to and not settled and (rule.needed or draw(st.booleans())):
                keys.append(draw(st.sampled_from(open_to)))
            chosen.update(rule.keys)
    for rule in shape.rules:
        if isinstance(rule, Needs) and rule.key in keys and rule.other not in keys:
            if rule.other in chosen:
                keys.remove(rule.key)
            else:
                keys.append(rule.other)
    return {key: draw(good(shape.fields[key].shape)) for key in keys}


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) in a document."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in ((value, key), *_places(value[key]))]


@st.composite
def spoilt(draw: st.DrawFn, shape: Record) -> dict[str, Any]:
    """A good document after up to three blows, any of which may have done no harm."""
    document: dict[str, Any] = copy.deepcopy(draw(good(shape)))
    for _ in range(draw(st.integers(1, 3))):
        places = _places(document)
        if not places:
            break
        container, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(["replace", "drop", "add", "repeat"])):
            case "drop":
                del container[key]
            case "add" if isinstance(container, dict):
                known = st.sampled_from(["hold", "reps", "tempo", "repeat", "condition", "status", "Zz", "a b", ""])
                container[draw(known)] = copy.deepcopy(draw(st.sampled_from(NOISE)))
            case "repeat" if isinstance(container, list):
                container.append(copy.deepcopy(container[key]))
            case _:
                container[key] = copy.deepcopy(draw(st.sampled_from(NOISE)))
    return document


def as_yaml(document: Any) -> bytes:
    """The document as a file. JSON is YAML, where nothing is escaped that need not be."""
    return json.dumps(document, ensure_ascii=False).encode()
