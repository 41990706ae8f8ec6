"""Reviewing at the desk: the most useful thing to look at next, any mark or pair, and what stands with its orphans."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.errors import NotFound
from sayso.review.agenda import Suggestion, counts, suggest, waiting
from sayso.review.agreement import Agreement, agreements
from sayso.show.chain import name_article
from sayso.show.table import Row
from sayso.web.desk import Desk
from sayso.web.index import Index
from sayso.web.judged import Stood, stood
from sayso.web.judging import Case, MarkView, Word, case_of, long_id
from sayso.web.marked import Marked, marked
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

BY = Filter(name="by", about="The name that decisions are signed with.")
STALE = Filter(
    name="stale", about="Shown after a decision that did not see what had changed.", kind="choice", choices=("1",)
)
MOST = 20_000
"""Suggestions that are kept: far more than anybody judges before articles are compared anew."""

ENTITIES = 200
"""Entities with the most mentions whose spellings are suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The next thing to look at; ``case`` is None when nothing is left, ``number`` where it stands in the agenda.

    cut:     how many suggestions are kept where more was worth a look; 0 when all are
    undoing: an id for an undoing made here
    behind:  whether decisions were made that links do not heed yet
    """

    reviewer: str
    case: Case | None
    number: int
    left: int
    cut: int
    reviewers: tuple[tuple[str, int], ...]
    orphans: int
    undoing: str
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """One mark or pair, whatever the agenda says."""

    reviewer: str
    case: Case
    stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMarks:
    """All marks of one article as it was read, with what stands about them."""

    reviewer: str
    article: str
    heading: str
    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """What stands, orphans first, the latest before the earlier."""

    reviewer: str
    orphans: int
    judgements: tuple[Stood, ...]
    agreements: tuple[Agreement, ...]
    paging: Paging


def make_review(desk: Desk, ask: Ask) -> ReviewPage:
    """Return the next thing to look at for the reviewer that the address names."""
    shelf, reviewer = desk.shelf(), ask.one("by").strip()
    agenda = shelf.index(AGENDA)
    with desk.ledger() as ledger:
        standing = ledger.review.standing()
        behind = bool(standing.decided) and not desk.links_hold()
        left = waiting(agenda[:MOST], standing, reviewer)
        number = min(max(ask.number("part"), 1), max(len(left), 1))
        case = None
        # What link results name may be gone by now: read anew, or edited.
        while left and case is None:
            number = min(number, len(left))
            try:
                case = case_of(ledger, left[number - 1].marks, left[number - 1].why)
            except NotFound:
                left = [*left[: number - 1], *left[number:]]
    return ReviewPage(
        reviewer=reviewer,
        case=case,
        number=number,
        left=len(left),
        cut=MOST if len(agenda) > MOST else 0,
        reviewers=tuple(counts(standing).items()),
        orphans=len(standing.orphans),
        undoing=uuid.uuid4().hex,
        behind=behind,
    )


def _agenda(shelf: Shelf) -> list[Suggestion]:
    """Return everything worth a look in these link results: the most useful, and one more when there is more."""
    joined = [entity for _, entity in shelf.each("entities") if entity.reasons]
    joined = sorted(joined, key=lambda one: (-len(one.mentions), one.id))[:ENTITIES]
    wanted = frozenset(mention.mark for entity in joined for mention in entity.mentions)
    with shelf.ledger() as ledger:
        sure, words = ledger.review.confidences(), ledger.review.names_of(wanted)
    questions = (question for _, question in shelf.each("questions"))
    return suggest(questions, joined, (event for _, event in shelf.each("events")), sure, words)[: MOST + 1]


AGENDA: Index[Suggestion, Sequence[Suggestion]] = Index(
    name="suggestions", line=Suggestion, lines=_agenda, build=lambda lines: lines
)


def make_case(desk: Desk, ask: Ask) -> CasePage:
    """Return one mark, or a pair. Raises: NotFound when it is not there."""
    kind, article = ask.named["kind"], ask.named["article"]
    with desk.ledger() as ledger:
        first = (ledger.reading(article, revised=False).article.id, kind, long_id(ask.named["mark"]))
        marks = [first]
        if pair := ask.one("with"):
            other, _, mark = pair.partition("-")
            marks.append((ledger.reading(other, revised=False).article.id, kind, long_id(mark)))
        case = case_of(ledger, marks)
    return CasePage(reviewer=ask.one("by").strip(), case=case, stale=bool(ask.one("stale")))


def make_marks(desk: Desk, ask: Ask) -> ArticleMarks:
    """Return the marks of one article. Raises: NotFound, Ambiguous when no or several articles are meant."""
    with desk.ledger() as ledger:
        reading = ledger.reading(ask.named["article"], revised=False)
        standing = ledger.review.standing()
    return ArticleMarks(
        reviewer=ask.one("by").strip(),
        article=reading.article.id,
        heading=name_article(reading.article, 200),
        marks=tuple(marked(reading, standing.decided)),
    )


def make_log(desk: Desk, ask: Ask) -> LogPage:
    """Return what stands."""
    with desk.ledger() as ledger:
        standing = ledger.review.standing()
    judgements = stood(standing)
    paging = part_of(ask, len(judgements))
    return LogPage(
        reviewer=ask.one("by").strip(),
        orphans=len(standing.orphans),
        judgements=tuple(judgements[paging.rows]),
        agreements=tuple(agreements(standing)),
        paging=paging,
    )


def case_sheet(record: CasePage) -> Sheet:
    """Return a row for each word that stands about it."""
    return Sheet(header=_WORD, rows=[_row(one) for one in record.case.words])


def review_sheet(record: ReviewPage) -> Sheet:
    """Return a row for each mark of the case."""
    header = ("article", "kind", "mark", "start", "end", "text", "chain", "confidence", "why")
    rows: list[Row] = [
        (one.article, one.kind, one.mark, one.start, one.end, _words(one), one.chain, one.confidence, record.case.why)
        for one in (record.case.marks if record.case else ())
        if record.case
    ]
    return Sheet(header=header, rows=rows)


def marks_sheet(record: ArticleMarks) -> Sheet:
    """Return a row for each mark."""
    header = ("article", "kind", "mark", "start", "end", "text", "confidence", "verdict", "disputed")
    rows = [
        (record.article, *(getattr(one, name) for name in header[1:-1]), "yes" if one.disputed else "no")
        for one in record.marks
    ]
    return Sheet(header=header, rows=rows)


def log_sheet(record: LogPage) -> Sheet:
    """Return a row for each judgement."""
    rows = [
        (*_row(one.word), one.kind, " / ".join(one.quoted), "yes" if one.disputed else "no", one.orphan)
        for one in record.judgements
    ]
    return Sheet(header=(*_WORD, "kind", "quoted", "disputed", "orphan"), rows=rows)


_WORD = ("seal", "at", "reviewer", "verdict", "value", "reason", "counts")


def _row(one: Word) -> Row:
    return (one.seal, one.at, one.reviewer, one.verdict, one.value, one.reason, "yes" if one.counts else "no")


def _words(one: MarkView) -> str:
    return " ".join(" ".join(piece.text for piece in one.pieces if piece.judged).split())


PAGES = (
    Page(
        name="review",
        path="/review",
        title="Review",
        about="What is most useful to look at next: a mark or a pair that is uncertain and that much rests on.",
        make=make_review,
        sheet=review_sheet,
        filters=(BY, PART),
        row="A decision says what a reviewer takes the text to say, not what happened.",
        place=90,
    ),
    Page(
        name="review_case",
        path="/review/{article}/{kind}/{mark}",
        title="Judge",
        about="One mark, or a pair of marks of one kind, with all that reviewers said of it.",
        make=make_case,
        sheet=case_sheet,
        filters=(
            BY,
            STALE,
            Filter(name="with", about="The other mark of a pair: its article and its id, joined by -."),
        ),
        row="A decision says what a reviewer takes the text to say, not what happened.",
    ),
    Page(
        name="review_article",
        path="/review/article/{article}",
        title="Marks",
        about="All marks of one article, to be judged one by one, with what stands about each.",
        make=make_marks,
        sheet=marks_sheet,
        filters=(BY,),
        row="One row is one mark as it was found, and what reviewers said of it.",
    ),
    Page(
        name="review_log",
        path="/review/log",
        title="Decisions",
        about="Every judgement that stands, the orphans first: those whose words are not to be found any more.",
        make=make_log,
        sheet=log_sheet,
        filters=(BY, PART),
        row="One row is one reviewer's word on one mark or pair, as it stands.",
    ),
)
INDEXES = (AGENDA,)
