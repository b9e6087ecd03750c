"""What a person's answers mean now: what is blocked, what has to be asked, what is left out and why.

Pure: everything that was said, in the order in which it was said, the rules, and the present moment. A clock may be
set back between two answers, so what came later is known by the order and never by the clock. Where a clock leaves
a doubt, the cautious reading holds. The numbers are those of the evidence's section 4, or our own conventions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from coach.core.answers import Answers, Clearance, Entry, Form, Injury, Moment, Rating
from coach.core.day import DAY_ENDS
from coach.core.safety import Outcome, Safety, most_urgent

URGENT = frozenset({Outcome.EMERGENCY, Outcome.SAME_DAY})
AT_LEAST = timedelta(hours=12)
"""An urgent answer blocks until the next local day, and for this long at the least."""
WRONG_CLOCK = timedelta(hours=72)
"""A block that would end later than this was given under a wrong clock; then only the full questions come again."""
FRESH = timedelta(hours=72)
CLEARED_FOR = timedelta(days=90)
AMBER, RED = 3, 6
"""Pain from which range and repetitions are halved, and from which only self-care is left."""
STRONG = 7
"""Pain from which a clear cause is asked for."""
STRICT_RED = 3
"""The same where pain comes from a nerve or a fresh tear: no more than 2."""
LIGHTER, STILL_LIGHTER = timedelta(hours=24), timedelta(hours=48)
"""After a red light: nothing but self-care, then half of everything."""


@dataclass(frozen=True, slots=True)
class Now:
    """The present moment."""

    utc: str
    day: str
    """The local day, which ends at 04:00."""
    offset_minutes: int

    @property
    def instant(self) -> datetime:
        return datetime.fromisoformat(self.utc)

    @property
    def local(self) -> datetime:
        """What the clock on the wall says."""
        return _local(self.utc, self.offset_minutes)


@dataclass(frozen=True, slots=True)
class Block:
    """An answer that stands in the way of every routine, or of nearly every one."""

    outcome: Outcome
    """EMERGENCY, SAME_DAY or DOCTOR."""
    signs: tuple[str, ...]
    until: datetime | None = None
    """By the clock on the wall; None where it stands until it is answered anew or cleared."""
    today: bool = True
    """Whether it was said today."""


class Light(Enum):
    """The traffic light of the last session, by the pain after it and on the next mornings."""

    NONE = "none"
    RED = "red"
    MORNINGS = "mornings"
    """Two mornings in a row were worse than before the session."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds now."""

    block: Block | None = None
    ask: Form | None = None
    """The form that comes before any session."""
    ticks: tuple[str, ...] = ()
    """The modify lists in force."""
    pain: int | None = None
    """The strongest pain of today."""
    latest: int | None = None
    """The pain that was rated last today, before a session."""
    light: Light = Light.NONE
    """Until a session after it has gone better, each is one step easier."""
    light_pain: int = 0
    """The pain that it was seen by."""
    lighter_for: timedelta = timedelta()
    """How long nothing but self-care is done."""
    half: bool = False
    """Whether everything is halved because of the light."""
    without: frozenset[str] = frozenset()
    """Exercises that felt wrong today."""
    first: bool = False
    """Whether no question was ever answered to the end."""


def standing(entries: Sequence[Entry], safety: Safety, now: Now) -> Standing:
    """What all that was said means at this moment."""
    answers = [entry for entry in entries if isinstance(entry, Answers)]
    ratings = [entry for entry in entries if isinstance(entry, Rating)]
    since = _since_the_full_questions(answers, now.offset_minutes)
    today_said = [said for said in answers if said.day == now.day]
    ticks = _ticks(answers, entries, safety, now)
    light, light_at, light_pain = _light(ratings, STRICT_RED if is_strict(ticks, safety) else RED)
    over = max(now.instant - datetime.fromisoformat(light_at), timedelta()) if light_at else STILL_LIGHTER
    today = [rating for rating in ratings if rating.day == now.day and rating.value is not None]
    return Standing(
        block=_urgent_block(answers, now) or _doctor_block(since or today_said, entries, safety, now),
        ask=_form(since, entries, safety, now),
        ticks=ticks,
        pain=max((r.value or 0 for r in today if r.moment is not Moment.MORNING), default=None),
        latest=next((r.value for r in reversed(today) if r.moment is Moment.BEFORE), None),
        light=light,
        light_pain=light_pain,
        lighter_for=max(LIGHTER - over, timedelta()),
        half=LIGHTER <= over < STILL_LIGHTER,
        without=frozenset(said.exercise for said in answers if said.day == now.day and said.exercise),
        first=not any(said.form is Form.FULL or said.outcome in URGENT for said in answers),
    )


