"""Mending: the encoder's reports put right where the words and their trees know better, one at a time.

Passives go to the one who did it, a source that was left out is the cue's subject, contents begin after "that" and end
where the next report begins, and nothing is retold across a paragraph.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.mark.clause import antecedent, by_phrase, phrase, subject_of
from sayso.mark.cue import nouns, quoting_forms, verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.parse import Parse
from sayso.mark.quotation import is_quoted
from sayso.mark.reported import ENCODER, unowned
from sayso.mark.source import source_nouns
from sayso.records import Span

TIMES = frozenset("day date time moment hour minute morning afternoon evening night week month year season".split())
"""Nouns of time that a clause may hang on: "the day *Kolm* declared its defeat"."""
FIRST = frozenset("my our your".split())
EMPTY = frozenset("it there this that these those what which".split())
NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
OWNER = frozenset("by of from among".split())
BRIDGES = OWNER | frozenset("for in at".split())
"""Prepositions inside a noun phrase that speaks: "a lawyer for the family", "a survey by the institute"."""
SEEMING = frozenset("appear appears appeared seem seems seemed".split())
SHOWING = frozenset("show suggest indicate confirm depict prove say state".split())
"""What a text or picture does that appears to tell something."""
DONE_TO = frozenset("credited criticized criticised praised hailed mocked denounced condemned".split())
"""Participles whose subject is spoken of and says nothing: "*Orr* was credited with mending it"."""
HEARING = frozenset("asked told informed reminded pressed questioned warned advised".split())
"""Participles whose unspoken subject only hears: "*informed* of the plan, Orr called it new"."""
SUBJECTS = frozenset("nsubj obl obj nmod appos root obl:agent".split())
"""Relations of who speaks: a subject, or what "which" stands for."""
LENDING = frozenset("after before by while when since without".split())
"""What may open a participle whose subject is that of the clause: "*after* revealing that"."""
CLOSERS = frozenset(".!?…,;:–—-")


def mended(parse: Parse, draft: Draft) -> Draft:
    """Return a draft under the one who did it in a passive, without what cannot be its source's words."""
    draft = _after_question(parse, draft)
    draft = _shown(parse, _without_hearer(parse, _with_subject(parse, _without_time(parse, draft))))
    draft = _under_text(parse, draft)
    beside = _in_paragraph(parse.text, draft)
    content = _unless_alone(parse, [_after_that(parse, draft, _without_author(parse, draft, span)) for span in beside])
    content = tuple(_before_main(parse, draft, _with_clause(parse, draft, span)) for span in content)
    source = _agent(parse, draft.cue) if draft.cue is not None else None
    known = (
        source is not None and draft.source is not None and shared(source, (draft.source,)) == source.end - source.start
    )
    if source is None or known or any(shared(source, (span,)) for span in content):
        return replace(draft, content=content)
    return replace(draft, content=content, source=source, referent=None)


def _agent(parse: Parse, cue: Span) -> Span | None:
    """Return who did it: "the committee was told *by Orr*", "heard a statement *by Orr* that"."""
    inside = parse.within(cue.start, cue.end)
    if not inside:
        return None
    last = inside[-1]
    passive = any(parse.words[n].relation == "aux:pass" for n in inside)
    if not passive and not (len(inside) > 1 and parse.lower[last] in nouns()):
        return None
    if parse.lower[last + 1 : last + 2] != ["by"]:
        return None
    end = last + 2
    while end < len(parse.words) and (parse.words[end].upos in NOMINAL or parse.lower[end] in BRIDGES):
        end += 1
    while end > last + 2 and parse.words[end - 1].upos == "ADP":
        end -= 1
    return parse.span(last + 2, end) if end > last + 2 else None


