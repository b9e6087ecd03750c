"""Which country the locale names. A locale only offers a country, to be confirmed: it must never decide anything."""

import re
from collections.abc import Mapping

VARIABLES = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LANG")
"""The first one that says anything is asked, as POSIX has it. LC_MESSAGES is not: it is a language, not a place."""

_LOCALE = re.compile(r"[a-z]{2,3}_([A-Z]{2})(?:\.[A-Za-z0-9_-]+)?(?:@[A-Za-z0-9]+)?")


def locale_country(env: Mapping[str, str]) -> str | None:
    """The ISO 3166 code of the country in `en_GB.UTF-8`; None where the environment names none."""
    spoken = next((env[name] for name in VARIABLES if env.get(name)), "")
    match = _LOCALE.fullmatch(spoken)
    return match[1] if match else None
