"""Clauses without a parser: where a verb group begins, which words are its subject, where what it governs ends.

English word order does most of the work: a subject ends where its verb group begins and starts where the clause does.
All functions look at a bounded number of tokens, so that a text of any length is read in linear time.
"""

from sayso.lexicon import words
from sayso.mark.cue import verbs
from sayso.mark.utterance import QUOTE, Utterance

REACH = 28
"""How many tokens a subject, a hearer or an adverbial may be looked for over."""

BE = frozenset("is are am was were be been being".split())
HAVE = frozenset("has have had having 've".split())
MODAL = frozenset("will would can could may might must shall should do does did".split())
NEGATION = frozenset(
    "not never n't don't doesn't didn't won't wouldn't can't cannot couldn't hasn't haven't hadn't "
    "isn't aren't wasn't weren't shouldn't".split()
)
CONTRACTED = frozenset(
    "he'd she'd they'd i'd we'd you'd it'd he'll she'll they'll i'll we'll you'll it'll i've we've "
    "they've you've i'm we're they're you're".split()
)
AUXILIARY = BE | HAVE | MODAL | NEGATION
ADVERB = frozenset(
    "also later then now first once again just already still even further too reportedly ever always "
    "often sometimes soon thus therefore hence nevertheless nonetheless meanwhile however both all long recently "
    "earlier twice instead only".split()
)
SUBJECT_PRONOUN = frozenset("he she they i we you it who there".split())
OBJECT_PRONOUN = frozenset("me him her them us you it himself herself themselves".split())
DETERMINER = frozenset(
    "a an the this that these those his her its their our my your some any every each no several "
    "many few both all another such".split()
)
PREPOSITION = frozenset(
    "of in on at by for from with to into onto over under about against between among during "
    "before after since until through without within near behind beyond across upon despite "
    "amid via per like as than".split()
)
PLACE_OR_TIME = frozenset(
    "in on at during after before to via through by over following from for with about of upon amid since".split()
)
SUBORDINATOR = frozenset(
    "that because while when as if although though whereas whether unless until since where how "
    "why what which who whose whom so but or nor than once however".split()
)
TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow earlier "
    "later last this afterwards afterward recently".split()
)
LINK = (
    frozenset(
        "and but so then meanwhile however instead still moreover furthermore also yet later earlier "
        "yesterday today nevertheless nonetheless thus therefore or indeed afterwards".split()
    )
    | TIME
)
STOP = frozenset(',;:—–()[]!?…"“”' + QUOTE) | {"--", "..."}
ASIDE = frozenset("who which whose when where".split())
"""What opens a remark on a subject that is no name or role of his."""
PHRASE_STOP = frozenset("who which that when while as but because".split())
AFTER_SUBJECT = frozenset("in on at during after to via through with by before".split())
FINAL = frozenset(".!?…)]\"”’'»:;,-–—*")


def group_start(u: Utterance, at: int) -> int:
    """Return the index where the verb group ending in the verb at ``at`` begins: "has also | said"."""
    first = at
    while first > 0 and at - first < 6:
        word = u.lower[first - 1]
        if (
            word in AUXILIARY
            or word in ADVERB
            or (len(word) > 4 and word.endswith("ly") and not _titled(u, first - 1))
            or (word == "'s" and first > 1 and u.lower[first - 2] in SUBJECT_PRONOUN)
        ):
            first -= 1
        else:
            break
    return first


def subject_before(u: Utterance, verb: int) -> tuple[int, int] | None:
    """Return the tokens ``[first, last)`` of the subject that ends right before the verb group at ``verb``, or None."""
    last = verb
    if last <= 0:
        return None
    word = u.lower[last - 1]
    if word == ")":
        opening = next((at for at in range(last - 2, max(0, last - 12), -1) if u.lower[at] == "("), 0)
        if opening > 0 and _nounlike(u, opening - 1):
            return _phrase_start(u, opening), last
        return None
    if word in ("who", "which", "that") or word in SUBJECT_PRONOUN:
        return last - 1, last
    if word in CONTRACTED:
        return last - 1, last
    if word in ",—–":
        return _apposed(u, last - 1)
    if not _nounlike(u, last - 1):
        return None
    first = _before_relative(u, _phrase_start(u, last))
    return (first, last) if first < last else None


