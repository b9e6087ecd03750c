"""Browsing: how filters combine, what the numbers beside them say, and in which order routines come."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.browse import ONE_OF, Browser, Facet, Filter, toggled, with_filter
from coach.core.catalogue import Catalogue, Entry
from coach.core.choose import offers
from coach.core.exercise import Equipment, Position
from coach.core.muscle_groups import GROUPS, groups_of
from coach.core.routine import When
from coach.core.search import MOST, Page, plain, search
from tests.content.shipped import LIBRARY

CONDITIONS = {"cramp": "Night cramps", "ache": "Sciatica", "strain": "A strain", "unnamed": ""}
"""Titles by id; one of them has no card."""
WORDS = ("calf", "Wall", "night", "easy", "a")

MINUTE = 60_000
Chosen = frozenset[Filter]


def entry(name: str, title: str, **more: Any) -> Entry:
    """A routine of this id that is for nothing, needs nothing and takes four minutes."""
    made = Entry(
        id=name,
        title=title,
        summary="",
        when=(),
        length="4 min",
        needs="nothing",
        helps=(),
        own=False,
        milliseconds=4 * MINUTE,
        about=False,
        things=(),
        positions=(Position.STANDING.value,),
        groups=(),
        targets=(),
        tags=(),
        grades=(),
        exercises=(),
    )
    return made._replace(**more)


def catalogue(entries: list[Entry]) -> Catalogue:
    """These routines, each found by its title alone, and the conditions."""
    routines = sorted(entries, key=lambda entry: entry.title.casefold())
    pages = [Page(f"condition:{name}", title, "", plain(title)) for name, title in CONDITIONS.items() if title]
    pages += [Page(f"routine:{entry.id}", entry.title, "", plain(entry.title)) for entry in routines]
    return Catalogue(tuple(entries), (), tuple(pages))


def some(values: Sequence[str], least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True).map(tuple)


entries = st.lists(
    st.builds(
        lambda title, **more: entry("", title, **more),
        title=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
        when=some(list(When), 1),
        milliseconds=st.sampled_from((4, 5, 5.5, 10, 14, 20, 21)).map(lambda minutes: round(minutes * MINUTE)),
        things=some(list(Equipment)[:4]),
        positions=some(list(Position), 1),
        groups=some(list(GROUPS)[:3]),
        grades=some([*CONDITIONS, ""]).map(lambda names: tuple((name, "", "pain", "limited") for name in names)),
    ),
    max_size=12,
).map(lambda made: [one._replace(id=f"routine-{number}") for number, one in enumerate(made)])
browsers = entries.map(lambda made: Browser(catalogue(made)))
queries = st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join) | st.sampled_from(("c", "al", "zebra"))


@st.composite
def asked(draw: st.DrawFn) -> tuple[Browser, str, Chosen]:
    """A library, words, and filters as a person may have chosen them."""
    browser = draw(browsers)
    pressed = draw(st.lists(st.sampled_from(browser.filters), max_size=4)) if browser.filters else []
    return browser, draw(queries), reduce(with_filter, pressed, frozenset())


def is_asked(entry: Entry, one: Filter) -> bool:
    """Whether a routine is what a filter of these words says."""
    said = {
        "on your feet": set(entry.positions) <= {"standing", "walking"},
        "sitting": set(entry.positions) == {"sitting"},
        "no floor": not {"lying", "kneeling"} & set(entry.positions),
        "lying down": set(entry.positions) == {"lying"},
        "no equipment": entry.things == (),
        "when it hurts": "self-care" in entry.when,
    }
    titles = {title or name: name for name, title in CONDITIONS.items()}
    match one.facet, one.words.split(" "):
        case _, _ if one.words in said:
            return said[one.words]
        case Facet.WHEN, _:
            return one.words.replace(" ", "-") in entry.when
        case Facet.LENGTH, ["up", "to", minutes, "min"]:
            return entry.milliseconds / MINUTE <= int(minutes)
        case Facet.FOR, _:
            return any(grade[0] == titles[one.words] for grade in entry.grades)
        case Facet.MUSCLE, _:
            return any(GROUPS[group].title == one.words for group in entry.groups)
        case Facet.NEEDS, ["no", *thing]:
            return "-".join(thing) not in entry.things
    raise AssertionError(one)


@given(asked())
def test_what_is_found_is_what_the_words_and_every_filter_ask_for(case: tuple[Browser, str, Chosen]) -> None:
    """No more and no less, looked through one by one; each filter means what its words say."""
    browser, query, chosen = case
    expected = [
        entry
        for entry in browser.entries
        if all(word in plain(entry.title) for word in plain(query).split())
        and all(is_asked(entry, one) for one in chosen)
    ]
    found = browser.find(query, chosen).entries
    assert sorted(entry.id for entry in found) == sorted(entry.id for entry in expected)


@given(asked())
def test_filters_and_words_combine_as_intersections(case: tuple[Browser, str, Chosen]) -> None:
    """In whichever order they were chosen."""
    browser, query, chosen = case
    alone = [set(browser.find("", frozenset([one])).entries) for one in chosen]
    assert set(browser.find(query, chosen).entries) == set(browser.find(query).entries).intersection(*alone)


@given(asked())
def test_the_number_beside_a_filter_is_how_many_are_left_once_it_is_chosen(case: tuple[Browser, str, Chosen]) -> None:
    """For those that are chosen, how many there are now."""
    browser, query, chosen = case
    found = browser.find(query, chosen)
    assert set(found.left) == set(browser.filters)
    for one, number in found.left.items():
        assert number == len(browser.find(query, with_filter(chosen, one)).entries)
        assert one not in chosen or number == len(found.entries)


@given(asked())
def test_routines_come_as_the_search_ranks_them_and_by_title_without_words(case: tuple[Browser, str, Chosen]) -> None:
    """Filters take out, and never move anything."""
    browser, query, chosen = case
    pages = [Page(entry.id, entry.title, "", plain(entry.title)) for entry in browser.entries]
    found = [entry.id for entry in browser.find(query, chosen).entries]
    assert found == [page.target for page in search(pages, query) if page.target in found]
    titles = [entry.title.casefold() for entry in browser.find("", chosen).entries]
    assert titles == sorted(titles)


@given(asked())
def test_the_same_question_has_the_same_answer(case: tuple[Browser, str, Chosen]) -> None:
    """Also of a browser that is made anew, and after other questions."""
    browser, query, chosen = case
    anew = Browser(catalogue(sorted(browser.entries, key=lambda entry: int(entry.id.rpartition("-")[2]))))
    assert anew.filters == browser.filters
    first = browser.find(query, chosen)
    browser.find("calf")
    assert browser.find(query, chosen) == first == anew.find(query, chosen)


@given(entries)
def test_only_filters_that_tell_routines_apart_are_offered(made: list[Entry]) -> None:
    """One that leaves all of them, or none, is of no use; every condition, muscle and thing that does is there."""
    browser = Browser(catalogue(made))
    assert all(0 < number < len(made) for number in browser.find().left.values())
    helped = {name: sum(name in [grade[0] for grade in entry.grades] for entry in made) for name in CONDITIONS}
    stretched = {name: sum(name in entry.groups for entry in made) for name in GROUPS}
    without = {thing.value: sum(thing not in entry.things for entry in made) for thing in Equipment}
    without[""] = sum(not entry.things for entry in made)
    for facet, having in ((Facet.FOR, helped), (Facet.MUSCLE, stretched), (Facet.NEEDS, without)):
        offered = {one.value for one in browser.filters if one.facet is facet}
        assert offered == {name for name, number in having.items() if 0 < number < len(made)}


@given(asked(), st.data())
def test_one_of_a_kind_takes_the_place_of_another_and_pressed_again_it_is_gone(
    case: tuple[Browser, str, Chosen], data: st.DataObject
) -> None:
    """Of occasions, lengths and positions there is one at most; of the others as many as one likes."""
    browser, _, chosen = case
    if not browser.filters:
        return
    one = data.draw(st.sampled_from(browser.filters))
    after = toggled(chosen, one)
    assert (one in after) is (one not in chosen)
    assert {other for other in after if other.facet is not one.facet} == {
        other for other in chosen if other.facet is not one.facet
    }
    assert all(sum(other.facet is facet for other in after) <= 1 for facet in ONE_OF)
    if one.facet not in ONE_OF:
        assert toggled(after, one) == chosen


def test_more_routines_than_a_search_shows_are_all_there() -> None:
    """The filters look at every one of them, and the numbers count every one."""
    many = [entry(f"calf-{number}", f"Calf {number:04}", when=("before-bed",)) for number in range(MOST * 2)]
    browser = Browser(catalogue([*many, entry("calf", "The calf", when=("any-time",))]))
    bed = next(one for one in browser.filters if one.words == "before bed")
    assert len(browser.find("calf").entries) == MOST * 2 + 1
    assert len(browser.find("calf", frozenset([bed])).entries) == browser.find("calf").left[bed] == MOST * 2


def test_a_library_without_routines_is_empty() -> None:
    """And has nothing to choose from."""
    browser = Browser(catalogue([]))
    assert browser.filters == ()
    assert browser.find("calf").entries == browser.entries == ()


@pytest.mark.parametrize("facet", [Facet.FOR, Facet.MUSCLE, Facet.WHEN, Facet.NEEDS, Facet.LENGTH])
def test_what_ships_is_filtered_as_the_list_offers_it(facet: Facet) -> None:
    """A condition finds what is graded as a help for it, and nothing else."""
    browser = Browser(LIBRARY.catalogue())
    filters = [one for one in browser.filters if one.facet is facet]
    assert filters
    for one in filters:
        expected = {
            offer.routine.id
            for offer in offers(LIBRARY)
            if {
                Facet.FOR: offer.help_for(one.value) is not None,
                Facet.MUSCLE: one.value in groups_of(offer.targets),
                Facet.WHEN: one.value in offer.routine.when,
                Facet.NEEDS: one.value not in offer.needs and not (offer.needs and not one.value),
                Facet.LENGTH: facet is Facet.LENGTH and offer.minutes <= int(one.value),
            }[facet]
        }
        assert {entry.id for entry in browser.find("", frozenset([one])).entries} == expected, one
