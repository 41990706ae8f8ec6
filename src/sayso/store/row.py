"""A reading as rows of plain values, and rows as a reading again. Lossless both ways; no database is touched here."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from sayso.errors import SpanMismatch
from sayso.identity import hash_array
from sayso.records import Article, Caveat, Given, Marks, Raw, Reading
from sayso.review.erasure import eraser_of
from sayso.settings import Settings, hash_settings
from sayso.store.column import Row, decoder, encoder
from sayso.store.nul import needs_escape
from sayso.store.quote import misquotes
from sayso.store.schema import ARTICLE_ELSEWHERE, MARK_RECORDS

_caveats = msgspec.json.Decoder(tuple[Caveat, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came with an article's bytes: with the same bytes, the rest of what a reading depends on."""

    media_type: str
    given: tuple[Given, ...]
    carried: Mapping[str, str]
    caveats: tuple[Caveat, ...]


NOTHING_SAID = Said(media_type="", given=(), carried={}, caveats=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reading on its way into a ledger, as plain values that pass cheaply between processes.

    stamp:    hash of what the reading was made with and from, see `stamp_reading`
    location: where the bytes were found, None when that is not a file
    said:     `Said` as JSON text
    head:     tool, model, settings hash, hash of what was given
    seal:     hash of ``row`` and ``marks``
    row:      the cells of the reading's article fields, then the frame and the warnings of marking
    marks:    rows of each kind of mark, in order, without the reading's number
    warned:   whether reading or marking had something to warn of
    plain:    whether no cell of ``row`` and ``marks`` holds NUL, see `sayso.store.nul`
    """

    key: str
    digest: str
    article: str
    uri: str
    location: str | None
    said: str
    stamp: str
    head: tuple[str, str | None, str, str]
    text: str
    text_hash: str
    seal: str
    row: Row
    marks: Mapping[str, Sequence[Row]]
    warned: bool
    plain: bool


def hash_text(body: str) -> str:
    """Return ``sha256:<hex>`` of a stored text, in UTF-8. Raises: UnicodeEncodeError for a lone surrogate."""
    return "sha256:" + hashlib.sha256(body.encode()).hexdigest()


def said_of(raw: Raw) -> Said:
    """Return what came with the bytes of ``raw``."""
    return Said(media_type=raw.media_type, given=raw.given, carried=dict(raw.carried), caveats=raw.caveats)


def encode_said(said: Said) -> str:
    """Return ``said`` as JSON text, its mapping in order of name."""
    return msgspec.json.encode(said, order="deterministic").decode()


def decode_said(said: str) -> Said:
    """Return what `encode_said` wrote."""
    return msgspec.json.decode(said, type=Said)


def hash_given(said: str, set_by_people: Sequence[Given]) -> str:
    """Return the hash of everything that was said of an article from outside its bytes."""
    return hash_array("given", said, [[one.field, one.value] for one in set_by_people])


def stamp_reading(article: str, tool: str, model: str | None, settings: str, given: str) -> str:
    """Return the id of a reading: which article as which tool, model, settings and given facts read it."""
    return hash_array("reading", article, tool, model, settings, given)


def encode_reading(
    reading: Reading,
    settings: Settings,
    *,
    said: Said = NOTHING_SAID,
    set_by_people: Sequence[Given] = (),
    location: str | None = None,
) -> Entry:
    """Return ``reading`` as rows.

    Raises: SpanMismatch when a span does not quote the article's text, so that no such cell is ever stored.
    """
    for lie in misquotes(reading):
        raise SpanMismatch(lie.mark, lie.shown, lie.stored)
    article = reading.article
    made = encode_said(said)
    # Known by the hash of what was said, and kept without the names that are to be forgotten.
    kept = encode_said(eraser_of(article, settings.forgotten).mask_all(said)) if settings.forgotten else made
    frame = (reading.marks.frame, msgspec.json.encode(reading.marks.warnings).decode())
    row = (*encoder(Article, ARTICLE_ELSEWHERE)(article), *frame)
    marks = {name: mark_rows_of(name, reading.marks) for name in MARK_RECORDS}
    head = (reading.tool, reading.model, hash_settings(settings), hash_given(made, set_by_people))
    encoded = _encode_rows(row, marks)
    return Entry(
        key=article.key,
        digest=article.digest,
        article=article.id,
        uri=article.uri,
        location=location,
        said=kept,
        stamp=stamp_reading(article.id, *head),
        head=head,
        text=article.text,
        text_hash=hash_text(article.text),
        seal=_seal(encoded),
        row=row,
        marks=marks,
        warned=bool(article.warnings or reading.marks.warnings),
        plain=not any(map(needs_escape, encoded)),
    )


def seal_rows(row: Row, marks: Mapping[str, Sequence[Row]]) -> str:
    """Return ``sha256:<hex>`` of the cells of a reading and its marks, each mark with its position in front."""
    return _seal(_encode_rows(row, marks))


def _encode_rows(row: Row, marks: Mapping[str, Sequence[Row]]) -> list[bytes]:
    return [msgspec.json.encode(row), *(msgspec.json.encode(marks[name]) for name in MARK_RECORDS)]


def _seal(encoded: list[bytes]) -> str:
    return "sha256:" + hashlib.sha256(b"".join(encoded)).hexdigest()


def mark_rows_of(name: str, marks: Marks) -> list[Row]:
    """Return the rows of one kind of mark, in order: the position, then the mark's cells."""
    turn = encoder(MARK_RECORDS[name])
    return [(position, *turn(mark)) for position, mark in enumerate(getattr(marks, name))]


def decode_article(row: Row, *, id: str, key: str, digest: str, text: str) -> Article:
    """Return the article of a reading's cells."""
    article: Article = decoder(Article, ARTICLE_ELSEWHERE)(row, id=id, key=key, digest=digest, text=text)
    return article


def decode_marks(rows: Mapping[str, Sequence[Row]], frame: str | None, warnings: str) -> Marks:
    """Return the marks of a reading; ``rows`` are those of each kind in order, position first."""
    found: dict[str, Any] = {}
    for name, some in rows.items():
        turn = decoder(MARK_RECORDS[name])
        found[name] = tuple(turn(row[1:]) for row in some)
    return Marks(frame=frame, warnings=_caveats.decode(warnings), **found)
