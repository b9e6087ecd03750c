"""A program is made to speak into a file; the words that it is given can make it do nothing else."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.adapters.speakers import Machine
from coach.adapters.speech import (
    BRISK,
    LONGEST_TEXT,
    USUAL,
    Renderer,
    SpeechError,
    find_engine,
    spoken_text,
    what_would_help,
)
from coach.adapters.waves import RATE, read
from tests.adapters.made_up_speakers import until
from tests.adapters.made_up_speech import StandIn
from tests.adapters.nobody import as_nobody, open_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shell scripts stand in for programs that speak")
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
HOSTILE = (
    "; rm -rf ~",
    "$(touch /tmp/voice-was-here)",
    "`touch /tmp/voice-was-here`",
    "--help",
    "-w /tmp/voice-was-here",
    "<speak><audio src='file:///etc/passwd'/></speak>",
    "[[rate 500]] \"quoted\" 'and' |piped| > /tmp/voice-was-here",
    "two\nlines\r\n\x1b[2J\x00end",
    "\u202eright to left \u05e9\u05dc\u05d5\u05dd",
    "\U0001f9d8 stretch \U0001f525",
    "\ud800 half a pair",
)


def renderer(stand_in: StandIn, patience: float = 5.0, loudness: float = 1.0) -> Renderer:
    engine = find_engine(stand_in.machine)
    assert engine is not None
    return Renderer(engine, stand_in.folder / "cache", stand_in.machine.environ, loudness, patience)


def cache(stand_in: StandIn) -> list[Path]:
    return sorted((stand_in.folder / "cache").glob("*"))


@given(st.text(max_size=2 * LONGEST_TEXT))
@example("a" * LONGEST_TEXT)
@example("a" * (LONGEST_TEXT + 1))
@example("x" * 10_000)
def test_nothing_but_plain_words_is_left_of_a_text(words: str) -> None:
    """Letters, digits, single spaces and `,.'-`; what is too long or says nothing is not said at all."""
    text = spoken_text(words)
    assert all(each.isalnum() or each in " ,.'-" for each in text)
    assert len(text) <= LONGEST_TEXT
    assert text == " ".join(text.split())
    assert not text or any(map(str.isalnum, text))
    assert len(words) <= LONGEST_TEXT or text == ""
    text.encode()


@pytest.mark.parametrize("words", ["Wall calf stretch, left side", "Child's pose", "90-90 hip switch", "Dehnübung"])
def test_names_of_exercises_are_left_as_they_are(words: str) -> None:
    """What people call exercises is said in full."""
    assert spoken_text(words) == words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_reach_the_program_as_words_alone(tmp_path: Path, words: str) -> None:
    """They never stand on a command line, and what the program reads is plain."""
    stand_in = StandIn(tmp_path).says(0.3)
    text = spoken_text(words)
    renderer(stand_in).make(text, USUAL)
    assert stand_in.texts() == [text]
    (command,) = stand_in.commands()
    assert command.startswith("-v en-us -s 160 --stdin -w ")
    assert command.endswith(".wav")
    assert not set(command) & set("$`<>|;\"'")


@needs_espeak
@pytest.mark.parametrize("words", [*HOSTILE, "-x", "start"])
def test_espeak_says_hostile_words_and_does_nothing_else(
    tmp_path: Path, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """The real program makes one short sound of each, prints nothing, and touches no file but that one."""
    engine = find_engine(Machine())
    assert engine is not None
    made = Renderer(engine, tmp_path, os.environ).make(spoken_text(words), USUAL)
    assert made is not None
    assert list(tmp_path.iterdir()) == [made.wav]
    assert 100 < made.milliseconds < 8000
    assert not Path("/tmp/voice-was-here").exists()
    assert capfd.readouterr() == ("", "")


@needs_espeak
def test_espeak_says_every_fixed_word_within_a_second(tmp_path: Path) -> None:
    """What the table says without a name is over before the next second is announced."""
    engine = find_engine(Machine())
    assert engine is not None
    espeak = Renderer(engine, tmp_path, os.environ)
    for words in ("start", "out", "back", "halfway", "ten seconds", "three", "two", "one", "relax", "rest", "done"):
        made = espeak.make(words, USUAL)
        assert made is not None
        assert made.milliseconds < 1000, words


def test_speech_is_trimmed_and_levelled(tmp_path: Path) -> None:
    """Of a silence of 0.2 s at each end 10 ms stay, so that words come on time; every engine is equally loud."""
    for loudness in (1.0, 0.25):
        made = renderer(StandIn(tmp_path).says(0.5), loudness=loudness).make("start", USUAL)
        assert made is not None
        assert made.milliseconds == pytest.approx(500, abs=25)
        samples = read(made.wav)
        assert len(samples) / RATE * 1000 == pytest.approx(made.milliseconds, abs=1)
        assert max(map(abs, samples)) / 32_767 == pytest.approx(0.9 * loudness, abs=0.01)


def test_what_was_made_is_kept_by_all_that_it_was_made_of(tmp_path: Path) -> None:
    """Another text, pace or loudness is another file; the same is found again, and nothing else lies beside it."""
    stand_in = StandIn(tmp_path).says(0.3)
    loud, soft = renderer(stand_in), renderer(stand_in, loudness=0.25)
    assert loud.kept("start", USUAL) is None
    made = loud.make("start", USUAL)
    assert made is not None
    assert loud.kept("start", USUAL) == made
    assert loud.kept("stop", USUAL) is None
    assert loud.kept("start", BRISK) is None
    assert soft.kept("start", USUAL) is None
    assert cache(stand_in) == [made.wav]


def test_a_damaged_file_is_not_kept(tmp_path: Path) -> None:
    """A power cut must not silence a word for ever."""
    stand_in = StandIn(tmp_path).says(0.3)
    made = renderer(stand_in).make("start", USUAL)
    assert made is not None
    made.wav.write_bytes(made.wav.read_bytes()[:500])
    assert renderer(stand_in).kept("start", USUAL) is None


@pytest.mark.parametrize("body", ["exit 0", ': > "$7"', 'echo broken > "$7"', '/bin/cp /bin/cat "$7"'])
def test_a_file_that_is_no_sound_is_refused(tmp_path: Path, body: str) -> None:
    """A program that reports success and writes nothing, or rubbish, has said nothing; no file stays."""
    stand_in = StandIn(tmp_path).does(body)
    try:
        assert renderer(stand_in).make("start", USUAL) is None
    except SpeechError as trouble:
        assert "No such file" in str(trouble)
    assert cache(stand_in) == []


def test_a_failure_is_told_in_words_and_printed_nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An exit code other than 0 counts, whatever file was written; what the program prints is lost."""
    stand_in = StandIn(tmp_path).says(0.3)
    body = f'echo out; echo err >&2; /bin/cp "{tmp_path}/160.wav" "$7"; exit 3'
    with pytest.raises(SpeechError, match="exit code 3"):
        renderer(stand_in.does(body)).make("start", USUAL)
    assert cache(stand_in) == []
    assert capfd.readouterr() == ("", "")


