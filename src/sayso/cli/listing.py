"""Tables on the terminal: rows under headings, columns that line up, and what is left out said."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from sayso.cli.look import LOOKS, Look, Record, words_of
from sayso.cli.screen import console, printable
from sayso.show.chain import FOOT
from sayso.show.count import count_words

LIMIT = 100
"""Rows shown when no --limit is given; what is left out is said."""

NARROW = 22
"""Columns that a cell without need of room may take."""


def print_listing(name: str, header: tuple[str, ...], rows: Iterable[tuple[Any, ...]], limit: int | None) -> None:
    """Print a table: at most ``limit`` rows (0: all), saying what is left out, under headings where it has them."""
    look = LOOKS.get(name) or _plain(header)
    records: list[Record] = [dict(zip(header, row, strict=True)) for row in rows]
    if look.fold:
        records = look.fold(records)
    if look.order:
        records.sort(key=look.order)
    screen = console()
    if not records:
        screen.print(Text(f"No {name.replace('_', ' ')} in this pile."))
        return
    most = LIMIT if limit is None else limit or len(records)
    shown = list(islice(_in_groups(records, look), most))
    widths = _widths(look, [record for _, _, record in shown])
    for at, (heading, group) in enumerate(groupby(shown, key=itemgetter(0, 1))):
        if heading[0]:
            told = f"  {count_words(heading[1], _one_of(name))}"
            screen.print(Text(printable(heading[0]), style="bold") + Text(told, style="not bold dim"))
        _print_grid(screen, look, widths, [record for _, _, record in group], header=at == 0)
        screen.print()
    if len(shown) < len(records):
        left = f"{len(records) - len(shown):,} of {len(records):,} rows are left out;"
        screen.print(Text(f"{left} --limit 0 shows all, --csv and --json always do.", style="bold"))
    screen.print(Text(FOOT, style="dim"))


def _one_of(name: str) -> str:
    """Return the word for one row of a table."""
    return {"copies": "passage", "documents": "mention"}.get(name, name.removesuffix("s"))


def _plain(header: tuple[str, ...]) -> Look:
    """Return the look of a table that has none of its own: its first five columns."""
    return Look(cells=tuple((column, words_of(column), True) for column in header[:5]))


def _in_groups(records: list[Record], look: Look) -> Iterator[tuple[str, int, Record]]:
    """Yield heading, rows under it, row; where rows have no order of their own, the longest group comes first."""
    if look.group is None:
        yield from (("", len(records), record) for record in records)
        return
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(look.group(record), []).append(record)
    ordered = list(groups.items())
    if not look.order:
        ordered.sort(key=lambda item: (-len(item[1]), item[0]))
    for heading, group in ordered:
        yield from ((heading, len(group), record) for record in group)


def _cell(words: Callable[[Record], str], record: Record) -> str:
    """Return the words of a cell on one line."""
    return printable(" ".join(words(record).split()))


def _widths(look: Look, records: list[Record]) -> list[int | None]:
    """Return how many columns each narrow cell takes, the same under every heading; None shares what is left."""
    return [
        None if wide else min(NARROW, max([len(heading), *(cell_len(_cell(words, record)) for record in records)]))
        for heading, words, wide in look.cells
    ]


def _print_grid(screen: Console, look: Look, widths: list[int | None], records: list[Record], *, header: bool) -> None:
    """Print rows in columns without lines. A narrow cell that is too long ends in an ellipsis, a wide one wraps."""
    grid = Grid(box=None, show_header=header, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for (heading, _, wide), most in zip(look.cells, widths, strict=True):
        if wide:
            grid.add_column(heading, ratio=1, overflow="fold")
        else:
            grid.add_column(heading, width=most, overflow="ellipsis", no_wrap=True)
    for record in records:
        cells = [Text(_cell(words, record)) for _, words, _ in look.cells]
        if look.cells[0][0] == "id":
            cells[0].stylize("dim")
        grid.add_row(*cells)
    screen.print(Padding(grid, (0, 0, 0, 2)) if look.group else grid)