def _since_the_full_questions(answers: list[Answers], offset_minutes: int) -> list[Answers]:
    """The last full answers and what came after; nothing where there are none, or an urgent answer came since.

    Full answers that were given while an urgent one stood do not count.
    """
    for number in range(len(answers) - 1, -1, -1):
        said = answers[number]
        if said.outcome in URGENT:
            return []
        local = _local(said.at, offset_minutes)
        if said.form is Form.FULL and not any(_stands(one, local, offset_minutes) for one in answers[:number]):
            return answers[number:]
    return []


def _urgent_block(answers: Iterable[Answers], now: Now) -> Block | None:
    """The most urgent answer that still stands, and of equals the one that stands longest."""
    found = [
        Block(said.outcome, said.signs, _end_of(said, now.offset_minutes))
        for said in answers
        if said.outcome is not None and _stands(said, now.local, now.offset_minutes)
    ]
    worst = most_urgent(block.outcome for block in found)
    return max((block for block in found if block.outcome is worst), key=lambda b: b.until or now.local, default=None)


def _stands(said: Answers, local: datetime, offset_minutes: int) -> bool:
    """Whether this is an urgent answer that still blocks everything at this time of the clock on the wall."""
    if said.outcome not in URGENT:
        return False
    return timedelta() < _end_of(said, offset_minutes) - local <= WRONG_CLOCK


def _end_of(said: Answers, offset_minutes: int) -> datetime:
    """Until when an urgent answer blocks: the next local day, and twelve hours at the least."""
    next_day = datetime.combine(date.fromisoformat(said.day) + timedelta(days=1), datetime.min.time()) + DAY_ENDS
    return max(next_day, _local(said.at, offset_minutes) + AT_LEAST)


def _doctor_block(since: Iterable[Answers], entries: Iterable[Entry], safety: Safety, now: Now) -> Block | None:
    """What needs a doctor's word and has not been cleared."""
    cleared = _cleared(entries, safety, now.day)
    signs, today = [], False
    for said in since:
        for name in said.signs:
            sign = safety.sign(name)
            if sign is not None and sign.outcome is Outcome.DOCTOR and name not in cleared:
                signs.append(name)
                today = today or said.day == now.day
    return Block(Outcome.DOCTOR, tuple(dict.fromkeys(signs)), today=today) if signs else None


def _cleared(entries: Iterable[Entry], safety: Safety, day: str) -> set[str]:
    """The histories that a clinician had cleared within the 90 days before this one."""
    today = date.fromisoformat(day)
    return {
        entry.sign
        for entry in entries
        if isinstance(entry, Clearance)
        and (sign := safety.sign(entry.sign)) is not None
        and sign.history
        and timedelta() <= today - date.fromisoformat(entry.cleared) <= CLEARED_FOR
    }


def _form(since: list[Answers], entries: Sequence[Entry], safety: Safety, now: Now) -> Form | None:
    """Which form comes first: all questions after an urgent answer, a clearance run out, or questions that changed."""
    if not since:
        return Form.FULL
    given = {name for said in since if said.form is not Form.STOP for name in said.signs}
    later = entries[entries.index(since[0]) :]
    once = _cleared(entries, safety, since[0].day) | {said.sign for said in later if isinstance(said, Clearance)}
    ran_out = once - _cleared(entries, safety, now.day)
    if given & ran_out or any(safety.sign(name) is None for name in given):
        return Form.FULL
    last = next((said for said in reversed(since) if said.day == now.day), None)
    # What felt wrong may be a fresh sign: the form comes again.
    return Form.DAILY if last is None or last.form is Form.STOP else None


