"""Statements: what one voice says and another denies, or demands and another refuses, in invented piles.

The piles (``evals/statements/*.toml``, ours, written before the rules) say which claims give which account of which
question and whose word they are. Scored by pairs of claims in two accounts of one question: right when the pile holds
them against each other so. Some piles and articles hold nothing but denials of other things.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.score import Score, Tally
from sayso.pipeline import link, read_and_mark
from sayso.plugins import encoder_of
from sayso.records import AccountClaim, Given, Links, Raw, Reading
from sayso.settings import Settings
from sayso.vocabulary import How, QuestionKind, Relation

PILES = Path(__file__).resolve().parent / "statements"
SMALL = 5
DATA = "invented statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of a pile: its article, its first place in it, and whose word it is, "" for the article's own."""

    article: str
    start: int
    by: str


def measure(data: Path, size: str) -> list[Score]:
    """Return how many of the pairs we hold against each other the piles do, how many of theirs we do, and whose."""
    pairs, voices = Tally(), Tally()
    verdicts: list[str] = []
    for pile in load_piles()[: SMALL if size == "small" else None]:
        readings = [_read(article) for article in pile["article"]]
        links = link(readings, Settings(), reader=encoder_of("en"))
        gold = dict(_gold(pile))
        ours = set(_found(links, readings, [side for pair in gold for side in pair]))
        pairs.add(ours, gold)
        whose = {side: _voice(readings, side) for pair in ours & gold.keys() for side in pair}
        told = {side: by for pair, by_both in gold.items() for side, by in zip(pair, by_both, strict=True)}
        voices.add(set(whose.items()), {(side, told[side]) for side in whose})
        verdicts += [f"{pile['name']}\t{pair}\t{pair in gold}" for pair in sorted(ours | gold.keys())]
    return [
        Score(data=DATA, metric="opposed claims, precision", value=pairs.precision, cases=pairs.found),
        Score(
            data=DATA,
            metric="opposed claims, recall",
            value=pairs.recall,
            cases=pairs.gold,
            verdicts=tuple(verdicts),
        ),
        Score(data=DATA, metric="opposed claims, whose word", value=voices.recall, cases=voices.gold),
    ]


def load_piles() -> list[dict[str, Any]]:
    """Return all piles, file by file."""
    return [pile for file in sorted(PILES.glob("*.toml")) for pile in tomllib.loads(file.read_text("utf-8"))["pile"]]


Side = tuple[str, int]
"""An article and the place where some words of a claim begin."""


def _gold(pile: Mapping[str, Any]) -> Iterator[tuple[tuple[Side, Side], tuple[str, str]]]:
    """Yield the pairs of claims that the pile holds against each other, and whose word each is."""
    texts = {article["key"]: article["text"] for article in pile["article"]}
    for question in pile.get("question", ()):
        accounts = [
            [
                Told(article=key, start=texts[key].index(words), by=by)
                for (key, words), by in zip(account["in"], account["by"], strict=True)
            ]
            for account in question["account"]
        ]
        for one, other in combinations(accounts, 2):
            for a in one:
                for b in other:
                    first, last = sorted((a, b), key=lambda told: (told.article, told.start))
                    yield ((first.article, first.start), (last.article, last.start)), (first.by, last.by)


def _found(links: Links, readings: list[Reading], known: list[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs that we hold against each other; a claim that holds known words stands for them."""
    uri = {reading.article.id: reading.article.uri for reading in readings}

    def side(claim: AccountClaim) -> Side:
        key = uri[claim.article]
        inside = [place for article, place in known if article == key and claim.start <= place < claim.end]
        return key, min(inside, default=claim.start)

    for question in links.questions:
        if question.kind is not QuestionKind.STATEMENT:
            continue
        accounts = {account.id: account for account in question.accounts}
        for pair in question.pairs:
            if pair.relation is Relation.AGREE:
                continue
            for a in accounts[pair.a].claims:
                for b in accounts[pair.b].claims:
                    first, last = sorted((side(a), side(b)))
                    yield first, last


def _voice(readings: list[Reading], side: Side) -> str:
    """Return who speaks last in the chain of the claim at ``side``, "" for the article's own voice."""
    (reading,) = (one for one in readings if one.article.uri == side[0])
    for claim in reading.marks.claims:
        if any(span.start <= side[1] < span.end for span in claim.spans):
            return (claim.voice[-1].name or "") if claim.attribution else ""
    return ""


def _read(article: Mapping[str, Any]) -> Reading:
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
