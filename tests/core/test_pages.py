"""Pages lead to each other and back, emergencies stand first, and nothing is said without its grade and its source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from coach.core.exercise import Exercise
from coach.core.knowledge import GRADE_MEANING, HELPING, Condition, Source
from coach.core.pages.comparison import introduction, sources_page
from coach.core.pages.condition import condition_page
from coach.core.pages.exercise import exercise_page
from coach.core.pages.routine import routine_page, why_page
from coach.core.pages.target import COMPARE, page_at
from coach.core.paper import Paragraph, Style
from coach.core.ports import Library
from coach.core.related import needs_help_first
from coach.core.routine import Routine
from tests.content.shipped import LIBRARY, uses
from tests.core.made_up import SMALL, MadeUp, libraries

BOTH = pytest.mark.parametrize("library", [SMALL, LIBRARY], ids=["small", "shipped"])
STATUS = {"seen": "[source read]", "mirror": "[read on a copy]", "unverified": "[not verified]"}
MEANING = {grade.value.replace("-", " "): meaning for grade, meaning in GRADE_MEANING.items()}
ENDINGS = tuple(f": {grade} ({meaning})." for grade, meaning in MEANING.items())


def pages(library: Library) -> Iterator[tuple[Routine | Exercise | Condition, list[Paragraph]]]:
    """Everything that has a page, with its page."""
    for routine in library.routines().values():
        yield routine, routine_page(routine, library)
        yield routine, why_page(routine, library)
    for exercise in library.exercises().values():
        yield exercise, exercise_page(exercise, library)
    for condition in library.conditions().values():
        yield condition, condition_page(condition, library)


def targets(page: Iterable[Paragraph]) -> list[str]:
    """Where a page leads, in its order."""
    return [paragraph.target for paragraph in page if paragraph.target]


def under(name: str, page: list[Paragraph]) -> list[Paragraph]:
    """What stands under this heading."""
    found: list[Paragraph] = []
    inside = False
    for paragraph in page:
        if paragraph.style is Style.HEADING:
            inside = paragraph.text == name
        elif inside:
            found.append(paragraph)
    return found


@BOTH
def test_a_routine_leads_to_its_exercises_and_conditions(library: Library) -> None:
    """To every exercise in the order of the steps, and to every condition that it has a link to."""
    for routine in library.routines().values():
        page = routine_page(routine, library)
        exercises = [target for target in targets(page) if target.startswith("exercise:")]
        assert list(dict.fromkeys(exercises)) == [f"exercise:{name}" for name in routine.exercise_ids()]
        conditions = [target for target in targets(page) if target.startswith("condition:")]
        assert conditions == [f"condition:{link.condition}" for link in routine.links if link.condition]
        assert [target for target in targets(why_page(routine, library)) if target not in conditions] == []


@BOTH
def test_a_routine_tells_each_of_its_links(library: Library) -> None:
    """Each with its own outcome, its grade and what that means, and below it what was found, in whom, in how many."""
    for routine in library.routines().values():
        for page in (routine_page(routine, library), why_page(routine, library)):
            places = [n for n, paragraph in enumerate(page) if paragraph.text.endswith(ENDINGS)]
            for link, place in zip(routine.links, places, strict=True):
                grade = link.grade.value.replace("-", " ")
                assert page[place].text.endswith(f", {link.outcome}: {grade} ({MEANING[grade]}).")
                told = " ".join(paragraph.text for paragraph in page[place + 1 : place + 3])
                assert all(str(said) in told for said in (link.finding, link.population, link.effect, link.n) if said)
                assert f"Harm: {link.harm}" in told or link.harm is None


@given(libraries)
def test_a_condition_leads_to_the_routines_that_know_of_it(library: MadeUp) -> None:
    """With the grade and its meaning; help is left out where help is needed today, and nothing else is."""
    _leads_to_routines(library)


def test_a_shipped_condition_leads_to_the_routines_that_know_of_it() -> None:
    """The same for what ships."""
    _leads_to_routines(LIBRARY)


def _leads_to_routines(library: Library) -> None:
    for card in library.conditions().values():
        page = condition_page(card, library)
        for name, helps in (("Routines that may help", True), ("Looked at, and not shown to help", False)):
            section = under(name, page)
            told: dict[str, list[str]] = {}
            for one in section:
                if one.target.startswith("routine:"):
                    told[one.target.removeprefix("routine:")] = []
                elif one.level == 1:
                    told[list(told)[-1]].append(one.text)
            expected = {
                routine.id: [
                    f"{link.outcome}: {grade} ({MEANING[grade]})"
                    for link in routine.links
                    if link.condition == card.id and (link.grade in HELPING) is helps
                    for grade in [link.grade.value.replace("-", " ")]
                ]
                for routine in library.routines().values()
            }
            wanted = {} if helps and needs_help_first(card) else {name: sorted(all_) for name, all_ in expected.items()}
            assert {name: sorted(said) for name, said in told.items()} == {
                n: all_ for n, all_ in wanted.items() if all_
            }


@BOTH
def test_an_exercise_leads_to_where_it_is_used(library: Library) -> None:
    """To every routine that has it, once, and to its easier, harder and other ways."""
    for card in library.exercises().values():
        found = targets(exercise_page(card, library))
        using = [f"routine:{name}" for name, one in library.routines().items() if card.id in one.exercise_ids()]
        assert sorted(target for target in found if target.startswith("routine:")) == sorted(using)
        ways = {way.exercise for way in (*card.easier, *card.harder) if way.exercise}
        ways |= {other.id for other in library.exercises().values() if other.variant_of == card.id}
        ways |= {card.variant_of} if card.variant_of else set()
        assert {f"exercise:{name}" for name in ways} <= set(found)
        assert f"exercise:{card.id}" not in found


@BOTH
def test_every_way_has_a_way_back(library: Library) -> None:
    """From a routine to an exercise or a condition and back, and from those to a routine and back."""
    for thing, page in pages(library):
        kind = type(thing).__name__.casefold()
        for target in targets(page):
            if {kind, target.partition(":")[0]} in ({"routine", "exercise"}, {"routine", "condition"}):
                condition = library.condition(target.removeprefix("condition:"))
                if condition is None or not needs_help_first(condition):
                    assert f"{kind}:{thing.id}" in targets(page_at(target, library) or []), (thing.id, target)


@BOTH
def test_every_way_leads_somewhere(library: Library) -> None:
    """Every target of every page opens a page, or is the comparison."""
    for thing, page in pages(library):
        for target in targets(page):
            assert target == COMPARE or page_at(target, library), (thing.id, target)
    compared = [*introduction(), *sources_page(list(library.conditions().values()), library)]
    assert all(page_at(target, library) for target in targets(compared))


@pytest.mark.parametrize("target", ["", ":", "routine:", "routine:no", "shelf:warm-calves", "warm-calves", "compare"])
def test_what_is_no_page_is_none(target: str) -> None:
    """An unknown kind, an unknown name or none at all."""
    assert page_at(target, SMALL) is None


@BOTH
def test_the_page_of_a_target_is_its_page(library: Library) -> None:
    """The same as is printed for it, beginning with its title."""
    for thing, page in pages(library):
        name = thing.name if isinstance(thing, Exercise) else thing.title
        assert page[0] in (Paragraph(Style.TITLE, name), Paragraph(Style.TITLE, f"Why {name}?"))
        if page[0].text == name:
            assert page_at(f"{type(thing).__name__.casefold()}:{thing.id}", library) == page


@BOTH
def test_emergency_signs_are_the_first_thing_under_the_title(library: Library) -> None:
    """All of them in order, each shown as urgent; then when to see a doctor, and only then what it is."""
    for card in library.conditions().values():
        page = condition_page(card, library)
        assert [paragraph.style for paragraph in page[:2]] == [Style.TITLE, Style.HEADING]
        assert page[1].text.startswith("Emergency")
        signs = page[2 : 2 + len(card.emergency)]
        assert signs
        for sign, paragraph in zip(card.emergency, signs, strict=True):
            assert paragraph.style is Style.URGENT
            assert paragraph.text.startswith(sign.text)
        doctor = page[2 + len(card.emergency) :][: len(card.see_a_doctor) + 1]
        assert [paragraph.style for paragraph in doctor[1:]] == [Style.URGENT] * len(card.see_a_doctor)


@BOTH
def test_a_condition_leads_to_the_comparison_where_it_has_a_place_in_it(library: Library) -> None:
    """And only there."""
    for card in library.conditions().values():
        assert (COMPARE in targets(condition_page(card, library))) is (card.compare is not None)


@BOTH
def test_every_source_that_is_used_stands_in_the_list_with_its_status(library: Library) -> None:
    """Each use of one status once, numbered in the order of first use; nothing is listed that is not used."""
    for thing, page in pages(library):
        notes = under("Sources", page)
        text = "\n".join(paragraph.text for paragraph in page if paragraph not in notes)
        cited = [int(number) for mark in re.findall(r"\[(\d+(?:, \d+)*)\]", text) for number in mark.split(", ")]
        assert list(dict.fromkeys(cited)) == list(range(1, len(notes) + 1)), thing.id
        assert [paragraph.mark for paragraph in notes] == [f"[{n}]" for n in range(1, len(notes) + 1)]
        used = dict.fromkeys(_uses(thing, page))
        assert len(used) == len(notes), thing.id
        for use in used:
            assert any(_is_note_of(note.text, use, library) for note in notes), (thing.id, use)


def _uses(thing: Routine | Exercise | Condition, page: list[Paragraph]) -> Iterator[Source]:
    """The uses of sources that a page has to tell; the comparison has a page of its own."""
    if isinstance(thing, Routine):
        yield from uses(thing.links if page[0].text.startswith("Why ") else thing)
    elif isinstance(thing, Exercise):
        yield from uses(thing)
    else:
        yield from uses(replace(thing, compare=None))


def _is_note_of(note: str, use: Source, library: Library) -> bool:
    if use.convention is not None:
        return note == f"Our own convention: {use.convention}"
    reference = library.reference(use.ref or "")
    assert reference is not None
    status = STATUS[use.status.value] if use.status else ""
    return note.startswith(f"{reference.citation} {status}")


@BOTH
def test_no_grade_stands_without_its_meaning(library: Library) -> None:
    """Wherever a grade follows what it is of, what it means follows the grade; and there are such places."""
    found = 0
    for thing, page in pages(library):
        for paragraph in page:
            for match in re.finditer(rf": ({'|'.join(MEANING)})(?= \(|[.;,]?$)", paragraph.text):
                found += 1
                meant = f" ({MEANING[match.group(1)]})"
                assert paragraph.text[match.end() :].startswith(meant), (thing.id, paragraph.text)
    assert found > 5


@BOTH
def test_nothing_but_a_way_or_a_step_has_a_target(library: Library) -> None:
    """What can be followed can be seen: it is a link, or an entry with a mark before it."""
    for _, page in pages(library):
        assert all(paragraph.mark for paragraph in page if paragraph.target)
        assert all(paragraph.target for paragraph in page if paragraph.style is Style.LINK)
