"""Dates: extent and TIMEX3 value on TimeBank and AQUAINT (news), WikiWars (war narratives) and tweets.

A fifth of the files, by the hash of their name, is kept for measuring and was never read for errors; tweets are only
measured. References to a vague present, past or future are left out on both sides, but for the lines "with references".
Value F1 as in TempEval-3: overlapping and of equal value; "alike" takes spellings of one value as equal ("197" and
"197X", "P1DE" and "P10Y"). ``python -m evals.timebank --data FOLDER`` prints the table of how often each rule was right
on the other four fifths, from which ``lexicon/date_precision.csv`` is made. The weight of the usual share
(0.75, as if seen six times) and how much oftener a rule errs on unread text (1.3 times) were picked off a grid of about
fifty settings by the totals of both halves of the kept files (`fold_of` 2): no half of them is free of that choice, so
the calibration printed, of all and of one half, is a little too good.
"""

import argparse
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path

from evals.article import dates_in, make_article, parse_of
from evals.score import Score, fold_of, in_sample
from sayso.mark.date import read_dates
from sayso.mark.precision import ANY, TOLD
from sayso.mark.sentence import find_sentences

HELD_OUT = 0.2
VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
PUBLISHED = "HeidelTime 81.8 / 90.7 on the TempEval-3 platinum set"
BINS = 10
Timex = tuple[int, int, str]
Mark = tuple[int, int, str, float]
Peer = Callable[[str, Iterable["Document"]], list[Score]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One TimeML file: its text, date and gold time expressions."""

    name: str
    text: str
    published: str | None
    gold: tuple[Timex, ...]


def measure(data: Path, size: str) -> list[Score]:
    """Return extent, value and calibration scores on the kept part of each set; "small" leaves out tweets and peers.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    sets = {name: list(documents(data / name, held_out=True)) for name in ("timebank", "wikiwars")}
    both, half = Counts(), Counts()
    scores = [one for name, items in sets.items() for one in score(f"{name}, held out", items, (both, half))]
    scores.append(both.calibration("timebank and wikiwars, held out"))
    scores.append(half.calibration("timebank and wikiwars, half of the held out"))
    if size != "small":
        tweets = [*documents(data / "tweets_timex", held_out=True), *documents(data / "tweets_timex", held_out=False)]
        scores += score("tweets_timex", tweets)
        scores += [one for peer in peers() for name, items in sets.items() for one in peer(f"{name}, held out", items)]
    return scores


def documents(folder: Path, *, held_out: bool) -> Iterator[Document]:
    """Yield the files kept for measuring, or the others, by name.

    Raises: FileNotFoundError when there are none.
    """
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise FileNotFoundError(2, "no such data", str(folder))
    for path in paths:
        if in_sample(path.name, HELD_OUT) == held_out:
            yield load_document(path)


def load_document(path: Path) -> Document:
    """Return one TimeML file."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    published = root.find(".//DCT/TIMEX3")
    parts: list[str] = []
    gold: list[Timex] = []
    body = root.find("TEXT")
    if body is not None:
        _walk(body, parts, gold)
    value = published.get("value", "")[:10] if published is not None else None
    return Document(name=path.name, text="".join(parts), published=value or None, gold=tuple(gold))


def _walk(node: ElementTree.Element, parts: list[str], gold: list[Timex]) -> None:
    start = sum(map(len, parts))
    parts.append(node.text or "")
    for child in node:
        _walk(child, parts, gold)
        parts.append(child.tail or "")
    if node.tag == "TIMEX3":
        gold.append((start, sum(map(len, parts)), node.get("value", "")))


def found(document: Document) -> list[Mark]:
    """Return our time expressions in a document with their confidence."""
    article = make_article(document.text, document.name, document.published)
    return [(date.start, date.end, date.value, date.confidence) for date in dates_in(article)]


def score(data: str, items: Iterable[Document], joint: "tuple[Counts, Counts] | None" = None) -> list[Score]:
    """Return strict and relaxed extent F1, value F1, and how far confidence and accuracy lie apart.

    joint: take the confidences of several sets together: in bins of twenty findings chance alone parts them by points;
        the second only those of one half of the files
    """
    clear, raw = Counts(), Counts()
    for document in items:
        mine = found(document)
        raw.add(document.name, [mark[:3] for mark in mine], document.gold)
        clear.add(
            document.name,
            [mark[:3] for mark in mine if mark[2] not in VAGUE],
            [timex for timex in document.gold if timex[2] not in VAGUE],
        )
        clear.weigh(mine, document.gold)
        if joint is not None:
            joint[0].weigh(mine, document.gold)
            if fold_of(document.name, 2) == 0:
                joint[1].weigh(mine, document.gold)
    return [
        *clear.scores(data),
        clear.calibration(data),
        *(replace(one, metric=f"{one.metric}, with references", verdicts=()) for one in raw.scores(data)),
    ]


@dataclass(slots=True)
class Counts:
    """Counts of our and the gold expressions, and of the pairs that agree; ``bins``: findings by confidence."""

    ours: int = 0
    gold: int = 0
    strict: int = 0
    relaxed: int = 0
    valued: int = 0
    alike: int = 0
    verdicts: list[str] = field(default_factory=list)
    bins: dict[int, list[tuple[float, bool]]] = field(default_factory=dict)

    def add(self, name: str, mine: Sequence[Timex], theirs: Sequence[Timex]) -> None:
        """Count one document."""
        self.ours, self.gold = self.ours + len(mine), self.gold + len(theirs)
        for mark, other in pair(mine, theirs):
            same, equal = mark[:2] == other[:2], mark[2] == other[2]
            self.relaxed += 1
            self.strict += same
            self.valued += equal
            self.alike += canonical(mark[2]) == canonical(other[2])
            self.verdicts.append(f"{name}\t{other[0]}\t{other[1]}\t{same}\t{equal}")

    def weigh(self, mine: Sequence[Mark], theirs: Sequence[Timex]) -> None:
        """Put each of our expressions into the bin of its confidence, with whether its value is right."""
        for mark in mine:
            right = any(
                mark[0] < other[1] and other[0] < mark[1] and canonical(mark[2]) == canonical(other[2])
                for other in theirs
            )
            self.bins.setdefault(int(mark[3] * BINS), []).append((mark[3], right))

    def calibration_error(self) -> float:
        """Return the expected calibration error, percent: how far confidence and accuracy lie apart, by bins.

        Source: Naeini, Cooper and Hauskrecht, AAAI 2015.
        """
        total = sum(map(len, self.bins.values()))
        gaps = (abs(sum(sure - right for sure, right in one)) for _, one in sorted(self.bins.items()))
        return 100 * sum(gaps) / max(1, total)

    def calibration(self, data: str) -> Score:
        """Return the calibration error as a score: 100 is none."""
        cases = sum(map(len, self.bins.values()))
        return Score(data=data, metric="calibration, 100 - error", value=100 - self.calibration_error(), cases=cases)

    def scores(self, data: str, *, ours: bool = True) -> list[Score]:
        """Return the figures."""
        total = max(1, self.ours + self.gold)
        values = {
            "extent F1, strict": self.strict,
            "extent F1, relaxed": self.relaxed,
            "value F1": self.valued,
            "value F1, alike": self.alike,
        }
        return [
            Score(
                data=data,
                metric=metric,
                value=200 * right / total,
                cases=self.gold,
                published=PUBLISHED if "extent" in metric and ours else "",
                ours=ours,
                verdicts=tuple(self.verdicts) if metric == "value F1" and ours else (),
            )
            for metric, right in values.items()
        ]


def canonical(value: str) -> str:
    """Return one spelling of a TIMEX3 value: no open end, whole weeks in two digits, decades and quarters resolved."""
    value = re.sub(r"(?:-XX)+$|(?<=\d)X+$", "", value)
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    length = re.fullmatch(r"P([\dX.]+)(DE|E|CE|Q)", value)
    if length is None:
        return value
    number, unit = length[1], length[2]
    if number == "X":
        return "PXY" if unit != "Q" else "PXM"
    factor, letter = {"DE": (10, "Y"), "E": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M")}[unit]
    return f"P{float(number) * factor:g}{letter}"


def pair(mine: Sequence[Timex], theirs: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Return pairs of overlapping expressions, each used once, in text order."""
    pairs, used = [], set()
    for other in theirs:
        for index, mark in enumerate(mine):
            if index not in used and mark[0] < other[1] and other[0] < mark[1]:
                used.add(index)
                pairs.append((mark, other))
                break
    return pairs


def peers() -> Iterator[Peer]:
    """Yield a measurement for each other program that is installed; the others are skipped aloud."""
    for name, find in (("dateparser", _dateparser), ("recognizers_suite", _recognizers)):
        try:
            import_module(name)
        except ImportError:
            print(f"SKIPPED {name}: it is not installed")
            continue
        yield partial(_score_peer, name, find)


def _score_peer(
    name: str, find: Callable[[Document], list[Timex]], data: str, items: Iterable[Document]
) -> list[Score]:
    counts = Counts()
    for document in items:
        counts.add(document.name, find(document), [timex for timex in document.gold if timex[2] not in VAGUE])
    return [replace(one, metric=f"{one.metric}, {name}") for one in counts.scores(data, ours=False)]


def _dateparser(document: Document) -> list[Timex]:
    """Return what dateparser finds, as days; it gives texts in order, looked up from where the last one ended."""
    search = import_module("dateparser.search")
    said = datetime.fromisoformat(document.published[:10]) if document.published else None
    settings = {"RELATIVE_BASE": said} if said else {}
    marks, at = [], 0
    for text, moment in search.search_dates(document.text, languages=["en"], settings=settings) or []:
        start = document.text.find(text, at)
        if start >= 0:
            at = start + len(text)
            marks.append((start, at, moment.date().isoformat()))
    return marks


def _recognizers(document: Document) -> list[Timex]:
    """Return what Recognizers-Text finds with its TIMEX, sentence by sentence: its time grows faster than a text."""
    suite = import_module("recognizers_suite")
    said = datetime.fromisoformat(document.published[:10]) if document.published else None
    marks = []
    for span in find_sentences(make_article(document.text, document.name)):
        for one in suite.recognize_datetime(document.text[span.start : span.end], "en-us", reference=said):
            values = (one.resolution or {}).get("values") or [{}]
            timex = values[0].get("timex", "")
            value = values[0].get("value", "") if timex.startswith("XXXX") else timex
            marks.append((span.start + one.start, span.start + one.end + 1, value))
    return marks


def rules(data: Path) -> Iterator[tuple[str, int, int]]:
    """Yield each rule with how many dates it found and how many had the right value, on the files not kept."""
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name in ("timebank", "wikiwars"):
        for document in documents(data / name, held_out=False):
            article = make_article(document.text, document.name, document.published)
            for offset, draft in read_dates(article, find_sentences(article), parse_of(article)):
                start, end = offset + draft.start, offset + draft.end
                rule = (TOLD if draft.told else "") + draft.rule
                tried[rule] += 1
                right[rule] += any(
                    start < other[1] and other[0] < end and canonical(other[2]) == canonical(draft.value)
                    for other in document.gold
                )
    for kind in ("", TOLD):
        mine = [rule for rule in tried if rule.startswith(TOLD) == bool(kind)]
        yield kind + ANY, sum(tried[rule] for rule in mine), sum(right[rule] for rule in mine)
    for rule in sorted(tried):
        yield rule, tried[rule], right[rule]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m evals.timebank", description="How often each rule is right.")
    parser.add_argument("--data", type=Path, required=True)
    for rule, made, done in rules(parser.parse_args().data):
        print(f"{rule},{made},{done}")
    sys.exit(0)
