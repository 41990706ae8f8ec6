"""Forgetting a person: their name masked in every cell, what was judged of it erased, and new articles masked too.

All in one transaction; afterwards every text of the ledger is looked through again, and what still holds the name (an
address, say, which is how an article is known) is told.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Text, select

from sayso.errors import BadSetting
from sayso.records import Article, ForgottenName, Reading
from sayso.review.erasure import Eraser, forget_in_reading, forgotten_name, name_words
from sayso.review.line import Line
from sayso.store import schema
from sayso.store.column import columns, encoder
from sayso.store.database import Database
from sayso.store.held import fetch, held
from sayso.store.log import Log
from sayso.store.row import decode_said, encode_said, hash_text, mark_rows_of, seal_rows
from sayso.store.schema import ARTICLE_ELSEWHERE, MARK_RECORDS
from sayso.store.write import now

_SAID = {"given": ("value", "by"), "failure": ("message", "uri"), "removed": ("reason",)}
"""Columns with words of people or of inputs, beside those of articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """What became of a name.

    readings:   how many readings were masked
    judgements: how many lines of the log lost what they said
    left:       where the name still stands, a sentence each: what can only be taken out whole
    """

    readings: int
    judgements: int
    left: tuple[str, ...]


def forgotten_names(database: Database) -> tuple[ForgottenName, ...]:
    """Return the names that are masked in whatever is read into the ledger, as hashes."""
    table = schema.forgotten
    find = select(table.c.digest, table.c.salt, table.c.words).order_by(table.c.digest)
    return tuple(ForgottenName(digest=one, key=key, words=words) for one, key, words in database.rows(find))


def check_name(log: Log, name: str) -> None:
    """Hold that a name can be forgotten. Raises: BadSetting for one without letters, and for that of a reviewer."""
    words = name_words(name)
    if not words or max(map(len, words)) < 2:
        raise BadSetting("name", name, "it has letters")
    if any(name_words(line.reviewer) == words for line in log.lines()):
        raise BadSetting("name", name, "a reviewer signs with it; what a log is signed with cannot be taken out of it")


def forget_person(database: Database, name: str, reason: str) -> int:
    """Mask ``name`` in everything but the log, within a transaction; return how many readings held it."""
    known = forgotten_names(database)
    one = forgotten_name(name, known[0].key if known else secrets.token_hex(32))
    if one not in known:
        cells = (one.digest, one.key, one.words, reason, now())
        database.insert(schema.forgotten, ("digest", "salt", "words", "reason", "at"), [cells])
    readings = 0
    reading, version, article = schema.reading, schema.version, schema.article
    find = (
        select(reading.c.number, article.c.key)
        .join(version, version.c.number == reading.c.version)
        .join(article, article.c.number == version.c.article)
        .order_by(reading.c.number)
    )
    for number, key in [tuple(row) for row in database.rows(find)]:
        for stored in held(database, [number]):
            before = fetch(database, stored)
            after = forget_in_reading(before, (one,))
            if after != before:
                database.forget([key])
                _rewrite(database, number, after)
                database.learn([key])
                readings += 1
    database.sql("DELETE FROM text WHERE number NOT IN (SELECT text FROM reading)")
    _mask_said(database, Eraser((one,)))
    # Link results and what they are made from quote articles; they are made again from what is left.
    database.sql("DELETE FROM link")
    database.sql("DELETE FROM gist")
    database.merge()
    return readings


def lines_with(lines: list[Line], name: str) -> list[str]:
    """Return the seals of the lines of the log in whose words ``name`` stands."""
    eraser = Eraser((forgotten_name(name, "log"),))
    return [
        line.seal for line in lines if line.judgement is not None and eraser.mask_all(line.judgement) != line.judgement
    ]


def left_over(database: Database, name: str) -> Iterator[str]:
    """Yield where ``name`` still stands in the ledger, column by column."""
    eraser = Eraser((forgotten_name(name, "left"),))
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Text):
                count = sum(eraser.holds(cell) for (cell,) in database.each(select(column)) if cell)
                if count:
                    yield f"{table.name}.{column.name}: {count:,}"


def _rewrite(database: Database, number: int, reading: Reading) -> None:
    """Put ``reading`` in the place of the one of this number, under the same stamp."""
    article = reading.article
    frame = (reading.marks.frame, msgspec.json.encode(reading.marks.warnings).decode())
    row = (*encoder(Article, ARTICLE_ELSEWHERE)(article), *frame)
    marks = {kind: mark_rows_of(kind, reading.marks) for kind in MARK_RECORDS}
    names = [*(column.name for column in columns(Article, ARTICLE_ELSEWHERE)), "frame", "mark_warnings"]
    cells: dict[str, Any] = dict(zip(names, row, strict=True))
    cells |= {"text": _text(database, article.text), "seal": seal_rows(row, marks)}
    listed = ", ".join(f'"{name}" = ?' for name in cells)
    database.sql(f"UPDATE reading SET {listed} WHERE number = ?", (*cells.values(), number))
    for kind, table in schema.marks.items():
        database.sql(f'DELETE FROM "{kind}" WHERE reading = ?', (number,))
        database.insert(table, [column.name for column in table.columns], [(number, *mark) for mark in marks[kind]])


def _text(database: Database, body: str) -> int:
    """Return the number of a stored text, which is stored when it is not there yet."""
    one = hash_text(body)
    for (number,) in database.cells("SELECT number FROM text WHERE hash = ?", (one,)):
        return int(number)
    ((top,),) = database.cells("SELECT coalesce(max(number), 0) FROM text")
    database.insert(schema.text, ("number", "hash", "body"), [(int(top) + 1, one, body)])
    return int(top) + 1


def _mask_said(database: Database, eraser: Eraser) -> None:
    """Mask what people, side-cars and tables said of articles, and what failures and removals say."""
    version = schema.version
    for number, said in [tuple(row) for row in database.rows(select(version.c.number, version.c.given))]:
        masked = encode_said(eraser.mask_all(decode_said(said)))
        if masked != said:
            database.sql("UPDATE version SET given = ? WHERE number = ?", (masked, number))
    for name, cells in _SAID.items():
        for cell in cells:
            found = {one for (one,) in database.cells(f'SELECT "{cell}" FROM "{name}"') if one and eraser.holds(one)}
            for one in sorted(found):
                database.sql(f'UPDATE "{name}" SET "{cell}" = ? WHERE "{cell}" = ?', (eraser.mask(one), one))
