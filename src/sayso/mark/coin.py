"""Coins: a sum told in a larger and a smaller coin is one sum: "13 dollars and 45 cents", "15 dollars 50"."""

import itertools
from dataclasses import replace

from sayso.mark.circumstance import Counted
from sayso.mark.hedge import bounds_of
from sayso.mark.measured import Measured
from sayso.mark.numeral import number_words
from sayso.mark.quantity import Quantity
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind, Modifier

SMALL = frozenset(("cent", "penny"))
"""Units of a hundredth of the coin before them."""

LINKS: tuple[list[str], ...] = ([], ["and"], [","])
ENDS = frozenset(".?!;,)")


def magnified(tokens: Tokens, quantity: Quantity, measured: Measured | None) -> tuple[Quantity, Measured | None]:
    """Return a sum with the scale that stands behind its coin or in it: "75 USD million", "30 MUSD"."""
    if measured is None or measured.kind is not FigureKind.MONEY or quantity.value is None or measured.end < 1:
        return quantity, measured
    name, end, scale = tokens.words[measured.end - 1], measured.end, 1.0
    after = number_words().get(tokens.lower[end] if end < len(tokens.lower) else "", (0.0, ""))
    if name == f"M{measured.unit}":
        scale = 1e6
    elif name.isupper() and after[1] == "scale" and tokens.lower[end] not in ("hundred", "dozen"):
        scale, end = after[0], end + 1
    if scale == 1.0 or quantity.value >= scale:
        return quantity, measured
    low = None if quantity.low is None else quantity.low * scale
    high = None if quantity.high is None else quantity.high * scale
    larger = replace(quantity, value=quantity.value * scale, low=low, high=high)
    return larger, replace(measured, end=end, counted=(end, end))


def join_coins(tokens: Tokens, counted: list[Counted]) -> None:
    """Make each sum and the cents right after it one figure, in place."""
    joined: list[Counted] = []
    for before, item in itertools.pairwise(list(counted)):
        if before not in joined and _is_change(tokens, before, item):
            _add(before, item)
            joined.append(item)
    counted[:] = [item for item in counted if item not in joined]


def _is_change(tokens: Tokens, before: Counted, item: Counted) -> bool:
    """Return whether a number is the change of the sum before it; without a word of its own only at a clause's end."""
    money, value = before.measured, item.quantity.value
    if money is None or money.kind is not FigureKind.MONEY or money.unit in SMALL or before.quantity.value is None:
        return False
    plain = item.quantity.modifier is Modifier.EXACT and item.quantity.sign is None and value is not None
    if not plain or not 0 < (value or 0) < 100 or not float(before.quantity.value).is_integer():
        return False
    if tokens.lower[before.end : item.quantity.first] not in LINKS:
        return False
    if item.measured is not None:
        return item.measured.unit in SMALL and item.measured.end - item.quantity.end < 2
    last = item.quantity.end >= len(tokens.words) or tokens.words[item.quantity.end] in ENDS
    return last and (value or 0) >= 10 and before.quantity.sign is None


def _add(before: Counted, item: Counted) -> None:
    quantity = before.quantity
    value = round((quantity.value or 0) + (item.quantity.value or 0) / 100, 2)
    low, high = bounds_of(value, quantity.modifier)
    end = item.end
    before.quantity = replace(quantity, value=value, low=low, high=high, end=end)
    if before.measured is not None:
        before.measured = replace(before.measured, end=end, counted=(end, end))
