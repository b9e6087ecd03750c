"""How long it takes to propose a session, from what ships and from a thousand routines, once they are read."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.aim import Aim, AimKind, Ask
from coach.core.at_hand import AtHand
from coach.core.lately import Lately
from coach.core.placing import Preferences
from coach.core.proposal import propose
from coach.core.routine import When
from coach.core.situation import Situation
from coach.core.standing import Standing
from tests.benchmarks.shelves import fill
from tests.benchmarks.startup import take_turns

MANY = 1_000
QUESTIONS = {
    "before running": Ask(When.BEFORE_EXERCISE, Aim(AimKind.ACTIVITY, "running")),
    "after cycling": Ask(When.AFTER_EXERCISE, Aim(AimKind.ACTIVITY, "cycling")),
    "before bed, night cramps": Ask(When.BEFORE_BED, Aim(AimKind.CONDITION, "nocturnal-leg-cramps")),
    "7 minutes for the hamstrings": Ask(When.ANY_TIME, Aim(AimKind.MUSCLE, "hamstrings"), 7),
    "7 minutes after running": Ask(When.AFTER_EXERCISE, Aim(AimKind.ACTIVITY, "running"), 7),
    "1 minute of anything": Ask(minutes=1),
    "it hurts now": Ask(When.SELF_CARE),
}
"""The five everyday ones, and two for which the most has to be fitted."""
BODIES = {"well": Standing(), "with a torn calf": Standing(ticks=("acute-calf",))}


def choosing() -> str:
    with tempfile.TemporaryDirectory() as folder:
        libraries = {
            "what ships": ShelfLibrary([Shelf(built_in_folder())]),
            f"{MANY:,} routines": ShelfLibrary([Shelf(built_in_folder()), Shelf(fill(Path(folder), MANY))]),
        }
        return "\n".join(
            f"proposed from {name}, somebody {how}: {_slowest(library, body)} (budget 50 ms)"
            for name, library in libraries.items()
            for how, body in BODIES.items()
        )


def _slowest(library: ShelfLibrary, body: Standing) -> str:
    """The median of each question, the slowest first."""
    library.catalogue()
    situation = Situation(library, body, Lately(), AtHand(), Preferences(), (), ())
    medians = take_turns(5, *(_timed(ask, situation) for ask in QUESTIONS.values()))
    slowest = sorted(zip(medians, QUESTIONS, strict=True), reverse=True)
    return ", ".join(f"{question} {median:.0f} ms" for median, question in slowest)


def _timed(ask: Ask, situation: Situation) -> Callable[[], float]:
    def once() -> float:
        start = time.perf_counter()
        propose(ask, situation)
        return time.perf_counter() - start

    return once
