"""What a run did, and how it tells on its way."""

from dataclasses import dataclass, field
from typing import Protocol

from sayso.records import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of the inputs of one run: ``read + unchanged + skipped + failed`` is their number.

    read:      articles read and stored
    unchanged: articles the ledger held already, read from the same bytes in the same way
    skipped:   inputs left out: removed earlier by people, or of a format sayso does not read
    warned:    articles among ``read`` that bear a warning
    failed:    inputs that could not be read
    failures:  one for each that failed; skips: one for each that was left out with a reason that may be told
    """

    read: int = 0
    unchanged: int = 0
    skipped: int = 0
    warned: int = 0
    failed: int = 0
    failures: tuple[Failure, ...] = ()
    skips: tuple[Failure, ...] = ()


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during a run. What was stored is whole; ``summary`` says how far it came; the next run goes on there."""

    def __init__(self, summary: Summary) -> None:
        super().__init__("stopped; the ledger is whole, and the next run goes on where this one stopped")
        self.summary = summary


class Progress(Protocol):
    """Is told how many inputs are dealt with, and of how many; None while that is not known."""

    def __call__(self, done: int, total: int | None) -> None:
        """Take note."""


@dataclass(slots=True)
class Tally:
    """A summary in the making."""

    read: int = 0
    unchanged: int = 0
    removed: int = 0
    warned: int = 0
    failures: list[Failure] = field(default_factory=list)
    skips: list[Failure] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many inputs are dealt with."""
        return self.read + self.unchanged + self.removed + len(self.failures) + len(self.skips)

    def summary(self) -> Summary:
        """Return what stands so far as a record."""
        return Summary(
            read=self.read,
            unchanged=self.unchanged,
            skipped=self.removed + len(self.skips),
            warned=self.warned,
            failed=len(self.failures),
            failures=tuple(self.failures),
            skips=tuple(self.skips),
        )
