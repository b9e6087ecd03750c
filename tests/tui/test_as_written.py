"""Text of files is shown as written: brackets are no markup, and no letter of any script is lost."""

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.ports import Library
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.session import SessionScreen
from tests.adapters.documents import write
from tests.tui.conftest import MakeRoom
from tests.tui.visit import Visit

ODD = "[b]a[/b] [/x] [red] שלום é 👍🏽 拉伸 \\\\["
"""Markup, an end without a beginning, right-to-left, a combining mark, an emoji with a skin tone, wide letters."""

AS_SHOWN = ODD.replace("\\\\", "\\")

ROUTINE = f"""\
format: 1
title: "T {ODD}"
summary: "U {ODD}"
when: [any-time]
steps:
  - exercise: odd
    hold: 4 s
    sets: 2
    rest: 5 s
    sides: each
    instruction: "I {ODD}"
dose_source: [{{convention: "D {ODD}"}}]
links:
  - condition: odd
    outcome: "O {ODD}"
    grade: limited
    finding: "F {ODD}"
    population: "P {ODD}"
    effect: "E {ODD}"
    harm: "H {ODD}"
    sources: [{{ref: odd1999, status: seen}}]
stop_if: ["S {ODD}"]
"""

SHELF = {
    "odd.yaml": ROUTINE,
    "exercises/odd.yaml": f"""\
format: 1
name: "N {ODD}"
instruction: "Never shown here."
targets: [calf]
position: standing
sided: true
steps: ["C {ODD}"]
feel: "L {ODD}"
not_feel: "M {ODD}"
breathing: "B {ODD}"
""",
    "conditions/odd.yaml": f"""\
format: 1
title: "K {ODD}"
summary: "Never shown here."
emergency: [None.]
see_a_doctor: [None.]
""",
    "references.yaml": f"""\
format: 1
references:
  odd1999: {{citation: "R {ODD}", status: seen}}
""",
    "safety.yaml": f"""\
format: 1
emergency:
  title: "A {ODD}"
  lines: ["V {ODD}"]
  numbers: [{{place: "W {ODD}", number: 112}}]
  same_day: ["X {ODD}"]
questions:
  - id: heart
    short: "Q {ODD}"
    ask: "Never shown here."
    signs: [{{text: Chest pain, outcome: emergency}}]
    sources: [{{convention: ours}}]
    daily: true
stop_if: ["Y {ODD}"]
""",
}
"""Every text of a file that the screens show begins with a letter of its own."""


@pytest.fixture
def odd(tmp_path: Path) -> Library:
    library = ShelfLibrary([Shelf(write(tmp_path / "shelf", SHELF))])
    assert library.routine("odd") is not None, library.problems()
    library.references()
    assert [str(problem) for problem in library.problems() if "shelf" in problem.file] == []
    return library


def shows(visit: Visit, *letters: str) -> None:
    """The texts that begin with these letters stand on the screen."""
    for letter in letters:
        assert f"{letter} {AS_SHOWN}" in visit.prose, f"{letter} in\n{visit.text}"


async def test_file_text_on_the_pages(room_with: MakeRoom, odd: Library) -> None:
    """Home, the pages of the routine, the exercise and the condition, the questions, the card."""
    async with room_with(odd).visit(size=(120, 70)) as visit:
        shows(visit, "T", "U", "May help: K")
        for target, letters in (("routine:odd", "TUSYNCIDOKFPEHR"), ("exercise:odd", "NCLMB"), ("condition:odd", "KT")):
            visit.app.open(target)
            await visit.settle()
            shows(visit, *letters)
    async with room_with(odd).visit("odd", size=(120, 40)) as visit:
        shows(visit, "Q")
        await visit.press("y")
        shows(visit, *"AVWX")


async def test_file_text_in_a_session(room_with: MakeRoom, odd: Library) -> None:
    """The exercise, the instruction, what comes next, and the title at the end."""
    async with room_with(odd).attest().visit("odd", size=(120, 40)) as visit:
        shows(visit, "N", "I", "Next: LEFT · N")
        await visit.press("n")
        await visit.pass_time(2)
        shows(visit, "N", "I", "Next: RIGHT · N")
        await visit.press("q", "y")
        shows(visit, "T")


async def test_what_a_person_writes_is_no_markup_either(room_with: MakeRoom, odd: Library) -> None:
    """The note, while it is typed."""
    async with room_with(odd).attest().visit("odd", size=(120, 40)) as visit:
        await visit.press("n")
        await visit.pass_time(2)
        await visit.press("q", "y", *"[b]x[/b][/z]")
        assert "[b]x[/b][/z]" in visit.text


async def test_a_question_shows_its_words_as_they_are(room_with: MakeRoom, odd: Library) -> None:
    """Whoever asks it."""
    async with room_with(odd).visit(size=(120, 40)) as visit:
        visit.app.push_screen(AskScreen(AS_SHOWN, {"x": AS_SHOWN}, sure="x", back="x"))
        await visit.settle()
        texts = [str(line.visual) for line in visit.on(AskScreen).query(Static)]
        assert [AS_SHOWN in text for text in texts] == [True, True]


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_long_and_wide_text_leaves_the_rest_in_place(
    room_with: MakeRoom, tmp_path: Path, size: tuple[int, int]
) -> None:
    """The longest name of wide letters is cut at the end of its line, the longest instruction is wrapped and never
    cut; time, digits and footer stay."""
    name, instruction = "拉伸" * 30, "拉伸" * 34 + "完"
    exercise = SHELF["exercises/odd.yaml"].replace(f"N {ODD}", name)
    routine = ROUTINE.replace(f"I {ODD}", instruction)
    shelf = {**SHELF, "exercises/odd.yaml": exercise, "odd.yaml": routine}
    library = ShelfLibrary([Shelf(built_in_folder()), Shelf(write(tmp_path / "shelf", shelf))])
    async with room_with(library).attest().visit("odd", size=size) as visit:
        first, *_, last = visit.text.splitlines()
        assert first.startswith(" 拉伸拉伸") and first.endswith(" left")
        assert "… " in first
        assert last.startswith("space Pause ")
        following = next(line for line in visit.text.splitlines() if "Next:" in line)
        assert following.endswith("…")
        assert instruction in "".join(visit.text.split())
        assert visit.on(SessionScreen).digits.block_rows >= (7 if size == (60, 18) else 8)
