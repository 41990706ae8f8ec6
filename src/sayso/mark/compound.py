"""Compounds: one name that the encoder reads in pieces, since a name stands in it: "Orvale | Central | University"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.mark.draft import NameDraft
from sayso.mark.naming import is_state, name_heads
from sayso.vocabulary import NameType

SIDES = frozenset("Eastern Western Northern Southern Central".split())
"""Parts of a part of the world."""
HOMES = frozenset((NameType.GPE, NameType.LOC, NameType.NORP))
OWNERS = HOMES | {NameType.PERSON}
"""What the name of a body may begin with: a place, a people, who it is called after."""
BUILT = OWNERS | {NameType.ORG}
LINKS = ("of", "for")
"""Words that the name of a body does not end in."""
BETWEEN = frozenset(("", "the"))
PLACES = (NameType.GPE, NameType.LOC)
PUBLIC = frozenset(
    "Police Sheriff Sheriffs Fire Council Court School Schools District City County Town Village Borough Municipal"
    " State Public Community High Department Office Government Board Commission".split()
)
"""Words of the offices that every state, town or district has: with a second word they name one by themselves."""
WORD = re.compile(r"[^\W\d_]+")
LETTERS = re.compile(r" ?\((?P<first>[A-Z])[A-Za-z]*[A-Z]\)")
"""What a name is called for short, right behind it."""


def join_pieces(text: str, drafts: Sequence[NameDraft]) -> list[NameDraft]:
    """Return the drafts in text order, those put together that are pieces of one name."""
    found: list[NameDraft] = []
    last: NameType | None = None
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        before = found[-1] if found else None
        kind = _as_one(text, before, last, draft) if before is not None else None
        last = draft.type
        if before is not None and kind is not None:
            found[-1] = replace(before, end=draft.end, type=kind, level=min(before.level, draft.level))
        else:
            found.append(draft)
    return [_as_state(text, draft) for draft in found]


def _as_state(text: str, draft: NameDraft) -> NameDraft:
    """Return what the encoder took for a body as a place where it is a state with its full name."""
    state = draft.type is NameType.ORG and is_state(text[draft.start : draft.end])
    return replace(draft, type=NameType.GPE) if state else draft


def _as_one(text: str, before: NameDraft, last: NameType | None, draft: NameDraft) -> NameType | None:
    """Return what two drafts are as one name, None where they are two; last: what the last piece of the first was."""
    if before.end > draft.start:
        return None
    between = text[before.end : draft.start]
    first, second = text[before.start : before.end], text[draft.start : draft.end]
    if before.type is NameType.ORG and first.rsplit(maxsplit=1)[-1] in LINKS and len(between) <= len(" the "):
        return NameType.ORG if between.strip() in BETWEEN else None
    if between != " " or len(first) <= len("US"):
        return None
    if first in SIDES and draft.type in PLACES:
        return NameType.LOC
    if draft.type is NameType.FAC and before.type in BUILT:
        return NameType.FAC
    if draft.type is NameType.ORG and last in OWNERS and before.type in BUILT and not _is_acronym(second):
        return None if before.type in PLACES and _is_whole(text, first, draft) else NameType.ORG
    if before.type is NameType.ORG and draft.type in HOMES:
        return NameType.ORG
    called = before.type is NameType.NORP and draft.type in PLACES
    return draft.type if called and name_heads().get(second.split(maxsplit=1)[0]) in HOMES else None


def _is_whole(text: str, place: str, body: NameDraft) -> bool:
    """Return whether a body behind a place is a public office, a name without the place: "Orvale | City Council".

    A short name right behind it that begins with the place's letter says that it is not: "Orvale Harbour Board (OHB)".
    """
    surface, short = text[body.start : body.end], LETTERS.match(text, body.end)
    words = WORD.findall(surface)
    return " " in surface and not PUBLIC.isdisjoint(words) and not (short and short["first"] == place[0])


def _is_acronym(surface: str) -> bool:
    """Return whether a name is letters alone, which nobody reads as the end of a name."""
    return surface.isupper() and " " not in surface
