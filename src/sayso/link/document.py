"""Documents: the laws, resolutions, reports and posts that the pile cites, and whether they are in it."""

from collections.abc import Sequence

from sayso.identity import hash_array
from sayso.link.fact import ArticleFact
from sayso.link.spelling import fold_name
from sayso.records import Document, LinkedEntity
from sayso.vocabulary import NameType


def list_titles(articles: Sequence[ArticleFact]) -> list[str]:
    """Return the folded titles, each between spaces, of the articles that call themselves a statement or release."""
    return [f" {fold_name(article.title)} " for article in articles if article.title and article.official]


def list_documents(titles: Sequence[str], entities: Sequence[LinkedEntity]) -> tuple[Document, ...]:
    """Return the cited texts among ``entities``, in order of first mention.

    titles: as `list_titles` returns them: a text is in the pile when an article is titled with its name
    """
    found = []
    for entity in entities:
        if entity.type != NameType.DOC:
            continue
        names = [fold_name(name) for name in (entity.name, *entity.variants)]
        in_pile = any(name and f" {name} " in title for name in names for title in titles)
        found.append(
            Document(id=hash_array("document", entity.id), name=entity.name, mentions=entity.mentions, in_pile=in_pile)
        )
    return tuple(found)
