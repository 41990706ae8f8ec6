"""Reports inside reports: what somebody in a content is said to have said, by the trees.

"Orr said that *the mayor believes that the dam will fall*": PolNeAR annotates the outer report alone, and so the
encoder reads no other. Inside a content, a verb of the list with a clause under it is a report of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon import words
from sayso.mark.clause import RELATIVE, antecedent, has_verb, phrase, runs, stopped_at, subject_of, verb_group
from sayso.mark.cue import Verb, nouns, verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.parse import Parse
from sayso.mark.quotation import closing_after
from sayso.records import Span
from sayso.vocabulary import Stance

OWN = frozenset("i we me us my our you one let's nobody none anyone anybody".split())
"""Who speaks of himself in a content is no second voice, and "you" and "one" are nobody's."""
QUOTES = '“«„"‘'
EMPTY = frozenset("it there this these those what".split())
WITHIN = frozenset(("know", "dream"))
"""Verbs that with a particle tell of a thought only inside what somebody says."""
STOP = re.compile(r"[.?!][”\"’']?\s")
"""What ends a sentence within a content: a report does not reach back over it."""
UNSAID = frozenset("should could might may must".split())
WANTING = frozenset((Stance.DEMANDS, Stance.ORDERS))
ASKED_FOR = frozenset("demand deny".split())
"""Verbs that say something of whatever thing they take: "demanded *two days' pay*", "denies *murder*"."""


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


