"""Names: what the encoder reads as names, with titles cut off, documents put together and the types of the contract."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.identity import mark_id
from sayso.mark.agreement import agreed
from sayso.mark.cited import find_cited
from sayso.mark.compound import LINKS, join_pieces
from sayso.mark.confidence import calibrated_name
from sayso.mark.draft import NameDraft
from sayso.mark.landmark import landmark_end, type_beside
from sayso.mark.naming import name_heads, name_type
from sayso.mark.noun import person_nouns
from sayso.mark.parse import Parse
from sayso.mark.part import parts_of
from sayso.mark.repeat import find_repeats, settle_types
from sayso.mark.title import family_of, titles, trim_name
from sayso.protocols import NameSignal
from sayso.records import Article, Name, Span
from sayso.vocabulary import NameType

PARTY = re.compile(r"[A-Z]-(?=[A-Z][A-Za-z.]{1,5}$)")
"""The letter of a party before a member's home, set apart: "Mara Orr (L-Orv.)"."""
SET_APART = frozenset((" ()", " (,", ", ,"))
INITIAL = re.compile(r"(?<![\w.])([^\W\d_])\.\s?$")
YOUNGER = re.compile(r",? [JS]r\b\.?| I{2,3}\b")
HEAD_OF = re.compile(r"(?<!\w)(?P<all>(?:(?:First|Second|Third|Great)\s)?(?P<head>[A-Z][a-z]+)\sof\s(?:the\s)?)$")
"""A word with a capital, "of", and the name after it."""
YEAR = re.compile(r" [12]\d{3}\b")
GOES_ON = re.compile(r" (?:the )?[^\W\d_a-z]")
CALLED_BY = frozenset((NameType.GPE, NameType.LOC, NameType.FAC))
GENERAL = frozenset("Day Days Week Report Statement Law Bill Plan Process Statute Code Conference Operation".split())
"""Heads that say of what rather than by what name: "Law of the Sea", "Report of the Ministry"."""
UNNAMED = frozenset(("Date", "Money"))
"""What the encoder finds among names and other modules answer for."""


def find_names(article: Article, parse: Parse, said: Sequence[NameSignal]) -> tuple[Name, ...]:
    """Return the names of ``article``, in text order, not yet resolved to entities.

    said: the encoder's names, dates and sums of money; only its names are taken
    Titles and roles stand outside; the longest name counts and nothing inside it: a resolution with its number is one
    document, and two numbers are two. What is neither person, body, place, people, event nor document (a product, a
    disease) is no name here.
    """
    text = article.text
    said = agreed(parse, said)
    drafts = [draft for one in said for part in parts_of(text, one) if (draft := _draft(parse, part)) is not None]
    drafts = join_pieces(text, _with_heads(text, _with_initials(text, drafts)))
    cited = [
        NameDraft(start=start, end=end, type=NameType.DOC, level=0.9)
        for start, end in find_cited(parse, [(draft.start, draft.end) for draft in drafts])
    ]
    drafts = settle_types(parse, _longest([*drafts, *cited]))
    return tuple(_record(article, draft) for draft in _longest([*drafts, *find_repeats(parse, drafts, said)]))


def _draft(parse: Parse, said: NameSignal) -> NameDraft | None:
    """Return one of the encoder's names with its titles cut off and its type; None for what is no name here."""
    if said.type in UNNAMED:
        return None
    start, end = trim_name(parse.text, said.start, said.end, said.type)
    party = PARTY.match(parse.text, start, end)
    if party is not None and parse.text[start - 2 : start] + parse.text[end : end + 2].lstrip(".")[:1] in SET_APART:
        return NameDraft(start=party.end(), end=end, type=NameType.GPE, level=said.confidence)
    if start >= end or _is_common(parse.text[start:end]):
        return None
    end = _after_of(parse.text, start, end)
    if said.type in ("Location", "Misc"):
        end = _uncounted(parse, start, end)
    end = landmark_end(parse, start, end)
    kind = name_type(parse.text[start:end], said.type)
    if kind is not None:
        kind = type_beside(parse, start, end, kind)
    return None if kind is None else NameDraft(start=start, end=end, type=kind, level=said.confidence)


