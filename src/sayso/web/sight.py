"""What the desk knows of its ledger from one look: articles, link results, and how far these lag behind those.

Another process may add articles all the while. Pages then show what the last look found, and the next one is taken
beside them.
"""

import math
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass

from sayso.errors import SaysoError
from sayso.store import Ledger
from sayso.web.catalogue import HEARD, Catalogue, Heard, catch_up
from sayso.web.lasting import lasting
from sayso.web.shelf import Shelf

FRESH = 1.0
"""Seconds for which one look is taken to be of now."""

PATIENCE, OWN = 0.03, 1.0
"""Seconds that a page waits for a new look before it takes the last one; after something was done at this desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one look found.

    holds: whether the link results are of what the ledger holds
    added: articles that they know nothing of; gone: articles that they know and that are no longer there
    """

    catalogue: Catalogue
    shelf: Shelf
    holds: bool
    added: int
    gone: int


class Lookout:
    """Looks at a ledger for all pages of a desk. Safe to use from several threads.

    ledger: gives one that nobody else uses meanwhile
    shelf:  makes the shelf of the link results that carry a hash
    still:  what it is to go on seeing, whatever happens
    """

    def __init__(
        self,
        ledger: Callable[[], AbstractContextManager[Ledger]],
        shelf: Callable[[str | None], Shelf],
        still: Sight | None = None,
    ) -> None:
        self._ledger, self._shelf = ledger, shelf
        self._looking = threading.Lock()
        self._seen = still
        self._at = math.inf if still else 0.0
        self._done = 0.0

    def now(self) -> Sight:
        """Return what the last look found; one that is not fresh is renewed, and waited for a moment."""
        seen = self._seen
        if seen is None:
            return self.look()
        own = self._done >= self._at
        if (own or time.monotonic() - self._at > FRESH) and self._looking.acquire(timeout=OWN if own else 0):
            done = threading.Event()
            threading.Thread(target=self._renew, args=(done,), daemon=True).start()
            done.wait(OWN if own else PATIENCE)
        return self._seen or seen

    def expire(self) -> None:
        """Take note that the desk itself has written: what was seen before is not of now."""
        self._done = time.monotonic()

    def look(self) -> Sight:
        """Look again, now. Raises: what reading the ledger raises."""
        with self._looking:
            return self._take()

    def _renew(self, done: threading.Event) -> None:
        """Look again for `now`, which has taken the lock. What is wrong with the ledger, the page itself meets."""
        try:
            with suppress(SaysoError):
                self._take()
        finally:
            self._looking.release()
            done.set()

    def _take(self) -> Sight:
        begun, old = time.monotonic(), self._seen
        with self._ledger() as ledger, nullcontext() if old else lasting():
            inputs = ledger.linked_inputs()
            shelf = old.shelf if old and old.shelf.inputs == inputs else self._shelf(inputs)
            catalogue = catch_up(ledger, old.catalogue if old else Catalogue(), lambda: _heard(shelf))
            if old is None or old.shelf is not shelf or old.catalogue is not catalogue:
                linked = shelf.kept("linked", lambda shelf: frozenset(one.id for _, one in shelf.each("articles")))
                both = len(linked & catalogue.by_id.keys())
                self._seen = Sight(
                    catalogue=catalogue,
                    shelf=shelf,
                    holds=ledger.links_hold(),
                    added=len(catalogue.by_id) - both,
                    gone=len(linked) - both,
                )
        self._at = begun
        assert self._seen is not None
        return self._seen


def _heard(shelf: Shelf) -> Mapping[int, Heard]:
    """Return what was heard when link results were made, as far as that is kept; the rest is read."""
    return (shelf.kept_index(HEARD) if shelf.inputs else None) or {}
