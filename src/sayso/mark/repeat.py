"""Repeats: what one mention of a name tells of the others in the same article, missed ones and doubtful types alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.mark.agreement import is_unlisted
from sayso.mark.draft import NameDraft
from sayso.mark.landmark import is_ruled
from sayso.mark.parse import Parse
from sayso.mark.people import DEMONYMS, home_of, is_home, people_of
from sayso.mark.sign import sign_beside
from sayso.mark.title import GENERATIONS, family_of
from sayso.protocols import NameSignal
from sayso.vocabulary import NameType

SURE = 0.6
"""How sure the encoder is of a name whose other mentions are looked for."""

WON = 0.5
"""What share of all mentions, by how sure each is, a type needs to be taken for the others' too."""


DOUBTFUL = 0.85
"""Below that sure of a person, a lone word that begins the name of a body of the article is that body."""

PEOPLE = ("an", "ans", "ese", "ish", "i", "is", "s", "ch")
"""Endings of peoples' names; a word without one that is a place elsewhere in the article is that place."""

LONERS = frozenset((NameType.PERSON, NameType.ORG, NameType.GPE))
"""What a people may be taken for where the encoder does not know it."""

TEAM = {NameType.GPE, NameType.ORG}
"""A town and the club that bears its name are both meant in one article: neither takes the other's mentions."""


def settle_types(parse: Parse, drafts: Sequence[NameDraft]) -> list[NameDraft]:
    """Return the drafts, those written alike with one type where most of the weight says so.

    A lone word that has an army somewhere in the article is no person anywhere in it.
    Who is a person by a longer name of the article stays a person: Lincoln the town does not take Mr Lincoln along.
    """
    text = parse.text
    ruled = {text[one.start : one.end].casefold() for one in drafts if is_ruled(parse, one.start, one.end)}
    ruled |= _homes(parse, drafts)
    weight: dict[str, dict[NameType, float]] = defaultdict(lambda: defaultdict(float))
    surnames: set[str] = set()
    heads: set[str] = set()
    for draft in drafts:
        surface = text[draft.start : draft.end].casefold()
        weight[surface][draft.type] += draft.level
        if draft.type is NameType.PERSON and " " in surface:
            surnames.add(family_of(surface))
        if draft.type is NameType.ORG and " " in surface:
            heads.add(surface.split()[0])
    found = []
    for draft in drafts:
        surface = text[draft.start : draft.end].casefold()
        shares = weight[surface]
        state = draft.type is NameType.PERSON and surface in ruled - surnames
        people = draft.type is NameType.NORP and NameType.GPE in shares and not surface.endswith(PEOPLE)
        if state or people:
            draft = replace(draft, type=NameType.GPE)
        elif (
            draft.type in LONERS
            and surface not in surnames
            and (home_of(surface, weight) is not None or _counted(parse, draft))
        ):
            draft = replace(draft, type=NameType.NORP)
        elif (
            draft.type is NameType.PERSON
            and draft.level < DOUBTFUL
            and surface in heads - surnames
            and sign_beside(parse, draft.start, draft.end) is not NameType.PERSON
        ):
            draft = replace(draft, type=NameType.ORG)
        elif len(shares) > 1 and not (draft.type is NameType.PERSON and surface in surnames):
            best = max(shares, key=lambda kind: (shares[kind], kind))
            if best is NameType.NORP and NameType.GPE in shares and not surface.endswith(PEOPLE):
                best = NameType.GPE
            ruler = best is NameType.PERSON and surface in ruled - surnames
            team = {best, draft.type} == TEAM
            if not team and not ruler and shares[best] >= WON * sum(shares.values()):
                draft = replace(draft, type=best)
        found.append(draft)
    return found


def _counted(parse: Parse, draft: NameDraft) -> bool:
    """Return whether a lone word of no list is a plural that a number counts: "eleven Veltans" are no person."""
    surface = parse.text[draft.start : draft.end]
    words = parse.within(draft.start, draft.end)
    if len(words) != 1 or not is_unlisted(surface) or not surface.endswith(("s", "ese", "ish")):
        return False
    count = parse.child(words.start, "nummod")
    return count is not None and count == words.start - 1


def _homes(parse: Parse, drafts: Sequence[NameDraft]) -> set[str]:
    """Return lone names that the article also names a people by: Velt, where "the Veltish" or "Veltans" come."""
    text = parse.text
    surfaces = dict.fromkeys(text[one.start : one.end].casefold() for one in drafts if one.type is NameType.NORP)
    peoples = [people_of(surface) or surface for surface in surfaces]
    homes = dict.fromkeys(text[one.start : one.end].casefold() for one in drafts)
    return {
        home for home in homes if any(one != home and one.endswith(DEMONYMS) and is_home(home, one) for one in peoples)
    }


def find_repeats(parse: Parse, drafts: Sequence[NameDraft], said: Sequence[NameSignal]) -> Iterator[NameDraft]:
    """Yield mentions the encoder missed: words written like a sure name of the article, in headlines in capitals too.

    said: what the encoder read, whose places are taken, also where it found a date or a thing that is no name here
    """
    known = _known(parse, drafts)
    if not known:
        return
    spans = [
        *((one.start, one.end) for one in drafts),
        *((one.start, one.end) for one in said if one.confidence >= SURE),
    ]
    taken = {word for start, end in spans for word in parse.within(start, end)}
    free = 0
    for at in [number for number, word in enumerate(parse.lower) if word in known]:
        if at < free:
            continue
        for forms, draft in known[parse.lower[at]]:
            end = at + len(forms)
            if (
                taken.isdisjoint(range(at, end))
                and tuple(parse.lower[at:end]) == forms
                and _written_alike(parse, at, end, draft)
            ):
                span = parse.span(at, end)
                yield replace(draft, start=span.start, end=span.end, level=round(draft.level * 0.8, 3))
                free = end
                break


def _known(parse: Parse, drafts: Sequence[NameDraft]) -> dict[str, list[tuple[tuple[str, ...], NameDraft]]]:
    """Return sure names by their first word, longest first; a person's surname counts as a name of its own."""
    best: dict[tuple[str, ...], NameDraft] = {}
    for draft in drafts:
        words = parse.within(draft.start, draft.end)
        forms = tuple(parse.lower[word] for word in words)
        if draft.level < SURE or not forms:
            continue
        whole = len(forms) == 1 or draft.type is not NameType.PERSON or forms[-1].rstrip(".") in GENERATIONS
        parts = [forms] if whole else [forms, forms[-1:]]
        for part in parts:
            if part not in best or best[part].level < draft.level:
                best[part] = draft
    found: dict[str, list[tuple[tuple[str, ...], NameDraft]]] = {}
    for forms in sorted(best, key=lambda forms: (-len(forms), forms)):
        found.setdefault(forms[0], []).append((forms, best[forms]))
    return found


def _written_alike(parse: Parse, first: int, after: int, draft: NameDraft) -> bool:
    """Return whether words are written as a name: as the sure mention is, or in capitals; a single one is a noun."""
    written = parse.text[parse.starts[first] : parse.ends[after - 1]]
    model = parse.text[draft.start : draft.end]
    if not (written in model or (written.isupper() and len(written) > 3)):
        return False
    return after - first > 1 or (parse.words[first].upos == "PROPN" and len(written) > 2)
