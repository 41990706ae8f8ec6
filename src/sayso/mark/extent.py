"""Extents: how far what was said reaches, where the tree knows better than the reading.

The object of "urged" belongs to it, a participle goes on with its noun; a clause with "who" or "which" ends before the
verb of the sentence that goes on behind it; a cue between commas has what was said on both sides.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.mark.clause import QUOTES, RELATIVE, has_verb
from sayso.mark.cue import verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.mend import CLOSERS
from sayso.mark.parse import Parse
from sayso.mark.quotation import is_quoted
from sayso.mark.reported import ENCODER
from sayso.records import Span

NEAR = 16
"""Words of an object with its clause, between a cue and the "to" of what it is to do, at most."""


def extended(parse: Parse, draft: Draft, taken: Sequence[Draft]) -> Draft:
    """Return a draft of the encoder with contents that end and begin where the tree lets them.

    taken: all drafts, none of whose words are anybody else's
    """
    if draft.cue is None or draft.rule != ENCODER:
        return draft
    cue = parse.within(draft.cue.start, draft.cue.end)
    if not cue:
        return draft
    draft = _behind(parse, _with_own_subject(parse, draft, cue), cue)
    draft = _without_antecedent(parse, draft, cue)
    draft = _both_sides(parse, draft, cue, taken)
    content = tuple(
        _cut(parse, draft, _with_object(parse, draft, cue, _with_participle(parse, span, taken)))
        for span in draft.content
    )
    return replace(draft, content=content)


def _with_participle(parse: Parse, span: Span, taken: Sequence[Draft]) -> Span:
    """Return a bare noun phrase with the participle that goes on from it: "spoke of bodies *laid out in a gym*"."""
    inside = parse.within(span.start, span.end)
    if not inside or has_verb(parse, span.start, span.end) or is_quoted(parse.text, span):
        return span
    for noun in inside:
        after = next((n for n in parse.every(noun, "acl") if n == inside.stop), None)
        if after is None or parse.words[noun].upos != "NOUN" or parse.words[after].relation != "acl":
            continue
        last = parse.reach[after][1]
        while last > after + 1 and parse.forms[last - 1] in CLOSERS:
            last -= 1
        rest = parse.span(after, last)
        if not any(shared(rest, one.parts) for one in taken):
            return Span(start=span.start, end=rest.end)
    return span


def _with_object(parse: Parse, draft: Draft, cue: range, span: Span) -> Span:
    """Return "to …" with whoever is to do it, which the reading left out: "urged *all who swim* to see a doctor"."""
    inside = parse.within(span.start, span.end)
    if inside and parse.lower[inside[0]] == "not":
        inside = inside[1:]
    if not inside or parse.lower[inside[0]] != "to" or not cue.stop <= inside[0] <= cue.stop + NEAR:
        return span
    readings = verbs().get(parse.lower[cue[-1]], ())
    thing = next((n for n in parse.every(cue[-1], "obj", "iobj") if cue.stop <= n < inside[0]), None)
    if thing is None or not any("object" in entry.complements for entry in readings):
        return span
    whole = Span(start=parse.starts[max(cue.stop, parse.reach[thing][0])], end=span.end)
    others = [part for part in draft.parts if part not in draft.content]
    return span if any(shared(whole, (part,)) for part in others) or len(draft.content) > 1 else whole


def _cut(parse: Parse, draft: Draft, span: Span) -> Span:
    """Return a content of "who said …" cut before the verb that whoever said it is the subject of."""
    if draft.source is None or draft.cue is None or span.start < draft.cue.end or is_quoted(parse.text, span):
        return span
    inside = parse.within(draft.source.start, draft.source.end)
    if len(inside) != 1 or parse.lower[inside[0]] not in RELATIVE:
        return span
    verb = parse.words[inside[0]].head
    noun = parse.words[verb].head if verb >= 0 and parse.words[verb].relation.startswith("acl") else -1
    main = parse.words[noun].head if noun >= 0 and parse.bases[noun] == "nsubj" else -1
    if main < 0 or not span.start < parse.starts[main] < span.end:
        return span
    last = main - 1
    while last > draft.cue.end and parse.words[last].head == main and parse.bases[last] in ("aux", "advmod", "cop"):
        last -= 1
    if parse.forms[last] != ",":
        return span
    return Span(start=span.start, end=parse.ends[last - 1]) if parse.ends[last - 1] > span.start else span


def _without_antecedent(parse: Parse, draft: Draft, cue: range) -> Draft:
    """Return a draft without the noun that "which" stands for, of which its own sentence tells more.

    "*The plan*, which critics say would fail, is before the council": the sentence is whoever writes it's.
    """
    if len(draft.content) < 2 or draft.cue is None:
        return draft
    for span in draft.content:
        noun = parse.top(span.start, span.end)
        if noun is None or span.end > draft.cue.start or has_verb(parse, span.start, span.end):
            continue
        main = parse.words[noun].head
        rest = tuple(one for one in draft.content if one != span)
        if main <= cue[-1] or parse.bases[noun] != "nsubj":
            continue
        held = next((one for one in rest if one.start <= parse.starts[main] < one.end), None)
        openers = {parse.lower[n] for one in rest for n in parse.within(one.start, one.end)[:1]}
        if held is None and openers & {"which", "that", "who"}:
            return replace(draft, content=rest)
        described = any(parse.words[n].relation == "acl:relcl" and parse.words[n].head == noun for n in cue)
        if held is not None and described and parse.starts[main] > held.start:
            before = parse.within(held.start, parse.starts[main])
            cut = Span(start=held.start, end=parse.ends[before[-1]])
            return replace(draft, content=tuple(cut if one == held else one for one in rest))
    return draft


def _with_own_subject(parse: Parse, draft: Draft, cue: range) -> Draft:
    """Return a draft under the subject that the reading took for what was said: "a step *unions* called “vile”"."""
    if draft.source is not None or len(draft.content) < 2 or parse.child(cue[-1], "aux:pass") is not None:
        return draft
    if len(cue) > 1 or parse.text[draft.content[-1].start] not in QUOTES:
        return draft
    subject = next((n for n in parse.every(cue[0], "nsubj") if n == cue[0] - 1), None)
    taken = next((one for one in draft.content if subject is not None and one.end == parse.ends[subject]), None)
    if subject is None or taken is None or parse.words[subject].upos not in ("NOUN", "PROPN"):
        return draft
    apposed = (
        parse.text[taken.start : taken.end].casefold().startswith(("a ", "an ")) and parse.lower[subject][-1] == "s"
    )
    rest = tuple(one for one in draft.content if one != taken)
    return replace(draft, source=parse.span(subject, subject + 1) if apposed else taken, content=rest)


def _behind(parse: Parse, draft: Draft, cue: range) -> Draft:
    """Return a draft whose content is but "it" with what "it" stands for: "*The vote was bought*, it is believed"."""
    if len(draft.content) != 1 or draft.cue is None or draft.source is not None:
        return draft
    it = parse.within(draft.content[0].start, draft.content[0].end)
    if len(it) != 1 or parse.lower[it[0]] != "it" or it[0] < 2 or parse.forms[it[0] - 1] != ",":
        return draft
    after = parse.forms[cue[-1] + 1 : cue[-1] + 2]
    start = _clause_start(parse, it[0] - 1)
    if after not in ([], ["."], [","]) or not has_verb(parse, parse.starts[start], parse.starts[it[0] - 1]):
        return draft
    return replace(draft, content=(parse.span(start, it[0] - 1),))


def _clause_start(parse: Parse, comma: int) -> int:
    """Return the first word of the sentence that a comma stands in."""
    stops = (".", "?", "!", ";", ":", "”")
    for n in range(comma - 1, -1, -1):
        if parse.forms[n] in stops or "\n" in parse.text[parse.ends[n] : parse.starts[n + 1]]:
            return n + 1
    return 0


def _both_sides(parse: Parse, draft: Draft, cue: range, taken: Sequence[Draft]) -> Draft:
    """Return a draft with what stands before a source and cue between commas: "*It fell*, Orr told us, and then …"."""
    if draft.source is None or draft.cue is None or len(draft.content) != 1:
        return draft
    first, content = min(draft.source.start, draft.cue.start), draft.content[0]
    inside = parse.within(content.start, content.end)
    if (
        content.start < draft.cue.end
        or not inside
        or parse.words[inside[0]].upos != "CCONJ"
        or is_quoted(parse.text, content)
    ):
        return draft
    before = parse.within(0, first)[::-1]
    if not before or parse.forms[before[0]] != ",":
        return draft
    start = _clause_start(parse, before[0])
    if start >= before[0] or not has_verb(parse, parse.starts[start], first):
        return draft
    lead = parse.span(start, before[0])
    if is_quoted(parse.text, lead) or any(shared(lead, one.parts) for one in taken):
        return draft
    return replace(draft, content=(lead, content))
