"""Words are made ready ahead of time, each once, and whatever goes wrong with that costs nothing but the words."""

import os
import threading
from pathlib import Path

import pytest

from coach.adapters.speakers import Machine
from coach.adapters.voice import KEPT, Voice
from tests.adapters.made_up_speakers import SOON, until
from tests.adapters.made_up_speech import StandIn, in_half_a_second
from tests.adapters.nobody import as_nobody, open_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shell scripts stand in for programs that speak")
ROOM = 60_000


stand_in = pytest.fixture(in_half_a_second)


def voice(stand_in: StandIn, patience: float = 5.0) -> Voice:
    return Voice(stand_in.machine, stand_in.folder / "cache", patience=patience)


def prepared(stand_in: StandIn, *phrases: str, patience: float = 5.0) -> Voice:
    """A voice that has made ready what it could."""
    made = voice(stand_in, patience)
    made.prepare(phrases)
    assert made.wait_prepared(SOON)
    return made


def test_words_are_made_in_the_order_in_which_they_are_needed(stand_in: StandIn) -> None:
    """What comes first in a session is ready first."""
    phrases = ("Heel drop, left side", "start", "halfway")
    made = prepared(stand_in, *phrases)
    assert stand_in.texts() == list(phrases)
    assert all(made.find(words, ROOM) for words in phrases)
    assert made.status() == "Words are spoken by espeak-ng."


def test_the_second_session_asks_no_program(stand_in: StandIn) -> None:
    """The cache is used again, by the same player and by the next, even where the program is broken by then."""
    phrases = ("start", "halfway")
    first = prepared(stand_in, *phrases)
    first.prepare(phrases)
    assert first.wait_prepared(SOON)
    again = prepared(stand_in.does("exit 1"), *phrases)
    assert stand_in.texts() == list(phrases)
    assert again.find("halfway", ROOM) == first.find("halfway", ROOM) is not None


def test_what_lasts_longer_than_its_room_is_not_said(stand_in: StandIn) -> None:
    """Not by a millisecond; and what was never prepared is not said at all."""
    made = prepared(stand_in, "start")
    spoken = made.find("start", ROOM)
    assert spoken is not None
    assert made.find("start", spoken.milliseconds) == spoken
    assert made.find("start", spoken.milliseconds - 1) is None
    assert made.find("halfway", ROOM) is None


def test_long_words_are_ready_at_a_brisk_pace_too(stand_in: StandIn) -> None:
    """Where there is room the usual pace is taken, where there is little the brisk one; short words have but one."""
    made = prepared(stand_in.says(1.4, brisk=1.0), "ten seconds")
    calm, brisk = made.find("ten seconds", 1_600), made.find("ten seconds", 1_200)
    assert calm is not None
    assert brisk is not None
    assert calm.milliseconds == pytest.approx(1_400, abs=25)
    assert brisk.milliseconds == pytest.approx(1_000, abs=25)
    prepared(stand_in.says(0.9), "ten")
    assert stand_in.texts() == ["ten seconds", "ten seconds", "ten"]


def test_a_file_that_is_taken_away_is_not_said_and_made_anew(stand_in: StandIn) -> None:
    """Somebody may empty the cache during a session; the next one has its words."""
    made = prepared(stand_in, "start")
    for path in (stand_in.folder / "cache").iterdir():
        path.unlink()
    assert made.find("start", ROOM) is None
    made.prepare(["start"])
    assert made.wait_prepared(SOON)
    assert made.find("start", ROOM) is not None


def test_two_failures_in_a_row_and_the_program_is_not_asked_again(stand_in: StandIn) -> None:
    """Not in the next session either; one failure between two successes is forgiven."""
    made = prepared(stand_in.does("exit 1"), "one", "two", "three")
    made.prepare(["start", "halfway"])
    assert made.wait_prepared(SOON)
    assert len(stand_in.texts()) == 2
    assert made.status() == "espeak-ng did not say it (exit code 1), so cues are tones."
    moody = f'test "$text" = one && exit 1; test "$text" = three && exit 1; /bin/cp "{stand_in.folder}/160.wav" "$7"'
    made = prepared(stand_in.does(moody), "one", "two", "three", "start")
    assert [bool(made.find(words, ROOM)) for words in ("one", "two", "three", "start")] == [False, True, False, True]


def test_a_program_that_hangs_takes_no_more_than_two_phrases(stand_in: StandIn) -> None:
    """The rest is not waited for, and no process is left."""
    made = prepared(stand_in.does("exec /bin/sleep 1000"), "one", "two", "three", patience=0.3)
    assert len(stand_in.texts()) == 2
    assert made.status() == "espeak-ng did not say it (no end in time), so cues are tones."
    assert not stand_in.runs()


