"""settings.yaml: what is read, what is refused, and that writing loses nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.settings import SettingsError, YamlSettings, read_settings, set_emergency
from coach.core.emergency import EU_MEMBERS, is_number
from coach.core.settings import Emergency, Settings
from tests.adapters.settings_file import settings_path, written

path = pytest.fixture(settings_path)
BRITAIN = Emergency(country="GB")
choices = st.one_of(
    st.just(Emergency()),
    st.sampled_from(sorted(EU_MEMBERS | {"EU", "US", "CA", "GB", "UK", "AU", "NZ"})).map(Emergency),
    st.text("0123456789 +-", min_size=2, max_size=20).filter(is_number).map(lambda number: Emergency(number=number)),
)

BROKEN = {
    "emergency: {country: GB}\n": "1:1: settings file: `format` is missing; write `format: 1` as the first line",
    "format: 1\nemergncy: {country: GB}\n": (
        "2:1: `emergncy` is not a key of a settings file; did you mean `emergency`?"
    ),
    "format: 1\nemergency: {contry: GB}\n": (
        "2:13: `contry` is not a key of an emergency setting; did you mean `country`?"
    ),
    "format: 1\nemergency: {country: GB, number: 112}\n": (
        "2:12: emergency setting: only one of `country`, `number` may stand here; keep one"
    ),
    "format: 1\nemergency:\n  country: gb\n": (
        "3:12: country: `gb` does not have the form of `GB`; write it like that"
    ),
    "format: 1\nemergency: {country: ZW}\n": (
        "2:22: country: no number of `ZW` is known here; write `number:` and the number itself"
    ),
    "format: 1\nemergency: {number: 11a}\n": (
        "2:21: number: `11a` cannot be dialled; write digits, with spaces, + or - among them, 2 to 20 characters in all"
    ),
    "format: 1\nemergency: {number: [1]}\n": "2:21: number: this should be a text, not a list or a mapping",
    "format: 1\nemergency: GB\n": "2:12: emergency: this should be an emergency setting, written as `key: value` lines",
    "format: 2\nvoice: {speed: fast}\n": "1:9: format `2` is made for a newer coach; upgrade to use this file",
    "format: 1\nformat: 1\n": "2:1: `format` is there twice, first in line 1, column 1; keep one of them",
    "format: 1\npace: {lead_in: 10}\n": ("2:17: lead_in: 10 is a number without a unit; write `10 s` or `10 min`"),
    "format: 1\npace:\n  lead_in: 2.5 s\n": "3:12: lead_in: `2.5 s` is too short; write 3 s to 30 s",
    "format: 1\npace:\n  lead_in: 5.5 s\n": ("3:12: lead_in: `5.5 s` is not in whole seconds; write `5 s` or `6 s`"),
    "format: 1\npace: {words_a_minute: 90}\n": (
        "2:24: words_a_minute: `90` is out of bounds; write a whole number from 120 to 300"
    ),
    "format: 1\nlead_in: 10 s\n": "2:1: `lead_in` is not a key of a settings file; write it under `pace`",
    "format: 1\nsound: {volum: off}\n": "2:9: `volum` is not a key of a sound setting; did you mean `volume`?",
    "format: 1\nsound:\n  cues:\n    halfway: loud\n": (
        "4:14: halfway: `loud` is none of the words that may stand here; write one of off, tone, words"
    ),
    "format: 1\nsound: {cues: {half: tone}}\n": (
        "2:16: `half` is not a key of a cues setting; did you mean `halfway`?"
    ),
    "format: 1\nscreen: {far: true}\n": (
        "2:15: far: `true` is none of the words that may stand here; write one of no, yes"
    ),
    "format: 1\nscreen:\n": "2:8: screen: this should be a screen setting, written as `key: value` lines",
    "": "0:0: the file is empty; a first line could be `format: 1`",
}
broken = pytest.mark.parametrize(("text", "problem"), BROKEN.items(), ids=[message[:40] for message in BROKEN.values()])


def test_without_a_file_nothing_is_set_and_nothing_is_wrong(path: Path) -> None:
    """And none is made by looking."""
    assert read_settings(path) == (Settings(), ())
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("format: 1\nemergency: {country: GB}\n", BRITAIN),
        ("format: 1\nemergency:\n  country: SE # a comment\n", Emergency(country="SE")),
        ('format: 1\nemergency: {number: "112"}\n', Emergency(number="112")),
        ("format: 1\nemergency: {number: 000}\n", Emergency(number="000")),
        ("format: 1\nemergency: {number: +44 20 7946 0958}\n", Emergency(number="+44 20 7946 0958")),
        ("format: 1\nemergency: {}\n", Emergency()),
        ("format: 1\n", Emergency()),
    ],
)
def test_a_file_written_by_hand_is_read_as_it_is_meant(path: Path, text: str, emergency: Emergency) -> None:
    """A number stays what was written, with or without quotation marks: 000 is not 0."""
    assert read_settings(written(path, text)) == (Settings(emergency), ())


@broken
def test_a_mistake_is_told_with_its_place_and_nothing_is_set(path: Path, text: str, problem: str) -> None:
    """Each in one sentence that says how to mend it."""
    found, problems = read_settings(written(path, text))
    assert found == Settings()
    assert [str(each) for each in problems] == [f"{path}:{problem}"]


@broken
def test_a_broken_file_is_never_written_over(path: Path, text: str, problem: str) -> None:
    """Writing is refused in one sentence with the mistake's place, and the file stays byte for byte."""
    with pytest.raises(SettingsError) as refused:
        set_emergency(written(path, text), BRITAIN)
    assert str(refused.value) == f"{path}:{problem}; nothing was written, so mend that first"
    assert path.read_text(encoding="utf-8") == text
    assert list(path.parent.iterdir()) == [path]