def _before_relative(u: Utterance, first: int) -> int:
    """Return where a subject starts whose relative clause was taken for it: "A guard | who did not see it | said"."""
    for at in range(first - 1, max(0, first - REACH), -1):
        if u.lower[at] in STOP or u.lower[at] in SUBORDINATOR - {"who", "which"} or u.lower[at] == ".":
            return first
        if u.lower[at] in ("who", "which"):
            return _phrase_start(u, at) if at > 0 and _nounlike(u, at - 1) else first
    return first


def phrase_after(u: Utterance, first: int) -> int:
    """Return where the noun phrase that begins at ``first`` ends (exclusive), name or role beside it included."""
    limit = min(len(u), first + REACH)
    at = _phrase_end(u, first, limit)
    if at + 1 < limit and u.lower[at] == "," and at > first:
        follow = u.lower[at + 1]
        role = u.words[at + 1].islower() and (follow in words("person_nouns") or follow in words("source_nouns"))
        named = u.lower[first] in DETERMINER and u.words[at + 1][:1].isupper() and follow not in TIME
        if (follow in DETERMINER or role or named) and u.lower[first] not in OBJECT_PRONOUN | SUBJECT_PRONOUN:
            end = _phrase_end(u, at + 1, limit)
            closed = end >= content_limit(u) or u.lower[end] in STOP or u.lower[end] in PHRASE_STOP
            if closed and not has_verb(u, at + 1, end):
                return end
    return at


def _phrase_end(u: Utterance, first: int, limit: int) -> int:
    at = first
    while at < limit:
        word = u.lower[at]
        if word == "(" and at > first:
            closing = next((k for k in range(at + 1, min(limit, at + 9)) if u.lower[k] == ")"), -1)
            if closing > 0:
                at = closing + 1
                continue
        if word in STOP or (word == "." and not _abbreviates(u, at)):
            break
        if at > first and (word in TIME or word in AUXILIARY or word in PHRASE_STOP):
            break
        if at > first and word in AFTER_SUBJECT and _leaves(u, at):
            break
        if at > first and word == "and" and _verblike(u, at + 1):
            break
        at += 1
    return at


def _leaves(u: Utterance, at: int) -> bool:
    """Return whether the preposition at ``at`` leads away from the phrase: "Orr | in a letter", "an aide to Orr"."""
    follow = u.lower[at + 1] if at + 1 < len(u) else ""
    if u.lower[at] == "to":
        return follow in OBJECT_PRONOUN or follow in ("reporters", "journalists", "supporters")
    if u.lower[at] in ("during", "after", "before", "via", "through"):
        return True
    return u.words[at - 1][:1].isupper() or follow in TIME or follow in ("a", "an")


def content_limit(u: Utterance) -> int:
    """Return the index after the last token that can belong to a content: stops at the utterance's end are left out."""
    last = len(u)
    while last > 0 and u.words[last - 1] in FINAL and not (u.words[last - 1] == "." and _abbreviates(u, last - 1)):
        last -= 1
    return last


def has_verb(u: Utterance, first: int, last: int) -> bool:
    """Return whether a finite verb is likely among the tokens ``[first, last)``."""
    return any(
        _verblike(u, at) or u.lower[at] in CONTRACTED or (u.lower[at] == "'s" and u.lower[at - 1] in SUBJECT_PRONOUN)
        for at in range(first, min(last, len(u)))
    )


def _verblike(u: Utterance, at: int) -> bool:
    if at >= len(u):
        return False
    word = u.lower[at]
    if word in AUXILIARY:
        return True
    if not u.words[at][:1].islower():
        return False
    if word in words("verb_forms") or (len(word) > 4 and word.endswith("ed")):
        return True
    return any(entry.form in ("past", "third") for entry in verbs().get(word, ()))


