"""Headings that speak: "X: …" in a headline, and texts headed "Statement of X", which are X's word throughout."""

from collections.abc import Sequence

from sayso.mark.clause import has_verb, phrase
from sayso.mark.cue import verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.mend import NOMINAL
from sayso.mark.parse import Parse
from sayso.mark.source import source_nouns
from sayso.records import Article, Span
from sayso.vocabulary import BlockKind

RELEASES = frozenset(
    "statement communique communiqué declaration address message appeal letter comment comments remarks speech reply "
    "greeting greetings proclamation".split()
)
"""What a text issued whole calls itself in its title."""
LONGEST_LABEL = 6
"""How many words may stand before the colon of a headline that names its speaker."""
LONGEST_TAIL = 6
"""Words behind the last comma of a headline that tell whose word it is."""
LONGEST_NAME = 4
"""Words behind the last colon of a headline that tell whose word it is."""
SHORTEST_RELEASE = 3
"""How many paragraphs at least a text issued whole has below its title."""


def read_headings(article: Article, parse: Parse, paragraphs: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """Return ``drafts`` with what the article's titles and subheadings say of who speaks."""
    found = list(drafts)
    for block in article.blocks:
        inside = parse.within(block.start, block.end)
        if block.kind not in (BlockKind.TITLE, BlockKind.HEADING) or not inside:
            continue
        heading = Span(start=block.start, end=block.end)
        if block.kind is BlockKind.TITLE:
            release = _release(parse, inside, [one for one in paragraphs if one.start >= block.end])
            if release is not None:
                found = [draft for draft in found if not shared(heading, draft.parts)] + [release]
                continue
        tail = _tailed(parse, inside) or _undersigned(parse, inside)
        if tail is not None and not any(draft.cue == tail.cue and shared(heading, draft.content) for draft in found):
            found = [draft for draft in found if not _stands_in(heading, draft)] + [tail]
            continue
        label = _labelled(parse, inside)
        if label is not None and not any(shared(heading, draft.content) for draft in found):
            found.append(label)
    return found


def _labelled(parse: Parse, inside: range) -> Draft | None:
    """Return a draft for "X: …" with a clause after the colon and none before it."""
    colon = next((number for number in inside[1 : LONGEST_LABEL + 1] if parse.forms[number] == ":"), None)
    if colon is None or colon + 1 >= inside.stop:
        return None
    if not _may_speak(parse, range(inside[0], colon)):
        return None
    first, last = parse.starts[inside[0]], parse.ends[inside[-1]]
    if has_verb(parse, first, parse.starts[colon]) or not has_verb(parse, parse.ends[colon], last):
        return None
    return Draft(
        rule="headline",
        cue=parse.span(colon, colon + 1),
        source=parse.span(inside[0], colon),
        content=(Span(start=parse.starts[colon + 1], end=last),),
    )


def _may_speak(parse: Parse, label: range) -> bool:
    """Return whether a label holds a name or a noun that sources are called by: "Police: …", not "The numbers: …"."""
    return any(parse.words[number].upos in ("PROPN", "X") or parse.lower[number] in source_nouns() for number in label)


def _stands_in(heading: Span, draft: Draft) -> bool:
    return heading.start <= draft.start < heading.end


def _tailed(parse: Parse, inside: range) -> Draft | None:
    """Return a draft for "…, workers fear" and "…, says mission": all before the last comma is theirs."""
    comma = next((number for number in reversed(inside) if parse.forms[number] == ","), None)
    if comma is None or not 2 <= inside.stop - 1 - comma <= LONGEST_TAIL or comma - inside.start < 2:
        return None
    tail = range(comma + 1, inside.stop)
    verb = next((number for number in (tail[-1], tail[0]) if _reports(parse, number)), None)
    who = tail[:-1] if verb == tail[-1] else tail[1:]
    if verb is None or any(parse.words[number].upos not in NOMINAL for number in who):
        return None
    content = parse.span(inside.start, comma)
    named = {parse.words[number].upos for number in who} & {"NOUN", "PROPN"}
    if not named or not (has_verb(parse, content.start, content.end) or "to" in parse.lower[inside.start : comma]):
        return None
    return Draft(
        rule="headline",
        cue=parse.span(verb, verb + 1),
        source=parse.span(who.start, who.stop),
        content=(content,),
    )


def _undersigned(parse: Parse, inside: range) -> Draft | None:
    """Return a draft for "Dam is safe: minister": a clause, a colon, and nothing but who says it."""
    colon = next((number for number in reversed(inside) if parse.forms[number] == ":"), None)
    if colon is None or not 1 <= inside.stop - 1 - colon <= LONGEST_NAME or colon == inside[0]:
        return None
    tail = range(colon + 1, inside.stop)
    content = parse.span(inside.start, colon)
    if any(parse.words[number].upos not in ("DET", "ADJ", "NOUN", "PROPN") for number in tail):
        return None
    last = parse.lower[tail[-1]]
    known = last in source_nouns() or parse.words[tail[-1]].upos == "PROPN"
    if not known or not has_verb(parse, content.start, content.end):
        return None
    cue, source = parse.span(colon, colon + 1), parse.span(tail.start, tail.stop)
    return Draft(rule="headline", cue=cue, source=source, content=(content,))


def _reports(parse: Parse, word: int) -> bool:
    """Return whether a word may be a verb that reports a clause, whatever a headline's few words make of it."""
    return parse.words[word].upos in ("VERB", "NOUN") and any(
        entry.form in ("third", "base", "past") and entry.complements & {"quote", "that", "bare"}
        for entry in verbs().get(parse.lower[word], ())
    )


def _release(parse: Parse, inside: range, paragraphs: Sequence[Span]) -> Draft | None:
    """Return a draft for "Statement of the Ministry of X": all that follows is the ministry's word."""
    noun = next((number for number in inside if parse.lower[number] in RELEASES), None)
    if (
        noun is None
        or len(paragraphs) < SHORTEST_RELEASE
        or has_verb(parse, parse.starts[inside[0]], parse.starts[noun])
    ):
        return None
    issuer = next((n for n in parse.every(noun, "nmod", "obl") if _issues(parse, n)), None)
    before = range(inside.start, noun)
    if issuer is None or any(parse.words[n].upos not in ("ADJ", "DET", "NOUN", "PUNCT") for n in before):
        return None
    contents = [_trimmed(parse, paragraph) for paragraph in paragraphs]
    return Draft(
        rule="release",
        cue=parse.span(noun, noun + 1),
        source=phrase(parse, issuer),
        content=tuple(span for span in contents if span is not None),
    )


def _issues(parse: Parse, noun: int) -> bool:
    return any(parse.lower[case] in ("of", "by", "from") for case in parse.every(noun, "case"))


def _trimmed(parse: Parse, paragraph: Span) -> Span | None:
    inside = parse.within(paragraph.start, paragraph.end)
    return parse.span(inside.start, inside.stop) if inside else None
