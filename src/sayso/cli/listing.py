"""Tables on the terminal: rows under headings, short ids in front, as many columns as a narrow screen can take."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from sayso.cli.page import count_words, shorten
from sayso.cli.screen import console, printable
from sayso.show.chain import FOOT

LIMIT = 100
"""Rows shown when no --limit is given; what is left out is said."""

NARROW = 22
"""Columns that a cell without need of room may take."""

SHORT = 8
"""Hex digits of an id that are shown; so many tell rows apart in any pile a person can look through."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How a table looks on the terminal.

    group:   the heading a row stands under; None for one list without headings
    cells:   the columns shown: heading, words of a row, and whether it takes what room is left
    order:   what rows are sorted by within the whole; None keeps text order
    fold:    makes fewer rows of them before anything else, such as one for each name
    """

    cells: tuple[tuple[str, Callable[[Record], str], bool], ...]
    group: Callable[[Record], str] | None = None
    order: Callable[[Record], Any] | None = None
    fold: Callable[[list[Record]], list[Record]] | None = None


def short_id(record: Record, column: str = "id") -> str:
    """Return the first digits of an id, as `sayso show` takes them."""
    return str(record[column] or "").removeprefix("sha256:")[:SHORT]


def file_name(record: Record) -> str:
    """Return the last part of the input's name."""
    uri = str(record.get("uri") or "")
    return PurePosixPath(uri).name or uri


def words_of(column: str) -> Callable[[Record], str]:
    """Return what makes words of one column; nothing for an empty cell."""
    return lambda record: "" if record[column] is None else str(record[column])


def bounds_of(record: Record) -> str:
    """Return what a figure allows: ``47``, ``40 to 50``, ``at least 40``."""
    low, high = record["low"], record["high"]
    if low is None and high is None:
        return "open"
    if low == high:
        return number_words(low)
    if high is None:
        return f"at least {number_words(low)}" if record["modifier"] != "more_than" else f"over {number_words(low)}"
    if low is None:
        return f"at most {number_words(high)}" if record["modifier"] != "less_than" else f"under {number_words(high)}"
    return f"{number_words(low)} to {number_words(high)}"


def number_words(number: float) -> str:
    """Return a number with its thousands parted."""
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def counted_words(record: Record) -> str:
    """Return what a figure counts: the text's own words, else the unit."""
    return str(record["counted"] or record["unit"] or record["kind"])


def harm_first(record: Record) -> tuple[bool, str, float]:
    """Return the order of figures: people harmed, then the rest, each by what is counted, the lowest first."""
    low = record["low"] if record["low"] is not None else record["high"]
    return (not record["harm"], counted_words(record).casefold(), float("inf") if low is None else low)


def fold_names(records: list[Record]) -> list[Record]:
    """Return one row for each name: its spellings and roles, how often it stands, in how many articles."""
    found: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        found.setdefault((str(record["entity_name"] or record["text"]), record["type"]), []).append(record)
    folded = [
        {
            **group[0],
            "spellings": ", ".join(dict.fromkeys(" ".join(r["text"].split()) for r in group if r["text"] != name)),
            "roles": ", ".join(dict.fromkeys(r["roles"] for r in group if r["roles"])),
            "times": len(group),
            "articles": len({r["article"] for r in group}),
        }
        for (name, _), group in found.items()
    ]
    return sorted(folded, key=lambda record: (-record["articles"], -record["times"], record["text"]))


def last_hop(record: Record) -> str:
    """Return the last name of the chain."""
    return str(record["chain"]).rsplit(" ← ", 1)[-1]


def date_value(record: Record) -> str:
    """Return the value of a date, or what it waits for."""
    if record["waits_for"]:
        return f"waits for {'its date of publication' if record['waits_for'] == 'published' else 'context'}"
    return str(record["edtf"] or record["value"])


def published_words(record: Record) -> str:
    """Return when an article was published and how that is known."""
    return f"{record['published']} ({record['published_how']})" if record["published"] else "undated"


def publisher_words(record: Record) -> str:
    """Return who published an article and how that is known."""
    if not record["publisher"]:
        return "publisher unknown"
    return f"{record['publisher']} ({record['publisher_how']})"


