"""Reported speech as the encoder reads it: its attributions as drafts, without those that are no speech."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.lexicon import words
from sayso.mark.clause import antecedent, by_phrase, has_verb, is_that, phrase, verb_group
from sayso.mark.cue import nouns, quoting_forms, verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.hearing import without_told
from sayso.mark.noun import is_person, is_plural
from sayso.mark.parse import Parse
from sayso.mark.quotation import EITHER, OPENING, is_quoted, is_title
from sayso.mark.remark import remarks
from sayso.mark.source import source_nouns
from sayso.protocols import AttributionSignal
from sayso.records import Span

UNNAMED = re.compile(r"\s*(?:not )?(?:to be|being|be) (?:further )?(?:named|identified|quoted)\b", re.IGNORECASE)
"""What follows "declined" where somebody stays unnamed and says nothing."""
QUOTED = re.compile(r"(?<!\w)[\"“‘'«„][^\"”’»“]{2,80}[\"”’'»“](?!\w)")
WHEN = frozenset("on in at during after before late early".split())
"""What a time or place after a cue begins with: "said on Monday"."""
PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*|(?:\r\n){2,}\s*")
"""What parts a heading from the paragraph below it."""
NOT = ("n't", "n’t")
CITED = frozenset("cite cites cited citing seen obtained reviewed".split())
"""What is done with a source that says nothing by itself."""
THROUGH = re.compile(r",? (?:speaking )?(?:through|via) (?:an?|his|her|their) (?:interpreter|translator)s?$")
"""What stands behind a source and tells of how he was understood."""
LETTING = frozenset("let lets made makes".split())
"""What comes before "known" where something is told: "*let* it be known that"."""
SILENT = frozenset("not n't n’t never neither no nobody none".split())
FEELING = frozenset("feel feels felt feeling".split())
OCCASION = re.compile(
    r",?\s+(?:in|during|at|on)\s(?:an?|his|her|their|its)\s(?:[\w-]+\s){0,2}"
    r"(?:interview|statement|speech|call|tweet|e-?mail|post|letter|address|conference|briefing)(?=\W|$)",
    re.IGNORECASE,
)
"""What a source may end with that tells where it was said."""
ONE = frozenset("has is was does".split())
"""Verbs that one alone has for a subject."""
OWNED = re.compile(r"['’]s\s+(?:\d{4}|own|new|recent|latest|first|repeated|frequent|early)(?=\W|$)")
"""What a source may end with that belongs to the noun behind it."""
GENITIVE = ("'s", "’s")
ENCODER = "encoder"
"""The name of the rule for what the encoder alone found."""


def read_reports(parse: Parse, signals: Iterable[AttributionSignal]) -> list[Draft]:
    """Return the encoder's attributions in text order: contents without "that", names and titles left out."""
    found: list[Draft] = []
    for signal in signals:
        content = tuple(span for one in signal.content if (span := _without_that(parse, one)) is not None)
        if not content or _stays_unnamed(parse, content) or _names(parse, signal.cue, content):
            continue
        if _opens_quotation(parse, signal.cue) or _passes_over(parse, signal) or _only_names(parse, signal):
            continue
        if (signal.source is None and remarks(parse, signal.cue)) or _is_state(parse, signal.cue, content):
            continue
        cue = signal.cue
        if (halved := _halved(parse, signal)) is not None:
            cue, signal = Span(start=halved.start, end=cue.end), replace(signal, source=None)
        draft = Draft(
            rule=ENCODER,
            likelihood=signal.confidence,
            cue=_told(parse, trimmed(parse.text, cue)),
            source=_source(parse, signal),
            referent=_referent(parse, signal.source),
            content=content,
        )
        found.extend(_parted(parse, _with_particle(parse, without_told(parse, draft))))
    found = [_up_to_next(parse, one, found) for one in found]
    return sorted(found, key=lambda draft: (draft.start, draft.end))


def _opens_quotation(parse: Parse, cue: Span) -> bool:
    """Return whether a cue is part of what is quoted, as in a headline's "Mayor “knew of leak”"."""
    opens = parse.text[cue.start] in OPENING + EITHER
    return opens and not any(mark in parse.text[cue.start + 1 : cue.end] for mark in "”’'\"»")


