"""Where contents end: with their clause, or where a second report begins."""

from collections.abc import Collection

from sayso.mark.clause import content_limit, has_verb
from sayso.mark.cue import verbs
from sayso.mark.draft import Draft
from sayso.mark.utterance import Utterance

PHRASAL = frozenset("noun object to passive".split())
"""Rules whose content is a phrase, so that a finite verb after "and" is no part of it."""


def close_contents(u: Utterance, found: list[Draft], clauses: Collection[int]) -> None:
    """Give every open content its end: the end of the clause, or where a second report begins."""
    limit = content_limit(u)
    trailing = {draft.begin for draft in found if draft.rule in ("postposed", "inverted") and draft.open_from < 0}
    begins = {draft.begin for draft in found} | {draft.cue[0] for draft in found if draft.cue}
    for draft in found:
        if draft.open_from < 0:
            continue
        outer = [one.cue[0] for one in found if one.cue and _holds(one, draft)]
        last = _end(u, draft.open_from, min([limit, *outer]), begins, trailing, draft)
        if last > draft.open_from:
            draft.content.append((draft.open_from, last))
            draft.quotes.extend(
                u.quotes[at]
                for at in range(draft.open_from, last)
                if at in u.quotes and u.quotes[at] not in draft.quotes
            )
        draft.open_from = -1


def _holds(one: Draft, draft: Draft) -> bool:
    """Return whether the cue of ``draft`` stands in the subject of ``one``: "a man who declined to speak | said"."""
    if one.source is None or one.cue is None or draft.cue is None or one is draft:
        return False
    return one.source[0] < draft.cue[0] < one.source[1] <= one.cue[0]


def _end(u: Utterance, first: int, limit: int, begins: set[int], trailing: set[int], draft: Draft) -> int:
    known = verbs()
    aside = _is_aside(u, draft)
    for at in range(first, limit):
        word = u.lower[at]
        if word == ";":
            return at
        if word in ("and", "but") and at > first and draft.rule in PHRASAL and has_verb(u, at + 1, at + 2):
            return at - (u.lower[at - 1] == ",")
        if at > first and word in ("and", "but") and at + 1 in begins and draft.begin != at + 1:
            return at - (u.lower[at - 1] == ",")
        if word == "," and aside and at > first + 1:
            return at
        if word not in {",", "—"}:
            continue
        follow = u.lower[at + 1] if at + 1 < limit else ""
        if at + 1 in trailing and draft.begin != at + 1:
            return at
        if follow == "according":
            return at
        if follow in known and any(
            entry.form == "ing" and entry.complements & {"quote", "told"} for entry in known[follow]
        ):
            return at
        if follow in ("and", "but", "while", "though", "although", "as", "whereas") and at + 2 in begins:
            return at
    return limit


def _is_aside(u: Utterance, draft: Draft) -> bool:
    """Return whether the cue stands in a relative clause between commas, so that the next comma ends what was said."""
    if draft.source is None or draft.cue is None or draft.source[1] > draft.cue[0]:
        return False
    first = draft.source[0]
    return first > 1 and u.lower[first] in ("who", "which") and u.lower[first - 1] == ","
