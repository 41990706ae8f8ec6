"""The tables of a ledger (SQLAlchemy Core), derived from the frozen records by `sayso.store.column`.

``article`` (what stays the same when its bytes change) ← ``version`` (one set of bytes) ← ``reading`` (one version as
one tool, model and settings read it) ← one table a kind of mark. ``article.reading`` names the reading that holds now.
Numbers (``number``) join rows inside one ledger and are never shown; ids are content hashes.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import Column as SqlColumn
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine, UserDefinedType

from sayso.records import Article, Attribution, Claim, Date, Entity, Event, Figure, Name, Wording
from sayso.store.column import Column, columns

SCHEMA_VERSION = 4
"""Number of the last migration; a ledger with a higher one was made by a later sayso."""

MARK_RECORDS: Mapping[str, type] = MappingProxyType(
    {
        "claims": Claim,
        "attributions": Attribution,
        "figures": Figure,
        "dates": Date,
        "events": Event,
        "names": Name,
        "entities": Entity,
        "wording": Wording,
    }
)
"""Each kind of mark under the name of its table, which is its field in `Marks`."""

ARTICLE_ELSEWHERE = ("id", "key", "digest", "text")
"""Fields of `Article` that stand in the tables ``version``, ``article`` and ``text``, not in ``reading``."""


class AnyNumber(UserDefinedType[Any]):
    """A column without affinity: SQLite keeps an int an int and a float a float."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the empty type name."""
        return ""


# Sorted by code point in either engine, whatever the language of the server: equal ledgers give equal exports.
_TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
_SQL: dict[str, TypeEngine[Any]] = {
    "text": _TEXT,
    "integer": BigInteger(),
    "real": Double(),
    "number": Numeric().with_variant(AnyNumber(), "sqlite"),
    "truth": Boolean(),
    "json": _TEXT,
}

metadata = MetaData()


def _columns(of: tuple[Column, ...]) -> list[SqlColumn[Any]]:
    return [SqlColumn(one.name, _SQL[one.kind], nullable=one.nullable) for one in of]


def _number() -> SqlColumn[Any]:
    return SqlColumn("number", _NUMBER, primary_key=True)


def _refers(name: str, to: str, *, nullable: bool = False, index: bool = False) -> SqlColumn[Any]:
    key = ForeignKey(to, ondelete=None if nullable else "CASCADE")
    return SqlColumn(name, BigInteger(), key, nullable=nullable, index=index)


def _text(name: str, *, nullable: bool = False, unique: bool = False) -> SqlColumn[Any]:
    return SqlColumn(name, _TEXT, nullable=nullable, unique=unique)


meta = Table("meta", metadata, SqlColumn("name", _TEXT, primary_key=True), _text("value"))

article = Table(
    "article",
    metadata,
    _number(),
    _text("key", unique=True),
    # Where its bytes were last found; two places are two articles (see `sayso.store.key`).
    SqlColumn("location", _TEXT, index=True),
    # A plain number, not a foreign key: article and reading would otherwise refer to each other.
    SqlColumn("reading", BigInteger()),
)

version = Table(
    "version",
    metadata,
    _number(),
    _text("id", unique=True),
    _refers("article", "article.number"),
    SqlColumn("ordinal", BigInteger(), nullable=False),
    _text("digest"),
    _text("given"),
    _text("added_at"),
    UniqueConstraint("article", "ordinal"),
)

text = Table("text", metadata, _number(), _text("hash", unique=True), _text("body"))

reading = Table(
    "reading",
    metadata,
    _number(),
    _text("id", unique=True),
    _refers("version", "version.number", index=True),
    SqlColumn("text", BigInteger(), ForeignKey("text.number"), nullable=False, index=True),
    _text("tool"),
    _text("model", nullable=True),
    _text("settings"),
    _text("given"),
    _text("made_at"),
    # Hash of all cells of the reading and its marks, so that a missing or changed one is found.
    _text("seal"),
    *_columns(columns(Article, ARTICLE_ELSEWHERE)),
    _text("frame", nullable=True),
    _text("mark_warnings"),
)

marks: Mapping[str, Table] = MappingProxyType(
    {
        name: Table(
            name,
            metadata,
            SqlColumn("reading", BigInteger(), ForeignKey("reading.number", ondelete="CASCADE"), primary_key=True),
            SqlColumn("position", BigInteger(), primary_key=True),
            *_columns(columns(record)),
            sqlite_with_rowid=False,
        )
        for name, record in MARK_RECORDS.items()
    }
)

given = Table(
    "given",
    metadata,
    _number(),
    _refers("article", "article.number", index=True),
    _text("field"),
    _text("value"),
    _text("by", nullable=True),
    _text("at"),
)

link = Table(
    "link",
    metadata,
    SqlColumn("inputs", _TEXT, primary_key=True),
    SqlColumn("kind", _TEXT, primary_key=True),
    SqlColumn("position", BigInteger(), primary_key=True),
    _text("body"),
    sqlite_with_rowid=False,
)

# What linking keeps of a reading, so that it need not be read again for every article that comes; it follows from the
# reading and goes with it. `made` says of what, and by what, it was made.
gist = Table(
    "gist",
    metadata,
    SqlColumn("reading", BigInteger(), ForeignKey("reading.number", ondelete="CASCADE"), primary_key=True),
    _text("made"),
    SqlColumn("body", LargeBinary(), nullable=False),
    sqlite_with_rowid=False,
)

removed = Table(
    "removed", metadata, _number(), _text("id"), _text("reason"), _text("at"), _text("lifted_at", nullable=True)
)

failure = Table(
    "failure",
    metadata,
    SqlColumn("uri", _TEXT, primary_key=True),
    _text("code"),
    _text("message"),
    _text("at"),
)

# The log of reviewers grows and nothing else: triggers refuse UPDATE and DELETE. No table refers to it by a foreign
# key, since PostgreSQL asks for the right to update a row that another one is to refer to.
log = Table(
    "log",
    metadata,
    _number(),
    _text("seal", unique=True),
    _text("reviewer"),
    _text("desk"),
    SqlColumn("ordinal", BigInteger(), nullable=False),
    _text("at"),
    _text("decision"),
    _text("digest"),
    _text("previous"),
    UniqueConstraint("reviewer", "desk", "ordinal"),
    UniqueConstraint("desk", "decision"),
)

# What the lines say; it goes, and can go only, when a line of the log says that it is to be forgotten.
judged = Table("judged", metadata, SqlColumn("seal", _TEXT, primary_key=True), _text("salt"), _text("judgement"))

# Lines to be forgotten, whether they are here or not: what is imported later does not bring them back.
tombstone = Table("tombstone", metadata, SqlColumn("seal", _TEXT, primary_key=True), _text("line"))

# Names that were forgotten, by a salted hash, so that articles read later are masked as well.
forgotten = Table(
    "forgotten",
    metadata,
    SqlColumn("digest", _TEXT, primary_key=True),
    _text("salt"),
    SqlColumn("words", BigInteger(), nullable=False),
    _text("reason"),
    _text("at"),
)
