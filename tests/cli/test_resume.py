"""`coach resume`: goes on in lines with what was cut off, or saves it; nothing is complete that was not."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.clock import SystemCalendar
from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.adapters.library import ShelfLibrary
from coach.adapters.paths import locate
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.answers import Form
from coach.core.chart import Chart
from coach.core.record import SessionRecord, Unfinished
from coach.core.safety import Complaint, Response
from coach.version import VERSION
from tests.cli.program import Done, Program, events, is_one_sentence
from tests.cli.test_trouble import no_file_may_grow
from tests.tui.left_lying import leave_lying

PLAIN, EVENTS = "--plain", "--events"


def journal_of(coach: Program) -> Path:
    places = locate(coach.env, sys.platform, None)
    assert places is not None
    return places.journal


def library(shelf: Path) -> ShelfLibrary:
    return ShelfLibrary([Shelf(built_in_folder()), Shelf(shelf)])


def chart(coach: Program) -> Chart:
    journal = SqliteJournal(journal_of(coach), Host(None))
    return Chart(journal, journal.keep, SystemCalendar(VERSION))


def cut(
    coach: Program, shelf: Path, routine: str = "sides", seconds: int = 2, minutes: int = 5, *, alive: bool = False
) -> SessionRecord:
    """A session that was last saved so long ago; two seconds of `sides` are one of its left hold."""
    at = datetime.now(UTC) - timedelta(minutes=minutes)
    return leave_lying(journal_of(coach), library(shelf), routine, seconds, at, alive=alive)


def unfinished(coach: Program) -> tuple[Unfinished, ...]:
    return SqliteJournal(journal_of(coach), Host(None)).unfinished()


def resume(coach: Program, shelf: Path, *words: str, stdin: str = "resume\n") -> Done:
    return coach.run("--library", shelf, "resume", *words, stdin=stdin)


def test_events_go_on_at_the_second(ready: Program, shelf: Path) -> None:
    """The part that was cut off comes first, paused, and no earlier one; after the lead-in the rest is held, and the
    record is that of the session that was begun."""
    before = cut(ready, shelf)
    done = resume(ready, shelf, EVENTS)
    assert done.returncode == 0, done.stderr
    told = events(done)
    assert [event["event"] for event in told[:4]] == [
        "session-started", "segment-started", "session-paused", "session-resumed"
    ]  # fmt: skip
    assert [event["segment"] for event in told if event["event"] == "segment-started"] == [1, 2, 3]
    assert [event["held"] for event in told if event["event"] == "segment-ended" and event["kind"] == "hold"] == [2, 2]
    assert told[-1]["outcome"] == "completed"
    assert told[-1]["t"] == pytest.approx(3 + 1 + 1 + 2 + 1, abs=0.5)
    (record,) = ready.records()
    assert (record["id"], record["started"], record["day"]) == (before.id, before.started, before.day)
    assert (record["state"], record["held"]) == ("completed", 4.0)


def test_lines_say_what_it_is_and_where(ready: Program, shelf: Path) -> None:
    """The title, how long ago and how much, beside the data; then PAUSED, and how to go on."""
    cut(ready, shelf)
    done = resume(ready, shelf, PLAIN, stdin="stop\n")
    assert done.returncode == 1
    assert "“Our sides one” was cut off 5 min ago, with 1 s held." in done.stderr
    assert "HOLD, LEFT" in done.stdout
    assert "PAUSED. Say resume to go on" in done.stdout


def test_what_is_not_gone_on_with_is_not_complete(ready: Program, shelf: Path) -> None:
    """Taken up and stopped at once, it is ended early, with what was held before."""
    before = cut(ready, shelf)
    assert resume(ready, shelf, EVENTS, stdin="stop\n").returncode == 1
    (record,) = ready.records()
    assert (record["id"], record["state"], record["held"]) == (before.id, "ended-early", 1.0)


@pytest.mark.parametrize("said", ["", "dance\ntime\n\n"])
def test_with_nobody_to_say_so_it_goes_on_by_itself(ready: Program, shelf: Path, said: str) -> None:
    """Whoever asked for it to go on has said so, and what was cut off is not used up by a word that means nothing."""
    before = cut(ready, shelf, seconds=5)
    done = resume(ready, shelf, EVENTS, stdin=said)
    assert done.returncode == 0
    (record,) = ready.records()
    assert (record["id"], record["state"], record["held"]) == (before.id, "completed", 4.0)


@pytest.mark.parametrize("said", ["resume\npause\n", "!\n0\n"])
def test_it_does_not_go_on_by_itself_once_somebody_has_spoken(ready: Program, shelf: Path, said: str) -> None:
    """Then it is theirs to say so: as their words end it stays paused, and nothing counts that nobody held."""
    before = cut(ready, shelf)
    done = resume(ready, shelf, EVENTS, stdin=said)
    assert done.returncode == 1
    (record,) = ready.records()
    assert (record["id"], record["state"], record["held"]) == (before.id, "ended-early", 1.0)


@pytest.mark.parametrize("then", ["edited", "deleted"])
def test_the_file_does_not_matter(ready: Program, shelf: Path, then: str) -> None:
    """The session carries its own copy."""
    cut(ready, shelf)
    path = shelf / "sides.yaml"
    if then == "deleted":
        path.unlink()
    else:
        path.write_text(path.read_text(encoding="utf-8").replace("2 s", "50 s"), encoding="utf-8")
    told = events(resume(ready, shelf, EVENTS, stdin="stop\n"))
    (begun,) = [event for event in told if event["event"] == "segment-started"]
    assert (begun["kind"], begun["side"], begun["seconds"]) == ("hold", "left", 2.0)


def test_save_saves_every_one_as_it_stands(ready: Program, shelf: Path) -> None:
    """Also the one that is too old; each is said in one line; and a second time there is none."""
    before = [cut(ready, shelf), cut(ready, shelf, "long", 9, minutes=600)]
    done = resume(ready, shelf, "--save")
    assert done.returncode == 0
    assert [line.endswith("It was saved as it stands.") for line in done.stdout.splitlines()] == [True, True]
    assert {(each["id"], each["state"], each["held"]) for each in ready.records()} == {
        (record.id, "ended-early", record.held / 1000) for record in before
    }
    assert unfinished(ready) == ()
    assert resume(ready, shelf, "--save").stdout == "No session was cut off.\n"


def test_save_says_only_what_is_so(ready: Program, shelf: Path) -> None:
    """Where the journal takes nothing, exit code 1 and one sentence; it is there for later."""
    cut(ready, shelf)
    done = ready.run("--library", shelf, "resume", "--save", preexec=no_file_may_grow)
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_sentence(done.stderr) and "journal" in done.stderr
    assert len(unfinished(ready)) == 1


@pytest.mark.parametrize("words", [("--save",), (PLAIN,)])
def test_what_asks_nothing_reads_nothing(ready: Program, shelf: Path, words: tuple[str, ...]) -> None:
    """Standard input is left to the next program of a script, with a session to save, and with none."""
    if "--save" in words:
        cut(ready, shelf)
    ready.before = ("sh", "-c", '"$@"; cat', "sh")
    done = resume(ready, shelf, *words, stdin="for the next one\n")
    assert done.stdout.endswith("for the next one\n")


def test_after_two_hours_it_is_only_saved(ready: Program, shelf: Path) -> None:
    """Exit code 1 with the way to do so; nothing is played, and nothing of it is lost."""
    cut(ready, shelf, minutes=121)
    done = resume(ready, shelf, EVENTS)
    assert (done.returncode, done.stdout) == (1, "")
    assert "coach resume --save" in done.stderr
    assert len(unfinished(ready)) == 1


def test_a_session_in_another_terminal_is_left_alone(ready: Program, shelf: Path) -> None:
    """Neither gone on with nor saved, and nothing is said of it at the start of another one."""
    cut(ready, shelf, alive=True)
    for words in ((EVENTS,), (PLAIN,), ("--save",)):
        done = resume(ready, shelf, *words)
        assert done.returncode == 0
        assert "No session was cut off." in done.stdout + done.stderr
    assert len(unfinished(ready)) == 1
    assert "cut off" not in ready.run("--library", shelf, "start", "brief", PLAIN).stderr


def test_a_start_in_lines_tells_of_it(ready: Program, shelf: Path) -> None:
    """Beside the data, with both ways; the session that was asked for is played all the same."""
    cut(ready, shelf)
    done = ready.run("--library", shelf, "start", "brief", EVENTS)
    assert done.returncode == 0
    assert events(done)[0]["routine"] == "brief"
    assert "`coach resume` goes on with it" in done.stderr
    assert "`coach resume --save`" in done.stderr
    assert len(unfinished(ready)) == 1


def test_without_the_answers_of_today_it_is_refused(coach: Program, shelf: Path) -> None:
    """Nobody can be asked: exit code 3, not a line of it is played, and it is there for later."""
    cut(coach, shelf)
    done = resume(coach, shelf, EVENTS)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(unfinished(coach)) == 1


@pytest.mark.parametrize("said", ["urgent", "injury", "left out"])
def test_what_is_not_for_them_any_more_is_not_gone_on_with(ready: Program, shelf: Path, said: str) -> None:
    """An urgent answer, a fresh injury, an exercise left out since: exit code 3, nothing is played, it is saved."""
    before = cut(ready, shelf)
    safety = library(shelf).safety()
    if said == "urgent":
        chart(ready).answer(safety, Form.FULL, ("clot/leg",))
    elif said == "injury":
        chart(ready).answer(safety, Form.FULL, ("fresh-injury/strain",))
        chart(ready).injure("acute-calf", None)
    else:
        chart(ready).felt_wrong(Complaint("other", "Something else", Response.LEAVE_OUT), "wall-calf-stretch")
        chart(ready).answer(safety, Form.DAILY, ())
    done = resume(ready, shelf, PLAIN)
    assert (done.returncode, "HOLD" in done.stdout) == (3, False)
    assert unfinished(ready) == ()
    assert [(each["id"], each["state"], each["held"]) for each in ready.records()] == [(before.id, "ended-early", 1.0)]


def test_a_session_that_is_killed_for_good_is_taken_up(ready: Program, shelf: Path) -> None:
    """A real process and a real kill: what it had saved is gone on with, and the rest makes it whole."""
    with ready.begin("--library", shelf, "start", "sides", EVENTS) as session:
        session.wait_for(event="segment-ended", kind="hold", side="left")
        session.wait_for(event="segment-started", kind="hold", side="right")
        session.process.kill()
    done = resume(ready, shelf, EVENTS)
    assert done.returncode == 0, done.stderr
    (record,) = ready.records()
    assert record["state"] == "completed"
    assert record["held_by_side"] == {"left": 2.0, "right": 2.0}


@pytest.mark.parametrize("words", [(EVENTS,), (PLAIN,), ("--save",)])
def test_a_journal_that_cannot_be_read_is_one_sentence(ready: Program, shelf: Path, words: tuple[str, ...]) -> None:
    """It names the journal; nothing is played, nobody is shown a fault of the program, and the file stays as it is."""
    journal = journal_of(ready)
    journal.write_bytes(b"This is not the file that you are looking for. " * 100)
    before = journal.read_bytes()
    done = resume(ready, shelf, *words)
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)
    assert "journal" in done.stderr
    assert "COACH_TRACEBACK" not in done.stderr
    assert "HOLD" not in done.stdout
    assert journal.read_bytes() == before
