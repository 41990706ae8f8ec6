"""Passives: "it was reported that …", "he is said to …", "the report was denied by …"."""

from sayso.mark.clause import content_limit, has_verb, phrase_after, subject_before
from sayso.mark.complement import open_content, quote_ahead, that_clause
from sayso.mark.cue import Verb
from sayso.mark.draft import Draft, Range
from sayso.mark.utterance import Utterance

HEARSAY = frozenset(
    "say report believe allege claim expect think understand estimate fear know assume consider predict rumour rumor "
    "suspect".split()
)
"""Verbs with the passive of hearsay: "it is said that", "is believed to have"."""


def from_passive(u: Utterance, first: int, at: int, end: int, entry: Verb) -> Draft | None:
    """Return a draft for "it was reported that …", "he is said to …", "was accused of …", "was told that …"."""
    draft = Draft(rule="passive", stance=entry.stance, cue=(first, end), source=None)
    limit = content_limit(u)
    subject = subject_before(u, first)
    if end < limit and u.lower[end] == "by":
        last = phrase_after(u, end + 1)
        if (last > end + 1 and u.lower[end + 1] not in ("a", "an", "its")) or entry.complements & {"that"}:
            draft.source = (end + 1, last)
        end = last
    if end >= limit:
        return _passive_object(draft, subject, entry)
    quote = quote_ahead(u, end, limit) if "quote" in entry.complements else -1
    if quote >= 0 and subject is not None and u.lower[quote - 1] in (",", ":"):
        draft.content.append((quote, quote + 1))
        draft.quotes.append(u.quotes[quote])
        return draft
    word = u.lower[end]
    impersonal = subject is not None and u.lower[subject[0]] == "it" and subject[1] - subject[0] == 1
    clause = that_clause(u, end, limit)
    if impersonal and entry.complements & {"that", "bare"}:
        return open_content(draft, "passive", clause) if clause >= 0 else None
    if entry.verb in HEARSAY and word == "to" and subject is not None:
        draft.content.append(subject)
        return open_content(draft, "passive", end)
    if "told" in entry.complements and clause >= 0:
        return open_content(draft, "passive", clause)
    if (
        "object" in entry.complements
        and subject is not None
        and not has_verb(u, subject[1] - 1, subject[1])
        and word in ("of", "for", "as", "to", "with", "over")
    ):
        draft.content.append(subject)
        return open_content(draft, "passive", end)
    return _passive_object(draft, subject, entry)


def _passive_object(draft: Draft, subject: Range | None, entry: Verb) -> Draft | None:
    """Return "X was denied by Y" with X as what was said; without a by-phrase it is no attribution."""
    if draft.source is None or subject is None or "noun" not in entry.complements or subject[1] - subject[0] < 2:
        return None
    draft.content.append(subject)
    return draft
