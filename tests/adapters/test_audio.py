"""The player neither blocks nor raises, keeps its house clean, and never plays what is late."""

import threading
import time
from pathlib import Path

import pytest

from coach.adapters.audio import AT_ONCE, FAREWELL, LATE, QUEUE, SpeakerPlayer
from coach.adapters.ladder import OVERDUE
from coach.adapters.silence import SilentPlayer
from coach.adapters.tones import SOUNDS
from coach.core.cues import TABLE, CueId
from coach.core.ports import Player
from tests.adapters.made_up_speakers import EVER, SOON, FakeSound, FakeSpeaker, Make, held_up, players, until

make = pytest.fixture(players)


def test_play_returns_at_once(make: Make) -> None:
    """Asking for a cue costs the caller less than a millisecond, and no more while the speaker hangs."""

    class Slow(FakeSpeaker):
        def start(self, wav: Path) -> FakeSound:
            time.sleep(0.3)
            return super().start(wav)

    player, costs = make(Slow()), []
    for _ in range(50):
        begun = time.perf_counter()
        player.play(CueId.START)
        costs.append(time.perf_counter() - begun)
    assert sorted(costs)[25] < 0.001
    assert max(costs) < 0.05


def test_making_a_player_waits_for_nothing() -> None:
    """Speakers are looked for in the player's own thread, so that the first frame is not held up."""
    free, begun = threading.Event(), time.perf_counter()
    player = SpeakerPlayer(held_up(free, FakeSpeaker()))
    assert time.perf_counter() - begun < 0.1
    assert not player.wait_ready(0)
    assert "looked for" in player.status()
    free.set()
    assert player.wait_ready(SOON)
    player.close()


def test_one_thread_starts_every_sound(make: Make) -> None:
    """On Linux a sound that playsound3 has started dies with the thread that started it."""
    speaker = FakeSpeaker()
    player = make(speaker)
    for cue in TABLE:
        player.play(cue)
        assert player.wait_quiet(SOON)
    assert speaker.heard == [row.sound for row in TABLE.values()]
    assert len(speaker.threads) == 1
    assert threading.get_ident() not in speaker.threads


def test_the_queue_is_short_and_the_oldest_gives_way() -> None:
    """What piles up while nothing can play is forgotten, the oldest first."""
    free, speaker = threading.Event(), FakeSpeaker()
    player = SpeakerPlayer(held_up(free, speaker))
    for _ in range(20):
        player.play(CueId.GET_READY)
    for _ in range(QUEUE - 1):
        player.play(CueId.ONE)
    free.set()
    assert player.wait_quiet(SOON)
    player.close()
    assert speaker.heard == ["get-ready"] + ["tick"] * (QUEUE - 1)


def test_a_cue_that_has_waited_too_long_is_dropped() -> None:
    """A late cue would count for another instant; the next one is heard again."""
    free, speaker = threading.Event(), FakeSpeaker()
    player = SpeakerPlayer(held_up(free, speaker))
    player.play(CueId.START)
    time.sleep(LATE + 0.1)
    player.play(CueId.HALFWAY)
    free.set()
    assert player.wait_quiet(SOON)
    player.close()
    assert speaker.heard == ["halfway"]


def test_few_sounds_play_at_the_same_time(make: Make) -> None:
    """However many cues come, at most `AT_ONCE` processes live; the oldest gives way."""
    speaker = FakeSpeaker(seconds=EVER)
    player = make(speaker)
    for _ in range(QUEUE):
        player.play(CueId.ONE)
    assert until(lambda: len(speaker.sounds) == QUEUE)
    living = [sound.poll() is None for sound in speaker.sounds]
    assert living == [False] * (QUEUE - AT_ONCE) + [True] * AT_ONCE
    for sound in speaker.sounds:
        sound.kill()


def test_a_sound_that_does_not_end_is_stopped(make: Make) -> None:
    """A frozen sound server would keep every sound for ever; each is stopped some time after its length."""
    speaker = FakeSpeaker(seconds=EVER)
    player = make(speaker)
    player.play(CueId.ONE)
    assert player.wait_quiet(SOON)
    (sound,) = speaker.sounds
    assert sound.stopped_at is not None
    assert sound.stopped_at - sound.begun == pytest.approx(0.07 + OVERDUE, abs=0.3)


def test_closing_lets_a_sound_end(make: Make) -> None:
    """The last cue of a session is heard to its end, even if it was only just asked for."""
    speaker = FakeSpeaker(seconds=0.4)
    player = make(speaker)
    player.play(CueId.DONE)
    begun = time.monotonic()
    player.close()
    (sound,) = speaker.sounds
    assert sound.stopped_at is None
    assert 0.35 < time.monotonic() - begun < 1


def test_closing_does_not_wait_for_ever(make: Make) -> None:
    """A sound that does not end is stopped, the thread ends, and whatever is called afterwards does nothing."""
    speaker = FakeSpeaker(seconds=EVER)
    player = make(speaker)
    player.play(CueId.DONE)
    begun = time.monotonic()
    player.close()
    assert time.monotonic() - begun == pytest.approx(FAREWELL, abs=0.5)
    assert speaker.sounds[0].stopped_at is not None
    assert "coach-audio" not in [thread.name for thread in threading.enumerate()]
    player.play(CueId.DONE)
    player.close()
    assert len(speaker.sounds) == 1


def test_closing_at_once_is_quick(make: Make) -> None:
    """Without a sound to wait for, closing takes no time, even while a trial runs."""
    player = make(FakeSpeaker(trial=EVER))
    begun = time.monotonic()
    player.close()
    assert time.monotonic() - begun < 0.3


def test_an_idle_player_sleeps(make: Make) -> None:
    """Between cues the thread does not wake up at all."""
    resource = pytest.importorskip("resource")
    player = make(FakeSpeaker())
    player.play(CueId.ONE)
    assert player.wait_quiet(SOON)
    time.sleep(0.1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw
    time.sleep(0.5)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - before < 5


def test_the_silent_player_says_why_it_is_silent() -> None:
    """A muted session has a player like any other."""
    player: Player = SilentPlayer("Sound is off for this session.")
    player.play(CueId.START)
    player.close()
    assert player.status() == "Sound is off for this session."


def test_the_shipped_sounds_are_there_for_every_cue() -> None:
    """No cue names a file that is not shipped."""
    assert {f"{row.sound}.wav" for row in TABLE.values()} <= {path.name for path in SOUNDS.iterdir()}
