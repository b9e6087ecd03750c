"""Which country a locale names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.locale_country import VARIABLES, locale_country


@pytest.mark.parametrize(
    ("locale", "country"),
    [("en_GB.UTF-8", "GB"), ("de_AT", "AT"), ("sr_RS@latin", "RS"), ("ca_ES.UTF-8@valencia", "ES"), ("fil_PH", "PH")],
)
def test_the_country_of_a_locale_is_read(locale: str, country: str) -> None:
    """With or without an encoding and a modifier."""
    assert locale_country({"LANG": locale}) == country


@pytest.mark.parametrize(
    "locale", ["", "C", "POSIX", "C.UTF-8", "en", "en_gb", "en-GB", "_GB", "en_GB.", "en_GB\n", "?"]
)
def test_a_locale_that_names_no_country_offers_none(locale: str) -> None:
    """Nor does an environment without one."""
    assert locale_country({"LANG": locale}) is None
    assert locale_country({}) is None


def test_the_first_variable_that_says_anything_is_asked() -> None:
    """As POSIX has it; empty ones count as absent."""
    env: dict[str, str] = {}
    for name, country in zip(reversed(VARIABLES), ("FR", "DE", "NZ", "GB"), strict=True):
        env[name] = f"en_{country}.UTF-8"
        assert locale_country(env) == country
        assert locale_country({**env, "LC_ALL": env.get("LC_ALL", "")}) == country
    assert locale_country({"LC_ALL": "C", "LANG": "en_GB"}) is None


def test_the_language_of_messages_is_no_place() -> None:
    """Many a German reads English."""
    assert locale_country({"LC_MESSAGES": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}) == "DE"


@given(st.dictionaries(st.sampled_from(VARIABLES), st.text(max_size=12)))
def test_whatever_the_environment_holds_the_answer_is_two_capitals_or_none(env: dict[str, str]) -> None:
    """And never an error."""
    country = locale_country(env)
    assert country is None or (len(country) == 2 and country.isascii() and country.isupper())
