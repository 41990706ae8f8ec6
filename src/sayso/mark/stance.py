"""Stance: what the cue says the source did with the content.

The cue decides, by the words in it and what hangs on them in the sentence's tree; the content adds one thing only:
what is wholly a question is asked, whatever bare word of saying brings it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.mark.form import forms_of
from sayso.mark.parse import Parse
from sayso.records import Span
from sayso.vocabulary import Stance

HELD = frozenset({Stance.BELIEVES, Stance.PREDICTS})
"""What stays what it is under "not": who does not want a thing has a stance to it. An act not done is ``other``."""

NOT = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without", "cannot", "nobody", "none"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least"})
DISTANCED = frozenset({"falsely", "wrongly", "mistakenly", "erroneously", "incorrectly", "allegedly", "supposedly"})
EVIDENCE = frozenset({"evidence", "proof", "basis"})
LINKS = frozenset({"to", "that", "whether", "if"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj"})
KINDS: Mapping[str, Sequence[str]] = {
    "VERB": ("verb", "noun", "other"),
    "AUX": ("verb",),
    "NOUN": ("noun", "person", "verb"),
    "PROPN": ("noun", "person", "verb"),
    "ADJ": ("other", "verb", "noun"),
}
"""The kinds in which a word of each part of speech is looked up. The later ones are for the encoder's slips ("slams",
read as a noun in a headline) and count only where no word of the cue is found in the first ones.
"""

OPEN_CLASS = frozenset(KINDS)
SAID_WITH = frozenset({"with", "in"})
WHEN = frozenset({"when", "where", "how", "what", "which", "who", "whom", "why"})
REACH = 3  # words after the cue's word in which a particle may stand: "called yesterday for"
QUOTES = "\"'“”‘’«»„"
ENDS = re.compile(r"[.?!]+[\"'”’»]*(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One reading of a word in a cue; ``company``: the words that have to stand near it, in lower case.

    person: it names who does it ("a critic of")
    """

    company: tuple[str, ...]
    stance: Stance
    person: bool


def stance_of(parse: Parse, cue: Sequence[Span], source: Sequence[Span], content: Sequence[Span]) -> Stance:
    """Return what the source of an attribution does with its content.

    Without a cue, or with one that only points ("according to", a colon), it ``states``. A negated act of speech is
    ``other``, a negated thought stays a thought; an unknown cue is ``other`` unless a clause or a quotation follows.
    """
    sources = {number for span in source for number in parse.within(span.start, span.end)}
    own = [number for span in cue for number in parse.within(span.start, span.end) if number not in sources]
    word, stance = _decisive(parse, own, content)
    if stance is None and not any(parse.words[number].upos in OPEN_CLASS - {"AUX"} for number in own):
        # "The question was about …": the source itself says what was done.
        tops = [parse.top(span.start, span.end) for span in source] if own else []
        stance = _decisive(parse, [top for top in tops if top is not None], content)[1] or Stance.STATES
    if stance is None:
        stance = Stance.STATES if _is_said(parse, content) else Stance.OTHER
    if is_undone(parse, own, word):
        return stance if stance in HELD else Stance.OTHER
    if stance is Stance.STATES:
        if _asks(parse.text, content):
            return Stance.ASKS
        if _is_doubted(parse, own, word):
            return Stance.CLAIMS
    return stance


def decided(parse: Parse, own: Sequence[int], content: Sequence[Span]) -> Stance | None:
    """Return the stance that the words of a cue tell by themselves, None where none of them is known.

    own: the words of the cue
    """
    return _decisive(parse, own, content)[1]


def kinds_of(word: str) -> frozenset[str]:
    """Return the kinds in which a word, in lower case, tells a stance: ``verb``, ``noun``, ``person``, ``other``."""
    return frozenset(kind for kind in ("verb", "noun", "person", "other") if (word, kind) in _senses())


def _decisive(parse: Parse, own: Sequence[int], content: Sequence[Span]) -> tuple[int | None, Stance | None]:
    """Return the word of the cue that decides and its stance: the first that does more than state, else the first."""
    for sure in (True, False):
        found: list[tuple[int, Sense]] = []
        for number in own:
            company = _company(parse, number, own, content)
            sense = _sense(parse, number, company, sure=sure)
            if sense is not None and not _beside(parse, number, sense, [one for one, _ in found]):
                found.append((number, sense))
        if found:
            number, sense = next((pair for pair in found if pair[1].stance is not Stance.STATES), found[0])
            return number, sense.stance
    return None, None


def _sense(parse: Parse, number: int, company: Collection[str], *, sure: bool) -> Sense | None:
    """Return the reading of a word that fits its company best, None for a word without any.

    sure: look only where words of its part of speech belong
    """
    kinds = KINDS.get(parse.words[number].upos, ("other",))
    for kind in kinds[: 2 if kinds[1:2] == ("person",) else 1] if sure else kinds:
        for sense in _senses().get((parse.lower[number], kind), ()):
            if all(one in company for one in sense.company):
                return sense
    return None


