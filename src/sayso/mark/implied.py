"""Implied numbers: figures that no number word says: "no casualties", "both men", "a port" in a list, "doubled"."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.mark.circumstance import Counted
from sayso.mark.harm import counted_harm
from sayso.mark.measure import measure
from sayso.mark.measured import Measured
from sayso.mark.noun import is_person, is_plural, person_nouns
from sayso.mark.parse import Parse
from sayso.mark.quantity import Quantity
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind, Modifier, Trend

LONGEST = 6
"""Tokens between "a" and the noun it belongs to."""

BEFORE_HARM = frozenset("civilian military further other new immediate".split())
"""Words between "no" and the people or harm there was none of."""

MULTIPLES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
"""Verbs that say how many times as much something became."""

DETERMINERS = frozenset("of the these those their his her its our".split())


def add_implied(tokens: Tokens, parse: Parse, counted: list[Counted]) -> None:
    """Add the implied numbers of a sentence to its figures, in text order."""
    known = {item.quantity.first for item in counted}
    lower = set(tokens.lower)
    found: list[Counted] = []
    if "no" in lower:
        found += _nones(tokens)
    if "both" in lower:
        found += _both(tokens, parse)
    if not lower.isdisjoint(MULTIPLES):
        found += _multiples(tokens, parse)
    if not lower.isdisjoint(("a", "an")):
        found += _singles(tokens, parse, counted)
    counted.extend(item for item in found if item.quantity.first not in known)
    counted.sort(key=lambda item: item.quantity.first)
    if not lower.isdisjoint(("a", "an", "one")):
        _join_articles(tokens, counted)


def exactly(index: int, value: float, *, weak: bool = False) -> Quantity:
    """Return the quantity that token ``index`` says without a number word."""
    return Quantity(first=index, number=index, end=index + 1, value=value, low=value, high=value,
                    modifier=Modifier.EXACT, kind="whole", sign=None, weak=weak)  # fmt: skip


def _nones(tokens: Tokens) -> Iterator[Counted]:
    """Yield "no casualties", "no civilians" as figures of nought."""
    for index, word in enumerate(tokens.lower[:-1]):
        if word != "no":
            continue
        at = index + 1
        while at < min(index + 4, len(tokens.lower)) and tokens.lower[at] in BEFORE_HARM:
            at += 1
        if at >= len(tokens.lower):
            break
        harmed = counted_harm(tokens.lower[at]) and tokens.lower[at] != "captives"
        if not harmed and not (
            tokens.lower[at] in person_nouns() and len(tokens.lower[at]) > 3 and tokens.lower[at].endswith("s")
        ):
            continue
        quantity = exactly(index, 0)
        measured = measure(tokens, quantity, len(tokens.words))
        if measured is not None and measured.kind is FigureKind.COUNT:
            yield Counted(quantity=quantity, measured=measured, negated=True)


def _both(tokens: Tokens, parse: Parse) -> Iterator[Counted]:
    """Yield "both men", and "both" alone where harm is said of them; "both X and Y" counts nothing."""
    for index, word in enumerate(tokens.lower[:-1]):
        if word != "both":
            continue
        number = parse.at(tokens.starts[index])
        if number is not None and parse.words[number].relation.startswith("cc"):
            continue
        at = index + 1
        while at < len(tokens.lower) - 1 and tokens.lower[at] in DETERMINERS:
            at += 1
        if is_plural(tokens.words[at]) or tokens.lower[at] in person_nouns():
            measured = measure(tokens, exactly(index, 2), len(tokens.words))
            if (
                measured is None
                or measured.unit != "person"
                or tokens.lower[measured.end : measured.end + 1] == ["and"]
            ):
                continue
            yield Counted(quantity=exactly(index, 2), measured=measured)
        elif at == index + 1 and not is_person(tokens.words[at]):
            yield Counted(quantity=exactly(index, 2, weak=True), measured=None)


def _singles(tokens: Tokens, parse: Parse, counted: Sequence[Counted]) -> Iterator[Counted]:
    """Yield "a villager" as one; it stays only where harm is said of them ("a villager was killed")."""
    inside = [(item.quantity.first, item.end) for item in counted]
    for index, word in enumerate(tokens.lower[:-1]):
        if word not in ("a", "an") or any(first <= index < end for first, end in inside):
            continue
        article = parse.at(tokens.starts[index])
        if article is None or parse.words[article].relation != "det" or parse.words[article].head <= article:
            continue
        head = tokens.at(parse.starts[parse.words[article].head])
        if head >= len(tokens.words) or head - index > LONGEST or not _is_somebody(tokens, head):
            continue
        noun = Measured(kind=FigureKind.COUNT, unit="person", end=head + 1, counted=(index + 1, head + 1), head=head)
        yield Counted(quantity=exactly(index, 1, weak=True), measured=noun)


def _is_somebody(tokens: Tokens, head: int) -> bool:
    """Return whether a noun names one person: "villager", "commander", "woman"."""
    word = tokens.lower[head]
    if is_plural(word) or counted_harm(word) or word in ("number", "group", "family", "crowd", "couple"):
        return False
    return word in person_nouns() or is_person(f"{word}s")


def _multiples(tokens: Tokens, parse: Parse) -> Iterator[Counted]:
    """Yield "doubled" and its like; where the new level is told ("doubled to 40") that is the figure."""
    for index, word in enumerate(tokens.lower):
        value = MULTIPLES.get(word)
        number = parse.at(tokens.starts[index])
        if value is None or number is None or parse.words[number].upos != "VERB":
            continue
        if any(one in ("to", "from") for one in tokens.lower[index + 1 : index + 4]):
            continue
        if "".join(tokens.lower[index + 1 : index + 2]) in ("down", "up", "over", "back", "as"):
            continue
        measured = Measured(kind=FigureKind.OTHER, unit="fold", end=index + 1, counted=(index + 1, index + 1))
        trend = Trend.UP if value > 1 else Trend.DOWN
        yield Counted(quantity=exactly(index, value), measured=measured, trend=trend)


def share_nouns(tokens: Tokens, counted: Sequence[Counted]) -> None:
    """Give "187" in "435 homes by sale and 187 by tender" the unit of the count it stands beside."""
    for item, after_it in itertools.pairwise(counted):
        unit = after_it.measured
        between = tokens.lower[item.quantity.end : after_it.quantity.first]
        if between[:1] == ["-"] and tokens.touches(item.quantity.end):
            between = between[1:]
        opened = between == ["to"] and tokens.lower[item.quantity.first - 1 : item.quantity.first] == ["from"]
        sized = between in (["x"], ["×"], ["by"]) and unit is not None and unit.kind is FigureKind.MEASURE
        joined = between in (["and"], ["or"]) or opened or sized
        if item.measured is None and unit is not None and joined and not item.quantity.weak:
            if unit.kind in (FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.COUNT) and item.quantity.sign is None:
                end = item.quantity.end
                item.measured = replace(unit, end=end, counted=(end, end), head=None)
    for before, item in itertools.pairwise(counted):
        noun = before.measured
        if (
            item.measured is not None
            or noun is None
            or noun.kind is not FigureKind.COUNT
            or item.quantity.sign is not None
        ):
            continue
        first, end = item.quantity.first, item.quantity.end
        joined = (
            tokens.lower[first - 1] in ("and", ",", "or", "but", "to", "by", "from")
            or "in" in tokens.lower[first - 3 : first]
        )
        after = tokens.lower[end] if end < len(tokens.lower) else "."
        if (
            (joined or tokens.lower[end - 1] == "more")
            and first - noun.end < 9
            and (
                tokens.lower[end - 1] == "more"
                or not after.isalpha()
                or (tokens.tag(end) == "VERB" and noun.unit != "person")
                or after in ("by", "in", "at", "on", "from", "and", "of", "more", "others")
            )
        ):
            item.measured = replace(noun, end=end, counted=(end, end), head=None)


def _join_articles(tokens: Tokens, counted: list[Counted]) -> None:
    """Add the "a child" of "three women and a child", the "a port" of "3 towns, a port and 41 villages"."""
    firsts = {item.quantity.first for item in counted}
    added = []
    for item in counted:
        measured = item.measured
        if measured is None or measured.kind is not FigureKind.COUNT:
            continue
        at = measured.end
        if tokens.lower[at : at + 1] not in (["and"], [","]) or at + 2 >= len(tokens.lower):
            continue
        if tokens.lower[at + 1] not in ("a", "an", "one") or at + 1 in firsts:
            continue
        quantity = exactly(at + 1, 1)
        other = measure(tokens, quantity, len(tokens.words))
        if other is None or other.kind is not FigureKind.COUNT or other.end - other.counted[0] > 2:
            continue
        if tokens.lower[other.end : other.end + 1] == ["of"] and other.end + 1 in firsts:
            continue
        goes_on = tokens.lower[other.end : other.end + 1] in (["and"], [","]) and other.end + 1 in firsts
        if goes_on or measured.unit == other.unit == "person":
            added.append(Counted(quantity=quantity, measured=other))
    counted.extend(added)
    counted.sort(key=lambda item: item.quantity.first)
