"""How time and memory of linking grow with the pile, copies, events and questions together, and what one more costs.

Marking tens of thousands of articles takes hours, so that marked ones are taken apart into paragraphs and put together
anew: each made article has about half of the paragraphs of two real ones, with all marks that lie in them, under ids
of its own. Run ``python -m benchmarks.questions --ledger FILE --sizes 1000 4000 12000``: a ledger of articles of
volume/allsides, as ``sayso run`` makes it; one process a size. ``--family N`` takes all from one source: N near copies.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from sayso.identity import article_id, digest_bytes
from sayso.plugins import encoder_of
from sayso.records import Reading

SIZES = (1_000, 4_000, 12_000)
KINDS = ("claims", "attributions", "figures", "dates", "events", "names")
Values = dict[str, Any]
_DROPPED = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with the marks that lie in it, their offsets counted from its start."""

    text: str
    marks: dict[str, list[Values]]
    entities: list[Values]


def grow(ledger: Path, sizes: list[int], family: bool) -> None:
    """Print CPU time and memory of each size, and the exponents."""
    print(f"{'articles':>9} {'seconds':>8} {'per s':>7} {'questions':>10} {'events':>8} {'copies':>7} {'MiB':>7}")
    points = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.questions", "--ledger", str(ledger), "--one", str(size)]
        command += ["--family"] if family else []
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        points.append((size, told["seconds"], told["peak"] - told["bare"]))
        print(
            f"{size:9,} {told['seconds']:8.1f} {size / told['seconds']:7.0f} {told['questions']:10,} "
            f"{told['events']:8,} {told['copies']:7,} {told['peak']:7.0f}",
            flush=True,
        )
    if len(points) > 1:
        counts, seconds, memory = np.log(np.array(points, dtype=float)).T
        print(f"time grows as articles to the power {np.polyfit(counts, seconds, 1)[0]:.2f}, ", end="")
        print(f"memory to the power {np.polyfit(counts, memory, 1)[0]:.2f}")


def grow_one(ledger: Path, size: int, family: bool) -> dict[str, float]:
    """Link one made pile and return what it took, without the making; memory in MiB."""
    from sayso.link import link_readings

    sources = load(ledger, 1 if family else size // 4)
    spent = [0.0]
    before, begun = _peak(), time.process_time()
    links = link_readings(_timed(make(sources, size), spent), describe=encoder_of("en").describe)
    return {
        "seconds": time.process_time() - begun - spent[0],
        "questions": len(links.questions),
        "events": len(links.events),
        "copies": len(links.copies),
        "bare": before,
        "peak": _peak(),
    }


def load(ledger: Path, most: int) -> list[list[Paragraph]]:
    """Return the paragraphs of the articles of ``ledger``, ``most`` articles at most, the longest first for one."""
    from sayso.run import open_ledger

    with open_ledger(ledger, create=False) as held:
        sources = []
        for reading in held.readings():
            paragraphs = take_apart(reading)
            if len(paragraphs) > 3:
                sources.append(paragraphs)
            if len(sources) >= max(most, 40):
                break
    return sources[:most] if most > 1 else [max(sources, key=len)]


def take_apart(reading: Reading) -> list[Paragraph]:
    """Return the paragraphs of an article with their marks, which are plain values from here on."""
    marks: Values = msgspec.to_builtins(reading.marks)
    found, start = [], 0
    for part in reading.article.text.split("\n\n"):
        end = start + len(part)
        kept = {
            kind: [moved for mark in marks[kind] if (moved := _move(mark, start, end)) is not _DROPPED]
            for kind in KINDS
        }
        named = {name["entity"] for name in kept["names"]}
        entities = [_move(entity, start, end) for entity in marks["entities"] if entity["id"] in named]
        if part.strip():
            found.append(Paragraph(text=part, marks=kept, entities=entities))
        start = end + 2
    return found


def _move(value: Any, start: int, end: int) -> Any:
    """Return what lies in a paragraph with offsets from its start; a place elsewhere is dropped or not known."""
    if isinstance(value, list | tuple):
        return [moved for one in value if (moved := _move(one, start, end)) is not _DROPPED]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("start"), int):
        if not (start <= value["start"] and value["end"] <= end):
            return {**value, "start": None, "end": None} if "kind" in value and "id" not in value else _DROPPED
        value = {**value, "start": value["start"] - start, "end": value["end"] - start}
    moved = {name: _move(one, start, end) for name, one in value.items()}
    if not moved.get("spans", True) or not moved.get("content", True):
        return _DROPPED
    return {name: None if one is _DROPPED else one for name, one in moved.items()}