@broken
def test_a_broken_file_is_told_of_and_never_changed(path: Path, text: str, problem: str) -> None:
    """The same for every other setting: the usual ones hold, and one sentence says what is wrong."""
    store = YamlSettings(written(path, text))
    assert store.read() == Settings()
    assert store.problem() == f"{path}:{problem}; until that is mended, nothing counts as set"
    assert store.change("screen.far", "yes") == f"{path}:{problem}; nothing was written, so mend that first"
    assert path.read_text(encoding="utf-8") == text


def test_the_settings_of_a_file_are_read_in_block_and_in_flow_style(path: Path) -> None:
    """A time with its unit is a number of seconds; `no` and `off` are words."""
    text = """format: 1
pace: {lead_in: 12 s, first_lead_in: 1 min, words_a_minute: 131}
body: {weak_side: "left"}
sound:
  volume: off
  cues:
    ten-seconds: words
screen:
  motion: no
"""
    assert read_settings(written(path, text)) == (
        Settings(
            values={
                "pace.words_a_minute": 131,
                "pace.first_lead_in": 60,
                "pace.lead_in": 12,
                "body.weak_side": "left",
                "sound.volume": "off",
                "sound.cues.ten-seconds": "words",
                "screen.motion": "no",
            }
        ),
        (),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(choices, min_size=1, max_size=3))
def test_what_was_set_last_is_read_again(tmp_path_factory: pytest.TempPathFactory, chosen: list[Emergency]) -> None:
    """Whichever country or number, over whatever was set before."""
    path = tmp_path_factory.mktemp("set") / "config" / "settings.yaml"
    for emergency in chosen:
        set_emergency(path, emergency)
        assert read_settings(path) == (Settings(emergency), ())


def test_a_new_file_is_small_and_for_the_persons_eyes_alone(path: Path) -> None:
    """Two lines with mode 0600 in a folder with mode 0700, and nothing beside it."""
    set_emergency(path, BRITAIN)
    assert path.read_text(encoding="utf-8") == "format: 1\nemergency: {country: GB}\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("format: 1\n# mine\n", "format: 1\n# mine\nemergency: {country: GB}\n"),
        ("# mine\nformat: 1", "# mine\nformat: 1\nemergency: {country: GB}\n"),
        (
            "format: 1\r\n# at home\r\nemergency:\r\n  number: 112\r\n\r\n# the end\r\n",
            "format: 1\n# at home\nemergency: {country: GB}\n\n# the end\n",
        ),
        ("format: 1\nemergency: {number: 112}\n# more\n", "format: 1\nemergency: {country: GB}\n# more\n"),
    ],
)
def test_comments_of_a_person_stay_where_they_are(path: Path, before: str, after: str) -> None:
    """Only the lines of the key that is set change."""
    set_emergency(written(path, before), BRITAIN)
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    "text", ["{format: 1, emergency: {number: 112}}\n", 'format: 1\n"emergency": {number: 112}\n', "format: 1\n...\n"]
)
def test_a_file_that_cannot_be_changed_without_loss_is_left_alone(path: Path, text: str) -> None:
    """Well written, but not as we write: the person is told what to write there."""
    with pytest.raises(SettingsError) as refused:
        set_emergency(written(path, text), BRITAIN)
    assert "nothing was written" in str(refused.value)
    assert "write `emergency: {country: GB}` there" in str(refused.value)
    assert path.read_text(encoding="utf-8") == text


def test_whoever_reads_meanwhile_reads_the_old_file_whole(path: Path) -> None:
    """The file is replaced, never written into."""
    set_emergency(path, Emergency(number="112"))
    with path.open(encoding="utf-8") as reader:
        set_emergency(path, BRITAIN)
        assert reader.read() == 'format: 1\nemergency: {number: "112"}\n'


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    """As those have it who keep their settings in a folder of their own."""
    kept = written(tmp_path / "dotfiles" / "coach.yaml", "format: 1\n")
    path.parent.mkdir()
    path.symlink_to(kept)
    set_emergency(path, BRITAIN)
    assert path.is_symlink()
    assert read_settings(kept) == (Settings(BRITAIN), ())


def test_where_nothing_can_be_written_one_sentence_says_so(path: Path) -> None:
    """Here a file stands where the folder is meant."""
    path.parent.write_text("not a folder", encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        set_emergency(path, BRITAIN)
    assert str(refused.value) == f"{path}: it cannot be written (File exists); nothing was changed"


def test_what_is_no_file_is_a_problem_and_no_error(path: Path) -> None:
    """A folder, and a link to nowhere; neither is replaced."""
    path.mkdir(parents=True)
    assert [problem.message for problem in read_settings(path)[1]] == ["this is a folder where a file is meant"]
    path.rmdir()
    path.symlink_to("nowhere")
    assert [problem.message for problem in read_settings(path)[1]] == ["there is no such file; check the name"]
    with pytest.raises(SettingsError):
        set_emergency(path, BRITAIN)
    assert path.is_symlink()


def test_no_broken_file_is_made_by_taking_the_number_away(path: Path) -> None:
    """A file in braces cannot grow by a line, even where what is wanted is nothing."""
    written(path, "{format: 1}\n")
    with pytest.raises(SettingsError):
        set_emergency(path, Emergency())
    assert path.read_text(encoding="utf-8") == "{format: 1}\n"