def test_a_program_that_is_uninstalled_in_between_is_a_failure(tmp_path: Path) -> None:
    """It was found a moment ago."""
    stand_in = StandIn(tmp_path).says(0.3)
    speech = renderer(stand_in)
    stand_in.is_gone()
    with pytest.raises(SpeechError, match="No such file"):
        speech.make("start", USUAL)


def test_a_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    """After its time it is killed, its children too, even where it reads nothing and ignores being asked."""
    stand_in = StandIn(tmp_path).does(f'trap "" TERM\n/bin/sleep 1000 &\necho $! > {tmp_path}/pid\nwait')
    begun = time.monotonic()
    with pytest.raises(SpeechError, match="no end in time"):
        renderer(stand_in, patience=0.5).make("start", USUAL)
    assert time.monotonic() - begun < 2
    assert until(lambda: not stand_in.runs())


def test_stopping_ends_the_program_and_begins_no_other(tmp_path: Path) -> None:
    """The player that is closed waits for nobody."""
    stand_in = StandIn(tmp_path).does("/bin/sleep 1000")
    speech, failures = renderer(stand_in), []

    def say() -> None:
        for _ in range(2):
            try:
                speech.make("start", USUAL)
            except SpeechError as trouble:
                failures.append(str(trouble))

    thread = threading.Thread(target=say)
    thread.start()
    assert until(stand_in.commands)
    speech.stop()
    thread.join(2)
    assert not thread.is_alive()
    assert failures == ["exit code -9", "stopped"]
    assert not stand_in.runs()


