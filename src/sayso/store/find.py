"""Full-text search over the stored texts and headlines, each hit with its characters."""

import re
from typing import Any

import pyarrow as pa

from sayso.store.database import Database
from sayso.store.frame import Table

_OPEN, _CLOSE = "\ue000", "\ue001"
_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])
_FOUND = pa.schema(
    [
        ("article", pa.string()),
        ("uri", pa.string()),
        ("title", pa.string()),
        ("publisher", pa.string()),
        ("published", pa.string()),
        ("hits", pa.list_(_SPAN)),
        ("excerpt", pa.string()),
    ]
)
_AROUND = 80
"""Characters shown on either side of the first hit."""

_QUERY = """
SELECT version.id, reading.uri, reading.title_text, reading.publisher_name, reading.published_value, text.body,
  highlight(search, 1, ?, ?)
FROM search
JOIN article ON article.number = search.rowid
JOIN reading ON reading.number = article.reading
JOIN version ON version.number = reading.version
JOIN text ON text.number = reading.text
WHERE search MATCH ?
ORDER BY rank, article.key
LIMIT ?
"""


def search(database: Database, query: str, limit: int) -> Table:
    """Return the articles that hold all words of ``query``, the best first; see `sayso.store.Ledger.search`."""
    lines: list[dict[str, Any]] = []
    wanted = _match(query)
    if wanted:
        for *head, body, marked in database.sql(_QUERY, (_OPEN, _CLOSE, wanted, limit)):
            hits = _hits(body, marked)
            lines.append(dict(zip(_FOUND.names, head, strict=False)) | {"hits": hits, "excerpt": _excerpt(body, hits)})
    return Table(pa.Table.from_pylist(lines, schema=_FOUND))


def _match(query: str) -> str:
    """Return ``query`` in FTS5's language: all words, phrases in double quotes, a star for the rest of a word."""
    found = []
    for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', query):
        bare = word.rstrip("*")
        if re.search(r"\w", phrase or bare):
            found.append(f'"{phrase or bare}"' + ("*" if bare != word else ""))
    return " ".join(found)


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


def _excerpt(body: str, hits: list[dict[str, int]]) -> str:
    start = max(0, (hits[0]["start"] if hits else 0) - _AROUND)
    end = min(len(body), (hits[0]["end"] if hits else 0) + _AROUND)
    return ("…" if start else "") + body[start:end] + ("…" if end < len(body) else "")
