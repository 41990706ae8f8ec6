"""One raw item to one article: its reader's draft, and what the running text says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.errors import NotReadable, TooLarge, UnknownName
from sayso.identity import article_id, digest_bytes
from sayso.plugins import READERS, load
from sayso.read.agency import Agencies, find_agency
from sayso.read.boilerplate import covered, keep_apart, split_line, without_lead
from sayso.read.byline import find_bylines
from sayso.read.credit import Credits, find_credits
from sayso.read.date import find_dates
from sayso.read.draft import Draft
from sayso.read.furniture import find_furniture
from sayso.read.given import apply_given
from sayso.read.headline import find_title, name_blocks
from sayso.read.language import SAMPLE, detect_language
from sayso.read.masthead import find_masthead
from sayso.read.publisher import agency_name, entry_named, entry_of_host, fold, standard_name
from sayso.read.rights import Rights, find_rights
from sayso.read.stamp import Stamps, find_stamps
from sayso.records import (
    Article,
    ArticleDate,
    Author,
    Block,
    Boilerplate,
    Caveat,
    DateCandidate,
    Named,
    Raw,
    Title,
)
from sayso.settings import Settings
from sayso.vocabulary import BlockKind, BoilerplateKind, How


def read_article(raw: Raw, settings: Settings) -> Article:
    """Return the article that ``raw`` holds, with what it and others say of its title, authors, outlet and dates.

    Raises: InputError (NotReadable, TooLarge) when the bytes are not what their name promises, saying why.
    """
    return make_article(raw, read_draft(raw, settings), settings)


def read_draft(raw: Raw, settings: Settings) -> Draft:
    """Return what the reader of its media type makes of the bytes of ``raw``. Raises: as `read_article`."""
    if len(raw.body) > settings.max_bytes:
        raise TooLarge(raw.uri, len(raw.body), settings.max_bytes)
    try:
        reader = load(READERS, raw.media_type)
    except UnknownName as error:
        raise NotReadable(raw.uri, str(error)) from error
    draft: Draft = reader(raw, settings)
    return draft


def make_article(raw: Raw, draft: Draft, settings: Settings) -> Article:
    """Return the article of ``raw`` from its draft. Raises: TooLarge over ``settings.max_text`` characters."""
    if len(draft.text) > settings.max_text:
        raise TooLarge(raw.uri, len(draft.text), settings.max_text, unit="code points", setting="max_text")
    found = _search(draft, settings)
    digest = digest_bytes(raw.body)
    article = Article(
        id=article_id(raw.key, digest),
        uri=raw.uri,
        key=raw.key,
        digest=digest,
        reader=draft.reader,
        title=found.title,
        authors=found.authors,
        publisher=_publisher(draft, found, settings),
        agency=found.agency,
        credits=found.credits.credits,
        published=_date(
            (*draft.published, *found.stamps.published, *found.agencies.dates, *_dated_by_rights(draft.text, found))
        ),
        modified=_date((*draft.modified, *found.stamps.modified)),
        language=found.language,
        language_confidence=found.language_confidence,
        text=draft.text,
        boilerplate=found.boilerplate,
        blocks=found.blocks,
        pages=draft.pages,
        carried=raw.carried,
        warnings=raw.caveats + draft.caveats + _emptiness(draft, found),
    )
    return apply_given(article, raw.given, settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the running text of a draft says, put together."""

    title: Title | None
    authors: tuple[Author, ...]
    agency: Named | None
    credits: Credits
    rights: Rights
    masthead: Named | None
    stamps: Stamps
    agencies: Agencies
    boilerplate: tuple[Boilerplate, ...]
    blocks: tuple[Block, ...]
    language: str
    language_confidence: float


def _search(draft: Draft, settings: Settings) -> _Found:
    """Search the running text of ``draft`` for everything that is not the story."""
    text, blocks = draft.text, draft.blocks
    plain = [piece for block in blocks if block.kind is not BlockKind.TITLE for piece in split_line(text, block)]
    stamps = find_stamps(text, plain)
    pictures = find_credits(text, plain)
    rights = find_rights(text, plain)
    starts = {piece.start: piece.end for piece in stamps.boilerplate}
    agencies = find_agency(text, [_after(block, starts, text) for block in plain], settings)
    bylines = find_bylines(text, plain, [author.name for author in draft.authors])
    known = [named.name for named in (draft.publisher, rights.publisher) if named]
    masthead, mastheads = find_masthead(text, plain, settings, known)
    markup = [Boilerplate(start=start, end=end, kind=BoilerplateKind.FURNITURE) for start, end in draft.furniture]
    boilerplate = keep_apart(
        (
            rights.boilerplate,
            stamps.boilerplate,
            pictures.boilerplate,
            bylines.boilerplate,
            agencies.boilerplate,
            mastheads,
            find_furniture(text, plain),
            markup,
        )
    )
    blocks, boilerplate = without_lead(text, blocks, boilerplate)
    whole = covered(blocks, boilerplate)
    captions = {b.start for b in blocks if b.end - b.start < 400 and _ends_in_credit(b, pictures)} - whole
    title = draft.title or find_title(text, blocks, whole | captions)
    agency, authors = _agency(agencies.agency, (*draft.authors, *bylines.authors), draft, settings)
    tag, confidence = detect_language(_story(text, boilerplate))
    return _Found(
        title=title,
        authors=authors,
        agency=agency,
        credits=Credits(boilerplate=(), credits=(*pictures.credits, *agencies.credits)),
        rights=rights,
        stamps=stamps,
        agencies=agencies,
        boilerplate=boilerplate,
        masthead=masthead,
        blocks=name_blocks(text, blocks, title, captions, whole),
        language=tag,
        language_confidence=confidence,
    )


