"""Figures and dates: the least number killed and the day it began, in military press releases.

The second half of the 300 open releases was never read for errors and is what is measured. The release's own date
line, found by our own marks, stands for its publication date.
"""

import gzip
import json
import re
from pathlib import Path
from typing import Any

from evals.article import make_article
from evals.score import Score
from sayso.mark.date import find_dates
from sayso.mark.figure import find_figures
from sayso.mark.name import find_names
from sayso.mark.sentence import find_sentences
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Date, Figure
from sayso.settings import Settings
from sayso.vocabulary import DateAnchor, EventType, Harm, Modifier

READ = 150
MARK = "PRESS RELEASE TEXT: "


def measure(data: Path, size: str) -> list[Score]:
    """Return how often the least number killed and the start date are exact; ``size`` makes no difference.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    return score(load(data)[READ:], READ)


def load(data: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return the releases with their gold.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    with gzip.open(data / "isaf" / "first300.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["conversations"] for line in lines]
    return [(row[1]["value"].removeprefix(MARK), json.loads(row[2]["value"])) for row in rows]


def score(rows: list[tuple[str, dict[str, Any]]], offset: int = 0) -> list[Score]:
    """Return the accuracies over all releases, and over those in which somebody was killed."""
    killed, dated, verdicts = [], [], []
    for number, (text, gold) in enumerate(rows, offset):
        least, start = read_release(text, f"isaf/{number}")
        killed.append((gold["min_killed"], least == gold["min_killed"]))
        dated.append(start == gold["start_date"])
        verdicts.append(f"{number}\t{killed[-1][1]}\t{dated[-1]}")
    some = [right for count, right in killed if count]
    data = "isaf, second half"
    return [
        Score(
            data=data,
            metric="least killed exact",
            value=100 * sum(right for _, right in killed) / len(killed),
            cases=len(killed),
            verdicts=tuple(verdicts),
        ),
        Score(
            data=data,
            metric="least killed exact, where any",
            value=100 * sum(some) / max(1, len(some)),
            cases=len(some),
        ),
        Score(data=data, metric="start date exact", value=100 * sum(dated) / len(dated), cases=len(dated)),
    ]


def read_release(text: str, key: str) -> tuple[int, str | None]:
    """Return the least number killed and the first day meant, from our marks of one release."""
    article = make_article(text, key)
    line = _date_line(text, find_dates(article, find_sentences(article)))
    article = make_article(text, key, line)
    sentences = find_sentences(article)
    dates, names = find_dates(article, sentences), find_names(article, sentences)
    figures = find_figures(article, sentences, dates, names)
    events = mark_again(article, Settings(), shared_encoder()).marks.events
    killed = [figure for figure in figures if Harm.KILLED in figure.harm and figure.part_of is None]
    least = sum(_least(figure) for figure in {figure.text.casefold(): figure for figure in reversed(killed)}.values())
    if not least and any(
        event.type is EventType.HARM and event.text in ("killed", "killing") and not event.negated for event in events
    ):
        least = 1
    relative = [
        date
        for date in dates
        if date.anchor is DateAnchor.PUBLISHED and len(date.value) >= 10 and "X" not in date.value
    ]
    days = [date.value[:10] for date in relative if line is None or date.value[:10] <= line]
    return least, min(days[:1], default=line)


def _date_line(text: str, dates: tuple[Date, ...]) -> str | None:
    """Return the first whole day of a release; one without a year has that of the release's own number."""
    number = re.search(r"\b(20\d\d)-\d\d-", text)
    for date in dates:
        if _is_day(date):
            return date.value
        if number and re.fullmatch(r"XXXX-\d\d-\d\d", date.value):
            return number[1] + date.value[4:]
    return None


def _is_day(date: Date) -> bool:
    return (
        date.anchor is DateAnchor.EXPLICIT and date.edtf is not None and len(date.value) == 10 and "X" not in date.value
    )


def _least(figure: Figure) -> int:
    if figure.low is None:
        return 0
    return int(figure.low) + (1 if figure.modifier is Modifier.MORE_THAN else 0)
