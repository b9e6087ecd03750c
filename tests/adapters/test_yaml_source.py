"""Reading YAML: everything stays text with its place, and no file, however hostile, does more than get one sentence."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.findings import Findings, Place
from coach.adapters.yaml_source import DEEPEST, MOST_BYTES, MOST_NODES, ListNode, MapNode, TextNode, parse, read_tree
from tests.adapters.nobody import as_nobody, open_folder

ROOT = Path(__file__).resolve().parents[2]


def tree_of(text: str) -> MapNode:
    found = Findings("f")
    node = parse(text.encode(), found)
    assert isinstance(node, MapNode) and not found.problems
    return node


def complaint(data: bytes) -> str:
    """The one problem of a file, as `line:column: message`."""
    found = Findings("f")
    parse(data, found)
    assert len(found.problems) == 1, found.problems
    return str(found.problems[0]).removeprefix("f:")


@pytest.mark.parametrize(
    "text", ["1:30", "no", "off", "010", "08", "1e3", ".inf", "2024-01-02", "1.10", "0x1f", "9" * 5000]
)
def test_scalars_stay_text(text: str) -> None:
    """What a YAML loader would turn into a number, a truth or a date stays what was written."""
    value = tree_of(f"a: {text}\n").values["a"]
    assert isinstance(value, TextNode) and value.value == text and value.plain


def test_every_value_has_its_place() -> None:
    """Lines and columns count from 1 and in characters, behind letters of any width too."""
    tree = tree_of("first: é😀 b\nlist:\n  - x\n  - {k: 'v'}\n")
    items = tree.values["list"]
    assert isinstance(items, ListNode) and isinstance(items.items[1], MapNode)
    assert tree.values["first"].place == Place(1, 8)
    assert tree.keys["list"] == Place(2, 1)
    assert [item.place for item in items.items] == [Place(3, 5), Place(4, 5)]
    assert items.items[1].values["k"].place == Place(4, 9)


def test_quotation_marks_are_remembered() -> None:
    """A quoted null is a text, a plain one and an empty value are nothing."""
    tree = tree_of("a: ~\nb: 'null'\nc:\nd: null\n")
    assert [isinstance(node, TextNode) and node.empty for node in tree.values.values()] == [True, False, True, True]


def test_mark_at_the_beginning_is_tolerated() -> None:
    """A byte order mark, as Windows editors write it, is no mistake; nor are their line ends."""
    assert parse(b"\xef\xbb\xbfa: b\r\nc: d\r\n", found := Findings("f")) is not None
    assert not found.problems


def test_a_key_given_twice_is_told_with_both_places() -> None:
    """A duplicate key is a problem at the second place that names the first; other mistakes are still looked for."""
    found = Findings("f")
    parse(b"a: 1\nb: 2\na: 3\nb: 4\n", found)
    assert [str(problem) for problem in found.problems] == [
        "f:3:1: `a` is there twice, first in line 1, column 1; keep one of them",
        "f:4:1: `b` is there twice, first in line 2, column 1; keep one of them",
    ]


SYNTAX = {
    "a:\n\tb: 1\n": "2:1: a tab is used for indentation; use spaces",
    "a: |\n\tx\n": "2:1: a tab is used for indentation; use spaces",
    "a: b: c\n": "1:5: a colon and a space make a key, and a key cannot stand here",
    "a: 'x\n": "1:4: the quotation mark that opens here is never closed; close it",
    "a: [1, 2\nb: 3\n": "1:4: the `[` that opens here is not closed in time",
    "a: {b: c\nd: e\n": "1:4: the `{` that opens here is not closed in time",
    "a: @x\n": "1:4: a text cannot start with `@`; put it in quotation marks",
    "a: `x`\n": "1:4: a text cannot start with ```; put it in quotation marks",
    'a: "\\q"\n': "1:5: this escape is not known inside double quotation marks",
    'a: "\\ud800"\n': "1:7: this escape names no character; take it out",
    "- a\nb: 1\n": "2:1: the list stops here",
    "a: 1\nfoo\nb: 2\n": "2:1: this line is neither a `key: value` nor a part of the text above",
    "a: & b\n": "1:5: a text cannot start with `&` or `*`; put it in quotation marks",
    "a: |foo\n": "1:5: after `|` or `>` the text starts on the next line",
    "%FOO\n": "1:1: a line cannot start with `%`; take it out",
    "a: -\n - c\n": "1:4: a `-` with a space makes a list entry, and none can stand here",
    "a: !x!y z\n": "1:4: a text cannot start with `!`; put it in quotation marks",
    "a: ]\n": "1:4: a value is missing here",
    "a: 'it's'\n": "1:8: this line does not fit the lines around it",
    "a: x\n...\nfoo\n": "3:1: the file goes on after its end mark `...`; take that line out",
    "%YAML 3.0\n---\na: b\n": "1:1: this is not well-formed YAML (found incompatible YAML document)",
}  # fmt: skip


@pytest.mark.parametrize("text", SYNTAX)
def test_mistakes_of_syntax_are_told_in_plain_words(text: str) -> None:
    """Whatever the parser trips over becomes one sentence with the place and what to do."""
    assert complaint(text.encode()).startswith(SYNTAX[text])


REFUSED = {
    b"": "0:0: the file is empty",
    b"# only a comment\n": "0:0: the file is empty",
    b"a: &x b\n": "1:4: `&` starts an anchor, which is not allowed",
    b"a: *x\n": "1:4: `*` starts an alias, which is not allowed",
    b"a: !!python/object/apply:os.system [ls]\n": "1:4: `!` starts a tag, which is not allowed",
    b"a: !!str 5\n": "1:4: `!` starts a tag, which is not allowed",
    b"a: b\n---\nc: d\n": "2:1: a second document starts here",
    b"? [a]\n: b\n": "1:3: a key must be a word",
    b"a: b\0": "0:0: the file is binary, not text",
    b"\x7fELF\x02\x01\x01\0\0": "0:0: the file is binary, not text",
    b"\xff\xfea\0:\0": "0:0: the file is written in UTF-16; save it as UTF-8",
    b"a: b\nc: caf\xe9\n": "2:7: byte 0xe9 is not UTF-8; save the file as UTF-8",
    b"a: \xed\xa0\x80\n": "1:4: byte 0xed is not UTF-8",
    b"a: b\nc: \x1b[31mred\n": "2:4: U+001B is an invisible control character; take it out",
    "a: \u009b31m\n".encode(): "1:4: U+009B is an invisible control character",
    "a: x # \u202eevil\n".encode(): "1:8: U+202E is an invisible control character",
    "a: x\u2066y\n".encode(): "1:5: U+2066 is an invisible control character",
    b"[" * 100_000: f"1:{DEEPEST + 1}: this is nested deeper than {DEEPEST} levels",
    b"{a: " * 30_000: "1:49: this is nested deeper than 12 levels",
    b"- " * 100_000: "1:25: this is nested deeper than 12 levels",
    b"a: [" + b"x, " * MOST_NODES + b"]": f"1:{5 + 3 * (MOST_NODES - 3)}: the file has more than 20,000 values",
}


@pytest.mark.parametrize("data", REFUSED, ids=lambda data: repr(data[:20]))
def test_what_is_no_plain_text_file_is_refused_with_one_sentence(data: bytes) -> None:
    """Empty, binary, wrongly encoded, hostile or too nested: one clear problem, and quickly."""
    began = time.perf_counter()
    assert complaint(data).startswith(REFUSED[data])
    assert time.perf_counter() - began < 5


def test_bounds_let_through_what_they_allow() -> None:
    """A file at the limit of depth is read; the limits are not off by one."""
    found = Findings("f")
    assert parse(b"[" * DEEPEST + b"]" * DEEPEST, found) is not None
    assert not found.problems
    assert parse(b"[" + b"x, " * (MOST_NODES - 1) + b"]", found) is not None
    assert not found.problems


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever a file holds, reading returns a tree or tells a problem, and no message carries a control character."""
    found = Findings("f")
    node = parse(data, found)
    assert (node is None) <= found.broken
    assert all(problem.message.isprintable() for problem in found.problems)


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t\\", max_size=60))
def test_no_yaml_raises(text: str) -> None:
    """The same, for texts that are mostly punctuation."""
    test_no_bytes_raise.hypothesis.inner_test(text.encode())  # type: ignore[attr-defined]


