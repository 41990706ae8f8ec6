"""Work that takes longer than a page: reading files that were sent, linking, putting the overview together.

It is done by a process of its own, one work at a time, so that pages stay fast and a killed desk loses nothing: what
is stored is whole, and the inbox keeps its mark until all of it is read.
"""

import os
import threading
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

import msgspec

from sayso.errors import SaysoError
from sayso.settings import Settings
from sayso.show.overview import make_overview
from sayso.store import Ledger, open_ledger
from sayso.web.inbox import Inbox
from sayso.web.shelf import Shelf

NICE = 10
"""How far the work gives way to the pages, and to all else on the machine: steps of Unix niceness."""

AT_ONCE = 4
"""Articles stored at a time: few, so that progress is seen."""

OVERVIEW = "overview"
"""The name under which the overview is kept beside link results."""


_STOPPED = "What was stored is whole, and the rest can be read now."


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one file: its name, ``read``, ``unchanged``, ``left out`` or ``failed``, why, and its articles."""

    name: str
    outcome: str
    why: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work is.

    stage:  ``idle`` (none was done since the desk was started), ``reading``, ``linking``, ``done`` or ``failed``
    done, total: inputs; total is None while it is not known
    step:   grows with every change
    """

    stage: str = "idle"
    done: int = 0
    total: int | None = None
    message: str = ""
    results: tuple[Result, ...] = ()
    step: int = 0

    @property
    def busy(self) -> bool:
        """Whether work is going on."""
        return self.stage in {"reading", "linking"}


class Work:
    """The one work of a desk. ``finished`` is called in a thread of its own when link results may be new."""

    def __init__(self, address: str, settings: Settings, finished: Callable[[], None]) -> None:
        self._address, self._settings, self._finished = address, settings, finished
        self._lock = threading.Lock()
        self._progress = Progress()
        self._process: SpawnProcess | None = None
        self._waiting: list[tuple[Path | None, bool]] = []

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        return self._progress

    def start(self, folder: Path | None = None, *, compare: bool = True) -> None:
        """Read the inbox at ``folder`` if one is named, link, and put together what pages keep of link results.

        compare: whether to link; else only what is missing beside the stored link results is put together
        While work is going on, it is begun when that has ended.
        """
        with self._lock:
            if self._process is not None:
                known, linked = self._waiting[0] if self._waiting else (None, False)
                self._waiting = [(folder or known, compare or linked)]
            else:
                self._begin(folder, compare)

    def stop(self) -> None:
        """End the work; what is stored stays whole."""
        with self._lock:
            process = self._process
            self._waiting.clear()
        if process is not None:
            process.terminate()
            process.join(5)

    def _begin(self, folder: Path | None, compare: bool) -> None:
        self._tell(Progress(stage="reading" if folder else "linking"))
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        # No daemon: it starts a process that reads, and daemons may not.
        self._process = context.Process(target=carry_out, args=(theirs, self._address, self._settings, folder, compare))
        self._process.start()
        theirs.close()
        threading.Thread(target=self._listen, args=(ours, self._process), daemon=True).start()

    def _listen(self, pipe: Connection, process: SpawnProcess) -> None:
        """Take over what the process says; how it ended is told once it has gone and link results were looked for."""
        last = replace(self._progress, stage="failed", message=_STOPPED)
        try:
            while True:
                said: Progress = pipe.recv()
                if said.busy:
                    self._tell(said)
                    last = replace(said, stage="failed", message=_STOPPED)
                else:
                    last = said
        except (EOFError, OSError):
            pipe.close()
        process.join()
        self._finished()
        with self._lock:
            self._process = None
            self._tell(last)
            if self._waiting:
                self._begin(*self._waiting.pop())

    def _tell(self, progress: Progress) -> None:
        self._progress = replace(progress, step=self._progress.step + 1)


def carry_out(pipe: Connection, address: str, settings: Settings, folder: Path | None, compare: bool) -> None:
    """Do the work and tell through ``pipe`` how far it is. Runs in a process of its own."""
    with suppress(AttributeError, OSError):
        os.nice(NICE)
    now = Progress()
    try:
        with open_ledger(address, settings=settings, create=False) as ledger:
            if folder is not None:
                now = _read(pipe, ledger, folder)
            pipe.send(replace(now, stage="linking"))
            # What stands is shown until the rest is done.
            keep_indexes(ledger)
            if compare:
                keep_overview(ledger)
                keep_indexes(ledger)
            pipe.send(replace(now, stage="done"))
    except SaysoError as error:
        pipe.send(replace(now, stage="failed", message=str(error)))
    except KeyboardInterrupt:
        pass
    finally:
        pipe.close()


def _read(pipe: Connection, ledger: Ledger, folder: Path) -> Progress:
    """Read the inbox, and return what became of each file in it."""
    from sayso.run import read_into

    place = folder.resolve()
    before = dict(ledger.located(str(place)))

    def tell(done: int, total: int | None) -> None:
        pipe.send(Progress(stage="reading", done=done, total=total))

    pipe.send(Progress(stage="reading"))
    summary = read_into(ledger, [folder], workers=1, progress=tell, at_once=AT_ONCE)
    inbox = Inbox(folder)
    inbox.mark(unread=False)
    why = {one.uri: ("failed", one.message) for one in summary.failures}
    why |= {one.uri: ("left out", one.message) for one in summary.skips}
    found: dict[str, list[str]] = {}
    for location, article in ledger.located(str(place)):
        found.setdefault(location, []).append(article)
    results = []
    for name in inbox.files():
        outcome, words = why.get(str(folder / name), ("", ""))
        path = str(place / name)
        if not outcome and path in found:
            outcome = "unchanged" if path in before else "read"
        if outcome:
            results.append(Result(name=name, outcome=outcome, why=words, articles=tuple(found.get(path, ()))))
    done = summary.read + summary.unchanged + summary.skipped + summary.failed
    return Progress(stage="linking", done=done, total=done, results=tuple(results))


def keep_overview(ledger: Ledger) -> None:
    """Link what the ledger holds, if that is not done yet, and keep the overview beside the link results."""
    links = ledger.links()
    inputs = ledger.linked_inputs()
    if inputs is not None and ledger.aside(inputs, OVERVIEW) is None:
        overview = make_overview(ledger.readings(), links)
        ledger.keep_aside(inputs, OVERVIEW, msgspec.json.encode(overview).decode())


def keep_indexes(ledger: Ledger) -> None:
    """Have the ledger keep every index of the link results that are stored."""
    from sayso.web.site import load_site

    shelf = Shelf(ledger.linked_inputs(), lambda: nullcontext(ledger))
    for index in load_site().indexes:
        shelf.keep(index)
