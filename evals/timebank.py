"""Dates: extent and TIMEX3 value on TimeBank and AQUAINT (news) and WikiWars (war narratives).

A fifth of the files, by the hash of their name, is kept for measuring and was never read for errors. References to a
vague present, past or future are left out on both sides. Value F1 as in TempEval-3: overlapping and of equal value.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.article import dates_in, make_article
from evals.score import Score, in_sample

HELD_OUT = 0.2
VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
PUBLISHED = "HeidelTime 81.8 / 90.7 on the TempEval-3 platinum set"
Timex = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One TimeML file: its text, date and gold time expressions."""

    name: str
    text: str
    published: str | None
    gold: tuple[Timex, ...]


def measure(data: Path, size: str) -> list[Score]:
    """Return extent and value scores on the kept part of each set; ``size`` makes no difference, they are small.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    return [
        *score("timebank, held out", documents(data / "timebank", held_out=True)),
        *score("wikiwars, held out", documents(data / "wikiwars", held_out=True)),
    ]


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


def found(document: Document) -> list[Timex]:
    """Return our time expressions in a document."""
    article = make_article(document.text, document.name, document.published)
    return [(date.start, date.end, date.value) for date in dates_in(article)]


def score(data: str, items: Iterator[Document]) -> list[Score]:
    """Return strict and relaxed extent F1 and value F1."""
    ours = gold = strict = relaxed = valued = 0
    verdicts = []
    for document in items:
        mine = [timex for timex in found(document) if timex[2] not in VAGUE]
        theirs = [timex for timex in document.gold if timex[2] not in VAGUE]
        ours, gold = ours + len(mine), gold + len(theirs)
        for mark, other in pair(mine, theirs):
            relaxed += 1
            strict += mark[:2] == other[:2]
            valued += mark[2] == other[2]
            verdicts.append(f"{document.name}\t{other[0]}\t{other[1]}\t{mark[:2] == other[:2]}\t{mark[2] == other[2]}")
    total = max(1, ours + gold)
    values = {"extent F1, strict": strict, "extent F1, relaxed": relaxed, "value F1": valued}
    return [
        Score(
            data=data,
            metric=metric,
            value=200 * right / total,
            cases=gold,
            published=PUBLISHED if "extent" in metric else "",
            verdicts=tuple(verdicts) if metric == "value F1" else (),
        )
        for metric, right in values.items()
    ]


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
