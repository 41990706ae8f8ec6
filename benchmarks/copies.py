"""Copies against plain MinHash: time and pairs found on one sample of news, in one run on one machine.

The peer is what most de-duplication scripts do: datasketch's MinHashLSH over the word 5-grams of whole articles, at a
Jaccard threshold of 0.5. It names pairs of near-identical articles; ours names the stretches that two texts share,
borrowed paragraphs included, so its pairs ought to be a subset of ours.
"""

import gzip
import json
import time
from itertools import combinations
from pathlib import Path

from sayso.identity import article_id, digest_bytes
from sayso.link.copies import find_copies
from sayso.link.fact import ArticleFact, PackedNames, pack, pack_spans
from sayso.link.period import read_edtf
from sayso.link.sketch import Sketches
from sayso.vocabulary import CopyKind

SAMPLE = 2000
THRESHOLD = 0.5
SHINGLE = 5
Pairs = set[tuple[str, str]]


def run(data: Path) -> None:
    """Print the table. Raises: FileNotFoundError when volume/allsides is not in ``data``."""
    articles = load(data / "volume" / "allsides" / "2018.jsonl.gz", SAMPLE)
    ours, our_time = time_ours(articles)
    theirs, their_time = time_datasketch(articles)
    words = sum(len(article.text.split()) for article in articles)
    print(f"copies: {len(articles)} articles, {words:,} words")
    print(f"{'':24} {'seconds':>8} {'pairs':>6}")
    print(f"{'sayso, aligned':24} {our_time:8.2f} {len(ours):6}")
    print(f"{'datasketch MinHashLSH':24} {their_time:8.2f} {len(theirs):6}")
    print(f"time ratio {our_time / their_time:.2f}; of datasketch's pairs ours has {len(ours & theirs)}")


def load(path: Path, count: int) -> list[ArticleFact]:
    """Return the first ``count`` articles with text, in the order of the pile."""
    found: list[ArticleFact] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if len(found) < count and row.get("text"):
                digest = digest_bytes(row["text"].encode("utf-8", "surrogatepass"))
                found.append(
                    ArticleFact(
                        id=article_id(row["url"], digest),
                        uri=row["url"],
                        digest=digest,
                        title=row.get("title") or "",
                        publisher=row.get("source"),
                        agency=None,
                        published=row.get("date"),
                        period=read_edtf(row.get("date")),
                        packed=pack(row["text"]),
                        packed_skipped=pack_spans(()),
                        packed_quoted=pack_spans(()),
                        wire=False,
                        official=False,
                        entities=(),
                        entity_keys=b"",
                        roles=(),
                        aliases=(),
                        focus=(),
                        inside=(),
                        packed_names=PackedNames.pack([]),
                        packed_claims=(),
                        packed_figures=(),
                        packed_dates=(),
                        packed_events=(),
                    )
                )
    return sorted(found, key=lambda article: (article.published or "~", article.id))


def time_ours(articles: list[ArticleFact]) -> tuple[Pairs, float]:
    """Return the pairs of articles that our copies (all but the incidental) hold, and the seconds they took."""
    start = time.perf_counter()
    sketches = Sketches()
    for article in articles:
        sketches.add(article)
    records = find_copies(articles, sketches).copies
    seconds = time.perf_counter() - start
    pairs: Pairs = set()
    for record in records:
        if record.kind != CopyKind.INCIDENTAL:
            members = sorted({member.article for member in record.members})
            pairs.update(combinations(members, 2))
    return pairs, seconds


def time_datasketch(articles: list[ArticleFact]) -> tuple[Pairs, float]:
    """Return the pairs that datasketch finds over whole articles, and the seconds it took."""
    from datasketch import MinHash, MinHashLSH

    start = time.perf_counter()
    index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    pairs: Pairs = set()
    for article in articles:
        words = article.text.casefold().split()
        grams = {" ".join(words[place : place + SHINGLE]) for place in range(max(1, len(words) - SHINGLE + 1))}
        sketch = MinHash(num_perm=128)
        sketch.update_batch([gram.encode("utf-8", "surrogatepass") for gram in sorted(grams)])
        pairs.update((min(other, article.id), max(other, article.id)) for other in index.query(sketch))
        if article.id not in index:
            index.insert(article.id, sketch)
    return pairs, time.perf_counter() - start
