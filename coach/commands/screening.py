"""`coach screen`: the safety questions at the terminal, and what they lead to.

Must never take an answer that was not given for "none", nor let a script talk a block away.
"""

from collections.abc import Sequence

from coach.adapters.console import read_lines
from coach.commands import out
from coach.commands.admission import UNANSWERED, Admission
from coach.commands.asking import Unanswered, say
from coach.commands.desk import open_chart, open_library, open_numbers
from coach.core.answers import Form
from coach.core.chart import Chart
from coach.core.gate import Blocked, blocked, too_much
from coach.core.pages.blocked import doctor_lines
from coach.core.ports import JournalError, Library
from coach.core.safety import Outcome, Safety
from coach.core.standing import URGENT

AGAIN = "All questions come again after an urgent answer; answer them with `coach screen`."


def screen(shelves: Sequence[str], *, none_apply: bool, everything: bool) -> int:
    """Ask the questions of today, or all of them, and remember the answers; UNSAFE where they block."""
    library, chart = open_library(shelves), open_chart()
    safety = library.safety()
    admission = Admission(chart, library, open_numbers(), None if none_apply else read_lines().get)
    try:
        block = chart.standing(safety).block
        if block is None or block.outcome not in URGENT:
            if none_apply:
                _attest(chart, safety)
            else:
                _ask(admission, chart, safety, everything=everything)
        return _tell(admission, chart, library)
    except Unanswered:
        out.note(UNANSWERED)
        return out.UNSAFE
    except JournalError as trouble:
        raise out.Refusal(f"your answer could not be kept: {trouble}", out.PROBLEMS) from trouble


def _attest(chart: Chart, safety: Safety) -> None:
    """None applies, as somebody says who need not read the questions: not after an urgent answer."""
    stands = chart.standing(safety)
    if stands.ask is Form.FULL and not stands.first:
        raise out.Refusal(AGAIN, out.UNSAFE)
    chart.answer(safety, stands.ask or Form.DAILY, ())


def _ask(admission: Admission, chart: Chart, safety: Safety, *, everything: bool) -> None:
    form = Form.FULL if everything else chart.standing(safety).ask or Form.DAILY
    admission.ask(form)
    block = chart.standing(safety).block
    if form is Form.DAILY and (block is None or block.outcome not in URGENT):
        admission.ask_pain_today()
    block = chart.standing(safety).block
    if block is not None and block.outcome is Outcome.DOCTOR:
        say(*doctor_lines(Blocked(block), safety))
        admission.ask_clearance(Blocked(block))


def _tell(admission: Admission, chart: Chart, library: Library) -> int:
    """What the answers come to."""
    safety = library.safety()
    stands = chart.standing(safety)
    if stands.block is not None:
        admission.tell_block(blocked(stands, safety, library))
        return out.UNSAFE
    say(*too_much(stands, safety))
    ticks = [entry.tick for entry in safety.modify if entry.id in stands.ticks]
    if not ticks and not too_much(stands, safety):
        out.say("Remembered for today: none of the signs applies.")
    for tick in ticks:
        say(f"Remembered: {tick}. What does not suit it is left out, and you are told.")
    return out.DONE
