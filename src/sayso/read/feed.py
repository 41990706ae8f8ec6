"""Entries of RSS and Atom feeds: headline and content, with what the feed says of author, outlet and dates."""

from email.utils import parsedate_to_datetime

import msgspec

from sayso.errors import NotReadable
from sayso.read.address import host_of
from sayso.read.date import parse_edtf
from sayso.read.decode import storable
from sayso.read.draft import Draft
from sayso.read.fragment import fragment_blocks, plain_line
from sayso.read.naming import clean_authors, outlet_name
from sayso.records import Author, Block, Caveat, DateCandidate, Named, Raw, Title
from sayso.settings import Settings
from sayso.vocabulary import BlockKind, How

READER = "sayso-feed/1"

ENTRY = "application/x-sayso-entry"
"""Media type of one entry, as intake hands it on."""

GAP = "\n\n"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry as the feed has it, in HTML where it has HTML.

    whole: whether the feed gives the content rather than a summary
    """

    title: str = ""
    content: str = ""
    whole: bool = False
    url: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    modified: str = ""


def read_entry(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of one entry: its headline, a blank line, its content. Nothing it links to is fetched.

    Raises: NotReadable when the bytes are no entry
    """
    try:
        entry = msgspec.json.decode(raw.body, type=Entry)
    except msgspec.MsgspecError as error:
        raise NotReadable(raw.uri, f"is no entry of a feed ({error})") from error
    title = plain_line(entry.title)
    pieces = [(title, BlockKind.TITLE)] * bool(title)
    pieces += [piece for piece in fragment_blocks(entry.content) if piece[0] != title]
    text, caveats = storable(GAP.join(piece for piece, _ in pieces))
    blocks, at = [], 0
    for piece, kind in pieces:
        blocks.append(Block(start=at, end=at + len(piece), kind=kind))
        at += len(piece) + len(GAP)
    if not entry.whole:
        message = "the feed gives a summary or a headline, not the article; fetch the article itself to read all of it"
        caveats = (*caveats, Caveat(code="summary-only", message=message))
    publisher = outlet_name(plain_line(entry.publisher)) if entry.publisher else None
    authors = clean_authors([plain_line(author) for author in entry.authors], publisher)
    return Draft(
        text=text,
        reader=READER,
        blocks=tuple(blocks),
        title=Title(text=text[: len(title)], start=0, end=len(title)) if title else None,
        authors=tuple(Author(name=name, start=None, end=None) for name in authors),
        credited=tuple(plain_line(author) for author in entry.authors),
        publisher=Named(name=publisher, how=How.METADATA, start=None, end=None) if publisher else None,
        published=_dates(entry.published),
        modified=_dates(entry.modified),
        host=host_of(entry.url),
        caveats=caveats,
    )


def _dates(stated: str) -> tuple[DateCandidate, ...]:
    """Return the day of an RFC 5322 or ISO 8601 date, in its own time zone."""
    if not stated.strip():
        return ()
    try:
        value: str | None = parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        value = parse_edtf(stated)
    return (DateCandidate(value=value, how=How.META, start=None, end=None),) if value else ()
