"""Roll-ups: named rules over origins, every input listed, nothing that looks like an estimate."""

import pytest

from sayso.link import link_readings
from sayso.link.rollup import NO_ESTIMATE, roll_up
from sayso.records import Links, RollUp
from sayso.vocabulary import Modifier, RollUpRule
from tests.link.pile import Draft
from tests.link.test_question import toll


def link(*drafts: Draft) -> Links:
    return link_readings([draft.reading() for draft in drafts])


def roll(links: Links, rule: RollUpRule, ranking: dict[str, int] | None = None) -> RollUp:
    (rolled,) = roll_up(links, rule, ranking)
    return rolled


PILE = (
    toll("a", "23 people", 23, speaker="Ana Belling"),
    toll("b", "31 people", 31, speaker="Ana Belling", published="2031-05-04"),
    toll("c", "27 people", 27, speaker="Corin Dray", published="2031-05-03"),
    toll("d", "31 people", 31, speaker="Esk Forren", published="2031-05-05"),
    toll("e", "40 people", 40, published="2031-05-05"),
)


@pytest.mark.parametrize(
    ("rule", "low", "high", "origins"),
    [
        pytest.param(RollUpRule.RANGE, 23, 40, 3, id="everything anybody says, own voice too"),
        pytest.param(RollUpRule.CONSERVATIVE, 27, 27, 3, id="the lowest last word"),
        pytest.param(RollUpRule.LOW_HIGH, 27, 31, 3, id="last words of origins alone"),
        pytest.param(RollUpRule.TWO_ORIGINS, 31, 31, 3, id="what two give"),
        pytest.param(RollUpRule.MAJORITY, 31, 31, 3, id="what more than half give"),
    ],
)
def test_each_rule_does_what_its_name_says(rule: RollUpRule, low: int, high: int, origins: int) -> None:
    """A later word of one origin replaces its earlier one; own voice is listed and counts in the range alone."""
    rolled = roll(link(*PILE), rule)
    assert (rolled.low, rolled.high, rolled.n_origins) == (low, high, origins)


def test_every_input_is_listed_with_why_it_counts_or_not() -> None:
    """Nothing goes in or stays out unsaid."""
    rolled = roll(link(*PILE), RollUpRule.LOW_HIGH)
    told = {(given.text, given.origin): given.why for given in rolled.inputs}
    assert told[("23 people", ("Ana Belling",))].startswith("not counted: the same origin gave a later count")
    assert told[("40 people", None)].startswith("listed, not counted: own voice")
    assert told[("27 people", ("Corin Dray",))] == "counted"
    assert len(told) == 5


def test_the_line_names_the_rule_and_what_it_is_not() -> None:
    """Number, rule, origins and the warning stand in one line."""
    told = roll(link(*PILE), RollUpRule.LOW_HIGH).told
    assert told == f"27 to 31 (low-high, over at most 3 origins; {NO_ESTIMATE})"


def test_a_single_origin_is_said_so_in_the_same_line() -> None:
    """Ten articles on one word are one origin."""
    drafts = [toll(key, "23 people", 23, speaker="Ana Belling") for key in "abc"]
    rolled = roll(link(*drafts), RollUpRule.LOW_HIGH)
    assert rolled.n_origins == 1
    assert "over a single origin" in rolled.told
    assert roll(link(*drafts), RollUpRule.TWO_ORIGINS).told.startswith("no number")


def test_articles_do_not_vote() -> None:
    """Three articles on one word do not outnumber two other origins."""
    many = [toll(key, "23 people", 23, speaker="Ana Belling") for key in "abc"]
    others = [toll("d", "31 people", 31, speaker="Corin Dray"), toll("e", "31 people", 31, speaker="Esk Forren")]
    rolled = roll(link(*many, *others), RollUpRule.MAJORITY)
    assert (rolled.low, rolled.high) == (31, 31)


def test_an_end_that_the_words_leave_open_stays_open() -> None:
    """ "At least 40" is no 40."""
    pile = link(
        toll("a", "23 people", 23, speaker="Ana Belling"),
        toll("b", "at least 40 people", 40, low=40, modifier=Modifier.AT_LEAST, speaker="Corin Dray"),
    )
    rolled = roll(pile, RollUpRule.LOW_HIGH)
    assert (rolled.low, rolled.high) == (23, None)
    assert rolled.told.startswith("23 or more")


def test_the_ranking_decides_the_hierarchy_and_nothing_else() -> None:
    """The highest ranked origin's last word; without a ranking no number."""
    links = link(*PILE)
    assert (roll(links, RollUpRule.HIERARCHY, {"Corin Dray": 1, "Ana Belling": 2}).low) == 27
    assert (roll(links, RollUpRule.HIERARCHY, {"ana belling": 1}).low) == 31
    assert roll(links, RollUpRule.HIERARCHY).told.startswith("no number")


def test_counts_without_harm_are_not_rolled_up() -> None:
    """Rules for tolls are no rules for money."""
    assert roll_up(link(toll("a", "23 houses", 23, harm=(), unit="house", counted="houses")), RollUpRule.RANGE) == ()
