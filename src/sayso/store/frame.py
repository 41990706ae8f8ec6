"""Tables as other programs take them: Arrow, and pandas or Polars one step away."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from sayso.errors import MissingPart
from sayso.identity import quote_spans
from sayso.records import Article, Claim, Span, Voice
from sayso.show.chain import chain_words
from sayso.store import schema
from sayso.store.column import Column, Row, columns
from sayso.store.database import Database
from sayso.store.held import BATCH, Held, current, held, mark_rows
from sayso.store.schema import ARTICLE_ELSEWHERE

if TYPE_CHECKING:
    import pandas
    import polars


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of one kind, held as Arrow. Any library that takes Arrow (``__arrow_c_stream__``) takes it as it is."""

    arrow: pa.Table

    def to_arrow(self) -> pa.Table:
        """Return the rows as a `pyarrow.Table`."""
        return self.arrow

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the rows as a pandas frame. Raises: MissingPart when pandas is not installed."""
        try:
            import pandas  # noqa: F401
        except ImportError as error:
            raise MissingPart("pandas", "frames") from error
        return self.arrow.to_pandas()

    def to_polars(self) -> "polars.DataFrame":
        """Return the rows as a Polars frame. Raises: MissingPart when Polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise MissingPart("polars", "frames") from error
        frame = polars.from_arrow(self.arrow)
        assert isinstance(frame, polars.DataFrame)
        return frame

    def to_pylist(self) -> list[dict[str, Any]]:
        """Return the rows as plain dictionaries."""
        return self.arrow.to_pylist()

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return list(self.arrow.column_names)

    @property
    def num_rows(self) -> int:
        """How many rows there are."""
        return int(self.arrow.num_rows)

    def __len__(self) -> int:
        return self.num_rows

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.arrow.__arrow_c_stream__(requested_schema)  # type: ignore[no-untyped-call]


_ARROW: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
}


def arrow_type(column: Column) -> pa.DataType:
    """Return the Arrow type of a column; numbers that may be whole are floats, lists of records lists of structs."""
    return _ARROW.get(column.kind) or _arrow_of(column.hint)