def only_problem(path: Path) -> str:
    found = Findings("f")
    assert read_tree(path, found) is None
    (problem,) = found.problems
    return str(problem)


def test_what_is_no_file_gets_one_sentence(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe and a device are told apart, and none is waited for."""
    os.mkfifo(tmp_path / "pipe.yaml")
    assert only_problem(tmp_path / "no.yaml") == "f:0:0: there is no such file; check the name"
    assert only_problem(tmp_path) == "f:0:0: this is a folder where a file is meant"
    assert only_problem(tmp_path / "pipe.yaml") == "f:0:0: this is a pipe or a device where a file is meant"
    assert only_problem(Path("/dev/zero")) == "f:0:0: this is a pipe or a device where a file is meant"
    assert only_problem(Path("a\0b")).startswith("f:0:0: the file cannot be read")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert only_problem(tmp_path / "loop.yaml").startswith("f:0:0: the file cannot be read")


def test_a_huge_file_is_never_read_whole(tmp_path: Path) -> None:
    """50 GB of nothing are refused at once; the limit itself is allowed."""
    with (tmp_path / "huge.yaml").open("wb") as huge:
        huge.truncate(50 * 1024**3)
    assert only_problem(tmp_path / "huge.yaml") == "f:0:0: the file is larger than 256 KiB; split it into smaller ones"
    (tmp_path / "full.yaml").write_bytes(b"a: ".ljust(MOST_BYTES, b"x"))
    found = Findings("f")
    assert read_tree(tmp_path / "full.yaml", found) is not None


def test_a_file_that_may_not_be_read_gets_one_sentence() -> None:
    """A forbidden file is told as such."""
    with open_folder() as folder:
        path = folder / "secret.yaml"
        path.write_text("format: 1\n")
        path.chmod(0)
        said = as_nobody(lambda: only_problem(path))
    assert said == "f:0:0: the file may not be read by you; change its permissions"


def run(code: str) -> str:
    """What an interpreter of its own prints; it must end well."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout


def test_100_000_brackets_do_not_end_the_interpreter() -> None:
    """On a small stack, where the C loader would die of a segmentation fault, they are one problem."""
    code = (
        "import threading; from coach.adapters.yaml_source import parse; from coach.adapters.findings import Findings\n"
        "threading.stack_size(256 * 1024); f = Findings('f')\n"
        "t = threading.Thread(target=lambda: parse(b'[' * 100_000, f)); t.start(); t.join(); print(len(f.problems))"
    )
    assert run(code) == "1\n"


def test_yaml_is_imported_only_to_read() -> None:
    """Importing the library costs no YAML, so that `coach --help` does not pay for it."""
    assert run("import sys, coach.adapters.library, coach.adapters.check; print('yaml' in sys.modules)") == "False\n"
