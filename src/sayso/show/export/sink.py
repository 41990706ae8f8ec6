"""What every format of export can do: take rows of one table after another and write them to an open binary file."""

from collections.abc import Sequence
from typing import Protocol

from sayso.show.table import Row


class TableWriter(Protocol):
    """Writes one table to one open file."""

    def write(self, rows: Sequence[Row]) -> None:
        """Write some more rows."""

    def close(self) -> tuple[str, ...]:
        """Finish the table; the file stays open. Return what a reader should be told, in sentences."""
