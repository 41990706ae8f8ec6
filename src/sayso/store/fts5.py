"""Full-text search in SQLite: FTS5 over a view, so that the index keeps no second copy of the texts."""

import re
from collections.abc import Iterator, Sequence

from sayso.store.database import Cells, Database
from sayso.store.words import wanted_of

_OF_KEY = "WHERE number = (SELECT number FROM article WHERE key = ?)"
FORGET = (
    f"INSERT INTO search (search, rowid, title, body) SELECT 'delete', number, title, body FROM searchable {_OF_KEY}"
)
LEARN = f"INSERT INTO search (rowid, title, body) SELECT number, title, body FROM searchable {_OF_KEY}"
MERGE = "INSERT INTO search (search) VALUES ('optimize')"

_OPEN, _CLOSE = "\ue000", "\ue001"

_QUERY = """
SELECT version.id, reading.uri, reading.title_text, reading.publisher_name, reading.published_value, text.body,
  highlight(search, 1, ?, ?)
FROM search
JOIN article ON article.number = search.rowid
JOIN reading ON reading.number = article.reading
JOIN version ON version.number = reading.version
JOIN text ON text.number = reading.text
WHERE search MATCH ?{within}
ORDER BY rank, article.key
LIMIT ?
"""
_MATCH = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid"


def find(
    database: Database, query: str, limit: int, within: Sequence[int] | None
) -> Iterator[tuple[Cells, list[dict[str, int]]]]:
    """Yield articles and where the words of ``query`` stand in them; see `sayso.store.database.Database.find`."""
    wanted = _wanted(query)
    if wanted:
        some = "" if within is None else f" AND search.rowid IN ({', '.join('?' * len(within))})"
        statement = _QUERY.format(within=some)
        for *head, body, marked in database.sql(statement, (_OPEN, _CLOSE, wanted, *(within or ()), limit)):
            yield (*head, body), _hits(body, marked)


def match(database: Database, query: str) -> list[int]:
    """Return the numbers of the articles that hold all words of ``query``, the best first."""
    wanted = _wanted(query)
    return [number for (number,) in database.cells(_MATCH, (wanted,))] if wanted else []


def _wanted(query: str) -> str:
    """Return ``query`` in the language of FTS5."""
    return " ".join(f'"{phrase}"' + ("*" if open_ended else "") for phrase, open_ended in wanted_of(query))


def _hits(body: str, marked: str) -> list[dict[str, int]]:
    """Return where the hits stand in ``body``, from a copy with a mark before and after each.

    A text that holds such a character of its own would throw the count off; then no hit is shown, rather than a wrong
    one.
    """
    if _OPEN in body or _CLOSE in body:
        return []
    hits, taken = [], 0
    for start, end in ((one.start(), one.end()) for one in re.finditer(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}", marked)):
        hits.append({"start": start - taken, "end": end - taken - 2})
        taken += 2
    return hits
