"""Stance: what the cue says the source did with the content.

The cue decides, by the words in it and what hangs on them in the sentence's tree; the content adds one thing only:
what is wholly a question is asked, whatever bare word of saying brings it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.mark.cue import plural
from sayso.mark.parse import Parse
from sayso.records import Span
from sayso.vocabulary import Stance

HELD = frozenset({Stance.BELIEVES, Stance.PREDICTS})
"""What stays what it is under "not": who does not want a thing has a stance to it. An act not done is ``other``."""

NOT = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without", "cannot", "nobody", "none"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least"})
DISTANCED = frozenset({"falsely", "wrongly", "mistakenly", "erroneously", "incorrectly", "allegedly", "supposedly"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj"})
VERB_KINDS = ("verb", "other", "noun")
NOUN_KINDS = ("noun", "verb", "other")
KINDS: Mapping[str, Sequence[str]] = {
    "VERB": VERB_KINDS,
    "AUX": VERB_KINDS,
    "NOUN": NOUN_KINDS,
    "PROPN": NOUN_KINDS,
    "ADJ": ("other", "verb", "noun"),
}
OTHER_KINDS = ("other", "verb", "noun")
OPEN_CLASS = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
REACH = 3  # words after the cue's word in which a particle may stand: "called yesterday for"
VOWELS = "aeiou"
QUOTES = "\"'“”‘’«»„"
ENDS = re.compile(r"[.?!]+[\"'”’»]*(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One reading of a word in a cue; ``company``: the words that have to stand near it, in lower case."""

    company: tuple[str, ...]
    stance: Stance


def stance_of(parse: Parse, cue: Sequence[Span], source: Sequence[Span], content: Sequence[Span]) -> Stance:
    """Return what the source of an attribution does with its content.

    Without a cue, or with one that only points ("according to", a colon), it ``states``. A negated act of speech is
    ``other``, a negated thought stays a thought; a cue nobody knows is ``other`` unless a clause or a quotation follows.
    """
    words = [number for span in cue for number in parse.within(span.start, span.end)]
    sources = {number for span in source for number in parse.within(span.start, span.end)}
    own = [number for number in words if number not in sources]
    word, stance = _decisive(parse, own, content)
    if stance is None:
        known = not any(parse.words[number].upos in OPEN_CLASS for number in own) or _is_said(parse, content)
        stance = Stance.STATES if known else Stance.OTHER
    if _undone(parse, own, word):
        return stance if stance in HELD else Stance.OTHER
    if stance is Stance.STATES:
        if _asks(parse.text, content):
            return Stance.ASKS
        if any(parse.lower[number] in DISTANCED for number in _around(parse, own, word)):
            return Stance.CLAIMS
    return stance


def _decisive(parse: Parse, own: Sequence[int], content: Sequence[Span]) -> tuple[int | None, Stance | None]:
    """Return the word of the cue that decides and its stance: the first that does more than state, else the first."""
    first: tuple[int | None, Stance | None] = (None, None)
    for number in own:
        sense = _sense(parse, number, own, content)
        if sense is None:
            continue
        if sense.stance is not Stance.STATES or sense.company:
            return number, sense.stance
        if first[0] is None:
            first = number, sense.stance
    return first


def _sense(parse: Parse, number: int, own: Sequence[int], content: Sequence[Span]) -> Sense | None:
    """Return the reading of a word that fits its company best, None for a word without any."""
    company = _company(parse, number, own, content)
    for kind in KINDS.get(parse.words[number].upos, OTHER_KINDS):
        for sense in _senses().get((parse.lower[number], kind), ()):
            if all(one in company for one in sense.company):
                return sense
    return None


def _company(parse: Parse, number: int, own: Sequence[int], content: Sequence[Span]) -> frozenset[str]:
    """Return the words near one of the cue: the rest of the cue, what follows, its dependents and their markers."""
    near = {one for one in own if one > number}
    start = content[0].start if content else 0
    follows = range(number + 1, min(number + 1 + REACH, len(parse.words)))
    near.update(one for one in follows if parse.starts[one] < start or one == number + 1)
    found = {parse.lower[one] for one in near}
    for one in parse.children[number]:
        relation = parse.words[one].relation.split(":", maxsplit=1)[0]
        markers = parse.every(one, "mark", "case")
        if relation in CLAUSES:
            # "asked them to leave": a mark of the clause itself, not of one further in
            found.update(parse.lower[mark] for mark in markers if parse.lower[mark] in ("to", "that", "whether", "if"))
        elif one > number and relation in ("obl", "obj", "compound", "advmod", "nmod"):
            found.add(parse.lower[one])
            found.update(parse.lower[mark] for mark in markers)
    return frozenset(found)


def _undone(parse: Parse, own: Sequence[int], word: int | None) -> bool:
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
    sense = _sense(parse, governor, (), ())
    return (sense is not None and sense.stance is Stance.OTHER) or _undone(parse, (), governor)


def _around(parse: Parse, own: Sequence[int], word: int | None) -> list[int]:
    """Return the words of the cue up to the one that decides, and its auxiliaries and adverbs, in text order."""
    found = {number for number in own if word is None or number <= word}
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
    """Return whether every sentence of the content ends as a question."""
    ends = [match.group() for span in content for match in ENDS.finditer(text, span.start, span.end)]
    return bool(ends) and all("?" in end for end in ends)


@cache
def _senses() -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    """Return the readings of each word form by form and kind, those with most company first."""
    found: dict[tuple[str, str], list[Sense]] = {}
    for row in table("stance_words"):
        sense = Sense(company=tuple(row["with"].split()), stance=Stance(row["stance"]))
        for form in _forms(row["word"], row["kind"], row["forms"]):
            found.setdefault((form, row["kind"]), []).append(sense)
    return {key: tuple(sorted(senses, key=lambda one: -len(one.company))) for key, senses in found.items()}


def _forms(word: str, kind: str, irregular: str) -> Iterator[str]:
    """Yield the forms of a word, each once; of a verb also those that double its last letter ("slammed")."""
    forms = {word: None}
    if kind == "noun":
        forms[plural(word)] = None
    elif kind == "verb":
        forms[plural(word)] = None
        stems = [word]
        if word[-1] not in VOWELS + "wxy" and word[-2:-1] in tuple(VOWELS) and len(word) > 2:
            stems.append(word + word[-1])
        if word.endswith("e"):
            forms[word + "d"] = forms[word[:-1] + "ing"] = None
        elif word.endswith("y") and word[-2] not in VOWELS:
            forms[word[:-1] + "ied"] = forms[word + "ing"] = None
        else:
            for stem in stems:
                forms[stem + "ed"] = forms[stem + "ing"] = None
        forms.update(dict.fromkeys(irregular.split()))
    yield from forms
