"""Dates: which of them answer when one and the same thing happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.identity import hash_array
from sayso.link.entity import EntityFinding
from sayso.link.event import EventFinding, EventItem
from sayso.link.fact import ArticleFact, ClaimFact, DateFact
from sayso.link.origin import Giver, Voices, find_roots
from sayso.link.period import Period, days_apart, meet
from sayso.link.question import Answered, account_claims, overall
from sayso.link.topic import stem
from sayso.records import About, Account, AccountPair, Dependence, Question
from sayso.vocabulary import EventType, Modality, NameType, QuestionKind, Relation

ONCE = frozenset({NameType.DOC, NameType.EVENT})
"""What is signed, adopted or begun but once: a date of it is a date of that."""
NEAR = 31
"""Days within which one doing the same to another is taken to be the same occasion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateItem:
    """One date that a claim gives for an event."""

    article: int
    claim: ClaimFact
    date: DateFact
    event: EventItem


def group_dates(
    events: Sequence[EventItem], articles: Sequence[ArticleFact], entities: EntityFinding, linked: EventFinding
) -> list[list[DateItem]]:
    """Return groups of at least two dates of one named thing, of one doing of two named parties, or of one event.

    linked: which events are one; those that two articles date and say of one participant are answers to one question
    """
    blocks: dict[tuple[str, ...], list[DateItem]] = {}
    others: dict[tuple[str, str], list[DateItem]] = {}
    article = -1
    claims: tuple[ClaimFact, ...] = ()
    dates: dict[bytes, DateFact] = {}
    for event in events:
        if event.article != article:
            article = event.article
            claims = articles[article].claims
            dates = {date.key: date for date in articles[article].dates if not date.yearly}
        date = dates.get(event.event.date or b"")
        if date is None or event.event.claim is None or event.event.modality != Modality.ASSERTED:
            continue
        if event.event.negated or event.event.type == EventType.COMMEMORATE:
            continue
        claim = claims[event.event.claim]
        item = DateItem(article=event.article, claim=claim, date=date, event=event)
        key = _key(event, entities)
        who = event.patient or event.agent
        if key is not None:
            blocks.setdefault(key, []).append(item)
        elif who is not None and event.event.type != EventType.OTHER and event.event.id in linked.of:
            others.setdefault((linked.of[event.event.id], who), []).append(item)
    groups = [group for key, block in blocks.items() for group in _occasions(block, key[0] == "thing")]
    groups += [group for (_, who), group in others.items() if _is_one(group, who)]
    return [group for group in groups if len({item.claim.id for item in group}) > 1]


def _is_one(group: Sequence[DateItem], who: str) -> bool:
    """Whether dates of one event in several articles are answers: of somebody unnamed only where they can all be true.

    Unnamed people to whom the same happens on two days are more often two than one of whom two things are said.
    """
    if len({item.article for item in group}) < 2:
        return False
    periods = sorted({item.date.period for item in group})
    return who.startswith("entity ") or all(meet(one, other) for one, other in combinations(periods, 2))


def _key(event: EventItem, entities: EntityFinding) -> tuple[str, ...] | None:
    """Return what two dates must share to be dates of one thing, None when the claim names too little."""
    trigger = stem(event.event.text.casefold())
    for role in (event.patient, event.agent):
        if role and role.startswith("entity "):
            entity = entities.entities[int(role.removeprefix("entity "))]
            if entity.type in ONCE:
                return "thing", event.event.type, trigger, role
    if event.agent and event.patient and event.agent.startswith("entity ") and event.patient.startswith("entity "):
        return "doing", event.event.type, trigger, event.agent, event.patient
    return None


def _occasions(block: Sequence[DateItem], once: bool) -> list[list[DateItem]]:
    """Return the block cut where more than `NEAR` days lie between one date and the next, unless it happens once."""
    if once:
        return [list(block)]
    groups: list[list[DateItem]] = []
    for item in sorted(block, key=lambda item: (item.date.period, item.article, item.date.start)):
        if groups and days_apart(groups[-1][-1].date.period, item.date.period) <= NEAR:
            groups[-1].append(item)
        else:
            groups.append([item])
    return [sorted(group, key=lambda item: (item.article, item.date.start)) for group in groups]


def answer_dates(group: Sequence[DateItem], articles: Sequence[ArticleFact], voices: Voices) -> Answered:
    """Return the question that the dates of ``group`` (in the order of the pile) answer."""
    versions: dict[Period, list[DateItem]] = {}
    for item in group:
        versions.setdefault(item.date.period, []).append(item)
    first = group[0]
    question = hash_array("question", QuestionKind.DATE, first.claim.id, first.date.id)
    accounts: list[Account] = []
    dependence: list[Dependence] = []
    for items in versions.values():
        givers = [
            Giver(article=i.article, claim=i.claim, start=i.date.start, end=i.date.end, denied=i.claim.denied)
            for i in items
        ]
        roots = find_roots(givers, articles, voices)
        dependence += roots.dependence
        accounts.append(
            Account(
                id=hash_array("account", question, items[0].date.id),
                value=None,
                low=None,
                high=None,
                unit=None,
                edtf=items[0].date.edtf,
                text=items[0].date.text,
                claims=account_claims(
                    [(i.article, i.claim.id, i.date.id, i.date.start, i.date.end) for i in items], articles
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
    told = list(versions.values())
    pairs = [
        _pair(accounts[a], accounts[b], told[a][0], told[b][0])
        for a in range(len(told))
        for b in range(a + 1, len(told))
    ]
    words = [first.event.event.text, *([first.event.event.patient_text] if first.event.event.patient_text else [])]
    return Answered(
        question=Question(
            id=question,
            kind=QuestionKind.DATE,
            label=" · ".join(" ".join(word.split()) for word in words),
            about=About(counted=None, harm=(), blamed=None, where=first.event.event.place_text, when=None),
            relation=overall(accounts, pairs),
            pairs=tuple(pairs),
            accounts=tuple(accounts),
        ),
        dependence=tuple(dependence),
    )


def _pair(a: Account, b: Account, one: DateItem, other: DateItem) -> AccountPair:
    """Return how two dates of one thing stand to each other."""
    if meet(one.date.period, other.date.period):
        why = f"“{one.date.text}” and “{other.date.text}” can both be true: one is coarser."
        return AccountPair(a=a.id, b=b.id, relation=Relation.COMPATIBLE, why=why)
    why = f"“{one.date.text}” and “{other.date.text}” have no day in common."
    return AccountPair(a=a.id, b=b.id, relation=Relation.DIFFER, why=why)
