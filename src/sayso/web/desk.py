"""What every page is made from: the ledger, opened once a thread at work, and its link results."""

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sayso.errors import UsageError
from sayso.settings import Settings
from sayso.store import Ledger, open_ledger, title_of, without_secrets
from sayso.web.catalogue import Catalogue, catch_up
from sayso.web.inbox import Inbox, Received
from sayso.web.shelf import Shelf
from sayso.web.work import OVERVIEW, Work

FRESH = 0.5
"""Seconds for which link results are taken to be the latest without looking again."""

CATCH_UP = 1.0
"""Seconds for which the list of articles is taken to be up to date."""


class Desk:
    """One desk over one ledger. Safe to use from several threads.

    address:    the ledger, as it was named; title: what it is called in headings
    work:       what is going on beside pages; inbox: where files lie that were sent
    received:   what was sent last
    form_token: what every form of this desk carries
    """

    def __init__(self, address: str, settings: Settings) -> None:
        """Open the ledger once, so that what is wrong with it is said at the start; see `sayso.store.open_ledger`."""
        self.address = address
        self.settings = settings
        self.title = title_of(address)
        self.name = without_secrets(address)
        self.form_token = secrets.token_urlsafe(32)
        self._idle: list[Ledger] = [open_ledger(address, settings=settings, create=False)]
        self._lock = threading.Lock()
        self._shelf = Shelf(None, self.ledger)
        self._looked = 0.0
        self._catalogue = Catalogue()
        self._caught_up = 0.0
        self.work = Work(address, settings, self.look_again)
        self.inbox = Inbox.of(address)
        self.received: tuple[Received, ...] = ()
        self._catching = threading.Lock()
        self._hold: tuple[tuple[object, ...], bool] = ((), False)
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

    def shelf(self) -> Shelf:
        """Return the link results that are stored now, those last stored even when articles came in since."""
        if time.monotonic() - self._looked > FRESH:
            self.look_again()
        return self._shelf

    def look_again(self) -> None:
        """Take the link results that are stored now, should they be others than those at hand."""
        with self.ledger() as ledger:
            inputs = ledger.linked_inputs()
        with self._lock:
            if inputs != self._shelf.inputs:
                self._shelf = Shelf(inputs, self.ledger)
            self._looked = time.monotonic()

    def catalogue(self) -> Catalogue:
        """Return the articles as lists show them, `CATCH_UP` seconds old at most, older while they are renewed."""
        if time.monotonic() - self._caught_up < CATCH_UP and self._catalogue.pulse:
            return self._catalogue
        # One thread brings it up to date; the others go on with what there is, unless there is nothing.
        if self._catching.acquire(blocking=not self._catalogue.pulse):
            try:
                with self.ledger() as ledger:
                    self._catalogue = catch_up(ledger, self._catalogue)
                self._caught_up = time.monotonic()
            finally:
                self._catching.release()
        return self._catalogue

    def links_hold(self) -> bool:
        """Return whether the link results are of what the ledger holds now."""
        asked: tuple[object, ...] = (self.catalogue().pulse, self.shelf().inputs)
        if self._hold[0] != asked:
            with self.ledger() as ledger:
                self._hold = (asked, ledger.links_hold())
        return self._hold[1]

    def warm(self) -> None:
        """Have at hand what first pages need; where link results or the overview are missing, have them made."""
        self.catalogue()
        with self.ledger() as ledger:
            list(ledger.search("a", limit=1).to_pylist())
            inputs = ledger.linked_inputs()
            whole = inputs is not None and ledger.aside(inputs, OVERVIEW) is not None and ledger.links_hold()
            empty = not len(ledger)
        if not (whole or empty):
            self.work.start()
        self.look_again()

    def close(self) -> None:
        """End the work, and let go of every ledger not in use; those in use are let go of when they come back."""
        self.work.stop()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for ledger in idle:
            ledger.close()
