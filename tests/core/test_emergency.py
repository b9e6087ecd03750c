"""The emergency card: which number stands on it, what it says in any case, and that it fits on one screen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cells import width
from coach.core.emergency import (
    EU_MEMBERS,
    LONGEST_NUMBER,
    NUMBERS,
    Card,
    EmergencyNumber,
    Kind,
    card,
    is_number,
    number_for,
    own_number,
)
from coach.core.pages.safety import emergency_page
from coach.core.paper import Style, lines

ROWS, COLUMNS = 16, 74
LONGEST_NOTICE = ("No exercises until Monday 04:00. " * 3)[:COLUMNS].strip()
CHOSEN = [None, *NUMBERS, own_number(None, "1" * LONGEST_NUMBER)]
every_card = pytest.mark.parametrize("chosen", CHOSEN, ids=lambda entry: entry.place if entry else "none")
every_kind = pytest.mark.parametrize("kind", Kind)


def words(card: Card) -> str:
    """All that the card says, as one text."""
    return " ".join(paragraph.text for paragraph in emergency_page(card))


def test_only_the_numbers_of_the_evidence_are_named_and_112_comes_first() -> None:
    """Five places, and 111 an emergency number in New Zealand alone."""
    assert [(entry.number, entry.place) for entry in NUMBERS] == [
        ("112", "European Union"),
        ("911", "United States and Canada"),
        ("999", "United Kingdom"),
        ("000", "Australia"),
        ("111", "New Zealand"),
    ]


def test_the_27_members_of_the_european_union_have_112() -> None:
    """By their ISO codes: Greece is GR. Britain, Norway and Switzerland are no members."""
    assert len(EU_MEMBERS) == 27
    assert {number_for(member) for member in EU_MEMBERS} == {NUMBERS[0]}
    assert {"DE", "FR", "GR", "IE", "HR"} <= EU_MEMBERS
    assert not {"GB", "NO", "CH", "EL"} & EU_MEMBERS


@pytest.mark.parametrize(
    ("code", "number"),
    [("EU", "112"), ("US", "911"), ("CA", "911"), ("GB", "999"), ("UK", "999"), ("AU", "000"), ("NZ", "111")],
)
def test_a_country_outside_the_union_has_its_own_number(code: str, number: str) -> None:
    """And so have the two codes that people type beside the ISO codes: EU and UK."""
    found = number_for(code)
    assert found is not None and found.number == number


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2) | st.text(max_size=4))
def test_no_number_is_made_up_for_any_other_code(code: str) -> None:
    """What the evidence does not name has none; small letters are no code."""
    known = EU_MEMBERS | {"EU", "US", "CA", "GB", "UK", "AU", "NZ"}
    assert (number_for(code) is not None) == (code in known)


def test_every_number_is_found_again_by_the_code_that_is_kept_for_it() -> None:
    """So that what a person chose from the list comes back from the settings."""
    assert [number_for(entry.country) for entry in NUMBERS] == list(NUMBERS)


@pytest.mark.parametrize("text", ["112", "08", "+44 20 7946 0958", "0800-123", "1" * 20])
def test_what_can_be_dialled_is_a_number(text: str) -> None:
    """Digits, with spaces, + and - among them."""
    assert is_number(text)


@pytest.mark.parametrize(
    "text", ["", "1", " 112", "112 ", "++", "- +", "1" * 21, "11a", "11\n2", "١١٢", "112\n", "*11#"]
)
def test_what_cannot_be_dialled_is_no_number(text: str) -> None:
    """Too short, too long, without a digit, with a blank at an end, or with anything else in it."""
    assert not is_number(text)


@given(st.text("0123456789 +-x", max_size=24))
def test_a_number_holds_digits_spaces_plus_and_minus_only(text: str) -> None:
    """Two to twenty of them, at least one a digit, no blank at either end; all such texts are numbers."""
    fits = 2 <= len(text) <= LONGEST_NUMBER and text == text.strip() and "x" not in text
    assert is_number(text) == (fits and any(letter.isdigit() for letter in text))


def test_a_number_of_ones_own_comes_before_that_of_a_country() -> None:
    """One that cannot be dialled does not hide the country's."""
    assert own_number("GB", "1234") == EmergencyNumber("your own number", "1234")
    assert own_number("GB", None) == number_for("GB")
    assert own_number("GB", "nobody") == number_for("GB")