def parted(text: str, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """Return ``drafts``, retold contents cut where a later sentence begins that has a source and cue of its own."""
    cited = sorted({one.cue.start for one in drafts if one.cue is not None and one.source is not None})
    starts = [
        sentence.start
        for sentence in sentences
        if bisect_right(cited, sentence.end) > bisect_right(cited, sentence.start - 1)
    ]
    found = []
    for draft in drafts:
        content = []
        for span in draft.content:
            at = bisect_right(starts, span.start)
            cut = at < len(starts) and starts[at] < span.end and not is_quoted(text, span) and draft.rule == ENCODER
            end = starts[at] if cut else span.end
            while cut and end > span.start and (text[end - 1].isspace() or text[end - 1] in CLOSERS):
                end -= 1
            content.append(Span(start=span.start, end=end))
        found.append(replace(draft, content=tuple(content)))
    return found


def _with_subject(parse: Parse, draft: Draft) -> Draft:
    """Return a draft under the subject of its cue where the reading left the source out."""
    if draft.source is not None or draft.cue is None or draft.rule != ENCODER:
        return draft
    inside = parse.within(draft.cue.start, draft.cue.end)
    if len(inside) > 2 and parse.lower[inside[0]] == "according" and parse.lower[inside[1]] == "to":
        return replace(draft, cue=parse.span(inside[0], inside[2]), source=parse.span(inside[2], inside.stop))
    if (owned := _owned(parse, draft, inside)) is not None:
        return owned
    if len(inside) > 1 and parse.lower[inside[0]] in quoting_forms():
        if all(parse.words[n].upos in NOMINAL for n in inside[1:]):
            cue, source = parse.span(inside[0], inside[0] + 1), parse.span(inside[1], inside.stop)
            return replace(draft, cue=cue, source=source)
    if len(draft.content) > 1 and len(inside) == 1 and parse.lower[inside[0]] in quoting_forms():
        last = draft.content[-1]
        behind = parse.within(last.start, last.end)
        if behind and behind[0] == inside[0] + 1 and all(parse.words[n].upos in NOMINAL for n in behind):
            return replace(draft, source=last, content=draft.content[:-1])  # "…, says mission"
    for verb in parse.within(draft.cue.start, draft.cue.end):
        subject = parse.child(verb, "nsubj") if parse.child(verb, "nsubj") is not None else _lent(parse, verb)
        if parse.words[verb].upos != "VERB" or subject is None or parse.words[subject].relation not in SUBJECTS:
            continue
        source = phrase(parse, subject, clauses=False)
        if parse.words[verb].relation == "acl" and parse.words[verb].head == subject:
            before = parse.within(source.start, draft.cue.start)
            source = Span(start=source.start, end=parse.ends[before[-2]] if len(before) > 1 else source.end)
        free = not shared(source, (draft.cue,)) and not any(shared(source, (span,)) for span in draft.content)
        if free and parse.lower[subject] not in EMPTY and parse.ends[subject] <= draft.cue.start:
            return replace(draft, source=source)
    return draft


def _under_text(parse: Parse, draft: Draft) -> Draft:
    """Return a draft under the whole source where the reading has who only saw it: "*texts seen by X* show"."""
    inside = parse.within(draft.source.start, draft.source.end) if draft.source is not None else range(0)
    if not inside or inside[0] < 3 or draft.source is None or draft.rule != ENCODER:
        return draft
    seen = inside[0] - 2
    first = parse.words[seen].head if parse.bases[seen] == "conj" else seen  # "sent to us and *verified* by Orr"
    text = parse.words[first].head if first >= 0 else -1
    noun = source_nouns().get(parse.lower[text]) if 0 <= text < seen else None
    if parse.lower[seen + 1] != "by" or noun is None or noun.kind != "document" or parse.bases[first] != "acl":
        return draft
    low = min([text, *(n for n in parse.every(text, "det", "amod", "compound", "nummod") if n < text)])
    whole = Span(start=parse.starts[low], end=draft.source.end)
    taken = (*draft.content, *([draft.cue] if draft.cue is not None else []))
    return draft if any(shared(whole, (span,)) for span in taken) else replace(draft, source=whole, referent=None)


def _owned(parse: Parse, draft: Draft, inside: range) -> Draft | None:
    """Return a draft under the owner or subject that the reading took into the cue or content, None without one.

    "*In Orr's telling*, …", "*Kolm and Tarn* accused | each other of …".
    """
    if not inside:
        return None
    if parse.lower[inside[0]] in ("in", "by", "to"):
        owner = next(
            (n for n in inside if parse.words[n].relation == "nmod:poss" and parse.words[n].head in inside), None
        )
        noun = parse.words[owner].head if owner is not None else -1
        if owner is not None and parse.lower[owner] not in FIRST and owner > inside[0]:
            source = unowned(parse.text, phrase(parse, owner))
            if draft.cue is not None and draft.cue.start <= source.start and source.end <= parse.starts[noun]:
                return replace(draft, cue=parse.span(noun, inside.stop), source=source)
    if len(draft.content) > 1:
        top = parse.top(draft.content[0].start, draft.content[0].end)
        if top is not None and parse.words[top].relation == "nsubj" and parse.words[top].head in inside:
            verb, thing = parse.words[top].head, parse.child(parse.words[top].head, "obj", "iobj")
            if thing is not None and parse.lower[thing] == "each" and verb > top:
                return replace(draft, source=draft.content[0], content=draft.content[1:])
    return None


def _lent(parse: Parse, verb: int) -> int | None:
    """Return the subject that a participle goes along with: "*Orr* left, calling on the council to act".

    That of a verb joined to one behind "which" is what "which" stands for: "*the firm*, which bid and asked him".
    """
    joined = parse.words[verb].head
    if parse.bases[verb] == "conj" and joined >= 0 and not parse.lower[verb].endswith("ing"):
        lead = parse.child(joined, "nsubj") if parse.words[joined].upos == "VERB" else None
        own = parse.child(verb, "mark", "case", "nsubj", "aux:pass")
        if lead is not None and own is None and parse.words[lead].relation == "nsubj" and not antecedent(parse, lead):
            return lead
    if parse.bases[verb] == "conj" and joined >= 0 and parse.words[joined].relation == "acl:relcl":
        relative = parse.child(joined, "nsubj")
        if parse.child(verb, "mark", "aux", "case", "nsubj") is None and relative is not None:
            return antecedent(parse, relative)
    going = parse.lower[verb].endswith("ing") and parse.bases[verb] in ("advcl", "conj", "acl")
    opener = parse.child(verb, "mark", "aux", "case")
    if not going or (opener is not None and parse.lower[opener] not in LENDING):
        return None
    if parse.words[verb].relation == "acl":  # "a band of men, *claiming* to be farmers"
        noun = parse.words[verb].head
        return noun if verb > 0 and parse.forms[verb - 1] == "," and parse.bases[noun] == "nsubj" else None
    if opener is not None:
        subject = parse.child(parse.words[verb].head, "nsubj")
        return subject if parse.bases[verb] == "advcl" else None
    above = (parse.child(head, "nsubj") for head in parse.above(verb) if parse.words[head].upos in ("VERB", "AUX"))
    return next((subject for subject in (subject_of(parse, verb), *above) if subject is not None), None)


def _without_time(parse: Parse, draft: Draft) -> Draft:
    """Return a draft whose source begins with a time under the subject alone, with what its verb takes for content."""
    if draft.source is None or draft.cue is None or draft.rule != ENCODER:
        return draft
    for verb in parse.within(draft.cue.start, draft.cue.end):
        noun, subject, thing = parse.words[verb].head, parse.child(verb, "nsubj"), parse.child(verb, "obj", "ccomp")
        if (
            subject is None
            or noun < 0
            or parse.lower[noun] not in TIMES
            or not parse.words[verb].relation.startswith("acl")
        ):
            continue
        if not draft.source.start <= parse.starts[noun] < draft.source.end:
            continue
        source = phrase(parse, subject, clauses=False)
        if thing is None or thing < verb:
            return replace(draft, source=source)
        return replace(draft, source=source, content=(phrase(parse, thing),))
    return draft


def _without_hearer(parse: Parse, draft: Draft) -> Draft:
    """Return a draft without the source that only hears what it is told: "*viewers* were told that", "he was asked"."""
    if draft.source is None or draft.cue is None or draft.rule != ENCODER:
        return draft
    inside = parse.within(draft.cue.start, draft.cue.end)
    for verb in inside:
        subject = parse.child(verb, "nsubj")
        answers = parse.words[verb].head in inside  # "*said* when asked about it"
        if parse.lower[verb] in HEARING and subject is None and not answers and _only_hears(parse, verb):
            return replace(draft, source=None, referent=None)  # "when asked whether": nobody asks by name
        heard = subject is not None and parse.words[subject].relation == "nsubj:pass"
        if not heard or subject is None or not draft.source.start <= parse.starts[subject] < draft.source.end:
            continue
        done = [entry.complements for entry in verbs().get(parse.lower[verb], ())]
        if any("told" in kinds or "object" in kinds for kinds in done) or parse.lower[verb] in DONE_TO:
            return replace(draft, source=None, referent=None)
    return draft


def _only_hears(parse: Parse, verb: int) -> bool:
    """Return whether a participle has for its unspoken subject who hears it, and says by whom no more."""
    if parse.bases[verb] != "advcl" or by_phrase(parse, verb) is not None:
        return False
    when = any(parse.lower[n] in ("when", "once", "if") for n in parse.every(verb, "advmod", "mark"))
    return when or parse.child(verb, "obj", "iobj") is None


def _after_question(parse: Parse, draft: Draft) -> Draft:
    """Return a draft for the question alone where the reading gave it to who hears it: "*asked if …*, Orr shrugged"."""
    inside = parse.within(draft.content[0].start, draft.content[0].end)
    if draft.cue is None or draft.rule != ENCODER or len(inside) < 3 or draft.content[0].end > draft.cue.start:
        return draft
    verb = inside[1] if parse.lower[inside[0]] == "when" else inside[0]
    own = parse.within(draft.cue.start, draft.cue.end)
    if parse.lower[verb] != "asked" or parse.bases[verb] != "advcl" or parse.words[verb].head not in own:
        return draft
    question = Span(start=parse.starts[verb + 1], end=draft.content[0].end)
    return replace(draft, cue=parse.span(verb, verb + 1), source=None, referent=None, content=(question,))


def _shown(parse: Parse, draft: Draft) -> Draft:
    """Return a draft under what "appears to show" something: a film, a map, a count."""
    if draft.source is not None or draft.cue is None or draft.rule != ENCODER or len(draft.content) != 2:
        return draft
    thing, rest = draft.content
    cue, inside = parse.within(draft.cue.start, draft.cue.end), parse.within(rest.start, rest.end)
    seems = bool(cue) and parse.lower[cue[-1]] in SEEMING and thing.end <= draft.cue.start <= rest.start
    if not seems or len(inside) < 3 or parse.lower[inside[0]] != "to" or parse.lower[inside[1]] not in SHOWING:
        return draft
    whole = Span(start=draft.cue.start, end=parse.ends[inside[1]])
    content = Span(start=parse.starts[inside[2]], end=rest.end)
    return replace(draft, cue=whole, source=thing, content=(content,))


def _after_that(parse: Parse, draft: Draft, span: Span) -> Span:
    """Return a content that begins right after the "that" which opens it, where the reading began later."""
    if draft.cue is None or span.start < draft.cue.end or is_quoted(parse.text, span):
        return span
    between = [n for n in parse.within(draft.cue.end, span.start) if draft.cue.end <= parse.starts[n] < span.start]
    opener = next((n for n in between if parse.lower[n] == "that" and parse.words[n].upos == "SCONJ"), None)
    if opener is None or any(parse.words[n].upos in ("PUNCT", "VERB", "AUX") for n in between):
        return span
    return Span(start=parse.starts[opener + 1], end=span.end)


def _with_clause(parse: Parse, draft: Draft, span: Span) -> Span:
    """Return a content with the subject of its clause, where the reading left it: "told her *the captain* had …"."""
    first = parse.within(span.start, span.end)[:1]
    if (
        draft.cue is None
        or span.start < draft.cue.end
        or not first
        or parse.words[first[0]].upos not in ("AUX", "VERB")
    ):
        return span
    own = [n for n in parse.within(draft.cue.start, draft.cue.end) if parse.words[n].upos == "VERB"]
    heads = {*own, first[0], parse.words[first[0]].head}
    between = [n for n in parse.within(draft.cue.end, span.start) if draft.cue.end <= parse.starts[n] < span.start]
    subject = next((n for n in between if parse.words[n].relation == "nsubj" and parse.words[n].head in heads), None)
    if subject is None or any(parse.words[n].upos in ("PUNCT", "VERB", "AUX", "SCONJ") for n in between):
        return span
    if draft.source is not None and draft.source.start <= parse.starts[subject] < draft.source.end:
        return span
    return Span(start=max(draft.cue.end + 1, parse.starts[parse.reach[subject][0]]), end=span.end)


def _before_main(parse: Parse, draft: Draft, span: Span) -> Span:
    """Return a content on a noun cut before the verb whose subject the noun is: "rumours that it fell | spread"."""
    inside = parse.within(draft.cue.start, draft.cue.end) if draft.cue is not None else range(0)
    if draft.cue is None or len(inside) != 1 or span.start < draft.cue.end or is_quoted(parse.text, span):
        return span
    noun = parse.words[inside[0]]
    if noun.upos != "NOUN" or not noun.relation.startswith("nsubj") or noun.head < 0:
        return span
    first = noun.head
    while parse.words[first - 1].head == noun.head and parse.bases[first - 1] in ("aux", "advmod", "cop"):
        first -= 1
    if not span.start < parse.starts[first] < span.end:
        return span
    last = first - 1
    while parse.words[last].upos == "PUNCT" and parse.starts[last] > span.start:
        last -= 1
    return Span(start=span.start, end=parse.ends[last]) if parse.starts[last] > span.start else span


def _in_paragraph(text: str, draft: Draft) -> Sequence[Span]:
    """Return the content without what is retold in another paragraph than the cue's: a headline is its own report."""
    if draft.cue is None or draft.rule != ENCODER:
        return draft.content
    cue = draft.cue
    between = {span: text[min(span.end, cue.end) : max(span.start, cue.start)] for span in draft.content}
    here = [span for span in draft.content if is_quoted(text, span) or "\n" not in between[span]]
    apart = not here and all(span.start > cue.end and ":" not in between[span] for span in draft.content)
    return () if apart else here or draft.content


def _unless_alone(parse: Parse, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``spans`` without an "it" that only stands for the rest."""
    rest = tuple(span for span in spans if parse.text[span.start : span.end].casefold() != "it")
    return rest or tuple(spans)


def _without_author(parse: Parse, draft: Draft, span: Span) -> Span:
    """Return an unquoted content cut before ", and I …": the author speaks there, not the source."""
    source = parse.text[draft.source.start : draft.source.end].casefold() if draft.source else ""
    if source in ("i", "we") or is_quoted(parse.text, span):
        return span
    for number in parse.within(span.start, span.end)[2:]:
        if parse.forms[number] == "I" and parse.words[number - 1].upos == "CCONJ":
            last = number - 2 if parse.forms[number - 2] == "," else number - 1
            return Span(start=span.start, end=parse.ends[last - 1])
    return span


def cuts_quotation(text: str, span: Span) -> bool:
    """Return whether a stretch opens with a quotation mark, or one stands in it without its other half."""
    inside = text[span.start : span.end]
    pairs = (("“", "”"), ("«", "»"))
    whole = all(inside.count(one) == inside.count(other) for one, other in pairs) and inside.count('"') % 2 == 0
    return is_quoted(inside, Span(start=0, end=1)) or not whole or "‘" in inside or "''" in inside


def retells(parse: Parse, verb: int) -> bool:
    """Return whether a verb can follow what it reports without quotation marks: "…, the guide said"."""
    entries = verbs().get(parse.lower[verb], ())
    subject = parse.child(verb, "nsubj")
    if subject is None and parse.forms[verb - 1] == ",":
        subject = parse.child(verb, "obj")  # "…, insist the engineers": what follows is who says it
    if parse.words[verb].relation.startswith("acl") or subject is None or parse.child(verb, "aux") is not None:
        return False  # "on Monday, the day the guide said": no report of what stands before it
    many = parse.lower[subject].endswith("s") or parse.lower[subject] in ("police", "people", "we", "they")
    forms = ("third", "past", "base") if many else ("third", "past")
    return any(one.form in forms and one.complements & {"quote", "that", "bare"} for one in entries)
