"""Tense: whether what a date goes with has happened or is still to come, from the verb that governs it."""

import re
from functools import cache

from sayso.lexicon import table
from sayso.mark.parse import Parse

PAST, OPEN, COMING = -1, 0, 1

MODALS = frozenset(
    "will 'll ’ll wo shall sha would 'd ’d may might can ca could must should ought wil".split()
)  # fmt: skip
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"})
NEVER = frozenset({"not", "n't", "n’t", "never", "neither", "nobody", "none", "no"})
WENT = frozenset({"was", "were", "did", "had", "been"})
IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "be", "being"})
CUE = re.compile(
    r"(?i:\b(?:will|would|shall|scheduled|plans?|going\s+to|planned|expects?|expected|due|set|upcoming|(?:is|are)\s+to"
    r"|to\s+\w+\s+(?:on|in|from)\s*$|(?:is|are)\s+being|ahead\s+of|payable|record|effective|expires?|'ll|’ll)\b)"
)
CUE_AFTER = re.compile(r"\s+(?i:will|is\s+due|deadline)\b")
TOLD = re.compile(r"(?i:\b(?:said|told|announced|reported|was|were|had|killed|met)\b)")
LIMIT = re.compile(r"(?i:\b(?:by|until|till|through|before|pending)\s+)$")
DEADLINE = re.compile(
    r"(?i:\b(?:as\s+(?:early|soon|late)\s+as|(?<!after )(?<!since )starting(?:\s+on)?|effective|deadline\s+(?:of|is)"
    r"|ahead\s+of|(?:extended|postponed|delayed|adjourned|scheduled|set|due|slated|planned)\s+(?:to|until|for|on|by))\s+)$"
)
BACK_IN = re.compile(r"(?i:\bback\s+(?:in|on)\s+)$")
"""What looks back whatever its verb says: "will they regret what they did back in August"."""
SINCE = frozenset({"after", "since", "following"})
"""What makes a verb in -ing one of what is over: "after starting on Tuesday"."""
FIRST = frozenset("first second third last latest only oldest youngest largest biggest smallest".split())
"""What makes "to begin" one of what has begun: "the first states to begin in May"."""
STEPS = 8
"""So many heads are looked at on the way from a date to the verb of its clause."""


@cache
def forms(kind: str) -> frozenset[str]:
    """Return the verb forms of one kind: ``past``, ``coming`` or ``ahead``."""
    return frozenset(row["form"] for row in table("verb_times") if row["kind"] == kind)


def is_past_form(form: str) -> bool:
    """Return whether a verb form in lower case is a past tense or a participle."""
    return form in forms("past") or (form.endswith("ed") and len(form) > 3)


def tense_said(parse: Parse, sentence: str, offset: int, start: int, end: int) -> int:
    """Return `PAST`, `COMING` or `OPEN` for a date at ``[start, end)`` of a sentence that begins at ``offset``.

    The tree decides; where it says nothing, cue words before the date; "by" and "until" look past a verb in the past.
    """
    before = sentence[max(0, start - 24) : start]
    if DEADLINE.search(before):
        return COMING
    if BACK_IN.search(before):
        return PAST
    tense = tense_at(parse, offset + start, offset + end)
    if tense == OPEN and (_is_cued(sentence, start) or CUE_AFTER.match(sentence, end)):
        return COMING
    return OPEN if tense == PAST and LIMIT.search(before) else tense


def _is_cued(sentence: str, at: int) -> bool:
    """Return whether the words just before say that it is still to come."""
    start = max(0, at - 120)
    cues = list(CUE.finditer(sentence[:at], start))
    return bool(cues) and TOLD.search(sentence, cues[-1].end(), at) is None


def tense_at(parse: Parse, start: int, end: int) -> int:
    """Return `PAST`, `COMING` or `OPEN` for what the words ``[start, end)`` are said of; `OPEN` without a tree.

    The verb just before decides ("said Friday that it will"), else the nearest verb above in the tree.
    """
    word = parse.top(start, end)
    if word is None:
        return OPEN
    inside = parse.within(start, end)
    after = inside.stop < len(parse.words) and parse.lower[inside.stop] in ("'s", "’s")
    if after or parse.words[word].relation in ("compound", "amod", "nmod:poss"):
        return _of_noun(parse, inside.start, parse.words[word].head, owned=after)
    if _told_before(parse, inside.start):
        return PAST
    own = (word,) if parse.child(word, "cop") is not None else ()
    for steps, verb in enumerate((*own, *parse.above(word))):
        if steps >= STEPS:
            break
        if parse.lower[verb] in forms("ahead") and not _is_done(parse, verb):
            return COMING
        if parse.words[verb].upos not in ("VERB", "AUX") and parse.child(verb, "cop", "aux") is None:
            continue
        tense = _tense(parse, verb)
        if tense == COMING and _told_apart(parse, inside.start, verb):
            return PAST
        if tense is not None:
            return tense
    return OPEN


