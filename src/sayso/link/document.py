"""Documents: laws, resolutions, reports and posts that the pile cites, all their names, and who cites them for what."""

from collections.abc import Hashable, Iterator, Sequence

from sayso.identity import hash_array
from sayso.link.block import Groups
from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact, CitedFact, ClaimFact, HopFact
from sayso.link.spelling import fold_name
from sayso.records import Citation, Document, Mention
from sayso.vocabulary import VoiceKind

Found = tuple[int, CitedFact]


def list_documents(articles: Sequence[ArticleFact], entities: EntityFinding) -> tuple[Document, ...]:
    """Return the cited texts in order of first mention.

    Mentions of one document are those that an article takes for one, those of one linked name, and those of one sort
    and day ("the agreement of 10 May", "the deal of 10 May"). One is in the pile when an article that calls itself a
    statement or release is titled with one of its names.
    """
    groups: Groups[Hashable] = Groups()
    members: list[tuple[Hashable, Found]] = []
    for number, article in enumerate(articles):
        for cited in article.cited:
            node: Hashable = ("article", number, cited.document)
            if cited.entity is not None:
                groups.join(node, ("entity", entities.linked(number, cited.entity)))
            if cited.day is not None:
                groups.join(node, ("day", cited.sort, cited.day.first))
            groups.find(node)
            members.append((node, (number, cited)))
    gathered: dict[Hashable, list[Found]] = {}
    for node, found in members:
        gathered.setdefault(groups.find(node), []).append(found)
    titles = _titles(articles)
    spoken = _spoken(articles)
    return tuple(_document(found, articles, entities, titles, spoken) for found in gathered.values())


def _titles(articles: Sequence[ArticleFact]) -> list[str]:
    """Return the folded titles, each between spaces, of the articles that call themselves a statement or release."""
    return [f" {fold_name(article.title)} " for article in articles if article.title and article.official]


def _spoken(articles: Sequence[ArticleFact]) -> dict[tuple[int, str], list[tuple[ClaimFact, int]]]:
    """Return the claims on the word of a document, by article and folded name, with its place in their chain."""
    found: dict[tuple[int, str], list[tuple[ClaimFact, int]]] = {}
    for number, article in enumerate(articles):
        for claim in article.claims:
            for place, hop in enumerate(claim.chain):
                if hop.kind == VoiceKind.DOCUMENT and hop.name:
                    found.setdefault((number, fold_name(hop.name)), []).append((claim, place))
    return found


def _document(
    found: Sequence[Found],
    articles: Sequence[ArticleFact],
    entities: EntityFinding,
    titles: Sequence[str],
    spoken: dict[tuple[int, str], list[tuple[ClaimFact, int]]],
) -> Document:
    names = tuple(dict.fromkeys(" ".join(cited.text.split()) for _, cited in found))
    linked = [entities.entities[entities.linked(n, c.entity)] for n, c in found if c.entity is not None]
    folded = [fold_name(name) for name in (*names, *(v for one in linked for v in (one.name, *one.variants)))]
    first, cited = found[0]
    return Document(
        id=hash_array("document", articles[first].id, cited.id),
        name=linked[0].name if linked else max(names, key=len),
        mentions=tuple(Mention(article=articles[n].id, mark=c.id, start=c.start, end=c.end) for n, c in found),
        in_pile=any(name and f" {name} " in title for name in folded for title in titles),
        names=names,
        citations=tuple(dict.fromkeys(_citations(found, articles, spoken))),
    )


def _citations(
    found: Sequence[Found],
    articles: Sequence[ArticleFact],
    spoken: dict[tuple[int, str], list[tuple[ClaimFact, int]]],
) -> Iterator[Citation]:
    """Yield the claims that name the document, and those that stand on its word, with whoever brings it up."""
    claims: tuple[ClaimFact, ...] = ()
    at = -1
    for number, cited in found:
        if number != at:
            at, claims = number, articles[number].claims
        article = articles[number].id
        if cited.claim is not None:
            claim = claims[cited.claim]
            yield Citation(article=article, claim=claim.id, by=_speaker(claim.chain))
        for claim, place in spoken.get((number, fold_name(cited.text)), ()):
            yield Citation(article=article, claim=claim.id, by=_speaker(claim.chain[:place]))


def _speaker(chain: Sequence[HopFact]) -> str | None:
    """Return the innermost speaker of a chain, None for the article's own voice."""
    spoken = [hop for hop in chain if hop.kind in (VoiceKind.SPEAKER, VoiceKind.ANONYMOUS, VoiceKind.DOCUMENT)]
    return spoken[-1].name if spoken else None
