"""The emergency card: whom to call now, and what to do where help is needed the same day.

Needs neither content nor journal. Must never be longer than one screen, nor name a number for a place of which the
evidence does not say it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How soon help is needed."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """Whom to call, and where that number is right."""

    place: str
    number: str
    country: str = ""
    """The code that stands for the place in the settings; empty for a number of somebody's own."""


EUROPEAN_UNION = EmergencyNumber("European Union", "112", "EU")
NORTH_AMERICA = EmergencyNumber("United States and Canada", "911", "US")
UNITED_KINGDOM = EmergencyNumber("United Kingdom", "999", "GB")
AUSTRALIA = EmergencyNumber("Australia", "000", "AU")
NEW_ZEALAND = EmergencyNumber("New Zealand", "111", "NZ")
"""In Britain 111 is the advice line: it is an emergency number here alone."""

NUMBERS = (EUROPEAN_UNION, NORTH_AMERICA, UNITED_KINGDOM, AUSTRALIA, NEW_ZEALAND)

EU_MEMBERS = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
))  # fmt: skip

_BY_COUNTRY = {
    **{entry.country: entry for entry in NUMBERS},
    **dict.fromkeys(EU_MEMBERS, EUROPEAN_UNION),
    "CA": NORTH_AMERICA,
    "UK": UNITED_KINGDOM,  # not its ISO code, but what people type
}

LONGEST_NUMBER = 20
"""Characters of a number of somebody's own."""

NUMBER_RULE = f"write digits, with spaces, + or - among them, 2 to {LONGEST_NUMBER} characters in all"
"""For the person, wherever `is_number` said no."""

_NUMBER = re.compile(rf"(?=.*[0-9])[0-9+-][0-9 +-]{{0,{LONGEST_NUMBER - 2}}}[0-9+-]")

STOP = "Stop. These signs can be serious."
CALL = "Call your local emergency number or go to the emergency department now."
OR_GO = "Or go to the emergency department now."
HELP_TODAY = "Get medical help today: urgent GP, urgent care, or NHS 111 in the UK."
WORSE = "Chest pain, breathlessness or coughing blood?"
WORSE_LEGS = "So too: numb between the legs, bladder or bowels off, weak legs, cold leg."
NO_STRETCH = "Do not stretch or massage the leg."
NO_DRIVING = "Do not drive yourself if you are weak, faint or short of breath."
NOT_EXAMINED = "This program cannot examine you."


@dataclass(frozen=True, slots=True)
class Card:
    """The lines of a card in the order in which they are read."""

    headline: str
    """The first line, and the most urgent one."""
    call: str
    """When to call, above the numbers."""
    lines: tuple[str, ...]
    """What else to do, and what not to do."""
    numbers: tuple[EmergencyNumber, ...] = ()
    """Every number with its place, where none was chosen."""
    large: str = ""
    """The number of the headline, to be shown as large as it fits; empty where the headline names none."""
    notice: str = ""
    """What follows for the program, such as until when there are no exercises."""
    quiet: str = ""
    """Where the chosen number is right."""


def number_for(country: str) -> EmergencyNumber | None:
    """The number of a country by its ISO 3166 code, in capitals; None where we know none."""
    return _BY_COUNTRY.get(country)


def is_number(text: str) -> bool:
    """Whether this can be dialled: digits, with spaces, + and - among them, 2 to 20 characters."""
    return _NUMBER.fullmatch(text) is not None


def own_number(country: str | None, own: str | None) -> EmergencyNumber | None:
    """The number that a person chose: one of their own, or that of a country; None where neither is of use."""
    if own is not None and is_number(own):
        return EmergencyNumber("your own number", own)
    return number_for(country) if country is not None else None


def card(kind: Kind, chosen: EmergencyNumber | None = None, notice: str = "") -> Card:
    """The card of this kind, with the chosen number alone or with all of them.

    `notice` is one sentence of at most 74 characters.
    """
    numbers = () if chosen else NUMBERS
    quiet = f"{chosen.number}: {chosen.place}. Abroad another number may hold." if chosen else ""
    if kind is Kind.SAME_DAY:
        worse = f"{WORSE} Call {chosen.number if chosen else 'emergency'} now."
        return Card(HELP_TODAY, worse, (WORSE_LEGS, NO_STRETCH, NOT_EXAMINED), numbers, notice=notice, quiet=quiet)
    lines = (NO_STRETCH, NO_DRIVING, NOT_EXAMINED)
    if chosen is None:
        return Card(STOP, CALL, lines, numbers, notice=notice)
    return Card(f"Call {chosen.number} now", OR_GO, (STOP, *lines), numbers, chosen.number, notice, quiet)
