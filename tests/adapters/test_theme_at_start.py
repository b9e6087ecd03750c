"""The colours of the first frame: right after every edit, and without reading YAML at every start."""

from pathlib import Path

import pytest

from coach.adapters.settings import YamlSettings
from coach.adapters.theme_at_start import theme_at_start
from tests.adapters.settings_file import settings_path, written

path = pytest.fixture(settings_path)


def test_the_first_theme_is_read_once_for_each_edit(path: Path, tmp_path: Path) -> None:
    """Without a file it is the usual one and nothing is kept; with one, what was kept is believed until an edit."""
    cache = tmp_path / "cache" / "theme.json"
    assert theme_at_start(path, cache) == theme_at_start(None, cache) == "dark"
    assert not cache.exists()
    written(path, "format: 1\nscreen: {theme: light}\n")
    assert theme_at_start(path, cache) == "light"
    cache.write_text(cache.read_text(encoding="utf-8").replace("light", "LIGHT"), encoding="utf-8")
    assert theme_at_start(path, cache) == "LIGHT"
    YamlSettings(path).change("screen.theme", "high-contrast")
    assert theme_at_start(path, cache) == "high-contrast"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"mark": 1}', b"\xff"])
def test_a_damaged_cache_costs_nothing_but_time_to_find_the_theme(path: Path, tmp_path: Path, damage: bytes) -> None:
    """Nor does one that cannot be written."""
    written(path, "format: 1\nscreen: {theme: light}\n")
    cache = tmp_path / "theme.json"
    cache.write_bytes(damage)
    assert theme_at_start(path, cache) == "light"
    assert theme_at_start(path, path / "theme.json") == "light"


def test_the_theme_of_a_broken_file_is_the_usual_one(path: Path, tmp_path: Path) -> None:
    """As all settings are; and mending it is seen."""
    written(path, "format: 1\nscreen: {theme: blue}\n")
    assert theme_at_start(path, tmp_path / "theme.json") == "dark"
    written(path, "format: 1\nscreen: {theme: light}\n")
    assert theme_at_start(path, tmp_path / "theme.json") == "light"
