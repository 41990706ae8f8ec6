"""Attributions on PolNeAR (Newell et al., LREC 2018): political news with sources, cues and contents annotated.

Compared are spans, after what PolNeAR and the contract write differently is taken from both sides: a leading "that" of
a content, a colon or comma at the end of a source or cue, the sign of the genitive at its end (which PolNeAR has in
three of five sources that stand before one), and white space; where the annotated border cuts a doubled apostrophe in
two, it is moved to its end. PolNeAR annotates one level, so that what is reported inside a report is not
counted. ``--rules`` prints how often each rule was right on the documents of the training part that are kept from
training.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.article import entities_in
from evals.encoder.tally import Measures
from evals.score import Score, in_sample
from sayso.identity import article_id, digest_bytes
from sayso.mark import passages
from sayso.mark.attribution import Found, found_by_rule
from sayso.mark.parse import Parse
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Article, Attribution, Block, Span
from sayso.settings import Settings
from sayso.vocabulary import BlockKind
from training.data import KEPT_POLNEAR, kept

SMALL = 0.3
COFENET = "72.9 CofeNet, contiguous spans, test part (Wang et al., COLING 2022)"
PUBLISHED = {
    "source, F1": "83.2 CofeNet (test part)",
    "cue, F1": "75.3 CofeNet (test part)",
    "content fragment, F1": COFENET,
    "strict, F1": "59.0 two annotators",
    "relaxed, F1": "75.4 two annotators",
}
THAT = re.compile(r"that\b,?\s+", re.IGNORECASE)
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One attribution as it is compared."""

    source: Spans
    cue: Spans
    content: Spans


def measure(data: Path, size: str) -> list[Score]:
    """Return the figures on the development part: exact spans, whole attributions, direct quotations.

    Each figure is F1, or the share found where its name says no F1; its 95% interval over documents drawn again stands
    beside the published figure. Raises: FileNotFoundError when the set is not in ``data``.
    """
    measures = Measures()
    verdicts: list[str] = []
    for key, article, golds in load(data / "polnear" / "dev.jsonl.gz"):
        if size == "full" or in_sample(key, SMALL):
            ours = [compared(article.text, one) for one in attributions_of(article) if one.within is None]
            verdicts += _count(measures, key, article.text, ours, golds)
    scores = []
    for name, tally in measures.items():
        value, low, high = tally.score()
        published = PUBLISHED.get(name, "")
        scores.append(
            Score(
                data="polnear dev",
                metric=name,
                value=value,
                cases=int(sum(wanted for _, _, wanted in tally.counts.values())),
                published=f"{published}{'; ' if published else ''}ours {low:.1f} to {high:.1f}",
                verdicts=tuple(verdicts) if name == "whole content, F1" else (),
            )
        )
    return scores


def _count(measures: Measures, key: str, text: str, ours: Sequence[Gold], golds: Sequence[Gold]) -> list[str]:
    """Count one article; return a verdict for each gold attribution."""

    def add(name: str, found: set[Any], wanted: set[Any]) -> None:
        measures.add(name, key, len(found & wanted), len(found), len(wanted))

    for name in ("source", "cue", "content"):
        found, wanted = ({span for one in side for span in getattr(one, name)} for side in (ours, golds))
        add("content fragment, F1" if name == "content" else f"{name}, F1", found, wanted)
    add("whole content, F1", {one.content for one in ours}, {one.content for one in golds if one.content})
    add("strict, F1", set(ours), set(golds))
    pairs = _pairs_of(ours, golds)
    matched = {at for at, one in pairs.items() if meets(one.source, golds[at].source) and meets(one.cue, golds[at].cue)}
    measures.add("relaxed, F1", key, len(matched), len(ours), len(golds))
    voiced = [at for at in pairs if golds[at].source]
    right = sum(meets(pairs[at].source, golds[at].source) for at in voiced)
    measures.add("source right for contents found", key, right, len(voiced), len(voiced))
    exact = {one.content for one in ours}
    quoted = {one.content for one in golds if one.content and _is_direct(text, one.content)}
    measures.add("direct quotations, exact", key, len(quoted & exact), len(quoted), len(quoted))
    return [
        f"{key}\t{one.content}\t{'exact' if one.content in exact else 'relaxed' if at in matched else 'missed'}"
        for at, one in enumerate(golds)
    ]


