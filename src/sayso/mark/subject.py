"""Subjects of cue verbs: who says it, where the words before the verb tell, or the clause before it does."""

from sayso.mark.clause import AUXILIARY, DETERMINER, PREPOSITION, group_start, has_verb, subject_before
from sayso.mark.cue import Verb
from sayso.mark.draft import Draft, Range
from sayso.mark.source import source_nouns
from sayso.mark.utterance import QUOTE, Utterance

ING_LEAD = frozenset(", — – and by in after before while - with".split()) | {QUOTE}


def fill_subject(u: Utterance, draft: Draft, first: int, entry: Verb, found: list[Draft]) -> bool:
    """Fill in the source. Return whether the verb can be a cue with what stands before it."""
    before = u.lower[first - 1] if first else ""
    if entry.form == "ing" and not any(u.lower[k] in AUXILIARY for k in range(first, draft.cue[1] if draft.cue else 0)):
        lead = before in ING_LEAD or first == 0
        if not lead and not (entry.complements & {"that", "bare"}):
            return False
        if before in DETERMINER or before in ("of", "for", "is"):
            return False
        draft.rule = "participle"
        previous = [one for one in found if one.source is not None]
        holder = _text_before(u, first)
        if holder is not None:
            draft.source = holder
        elif previous:
            draft.referent = previous[-1].referent or previous[-1].source
            draft.source = previous[-1].source
        else:
            opening = _opening_subject(u, first)
            if opening is not None and u.lower[opening[0]] not in ("there", "this", "that", "these", "those"):
                draft.referent = draft.source = opening
        return True
    if before in ("and", "but", ",") and found and found[-1].source is not None and entry.form in ("past", "third"):
        previous_source = found[-1].source
        if (before != "," and subject_before(u, first) is None) or before == "but":
            draft.source = draft.referent = previous_source
            return True
    source = subject_before(u, first)
    if source is None and before == "and":
        source = shared_subject(u, first - 1)
    if source is None:
        return False
    if u.lower[source[0]] in ("who", "which", "that") and source[1] - source[0] == 1:
        antecedent = subject_before(u, source[0] - (u.lower[source[0] - 1 : source[0]] == [","]))
        draft.referent = antecedent
    if u.lower[source[0]] in ("there", "one") and source[1] - source[0] == 1:
        return False
    draft.source = source
    return True


def _text_before(u: Utterance, first: int) -> Range | None:
    """Return the text or body right before a participle: "four resolutions | demanding", "a letter | saying"."""
    noun = source_nouns().get(u.lower[first - 1]) if first else None
    if noun is None or noun.kind != "document":
        return None
    start = first - 1
    while start > 0 and first - start < 6 and u.words[start - 1][:1].isalnum():
        word = u.lower[start - 1]
        if word in PREPOSITION or word in AUXILIARY or word == "and" or has_verb(u, start - 1, start):
            break
        start -= 1
    return start, first


def shared_subject(u: Utterance, at: int) -> Range | None:
    """Return the subject of the clause before "and" at ``at``: that of its first verb: "Moor smiled | and said"."""
    lowest = max(0, at - 40)
    start = next((k + 1 for k in range(at - 1, lowest, -1) if u.lower[k] in (";", ":", QUOTE, "that")), lowest)
    for look in range(start + 1, at):
        if has_verb(u, look, look + 1):
            source = subject_before(u, group_start(u, look))
            if source is not None:
                return source
    return None


def _opening_subject(u: Utterance, before: int) -> Range | None:
    """Return the subject of the utterance's first verb, for a participle whose subject stands there."""
    for at in range(1, min(before, 16)):
        if u.lower[at] in AUXILIARY or (u.words[at][:1].islower() and has_verb(u, at, at + 1)):
            return subject_before(u, at)
    return None
