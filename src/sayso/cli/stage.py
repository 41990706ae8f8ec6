"""Items through the stages: what ``read``, ``mark`` and ``link`` do to each thing they are given."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from sayso.cli.inputs import Item
from sayso.cli.pool import in_order
from sayso.errors import InputError
from sayso.records import Article, Failure, Raw, Reading
from sayso.settings import Settings


def read_item(item: Item, settings: Settings) -> Article | Failure:
    """Return the article of one item, or why there is none."""
    from sayso.read import read_article

    match item:
        case Raw():
            try:
                return read_article(item, settings)
            except InputError as error:
                return Failure(uri=item.uri, code=error.code, message=str(error))
        case Reading():
            return item.article
        case _:
            return item


def mark_item(item: Item, settings: Settings) -> Reading | Failure:
    """Return one item with its marks made anew, or why there are none."""
    from sayso.pipeline import mark_again

    article = item.article if isinstance(item, Reading) else read_item(item, settings)
    if isinstance(article, Failure):
        return article
    reading = mark_again(article, settings)
    # What an earlier marking warned of stands with the article when it comes in as a line; it is told once.
    known = frozenset(reading.marks.warnings)
    kept = tuple(caveat for caveat in reading.article.warnings if caveat not in known)
    return replace(reading, article=replace(reading.article, warnings=kept))


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
