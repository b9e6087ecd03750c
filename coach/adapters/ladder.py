"""Which speaker is in use: the first that does not fail, and the next one down when it fails.

A trial plays a silent file and looks at the exit code. Must never climb up again: a new player does that. To be
used from one thread only, `report` and `trials` excepted.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.adapters.speakers import ABSENT, UNKNOWN, WISH, Missing, Running, Silence, Speaker, SpeakerError

OVERDUE = 2.5
"""Seconds by which a sound may outlast its length. A frozen sound server would stretch it for ever; an idle one
that plays to nowhere takes 2.0 to 2.1 s to say that it has ended."""
TRUST = 0.2
"""Seconds after which a trial that has not failed is believed; one that fails does so within 50 ms."""
FAILURES = 2
"""So many in a row, and a speaker is given up."""
NO_END = "no end in time"
_GRACE = 0.3
_GLANCE = 0.005
_BLINK = 0.0005


@dataclass(frozen=True, slots=True)
class Trial:
    """How one speaker did when it was tried, or how it failed later."""

    name: str
    ok: bool
    outcome: str
    milliseconds: int
    """From the start of its trial on."""
    present: bool = True
    """False where it was not even tried, because it is known not to be there."""


@dataclass(frozen=True, slots=True)
class AudioStatus:
    """What is in use."""

    name: str
    ok: bool
    """Whether cues sound as they should; the bell and silence do not count."""
    detail: str
    """One sentence for the person."""


class Ladder:
    """The speakers of this machine, and the one in use."""

    def __init__(self, speakers: Iterator[Speaker], silent: Path, leaving: Callable[[], bool]) -> None:
        self.current: Speaker = Silence()
        self.trials: tuple[Trial, ...] = ()
        self.report = AudioStatus("none", False, "A way to play sounds is being looked for.")
        self._below = speakers
        self._silent = silent
        self._leaving = leaving
        self._failures = 0
        self._trial: Running | None = None
        self._begun = 0.0

    @property
    def is_trying(self) -> bool:
        """Whether a speaker is in use whose trial has not ended."""
        return self._trial is not None

    def descend(self) -> None:
        """Take the next speaker that does not fail at once; silence never does."""
        self.abandon()
        for speaker in self._below:
            if self._leaving():
                return
            self._failures = 0
            if speaker.certain or self._passes(speaker):
                self.current = speaker
                break
        else:
            self.current = Silence()
        self.report = AudioStatus(self.current.name, not self.current.certain, _sentence(self.current, self.trials))

    def tend(self) -> None:
        """See how the trial of the speaker in use is doing, and leave that speaker if it failed after all."""
        if self._trial is None:
            return
        failure = self._outcome(self._trial)
        if failure is None:
            return
        self._trial = None
        self._note(self.current, failure)
        if failure:
            self.descend()

    def judge(self, speaker: Speaker, failure: str) -> None:
        """Take note of how a cue ended, `failure` being empty where it ended well."""
        if speaker is not self.current:
            return
        self._failures = self._failures + 1 if failure else 0
        if self._failures >= FAILURES:
            self._note(speaker, f"failed twice while playing, {failure}")
            self.descend()

    def abandon(self) -> None:
        """End the trial that runs, if any, and with it the process."""
        if self._trial is not None:
            end(self._trial)
            self._trial = None

    def give_up(self, reason: str) -> None:
        """Be silent from now on."""
        self.current = Silence()
        self.report = AudioStatus("none", False, f"There is no sound, because of a mistake in coach ({reason}).")

    def _passes(self, speaker: Speaker) -> bool:
        """Begin its trial; what goes on for longer than `TRUST` is left to `tend`."""
        self._begun = time.monotonic()
        try:
            running = speaker.start(self._silent)
        except Exception as mistake:  # a speaker may raise anything
            self._note(speaker, in_words(mistake))
            return False
        while (failure := self._outcome(running)) is None:
            if time.monotonic() > self._begun + TRUST:
                self._trial = running
                return True
            time.sleep(_GLANCE)
        self._note(speaker, failure)
        return not failure

    def _outcome(self, running: Running) -> str | None:
        """What was wrong with a trial, empty for nothing, and None while it is not over."""
        code = running.poll()
        if code is not None:
            return in_words(code)
        if time.monotonic() < self._begun + OVERDUE:
            return None
        end(running)
        return NO_END

    def _note(self, speaker: Speaker, failure: str) -> None:
        spent = round((time.monotonic() - self._begun) * 1000)
        present = not isinstance(speaker, Missing)
        self.trials = (*self.trials, Trial(speaker.name, not failure, failure or "exit code 0", spent, present))


def in_words(result: int | Exception) -> str:
    """What went wrong, in a few words; empty for exit code 0."""
    if isinstance(result, SpeakerError):
        return str(result)
    if isinstance(result, Exception):
        return f"{type(result).__name__}: {result}"
    return f"exit code {result}" if result else ""


def end(running: Running) -> None:
    """Stop a sound, by force if it does not listen, so that no process is left behind."""
    for stop in (running.terminate, getattr(running, "kill", running.terminate)):
        stop()
        until = time.monotonic() + _GRACE
        while time.monotonic() < until:
            if running.poll() is not None:
                return
            time.sleep(_GLANCE)


def cut(running: Running) -> None:
    """Stop a sound this instant, because the next one is due; what listens politely first would be heard under it."""
    getattr(running, "kill", running.terminate)()
    until = time.monotonic() + _GRACE
    while running.poll() is None and time.monotonic() < until:
        time.sleep(_BLINK)


def _sentence(speaker: Speaker, trials: tuple[Trial, ...]) -> str:
    # Nobody whose sound works needs to hear of players that are not there.
    failed = [trial for trial in trials if not trial.ok and (trial.present or speaker.certain)]
    reasons = ", ".join(f"{trial.name}: {trial.outcome}" for trial in failed)
    if not speaker.certain:
        return f"Sound plays through {speaker.name}" + (f" ({reasons})." if failed else ".")
    stead = "the terminal bell rings instead of sounds" if speaker.name == "bell" else "there is no sound"
    if not failed:
        return f"{stead[0].upper()}{stead[1:]}, as {WISH} asks."
    return f"No player works ({reasons}), so {stead}; {_advice(failed)}."


def _advice(failed: list[Trial]) -> str:
    if any(trial.outcome == UNKNOWN for trial in failed):
        return f"{WISH} has to name another, or nothing"
    if any(trial.name == "aplay" and trial.outcome == ABSENT for trial in failed):
        return "installing alsa-utils or pulseaudio-utils would help"
    return "a sound card or a sound server that runs would help"
