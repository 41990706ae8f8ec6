"""Calibration: whether a figure's confidence says how often figures of its kind are right.

A figure of NewsQuant is right when a gold quantity of its sentence has its value and its unit. The confidences come
from its sentences and case lists (``python -m evals.trust`` prints the table of them). The figure is 100 less the
expected calibration error in percent, over ten bins of equal width, with every confidence taken from a table of the
other four fifths of the cases.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.article import make_article
from evals.newsquant import LISTS, quantities_in, read_list, same_unit_as, same_value
from evals.score import Score, fold_of
from sayso.mark.trust import key_of, share_right

BINS = 10
FOLDS = 5
Judged = tuple[int, str, bool]


def measure(data: Path, size: str) -> list[Score]:
    """Return 100 less the expected calibration error in percent.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    judged = judge(cases(data))
    said = [(confidence, right) for fold in range(FOLDS) for confidence, right in _predicted(judged, fold)]
    lines, error = [], 0.0
    for number in range(BINS):
        inside = [one for one in said if number <= one[0] * BINS - (one[0] == 1) < number + 1]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(good for _, good in inside) / len(inside)
            error += abs(mean - right) * len(inside) / len(said)
            lines.append(f"{number / BINS:.1f}\t{len(inside)}\t{mean:.3f}\t{right:.3f}")
    return [
        Score(
            data="newsquant, calibration",
            metric="100 - expected calibration error of figures",
            value=100 - 100 * error,
            cases=len(said),
            verdicts=tuple(lines),
        )
    ]


def _predicted(judged: Sequence[Judged], fold: int) -> list[tuple[float, bool]]:
    """Return the figures of one fold, each with the confidence that the other folds give it."""
    tried, right = table_of([one for one in judged if one[0] != fold])
    return [(share_right(tried[row], right[row]), good) for at, row, good in judged if at == fold]


def table_of(judged: Sequence[Judged]) -> tuple[Counter[str], Counter[str]]:
    """Return how many figures of each row there are, and how many of them are right."""
    return Counter(row for _, row, _ in judged), Counter(row for _, row, good in judged if good)


def cases(data: Path) -> list[dict[str, Any]]:
    """Return the sentences and the cases of the lists.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    rows: list[dict[str, Any]] = json.loads((data / "newsquant" / "sample90.json").read_text(encoding="utf-8"))
    return rows + [row for name in LISTS for row in read_list(data, name)]


def judge(rows: list[dict[str, Any]]) -> list[Judged]:
    """Return the figures of some sentences, each with its fold, its row of the table, and whether it is right."""
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
            judged.append((fold_of(row["text"], FOLDS), key_of(figure), hit is not None))
    return judged


def main() -> None:
    """Print the rows of ``figure_precision.csv``."""
    parser = argparse.ArgumentParser(prog="python -m evals.trust", description="Precision of figures by kind.")
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder a data set")
    tried, right = table_of(judge(cases(parser.parse_args().data)))
    for key in sorted(tried):
        print(f"{key},{tried[key]},{right[key]}")


if __name__ == "__main__":
    main()
