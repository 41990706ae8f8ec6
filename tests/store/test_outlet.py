"""A ledger remembers the outlets it was read with."""

from pathlib import Path

from sayso.records import PublisherEntry
from sayso.settings import Settings
from sayso.store import open_ledger

POST = PublisherEntry(domain="ferrypost.example", name="The Ferry Post", aliases=("Ferry Post",), agency=False)
WIRE = PublisherEntry(domain="wire.example", name="Wire", agency=True, owner="Nobody", party="Ordun")


def test_outlets_are_kept_for_whoever_opens_the_ledger_next(address: str | Path) -> None:
    """Links are made with the same outlets, from whatever folder."""
    with open_ledger(address) as ledger:
        ledger.describe_publishers((POST, WIRE))
    with open_ledger(address) as ledger:
        assert ledger.settings.publishers == (POST, WIRE)


def test_outlets_that_are_given_hold_before_those_kept(address: str | Path) -> None:
    """What the caller says is never overruled by what a file remembers."""
    with open_ledger(address) as ledger:
        ledger.describe_publishers((POST,))
    with open_ledger(address, settings=Settings(publishers=(WIRE,))) as ledger:
        assert ledger.settings.publishers == (WIRE,)
