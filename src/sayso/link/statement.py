"""Statements: a claim that one side denies and another makes in nearly the same words."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from sayso.identity import hash_array
from sayso.link.event import EventItem
from sayso.link.fact import ArticleFact, ClaimFact
from sayso.link.origin import Giver, Voices, find_roots
from sayso.link.question import Answered, account_claims, overall
from sayso.link.spelling import fold_text
from sayso.link.topic import PLAIN, stem
from sayso.records import About, Account, AccountPair, Dependence, Question
from sayso.vocabulary import Modality, QuestionKind, Relation

ALIKE = 0.75
"""Share of their words that a denial and what it denies must have in common."""
_NEGATIVE = frozenset(
    "no non not never none nobody nothing neither nor cannot without t reject rejects rejected".split()
)
CROWD = 32
"""Denials that may share a word for it to lead to them: a word in more of them says nothing."""
FEWEST = 4
"""Telling words in the shortest statement that is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementItem:
    """One claim with its telling words, each once; ``denied`` when its chain denies it or its verb does."""

    article: int
    claim: ClaimFact
    words: tuple[str, ...]
    denied: bool


def group_statements(articles: Sequence[ArticleFact]) -> list[list[StatementItem]]:
    """Return groups of a denied statement with the claims that make it, each in the order of the pile."""
    denials = [item for item in _items(articles) if item.denied]
    counts = Counter(word for denial in denials for word in denial.words)
    holders: dict[str, list[int]] = {}
    for number, denial in enumerate(denials):
        for word in _rarest(denial.words, counts):
            holders.setdefault(word, []).append(number)
    groups: dict[int, list[StatementItem]] = {}
    for item in _items(articles) if denials else ():
        nearest = None if item.denied else _nearest(item, denials, holders, counts)
        if nearest is not None:
            groups.setdefault(nearest, [denials[nearest]]).append(item)
    ordered = [
        sorted(group, key=lambda item: (item.article, item.claim.start, item.claim.id)) for group in groups.values()
    ]
    return sorted(ordered, key=lambda group: (group[0].article, group[0].claim.start, group[0].claim.id))


def group_doings(
    items: Sequence[EventItem], articles: Sequence[ArticleFact], known: Sequence[Sequence[StatementItem]]
) -> list[list[StatementItem]]:
    """Return groups of claims that somebody named did something to somebody, and that it was not so.

    What is compared is the doing and both who are named in it, not the words; ``known`` groups are not told again.
    """
    told = {item.claim.id for group in known for item in group}
    blocks: dict[tuple[str, str, str], list[StatementItem]] = {}
    article = -1
    claims: tuple[ClaimFact, ...] = ()
    for one in items:
        to = one.patient or one.place
        named = one.agent and to and one.agent.startswith("entity ") and to.startswith("entity ")
        if not named or one.event.claim is None or one.event.modality != Modality.ASSERTED:
            continue
        if one.article != article:
            article, claims = one.article, articles[one.article].claims
        claim = claims[one.event.claim]
        if claim.id not in told:
            denied = one.event.negated != claim.denied
            item = StatementItem(article=article, claim=claim, words=(), denied=denied)
            blocks.setdefault((one.root, one.agent or "", to or ""), []).append(item)
    return [group for group in blocks.values() if len({item.denied for item in group}) > 1]


def _rarest(words: Sequence[str], counts: Mapping[str, int]) -> list[str]:
    """Return so many of the rarest words that two sets `ALIKE` enough must share one (prefix filter, Bayardo 2007)."""
    keep = len(words) - math.ceil(ALIKE * len(words)) + 1
    unknown = [word for word in words if word not in counts]
    if len(unknown) >= keep:
        return sorted(unknown)[:keep]
    return sorted(words, key=lambda word: (counts.get(word, 0), word))[:keep]


def _nearest(
    item: StatementItem,
    denials: Sequence[StatementItem],
    holders: Mapping[str, Sequence[int]],
    counts: Mapping[str, int],
) -> int | None:
    """Return the denial that shares most words with ``item``, None when none shares enough."""
    near = {
        number
        for word in _rarest(item.words, counts)
        if len(found := holders.get(word, ())) <= CROWD
        for number in found
    }
    best = (0.0, 0)
    words = frozenset(item.words) if near else frozenset()
    for number in sorted(near):
        both = len(words.intersection(denials[number].words))
        shared = both / (len(words) + len(denials[number].words) - both)
        if shared >= ALIKE and shared > best[0]:
            best = (shared, number)
    return best[1] if best[0] else None


def _items(articles: Sequence[ArticleFact]) -> Iterator[StatementItem]:
    """Yield the claims that can be stated or denied, in the order of the pile."""
    for number, article in enumerate(articles):
        text = article.text
        for claim in article.claims:
            if claim.modality != Modality.ASSERTED:
                continue
            told = fold_text(text[claim.start : claim.end]).split()
            words = tuple({intern(stem(word)): None for word in told if word not in PLAIN})
            if len(words) >= FEWEST:
                denied = claim.denied or claim.negated
                if not denied and not _NEGATIVE.isdisjoint(told):
                    continue  # what its "no" or "non" is about is not told: it neither states nor denies the rest
                yield StatementItem(article=number, claim=claim, words=words, denied=denied)


def answer_statements(group: Sequence[StatementItem], articles: Sequence[ArticleFact], voices: Voices) -> Answered:
    """Return the question whose accounts are the statement and its denial."""
    sides = {
        denied: [item for item in group if item.denied == denied]
        for denied in dict.fromkeys(item.denied for item in group)
    }
    first = group[0]
    question = hash_array("question", QuestionKind.STATEMENT, first.claim.id)
    accounts: list[Account] = []
    dependence: list[Dependence] = []
    for items in sides.values():
        givers = [
            Giver(article=i.article, claim=i.claim, start=i.claim.start, end=i.claim.end, denied=False) for i in items
        ]
        roots = find_roots(givers, articles, voices)
        dependence += roots.dependence
        shown = items[0]
        accounts.append(
            Account(
                id=hash_array("account", question, shown.claim.id),
                value=None,
                low=None,
                high=None,
                unit=None,
                edtf=None,
                text=articles[shown.article].text[shown.claim.start : shown.claim.end],
                claims=account_claims(
                    [(i.article, i.claim.id, None, i.claim.start, i.claim.end) for i in items], articles
                ),
                origins=roots.origins,
                n_articles=roots.n_articles,
                n_publishers=roots.n_publishers,
                n_origins=roots.n_origins,
                n_own_voice=roots.n_own_voice,
                n_unnamed=roots.n_unnamed,
                n_sides=roots.n_sides,
            )
        )
    pairs = [
        AccountPair(a=accounts[0].id, b=other.id, relation=Relation.DIFFER, why="One says what the other denies.")
        for other in accounts[1:]
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
