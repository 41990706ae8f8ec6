"""Asides: whose word a sentence is, told in a phrase beside it that no reading marks.

"As the mayor said, …", "as was noted at the meeting, …", "in the words of the judge, …", "the ministry's version is
that …", "it was long believed that …".
"""

from collections.abc import Iterator, Sequence

from sayso.mark.clause import by_phrase, phrase, subject_of, verb_group
from sayso.mark.cue import verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.ground import Ground
from sayso.mark.mend import EMPTY
from sayso.mark.parse import Parse
from sayso.records import Span

LONGEST = 16
"""Words of an aside with "as" at most."""
VIEWS = frozenset("words view views opinion account telling reckoning estimation assessment judgment judgement".split())
"""What a clause is somebody's by: "in the words of the judge", "by his own account"."""
VERSIONS = frozenset(
    "version account explanation position view opinion theory argument message answer reply conclusion line case "
    "belief contention assessment understanding".split()
)
"""What somebody holds that "is that …"."""
SETTLED = frozenset("resolved agreed decided".split())
"""What a meeting did before what is to be done: "it was resolved *to* write"."""
EMERGED = frozenset("emerge emerges emerged transpire transpires transpired".split())
"""What comes to be known, whoever told it: "it emerged that"."""
OWN = frozenset("i we my our me us who which that".split())
GENITIVE = frozenset(("'s", "’s", "'", "’"))
QUOTES = "“«‘\"'"


