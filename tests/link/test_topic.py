"""Whether two figures count the same sort of thing, by their own words."""

import pytest

from sayso.link.topic import Topic, _names, same_topic, stem


def topic(**more: object) -> Topic:
    plain: dict[str, object] = {"dimension": "person", "harms": frozenset({"killed"}), "group": "people"}
    return Topic(**(plain | {"words": frozenset(), "head": ""} | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param({}, {}, True, id="the same"),
        pytest.param({}, {"group": "combatant"}, True, id="fighters may be the people meant"),
        pytest.param({}, {"group": "child"}, False, id="children are a part"),
        pytest.param({"group": "civilian"}, {"group": "combatant"}, True, id="civilians or fighters"),
        pytest.param({}, {"harms": frozenset({"injured"})}, False, id="another harm"),
        pytest.param({}, {"harms": frozenset({"killed", "injured"})}, True, id="a looser harm"),
        pytest.param({}, {"group": "combatant", "named": frozenset({"ondr"})}, False, id="one side's fighters, people"),
        pytest.param(
            {"group": "combatant", "named": frozenset({"ondr"})},
            {"group": "combatant", "named": frozenset({"ishmar"})},
            False,
            id="two sides' fighters",
        ),
        pytest.param({}, {"dimension": "village"}, False, id="another unit"),
        pytest.param(
            {"harms": frozenset(), "group": "", "head": "house", "words": frozenset({"house", "burnt"})},
            {"harms": frozenset(), "group": "", "head": "house", "words": frozenset({"house"})},
            True,
            id="houses, burnt houses",
        ),
        pytest.param(
            {"harms": frozenset(), "group": "", "head": "bridge", "words": frozenset({"bridge"})},
            {"harms": frozenset(), "group": "", "head": "house", "words": frozenset({"house"})},
            False,
            id="bridges, houses",
        ),
        pytest.param({"harms": frozenset()}, {"harms": frozenset()}, False, id="nothing said of what is counted"),
    ],
)  # fmt: skip
def test_two_figures_count_the_same_sort_of_thing(one: dict[str, object], other: dict[str, object], same: bool) -> None:
    """Unit, harm and group decide; without harm, the words for what is counted."""
    assert same_topic(topic(**one), topic(**other)) is same
    assert same_topic(topic(**other), topic(**one)) is same


@pytest.mark.parametrize(
    ("one", "other"), [("houses", "house"), ("cities", "city"), ("villages", "village"), ("destroyed", "destroy")]
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    """Number and tense are taken off."""
    assert stem(one) == stem(other)


def test_capitals_of_a_headline_make_no_names() -> None:
    """Whose people are counted is told by names, not by words that stand in capitals in a headline."""
    assert _names("Four Wounded Soldiers") == _names("THREE PEOPLE KILLED") == frozenset()
    assert _names("Ostle Soldiers") == {stem("ostle")}
