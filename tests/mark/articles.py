"""Articles and marks for tests: a text in, the marks of one kind out."""

from sayso.identity import article_id, digest_bytes
from sayso.mark.date import find_dates
from sayso.mark.entity import resolve_entities
from sayso.mark.figure import find_figures
from sayso.mark.name import find_names
from sayso.mark.sentence import find_sentences
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Article, ArticleDate, Block, Date, Entity, Event, Figure, Marks, Name
from sayso.settings import Settings
from sayso.vocabulary import How


def article(text: str, published: str | None = "2024-05-15", blocks: tuple[Block, ...] = ()) -> Article:
    """Return ``text`` as an article; 15 May 2024 was a Wednesday."""
    digest = digest_bytes(text.encode())
    date = None
    if published is not None:
        date = ArticleDate(value=published, how=How.GIVEN, start=None, end=None, candidates=())
    return Article(
        id=article_id("a.txt", digest), uri="a.txt", key="a.txt", digest=digest, reader="tests", title=None,
        authors=(), publisher=None, agency=None, credits=(), published=date, modified=None, language="en",
        language_confidence=1.0, text=text, boilerplate=(), blocks=blocks, pages=(), carried={}, warnings=(),
    )  # fmt: skip


def marks_of(made: Article) -> Marks:
    """Return all marks of an article, as the pipeline makes them."""
    return mark_again(made, Settings(), shared_encoder()).marks


def names_of(text: str) -> tuple[Name, ...]:
    """Return the names of a text, resolved."""
    return entities_of(text)[0]


def entities_of(text: str) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    """Return the names of a text and the entities they name."""
    made = article(text)
    return resolve_entities(made, find_names(made, find_sentences(made)))


def dates_of(text: str, published: str | None = "2024-05-15") -> tuple[Date, ...]:
    """Return the dates of a text."""
    made = article(text, published)
    return find_dates(made, find_sentences(made))


def figures_of(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Figure, ...]:
    """Return the figures of a text."""
    made = article(text, blocks=blocks)
    sentences = find_sentences(made)
    return find_figures(made, sentences, find_dates(made, sentences), find_names(made, sentences))


def events_of(text: str) -> tuple[Event, ...]:
    """Return the events of a text."""
    return marks_of(article(text)).events
