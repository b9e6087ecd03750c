"""The table of commands: which words each of them takes, and what it calls.

Light, because `coach --help` shows it: every command brings in what it needs as it runs. Must never do anything itself.
"""

from __future__ import annotations

from coach.commands.command import Command, minutes
from coach.commands.to_play import TO_PLAY

TYPE_CHECKING = False  # as in `typing`, which would cost as much as a fifth of Python's own start
if TYPE_CHECKING:
    from argparse import ArgumentParser as Parser
    from argparse import Namespace


def _declare_list(parser: Parser) -> None:
    parser.add_argument(
        "--when", metavar="WHEN", help="before-exercise, after-exercise, before-bed, any-time, self-care"
    )
    parser.add_argument("--for", dest="condition", metavar="CONDITION", help="what may help with it, by which evidence")
    parser.add_argument("--muscle", metavar="MUSCLE", help="what works on this muscle")
    parser.add_argument("--minutes", type=minutes, metavar="N", help="what takes no longer")
    parser.add_argument(
        "--equipment", nargs="+", action="extend", metavar="THING", help="what needs only these; `none` for nothing"
    )
    _declare_json(parser, "a JSON array")


def _list(given: Namespace) -> int:
    from coach.commands.listing import list_routines

    return list_routines(
        given.library,
        when=given.when,
        condition=given.condition,
        muscle=given.muscle,
        minutes=given.minutes,
        equipment=given.equipment,
        as_json=given.json,
    )


def _declare_show(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help="a name, or routine:NAME, exercise:NAME, condition:NAME")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object; durations in milliseconds")
    form.add_argument("--svg", metavar="FILE", help="write how an exercise looks into a new file")


def _show(given: Namespace) -> int:
    from coach.commands.reading import show

    return show(given.name, given.library, as_json=given.json, svg=given.svg)


def _declare_why(parser: Parser) -> None:
    parser.add_argument("routine", metavar="ROUTINE", help="its name or its title")


def _why(given: Namespace) -> int:
    from coach.commands.reading import why

    return why(given.routine, given.library)


def _declare_compare(parser: Parser) -> None:
    places = "low-back, buttock, back-of-thigh, front-of-thigh, calf, ankle-and-heel, foot"
    parser.add_argument("place", nargs="?", metavar="PLACE", help=f"{places}; everywhere without one")


def _compare(given: Namespace) -> int:
    from coach.commands.reading import compare

    return compare(given.place, given.library)


def _declare_check(parser: Parser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; everything in use without one")
    _declare_json(parser, "a JSON array")


def _check(given: Namespace) -> int:
    from coach.commands.files import check

    return check(given.paths, given.library, as_json=given.json)


def _declare_new(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="a bare word for your own shelf, or a path that ends in .yaml")


def _new(given: Namespace) -> int:
    from coach.commands.new import new

    return new(given.file, given.library)


def _declare_schema(parser: Parser) -> None:
    parser.add_argument("kind", nargs="?", metavar="KIND", help="routine, exercise, condition, references or safety")


def _schema(given: Namespace) -> int:
    from coach.commands.files import schema

    return schema(given.kind)


def _declare_log(parser: Parser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--csv", action="store_true", help="a table with a header")


def _log(given: Namespace) -> int:
    from coach.commands.history import log

    return log(as_json=given.json, as_csv=given.csv)


def _declare_emergency(parser: Parser) -> None:
    parser.add_argument("--country", metavar="CODE", help="show the number of this country from now on, such as GB")
    parser.add_argument("--number", metavar="NUMBER", help="show this number from now on")


def _emergency(given: Namespace) -> int:
    from coach.commands.emergency import emergency

    return emergency(given.country, given.number)


def _declare_forget(parser: Parser) -> None:
    parser.add_argument("--safety", action="store_true", help="the answers to the safety questions alone")
    parser.add_argument("--yes", action="store_true", help="do not ask whether you are sure")


def _forget(given: Namespace) -> int:
    from coach.commands.forget import forget

    return forget(safety_only=given.safety, sure=given.yes)


def _review(given: Namespace) -> int:
    from coach.commands.reading import review

    return review(given.library)


def _doctor(given: Namespace) -> int:
    from coach.commands.doctor import doctor

    return doctor(given.library)


def _where(given: Namespace) -> int:
    from coach.commands.files import where

    return where(given.library)


def _declare_json(parser: Parser, form: str) -> None:
    parser.add_argument("--json", action="store_true", help=form)


def _declare_nothing(parser: Parser) -> None:
    """Some commands take no words of their own."""


COMMANDS = {
    **TO_PLAY,
    "emergency": Command("whom to call now; needs nothing else", _declare_emergency, _emergency),
    "list": Command("list the routines", _declare_list, _list),
    "show": Command("show a routine, an exercise or a condition in full", _declare_show, _show),
    "why": Command("say what a routine is good for, and on whose word", _declare_why, _why),
    "compare": Command("where and how does it hurt? Compare what it could be", _declare_compare, _compare),
    "check": Command("find the mistakes in routine files", _declare_check, _check),
    "new": Command("write a routine from a sheet of exercises, in a short dialogue", _declare_new, _new),
    "schema": Command("print the JSON Schema of a kind of file, for editors", _declare_schema, _schema),
    "log": Command("print what was done, the newest last", _declare_log, _log),
    "forget": Command("remove what you told it, and what you did", _declare_forget, _forget),
    "review": Command(
        "print every rule, question and dose with its source, for a clinician", _declare_nothing, _review
    ),
    "doctor": Command("try the sound, and look at terminal, journal and files", _declare_nothing, _doctor),
    "where": Command("print the folders and files in use", _declare_nothing, _where),
}
