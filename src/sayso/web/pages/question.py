"""One question: a strip for each account with who tells it in which words, why they differ, and on whom they rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import Ambiguous, NotFound
from sayso.pipeline import roll_up
from sayso.records import Links, Question, RollUp
from sayso.show.count import count_words
from sayso.show.overview import RELATION_WORDS
from sayso.show.table import Row
from sayso.vocabulary import QuestionKind, Relation, RollUpRule
from sayso.web.bar import Bar, Scale, draw_bars
from sayso.web.dependence import TIES, bound_together, pairs_within
from sayso.web.desk import Desk
from sayso.web.digest import QUESTIONS, WORST_FIRST, QuestionLine, questions
from sayso.web.origins import Graph, draw_origins
from sayso.web.page import Ask, Filter, Page, Sheet, short_id
from sayso.web.shelf import Shelf
from sayso.web.telling import Group, Tellings

RULES = {
    RollUpRule.RANGE: "everything anybody gives",
    RollUpRule.CONSERVATIVE: "the lowest number",
    RollUpRule.LOW_HIGH: "lowest and highest",
    RollUpRule.TWO_ORIGINS: "what two separate origins allow",
    RollUpRule.MAJORITY: "what most origins allow",
    RollUpRule.HIERARCHY: "the word of the source that you rank highest",
}
"""The rules in words; the last one needs a ranking of sources (``sayso serve --ranking``)."""

APART = frozenset({Relation.DIFFER, Relation.SCOPE, Relation.UPDATE})
"""Relations of accounts that do not say the same."""

MOST_WHY = 40
"""Pairs of accounts whose comparison is told; a question of very many accounts has thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStrip:
    """One account: its words, its bar, in how many articles and on how many origins' word, and who tells it."""

    id: str
    text: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str | None
    edtf: str | None
    bar: Bar | None
    about: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What a comparison of two accounts rests on; ``a`` and ``b`` in words of the articles.

    apart: whether the two do not say the same
    """

    a: str
    b: str
    relation: str
    told: str
    apart: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """All that the page shows of one question; ``ranked``: whether the desk was given a ranking of sources."""

    id: str
    label: str
    kind: str
    relation: str
    told: str
    about: tuple[str, ...]
    scale: Scale | None
    accounts: tuple[AccountStrip, ...]
    why: tuple[Why, ...]
    more_why: int
    origins: Graph | None
    rollup: RollUp | None
    rules: tuple[tuple[str, str], ...]
    ranked: bool


def make_question(desk: Desk, ask: Ask) -> QuestionPage:
    """Return one question. Raises: NotFound, Ambiguous when no or several questions are meant."""
    shelf = desk.shelf()
    line = find_question(desk, shelf, ask.named["question"])
    (question,) = shelf.at("questions", [line.position])
    scale, bars = draw_bars(question.accounts)
    tellings = Tellings(desk)
    about = question.about
    return QuestionPage(
        id=question.id,
        label=question.label,
        kind=question.kind.value,
        relation=question.relation.value,
        told=RELATION_WORDS[question.relation],
        about=tuple(word for word in (about.where, about.when, about.blamed and f"blamed: {about.blamed}") if word),
        scale=scale,
        accounts=tuple(_strips(question, bars, tellings)),
        why=tuple(_whys(question))[:MOST_WHY],
        more_why=max(0, len(question.pairs) - MOST_WHY),
        origins=draw_origins(question, pairs_within(shelf, question)),
        rollup=_roll_up(shelf, question, RollUpRule(ask.one("rule")), desk),
        rules=tuple((rule.value, words) for rule, words in RULES.items()),
        ranked=bool(desk.ranking),
    )


def find_question(desk: Desk, shelf: Shelf, name: str) -> QuestionLine:
    """Return the question with this id or the start of it. Raises: NotFound, Ambiguous."""
    digits = short_id(name)
    by_id = questions(shelf).by_id
    if digits in by_id:
        return by_id[digits]
    found = [line for key, line in by_id.items() if len(digits) >= 4 and key.startswith(digits)]
    if len(found) > 1:
        raise Ambiguous("question", name, [short_id(line.id)[:12] for line in found[:20]])
    if not found:
        raise NotFound("question", name, desk.title)
    return found[0]


def _strips(question: Question, bars: Sequence[Bar | None], tellings: Tellings) -> Iterator[AccountStrip]:
    for account, bar in zip(question.accounts, bars, strict=True):
        about = [count_words(account.n_articles, "article")]
        if account.n_publishers:
            about.append(count_words(account.n_publishers, "publisher"))
        if account.n_origins:
            about.append(f"at most {count_words(account.n_origins, 'separate origin')}")
        if account.n_own_voice:
            about.append(f"{account.n_own_voice:,} in their own voice")
        if account.n_unnamed:
            about.append(f"{account.n_unnamed:,} on the word of somebody unnamed")
        yield AccountStrip(
            id=account.id,
            text=account.text,
            value=account.value,
            low=account.low,
            high=account.high,
            unit=account.unit,
            edtf=account.edtf,
            bar=bar,
            about=", ".join(about),
            groups=tuple(tellings.groups(account)),
        )


def _whys(question: Question) -> Iterator[Why]:
    words = {account.id: account.text for account in question.accounts}
    for pair in sorted(question.pairs, key=lambda pair: WORST_FIRST.index(pair.relation)):
        yield Why(
            a=words[pair.a],
            b=words[pair.b],
            relation=pair.relation.value,
            told=RELATION_WORDS[pair.relation],
            apart=pair.relation in APART,
            why=pair.why,
        )


def _roll_up(shelf: Shelf, question: Question, rule: RollUpRule, desk: Desk) -> RollUp | None:
    """Return what a rule makes of the accounts; None where nobody is counted."""
    if question.kind is not QuestionKind.FIGURE or not question.about.harm:
        return None
    named = {claim.article for account in question.accounts for claim in account.claims}
    articles = shelf.kept("linked articles", lambda shelf: {one.id: one for _, one in shelf.each("articles")})
    links = Links(
        articles=tuple(articles[one] for one in sorted(named) if one in articles),
        questions=(question,),
        dependence=bound_together(shelf, question),
    )
    rolled = roll_up(links, rule, desk.ranking)
    return rolled[0] if rolled else None


def question_sheet(record: QuestionPage) -> Sheet:
    """Return a row for each telling of each account."""
    header = (
        "question", "label", "relation", "account", "text", "low", "high", "unit", "edtf", "origin", "article",
        "publisher", "published", "claim", "start", "end", "chain", "sentence",
    )  # fmt: skip
    return Sheet(header=header, rows=list(_rows(record)))


def _rows(record: QuestionPage) -> Iterator[Row]:
    for account in record.accounts:
        head = (record.id, record.label, record.relation, account.id, account.text, account.low, account.high)
        for group in account.groups:
            for one in (group.first, *group.again):
                sentence = "".join(stretch.text for stretch in one.sentence)
                origin: Row = (account.unit, account.edtf, group.origin)
                place: Row = (one.article, one.publisher, one.published, one.claim, one.start, one.end)
                yield (*head, *origin, *place, one.chain, sentence)


PAGES = (
    Page(
        name="question",
        path="/question/{question}",
        title="Question",
        about="One question: each account with who tells it in which words, why they differ, on whom they rest, and "
        "what a rule makes of them.",
        make=make_question,
        sheet=question_sheet,
        filters=(
            Filter(
                name="rule",
                about="The rule of the roll-up.",
                kind="choice",
                choices=tuple(rule.value for rule in RULES),
                default=RollUpRule.RANGE.value,
            ),
        ),
        row="A strip is one version of the answer. Copies of one text count once under the origin they rest on; that "
        "two accounts depend on each other can be shown, that they do not, cannot.",
        compared=True,
    ),
)
INDEXES = (QUESTIONS, TIES)
