"""Quantities: numbers with the words that bound them, ranges made one, labels and ordinals left out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.mark.currency import currencies, signs
from sayso.mark.hedge import bounds_of, hedge_after, hedge_before, hedge_start
from sayso.mark.label import is_label, is_pronoun, is_score, is_tally_of, may_count, minus_before, skip_label
from sayso.mark.noun import units
from sayso.mark.number import VULGAR, openers, parse_number, parse_unsaid
from sayso.mark.numeral import HYPHENS, number_words
from sayso.mark.scale import Number
from sayso.mark.token import Tokens
from sayso.vocabulary import Modifier

RISE = frozenset(
    "rose risen rise rises rising fell fallen fall falls grew grown increased increase dropped drop"
    " jumped climbed went down up decreased declined soared shrank changed".split()
)


SHARES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 100, 1000, 10000, 100000))


COUNTERS = frozenset("people person women men children girls boys".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A bounded number in a row of tokens.

    first:    index of its first token (the hedge, the currency sign, "between")
    number:   index of its first number token; end: index after its last token
    kind:     as `sayso.mark.number.Number.kind`, or ``share`` ("one in five")
    sign:     index of a currency sign or code before the number, or None
    weak:     whether it counts only where harm is said of those it counts ("several", "one" without a noun)
    """

    first: int
    number: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    modifier: Modifier
    kind: str
    sign: int | None
    weak: bool = False


SPACED = frozenset(("us", "hk", "nz", "c"))
"""Letters that belong to a dollar sign even where a space stands between them."""


def find_quantities(tokens: Tokens, taken: Callable[[int, int], bool]) -> list[Quantity]:
    """Return the quantities of one sentence in text order.

    taken: says of a stretch ``[start, end)`` of code points that it is something else (a date, a name)
    """
    found: list[Quantity] = []
    index, starts = 0, openers()
    while index < len(tokens.words):
        word = tokens.lower[index]
        if not (word in starts or word[0].isdigit() or word in VULGAR):
            index += 1
            continue
        quantity = _quantity(tokens, index, taken)
        if quantity is None:
            index = skip_label(tokens, index)
        else:
            found.append(quantity)
            index = quantity.end
    return found


def _quantity(tokens: Tokens, index: int, taken: Callable[[int, int], bool]) -> Quantity | None:
    number = parse_number(tokens, index)
    weak = False
    if number is None:
        number, weak = parse_unsaid(tokens, index), True
    elif tokens.lower[index] == "one" and number.end == index + 1 and is_pronoun(tokens, index):
        weak = may_count(tokens, index)
        number = number if weak else None
    if number is None or is_label(tokens, index, number):
        return None
    if taken(tokens.starts[index], tokens.ends[number.end - 1]):
        return None
    if weak:
        return replace(_bound(tokens, index, number, None), weak=True)
    if (minus := minus_before(tokens, index, number.end)) is not None:
        number = replace(number, value=-number.value)
        if (cold := _below_nought(tokens, minus, index, number)) is not None:
            return cold
        return replace(_bound(tokens, minus, number, _sign(tokens, minus)), number=index)
    share = _share(tokens, index, number)
    if share is not None:
        return _bound(tokens, index, share, None)
    other = _range(tokens, index, number, taken)
    if other is not None:
        return other
    if is_score(tokens, number.end):
        return None
    return _bound(tokens, index, number, _sign(tokens, index))


def _share(tokens: Tokens, index: int, number: Number) -> Number | None:
    """Return "one in five", "nine out of every ten" as a fraction."""
    lower, at = tokens.lower, number.end
    if lower[at : at + 2] == ["out", "of"]:
        at += 2
    elif lower[at : at + 1] == ["in"]:
        at += 1
    else:
        return None
    plain = at == number.end + 1
    if lower[at : at + 1] == ["every"]:
        at, plain = at + 1, False
    if at >= len(lower):
        return None
    other = parse_number(tokens, at)
    if other is None or number.kind != "whole" or other.kind != "whole" or not 0 < number.value < other.value:
        return None
    if plain and (number.value > 9 or other.value not in SHARES):
        return None
    return Number(end=other.end, value=number.value / other.value, kind="share")


