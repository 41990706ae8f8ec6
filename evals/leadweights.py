"""Weights of the lead: learned on the incidents that are not kept for measuring, and on the releases that were read.

A soft maximum over the days, or places, that an article names, with a ridge; right is what the set gives.
``python -m evals.leadweights --data DATA > src/sayso/lexicon/lead_weights.csv`` writes them anew.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from evals.incidents import load_incidents, read_articles
from evals.isaf import READ, load
from evals.mainevent import city_of, day_in, names_city, provinces_in, read_release
from sayso.show.lead import Candidate, Page, days_of, places_of

RIDGE = {"days": 1.0, "places": 3.0}
"""How strongly each weight is held towards nothing: chosen by five folds of the same articles."""
STEPS, RATE = 300, 0.05
LEAST = 0.05
"""Weights nearer to nothing than this are left out."""

Case = list[tuple[Candidate, bool]]


def gather(data: Path) -> tuple[list[Case], list[Case]]:
    """Return the days and the places of every article, each with whether it is the right one."""
    days: list[Case] = []
    places: list[Case] = []
    incidents = load_incidents(data, held_out=False, small=False)
    for incident, reading in read_articles(data, incidents):
        page, gold = Page(reading), incidents[incident]
        days.append([(one, one.value == day_in(gold)) for one in days_of(page)])
        if names_city(reading, city_of(gold)):
            places.append([(one, city_of(gold).casefold() in one.value.casefold()) for one in places_of(page)])
    for number, (text, gold) in enumerate(load(data)[:READ]):
        page = Page(read_release(text, number))
        days.append([(one, one.value == gold["start_date"]) for one in days_of(page)])
        wanted = provinces_in(gold)
        places.append([(one, any(name in one.value.casefold() for name in wanted)) for one in places_of(page)])
    return days, places


def fit(cases: Sequence[Case], ridge: float) -> dict[str, float]:
    """Return the weight of each feature: maximum likelihood of the right ones, by Adam's steps."""
    names = sorted({name for case in cases for one, _ in case for name in one.features})
    column = {name: at for at, name in enumerate(names)}
    groups = []
    for case in cases:
        if len(case) > 1 and any(right for _, right in case):
            rows = np.zeros((len(case), len(names)))
            for at, (one, _) in enumerate(case):
                rows[at, [column[name] for name in sorted(one.features)]] = 1
            groups.append((rows, np.array([right for _, right in case], dtype=float)))
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = ridge * weights
        for rows, right in groups:
            score = rows @ weights
            share = np.exp(score - score.max())
            share /= share.sum()
            wanted = share * right
            slope -= rows.T @ (wanted / wanted.sum() - share)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= LEAST}


def rows_of(weights: Iterable[dict[str, float]]) -> list[tuple[str, float]]:
    """Return all weights in order of name."""
    return sorted(pair for some in weights for pair in some.items())


def main() -> int:
    """Print the table of weights."""
    parser = argparse.ArgumentParser(prog="python -m evals.leadweights")
    parser.add_argument("--data", type=Path, required=True)
    days, places = gather(parser.parse_args().data)
    print("# Weights, in log odds, of what speaks for a day or a place as that of what an article chiefly tells of,")
    print(
        f"# learned on {len(days):,} articles of the sets `incidents` and `isaf`, none of them kept for measuring, by:"
    )
    print("#   python -m evals.leadweights --data DATA > src/sayso/lexicon/lead_weights.csv")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("feature", "weight"))
    writer.writerows(rows_of((fit(days, RIDGE["days"]), fit(places, RIDGE["places"]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
