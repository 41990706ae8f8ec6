"""Who tells an account, and in which words: its claims under the origins they rest on, copies folded away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.records import Account, AccountClaim, Reading, Span
from sayso.show.chain import chain_words, whose_word
from sayso.show.highlight import Stretch, highlight
from sayso.web.catalogue import Catalogue
from sayso.web.desk import Desk

QUOTED = 60
"""Tellings of one question that are quoted; further ones are named with their article alone."""

OWN_VOICE = "in their own voice"
UNNAMED = "somebody unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim that gives an account, in its article.

    kind, mark: the mark by which it is compared with others; words: what that says, "" when it is only named
    sentence: the sentence it stands in, the mark told apart; empty when it is only named
    """

    article: str
    heading: str
    publisher: str
    published: str
    claim: str
    kind: str
    mark: str
    words: str
    start: int
    end: int
    chain: str
    sentence: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The tellings that rest on one origin: the earliest, and those that are told again after it."""

    origin: str
    kind: str
    first: Telling
    again: tuple[Telling, ...]


class Tellings:
    """Reads articles for the accounts of one question, each once, and no more than `QUOTED` claims of them."""

    def __init__(self, desk: Desk, kind: str) -> None:
        """Read for ``desk``; ``kind``: the kind of mark by which accounts are compared."""
        self._desk, self._kind = desk, kind
        self._catalogue: Catalogue = desk.catalogue()
        self._readings: dict[str, Reading] = {}
        self._left = QUOTED

    def groups(self, account: Account) -> Iterator[Group]:
        """Yield the origins of an account as it names them, then own voice and unnamed sources."""
        by_claim: dict[str, list[AccountClaim]] = {}
        for claim in account.claims:
            by_claim.setdefault(claim.claim, []).append(claim)
        left = dict(by_claim)
        for origin in account.origins:
            claims = [one for id_ in dict.fromkeys(origin.claims) for one in by_claim.get(id_, ())]
            for one in claims:
                left.pop(one.claim, None)
            if claims:
                yield self._group(origin.name, origin.kind.value, claims)
        rest = [one for claims in left.values() for one in claims]
        if rest:
            yield from self._without_name(rest)

    def _without_name(self, claims: Sequence[AccountClaim]) -> Iterator[Group]:
        """Yield claims that rest on no named origin, by whose word they are."""
        by_whose: dict[str, list[AccountClaim]] = {}
        for one in claims:
            by_whose.setdefault(self._whose(one), []).append(one)
        for whose, some in by_whose.items():
            yield self._group(whose, "own" if whose == OWN_VOICE else "anonymous", some)

    def _whose(self, claim: AccountClaim) -> str:
        reading = self._reading(claim.article)
        voice = next((one.voice for one in reading.marks.claims if one.id == claim.claim), ()) if reading else ()
        whose = whose_word(voice)
        return OWN_VOICE if whose == "own voice" or whose.endswith(" (author)") else whose

    def _group(self, origin: str, kind: str, claims: Sequence[AccountClaim]) -> Group:
        """Return one group, the earliest telling first, each article once."""
        ordered = sorted(claims, key=lambda one: (self._published(one.article), one.article, one.start))
        once = {one.article: one for one in reversed(ordered)}
        told = [self._telling(one) for one in ordered if once[one.article] is one]
        return Group(origin=origin, kind=kind, first=told[0], again=tuple(islice(told, 1, None)))

    def _published(self, article: str) -> str:
        card = self._catalogue.by_id.get(article)
        return (card.published if card else None) or "9999"

    def _telling(self, claim: AccountClaim) -> Telling:
        card = self._catalogue.by_id.get(claim.article)
        reading = self._reading(claim.article)
        chain = ""
        sentence: tuple[Stretch, ...] = ()
        if reading:
            claims: Mapping[str, str] = {one.id: chain_words(one.voice) for one in reading.marks.claims}
            chain = claims.get(claim.claim, "")
            sentence = highlight(reading.article, [Span(start=claim.start, end=claim.end)])
        return Telling(
            article=claim.article,
            heading=self._catalogue.heading(claim.article),
            publisher=(card.publisher if card else None) or "publisher unknown",
            published=(card.published if card else None) or "undated",
            claim=claim.claim,
            kind=self._kind,
            mark=(claim.mark or "") if self._kind != "claims" else claim.claim,
            words="".join(one.text for one in sentence if one.marked),
            start=claim.start,
            end=claim.end,
            chain=chain,
            sentence=sentence,
        )

    def _reading(self, article: str) -> Reading | None:
        """Return an article with its claims; None when it is gone, or when enough have been read."""
        if article not in self._readings:
            if self._left <= 0 or article not in self._catalogue.by_id:
                return None
            self._left -= 1
            with self._desk.ledger() as ledger:
                self._readings[article] = ledger.reading(article, ("claims",))
        return self._readings[article]
