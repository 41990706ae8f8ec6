"""Full-text search in PostgreSQL: one vector of words a piece of a text, made of the words of `sayso.store.words`.

The server's own parser is not asked, so that words are the same in both engines and under any locale of the server.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import BigInteger, Column, MetaData, Table
from sqlalchemy.dialects.postgresql import TSVECTOR

from sayso.store.database import Cells, Database
from sayso.store.words import folded, wanted_of, words

PIECE = 2_000
"""Words of a text that one vector takes: 2,000 of the longest are 0.8 MB, under the 1 MB that PostgreSQL allows."""

LAP = 50
"""Words that a piece shares with the next, so that a phrase of so many is whole in one of them."""

TABLE = Table(
    "search",
    MetaData(),
    Column("article", BigInteger(), primary_key=True),
    Column("piece", BigInteger(), primary_key=True),
    Column("words", TSVECTOR()),
)
NAMES = ("article", "piece", "words")

FORGET = "DELETE FROM search WHERE article IN (SELECT number FROM article WHERE key = ANY(?))"
SEARCHABLE = "SELECT number, title, body FROM searchable WHERE key = ANY(?)"

_FOUND = "SELECT article FROM search WHERE words @@ ?::tsquery"
_RANKED = """
WITH found AS ({found}),
ranked AS (
  SELECT search.article, sum(ts_rank(search.words, ?::tsquery)) AS rank
  FROM search JOIN found ON found.article = search.article
  WHERE search.words @@ ?::tsquery
  GROUP BY search.article
)
"""
_MATCH = "SELECT article FROM ranked ORDER BY rank DESC, article"
_QUERY = """
SELECT version.id, reading.uri, reading.title_text, reading.publisher_name, reading.published_value, text.body
FROM ranked
JOIN article ON article.number = ranked.article
JOIN reading ON reading.number = article.reading
JOIN version ON version.number = reading.version
JOIN text ON text.number = reading.text
{within}
ORDER BY ranked.rank DESC, article.key
LIMIT ?
"""

Term = tuple[tuple[str, ...], bool]
"""Words that follow one another, and whether the last is only the start of a word."""


def learnt(rows: list[Cells]) -> list[Cells]:
    """Return the rows of the index for articles given as (number, title, body)."""
    return [
        (number, piece, vector)
        for number, title, body in rows
        for piece, vector in (*islice(_pieces(title), 1), *((at + 1, one) for at, one in _pieces(body)))
    ]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the vectors of a text, numbered."""
    found = folded(text)
    for piece, start in enumerate(range(0, max(1, len(found) - LAP), PIECE)):
        some = found[start : start + PIECE + LAP]
        yield piece, " ".join(f"{word}:{at}" for at, word in enumerate(some, 1))


def find(
    database: Database, query: str, limit: int, within: Sequence[int] | None
) -> Iterator[tuple[Cells, list[dict[str, int]]]]:
    """Yield articles and where the words of ``query`` stand in them; see `sayso.store.database.Database.find`."""
    terms = _terms(query)
    ranked, parameters = _ranked(terms)
    if ranked:
        some = "" if within is None else "WHERE ranked.article = ANY(?)"
        asked = (*parameters, *(() if within is None else (list(within),)), limit)
        for row in database.cells(ranked + _QUERY.format(within=some), asked):
            yield row, hits(row[-1], terms)


def match(database: Database, query: str) -> list[int]:
    """Return the numbers of the articles that hold all words of ``query``, the best first."""
    ranked, parameters = _ranked(_terms(query))
    return [number for (number,) in database.cells(ranked + _MATCH, parameters)] if ranked else []


def _terms(query: str) -> list[Term]:
    return [(tuple(word for _, _, word in words(said)), open_ended) for said, open_ended in wanted_of(query)]


def _ranked(terms: Sequence[Term]) -> tuple[str, tuple[str, ...]]:
    """Return the part of a statement that ranks what holds all ``terms``, and its parameters; "" without any."""
    asked = [part for term in terms for part in _asked(term)]
    either = " | ".join(f"({one})" for one in asked)
    found = " INTERSECT ".join([_FOUND] * len(asked))
    return (_RANKED.format(found=found), (*asked, either, either)) if asked else ("", ())


def _asked(term: Term) -> Iterator[str]:
    """Yield a term in the language of tsquery; one of more than `LAP` words in parts that overlap."""
    said, open_ended = term
    for start in range(0, max(1, len(said) - 1), LAP - 1):
        part = said[start : start + LAP]
        last = "*" if open_ended and start + LAP >= len(said) else ""
        yield " <-> ".join(f"'{word}'" for word in part) + (f":{last}" if last else "")


def hits(body: str, terms: Sequence[Term]) -> list[dict[str, int]]:
    """Return where ``terms`` stand in ``body``, in order; those that overlap are one."""
    spans: list[tuple[int, int]] = []
    told = [(start, end, word) for start, end, word in words(body)]
    for said, open_ended in terms:
        for at in range(len(told) - len(said) + 1):
            there = [word for _, _, word in told[at : at + len(said)]]
            if there[:-1] == list(said[:-1]) and (
                there[-1] == said[-1] or (open_ended and there[-1].startswith(said[-1]))
            ):
                spans.append((told[at][0], told[at + len(said) - 1][1]))
    joined: list[dict[str, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1]["end"]:
            joined[-1]["end"] = max(end, joined[-1]["end"])
        else:
            joined.append({"start": start, "end": end})
    return joined
