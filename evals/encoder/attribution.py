"""Sources, cues, contents and whole attributions, by exact spans of words."""

from collections.abc import Iterable, Sequence
from typing import Any

from evals.encoder.tally import Measures
from evals.encoder.text import joined
from sayso.model.encoder import Encoder
from training.data import Passage

Span = tuple[int, int]
Whole = tuple[Span | None, Span | None, tuple[Span, ...]]


def overlap(one: Span | None, other: Span | None) -> bool:
    """Whether two spans share something; nothing agrees with nothing."""
    if one is None or other is None:
        return one is other
    return one[0] < other[1] and other[0] < one[1]


def read_attributions(encoder: Encoder, passage: Passage) -> list[Whole]:
    """Return what the encoder finds in a passage, in words."""
    _, words = joined(passage)
    signals = encoder.read_words(words)
    first = {start: number for number, start in enumerate(words.starts)}
    last = {end: number + 1 for number, end in enumerate(words.ends)}

    def stretch(span: Any) -> Span:
        return first[span.start], last[span.end]

    return [
        (
            None if one.source is None else stretch(one.source),
            stretch(one.cue),
            tuple(stretch(span) for span in one.content),
        )
        for one in signals.attributions
    ]


def count_attributions(measures: Measures, name: str, found: list[Whole], wanted: list[Whole]) -> None:
    """Count one article."""
    parts: dict[str, tuple[set[Any], set[Any]]] = {
        "source exact": ({one[0] for one in found} - {None}, {one[0] for one in wanted} - {None}),
        "cue exact": ({one[1] for one in found} - {None}, {one[1] for one in wanted} - {None}),
        "content fragment exact": (
            {span for one in found for span in one[2]},
            {span for one in wanted for span in one[2]},
        ),
        "whole content exact": ({one[2] for one in found if one[2]}, {one[2] for one in wanted if one[2]}),
        "attribution strict": (set(found), set(wanted)),
    }
    for key, (own, gold) in parts.items():
        measures.add(key, name, len(own & gold), len(own), len(gold))
    pairs = matched(found, wanted)
    relaxed = sum(overlap(a[0], b[0]) and overlap(a[1], b[1]) for a, b in pairs)
    measures.add("attribution relaxed", name, relaxed, len(found), len(wanted))
    voiced = [(a, b) for a, b in pairs if b[0] is not None]
    right = sum(a[0] is not None and overlap(a[0], b[0]) for a, b in voiced)
    measures.add("source right for contents found", name, right, len(voiced), len(voiced))


def matched(found: list[Whole], wanted: list[Whole]) -> list[tuple[Whole, Whole]]:
    """Return pairs whose contents share at least half of their words, each attribution in one pair at most."""
    scored = []
    for a, one in enumerate(found):
        own = {at for span in one[2] for at in range(*span)}
        for b, other in enumerate(wanted):
            gold = {at for span in other[2] for at in range(*span)}
            if own & gold:
                likeness = len(own & gold) / len(own | gold)
                if likeness >= 0.5:
                    scored.append((-likeness, a, b))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for _, a, b in sorted(scored):
        if a not in used_a and b not in used_b:
            used_a.add(a)
            used_b.add(b)
            pairs.append((found[a], wanted[b]))
    return pairs


def without_that(whole: list[Whole], words: Sequence[str]) -> list[Whole]:
    """Return attributions whose contents do not begin with "that"."""

    def cut(span: Span) -> Span:
        return (span[0] + 1, span[1]) if words[span[0]].casefold() == "that" and span[1] - span[0] > 1 else span

    return [(source, cue, tuple(cut(span) for span in content)) for source, cue, content in whole]


def measure_attribution(measures: Measures, encoder: Encoder, passages: Iterable[Passage]) -> None:
    """Count PolNeAR articles, with a leading "that" stripped on both sides, and raw."""
    for passage in passages:
        found = read_attributions(encoder, passage)
        wanted = [(one.source, one.cue, tuple(sorted(one.content))) for one in passage.said if one.cue or one.content]
        stripped = without_that(found, passage.words), without_that(wanted, passage.words)
        count_attributions(measures, passage.name, *stripped)
        raw = Measures()
        count_attributions(raw, passage.name, found, wanted)
        for key in ("content fragment exact", "whole content exact", "attribution strict"):
            measures.add(f"{key}, raw", passage.name, *raw[key].counts[passage.name])
