"""Columns of running text that a PDF page draws row by row, put into the order in which people read them."""

from collections.abc import Sequence

from sayso.read.pdfline import Line

LEAST_ROWS = 3
"""Fewer rows of two cells than this are no columns."""

LEAST_WORDS, LEAST_SHARE = 3, 0.7
"""Rows are running text where so large a share of their cells has so many words; cells of tables are shorter."""


def same_row(first: Line, second: Line) -> bool:
    """Whether two lines stand side by side, the second to the right of the first."""
    return abs(first.base - second.base) < 0.4 * max(first.size, second.size) and second.left >= first.right


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with rows of two columns of running text taken apart: the left column, then the right one."""
    rows = _rows(lines)
    ordered: list[Line] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(rows[end]) == 2:
            end += 1
        run = rows[at:end]
        if _is_text(run):
            gutter = (max(row[0].right for row in run) + min(row[1].left for row in run)) / 2
            while end < len(rows) and len(rows[end]) == 1 and _beside(rows[end][0], gutter, run[-1]):
                run = [*run, rows[end]]
                end += 1
            cells = [line for row in run for line in row]
            ordered += [line for line in cells if line.right <= gutter]
            ordered += [line for line in cells if line.right > gutter]
        else:
            end = max(end, at + 1)
            ordered += [line for row in rows[at:end] for line in row]
        at = end
    return ordered


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return runs of lines that stand side by side."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and same_row(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _is_text(run: Sequence[Sequence[Line]]) -> bool:
    """Whether rows of two cells are running text with a clear gutter between."""
    if len(run) < LEAST_ROWS or max(row[0].right for row in run) >= min(row[1].left for row in run):
        return False
    cells = [line for row in run for line in row]
    return sum(len(line.text.split()) >= LEAST_WORDS for line in cells) >= LEAST_SHARE * len(cells)


def _beside(line: Line, gutter: float, last: Sequence[Line]) -> bool:
    """Whether a line goes on below ``last`` in one of its two columns."""
    below = 0 < last[0].base - line.base < 4 * line.size
    return below and (line.right <= gutter or line.left >= gutter)
