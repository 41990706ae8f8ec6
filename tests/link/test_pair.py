"""Pairs of figures: what rules them out, and a sum of features whose weights stand in a table."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as replace_struct

from sayso.link.collect import collect_facts
from sayso.link.copies import find_copies
from sayso.link.entity import link_entities
from sayso.link.figure import SURE, gather_items
from sayso.link.likeness import Likeness
from sayso.link.outlet import Outlets
from sayso.link.pair import Item, chance, features, may_meet, place_of, time_of, weights
from sayso.link.sketch import Sketches
from sayso.link.story import Stories
from sayso.vocabulary import NameType
from tests.link.pile import Draft
from tests.link.test_question import toll


def items(*drafts: Draft) -> list[Item]:
    """The figures of the drafts as they are compared."""
    facts = [collect_facts(draft.reading(), Outlets.of(()), {}) for draft in drafts]
    return gather_items(facts, link_entities(facts), find_copies(facts, Sketches()))


def pair(**other: object) -> tuple[Item, Item]:
    """Two figures of two articles; ``other`` is what is said of the second."""
    one, two = items(toll("a", "23 people", 23), toll("b", "31 people", 31, **other))  # type: ignore[arg-type]
    return one, two


def test_every_feature_that_weighs_has_a_name_of_words() -> None:
    """The table can be read without the code."""
    assert all(" " in name or name == "always" for name in weights())


def test_the_order_of_the_two_changes_nothing() -> None:
    """A pair is a pair."""
    a, b = pair()
    assert chance(a, b, Likeness()) == chance(b, a, Likeness())
    assert features(a, b, Likeness()) == features(b, a, Likeness())


def test_the_number_is_evidence_and_neither_enough_nor_needed() -> None:
    """The same number makes it likelier; another one does not forbid it; the number alone does not do."""
    a, b = pair()
    same = replace(b, figure=a.figure)
    told = Likeness(None, Stories([{"market", "marrow"}, {"market", "marrow"}]))
    assert SURE < chance(a, b, told) < chance(a, same, told)
    bare = [replace(item, places=frozenset(), near=(), names=frozenset(), cast=frozenset()) for item in (a, same)]
    assert chance(bare[0], bare[1], Likeness()) == 0.0


@pytest.mark.parametrize(
    ("other", "place", "time"),
    [
        pytest.param({}, "shared", "same days", id="one place and day"),
        pytest.param({"when": "2031-05-02"}, "shared", "next day", id="the next day"),
        pytest.param({"when": None}, "shared", "published after it, within 2 days", id="published the day after"),
        pytest.param({"place": "Hessel"}, "apart", "same days", id="two places"),
        pytest.param({"when": "2031"}, "shared", "days meet", id="a day and its year"),
    ],
)
def test_places_and_days_are_told_in_words(other: dict[str, object], place: str, time: str) -> None:
    """What the marks say of place and time has a name."""
    a, b = pair(**other)
    assert (place_of(a, b), time_of(a, b)) == (place, time)


def test_a_place_in_another_is_not_apart_from_it() -> None:
    """Where the pile writes "Marrow, Ondria", a count for Ondria may be one for Marrow."""
    text = "Marrow, Ondria: the fair opened."
    where = Draft(key="c", text=text)
    for words in ("Marrow", "Ondria"):
        where.name(words, NameType.GPE)
    where.claim(text)
    a, b = items(toll("a", "23 people", 23), toll("b", "31 people", 31, place="Ondria"), where)
    assert place_of(a, b) == "one in the other"
    apart = items(toll("a", "23 people", 23), toll("b", "31 people", 31, place="Ondria"))
    assert place_of(*apart) == "apart"


def test_two_articles_of_one_story_meet_without_a_common_name() -> None:
    """Where nothing else is shared the story of the articles is; figures of two stories do not meet."""
    a, b = (
        replace(item, places=frozenset(), near=(), names=frozenset(), cast=frozenset())
        for item in items(toll("a", "23 people", 23), toll("b", "31 people", 31))
    )
    one = Likeness(None, Stories([{"market", "marrow"}, {"market", "marrow"}]))
    two = Likeness(None, Stories([{"market", "marrow"}, {"ferry", "tolver"}]))
    assert may_meet(a, b, one)
    assert not may_meet(a, b, two)


def test_an_open_number_meets_only_what_names_its_place() -> None:
    """ "Many" is compatible with every number, so it needs more than a story in common."""
    a, b = pair()
    told = Likeness(None, Stories([{"market"}, {"market"}]))
    many = replace(b, figure=replace_struct(b.figure, value=None, low=3, high=None))
    assert may_meet(a, many, told)
    assert not may_meet(replace(a, places=frozenset(), near=()), many, told)


def test_one_telling_number_speaks_for_one_question_and_another_number_not_against_it() -> None:
    """ "Nearly a fifth" and "20%" of one thing are one number, hedged and not; 44 days and 30 days say nothing."""
    a, b, c = items(
        toll("a", "20%", 20, harm=(), unit="percent", counted="fields"),
        toll("b", "nearly a fifth", 0.2, high=0.2, harm=(), unit="fraction", counted="fields"),
        toll("c", "a third", 0.33, harm=(), unit="fraction", counted="fields"),
    )
    assert features(a, b, Likeness())["number, no harm: the same, telling"] == 1.0
    assert not any(name.startswith("number") for name in features(a, c, Likeness()))


def test_soldiers_and_civilians_meet_on_the_spot_alone() -> None:
    """What one side calls civilians another may call soldiers, of one place and day; elsewhere they are two groups."""
    here = items(toll("a", "23 civilians", 23, victims="civilians"), toll("b", "23 soldiers", 23, victims="soldiers"))
    told = Likeness(None, Stories([{"market", "marrow"}, {"market", "marrow"}]))
    assert may_meet(here[0], here[1], told)
    undated = items(
        toll("a", "23 civilians", 23, victims="civilians", when=None),
        toll("b", "23 soldiers", 23, victims="soldiers", when=None),
    )
    assert not may_meet(undated[0], undated[1], told)


def test_a_place_named_with_the_one_it_lies_in_is_no_other_place() -> None:
    """ "Marrow's harbour" lies in Marrow: two figures there are not apart."""
    a, b = items(toll("a", "23 people", 23), toll("b", "23 people", 23, place="Marrow's Harbour"))
    assert place_of(a, b) == "one in the other"
