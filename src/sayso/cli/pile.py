"""Ledgers as commands open them: which file is meant, whether it is one, and its articles by any of their names."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sayso.cli.config import Configuration
from sayso.errors import Ambiguous, NoLedger, NotFound
from sayso.records import Article, Reading

if TYPE_CHECKING:
    from sayso.store import Ledger

MAGIC = b"SQLite format 3\0"
SHORTEST = 4
"""Hex digits of an id that must be given."""


def is_ledger(path: str) -> bool:
    """Return whether ``path`` is a file that begins as an SQLite database does, or the URL of a database."""
    from sayso.store.address import is_url

    if is_url(path):
        return True
    try:
        with Path(path).open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def open_pile(configuration: Configuration) -> "Ledger":
    """Return the ledger that the settings name, which must be there.

    Raises: NoLedger when it is not, and what `sayso.store.open_ledger` raises.
    """
    from sayso.store import is_url, open_ledger

    path = str(configuration["ledger"])
    if not is_url(path) and not Path(path).exists():
        raise NoLedger(path)
    return open_ledger(path, settings=configuration.settings(), create=False)


def folders_of(uri: str) -> list[str]:
    """Return the folders above a file as it was named, the outermost first; none for an address."""
    if "://" in uri:
        return []
    return [str(folder) for folder in reversed(PurePath(uri).parents) if folder != PurePath()]


def is_id(words: str) -> bool:
    """Return whether ``words`` can be the start of an id."""
    digits = words.removeprefix("sha256:")
    return len(digits) >= SHORTEST and set(digits) <= set("0123456789abcdef")


def starts(id: str, words: str) -> bool:
    """Return whether ``id`` begins with ``words``, with or without ``sha256:`` in front."""
    return is_id(words) and id.removeprefix("sha256:").startswith(words.removeprefix("sha256:"))


def name_of(article: Article) -> str:
    """Return one line that tells an article from the others."""
    title = f"  {' '.join(article.title.text.split())[:60]}" if article.title else ""
    return f"{article.id.removeprefix('sha256:')[:12]}  {article.uri}{title}"


def find_article(ledger: "Ledger", name: str) -> str:
    """Return the id of the one article that ``name`` means: its id or the start of it, its key, its URI or file name.

    Raises: NotFound when there is none, Ambiguous with the candidates when there are several.
    """
    ways: tuple[Callable[[Article], bool], ...] = (
        lambda article: name in {article.id, article.key, article.uri},
        lambda article: starts(article.id, name),
        lambda article: article.key.endswith(f"/{name}") or article.uri.endswith(f"/{name}"),
    )
    found: list[list[Article]] = [[] for _ in ways]
    for reading in ledger.readings(()):
        for way, held in zip(ways, found, strict=True):
            if way(reading.article):
                held.append(reading.article)
    for held in found:
        if len(held) == 1:
            return held[0].id
        if held:
            raise Ambiguous("article", name, [name_of(article) for article in held])
    raise NotFound("article", name, ledger.name)


def readings_of(ledger: "Ledger", article: str | None) -> Iterator[Reading]:
    """Yield the readings of a ledger, or of one article in it."""
    if article is None:
        yield from ledger.readings()
    else:
        yield ledger.reading(find_article(ledger, article))
