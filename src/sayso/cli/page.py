"""One article on the terminal: its head, then its text at a readable width with marks in quiet styles."""

import textwrap

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.cli.screen import console, printable
from sayso.records import Article, ArticleDate, Marks, Named, Reading
from sayso.settings import VERSION
from sayso.show.count import count_words
from sayso.show.passage import Piece, cut_passages

STYLES = {"figure": "bold", "date": "italic", "name": "underline", "cue": "cyan", "boilerplate": "dim"}
"""How each kind of mark looks. Without colour the cue alone is plain."""


def print_article(article: Article) -> None:
    """Print an article that is read and not marked."""
    screen = console()
    _print_head(screen, article)
    _print_body(screen, Reading(tool=VERSION, model=None, article=article, marks=Marks()), margin=False)


def print_reading(reading: Reading) -> None:
    """Print a marked article: before each change of voice stands the chain that vouches for what follows."""
    screen = console()
    _print_head(screen, reading.article)
    for caveat in reading.marks.warnings:
        screen.print(Text(f"! {caveat.message}", style="yellow"))
    _print_body(screen, reading, margin=True)
    marks = reading.marks
    counted = (
        (len(marks.claims), "claim"),
        (len(marks.attributions), "attribution"),
        (len(marks.figures), "figure"),
        (len(marks.dates), "date"),
        (len(marks.names), "name"),
    )
    screen.print(Text(", ".join(count_words(count, word) for count, word in counted), style="dim"))
    screen.print()


def describe_named(named: Named | None, unknown: str) -> str:
    """Return a publisher or agency with how it is known."""
    return f"{named.name} ({named.how.value})" if named else unknown


def describe_date(date: ArticleDate | None) -> str:
    """Return a date with how it is known."""
    return f"{date.value} ({date.how.value})" if date else "undated"


def _print_head(screen: Console, article: Article) -> None:
    """Print title, publisher, date and what a reader should be warned of."""
    screen.print(Text(printable(article.title.text if article.title else article.uri), style="bold"))
    told = [describe_named(article.publisher, "publisher unknown")]
    if article.agency:
        told.append(f"agency {describe_named(article.agency, '')}")
    told += [author.name for author in article.authors]
    told += [describe_date(article.published), article.language, article.uri]
    screen.print(Text(printable(" · ".join(told)), style="dim"))
    for caveat in article.warnings:
        screen.print(Text(f"! {caveat.message}", style="yellow"))
    screen.print()


def _print_body(screen: Console, reading: Reading, *, margin: bool) -> None:
    """Print the passages; with ``margin`` the chains too."""
    for passage in cut_passages(reading):
        if margin:
            for note in passage.notes:
                chain = f"{note.chain}, in its own voice" if note.own else note.chain
                screen.print(Text(printable(chain), style="dim"))
        style = "bold" if passage.kind in {"title", "heading"} else ""
        screen.print(Padding(_words(passage.pieces, style), (0, 0, 1, 2 if margin else 0)))


def _words(pieces: tuple[Piece, ...], style: str) -> Text:
    """Return pieces as styled text on one flowing paragraph."""
    words = Text(style=style)
    for piece in pieces:
        flowing = printable(" ".join(f"|{piece.text}|".split())[1:-1])
        words.append(flowing, style=" ".join(STYLES[kind] for kind in piece.kinds if kind in STYLES))
    return words


def shorten(words: str, width: int) -> str:
    """Return ``words`` on one line of at most ``width`` columns, an ellipsis where it was cut."""
    flowing = printable(" ".join(words.split()))
    return textwrap.shorten(flowing, width, placeholder="…") if len(flowing) > width else flowing