def _range(tokens: Tokens, index: int, number: Number, taken: Callable[[int, int], bool]) -> Quantity | None:
    """Return "40-50", "between 40 and 50", "from 5 to 7", "three or four", "at least two, possibly three"."""
    found = _second(tokens, index, number)
    if found is None:
        return None
    at, joint = found
    other = parse_number(tokens, at)
    if other is None or taken(tokens.starts[at], tokens.ends[other.end - 1]):
        return None
    if not _same_unit(tokens, number.end, other.end):
        return None
    low, high = number.value, other.value
    if other.scale > 1 and number.scale == 1.0 and low * other.scale < high and low < 1000:
        low *= other.scale
    if joint == "-" and low < 1000 <= high and tokens.lower[other.end - 1].endswith(",000") and low * 1000 < high:
        low *= 1000
    if not low < high or "share" in (number.kind, other.kind) or (joint == "-" and _is_years(tokens, index, at)):
        return None
    if joint == "-" and high < 1000 and is_tally_of(tokens, other.end):
        return None
    if joint == "or" and high - low > max(2, 0.5 * low) and "couple" not in number.kind:
        return None
    if joint == "through" and low < 1:
        return None
    if joint == "and" and not _opened(tokens, index, "between"):
        return None
    if joint == "to" and _rising(tokens, index, number.end, other.end):
        return None
    sign = _sign(tokens, index)
    first = index if sign is None else sign
    first = hedge_start(tokens, first)
    if first > 0 and ((joint == "and") or (joint == "to" and tokens.lower[first - 1] == "from")):
        while first > 0 and tokens.lower[first - 1] in ("the", "ages", "of", "age"):
            first -= 1
        first = hedge_start(tokens, first - 1)
    kind = "plural" if number.kind == "plural" else ("fraction" if other.kind == "fraction" else "whole")
    return Quantity(first=first, number=index, end=other.end, value=None, low=low, high=high,
                    modifier=Modifier.RANGE, kind=kind, sign=sign)  # fmt: skip


def _below_nought(tokens: Tokens, minus: int, index: int, number: Number) -> Quantity | None:
    """Return "from -18 °C to -34 °C", "between minus ten and five" as a range with its lower end first."""
    found = _second(tokens, index, number)
    if found is None or found[1] not in ("to", "and") or _rising(tokens, minus, number.end, number.end):
        return None
    at, joint = found
    sunk = tokens.lower[at] in ("-", "−", "minus", "negative")
    other = parse_number(tokens, at + sunk) if at + sunk < len(tokens.words) else None
    opened = tokens.lower[minus - 1 : minus] == ["from" if joint == "to" else "between"]
    if other is None or not opened or other.kind != "whole" or not _same_unit(tokens, number.end, other.end):
        return None
    ends = sorted((number.value, -other.value if sunk else other.value))
    return Quantity(first=hedge_start(tokens, minus - 1), number=index, end=other.end, value=None, low=ends[0],
                    high=ends[1], modifier=Modifier.RANGE, kind="whole", sign=None)  # fmt: skip


def _same_unit(tokens: Tokens, first: int, second: int) -> bool:
    """Return whether a unit after the first number stands after the second too: "44 mg to 50 mg", not "25% to 40"."""
    word = tokens.lower[first] if first < len(tokens.lower) else ""
    if word not in units():
        return True
    other = tokens.lower[second] if second < len(tokens.lower) else ""
    return units()[word][0] == units().get(other, ("",))[0]


def _second(tokens: Tokens, index: int, number: Number) -> tuple[int, str] | None:
    """Return where the second number of a range might start and what joins it to the first."""
    lower, at = tokens.lower, number.end
    if lower[at : at + 1] == ["°"] and lower[at + 1 : at + 2] in (["c"], ["f"]):
        at += 2
    elif at < len(lower) and (_money(tokens, at) or lower[at] in units() or lower[at] in ("%", "c")):
        at += 1
    if at + 1 >= len(lower):
        return None
    joint = lower[at]
    if joint in HYPHENS and tokens.touches(at) and lower[at + 1] == "to" and lower[at + 2 : at + 3]:
        if lower[at + 2][0].isdigit() or lower[at + 2] in number_words():
            return at + 2, "to"
    if joint in HYPHENS and lower[at + 1] == "to" and lower[at + 2 : at + 3] and lower[at + 2] in HYPHENS:
        return (at + 3, "to") if at + 3 < len(lower) else None
    if joint in HYPHENS and (at == number.end or _is_tied(tokens, at)):
        if lower[at + 1] in currencies():
            at += 1
        return (at + 1, "-") if at + 1 < len(lower) else None
    if joint in (",", "and") and lower[at + 1] in ("possibly", "perhaps", "maybe") and at + 2 < len(lower):
        return at + 2, "possibly"
    if joint in ("to", "and", "or", "through"):
        nxt = at + 2 if _money(tokens, at + 1) and at + 2 < len(lower) else at + 1
        if joint == "or" and lower[nxt] in ("perhaps", "possibly", "even", "maybe") and nxt + 1 < len(lower):
            nxt += 1
        return nxt, joint
    return None


