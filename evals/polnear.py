"""Attributions on PolNeAR (Newell et al., LREC 2018): political news with sources, cues and contents annotated.

Gold contents that begin with "that" lose it, since the contract leaves it out; nothing else is changed. ``--rules``
prints, from the training part, how often each rule was right: the table `sayso/lexicon/rule_precision.csv` holds.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.article import entities_in
from evals.score import Score, Tally, in_sample
from sayso.identity import article_id, digest_bytes
from sayso.mark.attribution import find_attributions, found_by_rule
from sayso.mark.sentence import find_sentences
from sayso.records import Article, Attribution, Block, Span
from sayso.vocabulary import BlockKind

SMALL = 0.3
COFENET = "72.9 CofeNet, contiguous spans, test part (Wang et al., COLING 2022)"
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated attribution."""

    source: Spans
    cue: Spans
    content: Spans


def measure(data: Path, size: str) -> list[Score]:
    """Return the figures on the development part: exact spans, whole attributions, direct quotations.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    tallies = {name: Tally() for name in ("source", "cue", "content fragment", "whole content", "strict", "relaxed")}
    direct = Tally()
    verdicts: list[str] = []
    for key, article, golds in load(data / "polnear" / "dev.jsonl.gz"):
        if size == "small" and not in_sample(key, SMALL):
            continue
        ours = [_as_gold(one) for one in attributions_of(article)]
        for name in ("source", "cue"):
            tallies[name].add(
                {span for one in ours for span in getattr(one, name)},
                {span for one in golds for span in getattr(one, name)},
            )
        tallies["content fragment"].add(
            {span for one in ours for span in one.content}, {span for one in golds for span in one.content}
        )
        tallies["whole content"].add({one.content for one in ours}, {one.content for one in golds if one.content})
        tallies["strict"].add(ours, golds)
        matched = _relaxed(ours, golds)
        tallies["relaxed"].found += len(ours)
        tallies["relaxed"].gold += len(golds)
        tallies["relaxed"].right += len(matched)
        quoted = {one.content for one in golds if one.content and _is_direct(article.text, one.content)}
        direct.gold += len(quoted)
        direct.right += len(quoted & {one.content for one in ours})
        found = {one.content for one in ours}
        verdicts += [
            f"{key}\t{one.content}\t{'exact' if one.content in found else 'relaxed' if at in matched else 'missed'}"
            for at, one in enumerate(golds)
        ]
    published = {
        "source": "83.2 CofeNet (test part)",
        "cue": "75.3 CofeNet (test part)",
        "content fragment": COFENET,
        "strict": "59.0 two annotators",
        "relaxed": "75.4 two annotators",
    }
    scores = [
        Score(
            data="polnear dev",
            metric=f"{name}, F1",
            value=tally.f1,
            cases=tally.gold,
            published=published.get(name, ""),
            verdicts=tuple(verdicts) if name == "whole content" else (),
        )
        for name, tally in tallies.items()
    ]
    scores.append(Score(data="polnear dev", metric="direct quotations, exact", value=direct.recall, cases=direct.gold))
    return scores


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
    """Return what sayso finds in ``article``."""
    sentences = find_sentences(article)
    names, entities = entities_in(article)
    return find_attributions(article, sentences, names, entities)


def _gold(text: str, row: dict[str, Any]) -> Gold:
    content = [tuple(span) for span in row["content"]]
    if content and text[content[0][0] : content[0][0] + 5].lower() == "that ":
        content[0] = (content[0][0] + 5, content[0][1])
    return Gold(
        source=tuple(tuple(span) for span in row["source"]),
        cue=tuple(tuple(span) for span in row["cue"]),
        content=tuple((start, end) for start, end in content),
    )


def _as_gold(one: Attribution) -> Gold:
    return Gold(source=_pairs(one.source), cue=_pairs(one.cue), content=_pairs(one.content))


def _pairs(spans: Sequence[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _is_direct(text: str, content: Spans) -> bool:
    """Return whether every stretch of ``content`` opens and closes with quotation marks."""
    return all(text[start] in "\"“'‘" and text[end - 1] in "\"”'’" and end - start > 12 for start, end in content)


def _relaxed(ours: Sequence[Gold], golds: Sequence[Gold]) -> set[int]:
    """Return the indexes of gold that one of ours meets: content Jaccard of 0.5, source and cue overlap."""
    matched: set[int] = set()
    free = set(range(len(ours)))
    for at, gold in enumerate(golds):
        best = max(free, key=lambda k: (_jaccard(ours[k].content, gold.content), -k), default=-1)
        if best < 0 or _jaccard(ours[best].content, gold.content) < 0.5:
            continue
        if _meets(ours[best].source, gold.source) and _meets(ours[best].cue, gold.cue):
            matched.add(at)
            free.discard(best)
    return matched


def _meets(ours: Spans, gold: Spans) -> bool:
    if not ours or not gold:
        return not ours and not gold
    return any(a < d and c < b for a, b in ours for c, d in gold)


def _jaccard(ours: Spans, gold: Spans) -> float:
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in ours for c, d in gold)
    total = sum(b - a for a, b in ours) + sum(d - c for c, d in gold) - both
    return both / total if total else 0.0


def count_rules(data: Path) -> dict[str, list[int]]:
    """Return per rule how often it was tried and right on the training part (content and source or cue agree)."""
    counts: dict[str, list[int]] = {}
    for _, article, golds in load(data / "polnear" / "train.jsonl.gz"):
        for rule, one in _with_rules(article):
            ours = _as_gold(one)
            right = any(_agrees(ours, gold) for gold in golds)
            count = counts.setdefault(rule, [0, 0])
            count[0] += 1
            count[1] += right
        own = counts.setdefault("own-voice", [0, 0])
        tried, right_own = _own_voice(article, golds, [_as_gold(one) for one in attributions_of(article)])
        own[0] += tried
        own[1] += right_own
    return counts


def _agrees(ours: Gold, gold: Gold) -> bool:
    """Return whether a finding is right: half of the content, and a source or cue that meets the annotated one.

    A finding without source and cue (a quotation that goes on) is right when it is part of an annotated content.
    """
    if not ours.source and not ours.cue:
        return any(_jaccard((one,), (other,)) >= 0.5 for one in ours.content for other in gold.content)
    if _jaccard(ours.content, gold.content) < 0.5:
        return False
    return any(
        bool(one) and bool(other) and _meets(one, other)
        for one, other in ((ours.source, gold.source), (ours.cue, gold.cue))
    )


def _own_voice(article: Article, golds: Sequence[Gold], ours: Sequence[Gold]) -> tuple[int, int]:
    """Return how many sentences are left as own voice, and in how many of them no content is annotated."""
    contents = sorted(span for gold in golds for span in gold.content)
    marked = sorted(span for one in ours for span in one.content + one.cue)
    tried = right = 0
    for sentence in find_sentences(article):
        if any(start < sentence.end and sentence.start < end for start, end in marked):
            continue
        tried += 1
        right += not any(start < sentence.end and sentence.start < end for start, end in contents)
    return tried, right


def _with_rules(article: Article) -> list[tuple[str, Attribution]]:
    sentences = find_sentences(article)
    names, entities = entities_in(article)
    return found_by_rule(article, sentences, names, entities)


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
