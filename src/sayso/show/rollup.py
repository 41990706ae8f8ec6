"""Tables of what rules make of accounts: each roll-up with every input it rests on, and running tolls as steps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.records import Links, RollUp, Step
from sayso.show.table import Column, Row, boolean, integer, list_words, number, text


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """A table whose rows a rule makes of link results when it is asked for; no ledger keeps them."""

    name: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


ROLLUP_COLUMNS: tuple[Column, ...] = (
    text("question", "id of the question"),
    text("label", "the question, in words of the articles"),
    text("rule", "the rule that made the number"),
    text("told", "the number, over how many origins, and what it is not"),
    number("low", "the least the rule gives; empty where that end is open"),
    number("high", "the most the rule gives; empty where that end is open"),
    text("unit", "what one of it is"),
    integer("n_origins", "at most so many separate named origins"),
    text("input", "the account that goes in, in words of its first article"),
    number("input_low", "the least it can be"),
    number("input_high", "the most it can be"),
    text("origin", "who gives it; empty for own voice and unnamed sources"),
    integer("n_articles", "articles that give it on that word; they are not counted"),
    text("published", "when the first of them was published"),
    boolean("counted", "whether the rule counts it"),
    text("why", "why, or why not"),
)
STEP_COLUMNS: tuple[Column, ...] = (
    text("question", "id of the question"),
    text("label", "the question, in words of the articles"),
    text("published", "when the article was published that moved the count"),
    number("low", "lowest bound of all accounts published so far"),
    number("high", "highest bound of all accounts published so far"),
    text("account", "id of the account that came in"),
    text("text", "its words"),
    text("uri", "the first article that gives it"),
)


def rollup_rows(rolled: Iterable[RollUp]) -> Iterator[Row]:
    """Yield a row for each input of each roll-up, the number and its rule in every row."""
    for one in rolled:
        head = (one.question, one.label, one.rule.value, one.told, one.low, one.high, one.unit, one.n_origins)
        for given in one.inputs:
            yield (
                *head,
                given.text,
                given.low,
                given.high,
                list_words(given.origin or ()),
                given.n_articles,
                given.published,
                given.counted,
                given.why,
            )


def step_rows(steps: Iterable[Step], links: Links) -> Iterator[Row]:
    """Yield a row for each step of each running toll."""
    labels = {question.id: question.label for question in links.questions}
    first = {account.id: account.claims[0].article for question in links.questions for account in question.accounts}
    uris = {article.id: article.uri for article in links.articles}
    for step in steps:
        uri = uris[first[step.account]]
        yield (
            step.question,
            labels[step.question],
            step.published,
            step.low,
            step.high,
            step.account,
            step.text,
            uri,
        )
