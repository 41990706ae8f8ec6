"""One row in its sentence: the words around a mark, and the mark told apart."""

from dataclasses import replace

import pytest

from sayso.records import Block, Reading, Span
from sayso.show.highlight import REACH, highlight, marks_of, sentence_around
from sayso.vocabulary import BlockKind
from tests.show.story import find, make_reading

READING = make_reading()


def retell(text: str) -> Reading:
    """The story with other words, in one block."""
    article = replace(READING.article, text=text, blocks=(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH),))
    return replace(READING, article=article)


def test_the_sentence_and_no_more_is_shown() -> None:
    """Its neighbours stay away, and joined the stretches are the stored text."""
    stretches = highlight(READING.article, [find("at least 40 people")])
    assert "".join(part.text for part in stretches) == "Minister Ana Doru said at least 40 people were killed."
    assert [part.text for part in stretches if part.marked] == ["at least 40 people"]


def test_no_sentence_crosses_a_block() -> None:
    """A headline without a full stop does not run into the text."""
    assert sentence_around(READING.article, [find("Ordun")]) == Span(start=0, end=21)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\r\n😀 e\u0301 At least 40 left. He said so.\r\n", id="emoji, accents, CRLF"),
        pytest.param("قال الوزير إن 40 شخصا غادروا. At least 40 left.", id="right to left"),
    ],
)
def test_offsets_hold_in_any_text(text: str) -> None:
    """What is told apart is what stands at the span."""
    reading = retell(text)
    stretches = highlight(reading.article, [find("40 left", text)])
    assert [part.text for part in stretches if part.marked] == ["40 left"]
    assert "".join(part.text for part in stretches) in text


def test_a_mark_of_two_stretches_shows_what_stands_between() -> None:
    """Both are told apart in one sentence."""
    stretches = highlight(READING.article, [find("Minister"), find("killed")])
    assert [(part.text, part.marked) for part in stretches] == [
        ("Minister", True),
        (" Ana Doru said at least 40 people were ", False),
        ("killed", True),
        (".", False),
    ]


def test_a_text_without_stops_is_cut_at_a_distance() -> None:
    """A line of a million words does not fill the screen."""
    text = "word " * 5000
    reading = retell(text)
    around = sentence_around(reading.article, [Span(start=12_000, end=12_004)])
    assert around is not None
    assert around.end - around.start <= 2 * REACH + 4


def test_every_mark_can_be_found_by_its_id() -> None:
    """Claims, attributions, figures, dates, events, names: each id once."""
    found = [(mark.kind, mark.id) for mark in marks_of(READING)]
    assert [kind for kind, _ in found] == ["claim"] * 3 + ["attribution"] + ["figure"] * 2 + ["name"] * 2
    assert len(set(found)) == len(found)


def test_nothing_is_shown_of_a_mark_without_place() -> None:
    """A mark without spans has no sentence."""
    assert highlight(READING.article, []) == ()
