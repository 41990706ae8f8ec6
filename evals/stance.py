"""Stance, type and speaker on attributions of PolNeAR's training part, labelled by hand (see labels/README.md).

The articles are those that the encoder's training leaves out. Each labelled attribution is looked for among ours: cues
that overlap, and of those the content that shares most with the annotated one. A figure is given over those found and
over all of them; ``stance, annotated spans`` leaves the finding out and asks only what the annotated cue means, on
these 200 and on 120 that were labelled later.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.polnear import Gold, Spans, load
from evals.score import Score
from sayso.mark import passages
from sayso.mark.parse import Parse
from sayso.mark.stance import stance_of
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Attribution, Span
from sayso.settings import Settings
from sayso.vocabulary import AttributionType, Stance

LABELS = Path(__file__).resolve().parent / "labels"
SMALL = 6  # articles
DATA = "200 attributions"
NO_NAME = re.compile(r"^(?:the|a|an)\s+|['’]s?$|[^\w\s-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks: where the names stand that are right; ``open`` and ``own_words`` as the README of the labels says."""

    names: Spans
    open: bool
    own_words: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One labelled attribution; ``speaker`` is None where the text names nobody."""

    article: str
    gold: Gold
    stance: Stance
    type: AttributionType
    speaker: Voice | None


def measure(data: Path, size: str) -> list[Score]:
    """Return stance, type and speaker's name, over the attributions found and over all; "small": six articles.

    Raises: FileNotFoundError when PolNeAR is not in ``data``.
    """
    labels: dict[str, list[Label]] = {}
    for label in load_labels():
        labels.setdefault(label.article, []).append(label)
    encoder = shared_encoder()
    later = load_later()
    rows: list[tuple[str, Label, Attribution | None, str, Stance]] = []
    fresh: list[tuple[str, Gold, Stance, Stance]] = []
    chosen = sorted(labels)[: SMALL if size == "small" else None]
    for key, article, _ in load(data / "polnear" / "train.jsonl.gz"):
        if key not in chosen:
            continue
        parse = Parse(article.text, encoder.read(article.text, passages(article)))
        ours = mark_again(article, Settings(), encoder).marks.attributions
        for label in labels[key]:
            rows.append((key, label, find(label, ours), article.text, stance_of_gold(parse, label.gold)))
        fresh.extend((key, gold, stance, stance_of_gold(parse, gold)) for gold, stance in later.get(key, ()))
    found = [(key, label.gold, label.stance, stance) for key, label, _, _, stance in rows]
    return [*_scores(rows), _alone(DATA, found), _alone("120 later attributions", fresh)]


def load_labels() -> list[Label]:
    """Return the labels in the order of the file."""
    return [_label(row) for row in _rows("attributions.jsonl")]


def load_later() -> dict[str, list[tuple[Gold, Stance]]]:
    """Return the attributions whose stance alone was labelled, with it, by article."""
    found: dict[str, list[tuple[Gold, Stance]]] = {}
    for row in _rows("stances.jsonl"):
        found.setdefault(row["article"], []).append((_gold(row), Stance(row["stance"])))
    return found


def stance_of_gold(parse: Parse, gold: Gold) -> Stance:
    """Return the stance that the annotated spans get."""
    return stance_of(parse, as_spans(gold.cue), as_spans(gold.source), as_spans(gold.content))


def as_spans(pairs: Spans) -> tuple[Span, ...]:
    """Return pairs of offsets as spans."""
    return tuple(Span(start=start, end=end) for start, end in pairs)


def find(label: Label, ours: Sequence[Attribution]) -> Attribution | None:
    """Return the one of ``ours`` that is the labelled attribution: cues and contents meet; None when there is none.

    Where one side has no cue, at least half of the contents has to be the same.
    """
    best, share = None, 0.0
    for one in ours:
        common = _jaccard(one.content, label.gold.content)
        cues = _touch(one.cue, label.gold.cue)
        if common > share and (cues or (common >= 0.5 and not (one.cue and label.gold.cue))):
            best, share = one, common
    return best


def is_right_speaker(text: str, label: Label, one: Attribution) -> bool:
    """Return whether our speaker is the labelled one: the same full name, or the same words where there is no name."""
    speaker, gold = one.speaker, label.speaker
    if gold is None:
        return speaker is None or speaker.name is None or not one.source
    if speaker is None:
        return False
    if speaker.name is None:
        return gold.open and len(speaker.candidates) > 1
    names = {plain(text[start:end]) for start, end in gold.names}
    if plain(speaker.name) in names:
        return True
    place = (speaker.start, speaker.end)
    return gold.own_words and any(
        place[0] is not None and place[1] is not None and place[0] < end and start < place[1]
        for start, end in gold.names
    )


def plain(name: str) -> str:
    """Return a name without article, possessive ending, punctuation and capitals."""
    return " ".join(NO_NAME.sub("", name.strip()).casefold().split())


def _label(row: Mapping[str, Any]) -> Label:
    speaker = row["speaker"]
    return Label(
        article=row["article"],
        gold=_gold(row),
        stance=Stance(row["stance"]),
        type=AttributionType(row["type"]),
        speaker=Voice(names=_pairs(speaker["names"]), open=speaker["open"], own_words=speaker["own_words"])
        if speaker
        else None,
    )


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LABELS / name).read_text(encoding="utf-8").splitlines()]


def _gold(row: Mapping[str, Any]) -> Gold:
    return Gold(source=_pairs(row["source"]), cue=_pairs(row["cue"]), content=_pairs(row["content"]))


def _pairs(rows: Sequence[Sequence[int]]) -> Spans:
    return tuple((start, end) for start, end in rows)


def _scores(rows: Sequence[tuple[str, Label, Attribution | None, str, Stance]]) -> list[Score]:
    found = [(key, label, one, text) for key, label, one, text, _ in rows if one is not None]
    right = {
        "stance": [one.stance is label.stance for _, label, one, _ in found],
        "type": [one.type is label.type for _, label, one, _ in found],
        "speaker's name": [is_right_speaker(text, label, one) for _, label, one, text in found],
    }
    scores = [_score("found", len(found), len(rows))]
    for name, hits in right.items():
        verdicts = tuple(
            f"{key}\t{_place(label.gold)}\t{'right' if hit else 'wrong'}\t{_told(name, label, one)}"
            for hit, (key, label, one, _) in zip(hits, found, strict=True)
        )
        scores.append(_score(f"{name}, of those found", sum(hits), len(found), verdicts))
        scores.append(_score(f"{name}, of all", sum(hits), len(rows)))
    return scores


def _alone(data: str, rows: Sequence[tuple[str, Gold, Stance, Stance]]) -> Score:
    """Return how often the annotated spans get the labelled stance."""
    return Score(
        data=data,
        metric="stance, annotated spans",
        value=100 * sum(wanted is ours for _, _, wanted, ours in rows) / len(rows) if rows else 0.0,
        cases=len(rows),
        verdicts=tuple(
            f"{key}\t{_place(gold)}\t{'right' if wanted is ours else 'wrong'}\t{wanted}\t{ours}"
            for key, gold, wanted, ours in rows
        ),
    )


def _score(metric: str, right: int, cases: int, verdicts: tuple[str, ...] = ()) -> Score:
    return Score(data=DATA, metric=metric, value=100 * right / cases if cases else 0.0, cases=cases, verdicts=verdicts)


def _place(gold: Gold) -> str:
    first = (gold.cue or gold.content)[0]
    return f"{first[0]}-{first[1]}"


def _told(name: str, label: Label, one: Attribution) -> str:
    if name == "stance":
        return f"{label.stance}\t{one.stance}"
    if name == "type":
        return f"{label.type}\t{one.type}"
    wanted = label.speaker.names[0] if label.speaker else None
    return f"{wanted}\t{(one.speaker.start, one.speaker.end) if one.speaker else None}"


def _touch(ours: Sequence[Span], gold: Spans) -> bool:
    return any(span.start < end and start < span.end for span in ours for start, end in gold)


def _jaccard(ours: Sequence[Span], gold: Spans) -> float:
    both = sum(max(0, min(span.end, end) - max(span.start, start)) for span in ours for start, end in gold)
    total = sum(span.end - span.start for span in ours) + sum(end - start for start, end in gold) - both
    return both / total if total else 0.0
