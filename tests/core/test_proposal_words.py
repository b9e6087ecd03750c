"""What is said of a proposal: reasons, warnings, and honest sentences where the question has no answer as it stands."""

from dataclasses import replace

from hypothesis import given

from coach.core.aim import Aim, AimKind, Ask
from coach.core.course import Following
from coach.core.knowledge import Grade
from coach.core.lately import Lately
from coach.core.proposal import Suggestion, need_of, propose, whole_session, why_line
from coach.core.ranking import Part, Score
from coach.core.routine import Routine, WeekDose, When
from coach.core.standing import Standing
from tests.core.choosing import (
    DOCTOR,
    URGENT,
    made,
    named,
    questions,
    shelf,
    situation,
    standings,
    step,
)
from tests.core.made_up import link

LATER = (When.AFTER_EXERCISE, When.ANY_TIME)
CRAMP = Aim(AimKind.CONDITION, "cramp")

# -- what is not quite the question ---------------------------------------------------------------------------


def helping(name: str, *when: When) -> Routine:
    """Something that helps with cramp."""
    return made(name, when, step("shin"), links=(link("cramp", Grade.LIMITED),))


def test_what_is_made_for_another_time_says_so() -> None:
    """Where nothing is for this aim at this time, something for it at another time is proposed."""
    at = situation(shelf(helping("evening", When.ANY_TIME), made("bed", (When.BEFORE_BED,), step("shin"))))
    found = propose(Ask(When.BEFORE_BED, CRAMP), at)
    assert named(found) == ["evening"]
    assert found.note == "Nothing here is made for “Having cramp” before bed; this is for any time."


def test_before_exercise_and_self_care_nothing_else_will_do() -> None:
    """And what is made for them will do at no other time; where it is made for is told."""
    for when in (When.BEFORE_EXERCISE, When.SELF_CARE):
        found = propose(Ask(when, CRAMP), situation(shelf(helping("evening", When.ANY_TIME))))
        assert found.best is None
        assert found.note.endswith("; Routine evening is, at any time.")
        found = propose(Ask(When.BEFORE_BED, CRAMP), situation(shelf(helping("other", when))))
        assert found.best is None
        assert found.note.startswith("Nothing here is made for “Having cramp” before bed; ")


def test_first_aid_alone_is_named_and_not_proposed() -> None:
    """A condition that nothing else helps with: it comes by its own key."""
    for when in (When.SELF_CARE, When.ANY_TIME):
        found = propose(Ask(when, CRAMP), situation(shelf()))
        assert (found.best, found.note) == (None, "For “Having cramp” there is first aid alone: Routine first-aid.")


def test_where_nothing_helps_the_page_is_named() -> None:
    """A condition without a helping link gets no row; where help comes first, that is said."""
    library = shelf(made("stretch", LATER, step("shin"), links=(link("clot", Grade.STRONG),)))
    notes = {
        "unheard": "Nothing here is shown to help with “Having unheard”. What is known of it: coach show unheard",
        "clot": "No routine is for “Having clot”: wait. What is known of it: coach show clot",
    }
    for name, note in notes.items():
        found = propose(Ask(When.ANY_TIME, Aim(AimKind.CONDITION, name)), situation(library))
        assert (found.best, found.note) == (None, note)


def test_what_is_there_but_not_for_this_body_is_not_called_missing() -> None:
    """The note says that it is not for now, and what is for any time takes its place."""
    library = shelf(
        made("calves", (When.BEFORE_BED,), step("thigh"), links=(link("cramp"),)), helping("evening", When.ANY_TIME)
    )
    found = propose(Ask(When.BEFORE_BED, CRAMP), situation(library, Standing(ticks=("dizzy",))))
    assert named(found) == ["evening"]
    assert found.note == "What is made for “Having cramp” before bed is not for you now; this is for any time."


def test_a_fresh_injury_gets_its_protocol() -> None:
    """Where nothing of what was asked for spares it."""
    at = situation(shelf(made("calves", LATER, step("calf"), step("shin"))), Standing(ticks=("torn",)))
    found = propose(Ask(When.ANY_TIME), at)
    assert named(found) == ["protocol"]
    assert "fresh injury" in found.note


def test_in_the_place_of_what_an_injury_hinders_come_its_protocol_and_calm_things() -> None:
    """And not whatever else would spare it."""
    library = shelf(
        made("calves", LATER, step("calf")),
        made("bed", (When.BEFORE_BED,), step("shin")),
        made("calm", (When.BEFORE_BED,), step("breathing")),
    )
    found = propose(Ask(When.AFTER_EXERCISE), situation(library, Standing(ticks=("torn",))))
    assert set(named(found)) == {"protocol", "calm"}


def test_what_a_block_leaves_is_fitted_too() -> None:
    """Also where it is for another time than was asked for."""
    library = shelf(made("calm", (When.BEFORE_BED,), step("breathing", more=9), step("breathing")))
    best = propose(Ask(When.AFTER_EXERCISE, minutes=2), situation(library, Standing(block=DOCTOR))).best
    assert best is not None
    assert not best.whole and best.length <= 120_000


def test_what_helps_but_is_not_for_this_body_is_not_sent_for() -> None:
    """Where nothing takes its place, nothing else is named."""
    library = shelf(made("calves", (When.BEFORE_BED,), step("thigh"), links=(link("ache"),)))
    ask = Ask(When.BEFORE_BED, Aim(AimKind.CONDITION, "ache"))
    found = propose(ask, situation(library, Standing(ticks=("dizzy",))))
    assert (found.best, found.note) == (None, "What is made for “Having ache” before bed is not for you now.")


