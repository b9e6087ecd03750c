"""`coach emergency`: the card, and whose number stands on it.

Must need nothing: no home, no content, no journal, and no settings that can be read. The card comes before any trouble.
"""

from collections.abc import Callable
from pathlib import Path

from coach.adapters.paths import NO_HOME, here
from coach.adapters.settings import SettingsError, read_settings, set_emergency
from coach.commands import out
from coach.commands.names import shown
from coach.core.emergency import NUMBER_RULE, EmergencyNumber, Kind, card, is_number, number_for, own_number
from coach.core.pages.safety import emergency_page
from coach.core.paper import lines
from coach.core.settings import Emergency


def emergency(country: str | None, number: str | None) -> int:
    """Print the card, with the number of this country or this number where one is given, which is kept."""
    places = here()
    settings = places.settings if places else None
    if country is None and number is None:
        _print(chosen_number(settings))
        return out.DONE
    wanted = _wanted(country, number)
    _print(own_number(wanted.country, wanted.number))
    _keep(settings, wanted)
    return out.DONE


def show_card(kind: Kind, write: Callable[[str], None], notice: str = "") -> None:
    """The card, line by line, with the number that is set."""
    places = here()
    chosen = chosen_number(places.settings if places else None)
    for line in lines(emergency_page(card(kind, chosen, notice)), out.width()):
        write(line)


def chosen_number(settings: Path | None) -> EmergencyNumber | None:
    """The number that is set, if one is. A file with mistakes sets none, and is told of on standard error."""
    if settings is None:
        return None
    found, problems = read_settings(settings)
    if problems:
        out.note(f"{problems[0]}. The card shows all numbers until that is mended.")
    return own_number(found.emergency.country, found.emergency.number)


def _wanted(country: str | None, number: str | None) -> Emergency:
    """What was asked for. Refuses what no card could show."""
    if country is not None and number is not None:
        raise out.Refusal("only one of --country and --number can be kept; give one of them")
    if number is not None:
        if not is_number(number.strip()):
            raise out.Refusal(f"--number `{shown(number)}` cannot be dialled; {NUMBER_RULE}")
        return Emergency(number=number.strip())
    code = (country or "").strip().upper()
    if number_for(code) is None:
        raise out.Refusal(
            f"--country `{shown(country or '')}`: no number of it is known here; write a code such as GB, or give the "
            "number itself, as in `coach emergency --number 112`"
        )
    return Emergency(country=code)


def _keep(settings: Path | None, wanted: Emergency) -> None:
    if settings is None:
        raise out.Refusal(f"the number could not be kept. {NO_HOME}", out.PROBLEMS)
    try:
        set_emergency(settings, wanted)
    except SettingsError as trouble:
        raise out.Refusal(f"the number could not be kept: {trouble}", out.PROBLEMS) from None


def _print(chosen: EmergencyNumber | None) -> None:
    out.say_all(lines(emergency_page(card(Kind.EMERGENCY, chosen)), out.width()))
