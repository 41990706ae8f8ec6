"""The list of questions: what several claims answer, those whose accounts differ first."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Question
from sayso.show.overview import RELATION_WORDS
from sayso.vocabulary import Harm, QuestionKind, Relation
from sayso.web.bar import Bar, draw_bars
from sayso.web.desk import Desk
from sayso.web.digest import WORST_FIRST, QuestionLine, cell_of, questions
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of

SIZE = 30
"""Questions of one part of the list."""

SHOWN = 6
"""Accounts of a question that the list shows."""

KIND_WORDS = {
    QuestionKind.FIGURE: "numbers",
    QuestionKind.DATE: "dates",
    QuestionKind.STATEMENT: "said or denied",
    QuestionKind.WORDS: "words for one thing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """One account in the list: its words, its bar, and in how many articles it stands."""

    text: str
    bar: Bar | None
    n_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One question in the list."""

    id: str
    label: str
    kind: str
    relation: str
    told: str
    n_articles: int
    accounts: tuple[AccountLine, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter, in words, and how many questions it leaves."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """One part of the list, and what it can be narrowed by."""

    rows: tuple[QuestionRow, ...]
    paging: Paging
    relations: tuple[Choice, ...]
    kinds: tuple[Choice, ...]


def make_list(desk: Desk, ask: Ask) -> QuestionsPage:
    """Return the part of the list that is asked for."""
    shelf = desk.shelf()
    every = questions(shelf)
    fits = _fitting(desk, ask)
    found: Sequence[QuestionLine] = [line for line in every.listed if fits(line)] if fits else every.listed
    cells = Counter(line.cell for line in found) if fits else every.cells
    relation, kind = ask.one("relation"), ask.one("kind")
    kinds = [one for one in QuestionKind if not kind or one == kind]
    relations = [one for one in WORST_FIRST if not relation or one == relation]
    by_relation = {one: sum(cells.get(cell_of(one, other), 0) for other in kinds) for one in WORST_FIRST}
    by_kind = {one: sum(cells.get(cell_of(other, one), 0) for other in relations) for one in QuestionKind}
    wanted = found
    if relation or kind:
        some = {cell_of(one, other) for one in relations for other in kinds}
        wanted = [line for line in found if line.cell in some]
    paging = part_of(ask, len(wanted), SIZE)
    whole: Sequence[Question] = shelf.at("questions", [line.position for line in wanted[paging.rows]])
    return QuestionsPage(
        rows=tuple(_row(question) for question in whole),
        paging=paging,
        relations=tuple(
            Choice(value=one.value, words=RELATION_WORDS[one], count=by_relation[one])
            for one in WORST_FIRST
            if by_relation[one] or one == relation
        ),
        kinds=tuple(
            Choice(value=one.value, words=KIND_WORDS[one], count=by_kind[one])
            for one in QuestionKind
            if by_kind[one] or one == kind
        ),
    )


def _fitting(desk: Desk, ask: Ask) -> Callable[[QuestionLine], bool] | None:
    """Return what tells whether a question is asked for, but for relation and kind; None where all of them are."""
    words, voice, publisher, harm = (ask.one(name) for name in ("words", "voice", "publisher", "harm"))
    if not (words or voice or publisher or harm):
        return None
    folded = words.casefold()
    by = {card.id for card in desk.catalogue().cards.values() if card.publisher == publisher} if publisher else set()

    def fits(line: QuestionLine) -> bool:
        return (
            folded in line.folded
            and (not voice or voice in line.origins)
            and (not harm or harm in line.harm)
            and (not publisher or not by.isdisjoint(line.articles))
        )

    return fits


def _row(question: Question) -> QuestionRow:
    _, bars = draw_bars(question.accounts)
    shown = zip(question.accounts[:SHOWN], bars, strict=False)
    return QuestionRow(
        id=question.id,
        label=question.label,
        kind=KIND_WORDS[question.kind],
        relation=question.relation.value,
        told=RELATION_WORDS[question.relation],
        n_articles=len({claim.article for account in question.accounts for claim in account.claims}),
        accounts=tuple(AccountLine(text=one.text, bar=bar, n_articles=one.n_articles) for one, bar in shown),
        more=max(0, len(question.accounts) - SHOWN),
    )


def list_sheet(record: QuestionsPage) -> Sheet:
    """Return a row for each question of this part of the list."""
    header = ("question", "label", "kind", "relation", "articles", "accounts")
    return Sheet(header=header, rows=list(_cells(record)))


def _cells(record: QuestionsPage) -> Iterator[tuple[str | int, ...]]:
    for row in record.rows:
        told = "; ".join(account.text for account in row.accounts)
        yield row.id, row.label, row.kind, row.relation, row.n_articles, told


PAGES = (
    Page(
        name="questions",
        path="/questions",
        title="Questions",
        about="What several claims answer, those whose accounts differ first.",
        make=make_list,
        sheet=list_sheet,
        filters=(
            Filter(name="words", about="Words of the question."),
            Filter(
                name="relation",
                about="How its accounts stand to each other.",
                kind="choice",
                choices=tuple(one.value for one in Relation),
            ),
            Filter(
                name="kind",
                about="What kind of answer it asks for.",
                kind="choice",
                choices=tuple(one.value for one in QuestionKind),
            ),
            Filter(
                name="harm",
                about="What people are counted by.",
                kind="choice",
                choices=tuple(one.value for one in Harm),
            ),
            Filter(name="voice", about="The name of somebody whose word an account rests on."),
            Filter(name="publisher", about="The name of a publisher that gives an account."),
            PART,
        ),
        row="A row is one thing that several claims speak about, with the versions of it that were found. Whether they "
        "speak of the same thing was decided by a program and may be wrong.",
        place=20,
        compared=True,
    ),
)
