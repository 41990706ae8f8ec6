"""Quotations: what stands between quotation marks of any style, and how far it goes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.mark.quotation import find_quotations, is_clause
from sayso.records import Span


def find(*paragraphs: str) -> list[list[str]]:
    text = "\n".join(paragraphs)
    spans, position = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start=position, end=position + len(paragraph)))
        position += len(paragraph) + 1
    return [[text[span.start : span.end] for span in one.spans] for one in find_quotations(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "no" and "yes".', ['"no"', '"yes"'], id="straight"),
        pytest.param("He said “no” and ‘yes’.", ["“no”", "‘yes’"], id="curly"),
        pytest.param(
            "«Oui», dit-il. „Ja“, sagt er. »Nein«, sagt sie.", ["«Oui»", "„Ja“", "»Nein«"], id="other languages"
        ),
        pytest.param("''We go,'' he said.", ["''We go,''"], id="two single marks"),
        pytest.param("“One “two” three,” he said.", ["“One “two” three,”"], id="nested alike"),
        pytest.param('"I said "no" to it," he said.', ['"I said "no" to it,"'], id="nested straight"),
        pytest.param("‘We can’t go,’ she said; soldiers’ homes burnt.", ["‘We can’t go,’"], id="apostrophes"),
        pytest.param("It was the ’90s, and rock ’n’ roll.", [], id="elisions"),
        pytest.param("“It fell.“ Orr left.", ["“It fell.“"], id="an opening mark used for closing"),
        pytest.param("”It fell,” Orr said.", ["”It fell,”"], id="a closing mark used for opening"),
        pytest.param('"It fell ," Orr said.', ['"It fell ,"'], id="a space before the stop"),
        pytest.param(
            "“We go.’ Orr left. Kell said “no” to it.",
            ["“We go.’", "“no”"],
            id="a single mark where a double was meant",
        ),
        pytest.param('A 5" pipe and a 6" pipe.', [], id="inches"),
    ],
)
def test_marks_of_every_style_open_and_close(text: str, expected: list[str]) -> None:
    """The place of a mark decides what it does; its shape only where the place leaves that open."""
    assert find(text) == [[one] for one in expected]


def test_a_quotation_reopened_in_each_paragraph_is_one() -> None:
    """Paragraphs that each open with a mark, of which only the last is closed, are one quotation."""
    assert find("“One.", "“Two.", "“Three.” He left.") == [["“One.", "“Two.", "“Three.”"]]


def test_a_closed_quotation_ends_where_it_closes() -> None:
    """The next paragraph's quotation is one of its own."""
    assert find("“One.”", "“Two.”") == [["“One.”"], ["“Two.”"]]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    """An unclosed mark does not swallow the narrative that follows."""
    assert find("He said “one.", "Then he left.") == [["“one."]]


def test_a_mark_without_partner_in_a_long_text_is_a_stray_one() -> None:
    """A text on one line is not all quotation because of one mark."""
    assert find('He left " then. ' + "word " * 5000) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will go.”", True),
        ("“Go!”", True),
        ("“we are all very tired”", True),
        ("“furious”", False),
        ("“a wall of shame”", False),
    ],
)
def test_a_clause_is_told_from_a_phrase(text: str, expected: bool) -> None:
    """What can stand as a statement is a clause; a word or phrase somebody used is none."""
    [one] = find_quotations(text, [Span(start=0, end=len(text))])
    assert is_clause(text, one) is expected


@given(st.text(alphabet="ab ,.“”‘’\"'«»„\n", max_size=120))
def test_quotations_lie_inside_and_apart(text: str) -> None:
    """Whatever the marks, quotations are in order, do not overlap, and lie inside their paragraph."""
    found = find_quotations(text, [Span(start=0, end=len(text))])
    for one, after in pairwise(found):
        assert one.end <= after.start
    assert all(0 <= one.start < one.end <= len(text) for one in found)
