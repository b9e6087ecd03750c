"""Text of files is shown as written: brackets are no markup, and no letter of any script is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.answers import Form, Moment
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
    "relief.yaml": f"""\
format: 1
title: "T2 {ODD}"
summary: Never shown here.
when: [any-time]
steps:
  - exercise: easy
    for: 1 min
    sides: both
""",
    "exercises/easy.yaml": """\
format: 1
name: Easy
instruction: Never shown here.
targets: [calf]
position: standing
sided: false
steps: [Never shown here.]
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
questions:
  - id: heart
    short: "Q {ODD}"
    ask: "A {ODD}"
    signs:
      - {{id: chest, text: "V {ODD}", outcome: doctor}}
      - {{id: sore, text: "Never shown here.", outcome: modify, ticks: [sore]}}
      - {{id: stiff, text: "Never shown here.", outcome: modify, ticks: [stiff]}}
    sources: [{{convention: ours}}]
    daily: true
    note: "W {ODD}"
modify:
  - {{id: sore, tick: "Z {ODD}", skip: [odd], use: [], sources: [{{convention: ours}}]}}
  - {{id: stiff, tick: "Never shown here.", skip: [], use: [], advice: ["Z2 {ODD}"], sources: [{{convention: ours}}]}}
calm: [easy]
self_care: [easy]
feels_wrong:
  - id: sharp
    text: "G {ODD}"
    which:
      - {{id: leg, text: "J {ODD}", then: end}}
      - {{id: arm, text: "Never shown here.", then: end}}
    sources: [{{convention: ours}}]
first_aid:
  routines: [relief]
  signs: ["X {ODD}"]
  sources: [{{convention: ours}}]
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
    """Home, the library, the pages of the routine, the exercise and the condition."""
    async with room_with(odd).visit(size=(120, 70)) as visit:
        shows(visit, "T", "U")
        await visit.press("l")
        shows(visit, "T", "U", "May help: K")
        await visit.press("escape")
        for target, letters in (("routine:odd", "TUSYNCIDOKFPEHR"), ("exercise:odd", "NCLMB"), ("condition:odd", "KT")):
            visit.app.open(target)
            await visit.settle()
            shows(visit, *letters)


async def test_file_text_in_the_questions(room_with: MakeRoom, odd: Library) -> None:
    """The question with its signs and its note, all of them on one screen, and what was said as it is told again."""
    room = room_with(odd).attest()
    room.wall.moment += timedelta(days=1)
    async with room.visit("odd", size=(120, 40)) as visit:
        shows(visit, "Q")
        await visit.press("y")
        shows(visit, *"AVW")
        await visit.press("1", "enter")
        shows(visit, "You said: V", "T2")


async def test_file_text_in_what_is_changed(room_with: MakeRoom, odd: Library) -> None:
    """Why nothing is left, and what becomes of an exercise."""
    room = room_with(odd)
    for sign, letters in (("heart/sore", ("“T", "You said: Z")), ("heart/stiff", ("T", "N", "Z2"))):
        room.desk.chart.answer(odd.safety(), Form.FULL, (sign,))
        room.desk.chart.rate(Moment.BEFORE, 4)
        async with room.visit("odd", size=(120, 40)) as visit:
            shows(visit, *letters)


async def test_file_text_when_something_feels_wrong_and_in_first_aid(room_with: MakeRoom, odd: Library) -> None:
    """What it may be, which of them, and the signs above the first step."""
    room = room_with(odd).attest()
    async with room.visit("odd", size=(120, 40)) as visit:
        await visit.press("exclamation_mark")
        shows(visit, "G")
        await visit.press("1")
        shows(visit, "G", "J")
    async with room.visit("relief", size=(120, 40)) as visit:
        shows(visit, "X")


async def test_file_text_in_a_session(room_with: MakeRoom, odd: Library) -> None:
    """The exercise, the instruction, what comes next, and the title at the end."""
    async with room_with(odd).attest().visit("odd", size=(120, 40)) as visit:
        shows(visit, "N", "I", "Next: LEFT · N")
        await visit.press("n")
        await visit.pass_time(2)
        shows(visit, "N", "I", "Next: RIGHT · N")
        await visit.press("q", "y")
        await visit.leave_pain_out()
        shows(visit, "T")


async def test_what_a_person_writes_is_no_markup_either(room_with: MakeRoom, odd: Library) -> None:
    """The note, while it is typed."""
    async with room_with(odd).attest().visit("odd", size=(120, 40)) as visit:
        await visit.press("n")
        await visit.pass_time(2)
        await visit.press("q", "y")
        await visit.leave_pain_out()
        await visit.press(*"[b]x[/b][/z]")
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
        assert first.startswith(" 拉伸拉伸") and first.endswith(" left · until 21:30")
        assert "… " in first
        assert last.startswith("space Pause ")
        following = next(line for line in visit.text.splitlines() if "Next:" in line)
        assert following.endswith("…")
        assert instruction in "".join(visit.text.split())
        assert visit.on(SessionScreen).digits.block_rows >= (7 if size == (60, 18) else 8)
