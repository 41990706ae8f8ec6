"""Harm as told: who is said to have been killed, injured, missing or driven out, where, when, and on whose word."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Figure, Reading, Voice
from sayso.show.chain import whose_word
from sayso.show.count import show_number
from sayso.vocabulary import Harm, Modifier

ALWAYS = (Harm.KILLED, Harm.INJURED, Harm.MISSING, Harm.DISPLACED)
"""The kinds a reader is told of even when nobody gives a figure: an empty line is not a zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmRow:
    """One figure of people harmed, as one claim gives it.

    bounds: what the words allow, in words ("40 to 50", "at least 40"); "" when the number is exact
    voice:  the whole chain; whose: on whose word, short (`whose_word`)
    """

    harm: tuple[Harm, ...]
    text: str
    whom: str
    status: str
    where: str
    when: str
    low: int | float | None
    high: int | float | None
    bounds: str
    voice: tuple[Voice, ...]
    whose: str
    blamed: str
    negated: bool
    article: str
    figure: str
    claim: str | None
    start: int
    end: int


def harm_rows(reading: Reading) -> Iterator[HarmRow]:
    """Yield a row for each figure of ``reading`` that counts people harmed, in text order."""
    claims = {claim.id: claim for claim in reading.marks.claims}
    for figure in reading.marks.figures:
        if figure.harm:
            claim = claims.get(figure.claim or "")
            yield harm_row(reading.article.id, figure, claim.voice if claim else ())


def harm_row(article: str, figure: Figure, voice: tuple[Voice, ...]) -> HarmRow:
    """Return the row of one figure that counts people harmed; ``voice``: the chain of its claim, empty for none."""
    return HarmRow(
        harm=figure.harm,
        text=figure.text,
        whom=figure.victims or figure.counted,
        status=figure.status.value if figure.status else "",
        where=figure.where or "",
        when=figure.when or "",
        low=figure.low,
        high=figure.high,
        bounds=bound_words(figure),
        voice=voice,
        whose=whose_word(voice),
        blamed=figure.blamed or "",
        negated=figure.negated,
        article=article,
        figure=figure.id,
        claim=figure.claim,
        start=figure.start,
        end=figure.end,
    )


def bound_words(figure: Figure) -> str:
    """Return what the words of ``figure`` allow: "about 50", "at least 40", "40 to 50"; "" when it is exact."""
    low, high = show_number(figure.low), show_number(figure.high)
    match figure.modifier:
        case Modifier.EXACT:
            return ""
        case Modifier.APPROX:
            return f"about {low or high}"
        case Modifier.RANGE:
            return f"{low or '?'} to {high or '?'}"
        case Modifier.MORE_THAN:
            return f"more than {low}"
        case Modifier.AT_LEAST:
            return f"at least {low}"
        case Modifier.NEARLY | Modifier.LESS_THAN:
            return f"less than {high}"
        case _:
            return f"at most {high}"
