"""Many inputs into one ledger: planned in order, read here or by several processes, written in order by this one."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from sayso.intake import find_publishers, load_publishers, open_inputs
from sayso.records import Failure, Given, PublisherEntry, Raw
from sayso.run.count import count_inputs
from sayso.run.local import Pool
from sayso.run.shard import Result, Shard, read_here, read_planned
from sayso.run.summary import Interrupted, Progress, Summary, Tally
from sayso.store import Entry, Known, Ledger, Planned, Planner

SHARD_ARTICLES = 32
SHARD_BYTES = 1 << 20
"""A shard is closed at so many articles or so many bytes, whichever comes first."""

TIME_LIMIT = 300.0
"""Seconds one article may take before it is given up; the slowest known good one takes a few."""

SKIPPED = frozenset({"unknown-format"})
"""Codes of inputs that are left out rather than failed."""


def read_into(
    ledger: Ledger,
    paths: Iterable[str | Path],
    *,
    given: Iterable[Given] = (),
    columns: Mapping[str, str] | None = None,
    workers: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
    time_limit: float = TIME_LIMIT,
    at_once: int | None = None,
) -> Summary:
    """Read ``paths`` into ``ledger`` and return what became of each input. The ledger's settings hold.

    paths:      files, folders, globs, ``-``; see `sayso.intake.open_inputs` for these, ``given`` and ``columns``
    workers:    processes that read and mark; None reads in this process, without protection against an article that
                hangs or takes all memory. The ledger comes out the same for any number
    force:      read and mark again what the ledger holds already
    time_limit: seconds one article may take, with ``workers``
    at_once:    articles stored at a time, `SHARD_ARTICLES` by default; the fewer, the finer the steps of ``progress``
    Raises: Interrupted on Ctrl-C; LedgerNotWritable; WorkersCannotStart. What was stored before is whole
    """
    from sayso.model.card import CARD

    named = [str(path) for path in paths]
    found = () if ledger.publishers_given else _described(named)
    ledger.describe_publishers(found or ledger.settings.publishers)
    inputs = open_inputs(named, settings=ledger.settings, given=given, columns=columns)
    run = _Run(ledger, ledger.planner(model=CARD.sha256, force=force), force, progress, count_inputs(named), at_once)
    shards = run.shards(inputs)
    done: Generator[tuple[Shard, list[Result]], None, None] = (
        read_here(shards, ledger.settings)
        if workers is None
        else Pool(workers, ledger.settings, time_limit).read(shards)
    )
    try:
        for shard, results in done:
            run.write(shard, results)
    except KeyboardInterrupt:
        raise Interrupted(run.tally.summary()) from None
    finally:
        done.close()
    return run.tally.summary()


def _described(paths: Sequence[str]) -> tuple[PublisherEntry, ...]:
    """Return the outlets that a ``publishers.csv`` beside the inputs describes; none where there is none."""
    file = find_publishers([path for path in paths if path != "-"])
    return load_publishers(file) if file else ()


class _Run:
    """One run: what it has counted, and how it writes."""

    def __init__(
        self,
        ledger: Ledger,
        planner: Planner,
        force: bool,
        progress: Progress | None,
        total: int | None,
        at_once: int | None,
    ) -> None:
        self.ledger, self.planner, self.force, self.progress, self.total = ledger, planner, force, progress, total
        self.at_once = at_once or SHARD_ARTICLES
        self.tally = Tally()

    def shards(self, inputs: Iterator[Raw | Failure]) -> Iterator[Shard]:
        """Yield the inputs planned, a few at a time."""
        while items := _a_few(inputs, self.at_once):
            planned = iter(self.planner.plan([item for item in items if isinstance(item, Raw)]))
            yield Shard(items=tuple(item if isinstance(item, Failure) else next(planned) for item in items))

    def write(self, shard: Shard, results: list[Result]) -> None:
        """Store what was read of one shard, in one transaction, and count it."""
        read = iter(results)
        entries: list[Entry | Known] = []
        failures: list[Failure] = []
        sources: dict[str, Planned] = {}
        for item in shard.items:
            if isinstance(item, Failure):
                failures.append(item)
            elif item.state == "removed":
                self.tally.removed += 1
            elif item.state == "known":
                self.tally.unchanged += 1
                entries.append(Known(stamp=item.stamp, key=item.raw.key, location=item.raw.location))
            elif isinstance(result := next(read), Failure):
                failures.append(result)
            else:
                entries.append(result)
                sources[result.stamp] = item
                self._count(result)
        self._store(entries, sources, failures)
        self.ledger.note_failures(failures)
        self.tally.failures += [one for one in failures if one.code not in SKIPPED]
        self.tally.skips += [one for one in failures if one.code in SKIPPED]
        if self.progress is not None:
            self.progress(self.tally.done, self.total)

    def _store(self, entries: list[Entry | Known], sources: dict[str, Planned], failures: list[Failure]) -> None:
        """Store ``entries``; those whose key another process took meanwhile are read again under a longer one."""
        refused = self.ledger.store(entries, force=self.force)
        while refused:
            again = self.planner.plan([sources[entry.stamp].raw for entry in refused])
            entries = []
            for planned in again:
                # Its key is another now, so that its reading is another too, and new unless it was met before.
                if planned.state != "new":
                    entries.append(Known(stamp=planned.stamp, key=planned.raw.key, location=planned.raw.location))
                    continue
                result = read_planned(planned, self.ledger.settings)
                if isinstance(result, Failure):
                    failures.append(result)
                    self.tally.read -= 1
                else:
                    entries.append(result)
                    sources[result.stamp] = planned
            refused = self.ledger.store(entries, force=self.force)

    def _count(self, entry: Entry) -> None:
        self.tally.read += 1
        self.tally.warned += entry.warned


def _a_few(inputs: Iterator[Raw | Failure], most: int) -> list[Raw | Failure]:
    """Return the next inputs, as many as make one shard, ``most`` at most."""
    items: list[Raw | Failure] = []
    size = 0
    for item in islice(inputs, most):
        items.append(item)
        size += len(item.body) if isinstance(item, Raw) else 0
        if size >= SHARD_BYTES:
            break
    return items