def load(path: Path) -> Iterator[tuple[str, Article, list[Gold]]]:
    """Yield id, article and gold attributions of each line of a PolNeAR file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield (
                row["id"],
                as_article(row["id"], row["text"]),
                [_gold(row["text"], one) for one in row["attributions"]],
            )


def as_article(key: str, text: str) -> Article:
    """Return ``text`` as an article whose paragraphs are parted by blank lines, the first of them its title."""
    blocks: list[Block] = []
    position = 0
    for part in text.split("\n\n"):
        if part.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
            blocks.append(Block(start=position, end=position + len(part), kind=kind))
        position += len(part) + 2
    digest = digest_bytes(text.encode())
    return Article(
        id=article_id(key, digest),
        uri=key,
        key=key,
        digest=digest,
        reader="evals",
        title=None,
        authors=(),
        publisher=None,
        agency=None,
        credits=(),
        published=None,
        modified=None,
        language="en",
        language_confidence=1.0,
        text=text,
        boilerplate=(),
        blocks=tuple(blocks),
        pages=(),
        carried={},
        warnings=(),
    )


def attributions_of(article: Article) -> tuple[Attribution, ...]:
    """Return what sayso finds in ``article``, end to end."""
    return mark_again(article, Settings(), shared_encoder()).marks.attributions


def _gold(text: str, row: dict[str, Any]) -> Gold:
    source, cue, content = (tuple((start, end) for start, end in row[name]) for name in ("source", "cue", "content"))
    return Gold(
        source=tuple(_without_stop(text, span) for span in source),
        cue=tuple(_without_stop(text, span) for span in cue),
        content=tuple(_without_that(text, span) for span in content),
    )


def compared(text: str, one: Attribution) -> Gold:
    """Return one of ours as it is held against the annotation: without stops and "that" at the ends."""
    rows = {"source": _pairs(one.source), "cue": _pairs(one.cue), "content": _pairs(one.content)}
    return _gold(text, rows)


def _pairs(spans: Sequence[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _without_stop(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if end > start + 2 and text[start:end].endswith(("'s", "’s")):
        end -= 2
    while end > start + 1 and (text[end - 1] in ",:" or text[end - 1].isspace()):
        end -= 1
    return start, end


def _without_that(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    while end > start and text[start].isspace():
        start += 1
    opening = THAT.match(text, start)
    if opening and opening.end() < end:
        start = opening.end()
    if text[end - 1] == "'" and text[end : end + 1] == "'":
        end += 1
    if text[start] == "'" and text[start - 1 : start] == "'":
        start -= 1
    return start, end


def _is_direct(text: str, content: Spans) -> bool:
    """Return whether every stretch of ``content`` opens and closes with quotation marks."""
    return all(text[start] in "\"“'‘" and text[end - 1] in "\"”'’" and end - start > 12 for start, end in content)


def _pairs_of(ours: Sequence[Gold], golds: Sequence[Gold]) -> dict[int, Gold]:
    """Return, by the index of gold, the one of ours with half of its content (Jaccard); each in one pair at most."""
    pairs: dict[int, Gold] = {}
    free = set(range(len(ours)))
    for at, gold in enumerate(golds):
        best = max(free, key=lambda k: (_jaccard(ours[k].content, gold.content), -k), default=-1)
        if best >= 0 and _jaccard(ours[best].content, gold.content) >= 0.5:
            pairs[at] = ours[best]
            free.discard(best)
    return pairs


def meets(ours: Spans, gold: Spans) -> bool:
    """Return whether two parts share text, or both are empty."""
    if not ours or not gold:
        return not ours and not gold
    return any(a < d and c < b for a, b in ours for c, d in gold)


def _jaccard(ours: Spans, gold: Spans) -> float:
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in ours for c, d in gold)
    total = sum(b - a for a, b in ours) + sum(d - c for c, d in gold) - both
    return both / total if total else 0.0


def count_rules(data: Path) -> dict[str, list[int]]:
    """Return per rule how often it was tried and right on the kept documents (content and source or cue agree)."""
    counts: dict[str, list[int]] = {}
    for key, article, golds in load(data / "polnear" / "train.jsonl.gz"):
        if not kept(key, KEPT_POLNEAR):
            continue
        for found in found_in(article):
            ours = compared(article.text, found.attribution)
            count = counts.setdefault(found.rule, [0, 0])
            count[0] += 1
            count[1] += any(agrees(ours, gold) for gold in golds)
    return counts


def agrees(ours: Gold, gold: Gold) -> bool:
    """Return whether a finding is right: half of the content, and a source or cue that meets the annotated one.

    A finding without source and cue (a quotation that goes on) is right when it is part of an annotated content.
    """
    if not ours.source and not ours.cue:
        return any(_jaccard((one,), (other,)) >= 0.5 for one in ours.content for other in gold.content)
    if _jaccard(ours.content, gold.content) < 0.5:
        return False
    return any(
        bool(one) and bool(other) and meets(one, other)
        for one, other in ((ours.source, gold.source), (ours.cue, gold.cue))
    )


def found_in(article: Article) -> list[Found]:
    """Return what is found in ``article``, with the rule that found it."""
    signals = shared_encoder().read(article.text, passages(article))
    names, entities = entities_in(article)
    return found_by_rule(article, names, entities, Parse(article.text, signals), signals)


def main() -> int:
    """Print the table of rules."""
    parser = argparse.ArgumentParser(prog="python -m evals.polnear")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    choice = parser.parse_args()
    if choice.rules:
        print("rule,tried,right")
        for rule, (tried, right) in sorted(count_rules(choice.data).items()):
            print(f"{rule},{tried},{right}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
