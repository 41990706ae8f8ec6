"""What was said before source and cue: "“…,” said Moor", "the dam fell, officials said"."""

from collections.abc import Collection

from sayso.mark.clause import (
    AUXILIARY,
    DETERMINER,
    PLACE_OR_TIME,
    STOP,
    SUBJECT_PRONOUN,
    TIME,
    content_limit,
    has_verb,
    subject_before,
)
from sayso.mark.cue import Verb, verbs
from sayso.mark.draft import Draft
from sayso.mark.utterance import QUOTE, Utterance

INVERTING = frozenset("say write add report note".split())
"""Verbs that stand before their subject after a retold clause as well."""


def is_inverted(u: Utterance, first: int) -> bool:
    """Return whether what was said stands right before the verb, so that its subject must follow: ", said Moor"."""
    if first == 0:
        return False
    before = u.lower[first - 1]
    if before == QUOTE:
        return True
    if before in ",—–-" and first >= 2:
        return u.lower[first - 2] == QUOTE or (before == "," and subject_before(u, first) is None)
    return False


def may_speak(u: Utterance, at: int, entry: Verb) -> bool:
    """Return whether the phrase at ``at`` can be the subject of "…, said X" after words that are not quoted."""
    if entry.verb not in INVERTING:
        return False
    return u.words[at][:1].isupper() or u.lower[at] in DETERMINER - {"that", "this", "these", "those"}


def ends_or_turns(u: Utterance, at: int) -> bool:
    """Return whether the clause can end at ``at``: a stop, an adverbial, a relative."""
    if at >= content_limit(u):
        return True
    return (
        u.lower[at] in STOP
        or u.lower[at] in PLACE_OR_TIME
        or u.lower[at] in TIME
        or u.lower[at] in ("who", "as", "while", "when", "which", "that", ".")
    )


def quote_behind(u: Utterance, begin: int) -> int | None:
    """Return the index of the quotation that ends right before ``begin``, across a comma or a dash."""
    at = begin - 1
    if at >= 0 and u.lower[at] in (",", "—", "–", "-"):
        at -= 1
    return at if at >= 0 and u.lower[at] == QUOTE else None


def take_behind(u: Utterance, draft: Draft, begin: int, clauses: Collection[int]) -> None:
    """Put the quotation before ``begin`` in front of a content that goes on after the cue."""
    """Put the quotation before ``begin`` in front of a content that goes on after the cue."""
    quote = quote_behind(u, begin)
    if quote is None:
        return
    draft.content.insert(0, (quote, quote + 1))
    draft.quotes.insert(0, u.quotes[quote])


def fill_before(u: Utterance, draft: Draft, begin: int, end: int, clauses: Collection[int], rule: str) -> Draft | None:
    """Fill in what stands before source and cue, and what goes on after them."""
    quote = quote_behind(u, begin)
    after = _quote_after(u, end)
    if quote is not None:
        if u.quotes[quote] in clauses or quote == 0 or u.lower[quote - 1] in STOP:
            draft.content.append((quote, quote + 1))
        else:
            draft.content.append((left_edge(u, quote), quote + 1))
        draft.quotes.append(u.quotes[quote])
        draft.rule = "direct-before" if rule == "postposed" else "direct-inverted"
        if after >= 0:
            draft.content.append((after, after + 1))
            draft.quotes.append(u.quotes[after])
        return draft
    if begin < 3 or u.lower[begin - 1] not in (",", "—", "–"):
        return None
    first = left_edge(u, begin - 1)
    goes_on = end + 1 < content_limit(u) and u.lower[end] == ","
    if begin - 1 - first < 2 or not (goes_on or has_verb(u, first, begin - 1)):
        return None
    draft.content.append((first, begin - 1))
    draft.rule = rule
    limit = content_limit(u)
    if (
        end < limit
        and u.lower[end] == ","
        and u.lower[end + 1]
        not in ("and", "but", "who", "which", "while", "adding", "as", "though", "although", "noting", "citing")
    ):
        draft.open_from = end + 1
    return draft


def left_edge(u: Utterance, last: int) -> int:
    """Return where the clause before ``last`` begins: after a semicolon, a colon, or at the utterance's start."""
    at = last - 1
    while at >= 0:
        if u.lower[at] in (";", ":"):
            return at + 1
        at -= 1
    return 0


def _quote_after(u: Utterance, end: int) -> int:
    """Return the quotation that goes on after source and cue ("…," he said on Monday, "…"), or -1."""
    known = verbs()
    for look in range(end, min(len(u), end + 14)):
        if any(entry.form in ("past", "ing") for entry in known.get(u.lower[look], ())):
            return -1
        if u.lower[look] == QUOTE:
            return look if u.lower[look - 1] in (",", ":", "—", "–", ";") and look > end else -1
        if u.lower[look] in AUXILIARY or u.lower[look] in SUBJECT_PRONOUN:
            return -1
    return -1
