"""Counting: the quantities of one sentence with what each measures, which is part of which, and its trend."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.mark.circumstance import Circumstances
from sayso.mark.counted import describe_count
from sayso.mark.fate import head_noun
from sayso.mark.harm import counted_harm
from sayso.mark.measure import Measured, measure
from sayso.mark.noun import person_nouns
from sayso.mark.parse import Parse
from sayso.mark.quantity import Quantity, find_quantities
from sayso.mark.token import Tokens
from sayso.records import Date, Name
from sayso.vocabulary import DateType, FigureKind, Modifier, NameType, Trend

UP = frozenset(
    "rose rise risen rises grew grown increased increase increases up jumped climbed soared surged gained"
    " higher raised rising growing more".split()
) - {"more"}


DOWN = frozenset(
    "fell fall fallen falls dropped drop declined decline decreased decrease down lost slumped plunged cut"
    " lower reduced shrank falling".split()
) - {"lost", "cut"}


PARTS = (
    ("including",),
    ("among", "them"),
    ("of", "whom"),
    ("of", "them"),
    ("among", "whom"),
    ("amongst", "them"),
    ("include",),
    ("included",),
    ("of", "which"),
)


BEFORE_HARM = frozenset("civilian military further other new immediate".split())


@dataclass(slots=True, kw_only=True)
class Counted:
    """A quantity with what it measures, while its sentence is read.

    whole: index of the figure of the same sentence that it is a part of
    """

    quantity: Quantity
    measured: Measured | None
    whole: int | None = None
    negated: bool = False
    trend: Trend | None = None
    circumstances: Circumstances = field(default_factory=Circumstances)


def count_sentence(tokens: Tokens, dates: Sequence[Date], names: Sequence[Name], parse: Parse) -> list[Counted]:
    """Return the figures of one sentence with all that is said of them."""
    taken = [(date.start, date.end) for date in dates if date.type is not DateType.DURATION]
    taken += [(name.start, name.end) for name in names if any(letter.isdigit() for letter in name.text)]

    def is_taken(start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in taken)

    quantities = find_quantities(tokens, is_taken)
    counted: list[Counted] = []
    for place, quantity in enumerate(quantities):
        limit = quantities[place + 1].first if place + 1 < len(quantities) else len(tokens.words)
        cut = [tokens.at(first) for first, _ in taken]
        limit = min([limit, *(at for at in cut if at >= quantity.end)])
        head = head_noun(tokens, parse, quantity.end - 1, limit)
        measured = measure(tokens, quantity, limit, head) or _plain_age(tokens, quantity, names)
        if measured is None and not quantity.weak and _is_idle(tokens, quantity):
            if tokens.lower[quantity.number] != "one":
                continue
            quantity = replace(quantity, weak=True)
        counted.append(Counted(quantity=quantity, measured=measured, trend=_trend(tokens, quantity)))
    counted.extend(_nones(tokens, counted))
    counted.sort(key=lambda item: item.quantity.first)
    _join_articles(tokens, counted)
    _share_nouns(tokens, counted)
    _assign_wholes(tokens, counted)
    describe_count(tokens, counted, dates, names, parse)
    return _without_idle(counted)


def _without_idle(counted: list[Counted]) -> list[Counted]:
    """Return the figures without those of unsaid numbers that no harm is said of."""
    kept = [place for place, item in enumerate(counted) if not item.quantity.weak or item.circumstances.harm]
    if len(kept) == len(counted):
        return counted
    moved = {old: new for new, old in enumerate(kept)}
    for item in counted:
        item.whole = None if item.whole is None else moved.get(item.whole)
    return [counted[place] for place in kept]


def _plain_age(tokens: Tokens, quantity: Quantity, names: Sequence[Name]) -> Measured | None:
    """Return "52" in "Ann Smith, 52, a farmer" as an age."""
    first, end = quantity.first, quantity.end
    if quantity.value is None or not 0 < quantity.value < 120 or tokens.lower[max(0, first - 1)] != ",":
        return None
    if end < len(tokens.words) and tokens.words[end] not in ",.)":
        return None
    before = tokens.ends[first - 2] if first > 1 else -1
    if any(name.end == before and name.type is NameType.PERSON for name in names):
        return Measured(kind=FigureKind.AGE, unit="year", end=end, counted=(end, end))
    return None


def _is_idle(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether a number without a noun is a pronoun or a list number rather than a figure."""
    word = tokens.lower[quantity.number]
    if quantity.value == 1 and quantity.modifier is Modifier.EXACT:
        return not word[0].isdigit() or quantity.end >= len(tokens.words)
    return quantity.number == 0 and quantity.end < len(tokens.words) and tokens.words[quantity.end] in ".)"


def _trend(tokens: Tokens, quantity: Quantity) -> Trend | None:
    before = tokens.lower[max(0, quantity.first - 4) : quantity.first]
    for index in range(len(before) - 1, -1, -1):
        between = before[index + 1 :]
        if all(
            word in ("by", "to", "of", "from", "the", "a", "an", "another", "in", "further", "has", "its")
            for word in between
        ):
            if before[index] in UP and not (
                before[index] == "up" and between[:1] == ["to"] and index and before[index - 1] not in UP
            ):
                return Trend.UP
            if before[index] in DOWN:
                return Trend.DOWN
    after = tokens.lower[quantity.end : quantity.end + 3]
    for word in after:
        if word in ("increase", "rise", "higher", "jump", "growth", "surge"):
            return Trend.UP
        if word in ("decrease", "fall", "lower", "drop", "decline", "reduction", "slump"):
            return Trend.DOWN
    return None