def test_it_runs_behind_everything_else(tmp_path: Path) -> None:
    """A program that speaks has a lower priority than the one that draws and counts."""
    stand_in = StandIn(tmp_path).does(f"/bin/sleep 0.2; /usr/bin/nice > {tmp_path}/nice; exit 1")
    with pytest.raises(SpeechError):
        renderer(stand_in).make("start", USUAL)
    assert int((tmp_path / "nice").read_text()) == min(os.nice(0) + 10, 19)


def test_a_cache_that_cannot_be_written_is_a_failure() -> None:
    """It is said in a few words, and the program is not even asked."""
    with open_folder() as folder:
        stand_in = StandIn(folder).says(0.3)
        folder.chmod(0o555)

        def attempt() -> str:
            try:
                renderer(stand_in).make("start", USUAL)
            except SpeechError as trouble:
                return str(trouble)
            return "made"

        assert as_nobody(attempt) == "Permission denied"
        assert stand_in.commands() == []


def test_each_system_has_its_own_program(tmp_path: Path) -> None:
    """espeak-ng or espeak on Linux, say on macOS, PowerShell on Windows; and what would help where there is none."""
    programs = tmp_path / "bin"
    linux = Machine({"PATH": str(programs)}, "linux", tmp_path)
    assert find_engine(linux) is None
    StandIn(tmp_path).says(0.1)
    (programs / "espeak-ng").rename(programs / "espeak")
    first = find_engine(linux)
    StandIn(tmp_path).says(0.1)
    second = find_engine(linux)
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("espeak", "espeak-ng")
    shell = tmp_path / "System32/WindowsPowerShell/v1.0/powershell.exe"
    windows = Machine({"SYSTEMROOT": str(tmp_path)}, "win32", tmp_path)
    assert find_engine(windows) is None
    assert find_engine(Machine({}, "darwin", tmp_path), programs / "say") is None
    shell.parent.mkdir(parents=True)
    shell.touch()
    sapi, say = find_engine(windows), find_engine(Machine({}, "darwin", tmp_path), shell)
    assert sapi is not None
    assert say is not None
    assert (sapi.name, say.name) == ("SAPI", "say")
    assert [what_would_help(each).split()[0] for each in ("linux", "darwin", "win32")] == [
        "installing",
        "/usr/bin/say",
        "Windows",
    ]


def test_no_command_line_holds_words(tmp_path: Path) -> None:
    """On no system do words or places become a part of a script."""
    wav = tmp_path / "a'; b.wav"
    shell = tmp_path / "System32/WindowsPowerShell/v1.0/powershell.exe"
    shell.parent.mkdir(parents=True)
    shell.touch()
    sapi = find_engine(Machine({"SYSTEMROOT": str(tmp_path)}, "win32", tmp_path))
    say = find_engine(Machine({}, "darwin", tmp_path), shell)
    assert sapi is not None
    assert say is not None
    assert not any(str(wav) in part for part in sapi.command(BRISK, wav))
    assert say.command(USUAL, wav)[-2:] == ["-f", "-"]
