"""The agenda: what is most useful to look at next: what is uncertain, and what much rests on.

The score of a suggestion is uncertainty × influence. A mark is the more uncertain the nearer its calibrated confidence
is to one half (uncertainty sampling: Lewis & Gale 1994); a pair has no confidence and counts as half uncertain. The
influence grows with the articles that answer the question, and with how far its accounts stand apart.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import AccountClaim, LinkedEntity, LinkedEvent, Question
from sayso.review.standing import Standing
from sayso.vocabulary import QuestionKind, Relation

MarkName = tuple[str, str, str]
"""A mark as decisions name it: id of its article, kind, its own id."""

Marks = tuple[str, ...]
"""The ids of one mark or of the two of a pair, in order."""

APART: Mapping[Relation, float] = {
    Relation.DIFFER: 3.0,
    Relation.SCOPE: 2.0,
    Relation.UPDATE: 1.5,
    Relation.COMPATIBLE: 1.0,
    Relation.AGREE: 0.7,
    Relation.SINGLE: 0.0,
}
"""How much a question is worth a look, by how its accounts stand to each other."""

HARMFUL = 2.0
"""What counts of harmed people count for beside others."""
CERTAIN = 0.05
"""Uncertainty that even a sure mark keeps: nothing is beyond a look."""
PAIR = 0.5
"""Uncertainty of a pair."""
PAIRS = 3
"""Pairs of one question that are suggested."""
KIND = {QuestionKind.FIGURE: "figures", QuestionKind.DATE: "dates"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing to look at.

    marks: one mark, or two for a pair, by mark id
    score: the higher, the sooner; why: what makes it worth a look, a sentence
    """

    marks: tuple[MarkName, ...]
    score: float
    why: str


def suggest(
    questions: Iterable[Question],
    entities: Iterable[LinkedEntity],
    events: Iterable[LinkedEvent],
    confidence: Mapping[str, float],
    words: Mapping[str, str],
) -> list[Suggestion]:
    """Return everything worth a look, the most useful first.

    confidence: of figures and dates, by id
    words:      what names say, by id: two spellings of one entity are a pair to look at
    """
    found: dict[tuple[MarkName, ...], Suggestion] = {}
    for one in (
        *(one for question in questions for one in _of_question(question, confidence)),
        *(one for entity in entities for one in _of_entity(entity, words)),
        *(one for event in events for one in _of_event(event)),
    ):
        if one.marks not in found or found[one.marks].score < one.score:
            found[one.marks] = one
    return sorted(found.values(), key=lambda one: (-one.score, one.marks))


def waiting(agenda: Sequence[Suggestion], standing: Standing, reviewer: str) -> list[Suggestion]:
    """Return what ``reviewer`` has not judged yet; what others judged comes after what nobody has."""
    mine: set[Marks] = set()
    others: set[Marks] = set()
    for one in standing.decided:
        if one.slot in {"mark", "pair"}:
            marks = tuple(sorted(one.marks))
            (mine if any(line.reviewer == reviewer for line in one.lines) else others).add(marks)
    others -= mine
    judged = {marks[0] for marks in mine | others}
    left: list[Suggestion] = []
    again: list[Suggestion] = []
    for suggestion in agenda:
        # Few are judged of very many: the first mark alone tells most of them apart.
        marks = _ids(suggestion) if suggestion.marks[0][2] in judged else ()
        if marks in others:
            again.append(suggestion)
        elif marks not in mine:
            left.append(suggestion)
    return left + again


def counts(standing: Standing) -> Mapping[str, int]:
    """Return how many judgements of each reviewer stand, in order of name."""
    found: dict[str, int] = {}
    for one in standing.decided:
        for line in one.lines:
            found[line.reviewer] = found.get(line.reviewer, 0) + 1
    return dict(sorted(found.items()))


def _ids(one: Suggestion) -> Marks:
    # A pair is in order of its marks, see `_two`.
    return tuple(mark for _, _, mark in one.marks)


def _of_question(question: Question, confidence: Mapping[str, float]) -> Iterator[Suggestion]:
    """Yield the marks that a question rests on, and pairs of its accounts."""
    kind = KIND.get(question.kind)
    articles = {claim.article for account in question.accounts for claim in account.claims}
    weight = APART[question.relation] * math.log2(1 + len(articles)) * (HARMFUL if question.about.harm else 1.0)
    if kind is None or not weight:
        return
    for account in question.accounts:
        for claim in account.claims:
            if claim.mark is not None:
                sure = confidence.get(claim.mark, 0.5)
                yield Suggestion(
                    marks=((claim.article, kind, claim.mark),),
                    score=round((1 - abs(2 * sure - 1) + CERTAIN) * weight, 6),
                    why=f"{_articles(len(articles))} on “{question.label}”, found with confidence {sure:.2f}.",
                )
    first = {account.id: account.claims[0] for account in question.accounts if account.claims}
    ordered = sorted(question.pairs, key=lambda pair: (-APART[pair.relation], pair.a, pair.b))
    for pair in ordered[:PAIRS]:
        marks = _pair(kind, first.get(pair.a), first.get(pair.b))
        if marks is not None:
            yield Suggestion(
                marks=marks,
                score=round(PAIR * weight * APART[pair.relation] / APART[question.relation], 6),
                why=f"Taken to answer one question, “{question.label}”. {pair.why}",
            )


def _pair(kind: str, one: AccountClaim | None, other: AccountClaim | None) -> tuple[MarkName, ...] | None:
    if one is None or other is None or one.mark is None or other.mark is None or one.mark == other.mark:
        return None
    return _two((one.article, kind, one.mark), (other.article, kind, other.mark))


def _of_entity(entity: LinkedEntity, words: Mapping[str, str]) -> Iterator[Suggestion]:
    """Yield the first mention with the first in each other spelling, where a reason was needed to join them."""
    if not entity.reasons:
        return
    spellings: dict[str, MarkName] = {}
    for mention in entity.mentions:
        if said_there := words.get(mention.mark):
            spellings.setdefault(said_there.casefold(), (mention.article, "names", mention.mark))
    marks = list(spellings.values())
    articles = len({mention.article for mention in entity.mentions})
    for other in marks[1 : 1 + PAIRS]:
        if other[0] != marks[0][0]:
            yield Suggestion(
                marks=_two(marks[0], other),
                score=round(PAIR * math.log2(1 + articles), 6),
                why=f"Taken for one in {_articles(articles)}. {'; '.join(entity.reasons[:2])}.",
            )


def _of_event(event: LinkedEvent) -> Iterator[Suggestion]:
    """Yield the comparisons that brought mentions of different articles together."""
    home = {mention.mark: mention.article for mention in event.mentions}
    articles = len(set(home.values()))
    for pair in event.pairs[:PAIRS]:
        if pair.a in home and pair.b in home and home[pair.a] != home[pair.b]:
            yield Suggestion(
                marks=_two((home[pair.a], "events", pair.a), (home[pair.b], "events", pair.b)),
                score=round(PAIR * math.log2(1 + articles) / 2, 6),
                why=f"Taken for one event in {_articles(articles)}: {pair.why}.",
            )


def _two(one: MarkName, other: MarkName) -> tuple[MarkName, ...]:
    return tuple(sorted((one, other), key=lambda mark: (mark[2], mark[0])))


def _articles(count: int) -> str:
    return f"{count:,} {'article' if count == 1 else 'articles'}"
