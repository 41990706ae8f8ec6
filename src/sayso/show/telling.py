"""Telling events: those that a reader of one article is shown, the others being left to the exports.

Every verb that names a happening is an event of the record; most of the untyped ones ("turned", "managed") say
nothing by themselves that the sentence does not.
"""

from collections.abc import Iterable

from sayso.records import Event
from sayso.vocabulary import EventType


def telling_events(events: Iterable[Event]) -> list[Event]:
    """Return the events that have a type, and of the others those with a figure, a day, a place or somebody named."""
    return [event for event in events if event.type is not EventType.OTHER or _is_told_of(event)]


def _is_told_of(event: Event) -> bool:
    named = any(one is not None and one.entity is not None for one in (event.agent, event.patient))
    return named or bool(event.figures) or event.date is not None or event.place is not None
