"""settings.yaml, one value after another: each is kept where it belongs, and nothing else of the file changes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.paths import NO_HOME
from coach.adapters.settings import YamlSettings, read_settings, set_emergency
from coach.core.setting_values import Value
from coach.core.settings import TABLE, Emergency, Settings
from tests.adapters.nobody import as_nobody, open_folder
from tests.adapters.settings_file import settings_path, written
from tests.core.settings_made_up import keys_and_values

path = pytest.fixture(settings_path)
OPENINGS = {
    "none": "",
    "bare": "format: 1\n",
    "block": """# mine
format: 1  # the first

screen:
  # for my father
  far: yes   # from the sofa
  theme: 'light'

sound:

    cues:
        halfway: "words" # please

        # not this one
        rest: off
    volume: soft

# whom to call
emergency:
  number: "112"
# the end
""",
    "flow": """format: 1
screen: {far: yes, theme: light} # at home
sound: {cues: {halfway: words}, volume: soft}
emergency: {number: "112"}
pace: {}
body: { # nothing
}
""",
    "flow over lines": """format: 1
sound: {
  volume: soft, # mine
  cues: {
    # both
    halfway: words, rest: off }
}
"emergency": {number: 112}
""",
    "only a group": "format: 1\nsound:\n  cues:\n    rest: off",
}
openings = pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)


def comments(text: str) -> list[str]:
    """What stands behind each #, in the order of the file."""
    return [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]


@openings
@settings(max_examples=40, deadline=None)
@given(st.lists(keys_and_values, min_size=1, max_size=6))
def test_whatever_is_changed_is_read_again_and_nothing_else_changes(
    tmp_path_factory: pytest.TempPathFactory, opening: str, changes: list[tuple[str, Value]]
) -> None:
    """One by one, over files in any style; no comment is lost or moved past another, and no number to call."""
    path = tmp_path_factory.mktemp("set") / "settings.yaml"
    if opening:
        written(path, opening)
    store, wanted = YamlSettings(path), read_settings(path)[0]
    for key, value in changes:
        assert store.change(key, value) == ""
        wanted = Settings(wanted.emergency, {**wanted.values, key: value})
        assert (store.read(), store.problem()) == (wanted, "")
    assert comments(path.read_text(encoding="utf-8")) == comments(opening)


@openings
def test_a_value_that_is_there_is_replaced_where_it_stands(path: Path, opening: str) -> None:
    """Every line but its own stays as it was, and so does the rest of that line."""
    store = YamlSettings(written(path, opening))
    values = store.read().values
    for key, value in values.items():
        before = path.read_text(encoding="utf-8").splitlines()
        assert store.change(key, TABLE[key].values.beside(value, -1)) == ""
        assert store.change(key, TABLE[key].values.beside(value, 1)) == ""
        after = path.read_text(encoding="utf-8").splitlines()
        changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
        assert len(changed) <= 1
        assert all(comments(old) == comments(new) for old, new in changed)


GROWN = """format: 1
emergency: {country: GB}
sound:
  volume: soft
  cues:
    halfway: words
    rest: off
pace:
  lead_in: 10 s
  switch: 8 s
"""


def test_a_file_that_grows_is_one_that_a_person_would_write(path: Path) -> None:
    """A new group comes last, a new value behind those of its group, in the style that is there."""
    store = YamlSettings(path)
    set_emergency(path, Emergency(country="GB"))
    changes: dict[str, Value] = {
        "sound.cues.halfway": "words",
        "pace.lead_in": 10,
        "sound.cues.rest": "off",
        "sound.volume": "soft",
        "pace.switch": 8,
    }
    for key, value in changes.items():
        assert store.change(key, value) == ""
    assert path.read_text(encoding="utf-8") == GROWN


