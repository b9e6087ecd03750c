"""What a person may set, each setting declared once: the file, the screen and the checks are made from this table.

Must never hold a value that the table does not allow, nor stop a start: whatever is not set has its usual value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from coach.core.cues import USUAL_MANNERS, Group, Manner
from coach.core.setting_values import Amount, Value, Words

if TYPE_CHECKING:  # the emergency card reads the settings too, and needs nothing of a session
    from coach.core.placing import Preferences
    from coach.core.routine import Side


class WeakSide(StrEnum):
    """The weak or sore side, if there is one."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"


class Volume(StrEnum):
    """How loud all cues are."""

    USUAL = "usual"
    SOFT = "soft"
    OFF = "off"


class Theme(StrEnum):
    """The colours of the screen."""

    DARK = "dark"
    LIGHT = "light"
    HIGH_CONTRAST = "high-contrast"


class YesNo(StrEnum):
    """Whether something is wanted."""

    NO = "no"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table."""

    key: str
    """Where it stands in the file, such as `pace.lead_in`."""
    label: str
    means: str
    """What it does, on one line of the narrowest screen."""
    values: Words | Amount
    usual: Value

    @property
    def group(self) -> str:
        """What it stands under in the file, such as `pace` or `sound.cues`."""
        return self.key.rpartition(".")[0]


_CUES: dict[Group, tuple[str, str]] = {
    Group.GET_READY: ("Get ready", "As a lead-in begins: what comes next."),
    Group.START: ("Start", "As a hold or a movement begins."),
    Group.TEMPO: ("Tempo", "Out and back, at each repetition."),
    Group.HALFWAY: ("Halfway", "When half of the time is over."),
    Group.TEN_SECONDS: ("Ten seconds", "When ten seconds are left."),
    Group.LAST_SECONDS: ("Last seconds", "Three, two, one."),
    Group.RELEASE: ("Release", "As a hold or a movement is over: let go."),
    Group.SWITCH: ("Switch sides", "When the other side comes next."),
    Group.REST: ("Rest", "As a rest begins."),
    Group.CHECK: ("Check", "A question on the way, such as how the skin looks."),
    Group.DONE: ("Done", "When the session is over."),
}

_AT_HAND: dict[str, tuple[str, str, YesNo]] = {
    "floor": ("Floor", "Whether you can lie or kneel on the floor here.", YesNo.YES),
    "chair": ("Chair", "A steady chair without wheels.", YesNo.YES),
    "mat": ("Mat", "A mat, or a carpet.", YesNo.YES),
    "step": ("Step", "A stair or a steady step.", YesNo.YES),
    "strap": ("Strap", "A strap, a belt or a towel.", YesNo.YES),
    "rail": ("Rail", "A rail to hold on to.", YesNo.YES),
    "bike": ("Bike", "A stationary bike.", YesNo.NO),
    "partner": ("Partner", "Somebody who helps.", YesNo.NO),
}

TABLE: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting(
            "pace.words_a_minute",
            "Reading speed",
            "Words a minute: how long you get to read an exercise.",
            Amount(120, 300, 20),
            200,
        ),
        Setting(
            "pace.first_lead_in",
            "First lead-in",
            "The least time before an exercise comes the first time.",
            Amount(5, 60, 5, "s"),
            10,
        ),
        Setting("pace.lead_in", "Later lead-ins", "The time before it comes again.", Amount(3, 30, 1, "s"), 5),
        Setting("pace.switch", "Switching sides", "The time to turn to the other side.", Amount(5, 30, 1, "s"), 5),
        Setting(
            "pace.switch_lying",
            "Switching, lying down",
            "The time to turn to the other side on the floor.",
            Amount(5, 60, 5, "s"),
            10,
        ),
        Setting(
            "body.weak_side",
            "Weak or sore side",
            "The side that begins, and that a “sore side” means.",
            Words(WeakSide),
            WeakSide.NONE,
        ),
        *(
            Setting(f"at_hand.{thing}", label, means, Words(YesNo), usual)
            for thing, (label, means, usual) in _AT_HAND.items()
        ),
        Setting("sound.volume", "Volume", "How loud all cues are; off is silence.", Words(Volume), Volume.USUAL),
        *(
            Setting(f"sound.cues.{group}", label, means, Words(Manner), USUAL_MANNERS[group])
            for group, (label, means) in _CUES.items()
        ),
        Setting("screen.theme", "Colours", "The colours of all screens.", Words(Theme), Theme.DARK),
        Setting(
            "screen.far",
            "Across the room",
            "Sessions begin in a size that can be read from afar.",
            Words(YesNo),
            YesNo.NO,
        ),
        Setting(
            "screen.flash",
            "Flash",
            "The whole screen flashes as a phase begins, for the eye.",
            Words(YesNo),
            YesNo.NO,
        ),
        Setting("screen.motion", "Motion", "With no, nothing moves and nothing flashes.", Words(YesNo), YesNo.YES),
        Setting("screen.figure", "Figure", "Whether a figure shows the exercise.", Words(YesNo), YesNo.YES),
    )
}
"""In the order of the screen. The usual values are our own conventions."""

HEADINGS = {
    "pace": "Pace",
    "body": "Your body",
    "at_hand": "What is at hand, for what is proposed",
    "sound": "Sound",
    "sound.cues": "Cues: off, a tone, or words if this machine can speak",
    "screen": "Screen",
}
"""What stands above each group on a screen."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """Whose number the emergency card shows: that of a country, or one of the person's own; at most one of them."""

    country: str | None = None
    """As `core.emergency.number_for` knows it."""
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set."""

    emergency: Emergency = Emergency()
    values: Mapping[str, Value] = field(default_factory=dict)
    """By the keys of the table; what is not among them has its usual value."""

    def __getitem__(self, key: str) -> Value:
        """The value of this setting. Raises KeyError for what is not in the table."""
        return self.values.get(key, TABLE[key].usual)

    def preferences(self, side: Side | None = None) -> Preferences:
        """The pace of a session. `side` was asked for this once, and comes before the one that is set."""
        from coach.core.placing import Preferences

        return Preferences(
            words_a_minute=int(self["pace.words_a_minute"]),
            first_lead_in=self._milliseconds("pace.first_lead_in"),
            lead_in=self._milliseconds("pace.lead_in"),
            switch=self._milliseconds("pace.switch"),
            switch_lying=self._milliseconds("pace.switch_lying"),
            side=side or self.weak_side,
        )

    @property
    def weak_side(self) -> Side | None:
        """The weak or sore side, if there is one."""
        from coach.core.routine import Side

        word = self["body.weak_side"]
        return None if word == WeakSide.NONE else Side(str(word))

    @property
    def volume(self) -> Volume:
        return Volume(str(self["sound.volume"]))

    @property
    def manners(self) -> Mapping[Group, Manner]:
        """How each group of cues is heard."""
        return {group: Manner(str(self[f"sound.cues.{group}"])) for group in Group}

    @property
    def theme(self) -> Theme:
        return Theme(str(self["screen.theme"]))

    @property
    def far(self) -> bool:
        """Whether sessions begin in figures for across the room."""
        return self._wants("screen.far")

    @property
    def flash(self) -> bool:
        """Whether the whole screen flashes as a phase begins: never where motion is not wanted."""
        return self._wants("screen.flash") and self.motion

    @property
    def motion(self) -> bool:
        """Whether anything may move."""
        return self._wants("screen.motion")

    @property
    def figure(self) -> bool:
        """Whether a figure shows the exercise."""
        return self._wants("screen.figure")

    def _wants(self, key: str) -> bool:
        return self[key] == YesNo.YES

    def _milliseconds(self, key: str) -> int:
        return int(self[key]) * 1_000


class SettingsStore(Protocol):
    """Where settings are kept."""

    def read(self) -> Settings:
        """What is set now; the usual settings where nothing is, or it cannot be read. Never raises."""

    def problem(self) -> str:
        """What is wrong with what is kept, in one sentence; empty where all is well. Never raises."""

    def change(self, key: str, value: Value) -> str:
        """Keep one value, and leave all others as they are; why it could not be kept, in one sentence, or empty.

        Raises KeyError for a key, and ValueError for a value, that the table does not know.
        """