def _is_tied(tokens: Tokens, at: int) -> bool:
    """Return whether a hyphen after a unit ties it to a number: "5.2%-5.5%", "10km-12km"."""
    return tokens.touches(at) and tokens.touches(at + 1) and tokens.words[at + 1][0].isdigit()


def _money(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.words) and tokens.words[at] in signs()


def _is_years(tokens: Tokens, index: int, at: int) -> bool:
    """Return whether "2019-20" or "1992-1994" is a stretch of years rather than a range of things."""
    word = tokens.words[index]
    return len(word) == 4 and word.isdigit() and "1500" < word < "2100" and len(tokens.words[at]) in (2, 4)


def _opened(tokens: Tokens, index: int, word: str) -> bool:
    at = index - 1
    while at >= 0 and index - at < 5:
        if tokens.lower[at] == word:
            return True
        if tokens.lower[at] not in (
            "about",
            "around",
            "roughly",
            "some",
            "$",
            "€",
            "£",
            "us",
            "an",
            "estimated",
            "the",
            "ages",
            "of",
            "age",
        ):
            return False
        at -= 1
    return False


def _rising(tokens: Tokens, index: int, first_end: int, second_end: int) -> bool:
    """Return whether "from 30 to 40", "by $2bn to $52bn" tell a change, two figures; "by 10 to 15 %" is a range."""
    before = tokens.lower[max(0, index - 5) : index]
    if before[-1:] == ["from"] or before[-2:-1] == ["from"]:
        return any(word in RISE for word in before)
    signed = bool(before) and before[-1] in signs()
    own = signed or _has_unit(tokens, first_end)
    if not own and _has_unit(tokens, second_end):
        return False
    before = before[:-1] if signed else before
    if own and before[-1:] == ["by"]:
        return True
    near = [word for word in before[-2:] if word not in ("up", "down")]
    moved = before[-1:] in (["up"], ["down"]) and before[-2:-1] in (["is"], ["was"], ["are"], ["were"])
    return moved or any(word in RISE for word in near)


def _has_unit(tokens: Tokens, at: int) -> bool:
    word = tokens.lower[at] if at < len(tokens.lower) else ""
    return word in units() or word in currencies() or word in ("%", "percent", "per")


def _sign(tokens: Tokens, index: int) -> int | None:
    """Return the index of the currency sign or code before a number ("US$5m", "USD 5m", "Rs 500"), or None."""
    at = index - 1
    if at < 0:
        return None
    word = tokens.words[at]
    if word == "=" and at and tokens.touches(index) and f"{tokens.lower[at - 1]}=" in currencies():
        return at - 1
    if word in signs():
        before = tokens.lower[at - 1] if at else ""
        joined = before.isalpha() and f"{before}{word}" in currencies()
        return at - 1 if joined and (tokens.touches(at) or before in SPACED) else at
    if (
        at
        and tokens.touches(at)
        and tokens.words[at - 1] in signs()
        and "".join(tokens.lower[at - 1 : index]) in currencies()
    ):
        return at - 1
    if len(word) in (2, 3) and word.lower() in currencies() and (word.isupper() or word in ("Rs", "Rp", "Ksh", "Tk")):
        return at
    return None


def _bound(tokens: Tokens, index: int, number: Number, sign: int | None) -> Quantity:
    first = index if sign is None else sign
    before = hedge_before(tokens, first)
    modifier = Modifier.EXACT
    if before is not None:
        first, modifier = before
    end, after = hedge_after(tokens, number.end)
    if after is not None and (modifier in (Modifier.EXACT, Modifier.APPROX)):
        modifier = after
    value: float | None = number.value
    if number.kind == "couple" and modifier is Modifier.EXACT:
        modifier = Modifier.APPROX
    low, high = bounds_of(number.value, modifier)
    if number.kind == "plural":
        value, low, high = None, number.value, None
        modifier = Modifier.MORE_THAN if modifier is Modifier.MORE_THAN else Modifier.AT_LEAST
    return Quantity(first=first, number=index, end=end, value=value, low=low, high=high, modifier=modifier,
                    kind=number.kind, sign=sign)  # fmt: skip
