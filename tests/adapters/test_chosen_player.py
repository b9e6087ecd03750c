"""The volume that is set counts from the next session on."""

from collections.abc import Sequence
from threading import Event

from coach.adapters.chosen_player import ChosenPlayer
from coach.core.cues import CueId
from coach.core.settings import Volume

SOON = 5.0


class Loudspeaker:
    """A player that remembers what became of it."""

    def __init__(self, volume: Volume) -> None:
        self.volume = volume
        self.heard: list[CueId] = []
        self.phrases: list[str] = []
        self.may_close = Event()
        self.may_close.set()
        self.closed = Event()

    def prepare(self, phrases: Sequence[str]) -> None:
        self.phrases += phrases

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:  # noqa: ARG002
        self.heard.append(cue)

    def status(self) -> str:
        return self.volume.value

    def close(self) -> None:
        self.may_close.wait(SOON)
        self.closed.set()


def test_a_change_waits_for_the_next_session() -> None:
    """In mid-session the player stays; as the next one gets ready it is closed, and another one takes its place."""
    made: list[Loudspeaker] = []
    wish = [Volume.USUAL]

    def make(volume: Volume) -> Loudspeaker:
        made.append(Loudspeaker(volume))
        return made[-1]

    player = ChosenPlayer(lambda: wish[0], make)
    player.prepare(["start"])
    wish[0] = Volume.SOFT
    player.play(CueId.START)
    assert (player.status(), len(made), made[0].heard, made[0].phrases) == ("usual", 1, [CueId.START], ["start"])
    player.prepare(["relax"])
    player.play(CueId.RELEASE)
    assert (player.status(), made[0].heard) == ("soft", [CueId.START])
    assert made[0].closed.wait(SOON)
    assert (made[1].heard, made[1].phrases) == ([CueId.RELEASE], ["relax"])
    player.prepare(())
    player.close()
    assert (len(made), made[1].closed.is_set()) == (2, True)


def test_nobody_waits_for_the_old_player() -> None:
    """A speaker that hangs as it is let go of holds nothing up: the next session gets ready, and is heard."""
    made: list[Loudspeaker] = []
    wish = [Volume.USUAL]

    def make(volume: Volume) -> Loudspeaker:
        made.append(Loudspeaker(volume))
        return made[-1]

    player = ChosenPlayer(lambda: wish[0], make)
    made[0].may_close.clear()
    wish[0] = Volume.SOFT
    player.prepare(["start"])
    player.play(CueId.START)
    assert (made[0].closed.is_set(), made[1].heard, made[1].phrases) == (False, [CueId.START], ["start"])
    made[0].may_close.set()
    assert made[0].closed.wait(SOON)
