"""The player neither blocks nor raises, keeps its house clean, and finds another way when one fails."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.adapters.audio import AT_ONCE, FAREWELL, LATE, QUEUE, SpeakerPlayer
from coach.adapters.ladder import OVERDUE, TRUST, end
from coach.adapters.silence import SilentPlayer
from coach.adapters.speakers import Bell, Silence, Speaker
from coach.adapters.tones import SILENCE, SOUNDS
from coach.core.cues import TABLE, CueId
from coach.core.ports import Player

EVER = 1e9
SOON = 5.0


class FakeSound:
    """A sound that ends by itself after a while, or when it is told to."""

    def __init__(self, seconds: float, code: int, stubborn: bool = False) -> None:
        self.begun = time.monotonic()
        self.stopped_at: float | None = None
        self.killed = False
        self._ends = self.begun + seconds
        self._code = code
        self._stubborn = stubborn

    def poll(self) -> int | None:
        if self.killed or (self.stopped_at is not None and not self._stubborn):
            return -15
        return None if time.monotonic() < self._ends else self._code

    def terminate(self) -> None:
        self.stopped_at = time.monotonic()

    def kill(self) -> None:
        self.killed = True


class FakeSpeaker:
    """Notes what it is asked to play, and by which thread."""

    certain = False

    def __init__(
        self, name: str = "fake", seconds: float = 0.0, codes: Iterator[int] | None = None, trial: float = 0.0
    ) -> None:
        self.name = name
        self.heard: list[str] = []
        self.sounds: list[FakeSound] = []
        self.threads: set[int] = set()
        self.trials = 0
        self._seconds = seconds
        self._codes = codes
        self._trial = trial

    def start(self, wav: Path) -> FakeSound:
        self.threads.add(threading.get_ident())
        if wav.name == SILENCE:
            self.trials += 1
            return FakeSound(self._trial, 0)
        self.heard.append(wav.stem)
        self.sounds.append(FakeSound(self._seconds, next(self._codes, 0) if self._codes else 0))
        return self.sounds[-1]


class Broken:
    """Raises when anything is asked of it, or only when it is asked for a cue."""

    certain = False

    def __init__(self, name: str, passes_trial: bool = False) -> None:
        self.name = name
        self._passes_trial = passes_trial

    def start(self, wav: Path) -> FakeSound:
        if self._passes_trial and wav.name == SILENCE:
            return FakeSound(0, 0)
        raise FileNotFoundError(f"{self.name} is gone")


Make = Callable[..., SpeakerPlayer]


@pytest.fixture
def make() -> Iterator[Make]:
    """Makes players of these speakers, and closes them."""
    made: list[SpeakerPlayer] = []

    def player(*speakers: Speaker, ready: bool = True) -> SpeakerPlayer:
        made.append(SpeakerPlayer(iter(speakers)))
        assert not ready or made[-1].wait_ready(SOON)
        return made[-1]

    yield player
    for each in made:
        each.close()


def until(true: Callable[[], object], seconds: float = SOON) -> bool:
    """Wait for something to become true."""
    limit = time.monotonic() + seconds
    while not true() and time.monotonic() < limit:
        time.sleep(0.005)
    return bool(true())


def held_up(free: threading.Event, *speakers: Speaker) -> Iterator[Speaker]:
    """Speakers that are found only after a while."""
    free.wait(SOON)
    yield from speakers


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