@pytest.mark.parametrize(
    ("before", "key", "value", "after"),
    [
        ("pace: {}", "pace.switch", 8, "pace: {switch: 8 s}"),
        ("sound: {volume: soft}", "sound.cues.rest", "off", "sound: {volume: soft, cues: {rest: off}}"),
        ("sound: {cues: {rest: off}}", "sound.volume", "soft", "sound: {volume: soft, cues: {rest: off}}"),
        ("sound:\n cues: {rest: off}", "sound.volume", "soft", "sound:\n volume: soft\n cues: {rest: off}"),
        ("pace:\n  lead_in: 5\n   s", "pace.switch", 8, "pace:\n  switch: 8 s\n  lead_in: 5\n   s"),
        ('pace: {lead_in: "5\\x20s"}', "pace.switch", 8, 'pace: {switch: 8 s, lead_in: "5\\x20s"}'),
    ],
)
def test_a_new_value_stands_in_the_style_of_its_group(
    path: Path, before: str, key: str, value: Value, after: str
) -> None:
    """Behind the last value of one line, or first where there is none."""
    store = YamlSettings(written(path, f"format: 1\n{before}\n"))
    assert store.change(key, value) == ""
    assert path.read_text(encoding="utf-8") == f"format: 1\n{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\npace:\n  lead_in: >-\n    5 s\n",
        "format: 1\npace:\n  lead_in: 5\n   s\n",
        'format: 1\npace:\n  lead_in: "5\\x20s"\n',
    ],
)
def test_a_value_written_in_another_way_is_left_for_the_person(path: Path, text: str) -> None:
    """Well written, but not on one line as it reads: one sentence says what to write where."""
    store = YamlSettings(written(path, text))
    assert store.read().values == {"pace.lead_in": 5}
    said = f"{path}: nothing was written, so as to lose nothing; write `lead_in: 8 s` under `pace` there"
    assert store.change("pace.lead_in", 8) == said
    assert path.read_text(encoding="utf-8") == text


def test_a_file_whose_end_is_marked_takes_no_new_group(path: Path) -> None:
    """What would stand behind the mark would be a second document."""
    store = YamlSettings(written(path, "format: 1\nscreen: {far: no}\n...\n"))
    assert "write `lead_in: 8 s` under `pace` there" in store.change("pace.lead_in", 8)
    assert store.change("screen.far", "yes") == ""
    assert path.read_text(encoding="utf-8") == "format: 1\nscreen: {far: yes}\n...\n"


def test_what_the_table_does_not_know_is_an_error_of_the_program(path: Path) -> None:
    """Neither a key nor a value of another sort comes near the file."""
    with pytest.raises(KeyError):
        YamlSettings(path).change("screen.colour", "red")
    with pytest.raises(ValueError):
        YamlSettings(path).change("screen.theme", "red")
    assert not path.exists()


def test_a_linked_file_is_changed_where_it_lies(path: Path, tmp_path: Path) -> None:
    """The link stays a link."""
    kept = written(tmp_path / "dotfiles" / "coach.yaml", "format: 1\n")
    path.parent.mkdir()
    path.symlink_to(kept)
    assert YamlSettings(path).change("screen.far", "yes") == ""
    assert path.is_symlink()
    assert read_settings(kept)[0].far


def test_in_a_folder_that_may_only_be_read_one_sentence_says_so() -> None:
    """And the file stays as it is."""
    with open_folder() as folder:
        path = written(folder / "settings.yaml", "format: 1\n")
        path.chmod(0o644)
        folder.chmod(0o555)
        said = as_nobody(lambda: YamlSettings(path).change("screen.far", "yes"))
        folder.chmod(0o755)
        assert said == f"{path}: it cannot be written (Permission denied); nothing was changed"
        assert path.read_text(encoding="utf-8") == "format: 1\n"


def test_without_a_home_the_usual_settings_hold_and_none_can_be_kept() -> None:
    """The sentence says what to do about it."""
    store = YamlSettings(None)
    assert (store.read(), store.problem()) == (Settings(), "")
    assert store.change("screen.far", "yes") == NO_HOME
