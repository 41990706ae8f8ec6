"""Calibration: whether a figure's confidence says how often figures of its kind are right.

A figure of NewsQuant is right when a gold quantity of its sentence has its value and its unit. The confidences come
from the first half of the sentences and every second case of the case lists (``python -m evals.trust --fit``
prints the table of them); they are measured on the others.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from evals.article import make_article
from evals.newsquant import LISTS, READ, quantities_in, read_list, same_unit_as, same_value
from evals.score import Score
from sayso.mark.trust import key_of
from sayso.records import Figure

BINS = 10
Judged = tuple[Figure, bool]


def measure(data: Path, size: str) -> list[Score]:
    """Return 100 less the expected calibration error in percent, on the cases that nothing was fitted to.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    judged = judge(cases(data, fitted=False))
    lines = []
    error = 0.0
    for number in range(BINS):
        inside = [one for one in judged if number <= one[0].confidence * BINS - (one[0].confidence == 1) < number + 1]
        if inside:
            said = sum(figure.confidence for figure, _ in inside) / len(inside)
            right = sum(good for _, good in inside) / len(inside)
            error += abs(said - right) * len(inside) / len(judged)
            lines.append(f"{number / BINS:.1f}\t{len(inside)}\t{said:.3f}\t{right:.3f}")
    return [
        Score(
            data="newsquant, calibration",
            metric="100 - expected calibration error of figures",
            value=100 - 100 * error,
            cases=len(judged),
            verdicts=tuple(lines),
        )
    ]


def cases(data: Path, *, fitted: bool) -> list[dict[str, Any]]:
    """Return the sentences that confidences are fitted to, or the others.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    rows = json.loads((data / "newsquant" / "sample90.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = rows[:READ] if fitted else rows[READ:]
    for name in LISTS:
        found = found + read_list(data, name)[0 if fitted else 1 :: 2]
    return found


def judge(rows: list[dict[str, Any]]) -> list[Judged]:
    """Return the figures of some sentences, each with whether it is right."""
    judged = []
    for number, row in enumerate(rows):
        left = list(row["quantities"])
        for figure in quantities_in(make_article(row["text"], f"newsquant/{number}")):
            hit = next(
                (
                    item
                    for item in left
                    if same_value(figure, str(item["value"])) and same_unit_as(figure, item["normalized_unit"])
                ),
                None,
            )
            if hit is not None:
                left.remove(hit)
            judged.append((figure, hit is not None))
    return judged


def main() -> None:
    """Print the rows of ``figure_precision.csv``."""
    parser = argparse.ArgumentParser(prog="python -m evals.trust", description="Precision of figures by kind.")
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder a data set")
    parser.add_argument("--fit", action="store_true", help="print the table fitted to the first halves")
    choice = parser.parse_args()
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for figure, good in judge(cases(choice.data, fitted=choice.fit)):
        tried[key_of(figure)] += 1
        right[key_of(figure)] += good
    for key in sorted(tried):
        print(f"{key},{tried[key]},{right[key]}")


if __name__ == "__main__":
    main()
