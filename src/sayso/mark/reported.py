"""Reported speech in one utterance: cue verbs with their subject on one side and what was said on the other."""

from collections.abc import Collection

from sayso.mark.clause import BE, DETERMINER, NEGATION, PREPOSITION, SUBJECT_PRONOUN, group_start, phrase_after
from sayso.mark.complement import fill_complement
from sayso.mark.cue import Verb, nouns, verbs
from sayso.mark.draft import Draft
from sayso.mark.ending import close_contents
from sayso.mark.nominal import MESSAGES, from_according, from_message, from_noun
from sayso.mark.passive import from_passive
from sayso.mark.preposed import ends_or_turns, fill_before, is_inverted, may_speak, quote_behind, take_behind
from sayso.mark.subject import fill_subject
from sayso.mark.utterance import QUOTE, Utterance


def find_reports(u: Utterance, clauses: Collection[int]) -> list[Draft]:
    """Return the drafts of one utterance, in order of their cues.

    clauses: indexes of the quotations that read as a clause or more
    """
    known = verbs()
    cue_nouns = nouns()
    found: list[Draft] = []
    for at, word in enumerate(u.lower):
        draft = None
        if word in known:
            draft = _from_verb(u, at, known[word], clauses, found)
        if draft is None and word in MESSAGES:
            draft = from_message(u, at)
        if draft is None and word in cue_nouns:
            draft = from_noun(u, at, cue_nouns[word])
        if draft is None and word == "according" and u.lower[at + 1 : at + 2] == ["to"]:
            draft = from_according(u, at)
        if draft is not None:
            found.append(draft)
    close_contents(u, found, clauses)
    return [draft for draft in found if draft.content and not _unnamed(u, draft)]


def _unnamed(u: Utterance, draft: Draft) -> bool:
    """Return whether nothing is said but that somebody stays unnamed: "who declined to be named"."""
    first = draft.content[0][0]
    return draft.cue is not None and any(
        u.lower[at] == "be" and u.lower[at + 1 : at + 2] in (["named"], ["identified"], ["quoted"])
        for at in range(first, min(first + 3, len(u)))
    )


def _from_verb(
    u: Utterance, at: int, entries: tuple[Verb, ...], clauses: Collection[int], found: list[Draft]
) -> Draft | None:
    first = group_start(u, at)
    passive = any(u.lower[k] in BE or u.lower[k] == "'s" for k in range(first, at))
    for entry in entries:
        if (entry.form == "past" and passive) or (entry.form == "participle" and first == at):
            continue
        end = at + 1
        if entry.particle:
            if u.lower[end : end + 1] == [entry.particle]:
                end += 1
            elif not (passive and entry.form == "participle"):
                continue
        if entry.form == "participle" and passive:
            draft = from_passive(u, first, at, end, entry)
        else:
            if not _may_be_verb(u, first, at, entry):
                continue
            draft = _active(u, first, end, entry, clauses, found)
        if draft is not None:
            draft.negated = any(u.lower[k] in NEGATION for k in range(first, at))
            return draft
    return None


def _may_be_verb(u: Utterance, first: int, at: int, entry: Verb) -> bool:
    """Return whether the words before ``at`` let the form be a verb: "the claim" and "his reports" are none."""
    before = u.lower[at - 1] if at else ""
    if entry.form == "ing":
        return True
    if at == 0 or (u.words[at][:1].isupper() and not _headline(u, at)):
        return False
    if first < at:
        last = u.lower[at - 1]
        if entry.form == "base":
            return any(u.lower[k] not in BE for k in range(first, at))
        return last not in BE or entry.form != "base"
    if before in DETERMINER and before not in ("that", "this", "some", "many", "all", "both", "several", "few"):
        return False
    if before in ("'s", "'") and entry.form in ("base", "third"):
        return False
    if before in PREPOSITION or before == "-":
        return False
    if entry.form == "base":
        if before == "to":
            return False
        return (
            before in SUBJECT_PRONOUN
            or before in ("who", "many", "some", "others")
            or (before.endswith("s") and not before.endswith("ss") and len(before) > 3)
            or before in ("people", "police", "men", "women", "media")
        )
    return True


def _headline(u: Utterance, at: int) -> bool:
    """Return whether most longer words are capitalised, the next too, so that a capital says nothing of a word."""
    longer = [word for word in u.words if len(word) > 3 and word[0].isalpha()]
    return (
        at + 1 < len(u)
        and (u.words[at + 1][:1].isupper() or u.lower[at + 1] in DETERMINER | PREPOSITION | {QUOTE})
        and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)
    )


def _active(
    u: Utterance, first: int, end: int, entry: Verb, clauses: Collection[int], found: list[Draft]
) -> Draft | None:
    cue = (first, end)
    draft = Draft(rule="", stance=entry.stance, cue=cue, source=None)
    quoting = "quote" in entry.complements
    if quoting and entry.form in ("past", "third") and is_inverted(u, first):
        last = phrase_after(u, end)
        if last > end and ends_or_turns(u, last) and (quote_behind(u, first) is not None or may_speak(u, end, entry)):
            draft.source, draft.cue = (end, last), cue
            return fill_before(u, draft, first, last, clauses, "inverted")
    if not fill_subject(u, draft, first, entry, found):
        return None
    begin = draft.source[0] if draft.source and draft.source[1] <= first else first
    if quoting and entry.form != "ing":
        left = quote_behind(u, begin)
        if left is not None and u.quotes[left] in clauses:
            return fill_before(u, draft, begin, end, clauses, "postposed")
    ahead = fill_complement(u, draft, end, entry, clauses)
    if ahead is not None and ahead.source is None and not ahead.quotes:
        return None
    if ahead is not None:
        if ahead.rule == "direct-after" and entry.form != "ing" and begin > 0 and quote_behind(u, begin) is not None:
            take_behind(u, ahead, begin, clauses)
        return ahead
    if quoting and begin > 0 and entry.form != "ing":
        return fill_before(u, draft, begin, end, clauses, "postposed")
    return None