def _after(block: Block, starts: dict[int, int], text: str) -> Block:
    """Return what is left of ``block`` behind a stamp at its start."""
    end = starts.get(block.start)
    if end is None or end >= block.end:
        return block
    left = len(text[end : block.end]) - len(text[end : block.end].lstrip(" \t|-–—:,"))
    return Block(start=min(end + left, block.end), end=block.end, kind=block.kind)


def _ends_in_credit(block: Block, credits: Credits) -> bool:
    """Whether a photo credit closes ``block``."""
    return any(block.start <= piece.start and abs(piece.end - block.end) <= 1 for piece in credits.boilerplate)


def _agency(
    stated: Named | None, authors: Sequence[Author], draft: Draft, settings: Settings
) -> tuple[Named | None, tuple[Author, ...]]:
    """Return the agency, also where it stands in the by-line, and the authors who are people."""
    people: dict[str, Author] = {}
    agency = stated
    for author in authors:
        name = agency_name(author.name, settings)
        if name is None:
            people.setdefault(author.name, author)
        elif agency is None:
            how = How.METADATA if author in draft.authors else How.STATED
            agency = Named(name=name, how=how, start=author.start, end=author.end)
    for credited in draft.credited:
        name = agency_name(credited, settings)
        if name is not None and agency is None:
            agency = Named(name=name, how=How.METADATA, start=None, end=None)
    return agency, tuple(people.values())


def _publisher(draft: Draft, found: _Found, settings: Settings) -> Named | None:
    """Return the outlet: by the markup, its known domain, a masthead, a copyright line, or else its host's name."""
    named = draft.publisher
    if named is None and draft.host and (entry := entry_of_host(draft.host, settings)):
        named = Named(name=entry.name, how=How.METADATA, start=None, end=None)
    named = named or found.masthead or found.rights.publisher
    if named is None:
        return Named(name=draft.host, how=How.METADATA, start=None, end=None) if draft.host else None
    by_host = entry_of_host(draft.host, settings) if entry_named(named.name, settings) is None and draft.host else None
    name = by_host.name if by_host and named.how is How.METADATA else standard_name(named.name, settings)
    return Named(name=name, how=named.how, start=named.start, end=named.end)


def _date(candidates: Sequence[DateCandidate]) -> ArticleDate | None:
    """Return the first candidate as the date, with all of them, each value once a way of knowing; None without any."""
    best: dict[tuple[str, How], DateCandidate] = {}
    for candidate in candidates:
        known = best.setdefault((candidate.value, candidate.how), candidate)
        if known.start is None and candidate.start is not None:
            best[candidate.value, candidate.how] = candidate
    once = tuple(best.values())
    if not once:
        return None
    first = once[0]
    return ArticleDate(value=first.value, how=first.how, start=first.start, end=first.end, candidates=once)


def _dated_by_rights(text: str, found: _Found) -> tuple[DateCandidate, ...]:
    """Return the date of an agency's dateline without a year, in the year of that agency's own copyright line.

    An agency writes the line with the text. Another outlet's line is made when the page is shown and tells nothing.
    """
    day, rights, agency = found.agencies.day, found.rights, found.agency
    if not (day and rights.publisher and rights.year and agency):
        return ()
    ours, theirs = fold(agency.name), fold(rights.publisher.name)
    if not (ours.startswith(theirs) or theirs.startswith(ours)):
        return ()
    dates = find_dates(f"{text[day[0] : day[1]]}, {rights.year}")
    return tuple(DateCandidate(value=date.value, how=How.INFERRED, start=day[0], end=day[1]) for date in dates)


def _story(text: str, boilerplate: Sequence[Boilerplate]) -> str:
    """Return enough of the text without boilerplate to tell its language."""
    pieces, at = [], 0
    for piece in boilerplate:
        pieces.append(text[at : piece.start][:SAMPLE])
        at = max(at, piece.end)
    pieces.append(text[at : at + SAMPLE])
    return " ".join(pieces)[:SAMPLE]


def _emptiness(draft: Draft, found: _Found) -> tuple[Caveat, ...]:
    """Return the warning of a text without a story in it."""
    if not draft.blocks:
        return (Caveat(code="empty", message="there is no text in it"),)
    if len(covered(found.blocks, found.boilerplate)) == len(found.blocks):
        return (Caveat(code="all-boilerplate", message="nothing in it is part of a story: menus, credits and stamps"),)
    return ()