def _passes_over(parse: Parse, signal: AttributionSignal) -> bool:
    """Return whether nothing is said but that somebody said nothing of it: "neither side has commented on claims"."""
    inside = parse.within(signal.cue.start, signal.cue.end)
    if inside and parse.lower[inside[0]] == "without" and not any(is_quoted(parse.text, one) for one in signal.content):
        return True
    aux = [n for verb in inside for n in parse.every(verb, "aux")]
    if signal.source is not None and any(parse.ends[n] < signal.source.start for n in aux):
        if (
            signal.source.end <= signal.cue.start
            and "?" in parse.text[signal.content[-1].end - 1 : signal.content[-1].end + 2]
        ):
            return True  # "Will the minister tell us why?"
    if not any(parse.lower[n].startswith("comment") for n in inside):
        return False
    source = parse.within(signal.source.start, signal.source.end) if signal.source is not None else range(0)
    return any(parse.lower[n] in SILENT for n in (*inside, *source[:1]))


def _only_names(parse: Parse, signal: AttributionSignal) -> bool:
    """Return whether a cue has but a thing beside it that nobody says: "*a ruling* is expected", "cited *aides*"."""
    inside = parse.within(signal.cue.start, signal.cue.end)
    if not inside or any(has_verb(parse, span.start, span.end) for span in signal.content):
        return False
    if any(is_quoted(parse.text, span) for span in signal.content):
        return False
    heads = [parse.top(span.start, span.end) for span in signal.content]
    if parse.lower[inside[-1]] == "expected" and signal.source is None and len(heads) == 1:
        return parse.child(inside[-1], "aux:pass") is not None
    if parse.lower[inside[0]].startswith(("apologis", "apologiz")):
        return True
    if parse.lower[inside[-1]] not in CITED:
        return False
    return all(head is not None and parse.lower[head] in source_nouns() for head in heads)


def _up_to_next(parse: Parse, draft: Draft, others: Sequence[Draft]) -> Draft:
    """Return a draft without what stands in a later paragraph behind somebody else's source and cue."""
    if draft.cue is None or len(draft.content) < 2:
        return draft
    kept = [draft.content[0]]
    for span in draft.content[1:]:
        start = max(kept[-1].end, draft.cue.end)
        between = parse.text[start : span.start] if start < span.start else ""
        if "\n" in between and any(
            one.cue is not None and one.source is not None and start <= one.cue.start and one.cue.end <= span.start
            for one in others
        ):
            break
        kept.append(span)
    return replace(draft, content=tuple(kept))


def trimmed(text: str, span: Span) -> Span:
    """Return a cue or source without the colon or comma after it."""
    end = span.end
    while end > span.start + 1 and (text[end - 1] in ":," or text[end - 1].isspace()):
        end -= 1
    return Span(start=span.start, end=end)


def unowned(text: str, span: Span) -> Span:
    """Return a source without the sign of the genitive: "*the ministry*'s view", "*Orr*'s 2017 plan"."""
    if (owned := OWNED.search(text, span.start, span.end)) is not None and owned.end() == span.end:
        span = Span(start=span.start, end=owned.start() + 2)
    end = span.end - 2 if text[span.start : span.end].endswith(GENITIVE) else span.end
    return Span(start=span.start, end=end) if end > span.start else span


def _told(parse: Parse, cue: Span) -> Span:
    """Return a cue without the time after its verb, and with the text it was said in: "said in a statement"."""
    inside = parse.within(cue.start, cue.end)
    verb = next((n for n in inside if parse.lower[n] in quoting_forms()), None)
    if verb is None:
        return cue
    text = parse.lower[verb + 1 : verb + 4]
    written = (
        len(text) == 3
        and text[0] in ("in", "on")
        and text[1] in ("a", "an", "its", "his", "her")
        and text[2] in nouns()
    )
    if written:
        return Span(start=cue.start, end=parse.ends[verb + 3])
    if parse.lower[verb + 1 : verb + 2] and parse.lower[verb + 1] in WHEN and verb + 1 < inside.stop:
        return Span(start=cue.start, end=parse.ends[verb])
    return cue