def _beside(parse: Parse, number: int, sense: Sense, verbs: Sequence[int]) -> bool:
    """Return whether a noun of the cue is no part of the saying: "addressed the supporters", "said of the proposal".

    verbs: the words of the cue that are known already; what they have for an object, or are done with, is part of it
    """
    word = parse.words[number]
    if word.upos not in ("NOUN", "PROPN") or not verbs:
        return False
    if sense.person:
        return True
    cases = {parse.lower[case] for case in parse.every(number, "case")}
    return word.relation not in ("obj", "xcomp", "ccomp") and not cases & SAID_WITH


def _company(parse: Parse, number: int, own: Sequence[int], content: Sequence[Span]) -> frozenset[str]:
    """Return the words near one of the cue: the rest of the cue, what follows, its dependents and their markers."""
    near = {one for one in own if one > number}
    start = content[0].start if content else 0
    follows = range(number + 1, min(number + 1 + REACH, len(parse.words)))
    near.update(one for one in follows if parse.starts[one] < start or one == number + 1)
    found = {parse.lower[one] for one in near}
    for one in parse.children[number]:
        relation = parse.bases[one]
        if relation in CLAUSES:
            # "asked them to leave": a mark of the clause itself, not of one further in
            if not any(parse.lower[child] in WHEN for child in parse.children[one]):
                marks = parse.every(one, "mark", "case")
                found.update(parse.lower[mark] for mark in marks if parse.lower[mark] in LINKS)
        elif one > number and relation in ("obl", "obj", "compound", "advmod", "nmod"):
            found.add(parse.lower[one])
            found.update(parse.lower[mark] for mark in parse.every(one, "mark", "case"))
    return frozenset(found)


def is_undone(parse: Parse, own: Sequence[int], word: int | None) -> bool:
    """Return whether the cue says that it was not done: "did not deny", "has yet to say", "refused to confirm"."""
    for number in _around(parse, own, word):
        lower = parse.lower[number]
        following = parse.lower[number + 1] if number + 1 < len(parse.lower) else ""
        if (lower in NOT or lower.endswith(("n't", "n’t"))) and following not in NOT_ONLY:
            return True
        if lower == "yet" and following == "to":
            return True
    governor = parse.words[word].head if word is not None and parse.words[word].relation == "xcomp" else -1
    if governor < 0 or governor in own:
        return False
    sense = _sense(parse, governor, (), sure=True)
    return (sense is not None and sense.stance is Stance.OTHER) or is_undone(parse, (), governor)


def _is_doubted(parse: Parse, own: Sequence[int], word: int | None) -> bool:
    """Return whether the reporter keeps a distance: "falsely said", "says without evidence"."""
    if any(parse.lower[number] in DISTANCED for number in _around(parse, own, word)):
        return True
    followed = ((parse.lower[number], parse.lower[min(number + 1, len(parse.lower) - 1)]) for number in own)
    return any(first == "without" and second in EVIDENCE for first, second in followed)


def _around(parse: Parse, own: Sequence[int], word: int | None) -> list[int]:
    """Return the words of the cue up to the one that decides, and its auxiliaries and adverbs, in text order."""
    found = {number for number in own if word is None or number <= word or parse.words[number].relation == "det"}
    if word is not None:
        found.update(parse.every(word, "advmod", "aux", "det", "cc:preconj"))
    return sorted(found)


def _is_said(parse: Parse, content: Sequence[Span]) -> bool:
    """Return whether the content is a quotation or a clause with a subject."""
    if not content:
        return False
    first = content[0]
    if parse.text[first.start] in QUOTES:
        return True
    top = parse.top(first.start, first.end)
    return top is not None and parse.child(top, "nsubj", "expl") is not None


def _asks(text: str, content: Sequence[Span]) -> bool:
    """Return whether every sentence, and every stretch, of the content ends as a question."""
    for span in content:
        ends = [match.group() for match in ENDS.finditer(text, span.start, span.end)]
        if not all("?" in end for end in ends) or "?" not in text[span.end - 2 : span.end]:
            return False
    return bool(content)


@cache
def _senses() -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    """Return the readings of each word form by form and kind, those with most company first."""
    found: dict[tuple[str, str], list[Sense]] = {}
    for row in table("stance_words"):
        sense = Sense(company=tuple(row["with"].split()), stance=Stance(row["stance"]), person=row["kind"] == "person")
        for form in forms_of(row["word"], row["kind"], row["forms"]):
            found.setdefault((form, row["kind"]), []).append(sense)
    return {key: tuple(sorted(senses, key=lambda one: -len(one.company))) for key, senses in found.items()}
