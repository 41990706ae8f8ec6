"""Complements of cue verbs: what follows the verb, across a hearer or an adverbial, and whether it was said."""

from collections.abc import Collection

from sayso.mark.clause import (
    ADVERB,
    AUXILIARY,
    CONTRACTED,
    DETERMINER,
    OBJECT_PRONOUN,
    PLACE_OR_TIME,
    PREPOSITION,
    STOP,
    SUBJECT_PRONOUN,
    TIME,
    content_limit,
    has_verb,
)
from sayso.mark.cue import Verb, verbs
from sayso.mark.draft import Draft
from sayso.mark.utterance import QUOTE, Utterance

PLAIN = frozenset("say tell".split())
"""Verbs that take a clause without "that" so regularly that no finite verb need be seen in it."""
WH = frozenset("whether if why how what when where who which".split())
NAMING = frozenset("call label brand dub declare".split())
"""Verbs that say what their object is."""


def fill_complement(u: Utterance, draft: Draft, end: int, entry: Verb, clauses: Collection[int]) -> Draft | None:
    """Fill in what follows the verb, if it is something said; None when nothing follows."""
    kinds = entry.complements
    at = end
    while at < len(u) and (u.lower[at] in ADVERB or (u.lower[at].endswith("ly") and len(u.lower[at]) > 4)):
        at += 1
    limit = content_limit(u)
    if at >= limit:
        return None
    if "told" in kinds:
        hearer = _hearer(u, at, limit)
        if hearer > at:
            done = _after_hearer(u, draft, hearer, limit, entry, clauses)
            if done is not None:
                return done
    word = u.lower[at]
    if "quote" in kinds or word == QUOTE:
        quote = quote_ahead(u, at, limit)
        if quote >= 0:
            return _quoted(u, draft, quote, clauses)
    if kinds & {"that", "bare", "told"}:
        clause = that_clause(u, at, limit)
        if clause >= 0:
            return open_content(draft, "that", clause)
    if "whether" in kinds and word in WH:
        return open_content(draft, "whether", at)
    if "to" in kinds and word == "to":
        return open_content(draft, "to", at)
    if word in STOP or word in {".", QUOTE}:
        return None
    if "object" in kinds and word not in PLACE_OR_TIME and _object(u, at, limit, naming=entry.verb in NAMING):
        return open_content(draft, "object", at)
    if "bare" in kinds:
        clause = _bare(u, at, limit, entry)
        if clause >= 0:
            return open_content(draft, "bare", clause)
    if "noun" in kinds and word not in AUXILIARY and (word not in PREPOSITION or entry.particle) and word != "to":
        if word in ("and", "or", "but"):
            return None
        return open_content(draft, "noun", at)
    return None


def open_content(draft: Draft, rule: str, at: int) -> Draft:
    """Return ``draft`` with its content open from the token ``at``; a rule that is already named stays."""
    """Return ``draft`` with its content open from the token ``at``; a rule that is already named stays."""
    draft.rule = draft.rule or rule
    draft.open_from = at
    return draft


def _hearer(u: Utterance, at: int, limit: int) -> int:
    """Return where the hearer that starts at ``at`` ends ("told | reporters in Kolm | that"), or ``at``."""
    word = u.lower[at]
    if word in OBJECT_PRONOUN:
        return at + 1
    if word in STOP or word == "that" or word in ("to", "of", "about", "in", "on", "at", "there") or word in WH:
        return at
    last = at + (1 if word in DETERMINER else 0)
    while last < min(limit, at + 14):
        now = u.lower[last]
        if (now in STOP and now not in ("—", "–")) or now == "that" or now in WH or now in AUXILIARY:
            break
        if last > at and (now in SUBJECT_PRONOUN or now in CONTRACTED or now in TIME or now == "to"):
            break
        if last > at and now in DETERMINER and u.lower[last - 1] not in PREPOSITION and u.lower[last - 1] != "and":
            break
        if last > at and now in ("in", "on", "at", "during", "after", "via", "by"):
            break
        last += 1
    return last


def _after_hearer(
    u: Utterance, draft: Draft, at: int, limit: int, entry: Verb, clauses: Collection[int]
) -> Draft | None:
    if at >= limit:
        return None
    quote = quote_ahead(u, at, limit)
    if quote >= 0:
        return _quoted(u, draft, quote, clauses)
    clause = that_clause(u, at, limit)
    if clause >= 0:
        return open_content(draft, "told", clause)
    word = u.lower[at]
    if word in WH or word == "to":
        return open_content(draft, "told", at)
    if word in DETERMINER or word in SUBJECT_PRONOUN or word in CONTRACTED:
        return open_content(draft, "told", at)
    if word in ("of", "about"):
        return open_content(draft, "told", at)
    return None


