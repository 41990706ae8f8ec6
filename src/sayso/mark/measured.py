"""What a number is found to measure or count, and the rate that it becomes where something is told by something."""

from dataclasses import dataclass, replace

from sayso.mark.rate import per_what
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind, VictimStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a quantity is of.

    end:     token index after the unit or head noun
    counted: token range of the words that say what is counted, empty where nothing does
    head:    index of the head noun of a count, else None
    """

    kind: FigureKind
    unit: str
    end: int
    counted: tuple[int, int]
    head: int | None = None
    status: VictimStatus | None = None
    first: int | None = None


def word_at(tokens: Tokens, index: int) -> str:
    """Return token ``index`` in lower case, "" outside the sentence."""
    return tokens.lower[index] if 0 <= index < len(tokens.lower) else ""


def as_rate(tokens: Tokens, measured: Measured) -> Measured:
    """Return ``measured`` as a rate where "per barrel", "a day", "/h" follows, also after what it is a measure of."""
    found = per_what(tokens, max(measured.end, measured.counted[1]), measured.kind)
    if found is None:
        return measured
    end, per = found
    return replace(measured, kind=FigureKind.RATE, unit=f"{measured.unit} per {per}", end=end)
