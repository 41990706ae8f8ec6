"""Confidence: measured points, and what a likelihood between them means."""

import pytest

from sayso.mark.confidence import UNMEASURED, between, measured, probability
from tests.mark.articles import marks_of
from tests.mark.speech import article


def test_more_likely_evidence_is_never_less_probable() -> None:
    """The fitted points of each kind of evidence rise, and stay within 0..1."""
    assert measured()
    for points in measured().values():
        values = [value for _, value in points]
        assert values == sorted(values)
        assert all(0 <= value <= 1 for value in values)


@pytest.mark.parametrize(("likelihood", "expected"), [(0.1, 0.5), (0.4, 0.5), (0.6, 0.7), (0.8, 0.9), (1.0, 0.9)])
def test_between_two_points_the_probability_is_straight(likelihood: float, expected: float) -> None:
    """Level beyond the outer points."""
    assert between([(0.4, 0.5), (0.8, 0.9)], likelihood) == pytest.approx(expected)


def test_evidence_that_was_never_measured_says_nothing() -> None:
    """One half, neither way."""
    assert probability("attribution", "no such rule") == UNMEASURED


def test_every_hop_costs_confidence() -> None:
    """What somebody is said to have said is less sure than what he says himself."""
    one = marks_of(article("Mara Orr said that the dam fell.")).claims[-1]
    two = marks_of(article("Mara Orr said that the mayor believes that the dam fell.")).claims[-1]
    assert len(two.voice) > len(one.voice)
    assert two.confidence < one.confidence


def test_a_name_is_surer_than_whoever_is_in_view() -> None:
    """Whom the source names is shown with more confidence than whom a pronoun most likely means."""
    met = "Mara Orr met Ivo Brandt at the dam. "
    named = marks_of(article(met + "Orr said that the dam fell.")).claims[-1]
    meant = marks_of(article(met + "She said that the dam fell.")).claims[-1]
    assert meant.confidence < named.confidence
