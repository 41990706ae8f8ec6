"""Hedges: the words before and after a number that bound it, and what each allows."""

from functools import cache

from sayso.lexicon import table
from sayso.mark.mover import MOVERS
from sayso.mark.noun import units
from sayso.mark.numeral import HYPHENS, number_words
from sayso.mark.token import Tokens
from sayso.vocabulary import Modifier

TALK = frozenset("talk talks talked told know knows concerned worried concern concerns heard wrote".split())


@cache
def _modifiers(place: str) -> dict[tuple[str, ...], Modifier]:
    found = {}
    for row in table("figure_modifiers"):
        if row["place"] == place:
            found[tuple(_split(row["phrase"]))] = Modifier(row["modifier"])
    return found


def _split(phrase: str) -> list[str]:
    return phrase.replace(".", " .").replace(">=", "> =").replace("<=", "< =").split()


@cache
def _first_letters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the last words of hedges before, and the first words of hedges after a number: a quick test."""
    return (
        frozenset(phrase[-1] for phrase in _modifiers("before")),
        frozenset(phrase[0] for phrase in _modifiers("after")),
    )


def hedge_start(tokens: Tokens, first: int) -> int:
    """Return where the hedges before token ``first`` start, ``first`` itself where there are none."""
    found = hedge_before(tokens, first)
    return found[0] if found else first


def hedge_before(tokens: Tokens, first: int) -> tuple[int, Modifier] | None:
    """Return where the hedges before token ``first`` start, and what the binding one of them says."""
    start, modifier = first, None
    while start > 0:
        last = tokens.lower[start - 1]
        if last not in _first_letters()[0]:
            break
        for size in (4, 3, 2, 1):
            if size > start:
                continue
            said = _modifiers("before").get(tuple(tokens.lower[start - size : start]))
            if said is not None:
                break
        else:
            break
        if _misread(tokens, start - size, size):
            break
        start -= size
        if modifier is None or modifier is Modifier.APPROX or said is not Modifier.APPROX:
            modifier = said
    return None if modifier is None else (start, modifier)


def _misread(tokens: Tokens, at: int, size: int) -> bool:
    """Return whether a hedge word is none here: "talks about two plans", "went up to 300", "five-under 67"."""
    word = tokens.lower[at]
    before = tokens.lower[at - 1] if at else ""
    if before in HYPHENS and tokens.touches(at) and word.isalpha():
        return True
    if size == 1 and word == "about" and before in TALK:
        return True
    if size == 1 and word in ("above", "below", "beyond", "over") and before in ("the", "and", "from", "see"):
        return True
    if size == 2 and word == "up" and before in MOVERS and before not in ("be", "been", "being"):
        return True
    if size == 1 and word == "under" and tokens.lower[at + 1][0].isalpha():
        small = number_words().get(tokens.lower[at + 1], (99.0, ""))[0] <= 10
        return small and "".join(tokens.lower[at + 2 : at + 3]) not in units()
    return size == 1 and word in ("minimum", "maximum", "average", "perhaps") and before == "the"


def hedge_after(tokens: Tokens, end: int) -> tuple[int, Modifier | None]:
    """Return the end of a hedge right after a number ("or more", "-odd", "+") and what it says."""
    at = end
    if at < len(tokens.words) and tokens.words[at] in HYPHENS and tokens.touches(at):
        at += 1
    if at < len(tokens.lower) and tokens.lower[at] in _first_letters()[1]:
        for size in range(min(3, len(tokens.lower) - at), 0, -1):
            said = _modifiers("after").get(tuple(tokens.lower[at : at + size]))
            if said is not None:
                return at + size, said
    return end, None


def bounds_of(value: float, modifier: Modifier) -> tuple[float | None, float | None]:
    """Return what the words allow: the table of the contract."""
    if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        return value, None
    if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN, Modifier.NEARLY):
        return None, value
    return value, value
