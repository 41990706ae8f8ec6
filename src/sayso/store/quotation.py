"""Quotations: the words at a few places of a few articles, with who vouches for them, without loading any article."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select

from sayso.records import Span, Voice
from sayso.show.chain import chain_words, whose_word
from sayso.store import schema
from sayso.store.database import Database

BATCH = 500
"""Articles or claims looked up at a time; engines limit the parameters of one statement."""

AROUND = 90
"""Code points shown before and after the words."""

_voices = msgspec.json.Decoder(tuple[Voice, ...])
_spans = msgspec.json.Decoder(tuple[Span, ...])


# As text: a page asks them some hundred times, and building a statement takes longer than running it.
_CUT = "SELECT substr(body, ?, ?) FROM text WHERE number = ?"
_LENGTH = "SELECT length(body) FROM text WHERE number = ?"
_CLAIM = "SELECT spans, voice FROM claims WHERE reading = ? AND id = ?"
_ROLES = """
SELECT entities.roles FROM names JOIN entities ON entities.reading = names.reading AND entities.id = names.entity
WHERE names.reading = ? AND names.id = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where to quote: code points of an article's text; ``claim`` vouches for it, "" where none is known.

    With a claim, ``start`` and ``end`` may be left at 0: then the claim itself is quoted.
    """

    article: str
    start: int = 0
    end: int = 0
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of an article as a page quotes them: ``before`` and ``after`` are what stands around them in one line.

    title, publisher, published: of the article; None where not known; published is EDTF
    whose, chain: on whose word, short and whole; "" where no claim is known
    """

    article: str
    start: int
    end: int
    before: str
    text: str
    after: str
    uri: str
    title: str | None
    publisher: str | None
    published: str | None
    whose: str
    chain: str

    @property
    def heading(self) -> str:
        """The headline in one line, else the last part of the URI."""
        return " ".join(self.title.split()) if self.title else self.uri.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class _Held:
    """What holds of one article."""

    reading: int
    text: int
    uri: str
    title: str | None
    publisher: str | None
    published: str | None


def quotations(database: Database, spots: Sequence[Spot]) -> list[Quotation | None]:
    """Return the quotation at each spot, in their order; None where the article or the claim has gone."""
    held = _articles(database, {spot.article for spot in spots})
    claims = _claims(database, held, spots)
    return [_quote(database, spot, held.get(spot.article), claims) for spot in spots]


def lengths(database: Database, articles: Iterable[str]) -> dict[str, int]:
    """Return how many code points the text of each article has, by id; one that has gone is left out."""
    held = _articles(database, set(articles))
    return {article: database.cells(_LENGTH, (one.text,))[0][0] for article, one in held.items()}


def holders(database: Database, wanted: frozenset[str]) -> dict[str, str]:
    """Return the article that each of these claims stands in, both by id. It reads the table of claims once."""
    claims, reading, version = schema.marks["claims"], schema.reading, schema.version
    find = select(claims.c.id, claims.c.reading).join(schema.article, schema.article.c.reading == claims.c.reading)
    found = {claim: number for claim, number in database.each(find) if claim in wanted} if wanted else {}
    ids: dict[int, str] = {}
    for some in _batches(sorted(set(found.values()))):
        names = select(reading.c.number, version.c.id).join(version, version.c.number == reading.c.version)
        ids.update({row[0]: row[1] for row in database.rows(names.where(reading.c.number.in_(some)))})
    return {claim: ids[number] for claim, number in found.items() if number in ids}


def roles(database: Database, mentions: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return the titles and roles given to whom each mention (article, id of a name) names, in that article."""
    held = _articles(database, {article for article, _ in mentions})
    told: list[tuple[str, ...]] = []
    for article, mark in mentions:
        found = database.cells(_ROLES, (held[article].reading, mark)) if article in held else []
        told.append(tuple(role["text"] for (body,) in found for role in msgspec.json.decode(body)))
    return told


def _articles(database: Database, ids: set[str]) -> dict[str, _Held]:
    article, version, reading = schema.article, schema.version, schema.reading
    # Each join by a primary key, so that an engine without statistics finds the way as well.
    find = (
        select(
            version.c.id,
            reading.c.number,
            reading.c.text,
            reading.c.uri,
            reading.c.title_text,
            reading.c.publisher_name,
            reading.c.published_value,
        )
        .join(article, article.c.number == version.c.article)
        .join(reading, reading.c.number == article.c.reading)
        .where(reading.c.version == version.c.number)
    )
    found: dict[str, _Held] = {}
    for some in _batches(sorted(ids)):
        found.update((row[0], _Held(*row[1:])) for row in database.rows(find.where(version.c.id.in_(some))))
    return found


Claims = dict[tuple[int, str], tuple[tuple[Span, ...], tuple[Voice, ...]]]


def _claims(database: Database, held: Mapping[str, _Held], spots: Sequence[Spot]) -> Claims:
    """Return the spans and the chain of each claim named, by its reading and id."""
    wanted = {(held[spot.article].reading, spot.claim) for spot in spots if spot.claim and spot.article in held}
    found: Claims = {}
    for key in sorted(wanted):
        for spans, voice in database.cells(_CLAIM, key):
            found[key] = (_spans.decode(spans), _voices.decode(voice))
    return found


def _quote(database: Database, spot: Spot, one: _Held | None, claims: Claims) -> Quotation | None:
    """Return one quotation: the words with what stands around them, cut out of the stored text by the engine."""
    if one is None:
        return None
    spans, voice = claims.get((one.reading, spot.claim), ((), ()))
    start, end = spot.start, spot.end
    if end == 0:
        if not spans:
            return None
        start, end = spans[0].start, spans[-1].end
    first = max(start - AROUND, 0)
    # SQL counts characters from 1, in both engines by code point.
    words: str = database.cells(_CUT, (first + 1, end - first + AROUND + 1, one.text))[0][0]
    more = len(words) > end - first + AROUND
    words = words[: end - first + AROUND]
    return Quotation(
        article=spot.article,
        start=start,
        end=end,
        before=_from_word(" ".join(words[: start - first].split()), whole=first == 0) + _gap(words[: start - first]),
        text=words[start - first : end - first],
        after=_gap(words[end - first :][::-1]) + _to_word(words[end - first :], whole=not more),
        uri=one.uri,
        title=one.title,
        publisher=one.publisher,
        published=one.published,
        whose=whose_word(voice) if voice else "",
        chain=chain_words(voice) if voice else "",
    )


def _gap(words: str) -> str:
    """Return a space when ``words`` end with one."""
    return " " if words[-1:].isspace() else ""


def _from_word(words: str, *, whole: bool) -> str:
    return words if whole or " " not in words else f"… {words.split(' ', 1)[1]}"


def _to_word(words: str, *, whole: bool) -> str:
    plain = " ".join(words.split())
    return plain if whole or " " not in plain else f"{plain.rsplit(' ', 1)[0]} …"


def _batches(items: list[Any]) -> Iterator[list[Any]]:
    for at in range(0, len(items), BATCH):
        yield items[at : at + BATCH]
