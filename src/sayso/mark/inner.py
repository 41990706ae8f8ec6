"""Reports inside reports: what somebody in a content is said to have said, by the trees.

"Orr said that *the mayor believes that the dam will fall*": PolNeAR annotates the outer report alone, and so the
encoder reads no other. Inside a content, a verb of the list with a clause under it is a report of its own.
"""

from collections.abc import Iterator, Sequence

from sayso.mark.clause import antecedent, phrase, runs, subject_of, verb_group
from sayso.mark.cue import Verb, nouns, verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.parse import Parse
from sayso.records import Span

OWN = frozenset("i we me us my our you one let's".split())
"""Who speaks of himself in a content is no second voice, and "you" and "one" are nobody's."""
EMPTY = frozenset("it there this that these those what".split())


def read_inside(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the reports that stand wholly inside contents of ``drafts``."""
    cues = {number for draft in drafts if draft.cue for number in parse.within(draft.cue.start, draft.cue.end)}
    found: dict[Span, Draft] = {}
    for draft in drafts:
        for span in draft.content:
            for number in parse.within(span.start, span.end):
                if number in cues or parse.starts[number] < span.start:
                    continue
                inner = _report(parse, number, span)
                if inner is not None and inner.cue is not None:
                    found.setdefault(inner.cue, inner)
    return list(found.values())


def _report(parse: Parse, word: int, within: Span) -> Draft | None:
    if parse.lower[word] in verbs() and parse.words[word].upos == "VERB":
        return _from_verb(parse, word, within)
    if parse.lower[word] in nouns() and parse.words[word].upos == "NOUN":
        return _from_noun(parse, word, within)
    return None


def _from_verb(parse: Parse, verb: int, within: Span) -> Draft | None:
    passive = parse.child(verb, "aux:pass") is not None
    complement = next(_complements(parse, verb, verbs()[parse.lower[verb]]), None)
    if complement is None:
        return None
    agent = next((n for n in parse.every(verb, "obl") if parse.words[n].relation == "obl:agent"), None)
    subject = agent if passive else subject_of(parse, verb)
    if not passive and (subject is None or parse.lower[subject] in OWN | EMPTY):
        return None
    referent = antecedent(parse, subject) if subject is not None else None
    source = phrase(parse, subject) if subject is not None else None
    content = [span for span in runs(parse, complement) if span.start >= within.start and span.end <= within.end]
    cue = verb_group(parse, verb)
    if passive and parse.words[complement].relation == "xcomp":
        theme = parse.child(verb, "nsubj:pass")
        if theme is not None and parse.lower[theme] not in EMPTY:
            content.insert(0, phrase(parse, theme))
    content = [span for part in content for span in _without(parse, part, (cue, source))]
    if not content or cue.start < within.start or cue.end > within.end:
        return None
    if source is not None and (source.start < within.start or source.end > within.end):
        return None
    return Draft(
        rule="inner-passive" if passive else "inner",
        cue=cue,
        source=source,
        referent=phrase(parse, referent, clauses=False) if referent is not None else None,
        content=tuple(content),
    )


def _complements(parse: Parse, verb: int, entries: Sequence[Verb]) -> Iterator[int]:
    """Yield the clauses under the verb that one of its readings lets be what was said."""
    kinds = frozenset(kind for entry in entries if not entry.particle for kind in entry.complements)
    if not kinds & {"quote", "that", "bare", "told", "to", "whether"}:
        return
    yield from (n for n in parse.every(verb, "ccomp") if kinds & {"quote", "that", "bare", "told", "whether"})
    if kinds & {"to", "that", "bare"}:
        passive = parse.child(verb, "aux:pass") is not None
        yield from (n for n in parse.every(verb, "xcomp") if ("to" in kinds or passive) and parse.child(n, "mark"))


def _from_noun(parse: Parse, noun: int, within: Span) -> Draft | None:
    """Return a draft for "Orr's claim that …"."""
    owner = next((n for n in parse.every(noun, "nmod") if parse.words[n].relation == "nmod:poss"), None)
    clause = next(parse.every(noun, "ccomp", "acl"), None)
    mark = parse.child(clause, "mark") if clause is not None else None
    if owner is None or clause is None or mark is None or parse.lower[mark] != "that" or parse.lower[owner] in OWN:
        return None
    source, cue = phrase(parse, owner), parse.span(noun, noun + 1)
    content = tuple(span for span in runs(parse, clause) if span.start >= cue.end and span.end <= within.end)
    if not content or source.start < within.start:
        return None
    return Draft(rule="inner-noun", cue=cue, source=source, content=content)


def _without(parse: Parse, span: Span, parts: Sequence[Span | None]) -> Iterator[Span]:
    """Yield what is left of ``span`` beside cue and source."""
    if not any(shared(span, (part,)) for part in parts if part is not None):
        yield span
