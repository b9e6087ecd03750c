"""Whom to call in an emergency, by the settings file. Must never raise: the card is shown whatever else is broken.

It is there before the first frame, so whatever it takes to read settings is imported when they are first wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.adapters.paths import NO_HOME

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coach.core.emergency import EmergencyNumber
    from coach.core.settings import Emergency


class SettingsNumbers:
    """Implements `coach.core.ports.Numbers`. Reads the file anew each time: it may have been edited meanwhile."""

    def __init__(self, settings: Path | None, env: Mapping[str, str]) -> None:
        """`settings` is None where there is no home directory."""
        self._settings = settings
        self._env = env
        self._chosen_here: Emergency | None = None

    def chosen(self) -> EmergencyNumber | None:
        """The number that is set; what could not be written down counts until the program ends."""
        from coach.adapters.settings import read_settings
        from coach.core.emergency import own_number

        wanted = self._chosen_here
        if wanted is None and self._settings is not None:
            wanted = read_settings(self._settings)[0].emergency
        return own_number(wanted.country, wanted.number) if wanted is not None else None

    def offered(self) -> str | None:
        """The country of the locale."""
        from coach.adapters.locale_country import locale_country

        return locale_country(self._env)

    def choose(self, country: str | None, number: str | None) -> str:
        """Keep a country's number, or one of the person's own; why it could not be kept, in one sentence."""
        from coach.adapters.settings import SettingsError, set_emergency
        from coach.core.settings import Emergency

        self._chosen_here = Emergency(country, number)
        if self._settings is None:
            return NO_HOME
        try:
            set_emergency(self._settings, self._chosen_here)
        except SettingsError as trouble:
            return str(trouble)
        return ""
