"""Confidence: raw evidence turned into how often such a mark was right when it was measured.

Raw evidence is the name of a rule, or a rule and how likely the encoder takes its finding to be. The table
``confidence.csv`` holds points of (likelihood, probability) for each, fitted by isotonic regression (Zadrozny and
Elkan, KDD 2002) with ``python -m evals.calibration --fit``; between points the probability is drawn straight.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from math import prod

from sayso.lexicon import table
from sayso.mark.chain import Place, place_of
from sayso.mark.parse import Parse
from sayso.records import Attribution, Span, Speaker

UNMEASURED = 0.5
"""What is claimed of evidence that the measured texts never called upon."""
PRONOUNS = frozenset("i we he she it they me us him her them my our his its their who which himself herself".split())

Point = tuple[float, float]


@cache
def measured() -> Mapping[tuple[str, str], Sequence[Point]]:
    """Return the points (likelihood, probability), ascending, of each (kind, evidence)."""
    found: dict[tuple[str, str], list[Point]] = {}
    for row in table("confidence"):
        point = (float(row["likelihood"] or 0), float(row["probability"]))
        found.setdefault((row["kind"], row["evidence"]), []).append(point)
    return {key: sorted(points) for key, points in found.items()}


def probability(kind: str, evidence: str, likelihood: float | None = None) -> float:
    """Return how often a mark of ``kind`` with this evidence is right: 0..1, three decimals.

    kind: ``attribution`` (evidence: the rule), ``speaker`` (see `speaker_evidence`) or ``claim`` (``own`` or ``told``)
    """
    points = measured().get((kind, evidence))
    if not points:
        return UNMEASURED
    return round(between(points, likelihood if likelihood is not None else points[-1][0]), 3)


def between(points: Sequence[Point], likelihood: float) -> float:
    """Return the probability at ``likelihood``, straight between two points and level beyond the outer ones."""
    at = bisect_left(points, (likelihood, 0.0))
    if at == 0 or at == len(points):
        return points[min(at, len(points) - 1)][1]
    (left, low), (right, high) = points[at - 1], points[at]
    return low + (high - low) * (likelihood - left) / (right - left) if right > left else high


def confidence(rule: str, likelihood: float | None = None) -> float:
    """Return how often an attribution found by ``rule`` is right: 0..1, three decimals."""
    return probability("attribution", rule, likelihood)


def speaker_evidence(text: str, source: Sequence[Span], speaker: Speaker | None) -> str:
    """Return what the speaker rests on.

    ``name`` (the source names him), ``pronoun`` or ``description`` (which was led to a name elsewhere), ``words`` (the
    source's own words stand for him), ``silent`` (no source, a name from the context), ``open`` (nobody named)
    """
    if speaker is None or speaker.name is None:
        return "open"
    if not source:
        return "silent"
    if speaker.start is not None and any(span.start <= speaker.start < span.end for span in source):
        return "name" if speaker.entity is not None else "words"
    said = text[source[0].start : source[0].end].casefold()
    return "pronoun" if said.removesuffix("'s").removesuffix("’s") in PRONOUNS else "description"


def speaker_ground(evidence: str) -> str:
    """Return the row of the table for evidence of a speaker: ``context`` where the text around decides, ``given``."""
    return {"pronoun": "context", "open": "context", "silent": "silent"}.get(evidence, "given")


def speaker_confidence(text: str, one: Attribution, certainty: float) -> float:
    """Return how often a speaker known by such evidence is the right one: 0..1, three decimals.

    certainty: the share of the evidence that speaks for this one, 0..1; see `sayso.mark.resolution.Resolution`
    """
    return probability("speaker", speaker_ground(speaker_evidence(text, one.source, one.speaker)), certainty)


def told(hops: Sequence[Attribution]) -> float:
    """Return the raw likelihood of a claim under ``hops``: that each of them was found rightly."""
    return round(prod(one.confidence for one in hops), 3)


def silence(parse: Parse, spans: Sequence[Span]) -> float:
    """Return the raw likelihood that nobody is reported in ``spans``: that of the least certain word, 0..1."""
    likely = [
        word.confidence if word.tag == "O" else 1 - word.confidence
        for span in spans
        for word in (parse.words[number] for number in parse.within(span.start, span.end))
    ]
    return round(min(likely, default=UNMEASURED), 3)


def claim_confidence(
    text: str, parse: Parse, spans: Sequence[Span], hops: Sequence[Attribution], certain: Mapping[Place, float]
) -> float:
    """Return how often a claim at ``spans`` under ``hops`` (none for own voice) has the right chain: 0..1.

    certain: how sure the speaker of each attribution is, by its place
    """
    if hops:
        found = probability("claim", "told", told(hops))
        return round(found * prod(speaker_confidence(text, one, certain[place_of(one)]) for one in hops), 3)
    return probability("claim", "own", silence(parse, spans))


@cache
def _name_levels() -> tuple[Point, ...]:
    return tuple((float(row["level"]), float(row["right"])) for row in table("name_confidence"))


def calibrated_name(level: float) -> float:
    """Return how often a name was right that the encoder gave ``level`` (0..1): three decimals."""
    return round(between(_name_levels(), level), 3)