def quote_ahead(u: Utterance, at: int, limit: int) -> int:
    """Return the index of the quotation that follows the verb, across a hearer or an adverbial; -1 when none does."""
    if u.lower[at] == QUOTE:
        return at
    look = at
    while look < min(limit, at + 18):
        word = u.lower[look]
        if word in (",", ":") and u.lower[look + 1 : look + 2] == [QUOTE]:
            return look + 1
        if word == QUOTE:
            return look if u.lower[look - 1] in (":", ",") else -1
        if word == "that" or word in AUXILIARY or word in SUBJECT_PRONOUN or word in CONTRACTED:
            return -1
        if any(entry.form in ("past", "ing") for entry in verbs().get(word, ())):
            return -1
        if word in (";", "—"):
            return -1
        look += 1
    return -1


def that_clause(u: Utterance, at: int, limit: int) -> int:
    """Return where the clause begins that "that" opens, right here or after adverbials; -1 when there is none."""
    if u.lower[at] == "that":
        return at + 1 if at + 1 < limit else -1
    if u.lower[at] == "," and u.lower[at + 1 : at + 2] == ["that"]:
        return at + 2
    if u.lower[at] not in PLACE_OR_TIME and u.lower[at] not in TIME and u.lower[at] not in (",", "again"):
        return -1
    for look in range(at + 1, min(limit - 1, at + 18)):
        word = u.lower[look]
        if word == "that":
            return look + 1
        if u.lower[look - 1] == "," and any(entry.form == "ing" for entry in verbs().get(word, ())):
            return -1
        if word in AUXILIARY or word in SUBJECT_PRONOUN or word in CONTRACTED or word in (QUOTE, ";", ":"):
            return -1
    return -1


def _bare(u: Utterance, at: int, limit: int, entry: Verb) -> int:
    """Return where a clause without "that" begins, or -1."""
    word = u.lower[at]
    if word in (",", ":", QUOTE, "and", "or", "but", ";", "—", "–", ")", "of", "so", "nothing", "no", "as"):
        return -1
    if word in TIME and word != "this":
        look = at + 1
        if u.lower[look : look + 1] in (
            ["night"],
            ["morning"],
            ["evening"],
            ["afternoon"],
            ["week"],
            ["month"],
            ["year"],
        ):
            look += 1
        if look < limit and u.lower[look] not in STOP and has_verb(u, look, min(limit, look + 14)):
            return look if u.lower[look] not in PLACE_OR_TIME else -1
        return -1
    if word in PLACE_OR_TIME:
        for look in range(at + 2, min(limit, at + 12)):
            now = u.lower[look]
            if now in STOP:
                return -1
            if (
                now in SUBJECT_PRONOUN
                or now in CONTRACTED
                or (now in DETERMINER and u.lower[look - 1] not in PREPOSITION and now not in ("that", "this"))
            ):
                return look if has_verb(u, look, min(limit, look + 14)) else -1
        return -1
    if entry.verb in PLAIN and "told" not in entry.complements:
        return at
    return at if has_verb(u, at + 1, min(limit, at + 16)) or word in CONTRACTED else -1


def _object(u: Utterance, at: int, limit: int, *, naming: bool) -> bool:
    """Return whether somebody follows, and then what he or she is to do, has done or is: "to", "of", "for", "as".

    naming: whether the verb gives a name, so that a second noun phrase has to follow: "called it a truce"
    """
    for look in range(at + 1, min(limit, at + 18)):
        word = u.lower[look]
        if word in ("to", "of", "for", "as", "with", "not", QUOTE, "against", "over"):
            return True
        if word in (";", ":") or word == "that":
            return False
    if naming:
        return any(u.lower[look] in DETERMINER for look in range(at + 1, min(limit, at + 12)))
    return u.lower[at] in DETERMINER or u.lower[at] in OBJECT_PRONOUN


def _quoted(u: Utterance, draft: Draft, quote: int, clauses: Collection[int]) -> Draft:
    """Fill in a quotation after the cue: alone, or as the beginning of a retold clause."""
    draft.quotes.append(u.quotes[quote])
    led = u.lower[quote - 1] in (",", ":")
    limit = content_limit(u)
    alone = quote + 1 >= limit or u.lower[quote + 1] in STOP or u.lower[quote + 1] in (".", "and")
    if led or (u.quotes[quote] in clauses and alone):
        draft.rule = "direct-after"
        draft.content.append((quote, quote + 1))
        at = quote + 1
        while at + 1 < limit and u.lower[at] in (",", "and") and u.lower[at + 1] == QUOTE:
            draft.content.append((at + 1, at + 2))
            draft.quotes.append(u.quotes[at + 1])
            at += 2
        return draft
    draft.rule = "mixed-after"
    draft.open_from = quote
    return draft
