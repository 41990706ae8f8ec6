"""The tables of what holds across articles: questions and their accounts, copies, documents, voices, the chronology."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.records import Links, Mention, Reading
from sayso.show.context import NOT_IN_A_CLAIM, Context
from sayso.show.table import UNREVIEWED, VOUCHED, WHERE, Column, Row, boolean, integer, list_words, number, quote, text

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


def questions(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each question."""
    for question in links.questions:
        about = question.about
        yield (
            question.id,
            question.kind.value,
            question.label,
            question.relation.value,
            about.counted,
            list_words(harm.value for harm in about.harm),
            about.blamed,
            about.where,
            about.when,
            len(question.accounts),
        )


def accounts(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each account of each question."""
    for question in links.questions:
        for account in question.accounts:
            yield (
                question.id,
                account.id,
                account.text,
                account.value,
                account.low,
                account.high,
                account.unit,
                account.edtf,
                account.n_articles,
                account.n_publishers,
                account.n_origins,
                account.n_own_voice,
                account.n_unnamed,
                account.n_sides,
                list_words(f"{origin.name} ({origin.kind.value})" for origin in account.origins),
            )


def account_claims(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each claim that gives an account."""
    for question in links.questions:
        for account in question.accounts:
            for claim in account.claims:
                chain = quoted.where_claim(claim.claim)[-1]
                place = quoted.where(claim.article, claim.start, claim.end)
                yield (question.id, account.id, claim.claim, claim.mark, *place, chain, UNREVIEWED)


def pairs(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each pair of accounts that was compared."""
    for question in links.questions:
        for pair in question.pairs:
            yield (question.id, pair.a, pair.b, pair.relation.value, pair.why)


def copies(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each passage of each group of copies."""
    for group in links.copies:
        for passage in group.members:
            place = quoted.where(passage.article, passage.start, passage.end)
            yield (group.id, group.kind.value, *place, passage.article == group.earliest, UNREVIEWED)


def _mentions(head: Row, mentions: Iterable[Mention], quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each mention, after the cells of what is mentioned; one row without place when there is none."""
    none = True
    for mention in mentions:
        none = False
        yield (*head, mention.mark, *quoted.where(mention.article, mention.start, mention.end))
    if none:
        yield (*head, None, None, None, None, None, None)


def documents(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each mention of each cited document."""
    for document in links.documents:
        yield from _mentions((document.id, document.name, document.in_pile), document.mentions, quoted)


def entities(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each mention of each entity."""
    for entity in links.entities:
        head = (entity.id, entity.name, entity.type.value, list_words(entity.variants))
        yield from _mentions(head, entity.mentions, quoted)


def linked_events(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each mention of each event told in several claims."""
    for event in links.events:
        inside = "; ".join(one.why for one in event.inside)
        head = (event.id, event.label, event.type.value, event.earliest, event.latest, event.place, inside or None)
        yield from _mentions(head, event.mentions, quoted)


def voices(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each voice."""
    for voice in links.voices:
        yield (voice.name, voice.speaks, voice.quoted_by_others, voice.spoken_about, voice.entity)


def chronology(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each claim of each line of the chronology; one without a claim for a publication."""
    labels = {event.id: event.label for event in links.events}
    for line in links.chronology:
        head = (line.earliest, line.latest, line.kind.value, labels.get(line.event or ""))
        if not line.claims:
            yield (*head, None, None, None, None, None, None, None, UNREVIEWED)
        for claim in line.claims:
            yield (*head, claim, *quoted.where_claim(claim), UNREVIEWED)


def dependence(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each pair of claims of which one leans on the other or both on the same."""
    for pair in links.dependence:
        one, other = quoted.where_claim(pair.a), quoted.where_claim(pair.b)
        yield (pair.a, pair.b, pair.reason.value, pair.why, one[1], one[4], other[1], other[4])


def unread(links: Links, quoted: Quoted) -> Iterator[Row]:
    """Yield a row for each input that stands in no count."""
    for item in links.unread:
        yield (item.uri, item.reason)


_QUESTION = text("question", "id of the question")
_ACCOUNT = text("account", "id of the account")
_MARK = text("mark", "id of the mark")

QUESTIONS = LinkTable(
    name="questions",
    about="what several claims answer",
    columns=(
        text("id", "id of the question"),
        text("kind", "what kind of answer it asks for"),
        text("label", "the question, in words of the articles"),
        text("relation", "how its accounts stand to each other: that of the worst pair"),
        text("counted", "what is counted"),
        text("harm", "what is said to have happened"),
        text("blamed", "who is blamed, as the claims say"),
        text("where", "a name"),
        text("when", "EDTF"),
        integer("n_accounts", "versions of the answer"),
    ),
    rows=questions,
)
ACCOUNTS = LinkTable(
    name="accounts",
    about="each version of the answer to a question",
    columns=(
        _QUESTION,
        text("id", "id of the account"),
        text("text", "the answer, in words of the articles"),
        number("value", "the number, when it is one"),
        number("low", "the least it can be"),
        number("high", "the most it can be"),
        text("unit", "what one of it is"),
        text("edtf", "the date, when it is one"),
        integer("n_articles", "articles that give it"),
        integer("n_publishers", "known publishers that give it"),
        integer("n_origins", "at most so many separate named origins"),
        integer("n_own_voice", "articles that give it in their own voice"),
        integer("n_unnamed", "articles that give it from an unnamed source"),
        integer("n_sides", "sides of the origins as sides.csv has them; empty when sides are not set"),
        text("origins", "the named origins"),
    ),
    rows=accounts,
)
ACCOUNT_CLAIMS = LinkTable(
    name="account_claims",
    about="the claims that give each account",
    columns=(_QUESTION, _ACCOUNT, text("claim", "id of the claim"), _MARK, *WHERE, *VOUCHED),
    rows=account_claims,
)
PAIRS = LinkTable(
    name="pairs",
    about="accounts of one question compared, two at a time",
    columns=(
        _QUESTION,
        text("a", "id of one account"),
        text("b", "id of the other"),
        text("relation", "how they stand to each other"),
        text("why", "what that rests on"),
    ),
    rows=pairs,
)
COPIES = LinkTable(
    name="copies",
    about="passages of several articles that share text",
    columns=(
        text("id", "id of the group"),
        text("kind", "why they share text"),
        *WHERE,
        boolean("earliest", "whether it is the earliest of the group in this corpus"),
        VOUCHED[1],
    ),
    rows=copies,
)
DOCUMENTS = LinkTable(
    name="documents",
    about="cited texts, and whether they are in the pile",
    columns=(
        text("id", "id of the document"),
        text("name", "how it is called"),
        boolean("in_pile", "whether it is one of the articles"),
        _MARK,
        *WHERE,
    ),
    rows=documents,
)
ENTITIES = LinkTable(
    name="entities",
    about="people, organisations and places under all their spellings",
    columns=(
        text("id", "id of the entity"),
        text("name", "its fullest name"),
        text("type", "person, organisation, place and so on"),
        text("variants", "other spellings"),
        _MARK,
        *WHERE,
    ),
    rows=entities,
)
LINKED_EVENTS = LinkTable(
    name="linked_events",
    about="the same event in several claims",
    columns=(
        text("id", "id of the event across articles"),
        text("label", "the event, in words of the articles"),
        text("type", "kind of event"),
        text("earliest", "first day it can have been"),
        text("latest", "last day it can have been"),
        text("place", "where"),
        text("inside", "what claims tell of it as a part of, in their words"),
        _MARK,
        *WHERE,
    ),
    rows=linked_events,
)
VOICES = LinkTable(
    name="voices",
    about="who speaks, who is quoted only by others, who is only spoken about",
    columns=(
        text("name", "the voice"),
        integer("speaks", "claims it makes itself"),
        integer("quoted_by_others", "claims others report from it"),
        integer("spoken_about", "claims about it"),
        text("entity", "id of the entity"),
    ),
    rows=voices,
)
CHRONOLOGY = LinkTable(
    name="chronology",
    about="from the first day to the last: what is said to have happened, and what was published",
    columns=(
        text("earliest", "first day"),
        text("latest", "last day"),
        text("kind", "event, publication or commemoration"),
        text("event", "the event, in words of the articles"),
        text("claim", "id of the claim"),
        *WHERE,
        *VOUCHED,
    ),
    rows=chronology,
)
DEPENDENCE = LinkTable(
    name="dependence",
    about="claims that do not stand each on its own",
    columns=(
        text("a", "id of one claim"),
        text("b", "id of the other"),
        text("reason", "origin, connected, copy, cites or relayed"),
        text("why", "what joins them"),
        text("uri_a", "the input of one"),
        text("text_a", "its words"),
        text("uri_b", "the input of the other"),
        text("text_b", "its words"),
    ),
    rows=dependence,
)
UNREAD = LinkTable(
    name="unread",
    about="inputs that stand in no count",
    columns=(text("uri", "the input as it was named"), text("reason", "why it is not counted")),
    rows=unread,
)

OWN_TABLES = (
    QUESTIONS,
    ACCOUNTS,
    ACCOUNT_CLAIMS,
    PAIRS,
    COPIES,
    DOCUMENTS,
    ENTITIES,
    LINKED_EVENTS,
    VOICES,
    CHRONOLOGY,
    DEPENDENCE,
    UNREAD,
)
"""The tables of link results as they stand; `sayso.show.tables` has those that set them against each other as well."""
