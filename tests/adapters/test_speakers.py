"""Which ways to make a sound are tried, in which order, and that they keep away from the terminal."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from coach.adapters.speakers import (
    Command,
    Machine,
    Missing,
    Playsound3,
    SpeakerError,
    import_playsound3,
    speakers,
)
from coach.adapters.tones import SILENCE, SOUNDS

HERE = Path(__file__).resolve().parents[2]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="shell scripts stand in for players")


def machine(folder: Path, programs: Iterable[str] = (), platform: str = "linux", **environ: str) -> Machine:
    """A machine that has these programs and whose folders are in here."""
    for program in programs:
        script(folder / "bin", program, "exit 0")
    (folder / "dev").mkdir(exist_ok=True)
    environ = {"PATH": str(folder / "bin"), "XDG_RUNTIME_DIR": str(folder / "run")} | environ
    return Machine(environ, platform, folder / "dev")


def script(folder: Path, name: str, body: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{body}\n")
    (folder / name).chmod(0o755)


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def library(*backends: str) -> Playsound3:
    def playsound(sound: Path, **options: Any) -> Any:
        raise AssertionError(f"nothing is played here: {sound} {options}")

    return Playsound3(playsound, backends)


def names(where: Machine, *backends: str, missing: bool = False) -> list[str]:
    """The speakers of this machine in order; with `missing`, those that are known not to work."""
    found = speakers(lambda: None, where, lambda: library(*backends))
    return [speaker.name for speaker in found if isinstance(speaker, Missing) is missing]


ALL = ("pw-play", "paplay", "aplay")


@needs_posix
def test_a_sound_server_that_runs_comes_first(tmp_path: Path) -> None:
    """On Linux: pw-play for PipeWire, paplay for PulseAudio, aplay, playsound3's own, the bell, silence."""
    touch(tmp_path / "run/pipewire-0")
    touch(tmp_path / "run/pulse/native")
    where = machine(tmp_path, ALL)
    assert names(where, "gstreamer", "ffplay", "alsa") == [*ALL, "gstreamer", "ffplay", "bell", "none"]


@needs_posix
def test_a_server_that_does_not_run_is_not_asked(tmp_path: Path) -> None:
    """Without its socket a client would only fail, or start a server that nobody wanted."""
    where = machine(tmp_path, ALL)
    assert names(where) == ["aplay", "bell", "none"]
    assert names(where, missing=True) == ["pw-play", "paplay"]


@needs_posix
@pytest.mark.parametrize(
    ("variable", "value", "socket", "program"),
    [
        ("PULSE_SERVER", "tcp:elsewhere", None, "paplay"),
        ("PULSE_RUNTIME_PATH", "{}/p", "p/native", "paplay"),
        ("PIPEWIRE_RUNTIME_DIR", "{}/w", "w/pipewire-0", "pw-play"),
        ("PIPEWIRE_REMOTE", "other", "run/other", "pw-play"),
    ],
)
def test_servers_are_looked_for_where_their_clients_look(
    tmp_path: Path, variable: str, value: str, socket: str | None, program: str
) -> None:
    """The variables that move a server's socket are obeyed."""
    if socket is not None:
        touch(tmp_path / socket)
    assert program not in names(machine(tmp_path, ALL))
    assert program in names(machine(tmp_path, ALL, **{variable: value.format(tmp_path)}))


@needs_posix
def test_programs_that_cannot_fail_are_asked_only_where_something_can_sound(tmp_path: Path) -> None:
    """gst-play and ffplay report success on a machine without a card or server, where the bell would be heard."""
    where = machine(tmp_path, ["aplay"])
    assert names(where, "gstreamer", "ffplay") == ["aplay", "bell", "none"]
    touch(tmp_path / "dev/pcmC0D0p")
    assert names(where, "gstreamer", "ffplay") == ["aplay", "gstreamer", "ffplay", "bell", "none"]


@needs_posix
def test_macos_and_windows_have_their_own(tmp_path: Path) -> None:
    """macOS plays through afplay, Windows through the standard library."""
    assert names(machine(tmp_path, ["afplay"], "darwin"), "afplay") == ["afplay", "bell", "none"]
    assert names(machine(tmp_path, [], "win32"), "winmm") == ["winsound", "winmm", "bell", "none"]


def test_windows_needs_no_playsound3_while_winsound_works(tmp_path: Path) -> None:
    """Speakers are made as they are asked for; playsound3 is not imported for one that is not."""

    def refuse() -> Playsound3:
        raise AssertionError("imported")

    assert next(speakers(None, machine(tmp_path, [], "win32"), refuse)).name == "winsound"


