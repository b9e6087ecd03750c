"""Where files live.

Must never touch the disk: what is named here is made by the first write, by whoever writes.
Linux is tested; macOS and Windows are written from documentation.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NO_HOME = "There is no home directory to keep files in; set COACH_HOME to a folder of yours."
"""For the person, wherever `locate` gave None and something is to be written."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one person, and the files that stand in them. None of them need exist."""

    config: Path
    data: Path
    cache: Path

    @property
    def routines(self) -> Path:
        return self.config / "routines"

    @property
    def settings(self) -> Path:
        return self.config / "settings.yaml"

    @property
    def catalogue(self) -> Path:
        """The list of routines as it was last read; see `remembered`."""
        return self.cache / "catalogue.json"

    @property
    def speech(self) -> Path:
        """Words that have been spoken into files; see `speech`."""
        return self.cache / "speech"

    @property
    def sounds(self) -> Path:
        """Softer copies of the shipped sounds; see `volume`."""
        return self.cache / "sounds"

    @property
    def theme(self) -> Path:
        """The colours that the settings asked for when they were last read; see `theme_at_start`."""
        return self.cache / "theme.json"

    @property
    def journal(self) -> Path:
        return self.data / "journal.sqlite3"

    @property
    def machine(self) -> Path:
        """Where a random id of this machine is kept, on systems that have none."""
        return self.data / "machine-id"


def locate(env: Mapping[str, str], platform: str, home: Path | None) -> Places | None:
    """The places by the environment, `sys.platform` and the home directory; None where nothing tells them."""
    if env.get("COACH_HOME"):
        base = Path(env["COACH_HOME"])
        return Places(base / "config", base / "data", base / "cache")
    if platform == "win32":
        return _on_windows(env, home)
    if platform == "darwin":
        return _on_macos(home)
    return _by_xdg(env, home)


def here() -> Places | None:
    """The places of this process; None where it has no home directory."""
    return locate(os.environ, sys.platform, _home())


def _by_xdg(env: Mapping[str, str], home: Path | None) -> Places | None:
    """By the XDG base directory specification, which says that empty and relative values are to be ignored."""

    def base(name: str, default: str) -> Path | None:
        given = Path(env.get(name, ""))
        return given if given.is_absolute() else home and home / default

    return _places(
        base("XDG_CONFIG_HOME", ".config"), base("XDG_DATA_HOME", ".local/share"), base("XDG_CACHE_HOME", ".cache")
    )


def _on_macos(home: Path | None) -> Places | None:
    library = home and home / "Library"
    support = library and library / "Application Support"
    return _places(support, support, library and library / "Caches")


def _on_windows(env: Mapping[str, str], home: Path | None) -> Places | None:
    def base(name: str, default: str) -> Path | None:
        return Path(env[name]) if env.get(name) else home and home / "AppData" / default

    roaming, local = base("APPDATA", "Roaming"), base("LOCALAPPDATA", "Local")
    found = _places(roaming, local, local)
    return found and Places(found.config, found.data, found.cache / "cache")


def _places(config: Path | None, data: Path | None, cache: Path | None) -> Places | None:
    if config is None or data is None or cache is None:
        return None
    return Places(config / "coach", data / "coach", cache / "coach")


def _home() -> Path | None:
    # An empty HOME makes `Path.home()` the root directory.
    if os.environ.get("HOME") == "" and sys.platform != "win32":
        return None
    try:
        return Path.home()
    except RuntimeError:
        return None
