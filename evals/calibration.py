"""Calibration: whether marks shown with 0.8 are right eight times in ten.

Raw evidence (which rule, how likely the encoder takes it to be, what a speaker rests on) is turned into a probability
by isotonic regression over equal-count bins (Zadrozny and Elkan, KDD 2002). Attributions and claims are judged on the
documents of PolNeAR train that the encoder was not trained on, speakers on the sources labelled there and on all of
GUM, since its kept documents hold but thirty: what the encoder learned there makes these a little too good. The figure
is 100 less the expected calibration error (Naeini et al., AAAI 2015) in percent, over ten bins of equal count, with
every probability predicted from the other four fifths of the documents.

PolNeAR annotates one report a stretch, so that reports inside reports cannot be judged on it: they were read by hand,
and evals/calibration/inside.csv keeps where they stand and the verdicts.

``python -m evals.calibration --fit --data FOLDER`` writes the table `sayso/lexicon/confidence.csv`.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from statistics import mean

from evals.polnear import Gold, agrees, compared, found_in, load, meets
from evals.score import Score, fold_of
from evals.speakers import asked, gum_texts, judge, speakers_of
from sayso.mark import passages
from sayso.mark.chain import chain_of
from sayso.mark.confidence import Point, between, silence, speaker_evidence, speaker_ground
from sayso.mark.parse import Parse
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Article, Attribution, Claim, Span
from sayso.settings import Settings
from training.data import KEPT_POLNEAR, kept

TABLE = Path(__file__).resolve().parent.parent / "src" / "sayso" / "lexicon" / "confidence.csv"
READ = Path(__file__).resolve().parent / "calibration" / "inside.csv"
FOLDS = 5
BINS = 10
LEAST = 25
"""Cases a bin of the fit has at least; evidence with fewer has one point."""
PRIOR = 4
"""Cases counted as half right beside the measured ones, so that evidence seen twice is not called certain."""
HEAD = """\
# How often marks are right by their raw evidence: points of (likelihood, probability), straight between them; see
# sayso.mark.confidence. Fitted with `python -m evals.calibration --fit` on the documents of PolNeAR train (Newell et
# al., LREC 2018) that the encoder was not trained on, and on GUM (Zeldes, 2017); counts only, no text. Apache-2.0.
kind,evidence,likelihood,probability,cases
"""
Key = tuple[str, str]
Tables = Mapping[Key, Sequence[Point]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One mark: its document, kind and evidence, the raw likelihoods it rests on, and whether it is right.

    hops: (evidence, likelihood) of the attributions a claim stands under, from which its own likelihood is made
    """

    document: str
    kind: str
    evidence: str
    likelihood: float | None
    right: bool
    hops: tuple[tuple[str, float | None], ...] = ()


def measure(data: Path, size: str) -> list[Score]:
    """Return 100 less the expected calibration error of attributions, claims and speakers.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    if size == "small":
        return []
    samples = list(gather(data))
    predicted = predict_apart(samples)
    scores = []
    for kind in ("attribution", "claim", "speaker"):
        pairs = [(value, one.right) for one, value in zip(samples, predicted, strict=True) if one.kind == kind]
        value = 100 * (1 - calibration_error(pairs))
        scores.append(Score(data="kept documents", metric=f"calibration of {kind}s", value=value, cases=len(pairs)))
    return scores


def gather(data: Path) -> Iterator[Sample]:
    """Yield the samples of all kinds."""
    for key, article, golds in load(data / "polnear" / "train.jsonl.gz"):
        if kept(key, KEPT_POLNEAR):
            yield from _of_article(key, article, golds)
    yield from _read_by_hand()
    for document in (*gum_texts(data, train=False), *gum_texts(data, train=True)):
        for source, speaker, certainty in speakers_of(document):
            span = Span(start=source.start, end=source.end)
            evidence = speaker_ground(speaker_evidence(document.text, (span,), speaker))
            raw = certainty if evidence == "context" else None
            verdict = judge(document, source, speaker)
            right = verdict == "right" or (verdict in ("unnamed", "open") and not source.names)
            yield Sample(document=document.name, kind="speaker", evidence=evidence, likelihood=raw, right=right)
    for one in asked(data):
        speaker, certainty = (one.found.speaker, one.found.confidence) if one.found else (None, 0.0)
        evidence = speaker_ground(speaker_evidence(one.text, (one.source,), speaker))
        raw = certainty if evidence == "context" else None
        yield Sample(
            document=one.article, kind="speaker", evidence=evidence, likelihood=raw, right=one.verdict == "right"
        )


def _of_article(key: str, article: Article, golds: Sequence[Gold]) -> Iterator[Sample]:
    """Yield the attributions and claims of one article."""
    found = {_place(one.attribution): one for one in found_in(article)}
    for one in found.values():
        if not one.rule.startswith("inner"):
            right = any(agrees(compared(article.text, one.attribution), gold) for gold in golds)
            yield Sample(document=key, kind="attribution", evidence=one.rule, likelihood=one.likelihood, right=right)
    marks = mark_again(article, Settings(), shared_encoder()).marks
    parse = Parse(article.text, shared_encoder().read(article.text, passages(article)))
    by_id = {one.id: one for one in marks.attributions}
    for claim in marks.claims:
        hops = chain_of(claim.attribution, by_id) if claim.attribution else ()
        evidence = tuple((rule.rule, rule.likelihood) for rule in (found[_place(hop)] for hop in hops))
        yield Sample(
            document=key,
            kind="claim",
            evidence="told" if hops else "own",
            likelihood=None if hops else silence(parse, claim.spans),
            right=_is_right(article.text, claim, hops, golds),
            hops=evidence,
        )


def _is_right(text: str, claim: Claim, hops: Sequence[Attribution], golds: Sequence[Gold]) -> bool:
    """Return whether a claim stands where it is annotated: in own voice, or under a source or cue of its chain."""
    spans = [(span.start, span.end) for span in claim.spans]
    size = sum(end - start for start, end in spans)
    over = [
        gold
        for gold in golds
        if 2 * sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in gold.content) >= size
    ]
    if not hops:
        return not over
    ours = [compared(text, hop) for hop in hops]
    return any(
        (bool(one.source) and meets(one.source, gold.source)) or (bool(one.cue) and meets(one.cue, gold.cue))
        for one in ours
        for gold in over
    )


def _place(one: Attribution) -> tuple[tuple[Span, ...], ...]:
    return one.content, one.cue, one.source


def _read_by_hand() -> Iterator[Sample]:
    """Yield the reports inside reports that were read by hand."""
    with READ.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            yield Sample(
                document=row["document"],
                kind="attribution",
                evidence=row["rule"],
                likelihood=None,
                right=row["verdict"] == "right",
            )


def fit(samples: Sequence[Sample]) -> dict[Key, list[Point]]:
    """Return the points of each kind of evidence; those of claims last, since they rest on the attributions'."""
    tables: dict[Key, list[Point]] = {}
    for claims in (False, True):
        groups: dict[Key, list[tuple[float, bool]]] = {}
        for one in samples:
            if (one.kind == "claim") is claims:
                groups.setdefault((one.kind, one.evidence), []).append((raw_of(tables, one), one.right))
        for key, pairs in sorted(groups.items()):
            tables[key] = isotonic(pairs)
    return tables


