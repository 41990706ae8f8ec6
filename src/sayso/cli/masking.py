"""A ledger as it may leave the desk: private persons masked in its articles and in all that links them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.cli.progress import Meter
from sayso.records import Links, Reading, Rulings

if TYPE_CHECKING:
    from sayso.store import Ledger


def masked(ledger: "Ledger") -> tuple[Links, Iterator[Reading]]:
    """Return readings with private names masked, and what holds across them, made anew so that no name comes back."""
    from sayso import pipeline
    from sayso.plugins import encoder_of
    from sayso.show.public import find_private, mask_reading, mask_rulings

    private = find_private(ledger.readings(), ledger.cleared())
    rulings = ledger.review.rulings()
    if rulings != Rulings():
        both = ((reading, mask_reading(reading, private)) for reading in ledger.readings())
        rulings = mask_rulings(rulings, both, private)
    with Meter("linking"):
        shown = (mask_reading(reading, private) for reading in ledger.readings())
        reader = encoder_of(ledger.settings.language)
        links = pipeline.link(shown, ledger.settings, ledger.unread(), reader, rulings)
    return links, (mask_reading(reading, private) for reading in ledger.readings())
