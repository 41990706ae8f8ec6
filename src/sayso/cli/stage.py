"""Items through the stages: what ``read``, ``mark`` and ``link`` do to each thing they are given."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from traceback import extract_tb
from typing import TypeVar

from sayso.cli.inputs import Item
from sayso.cli.pool import in_order
from sayso.errors import ReadingFailed, SaysoError
from sayso.plugins import encoder_of
from sayso.records import Article, Failure, Raw, Reading
from sayso.settings import Settings

Result = TypeVar("Result")


def read_item(item: Item, settings: Settings) -> Article | Failure:
    """Return the article of one item, or why there is none."""
    from sayso.run.cell import read_apart

    match item:
        case Raw():
            return attempt(item.uri, lambda: read_apart(item, settings))
        case Reading():
            return item.article
        case _:
            return item


def mark_item(item: Item, settings: Settings) -> Reading | Failure:
    """Return one item with its marks made anew, or why there are none."""
    from sayso.pipeline import mark_again

    article = read_item(item, settings)
    if isinstance(article, Failure):
        return article
    reading = attempt(article.uri, lambda: mark_again(article, settings, encoder_of(settings.language)))
    if isinstance(reading, Failure):
        return reading
    # What an earlier marking warned of stands with the article when it comes in as a line; it is told once.
    known = frozenset(reading.marks.warnings)
    kept = tuple(caveat for caveat in reading.article.warnings if caveat not in known)
    return replace(reading, article=replace(reading.article, warnings=kept))


def attempt(uri: str, work: Callable[[], Result]) -> Result | Failure:
    """Return what ``work`` does, or why it could not: one article that fails does not end the others."""
    try:
        return work()
    except SaysoError as error:
        return Failure(uri=uri, code=error.code, message=str(error))
    except Exception as error:
        # A fault of ours; its place is told, the article's text is not.
        where = extract_tb(error.__traceback__)[-1]
        told = ReadingFailed(uri, type(error).__name__, f"{where.filename.rsplit('/', 1)[-1]}:{where.lineno}")
        return Failure(uri=uri, code=told.code, message=str(told))


def read_all(items: Iterable[Item], settings: Settings, workers: int) -> Iterator[Article | Failure]:
    """Yield every item read, in order."""
    return in_order(partial(read_item, settings=settings), items, workers)


def mark_all(items: Iterable[Item], settings: Settings, workers: int) -> Iterator[Reading | Failure]:
    """Yield every item marked, in order."""
    return in_order(partial(mark_item, settings=settings), items, workers)


def keep_or_mark(item: Item, settings: Settings) -> Reading | Failure:
    """Return one item with the marks it has, made now when it has none."""
    return item if isinstance(item, Reading) else mark_item(item, settings)


def mark_where_needed(items: Iterable[Item], settings: Settings, workers: int) -> Iterator[Reading | Failure]:
    """Yield every item marked, in order; what comes in with marks keeps them."""
    return in_order(partial(keep_or_mark, settings=settings), items, workers)
