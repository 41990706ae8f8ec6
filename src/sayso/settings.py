"""One frozen record of everything that changes what sayso reads out of the same bytes."""

from dataclasses import dataclass, fields

from sayso.identity import hash_array
from sayso.records import ForgottenName, PublisherEntry, SideEntry

VERSION = "0.2.0"
"""Version of this tool, as stored with every reading."""

SCHEMA = 1
"""Version of the JSON contract."""


NOT_IN_READINGS = frozenset({"today", "sides", "forgotten", "robots", "private_addresses"})
"""Settings that change no reading of the same bytes, beside the limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What reading, marking and linking may be told. The same settings and bytes give the same results.

    language:   BCP 47 tag of the language that is marked; articles in others are stored and counted as unread
    wording:    mark evaluative words too
    publishers: the outlets that ``publishers.csv`` describes
    sides:      who is on which side, as ``sides.csv`` says; it changes links alone
    forgotten:  names that are masked in whatever is read; a ledger adds its own
    today:      ISO date after which a publication date is warned of as lying in the future; None never warns
    max_bytes:  largest input item, in bytes; larger ones are refused with a reason
    max_text:   longest text of one article, in code points, likewise: a long novel has one million, and each million
                costs some 170 MiB while it is marked
    max_pages:  most pages of one PDF
    max_unpacked: most bytes that are unpacked of one archive, all its files together
    max_members: most files in one archive
    max_parts:  most attachments of one e-mail that are opened
    max_wait:   longest time a web server may take for one answer, in seconds
    robots:     heed what a web server's robots.txt asks for
    private_addresses: fetch from addresses of private networks, and of this machine, too
    max_seconds: longest time the parser of one PDF or office document may take
    max_memory: most memory that parser may take, in bytes, where the system can limit it
    """

    language: str = "en"
    wording: bool = False
    publishers: tuple[PublisherEntry, ...] = ()
    sides: tuple[SideEntry, ...] = ()
    forgotten: tuple[ForgottenName, ...] = ()
    today: str | None = None
    max_bytes: int = 256 * 1024 * 1024
    max_text: int = 2_000_000
    max_pages: int = 5_000
    max_unpacked: int = 8 * 1024 * 1024 * 1024
    max_members: int = 100_000
    max_parts: int = 100
    max_wait: int = 30
    robots: bool = True
    private_addresses: bool = False
    max_seconds: int = 120
    max_memory: int = 2 * 1024 * 1024 * 1024


def hash_settings(settings: Settings) -> str:
    """Return ``sha256:<hex>`` of the settings that can change a reading: all but the limits and `NOT_IN_READINGS`."""
    relevant = {
        field.name: getattr(settings, field.name)
        for field in fields(settings)
        if field.name not in NOT_IN_READINGS and not field.name.startswith("max_")
    }
    relevant["publishers"] = [
        [entry.domain, entry.name, list(entry.aliases), entry.owner, entry.agency, entry.party]
        for entry in settings.publishers
    ]
    return hash_array("settings", relevant)
