"""What lists show of questions and copies: small, made once of each set of link results, and kept with it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Question
from sayso.vocabulary import QuestionKind, Relation
from sayso.web.index import Index
from sayso.web.shelf import Shelf

WORST_FIRST = (
    Relation.DIFFER,
    Relation.SCOPE,
    Relation.UPDATE,
    Relation.COMPATIBLE,
    Relation.AGREE,
    Relation.SINGLE,
)
"""Relations by disagreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One question in a list; ``position`` is where the link results hold it.

    articles: their ids; origins: the names of named origins
    folded:   the label as words are looked for in it
    cell:     one number for its relation and kind together (`cell_of`): members of an enumeration are slow to count
    """

    position: int
    id: str
    kind: QuestionKind
    label: str
    relation: Relation
    harm: tuple[str, ...]
    n_accounts: int
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    folded: str
    cell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """All questions: ``listed`` by disagreement, then by how many articles they are in.

    cells:     how many there are of each `cell_of`
    disagreed: by article, the values of the relations of those it has a part in, as far as they do not say the same
    """

    listed: tuple[QuestionLine, ...]
    cells: Mapping[int, int]
    disagreed: Mapping[str, frozenset[str]]
    by_id: Mapping[str, QuestionLine]
    by_article: Mapping[str, tuple[QuestionLine, ...]]


DISAGREEMENTS = (Relation.DIFFER, Relation.SCOPE, Relation.UPDATE)
"""Relations of accounts that do not say the same."""

_KINDS = tuple(QuestionKind)


def cell_of(relation: Relation, kind: QuestionKind) -> int:
    """Return one number for a relation and a kind of question."""
    return WORST_FIRST.index(relation) * len(_KINDS) + _KINDS.index(kind)


def questions(shelf: Shelf) -> Questions:
    """Return what lists show of the questions."""
    return shelf.index(QUESTIONS)


def copies_by_article(shelf: Shelf) -> Mapping[str, tuple[int, ...]]:
    """Return the positions of the copies that each article has a part in, by the article's id."""
    return shelf.kept("copies by article", _make_copies)


def _list_questions(shelf: Shelf) -> list[QuestionLine]:
    lines = [_line(position, question) for position, question in shelf.each("questions")]
    return sorted(lines, key=_disagreement)


def _order_questions(lines: Sequence[QuestionLine]) -> Questions:
    by_article: dict[str, list[QuestionLine]] = defaultdict(list)
    for line in lines:
        for article in line.articles:
            by_article[article].append(line)
    apart = {relation: relation.value for relation in DISAGREEMENTS}
    return Questions(
        listed=tuple(lines),
        cells=Counter(line.cell for line in lines),
        disagreed={
            article: frozenset(apart[line.relation] for line in found if line.relation in apart)
            for article, found in by_article.items()
        },
        by_id={line.id.removeprefix("sha256:"): line for line in lines},
        by_article={article: tuple(found) for article, found in by_article.items()},
    )


def _disagreement(line: QuestionLine) -> tuple[int, bool, int, str]:
    """Return what questions are sorted by; different words for one thing come after numbers and dates."""
    return WORST_FIRST.index(line.relation), line.kind is QuestionKind.WORDS, -len(line.articles), line.id


def _line(position: int, question: Question) -> QuestionLine:
    """Return one question as a list shows it."""
    articles = dict.fromkeys(claim.article for account in question.accounts for claim in account.claims)
    origins = dict.fromkeys(origin.name for account in question.accounts for origin in account.origins)
    return QuestionLine(
        position=position,
        id=question.id,
        kind=question.kind,
        label=question.label,
        relation=question.relation,
        harm=tuple(harm.value for harm in question.about.harm),
        n_accounts=len(question.accounts),
        articles=tuple(articles),
        origins=tuple(origins),
        folded=question.label.casefold(),
        cell=cell_of(question.relation, question.kind),
    )


QUESTIONS = Index(name="questions", line=QuestionLine, lines=_list_questions, build=_order_questions)


def _make_copies(shelf: Shelf) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for position, copies in shelf.each("copies"):
        for article in dict.fromkeys(member.article for member in copies.members):
            found[article].append(position)
    return {article: tuple(positions) for article, positions in found.items()}
