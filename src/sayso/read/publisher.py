"""Names of outlets and agencies, brought to the one name that ``publishers.csv`` gives them."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon import table, words
from sayso.records import PublisherEntry
from sayso.settings import Settings


@cache
def _agencies() -> Mapping[str, str]:
    """Return the usual spellings of agencies and their names, as the word list has them."""
    return {row["spelling"]: row["name"] for row in table("read_agencies")}


@cache
def _spellings(publishers: tuple[PublisherEntry, ...]) -> Mapping[str, PublisherEntry]:
    """Return every name and alias, in lower case, with its entry."""
    return {fold(name): entry for entry in reversed(publishers) for name in (*entry.aliases, entry.name)}


@cache
def _domains(publishers: tuple[PublisherEntry, ...]) -> Mapping[str, PublisherEntry]:
    """Return every domain with its entry."""
    return {entry.domain: entry for entry in reversed(publishers) if entry.domain}


def fold(name: str) -> str:
    """Return a name as it is compared: lower case, white space joined, no leading article."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def entry_named(name: str, settings: Settings) -> PublisherEntry | None:
    """Return the entry that has ``name`` as its name or one of its aliases."""
    return _spellings(settings.publishers).get(fold(name))


def entry_of_host(host: str, settings: Settings) -> PublisherEntry | None:
    """Return the entry of the domain that ``host`` belongs to."""
    known = _domains(settings.publishers)
    parts = host.lower().split(".")
    return next((known[domain] for at in range(len(parts)) if (domain := ".".join(parts[at:])) in known), None)


def standard_name(name: str, settings: Settings) -> str:
    """Return the name under which an outlet is counted: that of ``publishers.csv``, else its own, tidied."""
    entry = entry_named(name, settings)
    return entry.name if entry else " ".join(name.split())


def agency_name(name: str, settings: Settings) -> str | None:
    """Return the standard name of a news agency, or None when nothing says that ``name`` is one.

    ``publishers.csv`` has the first word, then the list of agencies, then the name itself ("… News Agency").
    """
    entry = entry_named(name, settings)
    if entry is not None:
        return entry.name if entry.agency else None
    known = _agencies().get(name.strip())
    if known is not None:
        return standard_name(known, settings)
    parts = name.split()
    return " ".join(parts) if len(parts) > 1 and words("read_agency_words").intersection(parts) else None
