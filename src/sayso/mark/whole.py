"""Wholes: which figure of a sentence is a part of which: "40 people, including 5 children", "12 of the 40"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.mark.circumstance import Counted
from sayso.mark.parse import Parse
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind

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
"""Words right before a part."""

OF_ALL = re.compile(
    r"(?:out )?of(?: (?:the|its|their|his|her|our|my|your|these|those|all))*"
    r"(?: (?:last|first|past|next|remaining|other|combined|total|estimated|original|initial|roughly))?"
)
OF_WHOSE = re.compile(r"(?:out )?of(?: [^ ,;:.]+){1,5} ['’]s(?: (?:last|first|past|next|remaining|other|estimated))?")
"""Words between a part and the whole of an owner who is named: "two of | the firm's | nine plants"."""

OPENERS = frozenset(":-–—(")
"""Signs between a whole and the list of its parts."""


def assign_wholes(tokens: Tokens, parse: Parse, counted: list[Counted]) -> None:
    """Point each part at its whole: "101 civilians, including 12 children and three nurses", "12 of the 40"."""
    for place, item in enumerate(counted):
        if place and (_is_part(tokens, item.quantity.first) or _is_part_after(tokens, item.quantity.end)):
            whole = place - 1
            while whole >= 0 and counted[whole].whole is not None:
                whole -= 1
            of_them = _is_part_after(tokens, item.quantity.end) or _is_part(tokens, item.quantity.first)
            bare = whole >= 0 and counted[whole].measured is None and counted[whole].quantity.sign is None
            if whole >= 0 and (_alike(counted[whole], item) or (of_them and bare)):
                item.whole = whole
                noun, end = counted[whole].measured, item.quantity.end
                if of_them and item.measured is None and noun is not None:
                    item.measured = replace(noun, end=end, counted=(end, end), head=None)
        elif place and counted[place - 1].whole is not None and _coordinated(tokens, counted[place - 1], item):
            item.whole = counted[place - 1].whole
        elif (listed := _listed(tokens, parse, counted, place)) is not None:
            item.whole = listed
        elif place + 1 < len(counted):
            after = counted[place + 1]
            between = tokens.lower[item.quantity.end : after.quantity.first]
            owned = OF_WHOSE.fullmatch(" ".join(between)) is not None
            if owned or OF_ALL.fullmatch(" ".join(between)):
                bare = item.measured is not None and item.measured.counted[0] == item.measured.counted[1]
                if bare and item.quantity.kind == "fraction" and after.measured is not None:
                    item.measured = replace(item.measured, counted=after.measured.counted) if item.measured else None
                elif item.quantity.kind == "whole" and _alike(after, after):
                    item.whole = place + 1
                    item.measured = item.measured or after.measured


def is_of_whole(tokens: Tokens, end: int, first: int) -> bool:
    """Return whether the tokens from ``end`` to ``first`` lead from a part to its whole: "one | of the | nine"."""
    return OF_ALL.fullmatch(" ".join(tokens.lower[end:first])) is not None


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


def _listed(tokens: Tokens, parse: Parse, counted: Sequence[Counted], place: int) -> int | None:
    """Return the whole that a figure is listed under: by "including", as its apposition, or behind a colon or dash."""
    item = counted[place]
    if not place or item.measured is None or item.measured.head is None:
        return None
    whole = _whole_in_tree(tokens, parse, counted, place, item.measured.head)
    if whole is not None:
        return whole
    before = counted[place - 1]
    end = before.measured.end if before.measured else before.quantity.end
    between = tokens.words[end : item.quantity.first]
    after = counted[place + 1] if place + 1 < len(counted) else None
    if len(between) != 1 or between[0] not in OPENERS or after is None or not _coordinated(tokens, item, after):
        return None
    fits = _alike(before, item) and (before.quantity.value or 0) > (item.quantity.value or 0)
    return place - 1 if fits and before.whole is None else None


def _whole_in_tree(tokens: Tokens, parse: Parse, counted: Sequence[Counted], place: int, head: int) -> int | None:
    word = parse.at(tokens.starts[head])
    if word is None:
        return None
    steps = 0
    while parse.words[word].relation == "conj" and steps < len(counted) + 3:
        word, steps = parse.words[word].head, steps + 1
    case = parse.child(word, "case")
    included = case is not None and parse.lower[case] in ("including", "include")
    if not included and parse.words[word].relation != "appos":
        return None
    above = parse.words[word].head
    for number in range(place - 1, -1, -1):
        measured = counted[number].measured
        if measured is not None and measured.head is not None and parse.at(tokens.starts[measured.head]) == above:
            return number if _alike(counted[number], counted[place]) else None
    before = counted[place - 1]
    return place - 1 if included and before.whole is None and _alike(before, counted[place]) else None