def _arrow_of(hint: Any) -> pa.DataType:
    origin = get_origin(hint)
    if origin is tuple:
        return pa.list_(_arrow_of(get_args(hint)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return pa.map_(pa.string(), pa.string())
    arms = [arm for arm in get_args(hint) if arm is not type(None)] or [hint]
    plain: dict[Any, pa.DataType] = {int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    (arm,) = arms[:1]
    if hasattr(arm, "__dataclass_fields__"):
        return pa.struct([(name, _arrow_of(inner)) for name, inner in get_type_hints(arm).items()])
    return plain.get(arm, pa.string())


_ARTICLE: dict[str, pa.DataType] = dict.fromkeys(("article", "uri", "title", "publisher", "published"), pa.string())
_EXTRA: dict[str, dict[str, pa.DataType]] = {
    "claims": {"start": pa.int64(), "end": pa.int64(), "text": pa.string(), "chain": pa.string()},
    "attributions": {
        "content_text": pa.string(),
        "cue_text": pa.string(),
        "source_text": pa.string(),
    },
    "figures": {"chain": pa.string()},
    "events": {"chain": pa.string()},
    "dates": {"claim": pa.string(), "chain": pa.string()},
    "names": {"claim": pa.string(), "chain": pa.string()},
}


def arrow_schema(kind: str) -> pa.Schema:
    """Return the columns of the table of one kind of mark: its article's, its record's, and what is derived."""
    own = {column.name: arrow_type(column) for column in columns(schema.MARK_RECORDS[kind])}
    return pa.schema(list((_ARTICLE | own | _EXTRA.get(kind, {})).items()))


def marks_table(database: Database, kind: str) -> Table:
    """Return all marks of one kind in the readings that hold, by article and place in it."""
    made = arrow_schema(kind)
    batches = []
    for some in _in_batches(database):
        lines: list[dict[str, Any]] = []
        for one in some:
            claims = mark_rows(database, "claims", one.number) if "chain" in _EXTRA.get(kind, {}) else []
            lines += _lines(kind, one, mark_rows(database, kind, one.number), claims)
        batches.append(pa.RecordBatch.from_pylist(lines, schema=made))
    return Table(pa.Table.from_batches(batches, schema=made))


def articles_table(database: Database) -> Table:
    """Return the articles as their holding readings describe them, by key, with counts of their marks."""
    own = columns(Article, ARTICLE_ELSEWHERE)
    counts: dict[str, pa.DataType] = {f"n_{kind}": pa.int64() for kind in schema.MARK_RECORDS}
    fields: dict[str, pa.DataType] = {"id": pa.string(), "key": pa.string(), "digest": pa.string()}
    fields |= {column.name: arrow_type(column) for column in own} | {"text": pa.string()} | counts
    made, batches = pa.schema(list(fields.items())), []
    for some in _in_batches(database):
        lines = []
        for one in some:
            line = {"id": one.article, "key": one.key, "digest": one.digest, "text": one.text}
            lines.append(line | _cells(own, one.row) | _counts(database, one.number))
        batches.append(pa.RecordBatch.from_pylist(lines, schema=made))
    return Table(pa.Table.from_batches(batches, schema=made))


def _in_batches(database: Database) -> Iterator[list[Held]]:
    numbers = current(database)
    for at in range(0, len(numbers), BATCH):
        yield list(held(database, numbers[at : at + BATCH]))


def _counts(database: Database, number: int) -> dict[str, int]:
    return {
        f"n_{kind}": database.sql(f'SELECT count(*) FROM "{kind}" WHERE reading = ?', (number,)).scalar_one()
        for kind in schema.MARK_RECORDS
    }


def _cells(own: tuple[Column, ...], row: Row) -> dict[str, Any]:
    """Return a row by column, JSON read, numbers as floats."""
    line: dict[str, Any] = {}
    for column, cell in zip(own, row, strict=False):
        turn = _TURNS.get(column.kind)
        line[column.name] = cell if cell is None or turn is None else turn(cell)
    return line


def _json(cell: str) -> Any:
    """Return what JSON text holds; a mapping as pairs, which is how Arrow takes it."""
    value = msgspec.json.decode(cell)
    return list(value.items()) if isinstance(value, dict) else value


_TURNS: dict[str, Callable[[Any], Any]] = {"json": _json, "number": float, "truth": bool}


def _lines(kind: str, one: Held, rows: list[Row], claims: list[Row]) -> Iterator[dict[str, Any]]:
    """Yield the lines of one article's marks of one kind."""
    own = columns(schema.MARK_RECORDS[kind])
    about = _cells(columns(Article, ARTICLE_ELSEWHERE), one.row)
    head = {
        "article": one.article,
        "uri": about["uri"],
        "title": about["title_text"],
        "publisher": about["publisher_name"],
        "published": about["published_value"],
    }
    said = [_cells(columns(Claim), row[1:]) for row in claims]
    chains = {
        claim["id"]: chain_words(_voices.decode(row[_VOICE + 1])) for claim, row in zip(said, claims, strict=True)
    }
    inside = {mark: claim["id"] for claim in reversed(said) for mark in claim.get(kind, ())} if kind != "claims" else {}
    for row in rows:
        line = head | _cells(own, row[1:])
        if kind == "claims":
            spans = line["spans"]
            line["text"] = quote_spans(one.text, [Span(**span) for span in spans])
            line["start"], line["end"] = (spans[0]["start"], spans[-1]["end"]) if spans else (None, None)
            line["chain"] = chains[line["id"]]
        elif kind == "attributions":
            for part in ("content", "cue", "source"):
                line[f"{part}_text"] = quote_spans(one.text, [Span(**span) for span in line[part]])
        elif "chain" in _EXTRA.get(kind, {}):
            line["claim"] = line.get("claim") or inside.get(line["id"])
            line["chain"] = chains.get(line["claim"])
        yield line


_VOICE = [column.name for column in columns(Claim)].index("voice")
_voices = msgspec.json.Decoder(tuple[Voice, ...])
