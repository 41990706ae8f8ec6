"""The JSON that other programs consume: records to JSON and back, one article a line.

The line of an article holds the fields of `Article` and of `Marks` side by side (schema version `SCHEMA`); ``read``
prints the article's alone, and ``mark`` takes either. Unknown fields are ignored on the way in, so that a later
version can be read.
"""

from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from sayso.errors import NotReadable
from sayso.records import Article, Links, Marks, Reading
from sayso.settings import SCHEMA

Record = TypeVar("Record")

_encoder = msgspec.json.Encoder()


def article_fields(article: Article, tool: str) -> dict[str, Any]:
    """Return the contract's fields of ``article`` alone, in order; values are records and plain values."""
    head = {"schema": SCHEMA, "tool": tool}
    return head | {name: getattr(article, name) for name in Article.__dataclass_fields__}


def reading_fields(reading: Reading) -> dict[str, Any]:
    """Return the contract's fields of ``reading`` in order; ``warnings`` are those of reading, then of marking."""
    article, marks = reading.article, reading.marks
    line: dict[str, Any] = {"schema": SCHEMA, "tool": reading.tool, "model": reading.model}
    line |= {name: getattr(article, name) for name in Article.__dataclass_fields__ if name != "warnings"}
    line |= {name: getattr(marks, name) for name in Marks.__dataclass_fields__ if name != "warnings"}
    line["warnings"] = article.warnings + marks.warnings
    return line


def encode_article(article: Article, tool: str) -> bytes:
    """Return the JSON line of an article that is read and not marked, without line end."""
    return _encoder.encode(article_fields(article, tool))


def encode_reading(reading: Reading) -> bytes:
    """Return the JSON line of a marked article, without line end."""
    return _encoder.encode(reading_fields(reading))


def encode_links(links: Links) -> bytes:
    """Return link results as one JSON object."""
    return _encoder.encode(links)


def encode_links_lines(links: Links) -> list[bytes]:
    """Return link results as JSON lines, one record each, its kind in ``record`` (the field's name in `Links`)."""
    return [
        _encoder.encode({"record": name} | {key: getattr(record, key) for key in record.__dataclass_fields__})
        for name in Links.__dataclass_fields__
        for record in getattr(links, name)
    ]


def decode_article(line: bytes | str) -> Article:
    """Return the article of a line that ``read`` or ``mark`` printed.

    Raises: NotReadable when the line is not of the contract, saying which field is wrong.
    """
    return _decode(line, Article)


def decode_reading(line: bytes | str) -> Reading:
    """Return the marked article of a line that ``mark`` printed; all its warnings stand in ``marks.warnings``.

    Raises: NotReadable when the line is not of the contract, saying which field is wrong.
    """
    head = _decode(line, _Head)
    article = _decode(line, Article)
    marks = _decode(line, Marks)
    return Reading(tool=head.tool, model=head.model, article=replace(article, warnings=()), marks=marks)


def decode_links(blob: bytes | str) -> Links:
    """Return link results from their one JSON object. Raises: NotReadable when it is not of the contract."""
    return _decode(blob, Links)


class _Head(msgspec.Struct):
    """What a marked line says of its making."""

    tool: str
    model: str | None


def _decode(line: bytes | str, kind: type[Record]) -> Record:
    """Return ``line`` as a record of ``kind``."""
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.MsgspecError as error:
        raise NotReadable(
            "JSON line", f"not of sayso's contract: {error}. Make it with `sayso mark --json`."
        ) from error
