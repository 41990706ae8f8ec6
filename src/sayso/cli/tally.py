"""What failed, and the exit status that follows: each failure is told once, with its reason, and the rest goes on."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import typer

from sayso.cli.group import DONE, PARTLY_FAILED
from sayso.cli.screen import whisper
from sayso.records import Failure

Good = TypeVar("Good")


class Tally:
    """Counts what came through and tells what did not."""

    def __init__(self) -> None:
        self.good = 0
        self.failures: list[Failure] = []

    def sieve(self, items: Iterable[Good | Failure]) -> Iterator[Good]:
        """Yield what came through; tell each failure on standard error."""
        for item in items:
            if isinstance(item, Failure):
                self.failures.append(item)
                whisper(f"failed ({item.code}): {item.message}")
            else:
                self.good += 1
                yield item

    def finish(self) -> None:
        """End the command. Raises: typer.Exit with status 1 when something failed, 0 otherwise."""
        raise typer.Exit(PARTLY_FAILED if self.failures else DONE)
