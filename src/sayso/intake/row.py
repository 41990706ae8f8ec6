"""One row of a table as a `Raw`: its text column, what the row gives, and what is carried along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from sayso.errors import BadRow, BadSetting, NoTextColumn, TooLarge
from sayso.intake.source import Source, as_failure
from sayso.intake.url import canonical_url
from sayso.records import Failure, Given, Raw
from sayso.vocabulary import How

DEFAULTS = ("id", "text", "title", "published", "publisher", "url")
"""Our columns that a table may have under the same name."""

ON_REQUEST = ("author", "agency", "modified", "language")
"""Our columns that are taken only when the mapping names them."""

ROW = "application/x-sayso-row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what: our names to the table's own."""

    names: Mapping[str, str]

    @property
    def text(self) -> str:
        """The table's name for the text column."""
        return self.names["text"]


def map_columns(asked: Mapping[str, str] | None) -> Columns:
    """Return the mapping in force: ours by default, the table's own name where ``asked`` says so.

    Raises: BadSetting when ``asked`` names a column that sayso does not have.
    """
    asked = dict(asked or {})
    known = (*DEFAULTS, *ON_REQUEST)
    for name in asked:
        if name not in known:
            raise BadSetting("columns", name, f"the columns are {', '.join(known)}")
    return Columns(names={name: name for name in DEFAULTS} | asked)


def missing_text(source: Source, columns: Columns, present: list[str]) -> Failure:
    """Return the failure of a table that has no text column."""
    return as_failure(source.uri, NoTextColumn(source.uri, columns.text, ", ".join(present[:20]) or "none"))


def row_raw(source: Source, columns: Columns, number: int, row: Mapping[str, Any]) -> Raw | Failure:
    """Return row ``number`` (counted from 1, without the header) as a `Raw`, or why it cannot be one.

    The body is the row's canonical JSON, ``{"text", "given", "carried"}`` with sorted keys, so that a corrected
    title is a new version of the article and a flag of the command line is not.
    """
    text = row.get(columns.text)
    if not isinstance(text, str):
        why = f"the column {columns.text!r} is missing or empty" if text is None else f"{columns.text!r} is no text"
        return failed_row(source, number, why)
    ours = set(columns.names.values())
    said = {name: plain(row[theirs]) for name, theirs in columns.names.items() if row.get(theirs) not in (None, "")}
    fields = {name: value for name, value in said.items() if name not in {"id", "text"}}
    carried = {name: plain(value) for name, value in row.items() if name not in ours and value is not None}
    body = msgspec.json.encode({"text": _encodable(text), "given": fields, "carried": carried}, order="sorted")
    if len(body) > source.settings.max_bytes:
        error = TooLarge(f"{source.uri} row {number}", len(body), source.settings.max_bytes)
        return as_failure(f"{source.uri}#{number}", error)
    name = said.get("id") or str(number)
    url = fields.get("url")
    by_row = tuple(Given(field=field, value=value, how=How.GIVEN) for field, value in fields.items())
    return Raw(
        uri=url or f"{source.uri}#{name}",
        key=canonical_url(url) if url else f"{source.key}#{name}",
        location=source.location,
        media_type=ROW,
        body=body,
        given=source.given + by_row + source.beside,
        carried=carried,
    )


def failed_row(source: Source, number: int, why: str) -> Failure:
    """Return the failure of one row; the others are read."""
    return as_failure(f"{source.uri}#{number}", BadRow(source.uri, number, why))


def plain(value: Any) -> str:
    """Return a cell as text: strings as they stand, dates in ISO form, nested values as JSON."""
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return msgspec.json.encode(value, order="sorted", enc_hook=str).decode("utf-8")


def _encodable(text: str) -> str:
    """Return ``text`` with lone surrogates, which no encoding can carry, as U+FFFD; most come back as they are."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text
