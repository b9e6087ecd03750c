"""Where files live, on each system and in each kind of environment."""

import subprocess
import sys
from pathlib import Path

import pytest

from coach.adapters.paths import NO_HOME, Places, locate

HOME = Path("/home/ada")
BY_DEFAULT = Places(HOME / ".config/coach", HOME / ".local/share/coach", HOME / ".cache/coach")


def test_linux_follows_the_defaults_of_xdg() -> None:
    """Without an environment, the folders are those that the XDG specification names."""
    assert locate({}, "linux", HOME) == BY_DEFAULT


def test_an_unknown_system_is_treated_like_linux() -> None:
    """A BSD keeps its files as Linux does."""
    assert locate({}, "freebsd14", HOME) == BY_DEFAULT


def test_absolute_xdg_values_are_obeyed_each_by_itself() -> None:
    """Each of the three variables moves its own folder and no other."""
    for name, field in (("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")):
        places = locate({name: "/elsewhere"}, "linux", HOME)
        moved = {other: getattr(places, other) for other in ("config", "data", "cache")}
        usual = {other: getattr(BY_DEFAULT, other) for other in ("config", "data", "cache")}
        assert moved == {**usual, field: Path("/elsewhere/coach")}


@pytest.mark.parametrize("value", ["", "relative", "./relative", "~/tilde"])
def test_empty_and_relative_xdg_values_are_ignored(value: str) -> None:
    """The XDG specification tells to ignore whatever is no absolute path."""
    env = {"XDG_CONFIG_HOME": value, "XDG_DATA_HOME": value, "XDG_CACHE_HOME": value}
    assert locate(env, "linux", HOME) == BY_DEFAULT


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("home", [HOME, None])
def test_coach_home_moves_everything_into_one_folder(platform: str, home: Path | None) -> None:
    """COACH_HOME stands above everything else, on each system, with or without a home directory."""
    env = {"COACH_HOME": "/mine", "XDG_DATA_HOME": "/x", "APPDATA": "/y", "LOCALAPPDATA": "/z"}
    mine = Path("/mine")
    assert locate(env, platform, home) == Places(mine / "config", mine / "data", mine / "cache")


def test_an_empty_coach_home_is_none() -> None:
    """COACH_HOME= takes it back."""
    assert locate({"COACH_HOME": ""}, "linux", HOME) == BY_DEFAULT


def test_macos_keeps_files_in_the_library() -> None:
    """Config and data share a folder there; XDG is not asked."""
    support = HOME / "Library/Application Support/coach"
    expected = Places(support, support, HOME / "Library/Caches/coach")
    assert locate({"XDG_DATA_HOME": "/x"}, "darwin", HOME) == expected


def test_windows_keeps_files_in_the_app_data_folders() -> None:
    """Config roams with the person; data and cache stay on the machine, apart from each other."""
    env = {"APPDATA": "/u/Roaming", "LOCALAPPDATA": "/u/Local"}
    local = Path("/u/Local/coach")
    assert locate(env, "win32", None) == Places(Path("/u/Roaming/coach"), local, local / "cache")
    local = HOME / "AppData/Local/coach"
    assert locate({}, "win32", HOME) == Places(HOME / "AppData/Roaming/coach", local, local / "cache")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_without_a_home_there_are_no_places_and_the_words_tell_the_way_out(platform: str) -> None:
    """None is an answer, so that built-in content stays readable; NO_HOME names what to set."""
    assert locate({}, platform, None) is None
    assert "COACH_HOME" in NO_HOME


def test_xdg_alone_is_enough_without_a_home() -> None:
    """Where all three are set, nobody needs a home directory; where one is missing, somebody does."""
    env = {"XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/e"}
    assert locate(env, "linux", None) == Places(Path("/c/coach"), Path("/d/coach"), Path("/e/coach"))
    assert locate({**env, "XDG_DATA_HOME": ""}, "linux", None) is None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_no_two_files_share_a_name(platform: str) -> None:
    """Even where folders are shared, every file has a place of its own."""
    places = locate({}, platform, HOME)
    assert places is not None
    files = [places.routines, places.settings, places.journal, places.machine, places.cache]
    assert len(set(files)) == len(files)


def run(code: str, env: dict[str, str]) -> str:
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env={"PYTHONPATH": root, **env}, capture_output=True, text=True, check=True).stdout


def test_an_empty_home_is_no_home() -> None:
    """HOME= must not put the files into the root directory."""
    assert run("from coach.adapters.paths import here; print(here())", {"HOME": ""}) == "None\n"


def test_importing_and_asking_touch_nothing(tmp_path: Path) -> None:
    """No folder is made before a write, and the modules that every start needs leave sqlite3 and uuid alone."""
    code = (
        "import coach.adapters.paths, coach.adapters.clock, coach.adapters.host, coach.adapters.background, sys\n"
        "print(coach.adapters.paths.here().journal)\n"
        "print({'sqlite3', 'uuid', 'hashlib', 'subprocess', 'textual', 'rich'} & set(sys.modules))"
    )
    assert run(code, {"HOME": str(tmp_path)}).splitlines() == [
        str(tmp_path / ".local/share/coach/journal.sqlite3"),
        "set()",
    ]
    assert list(tmp_path.iterdir()) == []
