"""Cues that are no verbs: "the claim that …", "made a post about …", "according to …"."""

from sayso.mark.clause import (
    AUXILIARY,
    DETERMINER,
    PREPOSITION,
    STOP,
    content_limit,
    group_start,
    has_verb,
    phrase_after,
    subject_before,
)
from sayso.mark.draft import Draft, Range
from sayso.mark.preposed import left_edge
from sayso.mark.subject import shared_subject
from sayso.mark.utterance import QUOTE, Utterance
from sayso.vocabulary import Stance

MESSAGES = frozenset("post statement message tweet speech letter interview comment remark address appeal".split())
ISSUED = frozenset(
    "made make makes issued issues gave gives posted published released shared delivered wrote sent".split()
)
"""Verbs that turn a message into a cue: "issued a statement"."""


def from_noun(u: Utterance, at: int, stance: Stance) -> Draft | None:
    """Return a draft for "the claim that …", "Orr's promise to …", "allegations by X that …"."""
    limit = content_limit(u)
    end = at + 1
    source: Range | None = None
    if u.lower[end : end + 1] in (["by"], ["from"]):
        last = phrase_after(u, end + 1)
        source, end = ((end + 1, last), last) if last > end + 1 else (None, end)
    if end >= limit or u.lower[end] != "that" or end + 1 >= limit:
        return None
    if u.lower[end + 1] in AUXILIARY or has_verb(u, end + 1, end + 2):
        return None
    if not has_verb(u, end + 1, min(limit, end + 20)):
        return None
    first = at
    while first > 0 and u.words[first - 1].isalpha() and u.lower[first - 1] not in DETERMINER | PREPOSITION | AUXILIARY:
        first -= 1
        if at - first > 2:
            first = at
            break
    if source is None and first > 0:
        owner = u.lower[first - 1]
        if owner in ("his", "her", "their", "its", "my", "our", "your"):
            source = (first - 1, first)
        elif owner in ("'s", "'"):
            possessor = subject_before(u, first - 1)
            source = (possessor[0], first - 1) if possessor else None
    return Draft(rule="noun-that", stance=stance, cue=(at, at + 1), source=source, open_from=end + 1)


def from_message(u: Utterance, at: int) -> Draft | None:
    """Return a draft for "made a post about …", "issued a statement on the dam"."""
    verb = at - 1
    while verb > 0 and at - verb < 4 and u.lower[verb] not in ISSUED:
        verb -= 1
    if verb <= 0 or u.lower[verb] not in ISSUED or not set(u.lower[verb + 1 : at]) & DETERMINER:
        return None
    first = group_start(u, verb)
    source = subject_before(u, first)
    if source is None and u.lower[first - 1] == "and":
        source = shared_subject(u, first - 1)
    for look in range(at + 1, min(content_limit(u) - 1, at + 9)):
        if u.lower[look] in ("about", "regarding", "concerning", "that"):
            return Draft(rule="message", stance=Stance.STATES, cue=(first, at + 1), source=source, open_from=look + 1)
        if u.lower[look] in STOP:
            return None
    return None


def from_according(u: Utterance, at: int) -> Draft | None:
    """Return a draft for "according to X": what is said stands on the other side of the comma."""
    limit = content_limit(u)
    last = phrase_after(u, at + 2)
    if last <= at + 2:
        return None
    draft = Draft(rule="according", stance=Stance.STATES, cue=(at, at + 2), source=(at + 2, min(last, limit)))
    before = at - 1 if at and u.lower[at - 1] in (",", "—", "–") else at
    if before > 1:
        first = left_edge(u, before)
        draft.content.append((first, before))
        if before - 1 >= 0 and u.lower[before - 1] == QUOTE and before - first == 1:
            draft.quotes.append(u.quotes[before - 1])
        if last < limit and u.lower[last] == "," and u.lower[last + 1 : last + 2] not in (["and"], ["which"], ["who"]):
            draft.open_from = last + 1
        return draft
    look = last
    if u.lower[look : look + 1] == [","] and u.lower[look + 1 : look + 2] in (["which"], ["who"], ["whose"]):
        look += 1
    while look < limit and u.lower[look] not in (",", QUOTE):
        look += 1
    if look + 1 < limit:
        draft.open_from = look + (u.lower[look] == ",")
        return draft
    return None