def read_asides(ground: Ground, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a draft for each aside whose cue no draft has; drafts: what is known so far."""
    parse = ground.parse
    for sentence in ground.sentences:
        inside = parse.within(sentence.start, sentence.end)
        for number in inside:
            word = parse.lower[number]
            found = None
            if word == "as":
                found = _as_said(ground, drafts, sentence, number)
            elif word in VIEWS or word in VERSIONS:
                found = _version(ground, number, inside.stop) or _in_words(ground, drafts, sentence, number)
            elif word == "it":
                found = _impersonal(ground, number, drafts)
            if found is not None:
                yield found


def _made(cue: Span, source: Span | None, content: Sequence[Span | None]) -> Draft | None:
    kept = tuple(span for span in content if span is not None)
    taken = [cue, source] if source is not None else [cue]
    if not kept or any(shared(part, kept) for part in taken):
        return None
    return Draft(rule="aside", cue=cue, source=source, content=kept)


def _as_said(ground: Ground, drafts: Sequence[Draft], sentence: Span, number: int) -> Draft | None:
    """Return a draft for "As X said, …", "…, as was noted at the meeting" between stops."""
    parse = ground.parse
    inside = parse.within(sentence.start, sentence.end)
    if number > inside.start and parse.forms[number - 1] not in (",", "“", "–", "—", "("):
        return None
    stop = next((n for n in range(number + 1, min(inside.stop, number + LONGEST)) if _is_border(parse, n)), None)
    verb = next(
        (n for n in range(number + 1, stop or number) if parse.words[n].upos == "VERB" and _says(parse, n)), None
    )
    if stop is None or verb is None:
        return None
    thing = parse.child(verb, "ccomp", "obj")
    if thing is not None and thing < stop and not _puts(parse, verb):
        return None
    passive = parse.child(verb, "aux:pass") is not None
    source = by_phrase_within(parse, verb, stop)
    if source is None and not passive:
        subject = subject_of(parse, verb) if verb > number + 1 else None
        if subject is None or not number < subject < stop or parse.lower[subject] in OWN | EMPTY:
            return None
        source = phrase(parse, subject)
    cue = verb_group(parse, verb)
    if parse.lower[verb - 2 : verb] == ["used", "to"]:
        cue = Span(start=parse.starts[verb - 2], end=cue.end)
    region = ground.region(drafts, sentence, parse.span(number, number + 1))
    if region is None:
        return None
    return _made(
        cue, source, (ground.clean(region.start, parse.starts[number]), ground.clean(parse.ends[stop - 1], region.end))
    )


def _is_border(parse: Parse, number: int) -> bool:
    return parse.words[number].upos == "PUNCT" and parse.forms[number] in ",.–—)”"


def _says(parse: Parse, verb: int) -> bool:
    """Return whether a verb form can take a clause and stand beside a quotation, or is that of "put it"."""
    return _puts(parse, verb) or any(
        {"quote", "that"} <= entry.complements for entry in verbs().get(parse.lower[verb], ())
    )


def _puts(parse: Parse, verb: int) -> bool:
    return parse.lower[verb] in ("put", "puts") and parse.lower[verb + 1 : verb + 2] == ["it"]


def by_phrase_within(parse: Parse, verb: int, stop: int) -> Span | None:
    """Return who did it where "by" follows a participle within an aside: "as reported earlier *by the Herald*"."""
    near = by_phrase(parse, verb)
    if near is not None:
        return near
    by = next((n for n in range(verb + 1, stop) if parse.lower[n] == "by"), None)
    head = parse.words[by].head if by is not None else -1
    if by is None or not by < head < stop or parse.words[head].head != verb:
        return None
    return phrase(parse, head)


def _in_words(ground: Ground, drafts: Sequence[Draft], sentence: Span, noun: int) -> Draft | None:
    """Return a draft for "in the words of X" and "by X's account": the clause around it, or the quotation behind it."""
    parse = ground.parse
    inside = parse.within(sentence.start, sentence.end)
    case = parse.child(noun, "case")
    if parse.lower[noun] not in VIEWS or case is None or parse.lower[case] not in ("in", "by"):
        return None
    owner = parse.child(noun, "nmod:poss")
    if owner is None:
        after = parse.lower[noun + 1 : noun + 2] == ["of"]
        source = ground.named_after(noun + 2, inside.stop) if after else None
        cue, end = parse.span(case, noun + 2 if after else noun + 1), source.end if source else 0
    else:
        source, cue, end = _owner(parse, owner), parse.span(noun, noun + 1), parse.ends[noun]
        if parse.lower[owner] in OWN:
            return None
    region = ground.region(drafts, sentence, cue)
    if source is None or region is None:
        return None
    after_it, before_it = ground.clean(end, region.end), ground.clean(region.start, parse.starts[case])
    if after_it is not None and parse.text[after_it.start] in QUOTES:
        return _made(cue, source, (after_it,))
    return _made(cue, source, (before_it, after_it))


def _owner(parse: Parse, owner: int) -> Span:
    """Return whose it is, without the sign of the genitive."""
    whole = phrase(parse, owner)
    inside = parse.within(whole.start, whole.end)
    last = inside.stop - 1 if parse.lower[inside[-1]] in GENITIVE and len(inside) > 1 else inside.stop
    return parse.span(inside.start, last)


def _version(ground: Ground, noun: int, stop: int) -> Draft | None:
    """Return a draft for "X's version is that …"."""
    parse = ground.parse
    owner = parse.child(noun, "nmod:poss")
    if parse.lower[noun] not in VERSIONS or owner is None or noun + 2 >= stop or parse.lower[owner] in OWN:
        return None
    first = parse.reach[owner][0]
    if parse.lower[noun + 1] == "that" and parse.lower[max(0, first - 2) : first] in (["it", "is"], ["it", "was"]):
        content = ground.clean(parse.ends[noun + 1], parse.ends[stop - 1])
        return _made(parse.span(noun, noun + 1), _owner(parse, owner), (content,))
    if parse.lower[noun + 1] not in ("is", "was", "remains") or parse.lower[noun + 2] != "that":
        return None
    return _made(
        parse.span(noun, noun + 2), _owner(parse, owner), (ground.clean(parse.ends[noun + 2], parse.ends[stop - 1]),)
    )


def _impersonal(ground: Ground, it: int, drafts: Sequence[Draft]) -> Draft | None:
    """Return a draft for "it was long believed that …" which nothing else has read."""
    parse = ground.parse
    verb = parse.words[it].head
    if verb <= it:
        return None
    if parse.lower[verb] in EMERGED and (after := _emerged(ground, it, verb, drafts)) is not None:
        return after
    if parse.lower[verb] not in EMERGED and (parse.child(verb, "aux:pass") is None or not _believed(parse, verb)):
        return None
    clause = next((n for n in parse.every(verb, "ccomp", "csubj", "xcomp") if n > verb), None)
    mark = parse.child(clause, "mark") if clause is not None else None
    settled = parse.lower[verb] in SETTLED and mark is not None and parse.lower[mark] == "to"
    if clause is None or mark is None or not (settled or parse.lower[mark] == "that"):
        return None
    start = parse.starts[mark] if settled else parse.ends[mark]
    content = ground.clean(start, parse.ends[parse.reach[clause][1] - 1])
    if content is None or any(shared(content, one.parts) for one in drafts):
        return None
    return _made(verb_group(parse, verb), by_phrase(parse, verb), (content,))


def _emerged(ground: Ground, it: int, verb: int, drafts: Sequence[Draft]) -> Draft | None:
    """Return a draft for "The gate was open, it emerged on Monday": all before the comma was told by somebody."""
    parse = ground.parse
    sentence = ground.in_sentence(None, it)
    if it < 2 or parse.forms[it - 1] != "," or parse.starts[it] <= sentence.start:
        return None
    content = ground.clean(sentence.start, parse.starts[it - 1])
    rest = parse.span(verb, parse.within(sentence.start, sentence.end).stop)
    if content is None or not ground.has_verb(content) or ground.has_verb(Span(start=parse.ends[verb], end=rest.end)):
        return None
    return (
        None if any(shared(content, one.parts) for one in drafts) else _made(verb_group(parse, verb), None, (content,))
    )


def _believed(parse: Parse, verb: int) -> bool:
    """Return whether a participle takes a clause: "believed", "alleged", "decided"."""
    return any(entry.complements & {"that", "bare", "quote"} for entry in verbs().get(parse.lower[verb], ()))
