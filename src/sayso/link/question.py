"""Questions: what several claims answer, the accounts that answer it, and how these stand to each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.identity import hash_array
from sayso.link.account import Version, account_key, relate, worst
from sayso.link.fact import ArticleFact
from sayso.link.origin import Giver, Roots, Voices, find_roots
from sayso.link.pair import Item
from sayso.records import About, Account, AccountClaim, AccountPair, Dependence, Question
from sayso.vocabulary import QuestionKind, Relation, Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question with what its claims depend on."""

    question: Question
    dependence: tuple[Dependence, ...]


def answer_figures(group: Sequence[Item], articles: Sequence[ArticleFact], voices: Voices) -> Answered:
    """Return the question that the figures of ``group`` (in the order of the pile) answer."""
    versions: dict[tuple[object, ...], list[Item]] = {}
    for item in group:
        versions.setdefault(account_key(item), []).append(item)
    first = group[0]
    question = hash_array("question", QuestionKind.FIGURE, first.claim.id, first.figure.id)
    accounts: list[Account] = []
    built: list[Version] = []
    dependence: list[Dependence] = []
    for items in versions.values():
        givers = [_giver(item) for item in items]
        roots = find_roots(givers, articles, voices)
        sides = frozenset(key for giver in givers if not giver.denied and (key := voices.behind(giver)))
        built.append(Version(items=tuple(items), sides=sides))
        accounts.append(_account(question, items, articles, roots))
        dependence += roots.dependence
    growing = frozenset(item.article for item in group if item.figure.trend == Trend.UP)
    pairs = []
    for place, one in enumerate(built):
        for number in range(place + 1, len(built)):
            relation, why = relate(one, built[number], growing)
            pairs.append(AccountPair(a=accounts[place].id, b=accounts[number].id, relation=relation, why=why))
    about = _about(group)
    record = Question(
        id=question,
        kind=QuestionKind.FIGURE,
        label=_label(group, about),
        about=about,
        relation=overall(accounts, pairs),
        pairs=tuple(pairs),
        accounts=tuple(accounts),
    )
    return Answered(question=record, dependence=tuple(dependence))


def overall(accounts: Sequence[Account], pairs: Sequence[AccountPair]) -> Relation:
    """Return the relation of a question: of its worst pair, or how alone its one account stands."""
    if pairs:
        return worst([pair.relation for pair in pairs])
    return Relation.AGREE if accounts[0].n_articles > 1 else Relation.SINGLE


def _giver(item: Item) -> Giver:
    """Return who gives the figure of an item."""
    figure = item.figure
    denied = figure.negated or item.claim.denied
    return Giver(article=item.article, claim=item.claim, start=figure.start, end=figure.end, denied=denied)


def _account(question: str, items: Sequence[Item], articles: Sequence[ArticleFact], roots: Roots) -> Account:
    """Return the record of one version."""
    first = items[0]
    return Account(
        id=hash_array("account", question, first.figure.id),
        value=first.figure.value,
        low=first.figure.low,
        high=first.figure.high,
        unit=first.figure.unit,
        edtf=None,
        text=first.figure.text,
        claims=account_claims(
            [(item.article, item.claim.id, item.figure.id, item.figure.start, item.figure.end) for item in items],
            articles,
        ),
        origins=roots.origins,
        n_articles=roots.n_articles,
        n_publishers=roots.n_publishers,
        n_origins=roots.n_origins,
        n_own_voice=roots.n_own_voice,
        n_unnamed=roots.n_unnamed,
    )


def account_claims(
    rows: Sequence[tuple[int, str, str | None, int, int]], articles: Sequence[ArticleFact]
) -> tuple[AccountClaim, ...]:
    """Return the claims behind an account; each row is the article's place, claim id, mark id, start and end."""
    return tuple(
        AccountClaim(article=articles[article].id, claim=claim, mark=mark, start=start, end=end)
        for article, claim, mark, start, end in rows
    )


def _about(group: Sequence[Item]) -> About:
    """Return what a question is about: of each thing the marks say, what most of them say, the first of equals."""
    figures = [item.figure for item in group]
    harms = Counter(harm for figure in figures for harm in figure.harm)
    return About(
        counted=_most([figure.counted or None for figure in figures]),
        harm=tuple(sorted(harms)),
        blamed=_most([figure.blamed for figure in figures]),
        where=_most([figure.where for figure in figures]),
        when=_most([figure.when for figure in figures]),
    )


def _most(values: Sequence[str | None]) -> str | None:
    """Return the value given most often, None when none is."""
    counts = Counter(value for value in values if value)
    return max(counts, key=counts.__getitem__) if counts else None


def _label(group: Sequence[Item], about: About) -> str:
    """Return a label made of words of the marks alone."""
    parts = [about.counted or group[0].figure.text, about.where, about.when]
    return " · ".join(" ".join(part.split()) for part in parts if part)
