"""Blame: who is said to have done harm, on claims read by hand against the text (``evals/labels/blamed.tsv``).

Each label is a figure of harm, the words that were shown as who did it, and whether the claim itself names them so. A
label counts while the same words, or more or fewer of them, are shown; what is no longer shown is in neither number.
Seven rounds were read, each of claims not read before, and what one taught was mended before the next: the shares of
the rounds, as they were read, are the figures to trust (see ``evals/labels/README.md``); those printed here are a check
that nothing is lost.
"""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from evals.article import make_article
from evals.ecbplus import stories
from evals.incidents import load_incidents, read_articles
from evals.isaf import load
from evals.score import Score
from evals.timebank import documents
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Article, Marks
from sayso.settings import Settings

LABELS = Path(__file__).resolve().parent / "labels" / "blamed.tsv"
Key = tuple[str, str]
"""Set and article."""
Row = Mapping[str, str]


def measure(data: Path, size: str) -> list[Score]:
    """Return the share of right ones among the labels still shown, and how many right ones are; ``small``: nothing.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    if size != "full":
        return []
    labels = read_labels()
    reader = shared_encoder()
    shown: list[tuple[str, bool]] = []
    kept = right = 0
    for key, article in articles(data, set(labels)):
        marks = mark_again(article, Settings(), reader).marks
        for row in labels[key]:
            same = is_shown(marks, row)
            is_right = row["verdict"] == "right"
            right += is_right
            kept += is_right and same
            if same:
                shown.append((f"{' '.join(key)} {row['start']}", is_right))
    return [
        Score(
            data="blamed, read by hand",
            metric="of those shown, named by the claim itself",
            value=100 * sum(one for _, one in shown) / max(1, len(shown)),
            cases=len(shown),
            verdicts=tuple(f"{case}\t{one}" for case, one in shown),
        ),
        Score(
            data="blamed, read by hand", metric="right ones still shown", value=100 * kept / max(1, right), cases=right
        ),
    ]


def read_labels() -> dict[Key, list[Row]]:
    """Return the labels of each article."""
    found: dict[Key, list[Row]] = defaultdict(list)
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["set"], row["article"]].append(row)
    return found


def is_shown(marks: Marks, row: Row) -> bool:
    """Return whether the words of a label are what its figure shows as who did it, or a part of that or the reverse."""
    first, after = int(row["from"]), int(row["to"])
    shown = [
        (figure.evidence.blamed[0].start, figure.evidence.blamed[-1].end)
        for figure in marks.figures
        if figure.start == int(row["start"]) and figure.evidence.blamed
    ]
    return any(start <= first < after <= end or first <= start < end <= after for start, end in shown)


def articles(data: Path, wanted: set[Key]) -> Iterator[tuple[Key, Article]]:
    """Yield the articles of the labels, as they were read."""
    for number, (text, _) in enumerate(load(data)):
        if ("isaf", f"isaf/{number}") in wanted:
            yield ("isaf", f"isaf/{number}"), make_article(text, f"isaf/{number}")
    for story in stories(data, dev=False):
        if ("ecbplus", story.name) in wanted:
            yield ("ecbplus", story.name), make_article(story.text, story.name)
    for name in ("wikiwars", "timebank"):
        for document in documents(data / name, held_out=False):
            if (name, document.name) in wanted:
                yield (name, document.name), make_article(document.text, document.name)
    for path in sorted((data / "volume" / "allsides").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if ("allsides", row["ID"]) in wanted:
                    yield ("allsides", row["ID"]), make_article(row["text"], row["ID"])
    with gzip.open(data / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if ("polnear", row["id"]) in wanted:
                yield ("polnear", row["id"]), make_article(row["text"], row["id"])
    ids = {article for name, article in wanted if name == "incidents"}
    for _, reading in read_articles(data, load_incidents(data, held_out=False, small=False), wanted=ids):
        yield ("incidents", reading.article.uri), reading.article
