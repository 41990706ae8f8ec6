"""Dated: the date that a figure stands with, by the clause both stand in and then by nearness."""

from collections.abc import Sequence

from sayso.mark.circumstance import Counted
from sayso.mark.parse import Parse
from sayso.mark.token import Tokens
from sayso.records import Date, Span
from sayso.vocabulary import DateType

CLAUSES = frozenset(("root", "ccomp", "advcl", "acl", "parataxis", "csubj"))
"""Relations of words that head a clause of their own; joined verbs and infinitives share that of the first."""

OCCASIONS = frozenset("when as while after where".split())
"""What opens a clause that tells how something came about, so that its date is that of the clause it hangs on."""

MOST = 24
"""Steps up the tree, so that a broken one costs no more than a sound one."""


def when_of(tokens: Tokens, parse: Parse, item: Counted, dates: Sequence[Date]) -> tuple[str | None, tuple[Span, ...]]:
    """Return the date a figure stands with, both ends of a stretch as an interval; None where none is meant for it.

    A date counts that stands in the clause of the figure, in one around it, in one on the noun that is counted, or in
    one that tells when it was; of several the nearest. The spans are those of the dates.
    """
    usable = [
        date
        for date in dates
        if date.edtf is not None
        and date.type in (DateType.DATE, DateType.TIME)
        and date.value not in ("PAST_REF", "FUTURE_REF")
    ]
    meant = [date for date in usable if _is_meant(tokens, parse, item, date)]
    if not meant:
        return None, ()
    best = min(meant, key=lambda date: (distance(tokens, item, date.start), date.start))
    if distance(tokens, item, best.start) >= 100:
        return None, ()
    place = usable.index(best)
    for first, last in ((place, place + 1), (place - 1, place)):
        if first >= 0 and last < len(usable) and _is_stretch(tokens, usable[first], usable[last]):
            one, other = usable[first], usable[last]
            return f"{one.edtf}/{other.edtf}", (
                Span(start=one.start, end=one.end),
                Span(start=other.start, end=other.end),
            )
    return best.edtf, (Span(start=best.start, end=best.end),)


def distance(tokens: Tokens, item: Counted, start: int) -> int:
    """Return how many tokens lie between a figure and code point ``start``, a hundred more for each clause border."""
    at = tokens.at(start)
    low, high = sorted((item.quantity.first, at))
    borders = sum(tokens.lower[index] in (";", "while", "but", "whereas") for index in range(low, high))
    return (high - low) + 100 * borders


def _is_meant(tokens: Tokens, parse: Parse, item: Counted, date: Date) -> bool:
    """Return whether a date may be that of a figure, by the clauses of the tree; where it has none, it may."""
    measured = item.measured
    place = item.quantity.end - 1 if measured is None or measured.head is None else measured.head
    anchor, word = parse.at(tokens.starts[min(place, len(tokens.starts) - 1)]), parse.top(date.start, date.end)
    if anchor is None or word is None:
        return True
    clause = _clause(parse, word)
    around = _clauses(parse, anchor)
    if clause in around:
        return True
    head = parse.words[clause].head
    if head == anchor:
        return True
    opened = parse.child(clause, "mark", "advmod")
    tells = parse.bases[clause] == "advcl" and opened is not None and parse.lower[opened] in OCCASIONS
    return tells and _clause(parse, head) in around


def _clause(parse: Parse, word: int) -> int:
    """Return the head of the clause that a word stands in."""
    steps = 0
    while parse.words[word].head >= 0 and parse.bases[word] not in CLAUSES and steps < MOST:
        word, steps = parse.words[word].head, steps + 1
    return word


def _clauses(parse: Parse, word: int) -> list[int]:
    """Return the head of the clause of a word and those of the clauses around it."""
    found = [_clause(parse, word)]
    while parse.words[found[-1]].head >= 0 and len(found) < MOST:
        found.append(_clause(parse, parse.words[found[-1]].head))
    return found


def _is_stretch(tokens: Tokens, first: Date, last: Date) -> bool:
    between = tokens.lower[tokens.at(first.end) : tokens.at(last.start)]
    before = tokens.lower[max(0, tokens.at(first.start) - 1)]
    if "/" in f"{first.edtf}{last.edtf}" or "T" in f"{first.edtf}{last.edtf}":
        return False
    return (
        (between == ["and"] and before == "between")
        or (between in (["to"], ["until"], ["through"]) and before == "from")
        or between in (["-"], ["–"])
    )
