"""All marks of one article in a list, so that any of them can be judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Reading
from sayso.review.anchor import spans_of
from sayso.review.judgement import EDITABLE
from sayso.review.standing import Decided
from sayso.web.judging import mark_address

KINDS = ("claims", "attributions", "figures", "dates", "names", "events")
"""The kinds of marks in the order of the list."""

MOST = 160
"""Code points shown of one mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One mark in the list: its words, the page that judges it, and what counts about it, "" while nothing does."""

    kind: str
    mark: str
    start: int
    end: int
    text: str
    confidence: float
    address: str
    verdict: str
    disputed: bool


def marked(reading: Reading, decided: tuple[Decided, ...]) -> Iterator[Marked]:
    """Yield the marks of a reading as it was read, kind by kind, each with what stands about it."""
    assert set(KINDS) == set(EDITABLE)
    key, text = reading.article.key, reading.article.text
    stands = {one.marks[0]: one for one in decided if one.slot == "mark" and one.keys == (key,)}
    for kind in KINDS:
        for mark in getattr(reading.marks, kind):
            spans = spans_of(mark)
            words = " ".join(" … ".join(text[span.start : span.end] for span in spans).split())
            one = stands.get(mark.id)
            yield Marked(
                kind=kind,
                mark=mark.id,
                start=spans[0].start,
                end=spans[-1].end,
                text=words if len(words) <= MOST else words[: MOST - 1] + "…",
                confidence=mark.confidence,
                address=mark_address(reading.article.id, kind, mark.id),
                verdict=one.verdict.value if one else "",
                disputed=bool(one and one.disputed),
            )