def hangs_on_noun(parse: Parse, start: int, end: int) -> bool:
    """Return whether the words ``[start, end)`` tell which noun is meant: "the win Tuesday", "Monday's ruling"."""
    word = parse.top(start, end)
    if word is None or parse.words[word].head < 0:
        return False
    return parse.bases[word] in ("nmod", "compound") and parse.words[parse.words[word].head].upos == "NOUN"


def _told_before(parse: Parse, first: int) -> bool:
    """Return whether a verb in the past stands just before: "said Friday", "ruled on Wednesday"."""
    number = first - 1
    if number >= 0 and parse.lower[number] in ("on", "late", "early", "over", "earlier", "in", "the"):
        number -= 1
    if number < 0 or parse.words[number].upos != "VERB" or not is_past_form(parse.lower[number]):
        return False
    return parse.lower[number] not in forms("ahead") and _tense(parse, number) == PAST


def _told_apart(parse: Parse, first: int, verb: int) -> bool:
    """Return whether a date before its verb belongs to one before it: "told reporters on Tuesday that it may"."""
    if verb < first:
        return False
    for number in range(first - 1, max(-1, first - 7), -1):
        if parse.words[number].upos == "PUNCT":
            return False
        if parse.words[number].upos == "VERB":
            return is_past_form(parse.lower[number]) and _tense(parse, number) == PAST
    return False


def _awaited(parse: Parse, first: int, noun: int) -> bool:
    """Return whether what a day owns is still to come: "ahead of Friday's vote", "Friday's vote will decide"."""
    before = parse.lower[max(0, first - 3) : first]
    if before[-2:] == ["ahead", "of"] or "upcoming" in before or parse.lower[first - 1 : first] == ["for"]:
        return True
    subject = parse.words[noun].relation.startswith("nsubj")
    return subject and parse.words[noun].head >= 0 and _tense(parse, parse.words[noun].head) == COMING


def _of_noun(parse: Parse, first: int, noun: int, *, owned: bool) -> int:
    """Return the tense of a date that is part of a name for something: "the Friday deadline", "Thursday's ruling".

    owned: whether the date owns it
    """
    if noun >= 0 and parse.lower[noun] in forms("ahead"):
        return COMING
    if owned and noun >= 0:
        return COMING if _awaited(parse, first, noun) else PAST
    if first and parse.lower[first - 1] in ("after", "since", "following", "despite"):
        return PAST
    return OPEN


def _tense(parse: Parse, verb: int) -> int | None:
    """Return the tense of one verb; None where that is up to the verb above it."""
    form = parse.lower[verb]
    helpers = {parse.lower[number] for number in parse.every(verb, "aux", "cop")}
    marked_to = any(parse.lower[number] == "to" for number in parse.every(verb, "mark", "aux"))
    if helpers & MODALS == {"could"} and not helpers & HAVE and _is_negated(parse, verb):
        return PAST
    if helpers & MODALS:
        return PAST if helpers & HAVE - {"'d", "’d"} and is_past_form(form) else COMING
    if marked_to and not helpers & WENT:
        return _infinitive(parse, verb)
    if form in forms("ahead") and not helpers & HAVE and not _is_done(parse, verb):
        return OPEN if helpers & WENT else COMING
    if helpers & (WENT | HAVE):
        return PAST
    if form.endswith("ing"):
        if SINCE & {parse.lower[number] for number in parse.every(verb, "mark", "case")}:
            return PAST
        return COMING if helpers & IS else None
    if helpers & IS:
        return OPEN
    return PAST if is_past_form(form) else OPEN


def _is_done(parse: Parse, verb: int) -> bool:
    """Return whether "set" is what somebody did, and not what is set for later: "they *set* records on Tuesday"."""
    if parse.lower[verb] != "set" or parse.words[verb].upos != "VERB":
        return False
    return parse.child(verb, "obj") is not None and parse.child(verb, "aux", "cop") is None


def _is_negated(parse: Parse, verb: int) -> bool:
    """Return whether "could" is denied, as it is of what was tried in vain: "could not be found on Friday"."""
    subjects = [parse.lower[word] for subject in parse.every(verb, "nsubj") for word in parse.children[subject]]
    here = [parse.lower[word] for word in parse.every(verb, "advmod", "cc", "nsubj")]
    return not NEVER.isdisjoint((*here, *subjects))


def _infinitive(parse: Parse, verb: int) -> int | None:
    """Return `COMING` for "to meet" under a word that looks ahead; else it is up to the verb above."""
    head = parse.words[verb].head
    if head >= 0 and any(parse.lower[number] in FIRST for number in parse.every(head, "amod")):
        return None
    if head < 0 or parse.lower[head] in forms("coming") or parse.lower[head] in IS:
        return COMING
    return COMING if parse.words[head].upos in ("NOUN", "ADJ") else None
