"""Surnames that are words of saying: "Noor *Said* recalled" names Noor Said, who recalls.

The encoder takes such a surname for a cue. It is a name where it has a capital beside one and another verb follows.
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.mark.cue import verbs
from sayso.mark.parse import Parse
from sayso.protocols import AttributionSignal, NameSignal, Signals
from sayso.records import Span


def with_surnames(parse: Parse, signals: Signals) -> Signals:
    """Return ``signals`` with surnames that were read as cues put back into names and sources."""
    ends = {one.end: at for at, one in enumerate(signals.names) if one.type == "Person"}
    longer = dict(_surnames(parse, ends))
    if not longer:
        return signals
    names = tuple(_named(parse, one, longer.get(at)) for at, one in enumerate(signals.names))
    surnames = set(longer.values())
    said = tuple(mended for one in signals.attributions if (mended := _said(parse, one, surnames)) is not None)
    return replace(signals, names=names, attributions=said)


def _surnames(parse: Parse, ends: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield (name, word) where a word of saying with a capital stands between a first name and a verb."""
    for number, lower in enumerate(parse.lower[1:], start=1):
        name = ends.get(parse.ends[number - 1])
        if name is None or lower not in verbs() or not parse.forms[number].istitle():
            continue
        follow = number + 1
        if parse.forms[follow : follow + 1] == [","]:
            follow += 1
        verbal = parse.words[follow].upos in ("VERB", "AUX") if follow < len(parse.words) else False
        if verbal and parse.forms[follow].islower() and " " not in parse.forms[number - 1]:
            yield name, number


def _named(parse: Parse, name: NameSignal, surname: int | None) -> NameSignal:
    return name if surname is None else replace(name, end=parse.ends[surname])


def _said(parse: Parse, one: AttributionSignal, surnames: set[int]) -> AttributionSignal | None:
    """Return an attribution whose cue comes after the surname; None where nothing but the surname was its cue."""
    inside = parse.within(one.cue.start, one.cue.end)
    source = one.source
    if source is not None:
        last = parse.within(source.start, source.end)
        if last and last.stop in surnames:
            source = Span(start=source.start, end=parse.ends[last.stop])
    if not inside or inside[0] not in surnames:
        return replace(one, source=source)
    if len(inside) > 1:
        return replace(one, source=source, cue=Span(start=parse.starts[inside[1]], end=one.cue.end))
    return _cued(parse, replace(one, source=source), inside[0])


def _cued(parse: Parse, one: AttributionSignal, surname: int) -> AttributionSignal | None:
    """Return an attribution under the verb that follows the surname: "Noor Said *recalled*", "… does not *think*"."""
    cue = surname + 1
    while cue < len(parse.words) and (parse.words[cue].upos == "AUX" or parse.lower[cue] in ("not", "n't", "n’t")):
        cue += 1
    if cue >= len(parse.words) or parse.lower[cue] not in verbs() or cue + 1 >= len(parse.words):
        return None
    content = []
    for span in one.content:
        start = max(span.start, parse.starts[cue + 1]) if span.end > parse.starts[surname] else span.start
        if start < span.end:
            content.append(Span(start=start, end=span.end))
    return replace(one, cue=parse.span(surname + 1, cue + 1), content=tuple(content)) if content else None
