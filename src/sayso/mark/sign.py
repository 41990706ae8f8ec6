"""Signs: words beside a name that tell what it names, whatever its letters: "fled X", "X's army", "widow of X"."""

from collections.abc import Iterator, Mapping
from functools import cache

from sayso.lexicon import table, words
from sayso.mark.parse import Parse
from sayso.mark.title import titles
from sayso.vocabulary import NameType

REACH = 4
"""So many words on either side are looked at."""
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
GRADES = frozenset("foreign first new own current late deputy former armed main only".split())
"""Words that may stand between an owner and what is owned."""

Rows = Mapping[str, tuple[tuple[tuple[str, ...], NameType], ...]]


@cache
def _signs(side: str) -> Rows:
    """Return the signs of one side by the word next to the name, each with all its words in text order."""
    found: dict[str, list[tuple[tuple[str, ...], NameType]]] = {}
    for row in table("name_signs"):
        if row["side"] == side:
            parts = tuple(row["words"].split())
            found.setdefault(parts[-1] if side == "before" else parts[0], []).append((parts, NameType(row["type"])))
    return {word: tuple(sorted(rows, key=lambda one: -len(one[0]))) for word, rows in found.items()}


def sign_beside(parse: Parse, start: int, end: int) -> NameType | None:
    """Return what the words right beside the name at ``[start, end)`` say it is; None where they say nothing.

    What it owns says more than what stands after it, and that more than what stands before.
    """
    inside = parse.within(start, end)
    if not inside:
        return None
    return next(_said(parse, inside.start, inside.stop), None)


def _said(parse: Parse, first: int, after: int) -> Iterator[NameType]:
    lower = parse.lower
    if after < len(lower) and lower[after] in POSSESSIVE:
        for at in range(after + 1, min(after + 3, len(lower))):
            yield from _matching("owned", lower[at : at + REACH])
            if lower[at] not in GRADES:
                break
    else:
        yield from _matching("after", lower[after : after + REACH])
    before = lower[max(0, first - REACH) : first]
    if before and (before[-1] in titles() or before[-1] in words("role_nouns")) and not _leads(parse, after):
        yield NameType.PERSON
    yield from _matching("before", before)


def _leads(parse: Parse, after: int) -> bool:
    """Return whether a noun or another name follows, so that a role before the name is not its own."""
    return after < len(parse.words) and parse.words[after].upos in ("NOUN", "PROPN", "ADJ")


def _matching(side: str, around: list[str]) -> Iterator[NameType]:
    """Yield the types of the signs that the words next to a name are, the longest first."""
    if not around:
        return
    near = around[-1] if side == "before" else around[0]
    for parts, kind in _signs(side).get(near, ()):
        said = around[-len(parts) :] if side == "before" else around[: len(parts)]
        if len(said) == len(parts) and all(part in ("*", word) for part, word in zip(parts, said, strict=True)):
            yield kind
