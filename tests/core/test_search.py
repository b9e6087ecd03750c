"""Search as you type: what is found, in which order, and that everything can be found."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.search import MOST, Page, pages_of, plain, search
from tests.content.shipped import LIBRARY, SHIPPED
from tests.core.made_up import SMALL, MadeUp, libraries

WORDS = ("calf", "calves", "half", "stretch", "outstretched", "figure-4", "Achilles’", "night-leg", "ÜBUNG", "a", "al")

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
shelves = st.lists(st.tuples(texts, texts), max_size=12).map(
    lambda found: [Page(f"routine:{n}", title, "", plain(words)) for n, (title, words) in enumerate(found)]
)
parts = st.sampled_from(WORDS).flatmap(
    lambda word: st.tuples(st.integers(0, len(word)), st.integers(0, len(word))).map(
        lambda ends: word[min(ends) : max(ends)]
    )
)
queries = st.lists(parts | st.sampled_from(WORDS), max_size=3).map(" ".join)


def words_of(text: str) -> list[str]:
    """The words of a text, as a person counts them."""
    return re.findall(r"[^\W_]+", text.casefold())


def has(words: list[str], wanted: str) -> bool:
    """Whether one of the words has what was typed."""
    return any(wanted in word for word in words)


def rank(page: Page, wanted: list[str]) -> int:
    """0 where the title begins so, 1 where its words do, 2 for their insides, 3 and 4 the same for everything."""
    title, everything = words_of(page.title), words_of(f"{page.title} {page.words}")
    begun = title[: len(wanted)]
    if begun[:-1] == wanted[:-1] and len(begun) == len(wanted) and begun[-1].startswith(wanted[-1]):
        return 0
    for number, words in ((1, title), (3, everything)):
        if all(any(word.startswith(one) for word in words) for one in wanted):
            return number
        if all(has(words, one) for one in wanted):
            return number + 1
    raise AssertionError(page)


@given(shelves, queries)
def test_a_hit_has_every_word_of_the_query_and_whatever_has_is_a_hit(pages: list[Page], query: str) -> None:
    """In its title or elsewhere, at the beginning of a word or inside one."""
    wanted = words_of(query)
    expected = [page for page in pages if all(has(words_of(f"{page.title} {page.words}"), one) for one in wanted)]
    assert sorted(search(pages, query)) == sorted(expected)


@given(shelves, queries.filter(words_of))
def test_beginnings_of_titles_come_first_then_words_of_titles_then_the_rest(pages: list[Page], query: str) -> None:
    """What is equally good stays in the given order."""
    places = [(rank(page, words_of(query)), pages.index(page)) for page in search(pages, query)]
    assert places == sorted(places)


@given(shelves, queries, st.sampled_from((str.upper, str.casefold, str.title)), st.sampled_from("-_/'’ "))
def test_case_and_marks_do_not_matter(pages: list[Page], query: str, case: Callable[[str], str], mark: str) -> None:
    """In capitals or not, with hyphens, apostrophes or more spaces for the spaces of the query."""
    assert search(pages, case(query).replace(" ", f" {mark}{mark} ")) == search(pages, query)
    assert search(pages, query.replace(" ", mark)) == search(pages, query)


@given(shelves, queries, st.sampled_from("-_/'’"))
def test_marks_in_what_is_searched_do_not_matter(pages: list[Page], query: str, mark: str) -> None:
    """A title with hyphens or apostrophes is found as one with spaces is."""
    marked = [page._replace(title=page.title.upper().replace(" ", mark)) for page in pages]
    assert [hit.target for hit in search(marked, query)] == [hit.target for hit in search(pages, query)]


@given(shelves, st.text(" -_/,;:.()'’\t", max_size=5))
def test_without_a_word_everything_is_found_in_the_given_order(pages: list[Page], query: str) -> None:
    """Marks alone are no word."""
    assert search(pages, query) == pages


@pytest.mark.parametrize("query", ["", "calf", "4"])
def test_no_more_than_most_are_found(query: str) -> None:
    """The best of them, in order: what a screen is filled with stays small."""
    pages = [Page(f"routine:{n}", "Other", "", "calf 4") for n in range(MOST * 2)]
    assert search(pages, query) == pages[:MOST]
    best = Page("routine:best", "Calf 4 4", "", "")
    assert (search([*pages, best], query)[0] == best) is (query != "")


@given(shelves, queries, st.sampled_from(WORDS))
def test_another_word_finds_nothing_new(pages: list[Page], query: str, word: str) -> None:
    """A query of more words finds a part of what one of fewer words finds."""
    assert set(search(pages, f"{query} {word}")) <= set(search(pages, query))
    assert set(search(pages, f"{word} {query}")) <= set(search(pages, query))


@given(shelves, queries, st.text("abcflhst", min_size=1, max_size=3))
def test_another_letter_finds_nothing_new(pages: list[Page], query: str, letters: str) -> None:
    """What is found by more letters was found by fewer."""
    assert set(search(pages, query + letters)) <= set(search(pages, query))


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("cooldown", "routine:cool-down-after-running"),
        ("warmup", "routine:warm-up-before-running"),
        ("blood clot", "condition:deep-vein-thrombosis"),
        ("swollen", "condition:deep-vein-thrombosis"),
        ("soleus", "routine:wall-calf-stretch"),
        ('"calf"', "routine:wall-calf-stretch"),
    ],
)
def test_what_people_type_is_found(query: str, target: str) -> None:
    """Without the hyphen, by a sign, by a muscle, in quotation marks."""
    assert target in [hit.target for hit in search(pages_of(LIBRARY), query)]


@given(shelves, st.permutations(["calf", "stretch", "a"]))
def test_the_order_of_the_words_decides_nothing_but_the_order(pages: list[Page], words: list[str]) -> None:
    """The same pages are found, however the words are typed."""
    assert set(search(pages, " ".join(words))) == set(search(pages, "calf stretch a"))


@given(shelves, queries)
def test_searching_is_repeatable_and_finds_nothing_twice(pages: list[Page], query: str) -> None:
    """Once more among the hits finds the same hits in the same order."""
    hits = search(pages, query)
    assert len(set(hits)) == len(hits)
    assert search(hits, query) == hits


@given(libraries)
def test_every_card_is_one_page(library: MadeUp) -> None:
    """Conditions, then routines, then exercises, each by title."""
    pages = pages_of(library)
    titles = [
        {f"condition:{name}": card.title for name, card in library.conditions().items()},
        {f"routine:{name}": card.title for name, card in library.routines().items()},
        {f"exercise:{name}": card.name for name, card in library.exercises().items()},
    ]
    expected = [entry for kind in titles for entry in sorted(kind.items(), key=lambda entry: entry[1].casefold())]
    assert sorted((page.target, page.title) for page in pages) == sorted(expected)
    assert [page.title for page in pages] == [title for _, title in expected]


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("cramp", "condition:cramp"),
        ("having clot", "condition:clot"),
        ("back of thigh", "condition:cramp"),
        ("warm calves", "routine:warm-calves"),
        ("warm-calves", "routine:warm-calves"),
        ("What evening is", "routine:evening"),
        ("office break", "routine:evening"),
        ("SLEEP", "routine:evening"),
        ("any time", "routine:plain"),
        ("daring having ache", "routine:daring"),
        ("evening figure 4", "routine:evening"),
        ("gastroc", "exercise:calf"),
        ("runner's", "exercise:calf"),
        ("runner’s calf", "exercise:calf"),
        ("wall", "exercise:calf"),
        ("figure 4", "exercise:figure-4"),
        ("pretzel", "exercise:figure-4"),
        ("tibialis", "exercise:shin"),
        ("pirif", "exercise:figure-4"),
        ("standing soleus", "exercise:seated-calf"),
    ],
)
def test_everything_is_found_by_what_it_has(query: str, target: str) -> None:
    """By id, title, place, summary, tags, occasion, conditions, exercises, synonyms, equipment and muscles."""
    assert target in [hit.target for hit in search(pages_of(SMALL), query)]


def test_everything_that_ships_is_found_by_its_title_as_it_is_typed() -> None:
    """From the first letter to the last one, and among those whose titles begin so."""
    pages = pages_of(LIBRARY)
    for page in pages:
        for end in range(1, len(page.title) + 1):
            hits = search(pages, page.title[:end])
            assert page in hits, page.title[:end]
            assert rank(page, words_of(page.title[:end])) == 0
            first = hits[: hits.index(page)]
            assert all(rank(other, words_of(page.title[:end])) == 0 for other in first), page.title[:end]


def test_everything_that_ships_is_found_by_its_other_names() -> None:
    """Id, synonyms and muscles of an exercise, id and tags of a routine, id and place of a condition."""
    pages = pages_of(LIBRARY)
    names: dict[str, list[str]] = {}
    for exercise in SHIPPED.exercises.values():
        names[f"exercise:{exercise.id}"] = [exercise.id, *exercise.synonyms, *exercise.targets]
    for routine in SHIPPED.routines.values():
        names[f"routine:{routine.id}"] = [routine.id, *routine.tags]
    for condition in SHIPPED.conditions.values():
        names[f"condition:{condition.id}"] = [condition.id, condition.where or ""]
    for target, known in names.items():
        for name in known:
            assert target in [hit.target for hit in search(pages, name)], (target, name)
