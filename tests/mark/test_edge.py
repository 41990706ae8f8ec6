"""Edges: contents end where quotation marks say so. Drafts by hand, as a reader might give them."""

import pytest

from sayso.mark import passages
from sayso.mark.draft import Draft
from sayso.mark.edge import Edges, joined
from sayso.mark.parse import Parse
from sayso.mark.quotation import find_quotations, is_clause
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from tests.mark.speech import article, quote


def settled(text: str, *contents: str, source: str | None = None, cue: str = "said") -> tuple[str, str]:
    """Return source and content of one draft once its borders are settled."""

    def span(part: str) -> Span:
        return Span(start=text.index(part), end=text.index(part) + len(part))

    spans = passages(article(text))
    paragraphs = [Span(start=start, end=end) for start, end in spans]
    parse = Parse(text, shared_encoder().read(text, [(one.start, one.end) for one in paragraphs]))
    quotations = find_quotations(text, paragraphs)
    speech = frozenset(at for at, one in enumerate(quotations) if is_clause(text, one))
    draft = Draft(
        rule="encoder",
        likelihood=0.9,
        cue=span(cue),
        source=span(source) if source else None,
        content=tuple(span(part) for part in contents),
    )
    [one] = Edges(parse, paragraphs, quotations, speech).settle([draft])
    return quote(text, (one.source,)) if one.source else "", quote(text, one.content)


MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("''", "''"), ("「", "」")]


@pytest.mark.parametrize(("opening", "closing"), MARKS)
def test_a_content_takes_its_quotation_marks_with_it(opening: str, closing: str) -> None:
    """Whatever the style of the marks: a border inside a quotation moves to the mark."""
    text = f"{opening}The dam fell at noon,{closing} Orr said."
    assert settled(text, "The dam fell at noon", source="Orr") == ("Orr", f"{opening}The dam fell at noon,{closing}")


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param(
            "Orr said: “It fell. It is gone. We go.” It rained.", "It fell. It is", "“It fell. It is gone. We go.”",
            id="a quotation cut in the middle is made whole",
        ),
        pytest.param(
            "Orr said his own words: “It fell at noon.”", "his own words: “It fell at noon.”", "“It fell at noon.”",
            id="what leads up to a colon is none of it",
        ),
        pytest.param(
            "But “it was the rain that did it,” Orr said.", "But “it was the rain that did it,”",
            "“it was the rain that did it,”", id="the reporter's but",
        ),
        pytest.param(
            "Orr said the dam “went like paper” at noon.", "the dam “went like", "the dam “went like paper”",
            id="a quoted phrase is not cut",
        ),
        pytest.param(
            "Orr said it fell.\n\nThe road is closed.", "it fell.\n\nThe road is closed",
            "it fell. | The road is closed",
            id="a stretch ends with its paragraph",
        ),
        pytest.param(
            "Orr said: “It fell at noon.”\n\nThe road is closed.", "“It fell at noon.”\n\nThe road is closed",
            "“It fell at noon.”", id="a closed quotation ends its content",
        ),
        pytest.param(
            "Orr said: “It fell.\n\n“It is gone.\n\n“We will go now.”", "“It fell.",
            "“It fell. | “It is gone. | “We will go now.”", id="a quotation opened again in each paragraph is one",
        ),
    ],
)  # fmt: skip
def test_borders(text: str, given: str, expected: str) -> None:
    """Quotation marks overrule what was read; without marks the borders stay."""
    assert settled(text, given)[1] == expected


def test_a_sentence_that_goes_on_in_its_quotation_is_content_from_its_start() -> None:
    """Source and cue stand in between; an adverbial before them is the reporter's."""
    text = "The truth is, Orr said, “that nobody had looked at it for years.”"
    assert settled(text, "“that nobody had looked at it for years.”", source="Orr")[1] == (
        "The truth is | “that nobody had looked at it for years.”"
    )
    text = "In the end, Orr said, “nobody had looked at it for years.”"
    assert settled(text, "“nobody had looked at it for years.”", source="Orr")[1] == (
        "“nobody had looked at it for years.”"
    )


def test_a_name_read_into_the_quotation_becomes_its_source() -> None:
    """The closing mark parts what was said from who said it."""
    text = "“The dam fell at noon,” Mara Orr said."
    assert settled(text, "“The dam fell at noon,” Mara Orr") == ("Mara Orr", "“The dam fell at noon,”")


def test_stretches_that_overlap_are_made_one() -> None:
    """In text order; those that only touch stay apart."""
    spans = [Span(start=4, end=9), Span(start=0, end=5), Span(start=9, end=12)]
    assert joined(spans) == (Span(start=0, end=9), Span(start=9, end=12))
