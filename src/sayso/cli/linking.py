"""Links from whatever a command was given: a ledger, paths, or lines from a pipe."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sayso.cli.config import Configuration
from sayso.cli.inputs import gather
from sayso.cli.pile import folders_of
from sayso.cli.stage import mark_where_needed
from sayso.cli.tally import Tally
from sayso.records import Failure, Links, Reading, Unread


def link_paths(paths: Sequence[str], configuration: Configuration, tally: Tally, **said: Any) -> Links:
    """Return what holds across the articles at ``paths``; what fails is told by ``tally`` and stands in ``unread``.

    said: what flags say of every article, as `sayso.cli.inputs.gather` takes it
    """
    from dataclasses import replace

    from sayso import pipeline
    from sayso.plugins import encoder_of

    inputs = gather(paths, configuration, **said)
    marked = _each_once(tally.sieve(mark_where_needed(inputs, inputs.settings, configuration.workers())))
    first = next(marked, None)
    settings = inputs.settings
    if first is not None and not settings.publishers:
        # Lines from a pipe say where their articles were; the outlets may be described there.
        settings = configuration.settings(folders_of(first.article.uri))
    reader = encoder_of(settings.language)
    links = pipeline.link(chain([first] if first else [], marked), settings, reader=reader)
    return replace(links, unread=links.unread + tuple(map(as_unread, tally.failures)))


def link_ledger(configuration: Configuration) -> Links:
    """Return what holds across the articles of the ledger that the settings name."""
    from sayso.cli.pile import open_pile

    with open_pile(configuration) as ledger:
        return ledger.links()


def as_unread(failure: Failure) -> Unread:
    """Return a failure as link results name it."""
    return Unread(uri=failure.uri, reason=failure.message)


def _each_once(readings: Iterator[Reading]) -> Iterator[Reading]:
    """Yield each article once: a pipe may bring the same one twice."""
    seen: set[str] = set()
    for reading in readings:
        if reading.article.id not in seen:
            seen.add(reading.article.id)
            yield reading
