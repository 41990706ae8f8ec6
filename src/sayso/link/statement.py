"""Statements: what some claims hold and others do not: said and denied, promised, demanded and refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.identity import hash_array
from sayso.link.fact import ArticleFact, ClaimFact
from sayso.link.origin import Giver, Roots, Voices, find_roots
from sayso.link.proposition import Proposition, Stand
from sayso.link.question import Answered, account_claims, overall
from sayso.records import About, Account, AccountPair, Dependence, Question
from sayso.vocabulary import QuestionKind, Relation

_TOGETHER = (frozenset({Stand.DEMANDED, Stand.PROMISED}), frozenset({Stand.OPPOSED, Stand.REFUSED}))
_DOES = {
    Stand.SAID: "says that it was so",
    Stand.DENIED: "says that it was not",
    Stand.PROMISED: "says that it will be so",
    Stand.REFUSED: "says that it will not be, or refuses it",
    Stand.DEMANDED: "demands it",
    Stand.OPPOSED: "demands that it be not so",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementItem:
    """One claim with how it stands to what is asked."""

    article: int
    claim: ClaimFact
    stand: Stand


def group_stands(opposed: Sequence[Sequence[Proposition]]) -> list[list[StatementItem]]:
    """Return groups of claims of which some hold what others do not, each claim once.

    opposed: groups of propositions that are one, as `sayso.link.opposition` finds them
    """
    groups = []
    for group in opposed:
        items: dict[str, StatementItem] = {}
        for one in group:
            items.setdefault(one.claim.id, StatementItem(article=one.article, claim=one.claim, stand=one.stand))
        groups.append(list(items.values()))
    return [group for group in groups if len({item.stand for item in group}) > 1]


def answer_statements(group: Sequence[StatementItem], articles: Sequence[ArticleFact], voices: Voices) -> Answered:
    """Return the question whose accounts are how claims stand to one thing: one account a stand."""
    sides = [[item for item in group if item.stand is stand] for stand in dict.fromkeys(item.stand for item in group)]
    first = group[0]
    question = hash_array("question", QuestionKind.STATEMENT, first.claim.id)
    accounts: list[Account] = []
    dependence: list[Dependence] = []
    for items in sides:
        givers = [
            Giver(article=i.article, claim=i.claim, start=i.claim.start, end=i.claim.end, denied=False) for i in items
        ]
        roots = find_roots(givers, articles, voices)
        dependence += roots.dependence
        accounts.append(_account(question, items, articles, roots))
    pairs = [
        _pair(one, other, accounts[place].id, accounts[number].id)
        for place, one in enumerate(sides)
        for number, other in enumerate(sides[place + 1 :], place + 1)
    ]
    record = Question(
        id=question,
        kind=QuestionKind.STATEMENT,
        label=articles[first.article].text[first.claim.start : first.claim.end],
        about=About(counted=None, harm=(), blamed=None, where=None, when=None),
        relation=overall(accounts, pairs),
        pairs=tuple(pairs),
        accounts=tuple(accounts),
    )
    return Answered(question=record, dependence=tuple(dependence))


def _account(question: str, items: Sequence[StatementItem], articles: Sequence[ArticleFact], roots: Roots) -> Account:
    """Return the record of one stand; its text is the first claim that takes it."""
    shown = items[0].claim
    return Account(
        id=hash_array("account", question, shown.id),
        value=None,
        low=None,
        high=None,
        unit=None,
        edtf=None,
        text=articles[items[0].article].text[shown.start : shown.end],
        claims=account_claims([(i.article, i.claim.id, None, i.claim.start, i.claim.end) for i in items], articles),
        origins=roots.origins,
        n_articles=roots.n_articles,
        n_publishers=roots.n_publishers,
        n_origins=roots.n_origins,
        n_own_voice=roots.n_own_voice,
        n_unnamed=roots.n_unnamed,
        n_sides=roots.n_sides,
    )


def _pair(one: Sequence[StatementItem], other: Sequence[StatementItem], a: str, b: str) -> AccountPair:
    """Return how two stands stand to one another: what is foretold and what is asked for can both be so."""
    stands = frozenset({one[0].stand, other[0].stand})
    relation = Relation.COMPATIBLE if stands in _TOGETHER else Relation.DIFFER
    why = f"{_who(one)} {_DOES[one[0].stand]}; {_who(other)} {_DOES[other[0].stand]}."
    return AccountPair(a=a, b=b, relation=relation, why=why[0].upper() + why[1:])


def _who(items: Sequence[StatementItem]) -> str:
    """Return whose word a stand first is, and how many claims more take it."""
    claim = items[0].claim
    last = claim.chain[-1] if claim.chain and not claim.own else None
    name = "the article itself" if last is None else " ".join(last.name.split()) if last.name else "somebody unnamed"
    others = len(items) - 1
    return f"{name} (and {others} more claim{'s' if others > 1 else ''})" if others else name