def read_unseen(parse: Parse, paragraphs: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """Return plain reports of which the encoder has seen no part: a verb of saying, its subject, a clause under it."""
    seen = {number for draft in drafts for part in draft.parts for number in parse.within(part.start, part.end)}
    found: list[Draft] = []
    for paragraph in paragraphs:
        for number in parse.within(paragraph.start, paragraph.end):
            if number in seen or parse.lower[number] not in verbs() or tells_of(parse, number):
                continue
            if (thing := _about_thing(parse, number, paragraph)) is not None:
                own = {at for part in thing.parts for at in parse.within(part.start, part.end)}
                if not own & seen:
                    found.append(thing)
                    seen |= own
                    continue
            if (called := _in_marks(parse, number, paragraph)) is not None:
                own = {at for part in called.parts for at in parse.within(part.start, part.end)}
                if not own & seen:
                    found.append(called)
                    seen |= own
                    continue
            if parse.lower[number] not in _saying_forms():
                continue
            if parse.words[number].tag.endswith("content") and parse.words[number].relation != "root":
                continue  # half of a report whose cue went unread; a sentence that reports by itself is one
            draft = _from_verb(parse, number, paragraph) if parse.words[number].upos == "VERB" else None
            if draft is None or parse.child(number, "nsubj") is None or parse.forms[number + 1 : number + 2] == [","]:
                continue
            own = {at for part in draft.content for at in parse.within(part.start, part.end)}
            if not own & seen and any(has_verb(parse, part.start, part.end) for part in draft.content):
                found.append(replace(draft, rule="unseen"))
                seen |= own
    return found


def _in_marks(parse: Parse, verb: int, paragraph: Span) -> Draft | None:
    """Return a draft for what somebody calls something in quotation marks: "a step unions *called “a theft”*"."""
    after = verb + 2 if parse.lower[verb + 1 : verb + 2] == ["as"] else verb + 1
    if after >= len(parse.words) or parse.forms[after] not in ("“", '"', "‘", "``") or parse.words[verb].upos != "VERB":
        return None
    subject = parse.child(verb, "nsubj")
    named = any(
        one.form in ("past", "third", "base") and "noun" in one.complements for one in verbs()[parse.lower[verb]]
    )
    if subject is None or subject > verb or not named or parse.words[subject].relation != "nsubj":
        return None
    if parse.lower[subject] in OWN | EMPTY or _relative(parse, subject):
        return None
    start = parse.starts[after]
    end = closing_after(parse.text, start, start + 1, paragraph.end)
    content = [Span(start=start, end=end)] if end > start + 1 else []
    return _made("unseen-thing", parse, (verb_group(parse, verb), phrase(parse, subject), None), content, paragraph)


def tells_of(parse: Parse, verb: int) -> bool:
    """Return whether a verb only tells what was spoken of: "commented *on* claims"."""
    return parse.lower[verb + 1 : verb + 2] == ["on"] and parse.lower[verb].startswith("comment")


def _about_thing(parse: Parse, verb: int, paragraph: Span) -> Draft | None:
    """Return a draft for a sentence that reports but a thing: "dismissed the warning", "asked for talks".

    The verb heads the sentence; what it takes is told by its particle, or is something said, or done to somebody.
    """
    subject = parse.child(verb, "nsubj")
    word = parse.words[verb]
    if word.upos != "VERB" or word.relation != "root" or subject is None or subject > verb:
        return None
    if parse.words[subject].relation != "nsubj" or parse.lower[subject] in OWN | EMPTY or _relative(parse, subject):
        return None
    first, cue = _thing_of(parse, verb)
    if first is None:
        return None
    last = parse.reach[verb][1]
    while last > first and parse.words[last - 1].upos == "PUNCT":
        last -= 1
    content = []
    if last > first:
        start = parse.starts[first]
        content.append(Span(start=start, end=stopped_at(parse, start, parse.ends[last - 1])))
    return _made("unseen-thing", parse, (cue, phrase(parse, subject), None), content, paragraph)


def _thing_of(parse: Parse, verb: int) -> tuple[int | None, Span]:
    """Return the first word of what a verb takes, and its cue with the particle."""
    cue = verb_group(parse, verb)
    for entry in verbs()[parse.lower[verb]]:
        going = entry.form == "ing" and parse.child(verb, "aux") is not None
        if not (going or entry.form in ("third", "past", "base")) or not entry.complements & {"noun", "object"}:
            continue
        if entry.particle:
            if (
                entry.verb not in WITHIN
                and parse.lower[verb + 1 : verb + 2] == [entry.particle]
                and any(parse.every(verb, "obl"))
            ):
                whole = Span(start=cue.start, end=parse.ends[verb + 1])
                return verb + 2, whole
            continue
        thing = parse.child(verb, "obj", "iobj")
        if thing is None and parse.lower[verb + 1 : verb + 3] == ["each", "other"]:
            thing = verb + 1
        if thing is None or thing < verb or parse.lower[thing] in EMPTY:
            continue
        done = "object" in entry.complements and entry.stance is Stance.ACCUSES
        if "object" in entry.complements and entry.stance in WANTING and _is_to_do(parse, verb, thing):
            return parse.reach[thing][0], cue
        told = any(parse.lower[case] == "of" for at in parse.every(verb, "obl", "advcl") for case in parse.children[at])
        plain = entry.verb in ASKED_FOR and parse.words[thing].upos == "NOUN"
        if (done and told) or ("noun" in entry.complements and (plain or parse.lower[thing] in nouns())):
            return parse.reach[thing][0], cue
    return None, cue


def _is_to_do(parse: Parse, verb: int, thing: int) -> bool:
    """Return whether somebody is to do something: "asked *drivers to stay* away"."""
    clauses = [n for n in parse.every(verb, "xcomp", "advcl", "ccomp") if n > thing]
    return any(parse.lower[mark] == "to" for clause in clauses for mark in parse.every(clause, "mark"))


@cache
def _saying_forms() -> frozenset[str]:
    """Return the forms of verbs after which both a quotation and a clause may stand: "said", "claims"."""
    return frozenset(
        word
        for word, entries in verbs().items()
        if any("quote" in entry.complements and entry.complements & {"that", "bare", "told"} for entry in entries)
    )


def _report(parse: Parse, word: int, within: Span) -> Draft | None:
    if parse.lower[word] in words("naming_words"):
        return None
    if parse.lower[word] in verbs() and parse.words[word].upos == "VERB":
        return _from_verb(parse, word, within)
    if parse.lower[word] in nouns() and parse.words[word].upos == "NOUN":
        return _from_noun(parse, word, within)
    return None


def _from_verb(parse: Parse, verb: int, within: Span) -> Draft | None:
    if parse.child(verb, "cop") is not None:
        return None  # "the first thing they do is say": nobody's subject
    passive = parse.child(verb, "aux:pass") is not None
    complement = next(_complements(parse, verb, verbs()[parse.lower[verb]]), None)
    if complement is None or _shows_thing(parse, verb, complement):
        return None
    subject = _agent(parse, verb) if passive else _speaker(parse, verb)
    if not passive and subject is None:
        return None
    referent = antecedent(parse, subject) if subject is not None else None
    if subject is not None and (parse.lower[subject] in OWN | EMPTY or _says_own(parse, verb, subject)):
        return None
    if is_unsaid(parse, verb) or (subject is not None and _is_asked(parse, verb, subject)):
        return None
    if passive and parse.lower[verb] == "supposed" and parse.words[complement].relation == "xcomp":
        return None  # what should be
    if subject is not None and _relative(parse, subject) and referent is None:
        return None
    source = phrase(parse, subject) if subject is not None else None
    cue = verb_group(parse, verb)
    content = _hulls(parse, runs(parse, complement), cue, within)
    hears = any(entry.complements & {"told", "object"} for entry in verbs()[parse.lower[verb]])
    theme = parse.child(verb, "nsubj:pass") if passive and parse.words[complement].relation == "xcomp" else None
    theme = None if hears else theme  # "his unit was told to hold": who is told is no part of what is said
    if theme is not None and parse.lower[theme] not in EMPTY and not _relative(parse, theme):
        content.insert(0, phrase(parse, theme))
    return _made("inner-passive" if passive else "inner", parse, (cue, source, referent), content, within)


def is_unsaid(parse: Parse, verb: int) -> bool:
    """Return whether somebody may or ought to say it and has not: "*should* have asked", "*may* claim"."""
    return any(parse.lower[n] in UNSAID for n in parse.every(verb, "aux"))


def _is_asked(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether a sentence asks whether somebody says it: "*Will* the minister tell us why"."""
    return any(aux < subject < verb for aux in parse.every(verb, "aux")) and not _relative(parse, subject)


def _shows_thing(parse: Parse, verb: int, complement: int) -> bool:
    """Return whether a verb has a thing already, and the quotation is another's: "trials showed promise, “…”"."""
    told = any("told" in entry.complements for entry in verbs()[parse.lower[verb]])
    thing = parse.child(verb, "obj")
    first = parse.reach[complement][0]
    return not told and thing is not None and verb < thing < first and parse.forms[first][0] in QUOTES


def _made(
    rule: str, parse: Parse, voice: tuple[Span, Span | None, int | None], content: Sequence[Span], within: Span
) -> Draft | None:
    """Return the draft, or None where its parts overlap or reach out of the content it stands in."""
    cue, source, referent = voice
    parts = [cue, *content] + ([source] if source else [])
    if not content or any(part.start < within.start or part.end > within.end for part in parts):
        return None
    if any(shared(part, (cue,)) or (source and shared(part, (source,))) for part in content):
        return None
    return Draft(
        rule=rule,
        cue=cue,
        source=source,
        referent=phrase(parse, referent, clauses=False) if referent is not None else None,
        content=tuple(sorted(content, key=lambda span: span.start)),
    )


def _speaker(parse: Parse, verb: int) -> int | None:
    """Return who says it; nobody yet does what he only wants, tries or fails to say."""
    own = parse.child(verb, "nsubj")
    if own is not None:
        return own
    misread = parse.child(verb, "iobj")
    if misread is not None and misread < verb:
        return misread  # nothing but a subject stands before its verb
    if any(parse.lower[mark] == "to" for mark in parse.every(verb, "mark")):
        again = parse.words[verb].relation == "xcomp" and parse.lower[parse.words[verb].head] in words("going_on")
        return subject_of(parse, verb) if again else None  # "they continue to insist"
    relation = parse.words[verb].relation
    # "before it was found, and without knowing": a clause with a word of its own before it shares no subject.
    joined = relation in ("acl:relcl", "acl") or (relation == "conj" and parse.child(verb, "mark", "case") is None)
    going = relation == "xcomp" and parse.lower[parse.words[verb].head] in words("going_on")
    trailing = going or (parse.words[verb].relation == "advcl" and parse.child(verb, "mark", "case") is None)
    return subject_of(parse, verb) if joined or trailing else None


def _says_own(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether "I think" breaks into a clause whose subject the tree gives to it."""
    first = parse.at(verb_group(parse, verb).start)
    return first is not None and first - 1 > subject and parse.lower[first - 1] in ("i", "we")


def _agent(parse: Parse, verb: int) -> int | None:
    return next((n for n in parse.every(verb, "obl") if parse.words[n].relation == "obl:agent"), None)


def _relative(parse: Parse, word: int) -> bool:
    return parse.lower[word] in RELATIVE


def _hulls(parse: Parse, stretches: Sequence[Span], cue: Span, within: Span) -> list[Span]:
    """Return what stands before the cue and what stands after it, each as one stretch without holes.

    What opens with a quotation mark goes on to the mark that closes it.
    """
    found = []
    before = [span for span in stretches if span.end <= cue.start and span.start >= within.start]
    before = [span for span in before if STOP.search(parse.text, span.start, cue.start) is None]
    after = [span for span in stretches if span.start >= cue.end and span.end <= within.end]
    for side in (before, after):
        spans = [span for span in side if any(c.isalnum() for c in parse.text[span.start : span.end])]
        if spans:
            start, end = spans[0].start, spans[-1].end
            end = max(end, closing_after(parse.text, start, end, within.end))
            end = stopped_at(parse, start, end)
            end = min(end, _closed(parse.text, start, end))
            found.append(Span(start=start, end=end))
    return found


def _closed(text: str, start: int, end: int) -> int:
    """Return where the single quotation marks that open at ``start`` close, else ``end``."""
    close = {"‘": "’", "'": "'"}.get(text[start])
    if close is None:
        return end
    places = (at for at in range(start + 1, end) if text[at] == close)
    return next((at + 1 for at in places if at + 1 >= len(text) or not text[at + 1].isalnum()), end)


def _complements(parse: Parse, verb: int, entries: Sequence[Verb]) -> Iterator[int]:
    """Yield the clauses under the verb that one of its readings lets be what was said."""
    kinds = frozenset(kind for entry in entries if not entry.particle for kind in entry.complements)
    if not kinds & {"quote", "that", "bare", "told", "to", "whether"}:
        return
    yield from (n for n in parse.every(verb, "ccomp") if kinds & {"quote", "that", "bare", "told", "whether"})
    if kinds & {"to", "that", "bare"}:
        passive = parse.child(verb, "aux:pass") is not None
        yield from (
            n for n in parse.every(verb, "xcomp") if ("to" in kinds or passive) and parse.child(n, "mark") is not None
        )


def _from_noun(parse: Parse, noun: int, within: Span) -> Draft | None:
    """Return a draft for "Orr's claim that …"."""
    owner = next((n for n in parse.every(noun, "nmod") if parse.words[n].relation == "nmod:poss"), None)
    clause = parse.child(noun, "ccomp", "acl")
    mark = parse.child(clause, "mark") if clause is not None else None
    if owner is None or clause is None or mark is None or parse.lower[mark] != "that" or parse.lower[owner] in OWN:
        return None
    cue = parse.span(noun, noun + 1)
    content = [span for span in _hulls(parse, runs(parse, clause), cue, within) if span.start >= cue.end]
    return _made("inner-noun", parse, (cue, phrase(parse, owner), None), content, within)
