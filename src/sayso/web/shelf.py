"""Link results as pages take them: one stored set, read kind by kind and never whole, and what pages make of it kept.

Link results of a large pile are too much to load for a page, and they stay the same until their hash does not. So a
page makes what it needs of them once (`Shelf.kept`) and fetches single records by their position (`Shelf.at`).
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, TypeVar, overload

from sayso.records import (
    ChronologyLine,
    Copies,
    Dependence,
    Document,
    LinkedArticle,
    LinkedEntity,
    LinkedEvent,
    LinkedVoice,
    Question,
    Unread,
)
from sayso.store import Ledger
from sayso.web.index import Index, Line
from sayso.web.lasting import lasting

Made = TypeVar("Made")
Open = Callable[[], AbstractContextManager[Ledger]]


class Replaced(Exception):
    """Other link results have taken the place of these; ask the desk for its shelf again."""


class NotYet(Exception):
    """An index of many link results is being made beside the pages."""


class Shelf:
    """One stored set of link results.

    inputs: the hash it carries; None when the ledger has no link results yet, and then all kinds are empty
    ledger: gives a ledger that nobody else uses meanwhile
    here:   says whether an index that is not kept in the ledger is to be made here and now; if not, it sees to it
    """

    def __init__(self, inputs: str | None, ledger: Open, here: Callable[[], bool] = lambda: True) -> None:
        self.inputs = inputs
        self.ledger = ledger
        self._here = here
        self._made: dict[str, Any] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    @overload
    def each(self, kind: Literal["articles"]) -> Iterator[tuple[int, LinkedArticle]]: ...
    @overload
    def each(self, kind: Literal["entities"]) -> Iterator[tuple[int, LinkedEntity]]: ...
    @overload
    def each(self, kind: Literal["events"]) -> Iterator[tuple[int, LinkedEvent]]: ...
    @overload
    def each(self, kind: Literal["documents"]) -> Iterator[tuple[int, Document]]: ...
    @overload
    def each(self, kind: Literal["copies"]) -> Iterator[tuple[int, Copies]]: ...
    @overload
    def each(self, kind: Literal["questions"]) -> Iterator[tuple[int, Question]]: ...
    @overload
    def each(self, kind: Literal["dependence"]) -> Iterator[tuple[int, Dependence]]: ...
    @overload
    def each(self, kind: Literal["voices"]) -> Iterator[tuple[int, LinkedVoice]]: ...
    @overload
    def each(self, kind: Literal["chronology"]) -> Iterator[tuple[int, ChronologyLine]]: ...
    @overload
    def each(self, kind: Literal["unread"]) -> Iterator[tuple[int, Unread]]: ...
    def each(self, kind: str) -> Iterator[tuple[int, Any]]:
        """Yield all records of one kind after their positions. For `kept`, not for every request."""
        if self.inputs is not None:
            with self.ledger() as ledger:
                yield from ledger.linked(kind, self.inputs)

    def at(self, kind: str, positions: Sequence[int]) -> list[Any]:
        """Return the records at these positions, in the order of ``positions``.

        Raises: Replaced when other link results have taken their place.
        """
        if self.inputs is None or not positions:
            return []
        with self.ledger() as ledger:
            found = dict(ledger.linked(kind, self.inputs, sorted(set(positions))))
        if len(found) < len(set(positions)):
            raise Replaced
        return [found[position] for position in positions]

    def kept(self, name: str, make: "Callable[[Shelf], Made]") -> Made:
        """Return what ``make`` makes of these link results: made when it is first asked for, then kept with them.

        name: the same for the same ``make``; while one thread makes it, others that ask for it wait
        """
        if name not in self._made:
            with self._lock:
                lock = self._locks.setdefault(name, threading.Lock())
            with lock, lasting():
                if name not in self._made:
                    self._made[name] = make(self)
        made: Made = self._made[name]
        return made

    def index(self, index: "Index[Line, Made]") -> Made:
        """Return an index of these link results: as the ledger keeps it, or made here and now.

        Raises: NotYet when that takes long and is done beside the pages
        """
        return self.kept(index.name, lambda shelf: index.build(shelf._lines(index)))

    def kept_index(self, index: "Index[Line, Made]") -> Made | None:
        """Return an index that the ledger keeps, None when it keeps none; it is not made and not held on to."""
        lines = self._read(index)
        return None if lines is None else index.build(lines)

    def keeps(self, index: "Index[Any, Any]") -> bool:
        """Return whether the ledger keeps an index of these link results."""
        with self.ledger() as ledger:
            return self.inputs is not None and ledger.aside(self.inputs, index.aside) is not None

    def keep(self, index: "Index[Any, Any]") -> None:
        """Have the ledger keep an index of these link results, unless it does."""
        if self.inputs is not None and not self.keeps(index):
            body = index.write(index.lines(self))
            with self.ledger() as ledger:
                ledger.keep_aside(self.inputs, index.aside, body)

    def _lines(self, index: "Index[Line, Any]") -> Sequence[Line]:
        lines = self._read(index)
        if lines is None and self.inputs is not None and not self._here():
            raise NotYet
        return list(index.lines(self)) if lines is None else lines

    def _read(self, index: "Index[Line, Any]") -> list[Line] | None:
        if self.inputs is None:
            return None
        with self.ledger() as ledger:
            body = ledger.aside(self.inputs, index.aside)
        return index.read(body) if body is not None else None