def _after_of(text: str, start: int, end: int) -> int:
    """Return where a name ends that was cut after "of": behind its year, else before it; a body waits for its place."""
    if not text.endswith((" of", " Of"), start, end):
        return end
    year = YEAR.match(text, end)
    if year is not None:
        return year.end()
    return end if GOES_ON.match(text, end) else end - len(" of")


def _is_common(surface: str) -> bool:
    """Return whether a stretch names nobody: "a ministry of | Velt", "Rear Adm.", a word in small letters alone."""
    words = surface.split()
    if surface.islower() and (words[-1] in LINKS or (len(words) == 1 and surface.isalpha())):
        return True
    return all(word.rstrip(".").lower() in titles() for word in words) and not surface.endswith("s")


def _uncounted(parse: Parse, start: int, end: int) -> int:
    """Return where a name ends before a number that counts people: In Orvale | 52 people."""
    inside = parse.within(start, end)
    if len(inside) < 2 or not parse.forms[inside[-1]].isdigit():
        return end
    after = parse.lower[inside.stop] if inside.stop < len(parse.lower) else ""
    placed = inside.start > 0 and parse.lower[inside.start - 1] in ("in", "at", "near")
    return parse.ends[inside[-2]] if placed and after in person_nouns() else end


def _with_initials(text: str, drafts: Sequence[NameDraft]) -> list[NameDraft]:
    """Return the drafts, people with what belongs to their names beside them.

    That is the initial before a surname that the article has in full, "I. Torel", and "Jr." behind a full name.
    """
    full = {
        (family_of(surface), surface[0])
        for one in drafts
        if one.type is NameType.PERSON and " " in (surface := text[one.start : one.end])
    }
    found = []
    for draft in drafts:
        person = draft.type is NameType.PERSON
        initial = INITIAL.search(text, max(0, draft.start - 4), draft.start) if person else None
        behind = YOUNGER.match(text, draft.end) if person else None
        if behind and " " in text[draft.start : draft.end]:
            draft = replace(draft, end=behind.end())
        if initial and (text[draft.start : draft.end], initial[1]) in full:
            draft = replace(draft, start=initial.start())
        found.append(draft)
    return found


def _with_heads(text: str, drafts: Sequence[NameDraft]) -> list[NameDraft]:
    """Return the drafts, a place with the battle or treaty before it that is called by it: "Treaty of Orvale"."""
    found = []
    for draft in drafts:
        head = HEAD_OF.search(text, max(0, draft.start - 40), draft.start) if draft.type in CALLED_BY else None
        kind = name_heads().get(head["head"]) if head else None
        if head and kind in (NameType.EVENT, NameType.DOC) and head["head"] not in GENERAL:
            draft = replace(draft, start=head.start("all"), type=kind)
        found.append(draft)
    return found


def _longest(drafts: Iterable[NameDraft]) -> list[NameDraft]:
    """Return the drafts in text order without those that overlap a longer one, or an equally long earlier one."""
    kept: list[NameDraft] = []
    starts: list[int] = []
    for draft in sorted(drafts, key=lambda one: (one.start - one.end, one.start, one.type)):
        at = bisect_left(starts, draft.start)
        if (at and kept[at - 1].end > draft.start) or (at < len(kept) and kept[at].start < draft.end):
            continue
        kept.insert(at, draft)
        starts.insert(at, draft.start)
    return kept


def _record(article: Article, draft: NameDraft) -> Name:
    surface = article.text[draft.start : draft.end]
    span = Span(start=draft.start, end=draft.end)
    return Name(
        id=mark_id("name", article.id, (span,), surface),
        start=draft.start,
        end=draft.end,
        text=surface,
        type=draft.type,
        entity=None,
        confidence=calibrated_name(draft.level),
    )
