"""Saved news pages: text, title, authors and date against the set's gold, ours and trafilatura's alone.

Text: F1 of shingles of four words, mean over pages. ``all`` counts everything stored, the headline and the captions
too, which gold leaves out; ``story`` counts what is neither. Title and date: equal (white space, case and the shape of
quotation marks aside). Authors: the same set of names. All pages of the set here were read for errors while the rules
were made: only pages elsewhere can tell how it does on unseen ones.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document

from evals.score import Score
from sayso.intake import open_inputs
from sayso.read import read_article
from sayso.records import Article, Raw
from sayso.settings import Settings
from sayso.vocabulary import BlockKind

SET = "pages"
SMALL = 30
WORDS = 4
QUOTES = str.maketrans("“”‘’", "\"\"''")

Figures = dict[str, float]
"""One page's figures by metric: 0..1."""


def measure(data: Path, size: str) -> list[Score]:
    """Return the figures of both sides, in percent; verdicts are the pages' ids with what was right."""
    gold = json.loads((data / SET / "articles.json").read_text(encoding="utf-8"))
    pages = sorted((data / SET / "html").iterdir())[: SMALL if size == "small" else None]
    rows = [(page.name.split(".")[0], page) for page in pages]
    ours = {name: _ours(page, gold[name]) for name, page in rows}
    theirs = {name: _theirs(page, gold[name]) for name, page in rows}
    peer = [replace(score, ours=False) for score in _scores(f"{SET}, trafilatura alone", theirs)]
    return [*_scores(SET, ours), *peer]


def _scores(name: str, figures: dict[str, Figures]) -> Iterable[Score]:
    """Yield one score a metric: the mean over pages."""
    metrics = list(dict.fromkeys(metric for page in figures.values() for metric in page))
    for metric in metrics:
        values = {page: found[metric] for page, found in figures.items()}
        yield Score(
            data=name,
            metric=metric,
            value=round(100 * sum(values.values()) / len(values), 1),
            cases=len(values),
            verdicts=tuple(f"{page}\t{value:.3f}" for page, value in values.items()),
        )


def _ours(page: Path, gold: dict[str, Any]) -> Figures:
    """Return our figures on one page; a page that is refused gets nothing."""
    settings = Settings()
    article = next(
        read_article(raw, settings) for raw in open_inputs([page], settings=settings) if isinstance(raw, Raw)
    )
    authors = {author.name for author in article.authors}
    if not authors and article.agency:
        authors = {article.agency.name}
    return {
        "text F1, all": shingle_f1(article.text, gold["articleBody"]),
        "text F1, story": shingle_f1(_story(article), gold["articleBody"]),
        "title": float(article.title is not None and _fold(article.title.text) == _fold(gold["title"])),
        "authors": float(_people(authors) == _people(gold.get("authors", "").split(","))),
        "date": float(article.published is not None and article.published.value == gold["date"]),
    }


def _theirs(page: Path, gold: dict[str, Any]) -> Figures:
    """Return trafilatura's figures on one page."""
    found = bare_extraction(gzip.decompress(page.read_bytes()), with_metadata=True)
    found = found if isinstance(found, Document) else Document()
    text = shingle_f1(found.text or "", gold["articleBody"])
    return {
        "text F1, all": text,
        "text F1, story": text,
        "title": float(_fold(found.title or "") == _fold(gold["title"])),
        "authors": float(_people((found.author or "").split(";")) == _people(gold.get("authors", "").split(","))),
        "date": float(found.date == gold["date"]),
    }


def _story(article: Article) -> str:
    """Return the text without headline, captions and boilerplate."""
    kept = list(article.text)
    asides = [block for block in article.blocks if block.kind in {BlockKind.TITLE, BlockKind.CAPTION}]
    spans = [(block.start, block.end) for block in asides] + [(piece.start, piece.end) for piece in article.boilerplate]
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def shingle_f1(text: str, gold: str) -> float:
    """Return the F1 of the runs of four words of two texts, counted with repetition."""
    ours, theirs = _shingles(text), _shingles(gold)
    shared = sum((ours & theirs).values())
    return 2 * shared / max(1, ours.total() + theirs.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words; a shorter text is one run."""
    words = text.split()
    return Counter(tuple(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1)))


def _fold(text: str) -> str:
    """Return a title as it is compared."""
    return " ".join(text.translate(QUOTES).casefold().split())


def _people(names: Iterable[str]) -> set[str]:
    """Return names as they are compared."""
    return {folded for name in names if (folded := _fold(name).removeprefix("the ").replace(".", ""))}