def _ticks(answers: list[Answers], entries: Iterable[Entry], safety: Safety, now: Now) -> tuple[str, ...]:
    """The modify lists of what stands: of the full questions until they come again, of the daily form for its day.

    An urgent answer takes back nothing of that: it may have ended the questions before the body was asked for.
    """
    whole = [at for at, said in enumerate(answers) if said.form is Form.FULL and said.outcome not in URGENT]
    ticks: dict[str, None] = {}
    for said in answers[whole[-1] if whole else 0 :]:
        if said.form is Form.FULL or said.day == now.day:
            for name in said.signs:
                sign = safety.sign(name)
                ticks.update(dict.fromkeys(sign.ticks if sign else ()))
    for entry in entries:
        if isinstance(entry, Injury) and now.instant < datetime.fromisoformat(entry.since) + FRESH:
            known = (entry.tick,) if safety.tick(entry.tick) else (place.id for place in safety.places())
            ticks.update(dict.fromkeys(known))
    return tuple(ticks)


def is_strict(ticks: Iterable[str], safety: Safety) -> bool:
    """Whether the traffic light does not hold: pain from a nerve, or a fresh tear, allows no more than 2 in 10."""
    lists = [safety.tick(name) for name in ticks]
    return any(entry is not None and (entry.nerve or entry.protocol is not None) for entry in lists)


def _light(ratings: Sequence[Rating], red: int) -> tuple[Light, str, int]:
    """The light that holds, when it was seen, and by which pain.

    Only what comes after the lighter hours, and after something that loads, can make it better.
    """
    light, seen, pain, was_worse = Light.NONE, "", 0, False
    of_session: dict[str, int] = {}
    for rating in ratings:
        if rating.value is None or rating.moment is Moment.AFTER_CARE:
            continue
        if rating.moment is Moment.BEFORE:
            of_session[rating.session] = rating.value
            continue
        worse = rating.moment is Moment.MORNING and rating.value > of_session.get(rating.session, AMBER - 1)
        if rating.value >= red:
            light, seen, pain = Light.RED, rating.at, rating.value
        elif worse and was_worse:
            light, seen, pain = Light.MORNINGS, rating.at, rating.value
        elif not worse and light is _EASED_BY[rating.moment] and _apart(seen, rating.at) >= LIGHTER:
            light = Light.NONE
        was_worse = worse if rating.moment is Moment.MORNING else was_worse
        of_session.setdefault(rating.session, rating.value)
    return (light, seen, pain) if light is not Light.NONE else (light, "", 0)


_EASED_BY = {Moment.AFTER: Light.RED, Moment.MORNING: Light.MORNINGS}


def _apart(earlier: str, later: str) -> timedelta:
    return datetime.fromisoformat(later) - datetime.fromisoformat(earlier)


REMEMBERED = 3
"""Days for which somebody can say how a morning was. Our own convention."""


def morning_due(entries: Sequence[Entry], now: Now) -> Rating | None:
    """A rating of the last session, where nobody has asked yet how the morning after it was."""
    ratings = [entry for entry in entries if isinstance(entry, Rating)]
    asked = {rating.session for rating in ratings if rating.moment is Moment.MORNING}
    care = {rating.session for rating in ratings if rating.moment is Moment.AFTER_CARE}
    of_sessions = (r for r in reversed(ratings) if r.session and r.session not in care)
    last = next((rating for rating in of_sessions if rating.moment is not Moment.MORNING), None)
    if last is None or last.session in asked:
        return None
    if not any(rating.session == last.session and rating.value is not None for rating in ratings):
        return None
    days = (date.fromisoformat(now.day) - date.fromisoformat(last.day)).days
    return last if 1 <= days <= REMEMBERED else None


def _local(utc: str, offset_minutes: int) -> datetime:
    return datetime.fromisoformat(utc).replace(tzinfo=None) + timedelta(minutes=offset_minutes)