def _with_particle(parse: Parse, draft: Draft) -> Draft:
    """Return a draft whose cue has the particle of its verb, which the reading left to the content: "asked *for* …"."""
    inside = parse.within(draft.cue.start, draft.cue.end) if draft.cue is not None else range(0)
    at = next((at for at, span in enumerate(draft.content) if draft.cue and span.start >= draft.cue.end), None)
    if not inside or at is None or draft.cue is None:
        return draft
    first = parse.within(draft.content[at].start, draft.content[at].end)
    if len(first) < 2 or first[0] != inside.stop or parse.words[first[0]].upos not in ("ADP", "ADV", "SCONJ"):
        return draft
    particles = {entry.particle for entry in verbs().get(parse.lower[inside[-1]], ()) if entry.particle}
    if parse.lower[first[0]] not in particles:
        return draft
    cue = Span(start=draft.cue.start, end=parse.ends[first[0]])
    rest = Span(start=parse.starts[first[1]], end=draft.content[at].end)
    return replace(draft, cue=cue, content=(*draft.content[:at], rest, *draft.content[at + 1 :]))


def _parted(parse: Parse, draft: Draft) -> Iterator[Draft]:
    """Yield a draft in two where a cue of its own stands between its quotations: "“…,” Orr said, adding “…”"."""
    for at, (one, other) in enumerate(pairwise(draft.content), start=1):
        if one.end > other.start or parse.text[other.start] not in OPENING + EITHER:
            continue
        for number in parse.within(one.end, other.start):
            word = parse.span(number, number + 1)
            taken = [part for part in (draft.cue, draft.source) if part is not None]
            if parse.words[number].upos != "VERB" or any(shared(word, (part,)) for part in taken):
                continue
            if len(parse.within(parse.ends[number], other.start)) > 1:
                continue
            if any("quote" in entry.complements for entry in verbs().get(parse.lower[number], ())):
                subject = parse.child(number, "nsubj")
                source = phrase(parse, subject) if subject is not None else draft.source
                yield replace(draft, content=draft.content[:at])
                yield from _parted(
                    parse,
                    replace(
                        draft,
                        cue=verb_group(parse, number),
                        source=source,
                        referent=draft.referent if subject is None else None,
                        content=draft.content[at:],
                    ),
                )
                return
    yield draft


def _without_that(parse: Parse, span: Span) -> Span | None:
    inside = parse.within(span.start, span.end)
    if not inside or not is_that(parse, inside[0]):
        return span
    return Span(start=parse.starts[inside[1]], end=span.end) if len(inside) > 1 else _opened(parse, inside[0])


def _opened(parse: Parse, that: int) -> Span | None:
    """Return the clause that a "that" opens when the reading broke off after it: "wrote that, according to X, …"."""
    clause = parse.words[that].head
    last = parse.reach[clause][1] if clause > that else that
    while last > that + 1 and parse.words[last - 1].upos == "PUNCT":
        last -= 1
    first = that + 1
    while first < last and parse.words[first].upos == "PUNCT":
        first += 1
    return parse.span(first, last) if last > first else None


def _stays_unnamed(parse: Parse, content: tuple[Span, ...]) -> bool:
    """Return whether nothing is said but that somebody stays unnamed: "who declined to be named"."""
    return UNNAMED.match(parse.text, content[-1].start, content[-1].end) is not None


def _names(parse: Parse, cue: Span, content: Sequence[Span]) -> bool:
    """Return whether the cue gives something its name, or the content is but a thing: "read the novel “…”"."""
    inside = parse.within(cue.start, cue.end)
    named = any(parse.lower[number] in words("naming_words") for number in inside)
    if named and not any(parse.lower[number] in LETTING for number in inside):
        return True
    kinds = {kind for number in inside for entry in verbs().get(parse.lower[number], ()) for kind in entry.complements}
    if not kinds or kinds & {"noun", "object", "to", "told"} or any(has_verb(parse, s.start, s.end) for s in content):
        return False
    return any(is_title(quoted) for span in content for quoted in QUOTED.findall(parse.text, span.start, span.end))


def _source(parse: Parse, signal: AttributionSignal) -> Span | None:
    """Return the source without the comma after it; where the encoder has none, whom "by" names: "denied by Orr"."""
    if signal.source is not None:
        source = trimmed(parse.text, _below_heading(parse.text, signal.source))
        source = _without_opener(parse, unowned(parse.text, _without_occasion(source, parse)))
        through = THROUGH.search(parse.text[source.start : source.end])
        return Span(start=source.start, end=source.start + through.start()) if through else source
    inside = parse.within(signal.cue.start, signal.cue.end)
    verb = next((number for number in reversed(inside) if parse.words[number].upos == "VERB"), None)
    agent = by_phrase(parse, verb) if verb is not None and parse.child(verb, "aux:pass") is not None else None
    return None if agent is None or any(shared(agent, (span,)) for span in signal.content) else agent


