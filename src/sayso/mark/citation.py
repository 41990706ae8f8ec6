"""Citations: quotations inside what an outlet or a speaker passes on, whose own speaker stands beside them.

"“It fell,” *Mara Orr said in court*, the Courier reports.": the encoder reads the Courier alone.
"""

from collections.abc import Iterator, Sequence

from sayso.mark.clause import phrase, verb_group
from sayso.mark.cue import quoting_forms
from sayso.mark.draft import Draft, shared
from sayso.mark.edge import Edges
from sayso.mark.parse import Parse
from sayso.records import Span

NEAR = 14
"""Words behind a quotation in which its verb stands: a name with what its bearer is."""
PRONOUNS = frozenset("i we you it that this which what".split())


def read_citations(parse: Parse, edges: Edges, drafts: Sequence[Draft]) -> list[Draft]:
    """Return a draft for each quotation wholly inside a content whose speaker and verb stand in that content too."""
    cues = {number for one in drafts if one.cue for number in parse.within(one.cue.start, one.cue.end)}
    found: dict[Span, Draft] = {}
    for draft in drafts:
        for span in draft.content:
            for cited in _inside(parse, edges, span, cues):
                if cited.cue is not None and not any(shared(cited.cue, one.parts) for one in found.values()):
                    found[cited.cue] = cited
    return list(found.values())


def _inside(parse: Parse, edges: Edges, span: Span, cues: set[int]) -> Iterator[Draft]:
    """Yield the citations of one stretch of content: "“…,” Orr said" and "“…,” said Orr"."""
    for start, end, at in edges.over(span.start, span.end):
        behind = [n for n in parse.within(end, span.end) if parse.starts[n] >= end][:NEAR]
        if at not in edges.speech or start < span.start or end >= span.end:
            continue
        verb = next((n for n in behind if parse.words[n].upos == "VERB"), None)
        if verb is None or verb in cues or parse.lower[verb] not in quoting_forms():
            continue
        subject = parse.child(verb, "nsubj")
        if subject is None or subject not in behind or parse.lower[subject] in PRONOUNS:
            continue
        source = phrase(parse, subject, clauses=False)
        between = [n for n in behind if n < min(subject, verb) and not source.start <= parse.starts[n] < source.end]
        if all(parse.words[n].upos in ("PUNCT", "ADV") for n in between) and span.start <= source.start:
            if end <= source.start and source.end <= span.end and not shared(source, (verb_group(parse, verb),)):
                content = (Span(start=start, end=end),)
                yield Draft(rule="inner", cue=verb_group(parse, verb), source=source, content=content)
