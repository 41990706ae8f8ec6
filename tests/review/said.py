"""Logs and judgements made by hand for the tests of review: invented reviewers, desks and marks."""

from collections.abc import Mapping, Sequence

from sayso.review.judgement import Judgement, Place, Quote, Target, Value
from sayso.review.line import Line, make_line
from sayso.vocabulary import Verdict

SAW_NOTHING = "sha256:nothing"


def place(mark: str = "m1", *, kind: str = "figures", key: str = "a.txt") -> Place:
    """Return the place of a mark."""
    quotes = (Quote(exact=mark, prefix="before ", suffix=" after"),)
    return Place(kind=kind, article=f"sha256:{key}", key=key, mark=mark, quotes=quotes)


def judgement(
    verdict: Verdict = Verdict.ACCEPT,
    *places: Place,
    lines: tuple[str, ...] = (),
    value: Mapping[str, Value] | None = None,
    reason: str = "",
) -> Judgement:
    """Return a judgement of ``places``, of one mark when none is given and no lines are."""
    there = places or (() if lines else (place(),))
    return Judgement(
        target=Target(places=there, lines=lines), verdict=verdict, value=value or {}, reason=reason, saw=SAW_NOTHING
    )


def at(second: int) -> str:
    """Return a moment of an invented day."""
    return f"2031-05-02T10:{second // 60:02}:{second % 60:02}.000000Z"


def chain(
    reviewer: str, judgements: Sequence[Judgement], *, desk: str = "desk", start: int = 0, step: int = 10
) -> list[Line]:
    """Return the chain of one reviewer, a line every ``step`` seconds."""
    lines: list[Line] = []
    for number, one in enumerate(judgements):
        last = lines[-1] if lines else None
        lines.append(
            make_line(
                one,
                reviewer=reviewer,
                desk=desk,
                decision=f"{reviewer} {desk} {number}",
                at=at(start + step * number),
                salt=f"salt of {reviewer} {number}",
                last=last,
            )
        )
    return lines
