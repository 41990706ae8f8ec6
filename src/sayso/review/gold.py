"""Gold: what reviewers settled, in the JSON contract's format, so that it can be measured against.

A line is that of `sayso mark --json` with the marks that reviewers accepted or edited, as they left them, and no
others; ``judged`` lists every mark that was looked at, also the rejected and the disputed, so that precision can be
counted. What nobody looked at is in neither, and must not be counted as an error.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sayso.contract import reading_fields
from sayso.records import Reading, Span
from sayso.review.anchor import spans_of
from sayso.review.judgement import EDITABLE, Value
from sayso.review.revision import revise
from sayso.review.standing import Decided, said
from sayso.vocabulary import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One mark that was looked at.

    mark:      its id as it was found; spans: where it stood then
    verdict:   what counts; settled: whether all reviewers say the same
    value:     the fields that an edit changed
    reviewers: who looked, in the order of the log
    """

    kind: str
    mark: str
    spans: tuple[Span, ...]
    verdict: Verdict
    settled: bool
    value: dict[str, Value]
    reviewers: tuple[str, ...]


def gold_fields(reading: Reading, decided: Iterable[Decided]) -> dict[str, Any] | None:
    """Return the gold line of a reading as it was read, None when none of its marks was judged."""
    found = [one for one in decided if one.slot == "mark"]
    spans = {(kind, mark.id): spans_of(mark) for kind in EDITABLE for mark in getattr(reading.marks, kind) if found}
    judged = tuple(
        Judged(
            kind=one.kind,
            mark=one.marks[0],
            spans=spans[one.kind, one.marks[0]],
            verdict=one.verdict,
            settled=not one.disputed,
            value=dict(said(one.line).value),
            reviewers=tuple(line.reviewer for line in one.lines),
        )
        for one in found
        if (one.kind, one.marks[0]) in spans
    )
    if not judged:
        return None
    settled = {one.mark for one in judged if one.settled and one.verdict is not Verdict.REJECT}
    kept: dict[str, Any] = {
        kind: tuple(mark for mark in getattr(reading.marks, kind) if mark.id in settled) for kind in EDITABLE
    }
    marks = replace(reading.marks, **kept, entities=reading.marks.entities, wording=(), frame=None)
    revised = revise(replace(reading, marks=marks), [one for one in found if not one.disputed])
    return reading_fields(revised) | {"judged": judged}
