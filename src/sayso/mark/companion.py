"""Companions: what one who speaks says by further verbs.

"The council met, condemning the raid *and calling for talks*": the encoder often reads the first verb of such a row
and leaves the others, or takes them into what was said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.mark.clause import runs, verb_group
from sayso.mark.cue import Verb, verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.parse import Parse
from sayso.mark.reported import ENCODER
from sayso.mark.source import source_nouns
from sayso.records import Span

EMPTY = frozenset("it there this that these those what which who them him her us me you so".split())
QUOTES = frozenset('"“”‘’«»„') | {"''", "``"}
CLAUSE = frozenset("quote that bare told".split())
THING = frozenset("noun object".split())


def read_companions(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return ``drafts``, none of them with a verb of its own row in what was said, and the rest of each row."""
    cues = {number for one in drafts if one.cue for number in parse.within(one.cue.start, one.cue.end)}
    found: list[Draft] = []
    added: list[Draft] = []
    for draft in drafts:
        for verb in _row(parse, draft, cues):
            other = _beside(parse, draft, verb)
            if (
                other is None
                or other.cue is None
                or any(shared(part, [other.cue]) for one in added for part in one.parts)
            ):
                continue
            draft = _without(parse, draft, other)
            added.append(other)
            cues |= set(parse.within(other.cue.start, other.cue.end))
        found.append(draft)
    return found + added


def _row(parse: Parse, draft: Draft, cues: set[int]) -> Iterator[int]:
    """Yield the further verbs of one who speaks: joined by "and" to one of the cue, or participles that go along."""
    if draft.cue is None or draft.source is None or draft.rule != ENCODER:
        return
    waiting = [n for n in parse.within(draft.cue.start, draft.cue.end) if parse.words[n].upos == "VERB"]
    yield from _misplaced(parse, draft, cues)
    while waiting:
        head = waiting.pop(0)
        for verb in parse.every(head, "conj", "advcl"):
            if verb < head or parse.words[verb].upos != "VERB" or verb in cues:
                continue
            if parse.child(verb, "nsubj", "mark", "csubj", "expl", "aux") is not None or _quoted(parse, head, verb):
                continue
            if parse.words[verb].relation == "advcl" and not parse.lower[verb].endswith("ing"):
                continue
            waiting.append(verb)
            yield verb


def _misplaced(parse: Parse, draft: Draft, cues: set[int]) -> Iterator[int]:
    """Yield verbs that the tree joins to what was said and whose subject there can say nothing.

    "Orr told us the worst was over *but warned* of a slow spring": the worst does not warn.
    """
    for span in draft.content:
        if draft.cue is None or span.start < draft.cue.end:
            continue
        for verb in parse.within(span.start, span.end):
            head = parse.words[verb].head
            if parse.bases[verb] != "conj" or parse.words[verb].upos != "VERB" or verb in cues or head < 0:
                continue
            if parse.words[verb - 1].upos != "CCONJ" or not span.start <= parse.starts[head] < span.end:
                continue
            subject = parse.child(head, "nsubj")
            if subject is None or parse.child(verb, "nsubj", "mark", "aux", "expl") is not None:
                continue
            thing = parse.words[subject].upos in ("NOUN", "ADJ") and parse.lower[subject] not in source_nouns()
            past = any(one.form in ("past", "third") for one in verbs().get(parse.lower[verb], ()))
            if (
                thing
                and past
                and not parse.lower[subject].endswith("s")
                and not _quoted(parse, _first(parse, draft), verb)
            ):
                yield verb


def _first(parse: Parse, draft: Draft) -> int:
    """Return the first word of what a draft holds."""
    return parse.within(draft.start, draft.end)[0]


def _quoted(parse: Parse, head: int, verb: int) -> bool:
    """Return whether a quotation opens and does not close between two verbs."""
    return sum(parse.forms[number] in QUOTES for number in range(head, verb)) % 2 == 1


def _beside(parse: Parse, draft: Draft, verb: int) -> Draft | None:
    """Return the draft of one further verb: of a clause, or of a thing that its reading in the list lets be said."""
    readings = [one for one in verbs().get(parse.lower[verb], ()) if one.form in ("third", "past", "ing")]
    for entry in readings:
        made = _told(parse, verb, entry)
        if made is None:
            continue
        cue, content = made
        apart = [part for part in (draft.cue, draft.source) if part is not None]
        if content and not any(shared(part, [cue, *content]) for part in apart):
            return replace(draft, rule="companion", likelihood=None, cue=cue, content=tuple(content))
    return None


def _told(parse: Parse, verb: int, entry: Verb) -> tuple[Span, list[Span]] | None:
    """Return cue and content of a verb in one reading, None where it is not followed as that reading wants."""
    cue = verb_group(parse, verb)
    if entry.particle:
        if " ".join(parse.lower[verb + 1 : verb + 1 + len(entry.particle.split())]) != entry.particle:
            return None
        after = verb + 1 + len(entry.particle.split())
        thing = next((n for n in parse.every(verb, "obl", "obj") if n >= after), None)
        if thing is None or parse.lower[thing] in EMPTY:
            return None
        return Span(start=cue.start, end=parse.ends[after - 1]), [_whole(parse, after, verb)]
    clause = parse.child(verb, "ccomp")
    if clause is not None and clause > verb and entry.complements & CLAUSE:
        return cue, [span for span in runs(parse, clause) if span.start >= cue.end]
    thing = parse.child(verb, "obj")
    if thing is None or thing < verb or parse.words[thing].upos != "NOUN" or not entry.complements & THING:
        return None
    return cue, [_whole(parse, verb + 1, verb)] if parse.reach[thing][0] == verb + 1 else []


def _whole(parse: Parse, first: int, verb: int) -> Span:
    """Return what a verb takes from ``first`` on, up to the comma or "and" that ends it."""
    last = parse.reach[verb][1]
    stops = [
        parse.reach[child][0]
        for child in parse.children[verb]
        if child >= first and parse.words[child].relation.split(":")[0] in ("conj", "advcl", "punct", "parataxis")
    ]
    stops += [n for n in range(first + 1, last) if parse.forms[n] == "," and "which" in parse.lower[n + 1 : n + 3]]
    last = min([last, *stops])
    while last > first + 1 and parse.words[last - 1].upos in ("PUNCT", "CCONJ"):
        last -= 1
    return parse.span(first, last)


def _without(parse: Parse, draft: Draft, other: Draft) -> Draft:
    """Return a draft whose content ends where the next verb of its row begins."""
    assert other.cue is not None
    content: list[Span] = []
    for span in draft.content:
        if span.start < other.cue.start < span.end:
            inside = [n for n in parse.within(span.start, other.cue.start) if parse.starts[n] < other.cue.start]
            while (
                inside and parse.words[inside[-1]].upos in ("PUNCT", "CCONJ") and parse.forms[inside[-1]] not in QUOTES
            ):
                inside.pop()
            if inside:
                content.append(Span(start=span.start, end=parse.ends[inside[-1]]))
        elif not (span.start >= other.cue.start and shared(span, other.parts)):
            content.append(span)
    return replace(draft, content=tuple(content) or draft.content)
