"""Hearing: who is told something vouches for nothing: "the jury heard that", "the inquest heard *from Orr* that".

An outlet that learned something from somebody stands over him: "Radio One learned *from a guard* that".
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.mark.clause import phrase
from sayso.mark.draft import Draft, shared
from sayso.mark.parse import Parse
from sayso.mark.quotation import EITHER, OPENING
from sayso.records import Span

HEARD = frozenset("hear hears heard hearing".split())
LEARNED = frozenset("learn learns learned learnt learning".split())
SITTING = frozenset(
    "court courtroom jury juror jurors inquest inquiry enquiry tribunal hearing panel committee council parliament "
    "assembly meeting conference congress commission senate session magistrate magistrates judge judges chamber".split()
)
"""Those before whom others speak: what they hear is the word of who spoke."""


def without_hearers(parse: Parse, draft: Draft) -> Iterator[Draft]:
    """Yield a draft under whoever was heard; where an outlet learned it from somebody, him within the outlet."""
    draft = without_told(parse, draft)
    verb = _heard(parse, draft)
    if verb is None or draft.source is None:
        yield draft
        return
    teller = _teller(parse, verb, draft)
    if parse.lower[verb] in LEARNED:
        yield draft
        if teller is not None:
            yield Draft(rule="inner-citing", cue=teller[0], source=teller[1], content=draft.content)
        return
    sits = parse.within(draft.source.start, draft.source.end)
    if teller is not None:
        yield replace(draft, source=teller[1], referent=None)
    elif sits and parse.lower[sits[-1]] in SITTING:
        yield replace(draft, source=None, referent=None)
    else:
        yield draft


def without_told(parse: Parse, draft: Draft) -> Draft:
    """Return a draft whose content is a quotation or a clause without the one who hears it: "*Orr* was told that …"."""
    if draft.cue is None or len(draft.content) < 2:
        return draft
    inside = parse.within(draft.cue.start, draft.cue.end)
    subject = parse.top(draft.content[0].start, draft.content[0].end)
    if subject is None or parse.words[subject].relation != "nsubj:pass" or parse.words[subject].head not in inside:
        return draft
    after = parse.within(draft.content[1].start, draft.content[1].end)
    clause = any(parse.words[n].relation == "ccomp" and parse.words[n].head in inside for n in after)
    heard = parse.text[draft.content[1].start] in OPENING + EITHER or clause
    return replace(draft, content=draft.content[1:]) if heard else draft


def _heard(parse: Parse, draft: Draft) -> int | None:
    """Return the verb of hearing or learning that is the cue of a draft."""
    inside = parse.within(draft.cue.start, draft.cue.end) if draft.cue is not None else range(0)
    return next((n for n in inside if parse.lower[n] in HEARD | LEARNED and parse.words[n].upos == "VERB"), None)


def _teller(parse: Parse, verb: int, draft: Draft) -> tuple[Span, Span] | None:
    """Return "from" and who was heard, outside of what was said."""
    for noun in parse.every(verb, "obl"):
        case = parse.child(noun, "case")
        if case is None or parse.lower[case] != "from" or noun < verb:
            continue
        who = phrase(parse, noun, clauses=False)
        if not any(shared(who, (span,)) for span in draft.content):
            return parse.span(case, case + 1), who
    return None
