"""Documents: laws, resolutions, reports and posts that the pile cites, all their names, and who cites them for what."""

import re
from collections.abc import Hashable, Iterator, Sequence

from sayso.identity import hash_array
from sayso.link.block import Groups
from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact, CitedFact, ClaimFact, HopFact
from sayso.link.spelling import fold_name
from sayso.records import Citation, Document, Mention
from sayso.vocabulary import VoiceKind

Found = tuple[int, CitedFact]

SINGLE = frozenset({"accord", "law", "resolution", "decree", "ruling", "memorandum"})
"""Sorts of which a day tells which one is meant; statements and reports of one day are many people's."""
_NUMBERED = re.compile(r"[A-Za-z][a-z]+\s+(?:No\.?\s*)?\d[\w/.-]*")


def list_documents(articles: Sequence[ArticleFact], entities: EntityFinding) -> tuple[Document, ...]:
    """Return the cited texts in order of first mention.

    Mentions of one document are those that an article takes for one, those of one linked name, those of one sort and
    day, and of one author where it has one ("the agreement of 10 May", "the deal of 10 May"), and a number alone with
    the only longer name of that number. One is in the pile when an article that calls itself a statement or release is
    titled with one of its names, or with its noun and its author.
    """
    groups: Groups[Hashable] = Groups()
    members: list[tuple[Hashable, Found]] = []
    longer = _longer(articles)
    for number, article in enumerate(articles):
        for cited in article.cited:
            node: Hashable = ("article", number, cited.document)
            if cited.entity is not None:
                groups.join(node, ("entity", entities.linked(number, cited.entity)))
            exact = cited.day is not None and cited.day.first == cited.day.last
            if (
                exact
                and cited.day is not None
                and cited.owner is None
                and (cited.sort in SINGLE or cited.entity is not None)
            ):
                groups.join(node, ("day", cited.sort, cited.day.first))
            if cited.day is not None and cited.owner is not None:
                groups.join(node, ("owner", cited.sort, entities.linked(number, cited.owner), cited.day.first))
            full = longer.get(_bare(cited), ())
            if len(full) == 1:
                groups.join(node, ("full", next(iter(full))))
            elif cited.entity is not None:
                groups.join(node, ("full", fold_name(cited.text)))
            groups.find(node)
            members.append((node, (number, cited)))
    gathered: dict[Hashable, list[Found]] = {}
    for node, found in members:
        gathered.setdefault(groups.find(node), []).append(found)
    titles = _titles(articles)
    spoken = _spoken(articles)
    return tuple(_document(found, articles, entities, titles, spoken) for found in gathered.values())


def _bare(cited: CitedFact) -> str:
    """Return the folded name of a document that is a noun and a number alone: "resolution 1325"; "" for any other.

    In a list of several ("resolutions 12 and 34") the noun is that of the list, of one.
    """
    name = f"{cited.listed.rpartition(' ')[2]} {cited.text}" if cited.listed else cited.text
    if cited.entity is None or not _NUMBERED.fullmatch(name):
        return ""
    noun, number = fold_name(name).split(" ", 1)
    return f"{noun.removesuffix('s')} {number}"


def _longer(articles: Sequence[ArticleFact]) -> dict[str, frozenset[str]]:
    """Return the folded names of the pile that end in such a short one, by it: "security council resolution 1325"."""
    found: dict[str, set[str]] = {}
    for article in articles:
        for cited in article.cited:
            words = fold_name(cited.text).split()
            if cited.entity is not None and len(words) > 2:
                found.setdefault(" ".join(words[-2:]), set()).add(" ".join(words))
    return {short: frozenset(names) for short, names in found.items()}


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
    owners = [entities.entities[entities.linked(n, c.owner)] for n, c in found if c.owner is not None]
    folded = [fold_name(name) for name in (*names, *(v for one in linked for v in (one.name, *one.variants)))]
    if not linked:
        # "Statement" alone is in many titles: whose it is has to stand there as well.
        nouns = {word for name in folded for word in name.split()[-1:]} if owners else set()
        folded = [name for name in folded if " " in name and not owners]
        said = {fold_name(name) for one in owners for name in (one.name, *one.variants)}
    else:
        nouns, said = set(), set()
    name = linked[0].name if linked else max(names, key=len)
    if name.isdigit() and (heads := [cited.listed for _, cited in found if cited.listed]):
        name = f"{heads[0]} {name}"
    in_pile = any(name and f" {name} " in title for name in folded for title in titles) or any(
        f" {noun} " in title and _names(owner, title) for noun in nouns for owner in said for title in titles
    )
    first, cited = found[0]
    return Document(
        id=hash_array("document", articles[first].id, cited.id),
        name=name if linked or not owners else f"{name} · {owners[0].name}",
        mentions=tuple(Mention(article=articles[n].id, mark=c.id, start=c.start, end=c.end) for n, c in found),
        in_pile=in_pile,
        names=names,
        citations=tuple(dict.fromkeys(_citations(found, articles, spoken))),
    )


def _names(owner: str, title: str) -> bool:
    """Return whether all words of an author's name stand in a title, both folded."""
    words = [word for word in owner.split() if len(word) > 2]
    return bool(words) and all(f" {word} " in title for word in words)


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
