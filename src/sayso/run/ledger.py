"""The ledger as people open it from Python: the store's, which can also read coverage into itself."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from sayso import store
from sayso.records import Given
from sayso.run.pile import TIME_LIMIT, read_into
from sayso.run.summary import Progress, Summary
from sayso.settings import Settings


class Ledger(store.Ledger):
    """A ledger, open. Use it in a ``with`` statement, or close it. One thread at a time."""

    def __enter__(self) -> Self:
        return self

    def add(
        self,
        *paths: str | Path,
        given: Iterable[Given] = (),
        columns: Mapping[str, str] | None = None,
        workers: int | None = None,
        force: bool = False,
        progress: Progress | None = None,
        time_limit: float = TIME_LIMIT,
    ) -> Summary:
        """Read files, folders, globs or ``-`` into the ledger and return what became of each input.

        The same as ``sayso run``; see `sayso.run.read_into`. With ``workers``, a script needs the usual
        ``if __name__ == "__main__":`` around what it does, since its processes start by importing it.
        """
        return read_into(
            self,
            paths,
            given=given,
            columns=columns,
            workers=workers,
            force=force,
            progress=progress,
            time_limit=time_limit,
        )


def open_ledger(address: str | Path, *, settings: Settings | None = None, create: bool = True) -> Ledger:
    """Return the ledger at ``address``, made when there is none and ``create`` is true.

    address:  the path of a file (made with mode 0600), or ``postgresql://USER@HOST/DATABASE`` for a database that is
              there; that needs the extra ``sayso[postgresql]``
    settings: what articles are read, marked and linked with
    Raises: NotALedger when it is something else, NewerLedger when a later sayso made it, LedgerNotWritable,
    NoLedger when it is missing and not to be made; of a server LedgerUnreachable, ServerTooOld, ConnectionLost,
    MissingPart without its driver.
    """
    return Ledger(address, settings=settings, create=create)
