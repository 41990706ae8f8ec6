"""Running tolls: how the bounds of a count moved as articles came out, as a line of steps by publication time."""

from collections.abc import Iterator

from sayso.link.period import read_edtf
from sayso.records import Links, Question, Step
from sayso.vocabulary import QuestionKind


def running_tolls(links: Links) -> tuple[Step, ...]:
    """Return the steps of every count of harm that dated articles give differently over time.

    An account comes in with the first dated article that gives it. A question has a line when its accounts came in on
    two days at least; who is right, and whether a later count replaces an earlier one, the line does not say.
    """
    published = {article.id: article.published for article in links.articles}
    steps: list[Step] = []
    for question in links.questions:
        if question.kind == QuestionKind.FIGURE and question.about.harm:
            line = list(_line(question, published))
            if len({step.published for step in line}) > 1:
                steps += line
    return tuple(steps)


def _line(question: Question, published: dict[str, str | None]) -> Iterator[Step]:
    """Yield the steps of one question, the earliest first."""
    came = []
    for place, account in enumerate(question.accounts):
        days = [
            (period.first, day)
            for claim in account.claims
            if (day := published.get(claim.article)) and (period := read_edtf(day))
        ]
        if days:
            came.append((*min(days), place))
    lows: list[int | float] = []
    highs: list[int | float] = []
    for _, day, place in sorted(came):
        account = question.accounts[place]
        lows += [account.low] if account.low is not None else []
        highs += [account.high if account.high is not None else account.low] if account.low is not None else []
        highs += [account.high] if account.low is None and account.high is not None else []
        yield Step(
            question=question.id,
            published=day,
            low=min(lows, default=None),
            high=max(highs, default=None),
            account=account.id,
            text=account.text,
        )
