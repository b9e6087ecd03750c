"""`!` in lines and events: what feels wrong is asked, and what follows is done."""

import signal
from pathlib import Path

import pytest

from coach.core.pages.blocked import STOPPED_FOR_TODAY
from tests.cli.program import Program, events


@pytest.mark.parametrize("form", ["--plain", "--events"])
@pytest.mark.parametrize(("answers", "block"), [(("1",), "emergency number"), (("3", "2"), "Get medical help today")])
def test_a_sign_in_mid_session_stops_at_once_and_blocks(
    ready: Program, shelf: Path, form: str, answers: tuple[str, ...], block: str
) -> None:
    """`!` lets go and asks, by two numbers at most; an urgent one is exit code 3, its card, and nothing after."""
    with ready.begin("start", "long", form, "--library", shelf) as session:
        session.say("done")
        session.wait_for_line("HOLD" if form == "--plain" else '"hold"')
        session.hold_for(1.1)
        session.say("!")
        session.wait_for_line("PAUSED" if form == "--plain" else "session-paused")
        for answer in answers:
            session.say(answer)
        code, lines, notes = session.end()
    assert code == 3
    card, other = (lines, notes) if form == "--plain" else (notes, lines)
    assert block in card and "112" in card and "No exercises until" in card
    assert block not in other
    assert ready.records()[0]["state"] == "stopped"
    again = ready.run("start", "quick", "--plain", "--library", shelf)
    assert again.returncode == 3 and block in again.stdout
    assert ready.run("screen", "--none-apply").returncode == 3


def test_a_sign_that_nobody_names_shows_the_card(ready: Program, shelf: Path) -> None:
    """Whoever types `!` and no more gets the cautious reading: the card, exit code 3, and the form once again."""
    done = ready.run("start", "long", "--events", "--library", shelf, stdin="!\n")
    assert done.returncode == 3 and "emergency number" in done.stderr
    again = ready.run("start", "quick", "--events", "--library", shelf, stdin="stop\n")
    assert again.returncode == 3 and "coach screen" in again.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_sign_that_a_signal_leaves_unnamed_is_kept(
    ready: Program, shelf: Path, number: signal.Signals, code: int
) -> None:
    """It was felt, whether or not there was time to say what: the form comes once again, and nothing goes on."""
    with ready.begin("start", "long", "--events", "--library", shelf) as session:
        session.wait_for(event="segment-started")
        session.say("!")
        session.wait_for(event="session-paused")
        session.process.send_signal(number)
        assert session.end()[0] == code
    for words in (("start", "quick", "--library", shelf), ("--library", shelf, "resume")):
        again = ready.run(*words, "--events", stdin="stop\n")
        assert "session-started" not in again.stdout
    again = ready.run("start", "quick", "--events", "--library", shelf, stdin="stop\n")
    assert again.returncode == 3 and "coach screen" in again.stderr


@pytest.mark.parametrize(
    ("answers", "card"),
    [("1\n", "emergency number"), ("3\n2\n", "Get medical help today"), ("", "emergency number")],
)
def test_what_feels_wrong_in_a_rehearsal_counts(ready: Program, shelf: Path, answers: str, card: str) -> None:
    """Watched or done: the card is that of the answer, exit code 3, and no session begins before that is cleared up."""
    done = ready.run("start", "long", "--events", "--speed", "5", "--library", shelf, stdin=f"!\n{answers}")
    assert done.returncode == 3 and card in done.stderr
    assert ("Get medical help today" in done.stderr) == (card == "Get medical help today")
    again = ready.run("start", "quick", "--events", "--library", shelf, stdin="stop\n")
    assert (again.returncode, again.stdout) == (3, "")


def test_a_cramp_in_a_rehearsal_leads_to_first_aid(ready: Program, shelf: Path) -> None:
    """As in a session."""
    done = ready.run("start", "long", "--events", "--speed", "5", "--library", shelf, stdin="!\n6\n2\n")
    assert done.returncode == 1
    assert "coach start hamstring-cramp-first-aid" in done.stderr


def test_no_rehearsal_shows_a_hold_to_whoever_needs_help(ready: Program, shelf: Path) -> None:
    """Not even to watch: at its own speed a rehearsal is a session without a record."""
    assert ready.run("start", "long", "--events", "--library", shelf, stdin="!\n1\n").returncode == 3
    done = ready.run("start", "quick", "--plain", "--speed", "1", "--library", shelf)
    assert done.returncode == 3 and "No exercises until" in done.stdout and "HOLD" not in done.stdout


def test_something_else_leaves_the_exercise_out_for_today(ready: Program, shelf: Path) -> None:
    """Nothing of it is done any more, in this session or in the next one of the day."""
    done = ready.run("start", "sides", "--events", "--library", shelf, stdin="!\n7\n")
    assert done.returncode == 1
    found = events(done)
    assert [event["event"] for event in found][-1] == "session-ended"
    skipped = [event["side"] for event in found if event["event"] == "segment-skipped" and event["kind"] == "hold"]
    assert skipped == ["left", "right"]
    again = ready.run("start", "quick", "--plain", "--library", shelf)
    assert again.returncode == 3 and "coach screen" in again.stderr, "the form comes again"
    assert ready.run("screen", "--none-apply").returncode == 0
    again = ready.run("start", "quick", "--plain", "--library", shelf)
    assert again.returncode == 3 and "It felt wrong today." in again.stdout


@pytest.mark.parametrize("rehearsal", [(), ("--speed", "20")])
def test_what_ends_a_session_is_told_what_it_means(ready: Program, shelf: Path, rehearsal: tuple[str, ...]) -> None:
    """Sharp pain: the same sentence as on the screens, beside the data."""
    done = ready.run("start", "long", "--events", *rehearsal, "--library", shelf, stdin="!\n4\n")
    assert done.returncode == 1
    assert STOPPED_FOR_TODAY in done.stderr
    assert STOPPED_FOR_TODAY not in done.stdout


def test_a_cramp_leads_to_first_aid(ready: Program, shelf: Path) -> None:
    """The session ends, and the way to first aid is told."""
    done = ready.run("start", "long", "--events", "--library", shelf, stdin="!\n6\n2\n")
    assert done.returncode == 1
    assert "coach start hamstring-cramp-first-aid" in done.stderr


def test_events_are_events_alone(coach: Program, shelf: Path) -> None:
    """What is told before a session, or in its place, stands beside the data: each line of it is one JSON object."""
    done = coach.run("start", "cramp-first-aid", "--events", stdin="stop\n")
    assert events(done)[0]["event"] == "session-started"
    assert "Maybe a clot" in done.stderr
    assert coach.run("screen", stdin="none\n" * 6 + "6\nnone\nnone\n").returncode == 0
    refused = coach.run("start", "quick", "--events", "--library", shelf)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "only self-care" in refused.stderr


def test_a_slip_of_the_key_goes_on(ready: Program, shelf: Path) -> None:
    """0 is nothing: the session stays paused until it is resumed."""
    done = ready.run("start", "long", "--events", "--library", shelf, stdin="!\n9\n0\nresume\nstop\n")
    assert done.returncode == 1
    names = [event["event"] for event in events(done)]
    assert names.index("session-paused") < names.index("session-resumed")
    assert "from 0 to 7" in done.stderr