def raw_of(tables: Tables, one: Sample) -> float:
    """Return the likelihood a sample is looked up by: its own, or what its hops make together."""
    if one.hops:
        return round(prod(look_up(tables, ("attribution", rule), raw) for rule, raw in one.hops), 3)
    return one.likelihood if one.likelihood is not None else 0.0


def look_up(tables: Tables, key: Key, raw: float | None) -> float:
    """Return the probability of evidence; one half where none was fitted."""
    points = tables.get(key)
    return between(points, raw or 0.0) if points else 0.5


def isotonic(pairs: Sequence[tuple[float, bool]]) -> list[Point]:
    """Return points (likelihood, probability) that never fall, from (likelihood, right): pool adjacent violators."""
    ordered = sorted(pairs)
    count = max(1, min(BINS, len(ordered) // LEAST)) if ordered[0][0] != ordered[-1][0] else 1
    blocks: list[tuple[list[float], int]] = []
    for number in range(count):
        part = ordered[number * len(ordered) // count : (number + 1) * len(ordered) // count]
        blocks.append(([raw for raw, _ in part], sum(right for _, right in part)))
        while len(blocks) > 1 and _share(blocks[-2]) >= _share(blocks[-1]):
            last = blocks.pop()
            blocks[-1] = (blocks[-1][0] + last[0], blocks[-1][1] + last[1])
    return [(round(mean(raws), 3), round(_share((raws, right)), 3)) for raws, right in blocks]


def _share(block: tuple[list[float], int]) -> float:
    return (block[1] + PRIOR / 2) / (len(block[0]) + PRIOR)


def predict_apart(samples: Sequence[Sample]) -> list[float]:
    """Return a probability for each sample, fitted on the documents of the other folds."""
    found = [0.0] * len(samples)
    for fold in range(FOLDS):
        tables = fit([one for one in samples if fold_of(one.document, FOLDS) != fold])
        for at, one in enumerate(samples):
            if fold_of(one.document, FOLDS) == fold:
                found[at] = look_up(tables, (one.kind, one.evidence), raw_of(tables, one))
    return found


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error, 0..1, over ten bins of equal count."""
    ordered = sorted(pairs, key=lambda pair: pair[0])
    error = 0.0
    for number in range(BINS):
        part = ordered[number * len(ordered) // BINS : (number + 1) * len(ordered) // BINS]
        if part:
            error += abs(mean(value for value, _ in part) - mean(right for _, right in part)) * len(part)
    return error / len(ordered) if ordered else 0.0


def write(samples: Sequence[Sample]) -> None:
    """Write the table that ships, fitted on all samples."""
    counts: dict[Key, int] = {}
    for one in samples:
        key = (one.kind, one.evidence)
        counts[key] = counts.get(key, 0) + 1
    rows = [
        f"{kind},{evidence},{raw},{probability},{counts[kind, evidence]}\n"
        for (kind, evidence), points in sorted(fit(samples).items())
        for raw, probability in points
    ]
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")


def main() -> int:
    """Print the error of each kind of mark; with ``--fit`` write the table."""
    parser = argparse.ArgumentParser(prog="python -m evals.calibration")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    choice = parser.parse_args()
    samples = list(gather(choice.data))
    predicted = predict_apart(samples)
    for kind in ("attribution", "claim", "speaker"):
        pairs = [(value, one.right) for one, value in zip(samples, predicted, strict=True) if one.kind == kind]
        right = mean(one for _, one in pairs)
        print(f"{kind}s: {len(pairs)}, right {right:.3f}, calibration error {calibration_error(pairs):.3f}")
    if choice.fit:
        write(samples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
