"""Home: which routines are offered, what is said of each, and what each key does."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core import words
from coach.core.choose import offer
from coach.core.knowledge import GRADE_MEANING, Grade
from coach.core.routine import When
from coach.tui.screens.home import HEADINGS, HomeScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.adapters.documents import write
from tests.tui.conftest import MakeRoom
from tests.tui.shelf import shelve
from tests.tui.visit import Room, Visit

TALL = (200, 120)

LINKS = """\
links:
  - condition: sciatica
    outcome: pain
    grade: {first}
    finding: Ours.
    sources: [{{convention: ours}}]
  - condition: sciatica
    outcome: pain
    grade: {second}
    finding: Ours.
    sources: [{{convention: ours}}]
"""


def with_shelf(folder: Path) -> ShelfLibrary:
    return ShelfLibrary([Shelf(built_in_folder()), Shelf(folder)])


def groups(visit: Visit) -> dict[str, list[str]]:
    """The titles that are listed, by heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in visit.text.splitlines():
        line = line.strip()
        if line in HEADINGS.values():
            heading = line
            found[heading] = []
        elif heading and " · " in line and not line.startswith("needs"):
            found[heading].append(line.split(" · ")[0])
    return found


async def facts(visit: Visit, title: str) -> tuple[str, str]:
    """The line of the first routine of this title, and what is said below once it is chosen."""
    lines = [line.strip() for line in visit.text.splitlines()]
    line = next(line for line in lines if line.startswith(f"{title} · "))
    routines = visit.on(HomeScreen).routines
    prompts = [str(option.prompt) for option in routines.options]
    routines.highlighted = next(at for at, prompt in enumerate(prompts) if prompt.startswith(f"{title} · "))
    await visit.settle()
    return line, str(visit.on(HomeScreen).query_one("#about", Static).content)


