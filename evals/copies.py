"""Copies: how much of planted copying is found in real news, and how exactly its stretches are told.

Articles of `volume/allsides`, chosen by the hash of their id, are edited in five ways (sentences dropped, sentences
moved, words replaced, one stretch kept, all of these at once) at five strengths, given another publisher and a later
day, and put back among the others. An edit of strength 0.3 leaves 70 % of the words of the article as they were or
where they were. Nothing but totals is printed; verdicts hold ids.
"""

import csv
import gzip
import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

from evals.score import Score, in_sample
from sayso.identity import article_id, digest_bytes
from sayso.link.copies import CopyFinding, find_copies
from sayso.link.fact import ArticleFact, PackedNames, pack, pack_spans
from sayso.link.period import read_edtf
from sayso.link.sketch import Sketches
from sayso.vocabulary import CopyKind

STRENGTHS = (0.05, 0.1, 0.2, 0.3, 0.5)
EDITS = ("drop", "move", "replace", "cut", "all")
SIZES = {"small": (600, 25), "full": (4000, 250)}
"""Articles of the pile, and how many of them are planted again, each once."""
EVERYTHING = 1_000_000
READ = Path(__file__).resolve().parent / "copies_read.csv"
LEAST = 120
"""Words of the shortest article that is planted: what is left of it must be worth copying."""

