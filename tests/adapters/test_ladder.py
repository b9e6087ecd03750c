"""Which speaker is in use: another way is found when one fails, and the person is told."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.adapters.audio import SpeakerPlayer
from coach.adapters.ladder import OVERDUE, TRUST, end
from coach.adapters.speakers import Bell, Silence, Speaker
from coach.core.cues import CueId
from tests.adapters.made_up_speakers import EVER, SOON, Broken, FakeSound, FakeSpeaker, Make, players, until

make = pytest.fixture(players)


def test_a_sound_that_does_not_listen_is_killed() -> None:
    """A process that ignores the request to stop is not left behind."""
    stubborn = FakeSound(EVER, 0, stubborn=True)
    end(stubborn)
    assert stubborn.killed


def test_two_failures_in_a_row_lead_one_step_down(make: Make) -> None:
    """A speaker that fails twice is left for the next, and the status says which and why."""
    first, second = FakeSpeaker("first", codes=iter([0, 1, 0, 1, 3])), FakeSpeaker("second")
    player = make(first, second)
    for _ in range(6):
        player.play(CueId.ONE)
        assert player.wait_quiet(SOON)
    assert len(first.heard) == 5
    assert len(second.heard) == 1
    assert player.report().name == "second"
    assert player.status() == "Sound plays through second (first: failed twice while playing, exit code 3)."


def test_a_speaker_that_raises_is_left_too(make: Make) -> None:
    """Nothing that a speaker raises reaches the caller; it counts as a failure."""
    second = FakeSpeaker("second")
    player = make(Broken("first", passes_trial=True), second)
    for _ in range(3):
        player.play(CueId.ONE)
        assert player.wait_quiet(SOON)
    assert second.heard == ["tick"]
    assert "first is gone" in player.status()


def test_the_first_speaker_that_passes_its_trial_is_used(make: Make) -> None:
    """Speakers are tried in order with a silent file; every trial is kept for `coach doctor`."""

    class Failing(FakeSpeaker):
        def start(self, wav: Path) -> FakeSound:  # noqa: ARG002
            return FakeSound(0, 1)

    second, third = FakeSpeaker("second"), FakeSpeaker("third")
    player = make(Broken("zeroth"), Failing("first"), second, third)
    assert player.report().ok
    assert [(trial.name, trial.ok) for trial in player.trials()] == [
        ("zeroth", False),
        ("first", False),
        ("second", True),
    ]
    assert player.trials()[1].outcome == "exit code 1"
    assert third.trials == 0


def test_a_slow_trial_holds_up_no_cue_and_counts_in_the_end(make: Make) -> None:
    """An idle server may take two seconds over a trial: cues play meanwhile, and no end at all is a failure."""
    slow, second = FakeSpeaker("slow", trial=EVER), FakeSpeaker("second")
    begun = time.monotonic()
    player = make(slow, second)
    assert time.monotonic() - begun < TRUST + 0.3
    player.play(CueId.ONE)
    assert until(lambda: slow.heard)
    assert player.wait_quiet(SOON)
    assert time.monotonic() - begun == pytest.approx(OVERDUE, abs=0.5)
    assert player.report().name == "second"
    assert "slow: no end in time" in player.status()


def test_the_bell_rings_for_cues_and_not_for_trials(make: Make) -> None:
    """The bell is the last resort, needs no trial, and the status says that it stands in."""
    rings: list[int] = []
    player = make(Broken("paplay"), Bell(lambda: rings.append(1)))
    assert not rings
    player.play(CueId.START)
    assert player.wait_quiet(SOON)
    assert len(rings) == 1
    assert not player.report().ok
    assert "bell" in player.status()
    assert "paplay is gone" in player.status()


def test_where_nothing_works_there_is_silence(make: Make) -> None:
    """Without any speaker, even without the bell, cues are taken and the status says why none is heard."""
    player = make(Broken("aplay"), Silence())
    player.play(CueId.START)
    assert player.wait_quiet(SOON)
    assert player.report().name == "none"
    assert "aplay is gone" in player.status()
    assert "there is no sound" in player.status()


def test_a_mistake_of_ours_is_said_and_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """Even where the search for speakers itself fails, the player stays quiet on the terminal and in its calls."""

    class Mistaken(Iterator[Speaker]):
        def __next__(self) -> Speaker:
            raise ZeroDivisionError("oh")

    player = SpeakerPlayer(Mistaken())
    assert player.wait_ready(SOON)
    player.play(CueId.START)
    player.close()
    assert "ZeroDivisionError: oh" in player.status()
    assert capfd.readouterr() == ("", "")
