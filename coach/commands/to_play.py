"""The words of the commands that lead to a session, and what each of them calls.

Light, because `coach --help` shows it: every command brings in what it needs as it runs. Must never do anything itself.
"""

from __future__ import annotations

from coach.commands.command import Command, minutes, speed

TYPE_CHECKING = False  # as in `typing`, which would cost as much as a fifth of Python's own start
if TYPE_CHECKING:
    from argparse import ArgumentParser as Parser
    from argparse import Namespace


def _declare_start(parser: Parser) -> None:
    parser.add_argument("routine", metavar="ROUTINE", help="its name or its title; see `coach list`")
    front = parser.add_mutually_exclusive_group()
    front.add_argument("--plain", action="store_true", help="lines instead of screens; commands are words on stdin")
    front.add_argument("--events", action="store_true", help="one JSON object a line instead of screens")
    parser.add_argument(
        "--speed", type=speed, metavar="N", help="a rehearsal N times as fast: watch only; silent, not recorded"
    )
    parser.add_argument("--sound", action="store_true", help="a rehearsal with sound")
    _declare_minutes(parser)
    parser.add_argument("--side", choices=("left", "right"), help="the side that starts, or that is affected")
    _declare_hearing(parser)


def _start(given: Namespace) -> int:
    from coach.commands.playing import Wanted
    from coach.commands.session import start

    voice = not given.no_voice
    wanted = Wanted(given.plain, given.events, given.speed, given.side, given.mute, voice, given.sound, given.minutes)
    return start(given.routine, given.library, wanted)


def _declare_choosing(parser: Parser) -> None:
    parser.add_argument("what", nargs="?", metavar="WHAT", help="running, cycling, football, strength; or bed")
    parser.add_argument("--for", dest="aim", metavar="AIM", help="a condition or a muscle instead")
    _declare_minutes(parser)
    front = parser.add_mutually_exclusive_group()
    front.add_argument("--plain", action="store_true", help="lines instead of screens; commands are words on stdin")
    front.add_argument("--events", action="store_true", help="one JSON object a line instead of screens")
    front.add_argument("--json", action="store_true", help="only what is proposed, with its score and its parts")
    _declare_hearing(parser)


def _before(given: Namespace) -> int:
    return _choose(given, "before-exercise")


def _after(given: Namespace) -> int:
    return _choose(given, "after-exercise")


def _choose(given: Namespace, when: str) -> int:
    from coach.commands.choosing import choose
    from coach.commands.playing import Wanted
    from coach.core.routine import When

    wanted = Wanted(given.plain, given.events, mute=given.mute, voice=not given.no_voice, minutes=given.minutes)
    return choose(When(when), given.what, given.aim, given.library, wanted, as_json=given.json)


def _declare_follow(parser: Parser) -> None:
    parser.add_argument("routine", nargs="?", metavar="ROUTINE", help="its name or its title; without one, all courses")
    parser.add_argument("--days", metavar="DAYS", help="mon,wed,fri; or daily")
    parser.add_argument("--for", dest="condition", metavar="CONDITION", help="what it is for, of what it may help with")
    move = parser.add_mutually_exclusive_group()
    move.add_argument("--pause", dest="do", action="store_const", const="pause", help="rest; no week is counted")
    move.add_argument("--resume", dest="do", action="store_const", const="resume", help="go on after a pause")
    move.add_argument("--stop", dest="do", action="store_const", const="stop", help="end it; it stays on record")


def _follow(given: Namespace) -> int:
    from coach.commands.follow import Course, Do, follow

    return follow(Course(given.routine, given.days, given.condition), Do(given.do or "begin"), given.library)


def _declare_resume(parser: Parser) -> None:
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--save", action="store_true", help="do not go on; save what was cut off as it stands")
    way.add_argument("--plain", action="store_true", help="lines instead of screens; commands are words on stdin")
    way.add_argument("--events", action="store_true", help="one JSON object a line instead of screens")
    _declare_hearing(parser)


def _resume(given: Namespace) -> int:
    from coach.commands.playing import Wanted
    from coach.commands.resume import resume

    wanted = Wanted(given.plain, given.events, mute=given.mute, voice=not given.no_voice)
    return resume(given.library, wanted, save=given.save)


def _declare_screen(parser: Parser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--none-apply", action="store_true", help="say for today that none of the signs applies")
    how.add_argument("--all", action="store_true", help="ask all questions, not only those of the day")


def _screen(given: Namespace) -> int:
    from coach.commands.screening import screen

    return screen(given.library, none_apply=given.none_apply, everything=given.all)


def _declare_minutes(parser: Parser) -> None:
    parser.add_argument("--minutes", type=minutes, metavar="N", help="make it last no longer")


def _declare_hearing(parser: Parser) -> None:
    parser.add_argument("--mute", action="store_true", help="no sound")
    parser.add_argument("--no-voice", action="store_true", help="tones where words are set")


TO_PLAY = {
    "before": Command(
        "propose a warm-up, or something before bed, and start it",
        _declare_choosing,
        _before,
        "Such as `coach before running`, `coach before bed --for nocturnal-leg-cramps`.",
    ),
    "after": Command(
        "propose a cool-down, and start it", _declare_choosing, _after, "`coach after cycling --minutes 7`."
    ),
    "start": Command(
        "run a guided session",
        _declare_start,
        _start,
        "On a terminal it opens the screens, otherwise it prints lines.",
    ),
    "follow": Command("follow a routine on certain days, for its weeks", _declare_follow, _follow),
    "resume": Command("go on with a session that was cut off, or save it as it stands", _declare_resume, _resume),
    "screen": Command("answer the safety questions for today", _declare_screen, _screen),
}
"""By their names, in the order of `--help`."""
