"""Clauses by their trees: the verb group, its subject, the words that hang on a word."""

from itertools import pairwise

from sayso.mark.parse import Parse
from sayso.records import Span

RELATIVE = frozenset("who which that whom whose".split())
UNPHRASED = frozenset(("acl:relcl", "parataxis", "conj", "cc", "nsubj", "cop"))
"""What hangs on a noun and is no part of its phrase: "*Orr was* among those *who left*"."""
QUOTES = '“«„‟〝「『"＂‘'
"""Marks that a quotation opens with: the full stops inside it are its own."""
DEEPEST = 40
"""How many heads a subject is looked for over."""


def has_verb(parse: Parse, start: int, end: int) -> bool:
    """Return whether a verb or auxiliary stands in ``[start, end)``."""
    return any(parse.words[number].upos in ("VERB", "AUX") for number in parse.within(start, end))


def verb_group(parse: Parse, verb: int) -> Span:
    """Return the verb with the auxiliaries and adverbs right before it and its particle: "has also said"."""
    first = verb
    while first > 0 and (
        parse.words[first - 1].head == verb
        and parse.words[first - 1].relation.split(":", maxsplit=1)[0] in ("aux", "advmod", "cop")
    ):
        first -= 1
    last = verb + 1
    if last < len(parse.words) and parse.words[last].head == verb and parse.words[last].relation == "compound:prt":
        last += 1
    return parse.span(first, last)


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return the word that heads the subject of ``verb``; that of the verb it is joined to where it has none itself."""
    at = verb
    for _ in range(DEEPEST):
        subject = parse.child(at, "nsubj", "csubj")
        if subject is not None:
            return subject
        relation = parse.bases[at]
        if relation in ("conj", "advcl", "xcomp") and parse.words[at].head >= 0:
            at = parse.words[at].head
        elif relation == "acl" and parse.words[at].head >= 0:
            return parse.words[at].head
        else:
            return None
    return None


def antecedent(parse: Parse, word: int) -> int | None:
    """Return the noun that a relative pronoun stands for: "the man *who* said", or None for any other word."""
    if parse.lower[word] not in RELATIVE:
        return None
    verb = parse.words[word].head
    if verb >= 0 and parse.words[verb].relation.startswith("acl"):
        noun = parse.words[verb].head
        return noun if 0 <= noun < word else None
    return None


def phrase(parse: Parse, head: int, *, clauses: bool = True) -> Span:
    """Return the noun phrase that ``head`` heads, without the preposition before it and stops at its ends.

    clauses: whether a clause that hangs on it belongs to it: "a man who was there"
    """
    members = _members(parse, head, clauses=clauses)
    left_out = set(parse.every(head, "case", "cc", "punct", "mark"))
    while len(members) > 1 and (members[0] in left_out or parse.words[members[0]].relation in ("case", "fixed")):
        members.pop(0)
    low = high = members.index(head) if head in members else 0
    while low > 0 and members[low - 1] == members[low] - 1:
        low -= 1
    while high + 1 < len(members) and members[high + 1] == members[high] + 1:
        high += 1
    while high > low and parse.words[members[high]].upos == "PUNCT" and parse.forms[members[high]] != ".":
        high -= 1
    last = members[high]
    while parse.words[last].upos == "PROPN" and _strays(parse, last + 1, members[low]):
        last += 1
    return parse.span(members[low], last + 1)


def _strays(parse: Parse, word: int, first: int) -> bool:
    """Return whether a word goes on a name that the tree hangs it on elsewhere, before ``first``."""
    return (
        word < len(parse.words)
        and parse.words[word].upos == "PROPN"
        and parse.words[word].relation == "flat"
        and 0 <= parse.words[word].head < first
    )


def runs(parse: Parse, head: int) -> tuple[Span, ...]:
    """Return the stretches of the clause that ``head`` heads, without "that" and stops at their ends."""
    found: list[list[int]] = []
    for number in _members(parse, head, clauses=True):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    spans = []
    for run in found:
        first, last = 0, len(run)
        while first < last and (_is_stop(parse, run[first]) or is_that(parse, run[first])):
            first += 1
        while last > first and _is_stop(parse, run[last - 1]):
            last -= 1
        if last > first:
            spans.append(parse.span(run[first], run[last - 1] + 1))
    return tuple(spans)


def by_phrase(parse: Parse, verb: int) -> Span | None:
    """Return who did it where "by" follows the participle ``verb``: "was denied by *Mara Orr*"."""
    by = next((n for n in range(verb + 1, min(verb + 3, len(parse.words))) if parse.lower[n] == "by"), None)
    if by is None or by + 1 >= len(parse.words):
        return None
    head = parse.words[by].head
    while head > by and parse.words[head].head > by:
        head = parse.words[head].head
    if head <= by:
        return None
    whole = phrase(parse, head)
    return Span(start=parse.starts[by + 1], end=whole.end) if whole.end > parse.starts[by + 1] else None


def stopped_at(parse: Parse, start: int, end: int) -> int:
    """Return where the sentence that begins at ``start`` ends, should the tree go on over its full stop."""
    if parse.text[start] in QUOTES:
        return end
    inside = parse.within(start, end)
    for number, follow in pairwise(inside):
        if parse.forms[number] in (".", "?", "!") and parse.forms[follow][0].isupper():
            return parse.ends[number - 1] if number > inside[0] else end
    return end


def is_that(parse: Parse, word: int) -> bool:
    """Return whether the word is the "that" which opens a clause, and not a pronoun or determiner."""
    return parse.lower[word] == "that" and parse.words[word].upos == "SCONJ"


def _is_stop(parse: Parse, word: int) -> bool:
    return parse.words[word].upos == "PUNCT" and parse.forms[word] not in "()[]\"“”‘’'«»"


def _members(parse: Parse, head: int, *, clauses: bool) -> list[int]:
    """Return the words that hang on ``head``, itself included, in text order."""
    found, waiting = [], [head]
    while waiting:
        number = waiting.pop()
        found.append(number)
        for child in parse.children[number]:
            relation = parse.words[child].relation
            if not clauses and number == head and relation in UNPHRASED:
                continue
            waiting.append(child)
    return sorted(found)
