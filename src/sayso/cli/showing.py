"""What ``sayso show`` prints: a table of articles, a table of link results, questions, or one row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.cli.pile import find_article, is_id, readings_of
from sayso.cli.screen import out, put, tell
from sayso.errors import UnknownName
from sayso.records import Links
from sayso.show.link_table import LinkTable, Quoted
from sayso.show.rollup import CountTable
from sayso.show.rows import TABLES
from sayso.show.table import Row, Table
from sayso.show.tables import LINK_TABLES

if TYPE_CHECKING:
    from sayso.store import Ledger

KINDS: dict[str, tuple[str, ...]] = {"articles": ("claims", "attributions", "figures", "dates", "names")}
"""Kinds of marks that a table needs beside all of them; see `_kinds`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How much is shown and how. ``limit``: rows, 0 for all, None for what suits the form.

    rule:    the name of the roll-up rule, where roll-ups are shown
    ranking: the file that ranks sources, for the rule that needs one
    """

    article: str | None
    limit: int | None
    form: Literal["page", "json", "csv"]
    rule: str = "range"
    ranking: Path | None = None


def show(ledger: "Ledger", what: str, shape: Shape) -> None:
    """Print what was asked for. Raises: UnknownName when there is no such table, NotFound when no such row."""
    tables: dict[str, Table | LinkTable] = {table.name: table for table in TABLES}
    tables |= {table.name: table for table in LINK_TABLES}
    if what in tables:
        _show_table(ledger, tables[what], shape)
    elif what in {"rollups", "tolls"}:
        _show_counts(ledger, what, shape)
    elif is_id(what):
        from sayso.cli.row import show_row

        show_row(ledger, what, as_json=shape.form == "json")
    else:
        raise UnknownName("table", what, [*tables, "rollups", "tolls"])


def _show_table(ledger: "Ledger", table: Table | LinkTable, shape: Shape) -> None:
    """Print one table in the form that was asked for."""
    if table.name == "questions" and shape.form == "page":
        from sayso.cli.weave import print_questions

        links = ledger.links()
        print_questions(_about(links, find_article(ledger, shape.article) if shape.article else None), shape.limit)
        return
    rows = _rows(ledger, table, shape.article)
    if shape.form == "page":
        from sayso.cli.listing import print_listing

        print_listing(table.name, table.header, rows, shape.limit)
    else:
        _print_lines(table, rows, shape)


def _show_counts(ledger: "Ledger", what: str, shape: Shape) -> None:
    """Print what a rule makes of the accounts of each count, or how the counts moved as articles came out."""
    from sayso.cli.rolling import read_ranking, read_rule
    from sayso.pipeline import roll_up, running_tolls
    from sayso.show.rollup import ROLLUP_COLUMNS, STEP_COLUMNS, rollup_rows, step_rows

    links = _about(ledger.links(), find_article(ledger, shape.article) if shape.article else None)
    if what == "rollups":
        rows = rollup_rows(roll_up(links, read_rule(shape.rule), read_ranking(shape.ranking)))
        table = CountTable(name=what, columns=ROLLUP_COLUMNS)
    else:
        rows = step_rows(running_tolls(links), links)
        table = CountTable(name=what, columns=STEP_COLUMNS)
    if shape.form == "page":
        from sayso.cli.listing import print_listing

        print_listing(table.name, table.header, rows, shape.limit)
    else:
        _print_lines(table, rows, shape)


def _rows(ledger: "Ledger", table: Table | LinkTable, article: str | None) -> Iterator[Row]:
    """Yield the rows of a table, of one article or of all."""
    if isinstance(table, Table):
        for reading in readings_of(ledger, article):
            yield from table.rows(reading)
        return
    links = ledger.links()
    if article is not None:
        links = _about(links, find_article(ledger, article))
    quoted = Quoted.wanted_by(links)
    for reading in ledger.readings(("claims", "attributions")):
        quoted.note(reading)
    yield from table.rows(links, quoted)


def _about(links: Links, article: str | None) -> Links:
    """Return the part of link results that has something to do with one article; all of it for None."""
    if article is None:
        return links
    return replace(
        links,
        questions=tuple(q for q in links.questions if any(c.article == article for a in q.accounts for c in a.claims)),
        copies=tuple(c for c in links.copies if any(m.article == article for m in c.members)),
        documents=tuple(d for d in links.documents if any(m.article == article for m in d.mentions)),
        entities=tuple(e for e in links.entities if any(m.article == article for m in e.mentions)),
        events=tuple(e for e in links.events if any(m.article == article for m in e.mentions)),
    )


def _print_lines(table: Table | LinkTable | CountTable, rows: Iterable[Row], shape: Shape) -> None:
    """Print rows as JSON lines or CSV; with a limit, say whether more would follow."""
    from sayso.show.export.csv import encode_rows
    from sayso.show.export.json import encode_row

    incoming = iter(rows)
    if shape.form == "csv":
        out().write(encode_rows([table.header])[0])
    for row in islice(incoming, shape.limit or None):
        if shape.form == "csv":
            out().write(encode_rows([row])[0])
        else:
            put(encode_row(table.columns, row))
    out().flush()
    if shape.limit and (left := sum(1 for _ in incoming)):
        tell(f"{left:,} more rows of {table.name} are not shown; leave --limit out to have them.")
