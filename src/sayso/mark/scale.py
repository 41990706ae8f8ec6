"""Scales: words and letters that multiply the number before them: "2.5 million", "7bn", "40k"."""

from dataclasses import dataclass

from sayso.mark.numeral import HYPHENS, number_words
from sayso.mark.token import Tokens

OWNERS = frozenset("its the their our his her these those".split())
"""Words after "of" that make a number of things out of "35m of": "35m of its lamps"; "35m of rope" is a length."""

PLURALS = ("s", "people", "children", "women")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a row of tokens.

    end:      index after its last token
    value:    what it amounts to; for a bare plural ("dozens") the least it says
    kind:     ``whole``, ``fraction`` ("a third"), ``plural`` ("hundreds of thousands") or ``couple`` ("a couple of")
    scaled:   whether a scale word ("million") or its letter stood in it; ``scale`` is what it multiplied by
    """

    end: int
    value: float
    kind: str = "whole"
    scale: float = 1.0


def scale_up(tokens: Tokens, number: Number) -> Number:
    """Return ``number`` with the scale words after it multiplied in: "2.5 million", "7bn", "40-thousand"."""
    end, scale = number.end, 1.0
    while end < len(tokens.words):
        at = end
        if tokens.words[at] in HYPHENS and tokens.touches(at) and tokens.touches(at + 1):
            at += 1
        if at >= len(tokens.words):
            break
        value, role = number_words().get(tokens.lower[at], (0.0, ""))
        if role == "scale" or (role == "short" and _short_scale(tokens, at)):
            scale, end = scale * value, at + 1
            continue
        break
    kind = "whole" if scale > 1 else number.kind
    return Number(end=end, value=number.value * scale, kind=kind, scale=scale)


def _short_scale(tokens: Tokens, at: int) -> bool:
    """Return whether a letter after digits stands for a scale: "7bn", "5m" of money, "40k"; "5 m" is metres."""
    if tokens.lower[at] in ("bn", "mn", "mln", "mio", "bln", "tn", "trn", "tln", "mil", "bil"):
        return tokens.touches(at) or tokens.lower[at] not in ("mil", "mn", "tn", "bil")
    if not tokens.touches(at) or (tokens.words[at] == "K" and tokens.touches(at + 1)):
        return False
    if tokens.lower[at] == "k":
        return True
    first = at - 1
    before = first - 1
    signed = before > 0 and tokens.words[before - 1] == "$" and tokens.touches(before)
    money = before >= 0 and (signed or _is_money_sign(tokens.words[before]))
    if tokens.words[at] in ("MM", "T"):
        return money
    if tokens.words[at] == "M":
        return not (at + 1 < len(tokens.words) and tokens.touches(at + 1) and tokens.words[at + 1][0].isalnum())
    if tokens.words[at] == "m" and at + 1 < len(tokens.words):
        after = tokens.lower[at + 1]
        if after in ("and", "to", "or", "-") and tokens.lower[at + 3 : at + 4] == ["m"] and tokens.touches(at + 3):
            return _short_scale(tokens, at + 3)
        if after == "of" and tokens.lower[at + 2 : at + 3] and tokens.lower[at + 2] in OWNERS:
            return money or any(word.endswith(PLURALS) for word in tokens.lower[at + 3 : at + 6])
        return money or (after[:1].isalpha() and len(after) > 3 and after.endswith(PLURALS))
    return money and tokens.lower[at] in ("m", "b")


def _is_money_sign(word: str) -> bool:
    return word in "$€£¥₹₦₽₩₺₴₪₫฿" or (len(word) == 3 and word.isupper() and word.isascii())