_SENTENCE = re.compile(r"[^\n.!?]+[.!?”\"’]*\s*|\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An edited copy: where each of its stretches comes from."""

    original: str
    copy: str
    edit: str
    strength: float
    kept: tuple[tuple[int, int], ...]  # stretches of the copy that stand in the original word for word


def measure(data: Path, size: str) -> list[Score]:
    """Return the share of planted copies that is found, by strength and by edit, and how much of their words is.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    count, plants = SIZES[size]
    articles = load(data, count)
    planted: list[Planted] = []
    pile = list(articles)
    for article in pick(articles, plants):
        place = len(planted)
        edit, strength = EDITS[place % 5], STRENGTHS[place // 5 % 5]
        copy, kept = plant(article, edit, strength)
        pile.append(copy)
        planted.append(Planted(original=article.id, copy=copy.id, edit=edit, strength=strength, kept=kept))
    scores = score(planted, find(pile))
    if size == "full":
        scores.append(_precision(load(data, EVERYTHING)))
    return scores


def _precision(articles: list[ArticleFact]) -> Score:
    """Return how many of the pairs found among unedited articles were copied, of those that somebody has read."""
    with READ.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        judged = {frozenset((row["one"], row["other"])): row["copied"] == "yes" for row in rows}
    uris = {article.id: article.uri for article in articles}
    right, unread = [], 0
    for record in find(articles).copies:
        if record.kind != CopyKind.INCIDENTAL:
            members = list(dict.fromkeys(uris[member.article] for member in record.members))
            verdict = judged.get(frozenset(members[:2]))
            unread += verdict is None
            right += [] if verdict is None else [verdict]
    return Score(
        data="allsides, as it is",
        metric="first pairs of copies were copied",
        verdicts=(f"{unread} first pairs that nobody has read",),
        value=100 * sum(right) / max(1, len(right)),
        cases=len(right),
    )


def load(data: Path, count: int) -> list[ArticleFact]:
    """Return the first ``count`` articles with a text, as they are kept for linking, without marks."""
    files = sorted((data / "volume" / "allsides").glob("*.jsonl.gz"))
    if not files:
        raise FileNotFoundError(data / "volume" / "allsides")
    found: list[ArticleFact] = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if len(found) < count and row.get("text"):
                    found.append(bare(row["ID"], row["text"], row.get("source"), row.get("date")))
    return found


def bare(uri: str, text: str, publisher: str | None, published: str | None) -> ArticleFact:
    """Return an article without marks."""
    digest = digest_bytes(text.encode("utf-8", "surrogatepass"))
    return ArticleFact(
        id=article_id(uri, digest),
        uri=uri,
        digest=digest,
        title="",
        publisher=publisher,
        agency=None,
        published=published,
        period=read_edtf(published),
        packed=pack(text),
        packed_skipped=pack_spans(()),
        wire=False,
        official=False,
        entities=(),
        entity_keys=b"",
        packed_roles=(),
        aliases=(),
        focus=(),
        inside=(),
        packed_cited=(),
        packed_names=PackedNames.pack([]),
        packed_claims=(),
        packed_figures=(),
        packed_dates=(),
        packed_events=(),
    )


def find(pile: list[ArticleFact]) -> CopyFinding:
    """Return the copies of a pile."""
    pile.sort(key=lambda article: (article.published or "~", article.id))
    sketches = Sketches()
    for article in pile:
        sketches.add(article)
    return find_copies(pile, sketches)


def pick(articles: Sequence[ArticleFact], count: int) -> list[ArticleFact]:
    """Return the articles to plant again: long enough, and by the hash of their id."""
    long_enough = [one for one in articles if len(_WORD.findall(one.text)) >= LEAST]
    share = min(1.0, 2 * count / max(1, len(long_enough)))
    return [one for one in long_enough if in_sample(f"plant {one.id}", share)][:count]


def plant(article: ArticleFact, edit: str, strength: float) -> tuple[ArticleFact, tuple[tuple[int, int], ...]]:
    """Return an edited copy of ``article`` under another name, and its stretches that are the original's own."""
    pieces = [found.group() for found in _SENTENCE.finditer(article.text)]
    chance = _Chance(f"{article.id} {edit} {strength}")
    if edit in {"cut", "all"}:
        pieces = _cut(pieces, strength if edit == "cut" else strength / 4, chance)
    if edit in {"drop", "all"}:
        part = strength if edit == "drop" else strength / 4
        pieces = [piece for piece in pieces if chance.next() >= part] or pieces[:1]
    if edit in {"move", "all"}:
        pieces = _move(pieces, strength if edit == "move" else strength / 4, chance)
    edited = {"replace": strength, "all": strength / 4}.get(edit, 0.0)
    text, kept = "", []
    vocabulary = sorted(set(_WORD.findall(article.text.casefold())))
    for piece in pieces:
        for found in re.finditer(r"\w+|\W+", piece):
            word = found.group()
            if edited and word[0].isalnum() and chance.next() < edited:
                text += vocabulary[int(chance.next() * len(vocabulary))] + "en"
                continue
            if word[0].isalnum():
                kept.append((len(text), len(text) + len(word)))
            text += word
    return bare(f"{article.uri} planted", text, "The Planted Post", _day_after(article.published)), tuple(kept)


def _day_after(published: str | None) -> str | None:
    """Return the next day of an ISO date."""
    return (date.fromisoformat(published) + timedelta(days=1)).isoformat() if published else None


def _cut(pieces: list[str], strength: float, chance: "_Chance") -> list[str]:
    """Return the pieces without their first or last ones: an own lede, or a shortened text."""
    gone = round(strength * len(pieces))
    first = int(chance.next() * (gone + 1))
    return pieces[first : len(pieces) - (gone - first)] or pieces[:1]


def _move(pieces: list[str], strength: float, chance: "_Chance") -> list[str]:
    """Return the pieces, some of them somewhere else."""
    moved = [chance.next() < strength for _ in pieces]
    result = [piece for piece, away in zip(pieces, moved, strict=True) if not away]
    for piece, away in zip(pieces, moved, strict=True):
        if away:
            result.insert(int(chance.next() * (len(result) + 1)), piece)
    return result


class _Chance:
    """Numbers 0..1 that follow from a name: the same on every machine."""

    def __init__(self, name: str) -> None:
        self._name, self._count = name, 0

    def next(self) -> float:
        """Return the next number."""
        self._count += 1
        digest = blake2b(f"{self._name} {self._count}".encode(), digest_size=6).digest()
        return int.from_bytes(digest, "big") / (1 << 48)


def score(planted: Sequence[Planted], found: CopyFinding) -> list[Score]:
    """Return the scores: an edited copy counts as found when one record that is not incidental holds both articles."""
    homes: dict[str, set[int]] = {}
    spans: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for number, record in enumerate(found.copies):
        if record.kind != CopyKind.INCIDENTAL:
            for member in record.members:
                homes.setdefault(member.article, set()).add(number)
                spans.setdefault((number, member.article), []).append((member.start, member.end))
    hits, covered, verdicts = [], [], []
    for one in planted:
        both = sorted(homes.get(one.original, set()) & homes.get(one.copy, set()))
        hits.append(bool(both))
        told = sorted(span for number in both for span in spans[number, one.copy])
        covered.append(_covered(one.kept, told))
        verdicts.append(f"{one.original}\t{one.edit}\t{one.strength}\t{bool(both)}\t{covered[-1]:.2f}")
    return list(_shares(planted, hits, covered, tuple(verdicts)))


def _covered(kept: Sequence[tuple[int, int]], told: Sequence[tuple[int, int]]) -> float:
    """Return the share of the kept words that lie in the told stretches."""
    starts = [start for start, _ in told]
    inside = 0
    for start, end in kept:
        place = bisect_right(starts, start) - 1
        inside += place >= 0 and end <= told[place][1]
    return inside / max(1, len(kept))


def _shares(
    planted: Sequence[Planted], hits: Sequence[bool], covered: Sequence[float], verdicts: tuple[str, ...]
) -> Iterator[Score]:
    """Yield the shares that were found, by strength, by edit up to 30 %, and of words."""
    data = "allsides, planted copies"

    def row(metric: str, chosen: list[int], values: Sequence[float]) -> Score:
        value = 100 * sum(values[place] for place in chosen) / max(1, len(chosen))
        return Score(data=data, metric=metric, value=value, cases=len(chosen), verdicts=verdicts)

    for strength in STRENGTHS:
        places = [place for place, one in enumerate(planted) if one.strength == strength]
        yield row(f"found, {strength:.0%} edited", places, hits)
    light = [place for place, one in enumerate(planted) if one.strength <= 0.3]
    yield row("found, up to 30% edited", light, hits)
    for edit in EDITS:
        yield row(f"found, up to 30%: {edit}", [place for place in light if planted[place].edit == edit], hits)
    yield row("unedited words inside the stretches", light, covered)
