"""Which claims lean on one another, as pages ask for it: by question, without all pairs in memory."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.link.block import Groups
from sayso.records import Dependence, Question
from sayso.vocabulary import Reason
from sayso.web.index import Index
from sayso.web.shelf import Shelf

MOST = 300
"""Pairs of one question that are fetched with their reasons; a drawing of more shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """All dependence in short.

    group:       for each claim that leans on another, the number of the group that they all belong to
    by_question: positions of the pairs of which both claims answer the question, by the question's id
    """

    group: Mapping[str, int]
    by_question: Mapping[str, tuple[int, ...]]


def ties(shelf: Shelf) -> Ties:
    """Return the dependence of these link results in short."""
    return shelf.index(TIES)


def _make_ties(shelf: Shelf) -> list[Ties]:
    answers: dict[str, list[int]] = defaultdict(list)
    ids = []
    for number, (_, question) in enumerate(shelf.each("questions")):
        ids.append(question.id)
        for claim in dict.fromkeys(claim.claim for account in question.accounts for claim in account.claims):
            answers[claim].append(number)
    groups: Groups[str] = Groups()
    leaning: set[str] = set()
    found: dict[int, list[int]] = defaultdict(list)
    for position, pair in shelf.each("dependence"):
        groups.join(pair.a, pair.b)
        leaning |= {pair.a, pair.b}
        for number in set(answers.get(pair.a, ())) & set(answers.get(pair.b, ())):
            found[number].append(position)
    numbers: dict[str, int] = {}
    joined = {claim: numbers.setdefault(groups.find(claim), len(numbers)) for claim in answers if claim in leaning}
    by_question = {ids[number]: tuple(positions) for number, positions in sorted(found.items())}
    return [Ties(group=joined, by_question=by_question)]


TIES = Index(name="ties", line=Ties, lines=_make_ties, build=lambda lines: lines[0])


def pairs_within(shelf: Shelf, question: Question) -> list[Dependence]:
    """Return the pairs of claims of one question that lean on one another, at most `MOST`."""
    found: list[Dependence] = shelf.at("dependence", ties(shelf).by_question.get(question.id, ())[:MOST])
    return found


def bound_together(shelf: Shelf, question: Question) -> tuple[Dependence, ...]:
    """Return pairs that join the claims of one question as all dependence together joins them, claims between them too.

    For rules that ask which claims hang together and not why: the reasons are those of no pair in particular.
    """
    first: dict[int, str] = {}
    joined = []
    for claim in dict.fromkeys(claim.claim for account in question.accounts for claim in account.claims):
        number = ties(shelf).group.get(claim)
        if number is None:
            continue
        if number in first:
            joined.append(Dependence(a=first[number], b=claim, why="", reason=Reason.CONNECTED, evidence=()))
        else:
            first[number] = claim
    return tuple(joined)
