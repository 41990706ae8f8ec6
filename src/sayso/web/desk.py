"""What every page is made from: the ledger, opened once a thread at work, and its link results."""

import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy

from sayso.errors import UsageError
from sayso.settings import Settings
from sayso.store import Ledger, open_ledger, title_of, without_secrets
from sayso.web.catalogue import Catalogue
from sayso.web.inbox import Inbox, Received
from sayso.web.shelf import Shelf
from sayso.web.sight import Lookout, Sight
from sayso.web.site import load_site
from sayso.web.work import OVERVIEW, Work

FEW = 300
"""Articles of which a page waits for what it looks things up in; of more, that is made beside the pages."""


class Desk:
    """One desk over one ledger. Safe to use from several threads.

    address:    the ledger, as it was named; title: what it is called in headings
    work:       what is going on beside pages; inbox: where files lie that were sent
    received:   what was sent last
    form_token: what every form of this desk carries
    ranking:    the rank of sources by name, 1 the highest; empty when none was given
    """

    def __init__(self, address: str, settings: Settings, ranking: Mapping[str, int]) -> None:
        """Open the ledger once, so that what is wrong with it is said at the start; see `sayso.store.open_ledger`."""
        self.address = address
        self.settings = settings
        self.ranking = ranking
        self.title = title_of(address)
        self.name = without_secrets(address)
        self.form_token = secrets.token_urlsafe(32)
        self._idle: list[Ledger] = [open_ledger(address, settings=settings, create=False)]
        self._lock = threading.Lock()
        self._lookout = Lookout(self.ledger, lambda inputs: Shelf(inputs, self.ledger, self._makes_here))
        self.work = Work(address, settings, self.look_again)
        self.inbox = Inbox.of(address)
        self.received: tuple[Received, ...] = ()
        self._closed = False

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """Give a ledger that nobody else uses meanwhile; it goes back when the body ends."""
        with self._lock:
            held = self._idle.pop() if self._idle else None
        # Not "held or": an empty ledger is false.
        ledger = held if held is not None else open_ledger(self.address, settings=self.settings, create=False)
        sound = False
        try:
            yield ledger
            sound = True
        except UsageError:
            sound = True
            raise
        finally:
            with self._lock:
                keep = sound and not self._closed
                if keep:
                    self._idle.append(ledger)
            if not keep:
                ledger.close()

    def sight(self) -> Sight:
        """Return what the ledger held when the desk last looked, a moment ago."""
        return self._lookout.now()

    def still(self) -> "Desk":
        """Return this desk as it sees the ledger at this moment, for what is made in several steps."""
        desk = copy(self)
        desk._lookout = Lookout(self.ledger, lambda inputs: Shelf(inputs, self.ledger), self.sight())
        return desk

    def shelf(self) -> Shelf:
        """Return the link results that are stored, those last stored even when articles came in since."""
        return self._lookout.now().shelf

    def catalogue(self) -> Catalogue:
        """Return the articles as lists show them."""
        return self._lookout.now().catalogue

    def look_again(self) -> None:
        """Take in what the ledger holds now, without waiting until what is known is old."""
        self._lookout.look()

    def written(self) -> None:
        """Take note that this desk has changed the ledger."""
        self._lookout.expire()

    def links_hold(self) -> bool:
        """Return whether the link results are of what the ledger holds."""
        return self._lookout.now().holds

    def warm(self) -> None:
        """Have at hand what first pages need; where link results or the overview are missing, have them made."""
        sight = self.sight()
        with self.ledger() as ledger:
            list(ledger.search("a", limit=1).to_pylist())
            whole = sight.shelf.inputs is not None and ledger.aside(sight.shelf.inputs, OVERVIEW) is not None
        whole = whole and sight.holds and all(sight.shelf.keeps(index) for index in load_site().indexes)
        if sight.catalogue.cards and not whole:
            self.work.start()

    def _makes_here(self) -> bool:
        """Return whether an index is made while a page waits; if not, the work beside the pages makes it."""
        if len(self.catalogue().cards) <= FEW or self.work.progress.stage == "failed":
            return True
        if not self.work.progress.busy:
            self.work.start(compare=False)
        return False

    def close(self) -> None:
        """End the work, and let go of every ledger not in use; those in use are let go of when they come back."""
        self.work.stop()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for ledger in idle:
            ledger.close()