def test_words_that_cannot_be_said_are_left_out(stand_in: StandIn) -> None:
    """Neither nothing, nor signs, nor a text of any length reaches the program, and the others are said."""
    made = prepared(stand_in, "", "\U0001f9d8", "x" * 10_000, "start")
    assert stand_in.texts() == ["start"]
    assert made.find("start", ROOM) is not None


def test_no_more_is_made_than_a_session_can_need(stand_in: StandIn) -> None:
    """The rest of a routine with thousands of names is tones."""
    made = Voice(stand_in.machine, stand_in.folder / "cache", most=5)
    made.prepare([f"name {number}" for number in range(8)])
    assert made.wait_prepared(SOON)
    assert [made.find(f"name {number}", ROOM) is not None for number in range(8)] == [True] * 5 + [False] * 3


def test_the_cache_is_pruned(stand_in: StandIn) -> None:
    """Of what former sessions left, the newest stays; what is used again counts as new."""
    used = prepared(stand_in, "start").find("start", ROOM)
    assert used is not None
    os.utime(used.wav, (0, 0))
    prepared(stand_in, "start")
    for number in range(KEPT + 20):
        old = stand_in.folder / "cache" / f"{number}.wav"
        old.touch()
        os.utime(old, (number, number))
    made = prepared(stand_in, "start")
    assert len(list((stand_in.folder / "cache").iterdir())) == KEPT
    assert made.find("start", ROOM) == used
    assert len(stand_in.texts()) == 1


def test_a_new_session_takes_the_place_of_the_old(stand_in: StandIn) -> None:
    """What was still to come of the session before is not made any more."""
    made = voice(stand_in.does(f'/bin/sleep 0.2; /bin/cp "{stand_in.folder}/160.wav" "$7"'))
    made.prepare(["one", "two", "three"])
    assert until(stand_in.texts)
    made.prepare(["start"])
    assert made.wait_prepared(SOON)
    assert stand_in.texts() == ["one", "start"]


def test_closing_ends_everything_at_once(stand_in: StandIn) -> None:
    """Nobody waits for a program that hangs, no thread and no process stays, and nothing is begun afterwards."""
    made = voice(stand_in.does("exec /bin/sleep 1000"))
    made.prepare(["one", "two"])
    assert until(stand_in.texts)
    made.close()
    assert made.wait_prepared(1)
    assert not stand_in.runs()
    made.prepare(["three"])
    assert made.wait_prepared(1)
    assert stand_in.texts() == ["one"]
    assert "coach-voice" not in [thread.name for thread in threading.enumerate()]


def test_without_a_program_or_a_folder_it_says_what_would_help(tmp_path: Path) -> None:
    """And nothing is ready."""
    silent = Voice(Machine({"PATH": str(tmp_path)}, "linux", tmp_path), tmp_path / "cache")
    silent.prepare(["start"])
    assert silent.wait_prepared(SOON)
    assert silent.status() == "No program that speaks was found, so cues are tones; installing espeak-ng would help."
    assert not (tmp_path / "cache").exists()
    homeless = Voice(StandIn(tmp_path).says(0.5).machine, None)
    homeless.prepare(["start"])
    assert homeless.wait_prepared(SOON)
    assert homeless.status() == "There is no folder to keep spoken words in, so cues are tones."
    assert homeless.find("start", ROOM) is None


def test_a_cache_that_is_read_only_is_still_read() -> None:
    """What was made before is said, what is new is not, and the reason is told."""
    with open_folder() as folder:
        stand_in = StandIn(folder).says(0.5)
        prepared(stand_in, "start")
        (folder / "cache").chmod(0o555)
        for note in ("pid", "texts", "commands"):
            (folder / note).chmod(0o666)

        def session() -> str:
            made = prepared(stand_in, "one", "two", "start")
            found = [bool(made.find(words, ROOM)) for words in ("one", "two", "start")]
            return f"{found} {made.status()}"

        said = as_nobody(session)
        assert said.startswith("[False, False, True] espeak-ng did not say it (")


def test_a_mistake_of_ours_is_said_and_not_printed(stand_in: StandIn, capfd: pytest.CaptureFixture[str]) -> None:
    """The thread that makes words ready never writes to the terminal, and the next session is tried again."""
    made = voice(stand_in)
    made.prepare([b"no text"])  # type: ignore[list-item]
    assert made.wait_prepared(SOON)
    assert "because of a mistake in coach" in made.status()
    assert capfd.readouterr() == ("", "")
    made.prepare(["start"])
    assert made.wait_prepared(SOON)
    assert made.find("start", ROOM) is not None
