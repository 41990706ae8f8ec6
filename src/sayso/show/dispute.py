"""Disputes: the questions whose accounts do not meet, each a row for everybody whose word an account is, with a bar."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Account, AccountClaim, Links, Question, Reading
from sayso.show.bar import Bar, Scale, draw_bars
from sayso.show.chain import whose_word
from sayso.show.difference import WORST_FIRST
from sayso.show.overview import RELATION_WORDS
from sayso.vocabulary import QuestionKind

MOST = 24
"""Questions drawn at most; the caller says how many there are."""
ROWS = 12
"""Rows of one question at most, those of the least numbers first."""
REASONS = 3
"""Sentences that say why two accounts do not meet, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """One account on one word.

    whose:   on whose word; publisher: who printed it first, None for an unknown one
    words:   the account as it is written there; bar: where it lies, None for what has no number and no day
    article, start: where it stands first; n_articles: how many articles tell it so
    """

    whose: str
    publisher: str | None
    words: str
    bar: Bar | None
    article: str
    start: int
    n_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One question with its rows; ``more`` of them are left out, as are ``more_why`` reasons."""

    label: str
    relation: str
    scale: Scale
    rows: tuple[DisputeRow, ...]
    more: int
    why: tuple[str, ...]
    more_why: int


class Disputes:
    """The questions of a pile worth a picture, while the readings pass by that tell on whose word each claim is.

    n_all: how many questions there are whose accounts do not meet and have a number or a day
    """

    def __init__(self, links: Links) -> None:
        questions = [
            question
            for question in links.questions
            if question.kind in {QuestionKind.FIGURE, QuestionKind.DATE} and question.relation in WORST_FIRST
        ]
        drawn = [
            question for question in questions if sum(bar is not None for bar in draw_bars(question.accounts)[1]) > 1
        ]
        self.n_all = len(drawn)
        self._questions = sorted(drawn, key=_rank)[:MOST]
        self._whose: dict[str, str | None] = {
            claim.claim: None
            for question in self._questions
            for account in question.accounts
            for claim in account.claims
        }
        self._publishers = {article.id: article.publisher for article in links.articles}

    def take(self, reading: Reading) -> None:
        """Keep on whose word the claims of ``reading`` are that stand in a picture."""
        for claim in reading.marks.claims:
            if claim.id in self._whose:
                self._whose[claim.id] = whose_word(claim.voice)

    def rows(self) -> Iterator[Dispute]:
        """Yield the disputes, the worst first, then those that most articles tell."""
        for question in self._questions:
            scale, bars = draw_bars(question.accounts)
            if scale is None:
                continue
            rows = [
                row
                for account, bar in sorted(zip(question.accounts, bars, strict=True), key=_least)
                for row in self._of(account, bar)
            ]
            why = [pair.why for pair in question.pairs if pair.relation is question.relation]
            yield Dispute(
                label=question.label,
                relation=RELATION_WORDS[question.relation],
                scale=scale,
                rows=tuple(rows[:ROWS]),
                more=max(0, len(rows) - ROWS),
                why=tuple(why[:REASONS]),
                more_why=max(0, len(why) - REASONS),
            )

    def _of(self, account: Account, bar: Bar | None) -> Iterator[DisputeRow]:
        """Yield a row for each word that an account is told on, in the order of the pile."""
        told: dict[tuple[str, str | None], list[AccountClaim]] = {}
        for claim in account.claims:
            whose = self._whose.get(claim.claim) or "not known on whose word"
            # What papers say in their own voice is the word of each of them; a minister's is one, whoever prints it.
            own = self._publishers.get(claim.article) if whose == "own voice" else None
            told.setdefault((whose, own), []).append(claim)
        for (whose, _), claims in told.items():
            yield DisputeRow(
                whose=whose,
                publisher=self._publishers.get(claims[0].article),
                words=" ".join(account.text.split()),
                bar=bar,
                article=claims[0].article,
                start=claims[0].start,
                n_articles=len({claim.article for claim in claims}),
            )


def _rank(question: Question) -> tuple[int, int]:
    """Return by what questions are ordered: how far apart their accounts are, then how many articles tell them."""
    articles = {claim.article for account in question.accounts for claim in account.claims}
    return WORST_FIRST.index(question.relation), -len(articles)


def _least(pair: tuple[Account, Bar | None]) -> tuple[bool, float, float]:
    """Return by what accounts are ordered: from left to right as they are drawn, what is not drawn last."""
    bar = pair[1]
    return (True, 0.0, 0.0) if bar is None else (False, bar.x, bar.x + bar.width)
