"""What is announced at which instant: one table for sound, caption and spoken word.

The plain front end, the screens, the sound files and the documentation all come from this table. It places
cues inside one segment and must never place one outside it, or two of them on top of each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a segment of a session is."""

    PREPARE = "prepare"
    HOLD = "hold"
    REPS = "reps"
    TIMED = "timed"
    SWITCH = "switch"
    REST = "rest"
    UNTIL_DONE = "until-done"


WORK_KINDS = frozenset({Kind.HOLD, Kind.REPS, Kind.TIMED, Kind.UNTIL_DONE})
"""The kinds in which somebody does something that counts as held time."""


PHASE_WORD: dict[Kind, str] = {
    Kind.PREPARE: "READY",
    Kind.HOLD: "HOLD",
    Kind.REPS: "MOVE",
    Kind.TIMED: "MOVE",
    Kind.SWITCH: "SWITCH",
    Kind.REST: "REST",
    Kind.UNTIL_DONE: "MOVE",
}
"""The one word that both front ends show for what is going on."""


class CueId(StrEnum):
    """Every cue there is."""

    GET_READY = "get-ready"
    START = "start"
    OUT = "out"
    BACK = "back"
    HALFWAY = "halfway"
    TEN = "ten"
    THREE = "three"
    TWO = "two"
    ONE = "one"
    RELEASE = "release"
    SWITCH = "switch"
    REST = "rest"
    CHECK = "check"
    DONE = "done"


class Group(StrEnum):
    """Cues that a person turns on, off or into words together."""

    GET_READY = "get-ready"
    START = "start"
    TEMPO = "tempo"
    HALFWAY = "halfway"
    TEN_SECONDS = "ten-seconds"
    LAST_SECONDS = "last-seconds"
    RELEASE = "release"
    SWITCH = "switch"
    REST = "rest"
    CHECK = "check"
    DONE = "done"


class Manner(StrEnum):
    """How a group of cues is heard; on the screen every cue is always written."""

    OFF = "off"
    TONE = "tone"
    WORDS = "words"
    """Spoken where the machine can speak and the words fit before the next cue, heard or not; a tone otherwise."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sine: its pitch in hertz, how long it sounds and the silence after it, in milliseconds."""

    hertz: float
    sounds: int
    silence: int = 0


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table."""

    id: CueId
    caption: str
    """What the screen writes while it sounds."""
    words: str
    """What a voice says, and never more. `{exercise}`, `{side}` and the shorter `{way}` stand for what comes next."""
    means: str
    comes: str
    """When it comes, in words for the documentation."""
    sound: str
    """The name of its sound file; the three last seconds share one."""
    notes: tuple[Note, ...]
    """Told apart by the pitch of the first note and by rhythm, never by loudness."""
    span: int
    """Milliseconds that are kept free of other cues from its start on."""
    group: Group


_TICK = (Note(1046.5, 70),)

TABLE: dict[CueId, Cue] = {
    cue.id: cue
    for cue in (
        Cue(
            CueId.GET_READY,
            "Get ready",
            "{exercise}{side}",
            "get into position",
            "as a lead-in begins, or one second into it where something was just released",
            "get-ready",
            (Note(440.0, 110, 70), Note(440.0, 110)),
            1000,
            Group.GET_READY,
        ),
        Cue(
            CueId.START,
            "Start",
            "start",
            "the hold, the repetitions or the time begins",
            "as it begins",
            "start",
            (Note(880.0, 420),),
            500,
            Group.START,
        ),
        Cue(
            CueId.OUT,
            "Out",
            "out",
            "move out: a repetition begins",
            "at each repetition, but for the first, which begins with the start",
            "out",
            (Note(698.5, 45),),
            350,
            Group.TEMPO,
        ),
        Cue(
            CueId.BACK,
            "Back",
            "back",
            "come back: the second half of a repetition",
            "where each repetition turns back",
            "back",
            (Note(466.2, 60),),
            350,
            Group.TEMPO,
        ),
        Cue(
            CueId.HALFWAY,
            "Halfway",
            "halfway",
            "half of the time is over",
            "in the middle of a hold or a timed move of 20 seconds or more",
            "halfway",
            (Note(659.3, 90, 60), Note(659.3, 90, 60), Note(659.3, 90)),
            1000,
            Group.HALFWAY,
        ),
        Cue(
            CueId.TEN,
            "Ten seconds",
            "ten seconds",
            "ten seconds are left",
            "ten seconds before the end of a hold or a timed move of 22 seconds or more",
            "ten",
            (Note(1318.5, 90, 60), Note(1318.5, 90)),
            1000,
            Group.TEN_SECONDS,
        ),
        Cue(
            CueId.THREE,
            "3",
            "three",
            "three seconds are left",
            "three seconds before the end of a segment that is long enough; never in paced repetitions",
            "tick",
            _TICK,
            1000,
            Group.LAST_SECONDS,
        ),
        Cue(
            CueId.TWO,
            "2",
            "two",
            "two seconds are left",
            "two seconds before the end",
            "tick",
            _TICK,
            1000,
            Group.LAST_SECONDS,
        ),
        Cue(
            CueId.ONE,
            "1",
            "one",
            "one second is left",
            "one second before the end",
            "tick",
            _TICK,
            1000,
            Group.LAST_SECONDS,
        ),
        Cue(
            CueId.RELEASE,
            "Release",
            "relax",
            "let go: the hold, the repetitions or the time is over",
            "as it ends",
            "release",
            (Note(784.0, 160, 20), Note(523.3, 260)),
            1000,
            Group.RELEASE,
        ),
        Cue(
            CueId.SWITCH,
            "Switch sides",
            "switch{way}",
            "the other side comes next",
            "one second into a switch, when the release has died away",
            "switch",
            (Note(587.3, 130, 30), Note(880.0, 130, 30), Note(1174.7, 200)),
            1000,
            Group.SWITCH,
        ),
        Cue(
            CueId.REST,
            "Rest",
            "rest",
            "rest; the same side or the next exercise follows",
            "one second into a rest, when the release has died away",
            "rest",
            (Note(349.2, 500),),
            1000,
            Group.REST,
        ),
        Cue(
            CueId.CHECK,
            "Check",
            "check",
            "a question of the routine, such as how the skin looks under ice",
            "during a long step, when the routine says so",
            "check",
            (Note(987.8, 150, 90), Note(740.0, 150, 90), Note(987.8, 150)),
            2000,
            Group.CHECK,
        ),
        Cue(
            CueId.DONE,
            "Done",
            "done",
            "the session is over",
            "one second after the last release",
            "done",
            (Note(523.3, 140, 20), Note(659.3, 140, 20), Note(784.0, 140, 20), Note(1046.5, 420)),
            1500,
            Group.DONE,
        ),
    )
}
"""Pitches are those of equal temperament; all of it is our own convention."""

USUAL_MANNERS: dict[Group, Manner] = dict.fromkeys(Group, Manner.TONE) | {Group.TEN_SECONDS: Manner.OFF}
"""How cues are heard where nothing else is set. Our own convention."""


def unspoken(manners: Mapping[Group, Manner]) -> dict[Group, Manner]:
    """The same, with a tone wherever words are wanted."""
    return {group: Manner.TONE if manner is Manner.WORDS else manner for group, manner in manners.items()}
