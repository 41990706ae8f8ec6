"""One shard: a few articles read and marked, wherever that happens. Executors choose only where."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from traceback import extract_tb

from sayso.errors import ReadingFailed, SaysoError
from sayso.plugins import encoder_of
from sayso.records import Failure
from sayso.run.cell import read_apart
from sayso.settings import Settings
from sayso.store import Entry, Planned, encode_reading, said_of

Result = Entry | Failure

Read = Callable[[Planned, Settings], Result]
"""What reads one article: `read_planned`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Consecutive inputs of a run: those that failed to open, and those planned, in order."""

    items: tuple[Planned | Failure, ...]

    @property
    def to_read(self) -> list[Planned]:
        """The inputs that have to be read."""
        return [item for item in self.items if isinstance(item, Planned) and item.state == "new"]


def read_planned(planned: Planned, settings: Settings) -> Result:
    """Return one article as rows for the ledger, or why it could not be read. Nothing but an interrupt gets out."""
    from sayso.pipeline import mark_again

    raw = planned.raw
    try:
        reading = mark_again(read_apart(planned.said_first, settings), settings, encoder_of(settings.language))
        return encode_reading(
            reading, settings, said=said_of(raw), set_by_people=planned.set_by_people, location=raw.location
        )
    except SaysoError as error:
        return Failure(uri=raw.uri, code=error.code, message=str(error))
    except Exception as error:
        # A fault of ours in one article must not end the run; its place is told, the article's text is not.
        where = extract_tb(error.__traceback__)[-1]
        told = ReadingFailed(raw.uri, type(error).__name__, f"{where.filename.rsplit('/', 1)[-1]}:{where.lineno}")
        return Failure(uri=raw.uri, code=told.code, message=str(told))


def read_here(shards: Iterator[Shard], settings: Settings) -> Generator[tuple[Shard, list[Result]], None, None]:
    """Yield each shard with what was read of it, all in this process."""
    for shard in shards:
        yield shard, [read_planned(planned, settings) for planned in shard.to_read]


def failure_of(planned: Planned, error: SaysoError) -> Failure:
    """Return an article that was given up as a failure."""
    return Failure(uri=planned.raw.uri, code=error.code, message=str(error))
