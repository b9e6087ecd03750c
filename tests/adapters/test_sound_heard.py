"""Every cue is heard for real: on a PulseAudio server of our own, whose one output is recorded."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.adapters.audio import SpeakerPlayer, speaker_player
from coach.adapters.ladder import OVERDUE
from coach.adapters.paths import Places
from coach.adapters.speakers import Machine
from coach.adapters.tones import length
from coach.core.cues import TABLE, CueId
from coach.core.settings import Volume
from tests.audio_capture import GAP, NullSink, environment, missing

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"sound cannot be heard here, not installed: {missing()} (Linux, PulseAudio)"
)
SOON = 10.0
SOUNDS = {row.sound: row for row in TABLE.values()}.values()
"""One row for each sound; three cues share the tick."""
FIXED = ("start", "halfway", "three", "two", "one", "relax", "done")
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
PROGRAMS = pytest.mark.parametrize("program", ["paplay", "aplay"])


@pytest.fixture
def sink() -> Iterator[NullSink]:
    """A sound server for one test."""
    with NullSink() as server:
        yield server


def player_for(
    environ: dict[str, str],
    program: str = "",
    rings: list[float] | None = None,
    volume: Volume = Volume.USUAL,
    folder: Path | None = None,
) -> SpeakerPlayer:
    """A player that uses this program, notes the instants at which its bell rings, and keeps its files in `folder`."""
    wish = {"COACH_SOUND": program} if program else {}
    bell = (lambda: rings.append(time.monotonic())) if rings is not None else None
    places = Places(folder, folder, folder) if folder is not None else None
    return speaker_player(bell, Machine(environ | wish, devices=Path("/nowhere")), volume, places)


def children(program: str) -> list[str]:
    """The processes of this name that this one has started, zombies included."""
    mine = Path("/proc/self").resolve().name
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = stat.read_text().split(" (", 1)
        except OSError:  # it has ended in this moment
            continue
        name, _, fields = rest.rpartition(") ")
        if name == program and fields.split()[1] == mine:
            found.append(pid)
    return found


@PROGRAMS
def test_every_cue_is_heard_in_time_and_by_its_pitch(sink: NullSink, program: str) -> None:
    """A cue is heard within 100 ms of the call, with the pitch of its first note, in its length, undistorted.

    One of them may take up to 300 ms, because other tests may keep the machine busy.
    """
    player = player_for(sink.environ, program)
    asked = []
    with sink.record() as recording:
        assert player.wait_ready(SOON)
        for row in SOUNDS:
            asked.append(time.monotonic())
            player.play(row.id)
            time.sleep(length(row) + 0.2)
    player.close()
    sounds = recording.sounds()
    assert player.status() == f"Sound plays through {program}."
    assert len(sounds) == len(SOUNDS)
    for row, sound in zip(SOUNDS, sounds, strict=True):
        assert sound.pitch == pytest.approx(row.notes[0].hertz, rel=0.01), row.id
        assert sound.seconds == pytest.approx(length(row), abs=0.04), row.id
        assert sound.peak == pytest.approx(0.55, abs=0.03), row.id
    late = sorted(sound.at - at for at, sound in zip(asked, sounds, strict=True))
    assert late[0] > -0.02
    assert late[-2] < 0.1
    assert late[-1] < 0.3
    assert children(program) == []


def test_soft_cues_are_heard_at_a_quarter(sink: NullSink, tmp_path: Path) -> None:
    """Softer for quiet nights, and otherwise the same sound."""
    player = player_for(sink.environ, "aplay", volume=Volume.SOFT, folder=tmp_path)
    with sink.record() as recording:
        assert player.wait_ready(SOON)
        player.play(CueId.REST)
        assert player.wait_quiet(SOON)
    player.close()
    (sound,) = recording.sounds()
    assert sound.peak == pytest.approx(0.55 / 4, abs=0.01)
    assert sound.pitch == pytest.approx(349.2, rel=0.01)


@needs_espeak
@PROGRAMS
def test_words_are_heard_in_time(sink: NullSink, program: str, tmp_path: Path) -> None:
    """Words that are ready are heard as soon as a tone is, in place of the tone, which is less loud at its peak."""
    player = player_for(sink.environ, program, folder=tmp_path)
    player.prepare(FIXED)
    assert player.wait_prepared(SOON)
    asked = []
    with sink.record() as recording:
        assert player.wait_ready(SOON)
        for words in FIXED:
            asked.append(time.monotonic())
            player.play(CueId.START, words, 1000)
            time.sleep(1.2)
    player.close()
    # A word may hold a silence before its last consonant.
    beginnings = [sound for sound in recording.sounds() if any(abs(sound.at - at) < 0.3 for at in asked)]
    assert len(beginnings) == len(FIXED)
    late = sorted(sound.at - at for at, sound in zip(asked, beginnings, strict=True))
    assert late[-2] < 0.1
    assert late[-1] < 0.3
    for at in asked:
        loudest = max(sound.peak for sound in recording.sounds() if -0.3 < sound.at - at < 0.9)
        assert loudest == pytest.approx(0.9, abs=0.05)
    assert children(program) == []


@needs_espeak
def test_words_that_are_cut_off_end_as_the_next_cue_begins(sink: NullSink, tmp_path: Path) -> None:
    """Somebody who skips ahead hears the next cue, and the words before it no longer."""
    words = "Wall calf stretch, left side"
    player = player_for(sink.environ, "paplay", folder=tmp_path)
    player.prepare([words])
    assert player.wait_prepared(SOON)
    with sink.record() as recording:
        assert player.wait_ready(SOON)
        begun = time.monotonic()
        player.play(CueId.GET_READY, words, 10_000)
        time.sleep(0.7)
        player.play(CueId.ONE)
        assert player.wait_quiet(SOON)
    player.close()
    last = recording.sounds()[-1]
    assert last.at + last.seconds - begun < 0.7 + length(TABLE[CueId.ONE]) + GAP
    assert player.report().name == "paplay"


def test_a_running_server_is_found_without_being_named(sink: NullSink) -> None:
    """With nothing but the server's socket where it belongs, paplay is chosen, and the first cue of a session, asked
    for while speakers are still looked for, is heard."""
    with sink.record() as recording:
        player = player_for(sink.environ)
        player.play(CueId.REST)
        player.close()
    assert player.report().name == "paplay"
    assert [sound.pitch for sound in recording.sounds()] == [pytest.approx(349.2, rel=0.01)]


@PROGRAMS
def test_a_frozen_server_blocks_nobody(sink: NullSink, program: str) -> None:
    """While the server does not answer, play returns at once; its children are stopped, and then the bell rings."""
    rings: list[float] = []
    player = player_for(sink.environ, program, rings)
    assert player.wait_ready(SOON)
    sink.freeze()
    begun = time.monotonic()
    for _ in range(3):
        asked = time.monotonic()
        player.play(CueId.ONE)
        assert time.monotonic() - asked < 0.02
    time.sleep(0.3)
    assert children(program)
    assert player.wait_quiet(SOON)
    assert time.monotonic() - begun < OVERDUE + 2
    assert children(program) == []
    assert not rings
    player.play(CueId.ONE)
    assert player.wait_quiet(SOON)
    assert len(rings) == 1
    assert "the terminal bell rings" in player.status()
    assert f"{program}: " in player.status()
    player.close()


def test_without_a_server_the_bell_rings(tmp_path: Path) -> None:
    """Where no player reaches a server or a card, the status says so for each, and every cue rings the bell."""
    rings: list[float] = []
    player = player_for(environment(tmp_path), "", rings)
    assert player.wait_ready(SOON)
    asked = time.monotonic()
    player.play(CueId.START)
    assert player.wait_quiet(SOON)
    player.close()
    assert [ring - asked < 0.1 for ring in rings] == [True]
    assert not player.report().ok
    assert "paplay: no PulseAudio server" in player.status()
    assert "aplay: exit code 1" in player.status()