LISTINGS: Mapping[str, Listing] = {
    "articles": Listing(
        cells=(
            ("id", short_id, False),
            ("title", lambda r: shorten(r["title"] or r["uri"], 70), True),
            ("publisher", publisher_words, True),
            ("published", published_words, False),
            ("claims", words_of("n_claims"), False),
        ),
    ),
    "claims": Listing(
        cells=(("id", short_id, False), ("claim", words_of("text"), True), ("article", file_name, False)),
        group=words_of("chain"),
    ),
    "attributions": Listing(
        cells=(
            ("id", short_id, False),
            ("content", words_of("text"), True),
            ("cue", words_of("cue"), False),
            ("article", file_name, False),
        ),
        group=lambda r: str(r["speaker"] or "nobody named"),
    ),
    "figures": Listing(
        cells=(
            ("id", short_id, False),
            ("figure", words_of("text"), True),
            ("means", bounds_of, False),
            ("whose word", words_of("chain"), True),
            ("article", file_name, False),
        ),
        group=counted_words,
        order=harm_first,
    ),
    "dates": Listing(
        cells=(
            ("id", short_id, False),
            ("words", words_of("text"), True),
            ("value", date_value, False),
            ("whose word", words_of("chain"), True),
            ("article", file_name, False),
        ),
        order=lambda r: (r["earliest"] or "9999", r["latest"] or "9999"),
    ),
    "names": Listing(
        cells=(
            ("id", short_id, False),
            ("name", lambda r: str(r["entity_name"] or r["text"]), True),
            ("type", words_of("type"), False),
            ("spellings", words_of("spellings"), True),
            ("roles", words_of("roles"), True),
            ("times", words_of("times"), False),
            ("articles", words_of("articles"), False),
        ),
        fold=fold_names,
    ),
    "events": Listing(
        cells=(
            ("id", short_id, False),
            ("words", words_of("text"), False),
            ("agent", words_of("agent"), True),
            ("patient", words_of("patient"), True),
            ("whose word", words_of("chain"), True),
        ),
        group=words_of("type"),
    ),
    "warnings": Listing(
        cells=(("article", file_name, False), ("message", words_of("message"), True)), group=words_of("code")
    ),
    "copies": Listing(
        cells=(
            ("article", file_name, False),
            ("passage", lambda r: shorten(r["text"] or "", 160), True),
            ("", lambda r: "earliest in this corpus" if r["earliest"] else "", False),
        ),
        group=lambda r: f"{r['kind']} {short_id(r)}",
    ),
    "chronology": Listing(
        cells=(
            ("from", words_of("earliest"), False),
            ("to", lambda r: "" if r["latest"] == r["earliest"] else str(r["latest"]), False),
            ("what", lambda r: shorten(r["event"] or r["text"] or r["kind"], 90), True),
            ("whose word", words_of("chain"), True),
        ),
    ),
    "voices": Listing(
        cells=(
            ("voice", words_of("name"), True),
            ("speaks", words_of("speaks"), False),
            ("quoted by others", words_of("quoted_by_others"), False),
            ("spoken about", words_of("spoken_about"), False),
        ),
    ),
    "documents": Listing(
        cells=(("article", file_name, False), ("words", words_of("text"), True)),
        group=lambda r: f"{r['name']} ({'in this pile' if r['in_pile'] else 'not in this pile'})",
    ),
    "unread": Listing(cells=(("input", words_of("uri"), True), ("reason", words_of("reason"), True))),
}
"""The tables that have a look of their own; the others show their first columns."""


def print_listing(name: str, header: tuple[str, ...], rows: Iterable[tuple[Any, ...]], limit: int | None) -> None:
    """Print a table: at most ``limit`` rows (0: all), saying what is left out, under headings where it has them."""
    listing = LISTINGS.get(name) or _plain(header)
    records: list[Record] = [dict(zip(header, row, strict=True)) for row in rows]
    if listing.fold:
        records = listing.fold(records)
    if listing.order:
        records.sort(key=listing.order)
    screen = console()
    if not records:
        screen.print(Text(f"No {name.replace('_', ' ')} in this pile."))
        return
    most = LIMIT if limit is None else limit or len(records)
    shown = list(islice(_in_groups(records, listing), most))
    widths = _widths(listing, [record for _, _, record in shown])
    for at, (heading, group) in enumerate(groupby(shown, key=itemgetter(0, 1))):
        if heading[0]:
            told = f"  {count_words(heading[1], _one_of(name))}"
            screen.print(Text(printable(heading[0]), style="bold") + Text(told, style="not bold dim"))
        _print_grid(screen, listing, widths, [record for _, _, record in group], header=at == 0)
        screen.print()
    if len(shown) < len(records):
        left = f"{len(records) - len(shown):,} of {len(records):,} rows are left out;"
        screen.print(Text(f"{left} --limit 0 shows all, --csv and --json always do.", style="bold"))
    screen.print(Text(FOOT, style="dim"))


def _one_of(name: str) -> str:
    """Return the word for one row of a table."""
    return {"copies": "passage", "documents": "mention"}.get(name, name.removesuffix("s"))


def _plain(header: tuple[str, ...]) -> Listing:
    """Return the look of a table that has none of its own: its first five columns."""
    return Listing(cells=tuple((column, words_of(column), True) for column in header[:5]))


def _in_groups(records: list[Record], listing: Listing) -> Iterator[tuple[str, int, Record]]:
    """Yield heading, rows under it, row; where rows have no order of their own, the longest group comes first."""
    if listing.group is None:
        yield from (("", len(records), record) for record in records)
        return
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(listing.group(record), []).append(record)
    ordered = list(groups.items())
    if not listing.order:
        ordered.sort(key=lambda item: (-len(item[1]), item[0]))
    for heading, group in ordered:
        yield from ((heading, len(group), record) for record in group)


def _cell(words: Callable[[Record], str], record: Record) -> str:
    """Return the words of a cell on one line."""
    return printable(" ".join(words(record).split()))


def _widths(listing: Listing, records: list[Record]) -> list[int | None]:
    """Return how many columns each narrow cell takes, the same under every heading; None shares what is left."""
    return [
        None if wide else min(NARROW, max([len(heading), *(cell_len(_cell(words, record)) for record in records)]))
        for heading, words, wide in listing.cells
    ]


def _print_grid(
    screen: Console, listing: Listing, widths: list[int | None], records: list[Record], *, header: bool
) -> None:
    """Print rows in columns without lines. A narrow cell that is too long ends in an ellipsis, a wide one wraps."""
    grid = Grid(box=None, show_header=header, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for (heading, _, wide), most in zip(listing.cells, widths, strict=True):
        if wide:
            grid.add_column(heading, ratio=1, overflow="fold")
        else:
            grid.add_column(heading, width=most, overflow="ellipsis", no_wrap=True)
    for record in records:
        cells = [Text(_cell(words, record)) for _, words, _ in listing.cells]
        if listing.cells[0][0] == "id":
            cells[0].stylize("dim")
        grid.add_row(*cells)
    screen.print(Padding(grid, (0, 0, 0, 2)) if listing.group else grid)
