"""Weights of the features by which figures meet: logistic regression on incidents that are not kept for measuring.

Prints such a table as ships as ``lexicon/link_weights.csv``; that one was learned on marks of an earlier state, and
keeps its place since the tables learned after it were less exact on what is kept (precision 92.9 beside 95.5):

    python -m evals.weights --data DATA

A pair of figures of one harm is right when their articles are about one incident, whatever the numbers, since accounts
that differ must meet; wrong when they are about two. Inside one article it is right when both give the incident its own
number, wrong when one of them does and the other does not; other such pairs teach nothing. Figures of several incidents
stand in one pile, as they would at a desk. Newton's method with a ridge: the same table each time.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.incidents import HARMS, load_incidents, read_articles
from sayso.link.collect import collect_facts
from sayso.link.copies import find_copies
from sayso.link.entity import link_entities
from sayso.link.event import gather_events, tell_stories
from sayso.link.fact import ArticleFact, EntityFact
from sayso.link.figure import candidates, gather_items
from sayso.link.likeness import Likeness
from sayso.link.outlet import Outlets
from sayso.link.pair import Item, features, may_meet
from sayso.link.sketch import Sketches
from sayso.link.story import Stories
from sayso.plugins import encoder_of
from sayso.records import Reading
from sayso.settings import Settings
from sayso.vocabulary import Harm

RIDGE = 1.0
Floats = NDArray[np.float64]


def items_of(readings: Iterable[Reading]) -> tuple[list[Item], list[str], Stories]:
    """Return the figures of ``readings`` as linking compares them, and the ids of the articles they count into.

    Third comes what the articles are about.
    """
    outlets, sketches = Outlets.of(()), Sketches()
    shared: dict[EntityFact, EntityFact] = {}
    kept: dict[str, ArticleFact] = {}
    for reading in readings:
        kept[reading.article.id] = collect_facts(reading, outlets, shared)
        sketches.add(kept[reading.article.id])
    articles = sorted(kept.values(), key=lambda article: (article.published or "~", article.id))
    entities = link_entities(articles)
    items = gather_items(articles, entities, find_copies(articles, sketches))
    stories = tell_stories(articles, gather_events(articles, entities), entities)
    return items, [article.id for article in articles], stories


def examples(
    items: Sequence[Item], about: Sequence[Mapping[str, Any]], likeness: Likeness
) -> list[tuple[Mapping[str, float], bool]]:
    """Return the features of each pair that teaches something, and whether it is right.

    about: the incident of each article, in the order that the items count into
    """
    found = []
    for one, other in candidates(items, likeness):
        a, b = items[one], items[other]
        if not a.topic.harms or not may_meet(a, b, likeness):
            continue
        first, second = about[a.article], about[b.article]
        right = first["id"] == second["id"]
        tolls = _toll(a, first), _toll(b, second)
        if a.article == b.article and tolls[0] != tolls[1]:
            found.append((features(a, b, likeness), False))
        elif right and a.article == b.article and tolls[0] is None:
            continue
        else:
            found.append((features(a, b, likeness), right))
    return found


def _toll(item: Item, incident: Mapping[str, Any]) -> Harm | None:
    """Return the harm whose own number in the incident a figure gives."""
    for harm in HARMS:
        if item.figure.harm == (harm,) and incident[harm.value] > 0 and item.figure.value == incident[harm.value]:
            return harm
    return None


def fit(rows: Sequence[tuple[Mapping[str, float], bool]], ridge: float = RIDGE) -> dict[str, float]:
    """Return the weight of each feature; Newton's method, ``ridge`` against every weight but that of "always"."""
    names = sorted({name for given, _ in rows for name in given})
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, (given, _) in enumerate(rows):
        for name, value in given.items():
            table[number, place[name]] = value
    gold = np.array([right for _, right in rows], float)
    weights: Floats = np.zeros(len(names))
    hold = np.diag([0.001 if name == "always" else ridge for name in names])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - gold) + hold @ weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + hold
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Print the table of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    incidents = load_incidents(data, held_out=False, small=False)
    settings = Settings()
    readings = list(read_articles(data, incidents))
    incident_of = {reading.article.id: incidents[incident] for incident, reading in readings}
    items, ids, stories = items_of(reading for _, reading in readings)
    likeness = Likeness(encoder_of(settings.language).describe, stories)
    rows = examples(items, [incident_of[article] for article in ids], likeness)
    print(write(rows), end="")


def write(rows: Sequence[tuple[Mapping[str, float], bool]]) -> str:
    """Return the table with its head lines."""
    found = sorted(fit(rows).items())
    lines = [f'"{name}",{weight}' if "," in name else f"{name},{weight}" for name, weight in found]
    return "\n".join([head(rows), *lines, ""])


def head(rows: Sequence[tuple[Mapping[str, float], bool]]) -> str:
    """Return the head lines of the table."""
    right = sum(gold for _, gold in rows)
    return (
        "# Weights, in log odds, of features by which two figures are taken for answers to one question, learned\n"
        f"# on {right:,} right and {len(rows) - right:,} wrong pairs of figures of the set `incidents`, those not\n"
        "# kept for measuring; of numbers of other things than harm these teach nothing, see `evals.numbers`; by:\n"
        "#   python -m evals.weights --data DATA\n"
        "feature,weight"
    )


if __name__ == "__main__":
    main()
