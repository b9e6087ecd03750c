"""What need not be read because the gate would not open it: never anything that it opens."""

from hypothesis import given

from coach.core.gate import Opened, gate
from coach.core.openable import Openable
from coach.core.situation import Situation
from tests.content.shipped import LIBRARY
from tests.core.answers_made_up import FIRST_AID, Person
from tests.core.choosing import RULES, situations
from tests.core.test_laws_gate import any_life


@given(situations)
def test_nothing_open_is_passed_over(at: Situation) -> None:
    """First aid alone, which has a key of its own."""
    openable = Openable(at.standing, at.library)
    for entry in at.library.catalogue().entries:
        found = gate(at.library.routines()[entry.id], at.standing, RULES, at.library)
        if isinstance(found, Opened) and entry.id not in RULES.first_aid.routines:
            assert openable(entry)


@given(any_life)
def test_nothing_of_what_ships_is_passed_over_in_any_life(person: Person) -> None:
    """Whatever somebody says of their body."""
    stands = person.standing()
    openable = Openable(stands, LIBRARY)
    passed_over = {entry.id for entry in LIBRARY.catalogue().entries if not openable(entry)}
    assert not passed_over - set(FIRST_AID) & person.open_routines()


def test_what_is_hindered_is_told() -> None:
    """A block, strong pain and a fresh injury; nothing where nothing stands in the way."""
    assert Openable(Person().full().standing(), LIBRARY).hindered == ""
    for person, said in (
        (Person().full("heart-lung-brain/chest"), "emergency"),
        (Person().full("clot/leg"), "medical help today"),
        (Person().full("whole-body/cancer"), "An answer of today stands in the way: see a doctor"),
        (Person().full("whole-body/cancer").later(days=2), "An answer stands in the way: see a doctor"),
        (Person().full().pain(7), "7 of 10"),
        (Person().full().injured("acute-calf"), "fresh injury"),
    ):
        assert said in Openable(person.standing(), LIBRARY).hindered


def test_what_certainly_does_not_open_is_not_read() -> None:
    """With a doctor's block, with strong pain, with a fresh injury, and where all of it is left out."""
    for person in (
        Person().full("whole-body/cancer"),
        Person().full().pain(7),
        Person().full().injured("acute-calf"),
        Person().full().felt_wrong(exercise="wall-calf-stretch").daily(),
    ):
        openable = Openable(person.standing(), LIBRARY)
        passed_over = {entry.id for entry in LIBRARY.catalogue().entries if not openable(entry)}
        assert "wall-calf-stretch" in passed_over
        assert passed_over < {entry.id for entry in LIBRARY.catalogue().entries}