async def test_routines_stand_under_each_of_their_occasions(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Before exercise, after exercise, before bed, any time, self-care: in this order, and none is left out."""
    async with room_with(built_in).visit(size=TALL) as visit:
        listed = groups(visit)
    assert list(listed) == ["Before exercise", "After exercise", "Before bed", "Any time", "When it hurts"]
    for when in When:
        titles = [routine.title for routine in built_in.routines().values() if when in routine.when]
        assert listed[HEADINGS[when]] == titles


async def test_each_line_says_how_long_and_what_it_needs(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Minutes, `about` where the person decides, and the equipment of all its exercises; below, what it is."""
    async with room_with(built_in).visit(size=TALL) as visit:
        for routine in built_in.routines().values():
            line, about = await facts(visit, routine.title)
            told = offer(routine, built_in)
            needs = ", ".join(told.needs).replace("-", " ") or "nothing"
            assert line == f"{routine.title} · {words.minutes(told.length, told.about)} · needs {needs}"
            assert about.startswith(routine.summary)
        assert (await facts(visit, "Cramp first aid"))[0].endswith("about 12 min · needs nothing")


async def test_what_is_chosen_says_what_it_may_help(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """The first condition by its title, with the outcome, the best grade and what it means, and how many more."""
    async with room_with(built_in).visit(size=TALL) as visit:
        _, about = await facts(visit, "Easy cycling before bed")
    meaning = GRADE_MEANING[Grade.EXPERT]
    assert about.splitlines()[1:] == [
        f"May help: Night leg cramps, fewer or milder night cramps: expert ({meaning}). And 1 more."
    ]


async def test_what_has_no_effect_is_never_offered_as_help(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Nor what was not tested, nor what studies disagree about: these need the words of the routine's page."""
    async with room_with(built_in).visit(size=TALL) as visit:
        for title in ("Wall calf stretch", "Quadriceps stretch"):
            assert "May help" not in (await facts(visit, title))[1]


async def test_the_best_grade_counts_and_only_a_helping_one(room_with: MakeRoom, tmp_path: Path) -> None:
    """Whatever the order of the links."""
    said = {
        ("no-effect", "no-effect"): "",
        ("not-tested", "conflicting"): "",
        ("limited", "expert"): "\nMay help: Sciatica, pain: limited (",
        ("no-effect", "expert"): "\nMay help: Sciatica, pain: expert (",
    }
    for first, second in said:
        shelve(tmp_path, f"{first}-{second}", "hold: 5 s", more=LINKS.format(first=first, second=second))
        shelve(tmp_path, f"{second}-{first}", "hold: 5 s", more=LINKS.format(first=second, second=first))
    async with room_with(with_shelf(tmp_path)).visit(size=TALL) as visit:
        for (first, second), helps in said.items():
            for title in (f"Our {first}-{second}", f"Our {second}-{first}"):
                about = (await facts(visit, title))[1]
                assert about.startswith(f"For the tests.{helps}")
                assert ("May help" in about) is bool(helps)


async def test_an_override_is_shown_as_such(room_with: MakeRoom, tmp_path: Path) -> None:
    """A file of one's own in the place of a built-in routine says so; other files of one's own do not."""
    shelve(tmp_path, "hamstring-stretch", "hold: 5 s", title="My hamstrings")
    shelve(tmp_path, "other", "hold: 5 s")
    async with room_with(with_shelf(tmp_path)).visit(size=TALL) as visit:
        assert (await facts(visit, "My hamstrings  (yours)"))[0] == "My hamstrings  (yours) · 15 s · needs wall"
        assert (await facts(visit, "Our other"))[0] == "Our other · 15 s · needs wall"


async def test_a_broken_file_is_named_with_its_number_of_problems(room_with: MakeRoom, tmp_path: Path) -> None:
    """The good ones are listed all the same, and the built-in one that it meant to replace is in use."""
    broken = write(tmp_path, {"hamstring-stretch.yaml": "format: 1\ntitle: Mine\nstep: []\nwhen: [never]\n"})
    shelve(tmp_path, "good", "hold: 5 s")
    library = with_shelf(tmp_path)
    async with room_with(library).visit(size=(100, 24)) as visit:
        assert "Warm-up before running" in visit.text
        assert library.routine("good") is not None
        count = len(library.problems())
        assert count > 1
        told = f"{broken / 'hamstring-stretch.yaml'} has {count} problems. `coach check FILE` says what and where."
        assert "".join(told.split()) in "".join(visit.text.split())


async def test_a_broken_file_that_no_routine_mentions_is_named_too(room_with: MakeRoom, tmp_path: Path) -> None:
    """An exercise and a condition of one's own, of which one more file than two is only counted."""
    files = {f"exercises/mine-{n}.yaml": "format: 1\nname: 1\n" for n in range(2)}
    write(tmp_path, {**files, "conditions/mine.yaml": "title: x\n"})
    async with room_with(with_shelf(tmp_path)).visit(size=(160, 24)) as visit:
        told = visit.prose
    assert "mine.yaml has" in told
    assert "and 1 more file. `coach check FILE`" in told


async def test_a_file_name_carries_nothing_to_the_terminal(room_with: MakeRoom, tmp_path: Path) -> None:
    """An escape character in it is shown as a question mark."""
    (tmp_path / "\x1b[31mred.yaml").write_text("format: 1\n", encoding="utf-8")
    async with room_with(with_shelf(tmp_path)).visit(size=(160, 24)) as visit:
        assert "?[31mred.yaml has 1 problem" in visit.prose
        assert "\x1b" not in visit.text


async def test_with_good_files_alone_no_problem_is_told(room: Room) -> None:
    """The line is not there, and takes no room."""
    async with room.visit() as visit:
        assert "problem" not in visit.text
        assert not visit.app.screen.query("#problems")


async def test_every_routine_can_be_reached(room: Room) -> None:
    """With the arrow keys, the one that is chosen stays in sight, on the smallest terminal too."""
    async with room.visit(size=(60, 18)) as visit:
        routines = visit.on(HomeScreen).query_one("#routines", OptionList)
        seen = []
        for _ in range(len([option for option in routines.options if option.id])):
            chosen = routines.highlighted_option
            assert chosen is not None and chosen.id is not None
            seen.append(chosen.id)
            routine = room.desk.library.routine(chosen.id.split("/")[1])
            assert routine is not None
            assert f"{routine.title} · " in visit.text
            await visit.press("down")
        assert len(set(seen)) == len(seen)
        assert len(seen) == sum(len(routine.when) for routine in room.desk.library.routines().values())


async def test_enter_opens_the_page_of_the_chosen_routine(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """The first one to begin with; another one after the arrow keys."""
    warm_ups = [routine for routine in built_in.routines().values() if When.BEFORE_EXERCISE in routine.when]
    async with room_with(built_in).visit() as visit:
        for routine, keys in zip(warm_ups[:2], (("enter",), ("escape", "down", "enter")), strict=True):
            await visit.press(*keys)
            visit.on(RoutineScreen)
            assert routine.summary in visit.prose


async def test_s_starts_the_chosen_routine(room: Room) -> None:
    """After the questions."""
    async with room.visit() as visit:
        await visit.press("s")
        visit.on(WelcomeScreen)


async def test_a_key_that_is_pressed_twice_begins_once(room: Room) -> None:
    """Two wishes that come before the first one is granted open one screen."""
    async with room.visit() as visit:
        home = visit.on(HomeScreen)
        home.action_start()
        home.action_start()
        await visit.settle()
        await visit.press("escape")
        visit.on(HomeScreen)


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_q_leaves_the_program(room: Room, key: str) -> None:
    """At once, with exit code 0, and nothing is written down."""
    async with room.visit() as visit:
        await visit.press(key)
    assert visit.code() == 0
    assert room.records() == ()


async def test_the_footer_and_the_page_of_keys_name_every_key(room: Room) -> None:
    """Enter too, although the list takes it."""
    async with room.visit() as visit:
        assert visit.footer == "⏎ Open s Start c Cramp! q Quit / Search w Where? o Settings F1 Emergency ? Keys"
        await visit.press("question_mark")
        visit.on(KeysScreen)
        for key in ("enter", "s", "c", "o", "q, esc", "f1", "?", "ctrl+c, ctrl+q"):
            assert f"│  {key} " in visit.text
        assert "Read about this routine, and start it from there." in visit.prose


async def test_the_page_of_keys_closes_alone(room: Room) -> None:
    """With any key that might mean so; the program goes on."""
    async with room.visit() as visit:
        for key in ("question_mark", "escape", "q", "enter", "ctrl+c", "ctrl+q"):
            await visit.press("question_mark")
            visit.on(KeysScreen)
            await visit.press(key)
            visit.on(HomeScreen)


async def test_after_a_too_small_terminal_the_list_takes_keys_again(room: Room) -> None:
    """What was focused before is focused afterwards, with the same routine chosen."""
    async with room.visit() as visit:
        await visit.press("down")
        chosen = visit.on(HomeScreen).routines.highlighted
        await visit.resize(50, 12)
        assert "too small" in visit.text
        assert "coach" not in visit.text
        await visit.resize(80, 24)
        assert visit.on(HomeScreen).routines.highlighted == chosen
        await visit.press("down")
        assert visit.on(HomeScreen).routines.highlighted != chosen