@needs_posix
@pytest.mark.parametrize(
    ("wish", "expected", "lacking"),
    [
        ("none", ["none"], []),
        ("bell", ["bell", "none"], []),
        ("paplay", ["paplay", "bell", "none"], []),
        (" APLAY ", ["aplay", "bell", "none"], []),
        ("ffplay", ["ffplay", "bell", "none"], []),
        ("pw-play", ["bell", "none"], ["pw-play"]),
        ("kazoo", ["bell", "none"], ["kazoo"]),
    ],
)
def test_a_wish_is_obeyed(tmp_path: Path, wish: str, expected: list[str], lacking: list[str]) -> None:
    """COACH_SOUND names the one speaker to use; where that fails the bell rings, and nothing else is tried."""
    where = machine(tmp_path, ["paplay", "aplay"], COACH_SOUND=wish)
    assert names(where, "ffplay") == expected
    assert names(where, "ffplay", missing=True) == lacking


def test_silence_is_always_last_and_the_bell_can_be_left_out(tmp_path: Path) -> None:
    """A front end without a terminal hands in no bell."""
    assert [each.name for each in speakers(None, machine(tmp_path, [], "win32"), library)] == ["winsound", "none"]


def test_a_missing_speaker_says_why() -> None:
    """The reason is what `coach doctor` prints."""
    with pytest.raises(SpeakerError, match="not installed"):
        Missing("paplay", "not installed").start(SOUNDS / SILENCE)


@needs_posix
def test_a_command_plays_through_playsound3_and_keeps_away_from_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It gets the file, prints nowhere, has the environment that was handed in and a process group of its own, so
    that Ctrl-C does not cut off the last cue."""
    out = tmp_path / "out"
    script(
        tmp_path / "bin",
        "paplay",
        f'echo loud; echo louder >&2; (echo "$MARK $*"; /bin/ps -o pgid= -p $$) > {out}',
    )
    environ = {"PATH": str(tmp_path / "bin"), "MARK": "mine"}
    for playsound in (import_playsound3().playsound, None):
        running = Command("paplay", environ, playsound).start(SOUNDS / SILENCE)
        assert isinstance(running, subprocess.Popen)
        assert running.wait() == 0
        said, group = out.read_text().splitlines()
        assert said == f"mine {SOUNDS / SILENCE}"
        assert int(group) == running.pid
    assert capfd.readouterr() == ("", "")


FRESH = """
import sys
from coach.adapters.audio import speaker_player
from coach.core.cues import CueId
assert "playsound3" not in sys.modules, "imported too early"
assert not {"textual", "rich"} & set(sys.modules), "an adapter knows no screen"
player = speaker_player(None)
player.play(CueId.START)
player.wait_ready(5)
player.wait_quiet(5)
player.close()
open(sys.argv[1], "w").write(player.report().name + "|" + player.status())
"""


def fresh(folder: Path, **environ: str) -> tuple[str, str]:
    """Name and status of the player in a new interpreter, which must not print anything."""
    result = subprocess.run(
        [sys.executable, "-c", FRESH, str(folder / "result")],
        env={"PATH": str(folder / "bin"), "PYTHONPATH": str(HERE), "XDG_RUNTIME_DIR": str(folder)} | environ,
        input="a key\n",
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (result.stdout, result.stderr, result.returncode) == ("", "", 0)
    name, _, status = (folder / "result").read_text().partition("|")
    return name, status


@needs_posix
def test_a_machine_without_any_player_stays_quiet_on_the_terminal(tmp_path: Path) -> None:
    """playsound3 is imported in the audio thread alone, and its warning that it found nothing is kept from stderr."""
    name, status = fresh(tmp_path)
    assert name == "none"
    assert "aplay: not installed" in status
    assert "alsa-utils" in status


@needs_posix
def test_a_player_takes_no_key(tmp_path: Path) -> None:
    """What the person types is for coach alone."""
    script(tmp_path / "bin", "aplay", f"test $1 = -q && read key && echo $key > {tmp_path}/stolen")
    assert fresh(tmp_path)[0] == "none"
    assert not (tmp_path / "stolen").exists()


@needs_posix
def test_a_playsound3_that_cannot_be_imported_takes_no_sound_away(tmp_path: Path) -> None:
    """A broken gst-play makes its import raise; our own commands play without it."""
    script(tmp_path / "bin", "gst-play-1.0", "exit 1")
    script(tmp_path / "bin", "aplay", f'echo "$*" >> {tmp_path}/played')
    name, status = fresh(tmp_path)
    assert (name, status) == ("aplay", "Sound plays through aplay.")
    assert (tmp_path / "played").read_text().splitlines() == [
        f"-q {SOUNDS / SILENCE}",
        f"-q {SOUNDS / 'start.wav'}",
    ]
    (tmp_path / "bin/aplay").unlink()
    name, status = fresh(tmp_path)
    assert name == "none"
    assert "playsound3: cannot be imported, CalledProcessError" in status