def _without_opener(parse: Parse, source: Span) -> Span:
    """Return a source without the word that opens its clause: "what *they*"."""
    inside = parse.within(source.start, source.end)
    if len(inside) != 2 or parse.lower[inside[0]] not in ("what", "as") or parse.words[inside[1]].upos != "PRON":
        return source
    return parse.span(inside[1], inside[1] + 1)


def _without_occasion(source: Span, parse: Parse) -> Span:
    """Return a source without what it was said in: "*the mayor* in an interview"."""
    found = OCCASION.search(parse.text, source.start, source.end)
    return Span(start=source.start, end=found.start()) if found and found.end() == source.end else source


def _below_heading(text: str, span: Span) -> Span:
    """Return a source without the heading above its paragraph."""
    breaks = [found.end() for found in PARAGRAPHS.finditer(text, span.start, span.end)]
    return Span(start=breaks[-1], end=span.end) if breaks and breaks[-1] < span.end else span


def _halved(parse: Parse, signal: AttributionSignal) -> Span | None:
    """Return a source that is half of a contraction, "*Ca*n't believe it": nobody, the one who says it is left out."""
    source = signal.source
    if (
        source is None
        or parse.text[source.end : source.end + 3].casefold() not in NOT
        or source.end != signal.cue.start
    ):
        return None
    return source


def _is_state(parse: Parse, cue: Span, content: Sequence[Span]) -> bool:
    """Return whether somebody feels some way and holds nothing: "felt *sick*", unless in quotation marks."""
    inside = [n for span in content for n in parse.within(span.start, span.end) if parse.words[n].upos != "PUNCT"]
    felt = [n for n in parse.within(cue.start, cue.end) if parse.lower[n] in FEELING]
    if not felt or not 0 < len(inside) <= 2 or parse.starts[inside[0]] != content[0].start:
        return False
    last = inside[-1]
    bare = all(parse.words[n].upos in ("ADJ", "ADV") for n in inside)
    return bare and parse.bases[last] == "xcomp" and parse.words[last].head in felt


def _referent(parse: Parse, source: Span | None) -> Span | None:
    """Return what a source "who" or "which" stands for, or None."""
    inside = parse.within(source.start, source.end) if source else range(0)
    noun = antecedent(parse, inside[0]) if len(inside) == 1 else None
    if noun is None:
        return None
    subject = parse.child(noun, "nsubj") if parse.child(noun, "cop") is not None else None
    if subject is not None and parse.lower[parse.child(noun, "det") or noun] in ("a", "an"):
        return phrase(parse, subject, clauses=False)  # "Orr is a baker who says …"
    return phrase(parse, _who(parse, inside[0], noun), clauses=False)


def _who(parse: Parse, who: int, noun: int) -> int:
    """Return the noun that "who" stands for: the nearer one where the tree's is a thing, or several who "has" said.

    "The complaint by *the clerk*, who believed …", "lawyers for *Orr*, who has accused …".
    """
    near = who - 1
    while near > noun and parse.words[near].upos == "PUNCT":
        near -= 1
    while near > noun and parse.bases[near] in ("flat", "compound", "appos") and noun < parse.words[near].head < who:
        near = parse.words[near].head
    if parse.lower[who] != "who" or near <= noun:
        return noun
    if not _is_somebody(parse, noun):  # "a plan by *Orr*, a friend of the port, who says …"
        heads = (n for n in range(near, noun, -1) if _is_somebody(parse, n) and parse.bases[n] in ("nmod", "obl"))
        return next((n for n in heads if noun in parse.above(n)), noun)
    if noun not in parse.above(near) or not _is_somebody(parse, near):
        return noun
    verb = parse.words[who].head
    first = parse.child(verb, "aux", "cop")
    alone = parse.lower[verb if first is None else first] in ONE or (first is None and parse.lower[verb].endswith("s"))
    apart = alone and is_plural(parse.forms[noun]) and not is_plural(parse.forms[near])
    return near if apart else noun


def _is_somebody(parse: Parse, word: int) -> bool:
    """Return whether a word names somebody, or calls him by what he is."""
    noun = source_nouns().get(parse.lower[word])
    known = noun is not None and noun.kind not in ("document", "organisation")
    return parse.words[word].upos == "PROPN" or known or is_person(parse.forms[word])
