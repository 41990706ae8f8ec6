"""A table of link results, and what its rows quote of articles that go by one at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sayso.records import Links, Reading
from sayso.show.context import NOT_IN_A_CLAIM, Context
from sayso.show.table import Column, Row, quote

Place = tuple[str, int, int]
"""Article id, first code point, code point after the last."""


def places(links: Links) -> Iterator[Place]:
    """Yield every stretch of text that link results point to."""
    for group in (links.entities, links.events, links.documents):
        for linked in group:
            yield from ((mention.article, mention.start, mention.end) for mention in linked.mentions)
    for copies in links.copies:
        yield from ((passage.article, passage.start, passage.end) for passage in copies.members)
    for question in links.questions:
        for account in question.accounts:
            yield from ((claim.article, claim.start, claim.end) for claim in account.claims)


def cited_claims(links: Links) -> Iterator[str]:
    """Yield the id of every claim that link results name."""
    for question in links.questions:
        yield from (claim.claim for account in question.accounts for claim in account.claims)
    for line in links.chronology:
        yield from line.claims
    for pair in links.dependence:
        yield from (pair.a, pair.b)


@dataclass(slots=True)
class Quoted:
    """The words behind link results, gathered while articles stream by, so that no text is held that nobody cites.

    uris:   input of each article, by its id
    quotes: the words of each stretch
    claims: for each claim by its id: article, first and last code point, words, chain, when the article was published
    """

    uris: dict[str, str] = field(default_factory=dict)
    quotes: dict[Place, str] = field(default_factory=dict)
    claims: dict[str, tuple[str, int, int, str, str]] = field(default_factory=dict)
    _places: dict[str, list[Place]] = field(default_factory=dict)
    _cited: frozenset[str] = frozenset()

    @classmethod
    def wanted_by(cls, links: Links) -> "Quoted":
        """Return an empty collection that will keep what ``links`` points to."""
        wanted: dict[str, list[Place]] = {}
        for place in places(links):
            wanted.setdefault(place[0], []).append(place)
        return cls(_places=wanted, _cited=frozenset(cited_claims(links)))

    def note(self, reading: Reading) -> None:
        """Keep what is wanted of one article."""
        article = reading.article
        self.uris[article.id] = article.uri
        for place in self._places.get(article.id, ()):
            self.quotes[place] = article.text[place[1] : place[2]]
        context = Context(reading)
        for claim in reading.marks.claims:
            if claim.id in self._cited and claim.spans:
                first, last = claim.spans[0].start, max(span.end for span in claim.spans)
                words = quote(article.text, claim.spans)
                self.claims[claim.id] = (article.id, first, last, words, context.chain_of(claim.id))

    def where(self, article: str, start: int, end: int) -> Row:
        """Return the cells of `WHERE` for one stretch."""
        return (article, self.uris.get(article), start, end, self.quotes.get((article, start, end)))

    def where_claim(self, claim: str) -> Row:
        """Return the cells of `WHERE` and the chain of a claim; empty cells when it is not in the pile."""
        if claim not in self.claims:
            return (None, None, None, None, None, NOT_IN_A_CLAIM)
        article, start, end, words, chain = self.claims[claim]
        return (article, self.uris.get(article), start, end, words, chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTable:
    """A table of link results: ``rows`` gives them all, once `Quoted` has seen every article."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Links, Quoted], Iterator[Row]]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)
