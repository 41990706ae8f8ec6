"""Deeds: what the encoder reads as speech although somebody only did something with a thing: "signed the measure".

A clause or a quotation is said, whatever the verb. A thing is said or held only where the cue's words tell so
("praised the bridge") or where it is itself something said ("released a statement").
"""

from collections.abc import Sequence
from functools import cache

from sayso.mark.cue import nouns, verbs
from sayso.mark.draft import Draft
from sayso.mark.form import forms_of
from sayso.mark.parse import Parse
from sayso.mark.quotation import is_quoted
from sayso.mark.reported import ENCODER
from sayso.mark.stance import decided, is_undone, kinds_of
from sayso.records import Span

RAISING = frozenset("sure likely unlikely bound due poised".split())
"""Words that say what is to come and no more: "the flood is *sure* to open old wounds"."""
AIMED = frozenset("meant intended designed aimed supposed".split())
"""Participles that tell what a thing is for: "a bill *meant* to help"."""
BARELY = "add advise begin boast command continue hold maintain".split()
"""Verbs that say a clause or a quotation and do something with a thing: "added jobs", "held the bridge"."""


def is_deed(parse: Parse, draft: Draft) -> bool:
    """Return whether a draft of the encoder tells only of something done, and neither of words nor of a thought."""
    if draft.rule != ENCODER or draft.cue is None or _is_told(parse, draft.content):
        return False
    own = list(parse.within(draft.cue.start, draft.cue.end))
    doing = [number for number in own if parse.words[number].upos == "VERB"]
    tops = [top for span in draft.content for top in _tops(parse, span)]
    if parse.lower[own[-1]] in RAISING and _is_intended(parse, draft.content):
        return True
    if not doing or any(_is_words(parse, top) for top in tops):
        return False
    if parse.lower[own[-1]] in _barely() and parse.words[own[-1]].upos == "VERB":
        taken = any(parse.bases[top] == "obj" and parse.words[top].head == own[-1] for top in tops)
        return taken and not is_undone(parse, own, own[-1])
    return decided(parse, own, draft.content) is None and not is_undone(parse, own, None)


def is_nobodys(parse: Parse, draft: Draft) -> bool:
    """Return whether a rule has read a cue that nobody says: "time *to decide* what …", "a bill *meant* to help".

    An infinitive or a participle that only tells what a noun is for has that noun for no subject; and who speaks is
    a noun, a name or a pronoun.
    """
    if draft.cue is None or draft.source is None:
        return False
    inside, voice = parse.within(draft.cue.start, draft.cue.end), parse.within(draft.source.start, draft.source.end)
    if draft.rule == "postposed":
        return not any(parse.words[number].upos in ("NOUN", "PROPN", "PRON", "NUM") for number in voice)
    if not inside or not voice or voice[-1] >= inside[0]:
        return False
    verb = next((number for number in inside if parse.words[number].upos == "VERB"), inside[-1])
    if draft.rule == "inner-words" and (parse.child(verb, "cop") is not None or _has_thing(parse, verb, draft.content)):
        return True  # "the first thing they do is say", "trials showed promise, “…”"
    if draft.rule == "inner-words" and parse.lower[inside[0] - 1] == "to":
        return parse.bases[verb] in ("acl", "advcl") and parse.child(verb, "nsubj") is None
    if parse.words[verb].relation != "acl" or parse.words[verb].head not in voice:
        return False
    return draft.rule == ENCODER and verb == inside[0] and parse.lower[verb] in AIMED


def _has_thing(parse: Parse, verb: int, content: Sequence[Span]) -> bool:
    """Return whether a verb that has no hearer takes a thing, so that the quotation behind it is another's."""
    thing = parse.child(verb, "obj")
    told = any("told" in entry.complements for entry in verbs().get(parse.lower[verb], ()))
    if told or thing is None or not content or content[0].start < parse.ends[thing]:
        return False
    return thing > verb and is_quoted(parse.text, Span(start=content[0].start, end=content[0].start + 1))


def _is_told(parse: Parse, content: Sequence[Span]) -> bool:
    """Return whether a content holds a quotation or is a clause."""
    if not content or any(is_quoted(parse.text, span) for span in content):
        return True
    return any(
        parse.child(top, "nsubj", "csubj", "expl", "ccomp") is not None
        for span in content
        for top in _tops(parse, span)
    )


def _is_intended(parse: Parse, content: Sequence[Span]) -> bool:
    """Return whether a content is an infinitive: "sure *to open*"."""
    first = parse.within(content[0].start, content[0].end)
    return len(content) == 1 and len(first) > 0 and parse.lower[first[0]] == "to"


def _tops(parse: Parse, span: Span) -> Sequence[int]:
    top = parse.top(span.start, span.end)
    return () if top is None else (top,)


def _is_words(parse: Parse, number: int) -> bool:
    """Return whether a noun stands for something said, written or thought."""
    noun = parse.lower[number]
    return parse.words[number].upos == "NOUN" and (noun in nouns() or "noun" in kinds_of(noun))


@cache
def _barely() -> frozenset[str]:
    return frozenset(form for verb in BARELY for form in forms_of(verb, "verb", "held began begun"))
