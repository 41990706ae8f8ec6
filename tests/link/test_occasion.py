"""Occasions: which different numbers may be of one thing, and which one article tells apart."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as replace_struct

from sayso.link.figure import group_figures
from sayso.link.likeness import Likeness
from sayso.link.occasion import is_of_two_things, may_be_one_thing
from sayso.link.pair import Item
from sayso.link.story import Stories
from sayso.link.topic import read_topic
from sayso.vocabulary import FigureKind, Trend
from tests.link.test_pair import items
from tests.link.test_question import toll


def two(words: str, value: float, **other: object) -> tuple[Item, Item]:
    """A toll of 23 in one article, and another figure."""
    one, other_one = items(toll("a", "23 people", 23), toll("b", words, value, **other))  # type: ignore[arg-type]
    return one, other_one


@pytest.mark.parametrize(
    ("words", "value", "other", "may"),
    [
        pytest.param("31 people", 31, {}, True, id="one place and day"),
        pytest.param("31 miners", 31, {"counted": "miners killed", "victims": "miners"}, True, id="people, and which"),
        pytest.param("900 people", 900, {"when": "2031-05-02", "place": "Hessel"}, False, id="many times as many"),
        pytest.param("900 people", 900, {}, True, id="many times as many, one place and day"),
    ],
)
def test_numbers_of_one_harm_need_one_occasion(words: str, value: float, other: dict[str, object], may: bool) -> None:
    """Different tolls meet where their words allow one occasion."""
    assert may_be_one_thing(*two(words, value, **other)) is may


def test_two_kinds_of_people_are_not_one_toll() -> None:
    """Miners are no dancers, so different numbers of them are of two things; the same number may be of one."""
    one, other = items(
        toll("a", "23 miners", 23, counted="miners killed", victims="miners"),
        toll("b", "31 dancers", 31, counted="dancers killed", victims="dancers"),
    )
    assert not may_be_one_thing(one, other)
    assert may_be_one_thing(one, replace(other, figure=replace_struct(other.figure, value=23, low=23, high=23)))


def test_things_nobody_is_harmed_by_are_described_alike() -> None:
    """Different sums meet where two telling words are shared, not for one common noun."""

    def sums(*counted: str) -> bool:
        drafts = [
            toll(key, f"{value} crowns", value, harm=(), unit="EUR", counted=what, kind=FigureKind.MONEY)
            for key, value, what in (("a", 50_000, counted[0]), ("b", 70_000, counted[1]))
        ]
        return may_be_one_thing(*items(*drafts))

    assert sums("harbour repair fund", "harbour repair")
    assert not sums("harbour programme", "school programme")


def test_a_rise_and_another_voice_are_no_two_things() -> None:
    """One voice that gives 23 and 31 speaks of two things, unless the count has risen."""
    one, other = two("31 people", 31)
    same = replace(other, article=one.article, claim=one.claim)
    assert is_of_two_things(one, same)
    risen = replace(same, figure=replace_struct(same.figure, trend=Trend.UP))
    assert not is_of_two_things(one, risen)
    assert not is_of_two_things(one, replace(same, figure=replace_struct(same.figure, value=23, low=23, high=23)))


def test_an_article_that_gives_both_numbers_tells_their_groups_apart() -> None:
    """Nine and 22 of two towns stay two questions, also for articles that name no town."""
    words = {"fire", "weekend", "towns"}
    named = [toll(f"a{n}", "22 people", 22, place="Marrow") for n in range(3)]
    named += [toll(f"b{n}", "nine people", 9, place="Marrow") for n in range(3)]
    found = items(*named)
    # The first article gives both: its nine is that of the fourth.
    found[3] = replace(found[3], article=found[0].article, claim=found[0].claim)
    found[3] = replace(found[3], figure=replace_struct(found[3].figure, claim=7))
    groups = group_figures(found, Likeness(None, Stories([words] * 6)))
    assert sorted([str(item.figure.value) for item in group] for group in groups) == [["22"] * 3, ["9"] * 3]


def test_the_same_large_sum_is_one_whatever_it_is_called() -> None:
    """A sum that is rarely equal by chance needs no common noun; a small one does."""

    def topics(value: int) -> tuple[object, ...]:
        drafts = [
            toll(key, f"{value} crowns", value, harm=(), unit="EUR", counted=what, kind=FigureKind.MONEY)
            for key, what in (("a", "wall"), ("b", ""))
        ]
        return tuple(read_topic(draft.figure).sum for draft in items(*drafts))

    assert topics(5_000_000) == (True, True)
    assert True not in topics(50)
