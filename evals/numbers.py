"""How much one telling number says where no harm is counted: a weight of ``lexicon/link_weights.csv``.

    python -m evals.numbers --data DATA

`incidents` teaches nothing about money, areas or years. So this is taken from 1,200 articles of volume/allsides without
any label: of pairs of figures that count one thing in two articles, outside their copied passages, how much oftener
the two are one telling number where the articles tell one story than where they have nothing in common. The logarithm
of that ratio is the weight of evidence (Good, 1950) that one number gives for one question; pairs of one story that
answer two questions make it smaller than it is.
"""

import argparse
import gzip
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from pathlib import Path

import msgspec

from evals.article import make_article
from evals.weights import items_of
from sayso.link.likeness import Likeness
from sayso.link.pair import STORY, Item, features
from sayso.link.topic import same_topic
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.plugins import encoder_of
from sayso.records import Reading
from sayso.settings import Settings

ARTICLES = 1_200
APART = 0.05
"""Below this likeness two articles have nothing in common."""

MOST = 400
"""Figures of one thing that are compared; of more, so many are drawn."""

FEATURE = "number, no harm: the same, telling"


def read_articles(data: Path) -> Iterator[Reading]:
    """Yield the first `ARTICLES`, marked. Raises: FileNotFoundError."""
    for path in sorted((data / "volume" / "allsides").glob("*.jsonl.gz")):
        with gzip.open(path, "rb") as lines:
            for row in map(msgspec.json.decode, islice(lines, ARTICLES)):
                article = make_article(row["text"], row["ID"], row["date"])
                yield mark_again(article, Settings(), shared_encoder())
            return
    raise FileNotFoundError(data / "volume" / "allsides")


def count_pairs(items: Sequence[Item], likeness: Likeness) -> tuple[Counter[bool], Counter[bool]]:
    """Return how many pairs of one thing are one telling number and are not: of one story, and of two."""
    things: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if not item.topic.harms and item.figure.part_of is None:
            things.setdefault((item.topic.dimension, item.topic.head), []).append(item)
    one: Counter[bool] = Counter()
    two: Counter[bool] = Counter()
    for some in things.values():
        drawn = random.Random(0).sample(some, MOST) if len(some) > MOST else some
        for a, b in combinations(drawn, 2):
            copied = a.stretch is not None and a.stretch == b.stretch
            if a.article == b.article or copied or not same_topic(a.topic, b.topic, 0.0, 0.0):
                continue
            alike = likeness.between(a.article, b.article)
            if alike >= STORY or alike < APART:
                (one if alike >= STORY else two)[FEATURE in features(a, b, likeness)] += 1
    return one, two


def main() -> None:
    """Print the row of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    items, _, stories = items_of(read_articles(parser.parse_args().data))
    one, two = count_pairs(items, Likeness(encoder_of(Settings().language).describe, stories))
    weight = math.log(one[True] / one.total() / (two[True] / two.total()))
    print(f'"{FEATURE}",{weight:.2f}    # {one[True]} of {one.total()} pairs, and {two[True]} of {two.total()}')


if __name__ == "__main__":
    main()
