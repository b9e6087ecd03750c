"""Cues in words: they take the place of a tone where they are ready and fit, and never delay or overlap anything."""

import os
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.adapters.audio import LATE, SpeakerPlayer, speaker_player
from coach.adapters.ladder import cut
from coach.adapters.paths import Places
from coach.adapters.speakers import Machine
from coach.adapters.voice import Voice
from coach.adapters.waves import read
from coach.core.cues import CueId
from coach.core.settings import Volume
from tests.adapters.made_up_speakers import (
    EVER,
    SOON,
    FakeSound,
    FakeSpeaker,
    Make,
    held_up,
    players,
    until,
)
from tests.adapters.made_up_speech import StandIn, in_half_a_second

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shell scripts stand in for programs that speak")
make = pytest.fixture(players)
stand_in = pytest.fixture(in_half_a_second)
WORDS = "Heel drop, left side"
ROOM = 60_000


@pytest.fixture
def voice(stand_in: StandIn) -> Iterator[Voice]:
    """A voice that is ready to say WORDS."""
    made = Voice(stand_in.machine, stand_in.folder / "cache")
    made.prepare([WORDS])
    assert made.wait_prepared(SOON)
    yield made
    made.close()


def name(voice: Voice) -> str:
    """What the file of WORDS is called."""
    found = voice.find(WORDS, ROOM)
    assert found is not None
    return found.wav.stem


def test_words_take_the_place_of_the_tone(make: Make, voice: Voice) -> None:
    """Where they are ready and fit; too little room, other words or none are the tone."""
    speaker = FakeSpeaker()
    player = make(speaker, voice=voice)
    for words, room in ((WORDS, 600), (WORDS, 500), (WORDS, 0), ("other", ROOM), ("", ROOM)):
        player.play(CueId.GET_READY, words, room)
        assert player.wait_quiet(SOON)
    assert speaker.heard == [name(voice), *["get-ready"] * 4]
    assert player.can_say(WORDS, 600)
    assert not player.can_say(WORDS, 500)


def test_room_is_what_is_left_of_it(voice: Voice) -> None:
    """Words that waited begin later, so they must be shorter to end in time."""
    free, speaker = threading.Event(), FakeSpeaker()
    player = SpeakerPlayer(held_up(free, speaker), voice=voice)
    player.play(CueId.GET_READY, WORDS, 700)
    time.sleep(0.3)
    free.set()
    assert player.wait_quiet(SOON)
    player.close()
    assert speaker.heard == ["get-ready"]


def test_late_words_are_dropped_like_late_tones(voice: Voice) -> None:
    """However much room there was."""
    free, speaker = threading.Event(), FakeSpeaker()
    player = SpeakerPlayer(held_up(free, speaker), voice=voice)
    player.play(CueId.GET_READY, WORDS, ROOM)
    time.sleep(LATE + 0.1)
    free.set()
    assert player.wait_quiet(SOON)
    player.close()
    assert speaker.heard == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoken=st.lists(st.booleans(), min_size=1, max_size=8))
def test_words_are_cut_off_as_the_next_cue_begins(voice: Voice, spoken: list[bool]) -> None:
    """Whatever follows, no spoken sound still plays when another sound begins; tones may overlap as ever."""
    speaker = FakeSpeaker(seconds=EVER)
    player = SpeakerPlayer(iter([speaker]), voice=voice)
    for number, is_spoken in enumerate(spoken):
        player.play(CueId.ONE, WORDS if is_spoken else "", ROOM)
        assert until(lambda count=number + 1: len(speaker.sounds) == count)  # type: ignore[misc]
    words = [heard == name(voice) for heard in speaker.heard]
    assert words == spoken
    for living in speaker.living:
        assert not any(lives and is_spoken for lives, is_spoken in zip(living, words, strict=False))
    tones = [lives for lives, is_spoken in zip(speaker.living[-1], words, strict=False) if not is_spoken]
    assert tones == [True] * len(tones) or len(tones) > 3
    for sound in speaker.sounds:
        sound.kill()
    player.close()


def test_words_that_are_cut_off_count_as_no_failure(make: Make, voice: Voice) -> None:
    """However often somebody skips ahead, the speaker stays in use."""
    speaker, second = FakeSpeaker(seconds=EVER), FakeSpeaker("second")
    player = make(speaker, second, voice=voice)
    for number in range(4):
        player.play(CueId.GET_READY, WORDS, ROOM)
        assert until(lambda count=number + 1: len(speaker.sounds) == count)  # type: ignore[misc]
    assert player.report().name == "fake"
    assert [sound.killed for sound in speaker.sounds] == [True, True, True, False]
    speaker.sounds[-1].kill()


def test_cutting_off_does_not_wait_for_manners() -> None:
    """A sound that ignores a polite request would be heard under the next one."""
    stubborn, begun = FakeSound(EVER, 0, stubborn=True), time.monotonic()
    cut(stubborn)
    assert stubborn.killed
    assert time.monotonic() - begun < 0.2


def test_an_engine_that_hangs_delays_no_cue(make: Make, stand_in: StandIn) -> None:
    """Cues whose words will never be ready are tones, at once; closing ends the engine."""
    made = Voice(stand_in.does("exec /bin/sleep 1000").machine, stand_in.folder / "cache")
    speaker = FakeSpeaker()
    player = make(speaker, voice=made)
    begun = time.monotonic()
    player.prepare([WORDS, "start"])
    assert time.monotonic() - begun < 0.05
    assert until(stand_in.texts)
    for _ in range(5):
        asked = time.monotonic()
        player.play(CueId.START, "start", ROOM)
        assert until(lambda: player.wait_quiet(0))
        assert speaker.sounds[-1].begun - asked < 0.3
    begun = time.monotonic()
    player.close()
    assert time.monotonic() - begun < 0.5
    assert speaker.heard == ["start"] * 5
    assert until(lambda: not stand_in.runs())


def test_a_player_without_a_voice_says_so(make: Make) -> None:
    """Words are then tones like all else."""
    speaker = FakeSpeaker()
    player = make(speaker)
    player.prepare([WORDS])
    assert player.wait_prepared(0)
    player.play(CueId.GET_READY, WORDS, ROOM)
    assert player.wait_quiet(SOON)
    assert speaker.heard == ["get-ready"]
    assert player.speech() == "Words are not spoken here."


def test_a_soft_player_speaks_softly(stand_in: StandIn) -> None:
    """Words are a quarter as loud as well, in the folder for spoken words."""
    places, peaks = Places(*[stand_in.folder / "own"] * 3), []
    for volume in (Volume.USUAL, Volume.SOFT):
        player = speaker_player(None, Machine({**stand_in.machine.environ, "COACH_SOUND": "none"}), volume, places)
        player.prepare([WORDS])
        assert player.wait_prepared(SOON)
        peaks = sorted(max(read(wav)) for wav in places.speech.iterdir())
        player.close()
    assert peaks == [pytest.approx(32_767 * 0.9 / 4, rel=0.01), pytest.approx(32_767 * 0.9, rel=0.01)]