@pytest.mark.parametrize(("country", "own"), [(None, None), ("ZW", None), (None, "nobody"), ("", "")])
def test_without_a_usable_choice_there_is_no_number(country: str | None, own: str | None) -> None:
    """Then the card shows all of them."""
    assert own_number(country, own) is None


@every_kind
@every_card
def test_every_card_fits_on_one_screen(kind: Kind, chosen: EmergencyNumber | None) -> None:
    """At most 16 rows of 74 columns, with the longest notice."""
    printed = list(lines(emergency_page(card(kind, chosen, LONGEST_NOTICE)), COLUMNS))
    assert len(printed) <= ROWS, "\n".join(printed)
    assert max(width(line) for line in printed) <= COLUMNS


@every_kind
@every_card
def test_every_card_says_what_it_must(kind: Kind, chosen: EmergencyNumber | None) -> None:
    """Whatever is chosen: no stretching, no examination, and the notice that was handed in."""
    said = words(card(kind, chosen, "No exercises until Monday 04:00."))
    assert "Do not stretch or massage the leg." in said
    assert "This program cannot examine you." in said
    assert "No exercises until Monday 04:00." in said


@every_card
def test_the_emergency_card_stops_calls_and_forbids_driving(chosen: EmergencyNumber | None) -> None:
    """The words of the evidence, section 4.5, in each of its forms."""
    said = words(card(Kind.EMERGENCY, chosen))
    assert "Stop. These signs can be serious." in said
    assert "o to the emergency department now." in said
    assert "Do not drive yourself if you are weak, faint or short of breath." in said


@pytest.mark.parametrize("chosen", NUMBERS, ids=lambda entry: entry.number)
def test_a_chosen_number_stands_first_and_alone(chosen: EmergencyNumber) -> None:
    """No other number is on an emergency card, and the last line says that it may not hold abroad."""
    shown = card(Kind.EMERGENCY, chosen)
    first, *_, last = emergency_page(shown)
    assert first.text == f"Call {chosen.number} now"
    assert shown.large == chosen.number
    assert set(re.findall("[0-9]+", words(shown))) == {chosen.number}
    assert last.style is Style.FAINT
    assert last.text == f"{chosen.number}: {chosen.place}. Abroad another number may hold."


@every_kind
def test_without_a_choice_every_number_stands_with_its_place(kind: Kind) -> None:
    """In their order, and none of them large."""
    shown = card(kind)
    listed = [paragraph.text for paragraph in emergency_page(shown) if paragraph.mark]
    assert listed == [f"{entry.place}: {entry.number}" for entry in NUMBERS]
    assert (shown.large, shown.quiet) == ("", "")


@every_card
def test_the_same_day_card_sends_to_help_today_first(chosen: EmergencyNumber | None) -> None:
    """Its headline calls no emergency number: that comes second, for the signs that make it one."""
    shown = card(Kind.SAME_DAY, chosen)
    assert emergency_page(shown)[0].text.startswith("Get medical help today:")
    assert shown.large == ""
    number = chosen.number if chosen else "emergency"
    assert shown.call == f"Chest pain, breathlessness or coughing blood? Call {number} now."


def test_111_is_the_advice_line_in_britain_and_an_emergency_number_in_new_zealand_only() -> None:
    """Wherever a card says 111, it says which of the two it is."""
    for kind in Kind:
        for chosen in (None, number_for("GB")):
            for said in emergency_page(card(kind, chosen)):
                assert "111" not in said.text or "NHS 111 in the UK" in said.text or said.text == "New Zealand: 111"
