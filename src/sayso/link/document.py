"""Documents: the laws, resolutions, reports and posts that the pile cites, and whether they are in it."""

from collections.abc import Sequence

from sayso.identity import hash_array
from sayso.link.fact import ArticleFact
from sayso.link.spelling import fold_name
from sayso.records import Document, LinkedEntity
from sayso.vocabulary import NameType


def list_documents(articles: Sequence[ArticleFact], entities: Sequence[LinkedEntity]) -> tuple[Document, ...]:
    """Return the cited texts that have a name, in order of first mention.

    One is in the pile when an article that calls itself a statement or release is titled with its name.
    """
    titles = [f" {fold_name(article.title)} " for article in articles if article.title and article.official]
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
