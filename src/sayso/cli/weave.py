"""Link results on the terminal: where accounts meet and differ, copies, cited documents, the chronology."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.cli.page import shorten
from sayso.cli.screen import console, printable
from sayso.records import Account, Links, Question
from sayso.show.chain import FOOT
from sayso.show.chronology import lane_lines
from sayso.show.count import count_words
from sayso.show.overview import RELATION_WORDS
from sayso.vocabulary import QuestionKind, Relation

PAIRS = 5
"""Pairs of accounts told of each question, those that differ first."""
SHOWN = 12
"""Lines of a section; more are counted, not shown."""


def print_links(links: Links) -> None:
    """Print what holds across articles, in sentences."""
    screen = console()
    uris = {article.id: article.uri for article in links.articles}
    screen.print(Text(f"{count_words(len(links.articles), 'article')}", style="bold"))
    meeting = [question for question in links.questions if question.relation is not Relation.SINGLE]
    _section(screen, "Accounts meet", [line for question in meeting for line in _question_lines(question)])
    single = len(links.questions) - len(meeting)
    if single:
        screen.print(Text(f"  {single:,} more stand in one article only.", style="dim"))
    _section(
        screen,
        "Copies",
        [
            f"{group.kind.value}: " + ", ".join(dict.fromkeys(uris.get(m.article, m.article) for m in group.members))
            for group in links.copies
        ],
    )
    _section(
        screen,
        "Documents cited",
        [f"{document.name} ({'' if document.in_pile else 'not '}in this pile)" for document in links.documents],
    )
    _section(screen, "Chronology", list(lane_lines(links, SHOWN)))
    _section(screen, "Unread", [f"{item.uri}: {item.reason}" for item in links.unread])
    screen.print()
    screen.print(Text(FOOT, style="dim"))


def _section(screen: Console, heading: str, lines: list[str]) -> None:
    """Print a heading and its lines; none is said in words, many are counted."""
    screen.print()
    screen.print(Text(heading, style="bold"))
    if not lines:
        screen.print(Text("  none", style="dim"))
    for line in lines[: SHOWN * 2]:
        indent = 4 if line.startswith(" ") else 2
        screen.print(Padding(Text(printable(line.strip())), (0, 0, 0, indent)))
    if len(lines) > SHOWN * 2:
        screen.print(Text(f"  and {len(lines) - SHOWN * 2:,} more lines; --json has them all", style="dim"))


def print_questions(links: Links, limit: int | None) -> None:
    """Print questions, those whose accounts differ first: each with its accounts, who gives them, and why they differ.

    What differs in words alone comes after all that differs in numbers, days or what is said.

    limit: questions at most, 0 for all, None for `SHOWN`; what is left out is said
    """
    screen = console()
    worst = list(RELATION_WORDS)
    ordered = sorted(
        links.questions,
        key=lambda q: (
            q.relation is Relation.SINGLE,
            q.kind is QuestionKind.WORDS,
            -worst.index(q.relation),
            -sum(account.n_articles for account in q.accounts),
        ),
    )
    most = SHOWN if limit is None else limit or len(ordered)
    for question in ordered[:most]:
        heading = f"{question.label}: {RELATION_WORDS[question.relation]}"
        screen.print(Text(f"{question.id.removeprefix('sha256:')[:8]}  ", style="dim") + Text(heading, style="bold"))
        for account in question.accounts:
            line = f"{shorten(account.text, 60)} - {describe_account(account)}"
            screen.print(Padding(Text(printable(line)), (0, 0, 0, 2)))
            if account.origins:
                named = ", ".join(origin.name for origin in account.origins)
                screen.print(Padding(Text(printable(f"from {named}"), style="dim"), (0, 0, 0, 4)))
        pairs = sorted(question.pairs, key=lambda pair: -worst.index(pair.relation))
        for pair in pairs[:PAIRS]:
            screen.print(Padding(Text(printable(pair.why), style="italic"), (0, 0, 0, 2)))
        if len(pairs) > PAIRS:
            screen.print(Text(f"  and {len(pairs) - PAIRS:,} more pairs; --json has them all", style="dim"))
        screen.print()
    if not ordered:
        screen.print(Text("No question in this pile: nothing was counted, dated or said twice."))
    if len(ordered) > most:
        left = f"{len(ordered) - most:,} of {len(ordered):,} questions are not shown. --limit 0 shows all."
        screen.print(Text(left, style="bold"))
    screen.print(Text(FOOT, style="dim"))


def _question_lines(question: Question) -> Iterator[str]:
    """Yield the question with how its accounts stand, then each account with who gives it."""
    yield f"{question.label}: {RELATION_WORDS[question.relation]}"
    for account in question.accounts:
        yield f" {shorten(account.text, 40)} - {describe_account(account)}"


def describe_account(account: Account) -> str:
    """Return who gives an account: articles, publishers, at most how many origins."""
    told = [count_words(account.n_articles, "article"), count_words(account.n_publishers, "known publisher")]
    told.append(f"at most {count_words(account.n_origins, 'named origin')}")
    if account.n_own_voice:
        told.append(f"{account.n_own_voice:,} in its own voice")
    return ", ".join(told)
