"""Origins: how many are counted behind one number in invented piles whose copying and citing is known.

The piles (``evals/origins/*.toml``, ours) say of each article who gives the number; of each pile how many separate
named origins there are, how many articles say it in their own voice or by somebody unnamed, and which articles depend
on which and why. Scored twice: with the chains that the pile gives, which measures the joining alone, and with those
that were read, which measures all of the way.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.score import Score, Tally
from sayso.link.block import Groups
from sayso.link.collect import collect_facts
from sayso.link.copies import find_copies
from sayso.link.entity import link_entities
from sayso.link.fact import ArticleFact, EntityFact
from sayso.link.origin import Giver, Roots, Voices, find_roots
from sayso.link.outlet import Outlets
from sayso.link.sketch import Sketches
from sayso.link.spelling import fold_name
from sayso.pipeline import read_and_mark
from sayso.plugins import encoder_of
from sayso.records import Claim, Given, PublisherEntry, Raw, Reading, Voice
from sayso.settings import Settings
from sayso.vocabulary import How, VoiceKind

PILES = Path(__file__).resolve().parent / "origins"
SMALL = 12
Link = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """One pile: its articles as marked, with what is true of the account of ``value``."""

    name: str
    value: float
    origins: int
    own: int
    unnamed: int
    links: frozenset[Link]
    publishers: tuple[PublisherEntry, ...]
    sides: dict[str, str]
    articles: tuple[dict[str, Any], ...]


def measure(data: Path, size: str) -> list[Score]:
    """Return how often the origins of a pile are counted right, with given chains and with those that were read."""
    piles = load_piles()[: SMALL if size == "small" else None]
    read = [[_read(article) for article in pile.articles] for pile in piles]
    given = [[_with_voice(*pair, pile.value) for pair in zip(readings, pile.articles, strict=True)]
             for pile, readings in zip(piles, read, strict=True)]  # fmt: skip
    return [*score("origins, chains given", piles, given), *score("origins, chains read", piles, read)]


def load_piles() -> list[Pile]:
    """Return all piles, file by file."""
    return [
        _pile(row) for file in sorted(PILES.glob("*.toml")) for row in tomllib.loads(file.read_text("utf-8"))["pile"]
    ]


def _pile(row: dict[str, Any]) -> Pile:
    """Return one pile; each link of a group stands for all pairs in it."""
    links = {(link["why"], *pair) for link in row["links"] for pair in combinations(sorted(link["of"]), 2)}
    return Pile(
        name=row["name"],
        value=row["value"],
        origins=row["origins"],
        own=row["own"],
        unnamed=row["unnamed"],
        links=frozenset(links),
        publishers=tuple(
            PublisherEntry(domain="", name=one["name"], aliases=tuple(one["aliases"]))
            for one in row.get("publisher", ())
        ),
        sides={fold_name(name): side for name, side in row.get("sides", ())},
        articles=tuple(row["article"]),
    )


def _read(article: dict[str, Any]) -> Reading:
    """Return one article, read and marked."""
    given = [Given(field=name, value=article[name], how=How.GIVEN) for name in ("published", "publisher")]
    raw = Raw(
        uri=article["key"],
        key=article["key"],
        location=None,
        media_type="application/x-sayso-row",
        body=article["text"].encode(),
        given=tuple(given),
    )
    return read_and_mark(raw, Settings(), encoder_of("en"))


def _with_voice(reading: Reading, article: dict[str, Any], value: float) -> Reading:
    """Return ``reading`` with the chain that the pile gives in each claim that holds ``value``."""
    holding = {figure.claim for figure in reading.marks.figures if figure.value == value}
    hops = tuple(Voice(kind=VoiceKind(kind), name=name, start=None, end=None) for kind, name in article["voice"])

    def voiced(claim: Claim) -> Claim:
        voice = (Voice(kind=VoiceKind.PUBLISHER, name=article["publisher"], start=None, end=None), *hops)
        return replace(claim, voice=voice, attribution="given" if hops else None)

    denied = article.get("stance") == "denies"
    claims = tuple(voiced(claim) if claim.id in holding else claim for claim in reading.marks.claims)
    figures = tuple(
        replace(figure, negated=denied) if figure.claim in holding else figure for figure in reading.marks.figures
    )
    return replace(reading, marks=replace(reading.marks, claims=claims, figures=figures))


def score(data: str, piles: Sequence[Pile], read: Sequence[Sequence[Reading]]) -> list[Score]:
    """Return the scores of the piles as read."""
    links = Tally()
    right, low_enough, apart, reasons, verdicts = [], [], [], [], []
    for pile, readings in zip(piles, read, strict=True):
        roots, found = find(pile, readings)
        right.append(roots.n_origins == pile.origins)
        low_enough.append(roots.n_origins <= pile.origins)
        apart.append((roots.n_own_voice, roots.n_unnamed) == (pile.own, pile.unnamed))
        reasons.append(found == pile.links)
        links.add(found, pile.links)
        counts = f"{roots.n_origins}/{roots.n_own_voice}/{roots.n_unnamed}"
        gold = f"{pile.origins}/{pile.own}/{pile.unnamed}"
        extra, missing = sorted(found - pile.links), sorted(pile.links - found)
        verdicts.append(f"{pile.name}\t{counts}\t{gold}\textra {extra}\tmissing {missing}")
    figures = {
        "separate origins exact": right,
        "separate origins never too high": low_enough,
        "own voice and unnamed exact": apart,
        "every link and reason exact": reasons,
    }
    scores = [
        Score(data=data, metric=name, value=100 * sum(hits) / len(hits), cases=len(hits), verdicts=tuple(verdicts))
        for name, hits in figures.items()
    ]
    scores.append(Score(data=data, metric="links with their reason, F1", value=links.f1, cases=links.gold))
    return scores


def find(pile: Pile, readings: Sequence[Reading]) -> tuple[Roots, frozenset[Link]]:
    """Return what is behind the account of the pile's value, and which articles are linked why, in all pairs."""
    outlets = Outlets.of(pile.publishers)
    sketches = Sketches()
    shared: dict[EntityFact, EntityFact] = {}
    articles = [collect_facts(reading, outlets, shared) for reading in readings]
    for article in articles:
        sketches.add(article)
    articles.sort(key=lambda article: (article.published or "~", article.id))
    copies = find_copies(articles, sketches)
    voices = Voices(articles, link_entities(articles), outlets, copies, pile.sides)
    roots = find_roots(list(_givers(articles, pile.value)), articles, voices)
    return roots, frozenset(_links(roots, articles))


def _givers(articles: Sequence[ArticleFact], value: float) -> Iterator[Giver]:
    """Yield who gives ``value``, once an article."""
    for number, article in enumerate(articles):
        claims = article.claims
        for figure in [one for one in article.figures if one.value == value][:1]:
            claim = claims[figure.claim]
            denied = figure.negated or claim.denied
            yield Giver(article=number, claim=claim, start=figure.start, end=figure.end, denied=denied)


def _links(roots: Roots, articles: Iterable[ArticleFact]) -> Iterator[Link]:
    """Yield each pair of articles that is linked for a reason, through others as well."""
    home = {claim.id: article.uri for article in articles for claim in article.claims}
    by_reason: dict[str, Groups[str]] = {}
    for line in roots.dependence:
        by_reason.setdefault(line.reason, Groups()).join(home[line.a], home[line.b])
    for reason, groups in by_reason.items():
        for group in groups.groups():
            yield from ((reason, *pair) for pair in combinations(sorted(group), 2))
