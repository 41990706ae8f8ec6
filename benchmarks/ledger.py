"""Writing articles with 300 marks each: the ledger against bare ``sqlite3`` with the same rows, in one run.

The bare side inserts the very cells the ledger stores into tables without index, key, check, search or version, one
``executemany`` a table and transaction: the floor under anything written through Python's SQLite.
"""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sayso.identity import article_id, digest_bytes, mark_id
from sayso.records import (
    Article,
    Block,
    Claim,
    Figure,
    FigureEvidence,
    Marks,
    Name,
    Named,
    Reading,
    Span,
    Title,
    Voice,
)
from sayso.settings import VERSION, Settings
from sayso.store import Entry, encode_reading, open_ledger
from sayso.store.schema import marks as mark_tables
from sayso.vocabulary import BlockKind, FigureKind, How, Modality, Modifier, NameType, PlaceIn, VoiceKind

ARTICLES = 400
SENTENCES = 60
"""Each sentence bears one claim, two figures and two names: 300 marks an article."""

TURNS = 3

BATCH = 32
"""Articles a transaction, as `sayso.run` writes them."""


def run(_: Path) -> None:
    """Print articles per second and the ratio of each way to the bare one."""
    readings = [make_reading(number) for number in range(ARTICLES)]
    n_marks = sum(len(getattr(readings[0].marks, kind)) for kind in mark_tables)
    entries = [encode_reading(reading, Settings()) for reading in readings]
    taken: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for turn in range(TURNS):
            taken.append(
                (
                    time_bare(entries, folder / f"bare{turn}.db"),
                    time_store(entries, folder / f"store{turn}.db"),
                    time_put(readings, folder / f"put{turn}.db"),
                )
            )
        size = (folder / "store0.db").stat().st_size
    # The best of a few turns: what else the machine does only ever adds.
    bare, stored, put = map(min, zip(*taken, strict=True))
    print(f"ledger: {ARTICLES} articles with {n_marks} marks each, {size / ARTICLES / 1024:.0f} KiB an article")
    print(f"{'':44} {'articles/s':>10} {'time to bare':>12}")
    for name, seconds in (
        ("sqlite3 executemany, same cells", bare),
        ("ledger, rows ready (the writing process)", stored),
        ("ledger.put, records checked and encoded", put),
    ):
        print(f"{name:44} {ARTICLES / seconds:10.0f} {seconds / bare:12.2f}")


def time_bare(entries: list[Entry], path: Path) -> float:
    """Return the seconds that bare ``executemany`` takes for the same cells."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    widths = {name: len(rows[0]) + 1 for name, rows in entries[0].marks.items() if rows}
    widths |= {"reading": len(entries[0].row) + 1, "text": 2}
    for name, width in widths.items():
        connection.execute(f"CREATE TABLE {name} ({', '.join(f'c{at}' for at in range(width))})")
    insert = {name: f"INSERT INTO {name} VALUES ({', '.join('?' * width)})" for name, width in widths.items()}
    begun = time.perf_counter()
    for at, some in batches(entries):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(insert["text"], [(at + n, one.text) for n, one in enumerate(some)])
        connection.executemany(insert["reading"], [(at + n, *one.row) for n, one in enumerate(some)])
        for name in entries[0].marks:
            if name in insert:
                rows = [(at + n, *row) for n, one in enumerate(some) for row in one.marks[name]]
                connection.executemany(insert[name], rows)
        connection.execute("COMMIT")
    taken = time.perf_counter() - begun
    connection.close()
    return taken


def time_store(entries: list[Entry], path: Path) -> float:
    """Return the seconds that the ledger takes for rows that workers have made."""
    with open_ledger(path) as ledger:
        begun = time.perf_counter()
        for _, some in batches(entries):
            ledger.store(some)
        return time.perf_counter() - begun


def time_put(readings: list[Reading], path: Path) -> float:
    """Return the seconds that the ledger takes from records."""
    with open_ledger(path) as ledger:
        begun = time.perf_counter()
        for at in range(0, len(readings), BATCH):
            ledger.put(readings[at : at + BATCH])
        return time.perf_counter() - begun


def batches(entries: list[Entry]) -> Iterator[tuple[int, list[Entry]]]:
    """Yield the entries of one transaction after the other, with the number of the first."""
    for at in range(0, len(entries), BATCH):
        yield at, entries[at : at + BATCH]


def make_reading(number: int) -> Reading:
    """Return an invented article of 60 sentences with five marks each."""
    sentence = "At least {} people left Ostra for Vel and {} stayed behind in the rain.\n"
    lines = [sentence.format(number + at + 10, at + 1) for at in range(SENTENCES)]
    text = "".join(lines)
    article = _article(f"{number}.txt", text)
    marks, start = Marks(), 0
    for line in lines:
        marks = _join(marks, _mark_line(article, start, line.rstrip()))
        start += len(line)
    return Reading(tool=VERSION, model=None, article=article, marks=marks)


def _article(key: str, text: str) -> Article:
    digest = digest_bytes(text.encode())
    return Article(
        id=article_id(key, digest),
        uri=key,
        key=key,
        digest=digest,
        reader="benchmark",
        title=Title(text=text[:12], start=0, end=12),
        authors=(),
        publisher=Named(name="The Vel Courier", how=How.GIVEN, start=None, end=None),
        agency=None,
        credits=(),
        published=None,
        modified=None,
        language="en",
        language_confidence=1.0,
        text=text,
        boilerplate=(),
        blocks=(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH),),
        pages=(),
        carried={},
        warnings=(),
    )


def _join(one: Marks, other: Marks) -> Marks:
    return replace(
        one,
        claims=one.claims + other.claims,
        figures=one.figures + other.figures,
        names=one.names + other.names,
    )


def _mark_line(article: Article, start: int, line: str) -> Marks:
    whole = Span(start=start, end=start + len(line))
    claim = mark_id("claim", article.id, [whole], line)
    figures, names, at = [], [], start
    for word in line.split(" "):
        span = Span(start=at, end=at + len(word))
        if word.isdigit():
            figures.append(_figure(article, span, word, claim))
        elif word in {"Ostra", "Vel"}:
            names.append(
                Name(
                    id=mark_id("name", article.id, [span], word),
                    start=span.start,
                    end=span.end,
                    text=word,
                    type=NameType.GPE,
                    entity=None,
                    confidence=0.9,
                )
            )
        at += len(word) + 1
    hop = Voice(kind=VoiceKind.PUBLISHER, name="The Vel Courier", start=None, end=None)
    made = Claim(
        id=claim,
        spans=(whole,),
        voice=(hop,),
        attribution=None,
        modality=Modality.ASSERTED,
        negated=False,
        figures=tuple(one.id for one in figures),
        dates=(),
        names=tuple(one.id for one in names),
        events=(),
        confidence=0.8,
    )
    return Marks(claims=(made,), figures=tuple(figures), names=tuple(names))


def _figure(article: Article, span: Span, word: str, claim: str) -> Figure:
    return Figure(
        id=mark_id("figure", article.id, [span], word),
        start=span.start,
        end=span.end,
        text=word,
        kind=FigureKind.COUNT,
        value=int(word),
        low=int(word),
        high=None,
        modifier=Modifier.AT_LEAST,
        trend=None,
        unit="person",
        counted="people",
        harm=(),
        victims=None,
        status=None,
        blamed=None,
        part_of=None,
        when=None,
        where="Ostra",
        place_in=PlaceIn.TEXT,
        negated=False,
        evidence=FigureEvidence(counted=(span,)),
        claim=claim,
        attribution=None,
        confidence=0.7,
    )


if __name__ == "__main__":
    run(Path())
