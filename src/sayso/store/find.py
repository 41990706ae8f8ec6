"""Full-text search over the stored texts and headlines, each hit with its characters."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from sayso.store.database import Database
from sayso.store.frame import Table

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
AROUND = 80
"""Characters shown on either side of the first hit."""


def search(database: Database, query: str, limit: int, within: Sequence[int] | None = None) -> Table:
    """Return the articles that hold all words of ``query``, the best first; see `sayso.store.Ledger.search`."""
    lines: list[dict[str, Any]] = []
    with database.faults():
        for (*head, body), hits in database.find(query, limit, within):
            lines.append(dict(zip(_FOUND.names, head, strict=False)) | {"hits": hits, "excerpt": _excerpt(body, hits)})
    return Table(pa.Table.from_pylist(lines, schema=_FOUND))


def _excerpt(body: str, hits: list[dict[str, int]]) -> str:
    start = max(0, (hits[0]["start"] if hits else 0) - AROUND)
    end = min(len(body), (hits[0]["end"] if hits else 0) + AROUND)
    return ("…" if start else "") + body[start:end] + ("…" if end < len(body) else "")
