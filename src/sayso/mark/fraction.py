"""Fractions: "two-thirds", "half of", "a quarter of a million", "half a mile"."""

from sayso.mark.noun import units
from sayso.mark.numeral import HYPHENS, fraction_words, number_words
from sayso.mark.scale import Number, scale_up
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind

OWNERS = frozenset("the its their our his her my your this that all these those".split())
ORDINALS = frozenset("first second third fourth final last latter other next opening closing the".split())
SINGLES = frozenset(("third", "quarter", "half"))
HEDGED = frozenset("nearly almost about than over by around roughly least under just".split())


def fraction_at(tokens: Tokens, index: int) -> Number | None:
    """Return the fraction in words that starts at token ``index``, None where there is none."""
    lower = tokens.lower
    if lower[index] in ("half", "quarter") and _is_of_unit(tokens, index + 1):
        return Number(end=index + 1, value=fraction_words()[lower[index]], kind="whole")
    if lower[index] in ("half", "quarter") and not tokens.touches(index):
        scaled = scale_up(tokens, Number(end=index + 1, value=fraction_words()[lower[index]], kind="fraction"))
        if scaled.end > index + 1:
            return scaled
    if lower[index] == "half":
        return _half(tokens, index)
    if lower[index] in ("a", "an"):
        return _one_part(tokens, index)
    value, role = number_words().get(lower[index], (0.0, ""))
    return fraction_tail(tokens, value, index + 1) if role == "ones" else None


def fraction_tail(tokens: Tokens, count: float, at: int) -> Number | None:
    """Return "two-thirds", "one fifth of", "3 quarters" given their numerator."""
    lower = tokens.lower
    if at < len(lower) and tokens.words[at] in HYPHENS:
        at += 1
    if at >= len(lower) or lower[at] not in fraction_words():
        return None
    if lower[at] == "half":
        hyphened = count == 1 and tokens.words[at - 1] in HYPHENS and tokens.touches(at)
        return Number(end=at + 1, value=0.5, kind="fraction") if hyphened else None
    plural = lower[at].endswith("s")
    after = lower[at + 1] if at + 1 < len(lower) else ""
    hyphened = tokens.words[at - 1] in HYPHENS and tokens.touches(at) is tokens.touches(at - 1)
    if count == 1 and not plural and (hyphened or after in ("of", "the") or not after.isalpha()):
        return _of_scale(tokens, Number(end=at + 1, value=fraction_words()[lower[at]], kind="fraction"))
    if (plural and 1 < count < 100 and lower[at] != "quarters") or (lower[at] == "quarters" and count == 3):
        return _of_scale(tokens, Number(end=at + 1, value=count * fraction_words()[lower[at]], kind="fraction"))
    return None


def _one_part(tokens: Tokens, index: int) -> Number | None:
    """Return "a third of", "a quarter"; "a third time" is an ordinal."""
    lower = tokens.lower
    if index + 1 >= len(lower) or lower[index + 1] not in fraction_words() or lower[index + 1].endswith("s"):
        return None
    after = lower[index + 2] if index + 2 < len(lower) else ""
    hedged = index > 0 and lower[index - 1] in HEDGED
    if after in ("of", "more", "fewer", "less") or (hedged and (not after.isalpha() or lower[index + 1] in SINGLES)):
        return _of_scale(tokens, Number(end=index + 2, value=fraction_words()[lower[index + 1]], kind="fraction"))
    if lower[index + 1] == "half" and after in ("of", "million", "billion"):
        return scale_up(tokens, Number(end=index + 2, value=0.5, kind="fraction"))
    return None


def _is_of_unit(tokens: Tokens, at: int) -> bool:
    """Return whether a unit follows "half" or "quarter", so that it is a number of them: "a half | hour"."""
    if at < len(tokens.lower) and tokens.words[at] in HYPHENS and tokens.touches(at):
        at += 1
    word = tokens.lower[at] if at < len(tokens.lower) else ""
    kind = units().get(word, ("", None))[1]
    return len(word) > 3 and not word.endswith("s") and kind in (FigureKind.MEASURE, FigureKind.DURATION)


def _half(tokens: Tokens, index: int) -> Number | None:
    lower = tokens.lower
    if (index > 0 and lower[index - 1] in ORDINALS) or tokens.touches(index):
        return None
    after = lower[index + 1] if index + 1 < len(lower) else ""
    if after in ("a", "an"):
        return scale_up(tokens, Number(end=index + 2, value=0.5, kind="fraction"))
    hedged = index > 0 and lower[index - 1] in HEDGED
    if after == "of" or after in OWNERS or (hedged and after not in ("past", "time", "way", "-")):
        return Number(end=index + 1, value=0.5, kind="fraction")
    return None


def _of_scale(tokens: Tokens, number: Number) -> Number:
    """Return "a quarter of a million" as the number it is."""
    lower = tokens.lower
    if (direct := scale_up(tokens, number)).kind == "whole":
        return direct
    if lower[number.end : number.end + 2] == ["of", "a"]:
        scaled = scale_up(tokens, Number(end=number.end + 2, value=number.value, kind="fraction"))
        if scaled.kind == "whole":
            return scaled
    return number
