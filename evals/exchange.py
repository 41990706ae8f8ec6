"""Swap test: exchanging two parties' names must not change what is read of a text's figures.

In each military press release of the second half the two names of one kind that it names most often (peoples, places,
organisations) are exchanged wherever they stand, and its figures are read again. A release passes when every figure
says the same, with the names exchanged where somebody is named.
"""

import re
from collections import Counter
from pathlib import Path

from evals.article import make_article, marks_in
from evals.isaf import READ, load
from evals.score import Score
from sayso.records import Figure, Marks
from sayso.vocabulary import NameType

SMALL = 60
KINDS = (NameType.NORP, NameType.GPE, NameType.ORG)


def measure(data: Path, size: str) -> list[Score]:
    """Return the share of releases whose figures stay the same.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    verdicts = []
    rows = load(data)[READ:]
    for number, (text, _) in enumerate(rows[:SMALL] if size == "small" else rows, READ):
        marks = marks_in(make_article(text, f"isaf/{number}"))
        pair = _parties(marks)
        if pair is not None and marks.figures:
            other = marks_in(make_article(exchange(text, *pair), f"isaf/{number}"))
            same = [_said(one, None) for one in marks.figures] == [_said(one, pair) for one in other.figures]
            verdicts.append((number, same))
    return [
        Score(
            data="isaf, second half",
            metric="figures stay when two parties are exchanged",
            value=100 * sum(same for _, same in verdicts) / max(1, len(verdicts)),
            cases=len(verdicts),
            verdicts=tuple(f"{number}\t{same}" for number, same in verdicts),
        )
    ]


def exchange(text: str, one: str, other: str) -> str:
    """Return ``text`` with two names exchanged wherever they stand as whole words."""
    both = {one: other, other: one}
    return re.sub(rf"\b(?:{re.escape(one)}|{re.escape(other)})\b", lambda match: both[match.group()], text)


def _parties(marks: Marks) -> tuple[str, str] | None:
    """Return the two names of one kind, of one word each, that a text names most often."""
    for kind in KINDS:
        named = Counter(name.text for name in marks.names if name.type is kind and name.text.isalpha())
        if len(named) > 1:
            (one, _), (other, _) = named.most_common(2)
            return one, other
    return None


def _said(figure: Figure, pair: tuple[str, str] | None) -> tuple[object, ...]:
    """Return what a figure says, names exchanged back."""

    def back(text: str | None) -> str | None:
        return text if pair is None or text is None else exchange(text, *pair)

    return (
        figure.kind, figure.value, figure.low, figure.high, figure.modifier, figure.trend, figure.unit, figure.harm,
        figure.status, figure.negated, figure.part_of is None, back(figure.counted), back(figure.victims),
        back(figure.blamed),
    )  # fmt: skip