def test_what_is_no_first_aid_is_named_before_it() -> None:
    """Where something is made for the condition at another time."""
    library = shelf(made("z-care", (When.SELF_CARE,), step("ice"), links=(link("cramp", Grade.EXPERT),)))
    note = propose(Ask(When.BEFORE_EXERCISE, CRAMP), situation(library)).note
    assert note == "Nothing here is made for “Having cramp” before exercise; Routine z-care is, when it hurts."


@given(questions, standings)
def test_an_empty_shelf_answers_honestly(ask: Ask, standing: Standing) -> None:
    """Where there is no row there is a sentence, whatever was asked for."""
    found = propose(ask, situation(shelf(), standing))
    assert found.best is not None or found.note.endswith((".", "ache", "cramp"))


def test_nothing_is_open_while_an_urgent_answer_stands() -> None:
    """Nothing is proposed, and the note says what comes first."""
    found = propose(Ask(), situation(shelf(made("calm", LATER, step("breathing"))), Standing(block=URGENT)))
    assert found.best is None
    assert "medical help today" in found.note


# -- needs ----------------------------------------------------------------------------------------------------


def test_what_a_condition_needs_is_what_its_routines_do() -> None:
    """Without what is optional or merely prepares, and without what is no help."""
    library = shelf(
        made(
            "helps",
            LATER,
            replace(step("breathing"), prepares=True),
            step("calf"),
            step("shin", optional=True),
            links=(link("cramp", Grade.EXPERT),),
        ),
        made("helps-not", LATER, step("bridge"), links=(link("cramp", Grade.NO_EFFECT),)),
    )
    at = situation(library, lately=Lately({"calf": 5}, {}, {}))
    need = need_of(CRAMP, at)
    assert need.exercises == {"calf"}
    assert need.had == {"calf": 5}
    assert need_of(Aim(AimKind.MUSCLE, "calf"), at).exercises == {"calf", "bent-calf", "lean"}
    assert need_of(Aim(AimKind.ACTIVITY, "running"), at).exercises == need_of(None, at).exercises == set()


# -- words ----------------------------------------------------------------------------------------------------


def suggestion(*parts: Part) -> Suggestion:
    """One with these parts."""
    at = situation(shelf(made("calm", LATER, step("breathing"))))
    best = propose(Ask(When.ANY_TIME), at).best
    assert best is not None
    return replace(best, score=Score(parts))


def test_the_reason_names_what_weighed_most_in_the_order_of_the_parts() -> None:
    """At most three reasons; what says nothing is not named."""
    parts = (Part("when", 99), Part("for", 5, "made for running"), Part("a", 9, "x"), Part("b", 7, "y"))
    assert why_line(suggestion(*parts, Part("c", 4, "z"))) == "Made for running; x; y."
    bare = suggestion(Part("when", 20))
    assert why_line(bare) == "Made for any time.", "where nothing weighed; what a file says of itself is no reason"


def test_a_warning_is_always_in_the_reason() -> None:
    """Before any reason that there is no room for; what is longer than the line is cut."""
    praise, warning = Part("for", 40, "w" * 60), Part("pain", -30, "It hurt after it two days ago.")
    assert why_line(suggestion(praise, warning)) == "It hurt after it two days ago."
    assert why_line(suggestion(Part("pain", -30, "It hurt " + "a lot " * 20))).endswith("…")


def test_what_the_gate_changed_is_told_shortly() -> None:
    """What is left out, and what takes the place of what."""
    library = shelf(made("legs", LATER, step("calf"), step("thigh"), step("bridge"), step("bent-calf")))
    best = propose(Ask(When.ANY_TIME), situation(library, Standing(ticks=("sore", "dizzy")))).best
    assert best is not None
    assert best.told == (
        "Left out for you today: The thigh, The bridge, The bent calf.",
        "The lean in place of The calf.",
    )


FOLLOWS = Following("one", "plan", "", (0,), "2026-03-02", 2, 6, False, False, True, 0, 3)


def test_a_course_is_proposed_whole_where_the_gate_opens_it() -> None:
    """And tells how it is followed, as long as it is."""
    library = shelf(made("plan", LATER, step("calf")))
    at = situation(library, followed=(FOLLOWS,))
    entry = next(one for one in library.catalogue().entries if one.id == "plan")
    whole = whole_session(entry, at)
    assert whole is not None and whole.follows == FOLLOWS and whole.whole
    assert whole_session(entry, replace(at, standing=Standing(ticks=("torn",)))) is None
    stopped = whole_session(entry, replace(at, followed=(replace(FOLLOWS, stopped=True),)))
    assert stopped is not None and stopped.follows is None


def test_the_week_of_a_course_is_what_is_proposed() -> None:
    """By its table of weeks."""
    weeks = (WeekDose(1, 1, 1, (4,)), WeekDose(1, 1, 2, (9,)))
    library = shelf(made("plan", LATER, step("bridge"), weeks=weeks))
    best = propose(Ask(When.ANY_TIME), situation(library, followed=(FOLLOWS,))).best
    assert best is not None
    (only,) = best.routine.flat_steps()
    assert (only.dose.sets, only.dose.reps) == (2, (9,))
