"""One frozen record of everything that changes what sayso reads out of the same bytes."""

from dataclasses import dataclass, fields

from sayso.identity import hash_array
from sayso.records import PublisherEntry, SideEntry

VERSION = "0.1.0"
"""Version of this tool, as stored with every reading."""

SCHEMA = 1
"""Version of the JSON contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What reading, marking and linking may be told. The same settings and bytes give the same results.

    language:   BCP 47 tag of the language that is marked; articles in others are stored and counted as unread
    wording:    mark evaluative words too
    publishers: the outlets that ``publishers.csv`` describes
    sides:      who is on which side, as ``sides.csv`` says; it changes links alone
    today:      ISO date after which a publication date is warned of as lying in the future; None never warns
    max_bytes:  largest input item, in bytes; larger ones are refused with a reason
    max_text:   longest text of one article, in code points, likewise: a long novel has one million, and each million
                costs some 170 MiB while it is marked
    """

    language: str = "en"
    wording: bool = False
    publishers: tuple[PublisherEntry, ...] = ()
    sides: tuple[SideEntry, ...] = ()
    today: str | None = None
    max_bytes: int = 256 * 1024 * 1024
    max_text: int = 2_000_000


def hash_settings(settings: Settings) -> str:
    """Return ``sha256:<hex>`` of the settings that can change a reading; ``today``, ``sides`` and the limits cannot."""
    relevant = {
        field.name: getattr(settings, field.name)
        for field in fields(settings)
        if field.name not in {"today", "sides", "max_bytes", "max_text"}
    }
    relevant["publishers"] = [
        [entry.domain, entry.name, list(entry.aliases), entry.owner, entry.agency, entry.party]
        for entry in settings.publishers
    ]
    return hash_array("settings", relevant)