def _nones(tokens: Tokens, counted: Sequence[Counted]) -> list[Counted]:
    """Return "no casualties", "no one was hurt" as figures of nought."""
    found = []
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
        quantity = Quantity(
            first=index,
            number=index,
            end=index + 1,
            value=0,
            low=0,
            high=0,
            modifier=Modifier.EXACT,
            kind="whole",
            sign=None,
        )
        measured = measure(tokens, quantity, len(tokens.words))
        if measured is not None and measured.kind is FigureKind.COUNT:
            found.append(Counted(quantity=quantity, measured=measured, negated=True))
    return found


def _share_nouns(tokens: Tokens, counted: Sequence[Counted]) -> None:
    """Give "187" in "435 homes by sale and 187 by tender" the unit of the count it stands beside."""
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
            tokens.lower[first - 1] in ("and", ",", "or", "but", "to", "by") or "in" in tokens.lower[first - 3 : first]
        )
        after = tokens.lower[end] if end < len(tokens.lower) else "."
        if (
            joined
            and first - noun.end < 9
            and (not after.isalpha() or after in ("by", "in", "at", "on", "from", "and", "of", "more", "others"))
        ):
            item.measured = replace(noun, end=end, counted=(end, end), head=None)


def _join_articles(tokens: Tokens, counted: list[Counted]) -> None:
    """Add the "a child" of "three women and a child": one person, named beside counted ones."""
    added = []
    for item in counted:
        measured = item.measured
        if measured is None or measured.unit != "person":
            continue
        at = measured.end
        if tokens.lower[at : at + 1] not in (["and"], [","]) or tokens.lower[at + 1 : at + 2] not in (
            ["a"],
            ["an"],
            ["one"],
        ):
            continue
        quantity = Quantity(
            first=at + 1,
            number=at + 1,
            end=at + 2,
            value=1,
            low=1,
            high=1,
            modifier=Modifier.EXACT,
            kind="whole",
            sign=None,
        )
        other = measure(tokens, quantity, len(tokens.words))
        known = any(one.quantity.first == at + 1 for one in counted)
        if other is not None and other.unit == "person" and other.end - other.counted[0] <= 2 and not known:
            added.append(Counted(quantity=quantity, measured=other))
    counted.extend(added)
    counted.sort(key=lambda item: item.quantity.first)


def _assign_wholes(tokens: Tokens, counted: list[Counted]) -> None:
    """Point each part at its whole: "101 civilians, including 12 children and three nurses", "12 of the 40"."""
    for place, item in enumerate(counted):
        if place and (_is_part(tokens, item.quantity.first) or _is_part_after(tokens, item.quantity.end)):
            whole = place - 1
            while whole >= 0 and counted[whole].whole is not None:
                whole -= 1
            of_them = _is_part_after(tokens, item.quantity.end)
            bare = whole >= 0 and counted[whole].measured is None and counted[whole].quantity.sign is None
            if whole >= 0 and (_alike(counted[whole], item) or (of_them and bare)):
                item.whole = whole
        elif place and counted[place - 1].whole is not None and _coordinated(tokens, counted[place - 1], item):
            item.whole = counted[place - 1].whole
        elif place + 1 < len(counted):
            after = counted[place + 1]
            between = tokens.lower[item.quantity.end : after.quantity.first]
            if between in (["of", "the"], ["of"], ["out", "of"], ["out", "of", "the"], ["of", "its"], ["of", "their"]):
                if item.quantity.kind == "whole" and _alike(after, after):
                    item.whole = place + 1
                    item.measured = item.measured or after.measured


def _alike(whole: Counted, part: Counted) -> bool:
    kinds = (FigureKind.COUNT,)
    return (
        whole.measured is not None
        and whole.measured.kind in kinds
        and (part.measured is None or part.measured.kind in kinds)
        and whole.measured.unit in ("person", part.measured.unit if part.measured else "")
    )


def _is_part(tokens: Tokens, first: int) -> bool:
    return any(tuple(tokens.lower[max(0, first - len(cue)) : first]) == cue for cue in PARTS)


def _is_part_after(tokens: Tokens, end: int) -> bool:
    """Return whether "of them", "of whom" follow a number: "23 people, five of them children"."""
    return tokens.lower[end : end + 1] == ["of"] and tokens.lower[end + 1 : end + 2] in (
        ["them"],
        ["whom"],
        ["these"],
        ["which"],
    )


def _coordinated(tokens: Tokens, before: Counted, item: Counted) -> bool:
    end = before.measured.end if before.measured else before.quantity.end
    between = tokens.lower[end : item.quantity.first]
    return (
        between in (["and"], [","], [",", "and"], ["as", "well", "as"])
        and _alike(item, item)
        and before.measured is not None
    )
