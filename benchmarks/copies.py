"""Copies against plain MinHash on one pile in one run, and how time and memory grow with the pile.

The pile is real news with articles of it planted again, edited up to 30 % (see `evals.copies`). The peer is what most
de-duplication scripts do: datasketch's MinHashLSH over the word 5-grams of whole articles, at a Jaccard threshold. It
names pairs of like articles; ours names the stretches that two texts share, borrowed paragraphs included.

For growth, articles are made of the paragraphs of two real ones each, four for each source: every size then has one
share of copying. Run ``python -m benchmarks.copies --growth 1000 4000 12000 50000``: one process a size.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

import numpy as np

from evals.copies import EDITS, STRENGTHS, bare, find, load, pick, plant
from sayso.link.fact import ArticleFact
from sayso.vocabulary import CopyKind

SAMPLE, PLANTED = 2000, 200
THRESHOLDS = (0.5, 0.2)
SHINGLE = 5
SOURCES = 4
"""Made articles for each real one."""
Pairs = set[tuple[str, str]]


def run(data: Path) -> None:
    """Print the table. Raises: FileNotFoundError when volume/allsides is not in ``data``."""
    articles = load(data, SAMPLE)
    planted: Pairs = set()
    light = [strength for strength in STRENGTHS if strength <= 0.3]
    for number, article in enumerate(pick(articles, PLANTED)):
        copy, _ = plant(article, EDITS[number % len(EDITS)], light[number // len(EDITS) % len(light)])
        planted.add((min(article.id, copy.id), max(article.id, copy.id)))
        articles.append(copy)
    words = sum(len(article.text.split()) for article in articles)
    print(f"copies: {len(articles)} articles, {words:,} words, {len(planted)} of them planted")
    print(f"{'':36} {'seconds':>8} {'pairs':>6} {'planted found':>14}")
    rows = [("sayso, with spans", *time_ours(articles))]
    rows += [(f"datasketch MinHashLSH, from {least}", *time_datasketch(articles, least)) for least in THRESHOLDS]
    for name, pairs, seconds in rows:
        print(f"{name:36} {seconds:8.2f} {len(pairs):6} {len(pairs & planted) / len(planted):14.1%}")


def time_ours(articles: list[ArticleFact]) -> tuple[Pairs, float]:
    """Return the pairs of articles that our copies (all but the incidental) hold, and the CPU seconds they took."""
    start = time.process_time()
    records = find(list(articles)).copies
    seconds = time.process_time() - start
    pairs: Pairs = set()
    for record in records:
        if record.kind != CopyKind.INCIDENTAL:
            pairs.update(combinations(sorted({member.article for member in record.members}), 2))
    return pairs, seconds


def time_datasketch(articles: list[ArticleFact], threshold: float) -> tuple[Pairs, float]:
    """Return the pairs that datasketch finds over whole articles, and the CPU seconds it took."""
    from datasketch import MinHash, MinHashLSH

    start = time.process_time()
    index = MinHashLSH(threshold=threshold, num_perm=128)
    pairs: Pairs = set()
    for article in articles:
        words = article.text.casefold().split()
        grams = {" ".join(words[place : place + SHINGLE]) for place in range(max(1, len(words) - SHINGLE + 1))}
        sketch = MinHash(num_perm=128)
        sketch.update_batch([gram.encode("utf-8", "surrogatepass") for gram in sorted(grams)])
        pairs.update((min(other, article.id), max(other, article.id)) for other in index.query(sketch))
        if article.id not in index:
            index.insert(article.id, sketch)
    return pairs, time.process_time() - start


def grow(data: Path, sizes: list[int]) -> None:
    """Print CPU time and memory of each size, each in a process of its own, and the exponents."""
    print(f"{'articles':>9} {'seconds':>8} {'per s':>7} {'copies':>7} {'MiB':>7} {'of it texts':>12}")
    points = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.copies", "--data", str(data), "--one", str(size)]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        points.append((size, told["seconds"], told["peak"] - told["bare"]))
        print(
            f"{size:9,} {told['seconds']:8.1f} {size / told['seconds']:7.0f} {told['copies']:7,} "
            f"{told['peak']:7.0f} {told['texts']:12.0f}",
            flush=True,
        )
    if len(points) > 1:
        counts, seconds, memory = np.log(np.array(points, dtype=float)).T
        print(f"time grows as articles to the power {np.polyfit(counts, seconds, 1)[0]:.2f}, ", end="")
        print(f"memory to the power {np.polyfit(counts, memory, 1)[0]:.2f}")


def grow_one(data: Path, size: int) -> dict[str, float]:
    """Find the copies of one made pile and return what it took; memory in MiB."""
    wanted = -(-size // SOURCES)
    sources = load(data, wanted)
    sources += [renamed(sources[number % len(sources)], number) for number in range(len(sources), wanted)]
    before = _peak()
    pile = list(make(sources, size))
    texts = _peak()
    sources.clear()
    start = time.process_time()
    copies = len(find(pile).copies)
    return {
        "seconds": time.process_time() - start,
        "copies": copies,
        "bare": before,
        "texts": texts - before,
        "peak": _peak(),
    }


def make(sources: list[ArticleFact], size: int) -> Iterator[ArticleFact]:
    """Yield ``size`` articles, each of about half of the paragraphs of two sources."""
    for number in range(size):
        digest = blake2b(str(number).encode(), digest_size=64).digest()
        second = int.from_bytes(digest[:4], "big") % len(sources)
        one, other = sources[number % len(sources)], sources[second]
        paragraphs = [part for part in (one.text + "\n\n" + other.text).split("\n\n") if part.strip()]
        kept = [part for place, part in enumerate(paragraphs) if digest[4 + place % 60] < 128]
        day = f"2031-{digest[1] % 12 + 1:02}-{digest[2] % 28 + 1:02}"
        yield bare(f"made {number}", "\n\n".join(kept), f"Outlet {digest[3]}", day)


def renamed(article: ArticleFact, number: int) -> ArticleFact:
    """Return an article with other words in the same places: there are not sources enough for the largest piles."""
    text = re.sub(r"\w+", lambda word: f"{word.group()}{number:x}", article.text)
    return bare(f"{article.uri} {number}", text, article.publisher, article.published)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--growth", type=int, nargs="+")
    parser.add_argument("--one", type=int)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(grow_one(asked.data, asked.one)))
    elif asked.growth:
        grow(asked.data, asked.growth)
    else:
        run(asked.data)