def make(sources: list[list[Paragraph]], size: int) -> Iterator[Reading]:
    """Yield ``size`` articles, each of about half of the paragraphs of two sources."""
    for number in range(size):
        digest = blake2b(str(number).encode(), digest_size=64).digest()
        second = int.from_bytes(digest[:4], "big") % len(sources)
        parts = sources[number % len(sources)] + (sources[second] if second != number % len(sources) else [])
        kept = [part for place, part in enumerate(parts) if digest[4 + place % 60] < (128 if len(sources) > 1 else 224)]
        day = f"2031-{digest[1] % 12 + 1:02}-{digest[2] % 28 + 1:02}"
        yield put_together(kept or parts[:1], f"made {number}", f"Outlet {digest[3]}", day)


def put_together(parts: list[Paragraph], key: str, outlet: str, day: str) -> Reading:
    """Return an article of paragraphs with their marks under ids of its own."""
    marks: dict[str, list[Any]] = {kind: [] for kind in (*KINDS, "entities")}
    at = 0
    for part in parts:
        for kind in KINDS:
            marks[kind] += [_turn(mark, at, key) for mark in part.marks[kind]]
        marks["entities"] += [_turn(entity, at, key) for entity in part.entities]
        at += len(part.text) + 2
    marks["entities"] = list({entity["id"]: entity for entity in reversed(marks["entities"])}.values())[::-1]
    text = "\n\n".join(part.text for part in parts)
    digest = digest_bytes(text.encode("utf-8", "surrogatepass"))
    named = {"name": outlet, "how": "given", "start": None, "end": None}
    article: Values = {
        "id": article_id(key, digest), "uri": key, "key": key, "digest": digest, "reader": "made", "title": None,
        "authors": [], "publisher": named, "agency": None, "credits": [],
        "published": {"value": day, "how": "given", "start": None, "end": None, "candidates": []}, "modified": None,
        "language": "en", "language_confidence": 1.0, "text": text, "boilerplate": [], "blocks": [], "pages": [],
        "carried": {}, "warnings": [],
    }  # fmt: skip
    return msgspec.convert({"tool": "0", "model": None, "article": article, "marks": marks}, Reading)


def _turn(value: Any, at: int, key: str) -> Any:
    """Return plain values ``at`` code points further on, every id another one."""
    if isinstance(value, list):
        return [_turn(one, at, key) for one in value]
    if isinstance(value, str) and value.startswith("sha256:"):
        return "sha256:" + sha256((key + value).encode()).hexdigest()
    if not isinstance(value, dict):
        return value
    moved = {name: _turn(one, at, key) for name, one in value.items()}
    if isinstance(value.get("start"), int):
        moved |= {"start": value["start"] + at, "end": value["end"] + at}
    return moved


def _timed(readings: Iterator[Reading], spent: list[float]) -> Iterator[Reading]:
    """Yield ``readings``, adding up the CPU seconds that making them takes."""
    while True:
        begun = time.process_time()
        one = next(readings, None)
        spent[0] += time.process_time() - begun
        if one is None:
            return
        yield one


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--family", action="store_true")
    parser.add_argument("--one", type=int)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(grow_one(asked.ledger, asked.one, asked.family)))
    else:
        grow(asked.ledger, asked.sizes, asked.family)
