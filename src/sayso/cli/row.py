"""One row of the ledger by its id: its sentence with the span told apart, its chain in words, and its article."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from sayso.cli.page import describe_date, describe_named, shorten
from sayso.cli.pile import name_of, starts
from sayso.cli.screen import console, is_terminal, printable, put
from sayso.errors import Ambiguous, NotFound
from sayso.records import Article, Question, Reading
from sayso.show.chain import FOOT, name_article
from sayso.show.highlight import MarkAt, highlight, marks_of
from sayso.show.rows import TABLES
from sayso.show.table import VOUCHED, WHERE, quote

if TYPE_CHECKING:
    from sayso.store import Ledger

_ELSEWHERE = {"id", "spans", "confidence", *(column.name for column in (*WHERE, *VOUCHED))}


def show_row(ledger: "Ledger", words: str, *, as_json: bool) -> None:
    """Print the one row whose id begins with ``words``: a mark, an article, or a question.

    Raises: NotFound when there is none, Ambiguous with the candidates when there are several.
    """
    marks, articles = [], []
    for reading in ledger.readings():
        if starts(reading.article.id, words):
            articles.append(reading)
        marks += [(reading, mark) for mark in marks_of(reading) if starts(mark.id, words)]
    questions = [] if marks or articles else [q for q in ledger.links().questions if starts(q.id, words)]
    found = [f"{mark.id[7:19]}  {mark.kind}: {_quoted(reading, mark)}" for reading, mark in marks]
    found += [f"{name_of(reading.article)} (article)" for reading in articles]
    found += [f"{question.id[7:19]}  question: {question.label}" for question in questions]
    if not found:
        raise NotFound("row", words, ledger.name)
    if len(found) > 1:
        raise Ambiguous("row", words, found)
    if marks:
        _show_mark(*marks[0], as_json=as_json)
    elif articles:
        _show_article(articles[0], as_json=as_json)
    else:
        _show_question(questions[0], as_json=as_json)


def _quoted(reading: Reading, mark: MarkAt) -> str:
    return shorten(quote(reading.article.text, mark.spans), 60)


def _cells(reading: Reading, mark: MarkAt) -> dict[str, Any]:
    """Return the row of a mark as its table has it."""
    table = next(table for table in TABLES if table.name in {f"{mark.kind}s", mark.kind})
    return next(dict(zip(table.header, row, strict=True)) for row in table.rows(reading) if row[0] == mark.id)


def _show_mark(reading: Reading, mark: MarkAt, *, as_json: bool) -> None:
    """Print a mark."""
    import msgspec

    cells = _cells(reading, mark)
    if as_json:
        put(msgspec.json.encode({"record": mark.kind} | cells))
        return
    screen = console()
    screen.print(Text(f"{mark.kind} {mark.id.removeprefix('sha256:')[:12]}", style="dim"))
    screen.print()
    screen.print(Padding(sentence_words(reading.article, mark, plain=not is_terminal()), (0, 2)))
    screen.print()
    print_facts(screen, [("whose word", str(cells["chain"])), *_origin(reading.article, cells), *_read_as(cells)])
    screen.print()
    screen.print(Text(FOOT, style="dim"))


def sentence_words(article: Article, mark: MarkAt, *, plain: bool) -> Text:
    """Return the sentence with the mark told apart: reversed on a terminal, in brackets where styles are lost."""
    words = Text()
    for stretch in highlight(article, mark.spans):
        shown = printable(" ".join(f"|{stretch.text}|".split())[1:-1])
        if stretch.marked:
            words.append(f"[[{shown}]]" if plain else shown, style="bold reverse")
        else:
            words.append(shown)
    return words


def _filled(cells: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the reading makes of a mark: filled cells that are no ids."""
    for name, value in cells.items():
        if name not in _ELSEWHERE and value not in (None, "", False) and not str(value).startswith("sha256:"):
            yield name.replace("_", " "), value


def _said(value: Any) -> str:
    return "yes" if value is True else f"{value:,}" if isinstance(value, int | float) else str(value)


def _read_as(cells: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the reading makes of a mark, when it makes anything of it."""
    told = [f"{name} {_said(value)}" for name, value in _filled(cells)]
    if told:
        yield "read as", ", ".join(told)


def _origin(article: Article, cells: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield which article a mark stands in, and where."""
    yield "article", name_article(article, 70)
    yield "", f"{describe_named(article.publisher, 'publisher unknown')}, {describe_date(article.published)}"
    if cells["start"] is not None:
        yield "", f"{article.uri}, characters {cells['start']:,} to {cells['end']:,}"


def print_facts(screen: Console, facts: Iterable[tuple[str, str]]) -> None:
    """Print headings with what belongs to them, in two columns."""
    grid = Grid(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for heading, words in facts:
        grid.add_row(Text(heading), Text(printable(words)))
    screen.print(grid)


def _show_article(reading: Reading, *, as_json: bool) -> None:
    """Print a whole article with its marks."""
    from sayso.cli.page import print_reading
    from sayso.contract import encode_reading

    if as_json:
        put(encode_reading(reading))
    else:
        print_reading(reading)


def _show_question(question: Question, *, as_json: bool) -> None:
    """Print a question with its accounts."""
    import msgspec

    from sayso.cli.weave import print_questions
    from sayso.records import Links

    if as_json:
        put(msgspec.json.encode(question))
    else:
        print_questions(Links(questions=(question,)), 0)
