"""Articles made of a bare text, for sets that come without files of their own."""

from sayso.identity import article_id, digest_bytes
from sayso.mark import passages
from sayso.mark.date import find_dates
from sayso.mark.entity import resolve_entities
from sayso.mark.name import find_names
from sayso.mark.parse import Parse
from sayso.mark.sentence import find_sentences
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Article, ArticleDate, Date, Entity, Figure, Marks, Name
from sayso.settings import Settings
from sayso.vocabulary import How


def make_article(text: str, key: str, published: str | None = None) -> Article:
    """Return ``text`` as an article in English of that publication date, without title, blocks or boilerplate."""
    digest = digest_bytes(text.encode())
    date = None
    if published is not None:
        date = ArticleDate(value=published, how=How.GIVEN, start=None, end=None, candidates=())
    return Article(
        id=article_id(key, digest), uri=key, key=key, digest=digest, reader="evals", title=None, authors=(),
        publisher=None, agency=None, credits=(), published=date, modified=None, language="en",
        language_confidence=1.0, text=text, boilerplate=(), blocks=(), pages=(), carried={}, warnings=(),
    )  # fmt: skip


def names_in(article: Article) -> tuple[Name, ...]:
    """Return the names of an article."""
    return entities_in(article)[0]


def entities_in(article: Article) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    """Return the names of an article and the entities they name, from the encoder's signals."""
    signals = shared_encoder().read(article.text, passages(article))
    return resolve_entities(article, find_names(article, Parse(article.text, signals), signals.names))


def dates_in(article: Article) -> tuple[Date, ...]:
    """Return the dates of an article."""
    return find_dates(article, find_sentences(article), parse_of(article))


def parse_of(article: Article) -> Parse:
    """Return the words and trees of an article, as the encoder reads them."""
    return Parse(article.text, shared_encoder().read(article.text, passages(article)))


def marks_in(article: Article) -> Marks:
    """Return all marks of an article, as the pipeline makes them."""
    return mark_again(article, Settings(), shared_encoder()).marks


def figures_in(article: Article) -> tuple[Figure, ...]:
    """Return the figures of an article."""
    return marks_in(article).figures
