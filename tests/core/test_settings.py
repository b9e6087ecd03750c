"""The table of settings: what each allows, how one steps through it, and what sessions make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cues import USUAL_MANNERS, Group, Manner
from coach.core.placing import Preferences
from coach.core.routine import Side
from coach.core.setting_values import Amount, Value
from coach.core.settings import HEADINGS, TABLE, Settings, Theme, Volume
from tests.core.settings_made_up import keys_and_values

NARROWEST = 56
"""Columns for a line of text at the smallest size of a terminal."""


def test_what_is_not_set_is_what_sessions_did_before_there_were_settings() -> None:
    """The usual pace is that of the timeline, the usual cues are those of the table of cues."""
    assert Settings().preferences() == Preferences()
    assert Settings().manners == USUAL_MANNERS
    assert (Settings().volume, Settings().theme, Settings().weak_side) == (Volume.USUAL, Theme.DARK, None)
    assert (Settings().far, Settings().flash, Settings().motion, Settings().figure) == (False, False, True, True)


@pytest.mark.parametrize("key", TABLE)
def test_each_row_of_the_table_fits_its_screen(key: str) -> None:
    """Its usual value is one it allows, its group has a heading, and its meaning stands on one line."""
    setting = TABLE[key]
    assert setting.values.allows(setting.usual)
    assert setting.group in HEADINGS
    assert len(setting.label) < 22
    assert len(setting.means) <= NARROWEST
    assert len(HEADINGS[setting.group]) <= NARROWEST


@given(keys_and_values, st.sampled_from([-1, 1]))
def test_a_step_leads_to_another_value_that_is_allowed_or_stays_at_the_end(chosen: tuple[str, Value], by: int) -> None:
    """And an amount goes the way that was asked for, at most one step."""
    key, value = chosen
    values = TABLE[key].values
    beside = values.beside(value, by)
    assert values.allows(beside)
    if isinstance(values, Amount):
        assert 0 <= (int(beside) - int(value)) * by <= values.step
        assert (beside == value) == (value == (values.most if by > 0 else values.least))


@pytest.mark.parametrize("key", TABLE)
def test_steps_from_the_first_value_lead_through_all_to_the_last(key: str) -> None:
    """Every word is reached, the usual amount is, and so is the most that is allowed; backwards it is the same way."""
    values = TABLE[key].values
    way = [values.first()]
    while (on := values.beside(way[-1], 1)) != way[-1]:
        way.append(on)
    assert TABLE[key].usual in way
    assert way[-1] == (values.most if isinstance(values, Amount) else list(values.of)[-1])
    assert isinstance(values, Amount) or way == list(values.of)
    back = [way[-1]]
    while (before := values.beside(back[-1], -1)) != back[-1]:
        back.append(before)
    assert back == way[::-1]


@pytest.mark.parametrize(
    ("key", "value"), [("pace.switch", 4), ("pace.switch", 31), ("pace.switch", "5 s"), ("screen.theme", "blue")]
)
def test_what_the_table_does_not_name_is_not_allowed(key: str, value: Value) -> None:
    """A switch of less than five seconds is not enough to turn round."""
    assert not TABLE[key].values.allows(value)


def test_the_pace_that_is_set_is_that_of_a_session() -> None:
    """Seconds become milliseconds; what is not to be set stays as it is."""
    pace = {"words_a_minute": 140, "first_lead_in": 20, "lead_in": 7, "switch": 8, "switch_lying": 15}
    settings = Settings(values={f"pace.{name}": amount for name, amount in pace.items()})
    assert settings.preferences() == Preferences(
        words_a_minute=140, first_lead_in=20_000, lead_in=7_000, switch=8_000, switch_lying=15_000
    )


def test_the_side_that_is_asked_for_comes_before_the_one_that_is_set() -> None:
    """And the one that is set before none."""
    settings = Settings(values={"body.weak_side": "left"})
    assert settings.preferences().side is Side.LEFT
    assert settings.preferences(Side.RIGHT).side is Side.RIGHT


def test_one_group_of_cues_is_set_alone() -> None:
    """All others are heard as usual."""
    settings = Settings(values={"sound.cues.halfway": "words"})
    assert settings.manners == {**USUAL_MANNERS, Group.HALFWAY: Manner.WORDS}


def test_nothing_flashes_where_nothing_may_move() -> None:
    """Reduced motion is the stronger wish."""
    assert Settings(values={"screen.flash": "yes"}).flash
    assert not Settings(values={"screen.flash": "yes", "screen.motion": "no"}).flash
