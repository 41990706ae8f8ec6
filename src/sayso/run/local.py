"""Shards read by several processes of this machine, in order, with a limit on the time of each article.

Processes are spawned, never forked. The parent alone writes; it hands out a bounded number of shards, so that memory
does not grow with the pile. A process that dies or hangs takes one article with it, which fails with its reason.
"""

import signal
import time
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from sayso.errors import TooSlow, WorkerDied, WorkersCannotStart
from sayso.plugins import encoder_of
from sayso.run.interrupt import hold_interrupts
from sayso.run.shard import Read, Result, Shard, failure_of, read_planned
from sayso.run.thread import one_thread
from sayso.settings import Settings
from sayso.store import Planned

AHEAD = 4
"""Shards in hand for each process: enough that none waits for the slowest, few enough for little memory."""

START_LIMIT = 120.0
"""Seconds a process may take until it is ready."""


@dataclass(slots=True, eq=False)
class _Pending:
    """A shard in hand and what has come back of it."""

    shard: Shard
    results: list[Result | None]

    @property
    def done(self) -> bool:
        return all(result is not None for result in self.results)


@dataclass(slots=True, eq=False)
class _Job:
    """Articles of one shard for one process: those from ``start`` on."""

    pending: _Pending
    start: int
    planned: list[Planned]
    tries: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    """One process: its end of the pipe, what it is at, and since when it has said nothing."""

    process: SpawnProcess
    pipe: Connection
    since: float
    ready: bool = False
    job: _Job | None = None
    answered: int = 0


@dataclass(slots=True)
class Pool:
    """Up to ``size`` processes that read with the same settings.

    limit: seconds that one article may take
    one:   what reads an article; it has to be importable, since processes are spawned
    """

    size: int
    settings: Settings
    limit: float
    one: Read = read_planned
    _workers: list[_Worker] = field(default_factory=list)
    _jobs: deque[_Job] = field(default_factory=deque)

    def read(self, shards: Iterator[Shard]) -> Generator[tuple[Shard, list[Result]], None, None]:
        """Yield each shard with what was read of it, in order. Processes end with the generator.

        Raises: WorkersCannotStart
        """
        pending: deque[_Pending] = deque()
        more = True
        try:
            while more or pending:
                while more and len(pending) < AHEAD * self.size:
                    shard = next(shards, None)
                    if shard is None:
                        more = False
                        break
                    pending.append(self._take(shard))
                    self._hand_out()
                    if pending[0].done:
                        break
                while pending and pending[0].done:
                    first = pending.popleft()
                    yield first.shard, [result for result in first.results if result is not None]
                if pending and not pending[0].done:
                    self._hand_out()
                    self._listen()
        finally:
            self._end()

    def _take(self, shard: Shard) -> _Pending:
        planned = shard.to_read
        pending = _Pending(shard, [None] * len(planned))
        if planned:
            self._jobs.append(_Job(pending, 0, planned))
        return pending

    def _hand_out(self) -> None:
        """Give every waiting job to an idle process, starting one where there is none yet."""
        idle = [worker for worker in self._workers if worker.job is None]
        while self._jobs and (idle or len(self._workers) < self.size):
            worker = idle.pop() if idle else self._start()
            job = self._jobs.popleft()
            worker.job, worker.answered, worker.since = job, 0, time.monotonic()
            try:
                worker.pipe.send(job.planned)
            except OSError:
                # It died while idle: no article of this job is to blame, unless that happens again.
                self._bury(worker, None)
                job.tries += 1
                if job.tries > 1:
                    self._give_up(job, 0, WorkerDied(job.planned[0].raw.uri))
                else:
                    self._jobs.appendleft(job)
                idle = [worker for worker in self._workers if worker.job is None]

    def _listen(self) -> None:
        """Wait until a process has something to say or has been silent for too long."""
        waits = [worker.since + self._patience(worker) for worker in self._workers if worker.job]
        left = max(0.0, min(waits, default=time.monotonic() + 1.0) - time.monotonic())
        speaking = set(wait([worker.pipe for worker in self._workers], timeout=left))
        for worker in list(self._workers):
            if worker.pipe in speaking:
                self._hear(worker)
            elif worker.job and time.monotonic() - worker.since > self._patience(worker):
                if not worker.ready:
                    raise WorkersCannotStart(f"not ready after {START_LIMIT:g} s")
                uri = worker.job.planned[worker.answered].raw.uri
                self._bury(worker, TooSlow(uri, self.limit))

    def _patience(self, worker: _Worker) -> float:
        return self.limit if worker.ready else START_LIMIT

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            if not worker.ready:
                worker.process.join(5)
                raise WorkersCannotStart(f"ended with {worker.process.exitcode} before reading anything") from None
            job = worker.job
            self._bury(worker, WorkerDied(job.planned[worker.answered].raw.uri) if job else None)
            return
        worker.since = time.monotonic()
        if not worker.ready:
            worker.ready = True
            return
        job = worker.job
        assert job is not None
        job.pending.results[job.start + worker.answered] = said
        worker.answered += 1
        if worker.answered == len(job.planned):
            worker.job = None

    def _bury(self, worker: _Worker, error: TooSlow | WorkerDied | None) -> None:
        """End a process; the article it was at fails with ``error``, the rest of its job goes to another."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        if worker.job is not None and error is not None:
            self._give_up(worker.job, worker.answered, error)

    def _give_up(self, job: _Job, at: int, error: TooSlow | WorkerDied) -> None:
        job.pending.results[job.start + at] = failure_of(job.planned[at], error)
        rest = job.planned[at + 1 :]
        if rest:
            self._jobs.appendleft(_Job(job.pending, job.start + at + 1, rest))

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self.settings, self.one), daemon=True)
        with hold_interrupts(), one_thread():
            process.start()
        # With our copy closed, a process that dies closes the pipe.
        theirs.close()
        worker = _Worker(process, ours, time.monotonic())
        self._workers.append(worker)
        return worker

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()
        self._jobs.clear()


def serve(pipe: Connection, settings: Settings, one: Read) -> None:
    """Read what comes through ``pipe`` until it closes: the life of one process."""
    # Where no mask was inherited (see `hold_interrupts`), Ctrl-C is left to the parent from here on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import sayso.pipeline  # noqa: F401 - its load time is not counted against the first article

    encoder_of(settings.language)

    try:
        pipe.send(None)
        while True:
            for planned in pipe.recv():
                pipe.send(one(planned, settings))
    except (EOFError, OSError):
        # The parent is gone, or has no more to read.
        return
