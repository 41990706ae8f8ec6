"""How two figures stand to each other, against 150 pairs judged by reading (``relations.csv``: ids, spans, verdicts).

The articles are those of incidents that are not kept for measuring. Where a reader left two relations open, either is
right. "apart" was said of pairs that do not answer one question: they are right when no question holds both.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.incidents import load_incidents, read_articles
from evals.score import Score
from evals.weights import items_of
from sayso.link.account import Version, relate
from sayso.link.figure import group_figures
from sayso.link.likeness import Describe, Likeness
from sayso.link.pair import Item
from sayso.plugins import encoder_of
from sayso.records import Reading
from sayso.settings import Settings

LABELS = Path(__file__).parent / "relations.csv"
SMALL = 30
DATA = "incidents, 150 pairs read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One pair: two figures by input and span, and the relations a reader found right; empty for "apart"."""

    a: tuple[str, int, int]
    b: tuple[str, int, int]
    relations: frozenset[str]

    @property
    def case(self) -> str:
        """The pair in words, for the verdicts."""
        return f"{self.a[0]}:{self.a[1]}-{self.a[2]}\t{self.b[0]}:{self.b[1]}-{self.b[2]}"


def measure(data: Path, size: str) -> list[Score]:
    """Return how often the relation of a pair is the reader's, and how often unlike things are kept apart.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    judged = load_judged()[: SMALL if size == "small" else None]
    wanted = {side[0] for pair in judged for side in (pair.a, pair.b)}
    incidents = load_incidents(data, held_out=False, small=False)
    readings = [reading for _, reading in read_articles(data, incidents, wanted)]
    return score(judged, readings, encoder_of(Settings().language).describe)


def load_judged() -> list[Judged]:
    """Return the pairs in the order of the file."""
    lines = [line for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Judged(
            a=(row["a"], int(row["start_a"]), int(row["end_a"])),
            b=(row["b"], int(row["start_b"]), int(row["end_b"])),
            relations=frozenset(row["relation"].split("|")) - {"apart"},
        )
        for row in csv.DictReader(lines)
    ]


def score(judged: Sequence[Judged], readings: Sequence[Reading], describe: Describe) -> list[Score]:
    """Return the scores of ``readings``, which hold the articles of the pairs; a figure we do not have is a miss."""
    items, ids, stories = items_of(readings)
    likeness = Likeness(describe, stories)
    uris = {reading.article.id: reading.article.uri for reading in readings}
    found = {(uris[ids[item.article]], item.figure.start): item for item in items}
    question = {item.number: n for n, group in enumerate(group_figures(items, likeness)) for item in group}
    related, met, kept = [], [], []
    for pair in judged:
        a, b = found.get(pair.a[:2]), found.get(pair.b[:2])
        together = a is not None and b is not None and question[a.number] == question[b.number]
        if pair.relations:
            told = _relation(a, b) if a and b else "no figure"
            related.append((f"{pair.case}\t{told}", told in pair.relations))
            met.append((pair.case, together))
        else:
            kept.append((pair.case, not together))
    return [
        _score("the relation is the reader's", related),
        _score("accounts of one question meet", met),
        _score("figures of two questions stay apart", kept),
    ]


def _relation(a: Item, b: Item) -> str:
    """Return how we relate the two."""
    one, other = (Version(items=(item,), sides=frozenset()) for item in sorted((a, b), key=lambda item: item.number))
    return relate(one, other)[0].value


def _score(metric: str, verdicts: Sequence[tuple[str, bool]]) -> Score:
    """Return the share of cases that are right."""
    return Score(
        data=DATA,
        metric=metric,
        value=100 * sum(right for _, right in verdicts) / max(1, len(verdicts)),
        cases=len(verdicts),
        verdicts=tuple(f"{case}\t{right}" for case, right in verdicts),
    )