def _apposed(u: Utterance, comma: int) -> tuple[int, int] | None:
    """Return the subject whose apposition closes at ``comma``: "Anna Moor, the head of the port, | said"."""
    mark = u.lower[comma]
    lowest = max(0, comma - REACH)
    at = comma - 1
    while at >= lowest and u.lower[at] != mark:
        if u.lower[at] in (";", ":") or (u.lower[at] == QUOTE and (at == 0 or u.lower[at - 1] in STOP)):
            return None
        at -= 1
    if at <= 0 or u.lower[at] != mark or not _nounlike(u, at - 1):
        return None
    follow = u.lower[at + 1]
    if follow in ("and", "but", "while", "because", "although", "so", "if"):
        return None
    first = _phrase_start(u, at)
    if first >= at or (not u.words[first][:1].isupper() and u.lower[first] not in DETERMINER):
        return None
    return first, (at if follow in ASIDE or follow in PREPOSITION or follow.endswith("ing") else comma)


def _phrase_start(u: Utterance, last: int) -> int:
    """Return where the noun phrase that ends before ``last`` starts."""
    lowest = max(0, last - REACH)
    first = last - 1
    while first > lowest:
        before = first - 1
        word = u.lower[before]
        joined = u.lower[first] in ("-", "–") and u.ends[before] == u.starts[first]
        if not joined and (word in STOP or word in SUBORDINATOR or word in CONTRACTED) and word not in ("-", "–"):
            break
        if word == "." and not _abbreviates(u, before):
            break
        if word in SUBJECT_PRONOUN or word in AUXILIARY:
            break
        if word == "and" and not _joins(u, before, lowest):
            break
        first = before
    return _without_lead(u, first, last)


def _without_lead(u: Utterance, first: int, last: int) -> int:
    """Skip connecting words and a leading "On Monday" before the phrase ``[first, last)``."""
    while (
        first < last - 1
        and u.lower[first] in LINK
        and not (u.lower[first] in ("this", "last") and u.lower[first + 1] not in TIME and u.lower[first] == "this")
    ):
        first += 1
    if u.lower[first] in PLACE_OR_TIME and first < last - 2:
        at = first + 2
        while at < last:
            word = u.lower[at]
            joined = u.lower[at - 1] in PREPOSITION or u.lower[at - 1] in DETERMINER or u.lower[at - 1] in ("and", "-")
            if not joined and (word in DETERMINER or (u.words[at][:1].isupper() and not u.words[at - 1][:1].isupper())):
                return at
            if word in TIME and at + 1 < last and u.lower[at + 1] not in PREPOSITION:
                return at + 1
            at += 1
        if u.lower[first + 1] in TIME:
            return first + 2
    return first


def _joins(u: Utterance, at: int, lowest: int) -> bool:
    """Return whether "and" at ``at`` joins two noun phrases: no verb or pronoun in the few words before it."""
    look = at - 1
    while look >= lowest and at - look <= 7:
        word = u.lower[look]
        if word in STOP or word in SUBORDINATOR or (word == "." and not _abbreviates(u, look)):
            return at - look > 1
        if word in SUBJECT_PRONOUN or _verblike(u, look):
            return False
        look -= 1
    return look < lowest or look < 0


def _nounlike(u: Utterance, at: int) -> bool:
    word = u.lower[at]
    if word == "." and _abbreviates(u, at):
        return True
    if not word[:1].isalnum():
        return word in ("'s", "'")
    if word in ("that", "this", "these", "those", "some", "many", "others", "several", "few", "all", "both", "another"):
        return True
    return not (
        word in DETERMINER
        or word in PREPOSITION
        or word in AUXILIARY
        or word in SUBORDINATOR
        or word in ("and", "very", "more", "most", "well", "often", "much", "be")
    )


def _abbreviates(u: Utterance, at: int) -> bool:
    """Return whether the full stop at ``at`` belongs to the word before it: an initial, or "Mr." inside a sentence."""
    if at == 0:
        return False
    before = u.words[at - 1]
    touching = u.ends[at - 1] == u.starts[at]
    if at + 1 >= len(u):
        return touching and len(before) == 1 and before.isupper() and at > 2 and u.words[at - 2] == "."
    return touching


def _titled(u: Utterance, at: int) -> bool:
    return u.words[at][:1].isupper() and at > 0
