"""Search: all articles, or those that hold some words, narrowed by publisher, voice, harm, date and disagreement."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, repeat

from sayso.show.overview import RELATION_WORDS
from sayso.store import Card
from sayso.store.find import AROUND
from sayso.vocabulary import Harm
from sayso.web.catalogue import HEARD, Catalogue
from sayso.web.desk import Desk
from sayso.web.digest import DISAGREEMENTS, questions
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of

SIZE = 20
"""Articles of one part of the list."""

KEPT = 64
"""Searches whose results are kept while the ledger stays as it is, each at most a list of all articles."""

CHOICES = 12
"""Values of a filter that are offered, the most frequent ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A run of words around a hit; ``hit``: whether it is what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article: what it is called, and the words around what was found; ``at`` points to the first hit."""

    id: str
    heading: str
    publisher: str
    agency: str
    published: str
    uri: str
    excerpt: tuple[Excerpt, ...]
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter, in words, how many articles it leaves, and whether it holds now."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One filter with the values that the articles found have."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One part of what was found."""

    words: str
    found: tuple[Found, ...]
    paging: Paging
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything that was found, in order, and the filters with what they leave of it."""

    cards: Sequence[Card]
    facets: tuple[Facet, ...]


Values = Callable[[Sequence[Card]], Iterable[Collection[str]]]
"""Gives for each of some articles its values of one facet."""


def make_search(desk: Desk, ask: Ask) -> SearchPage:
    """Return the part of what was found that is asked for, the best first; without words the latest first."""
    catalogue, inputs = desk.catalogue(), desk.shelf().inputs
    # To turn the page is to ask the same again, and counting values of ten thousand articles is most of the work.
    asked = (inputs, *(ask.one(name) for name in ("words", "since", "until", *_TITLES)))
    result: Result | None = catalogue.found.get(asked)
    if result is None:
        result = _result(desk, catalogue, ask)
        if len(catalogue.found) >= KEPT:
            catalogue.found.clear()
        catalogue.found[asked] = result
    paging = part_of(ask, len(result.cards), SIZE)
    words = ask.one("words")
    return SearchPage(
        words=words,
        found=tuple(_found(desk, words, result.cards[paging.rows])),
        paging=paging,
        facets=result.facets,
    )


def _result(desk: Desk, catalogue: Catalogue, ask: Ask) -> Result:
    """Return all that fits what is asked for."""
    if words := ask.one("words"):
        with desk.ledger() as ledger:
            numbers = ledger.match(words)
        cards = [catalogue.cards[number] for number in numbers if number in catalogue.cards]
    else:
        cards = list(catalogue.listed)
    since, until = ask.one("since"), ask.one("until")
    if since or until:
        cards = [card for card in cards if _in_time(card, since, until)]
    values = _values(desk, catalogue)
    facets = tuple(_facet(name, ask, cards, values) for name in values)
    for name, of in values.items():
        if chosen := ask.one(name):
            cards = _with(chosen, cards, of)
    return Result(cards=cards, facets=facets)


def _values(desk: Desk, catalogue: Catalogue) -> dict[str, Values]:
    """Return for each facet what gives its values."""
    disagreed = questions(desk.shelf()).disagreed
    none: Collection[str] = ()

    def by_reading(held: Mapping[int, frozenset[str]]) -> Values:
        return lambda cards: map(held.get, (card.reading for card in cards), repeat(none))

    return {
        "publisher": lambda cards: [(card.publisher,) if card.publisher else () for card in cards],
        "voice": by_reading(catalogue.voices),
        "harm": by_reading(catalogue.harms),
        "disagreement": lambda cards: map(disagreed.get, (card.id for card in cards), repeat(none)),
    }


def _with(value: str, cards: Sequence[Card], of: Values) -> list[Card]:
    return [card for card, values in zip(cards, of(cards), strict=True) if value in values]


_TITLES = {
    "publisher": "Publisher",
    "voice": "On whose word",
    "harm": "Counts people",
    "disagreement": "Where accounts meet",
}


def _facet(name: str, ask: Ask, cards: Sequence[Card], values: dict[str, Values]) -> Facet:
    """Return the values of one filter among the articles that all other filters leave."""
    left = cards
    for other, among in values.items():
        if other != name and (chosen := ask.one(other)):
            left = _with(chosen, left, among)
    counts = Counter(chain.from_iterable(values[name](left)))
    ranked = nsmallest(CHOICES, counts.items(), key=lambda pair: (-pair[1], pair[0]))
    chosen = ask.one(name)
    if chosen and chosen not in dict(ranked):
        ranked = [(chosen, counts[chosen]), *ranked]
    worded = {one.value: RELATION_WORDS[one] for one in DISAGREEMENTS} if name == "disagreement" else {}
    return Facet(
        name=name,
        title=_TITLES[name],
        choices=tuple(
            Choice(value=value, words=worded.get(value, value), count=count, chosen=value == chosen)
            for value, count in ranked
        ),
    )


def _in_time(card: Card, since: str, until: str) -> bool:
    """Return whether an article was published between two days, months or years, which no undated one was."""
    day = (card.published or "")[:10]
    return bool(day) and (not since or day[: len(since)] >= since) and (not until or day[: len(until)] <= until)


def _found(desk: Desk, words: str, cards: Sequence[Card]) -> Iterator[Found]:
    """Yield the articles with the words around their first hits."""
    excerpts: dict[str, tuple[tuple[Excerpt, ...], str]] = {}
    if words and cards:
        with desk.ledger() as ledger:
            table = ledger.search(words, limit=len(cards), within=[card.number for card in cards])
        for row in table.to_pylist():
            excerpts[row["article"]] = _excerpt(row["excerpt"], row["hits"])
    for card in cards:
        excerpt, at = excerpts.get(card.id, ((), ""))
        yield Found(
            id=card.id,
            heading=card.heading,
            publisher=card.publisher or "publisher unknown",
            agency=card.agency or "",
            published=(card.published or "undated")[:10],
            uri=card.uri,
            excerpt=excerpt,
            at=at,
        )


def _excerpt(text: str, hits: Sequence[dict[str, int]]) -> tuple[tuple[Excerpt, ...], str]:
    """Return the words around the first hit cut at the hits, and where the first hit stands in the article."""
    if not hits:
        return (), ""
    first = hits[0]
    before = min(first["start"], AROUND)
    offset = first["start"] - before - (1 if first["start"] > AROUND else 0)
    pieces, at = [], 0
    for hit in hits:
        start, end = hit["start"] - offset, hit["end"] - offset
        if start < at or end > len(text):
            break
        pieces += [Excerpt(text=text[at:start], hit=False), Excerpt(text=text[start:end], hit=True)]
        at = end
    pieces.append(Excerpt(text=text[at:], hit=False))
    return tuple(piece for piece in pieces if piece.text), f"{first['start']}-{first['end']}"


def search_sheet(record: SearchPage) -> Sheet:
    """Return a row for each article of this part."""
    header = ("article", "heading", "publisher", "agency", "published", "uri", "excerpt")
    rows = [
        (one.id, one.heading, one.publisher, one.agency, one.published, one.uri, "".join(e.text for e in one.excerpt))
        for one in record.found
    ]
    return Sheet(header=header, rows=rows)


PAGES = (
    Page(
        name="search",
        path="/search",
        title="Articles",
        about="All articles, or those that hold some words, narrowed by publisher, voice, harm, date and disagreement.",
        make=make_search,
        sheet=search_sheet,
        filters=(
            Filter(name="words", about='Words; "a phrase" in double quotes; displac* for all words that start so.'),
            Filter(name="publisher", about="The name of a publisher."),
            Filter(name="voice", about="On whose word a claim of the article stands."),
            Filter(
                name="harm", about="What it counts people by.", kind="choice", choices=tuple(one.value for one in Harm)
            ),
            Filter(
                name="disagreement",
                about="How accounts that it gives stand to others.",
                kind="choice",
                choices=tuple(one.value for one in DISAGREEMENTS),
            ),
            Filter(name="since", about="Published from this day, month or year on.", kind="date"),
            Filter(name="until", about="Published up to this day, month or year.", kind="date"),
            PART,
        ),
        row="A row is one article as it was stored.",
        place=15,
    ),
)
INDEXES = (HEARD,)
