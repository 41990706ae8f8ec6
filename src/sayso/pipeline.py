"""The stages put together: raw item to marked article, marked articles to links. Pure, as the stages are.

What reads passages is given from outside: the same reader, article and settings give the same marks.
"""

from collections.abc import Iterable

from sayso.link import link_readings
from sayso.mark import mark_article, passages, reads
from sayso.protocols import Reader, Signals
from sayso.read import read_article
from sayso.records import Article, Links, Raw, Reading, Unread
from sayso.settings import VERSION, Settings


def read_and_mark(raw: Raw, settings: Settings, reader: Reader) -> Reading:
    """Return the marked article of one raw item.

    Raises: InputError when its bytes cannot be read, saying why.
    """
    return mark_again(read_article(raw, settings), settings, reader)


def mark_again(article: Article, settings: Settings, reader: Reader) -> Reading:
    """Return ``article`` with its marks, made anew."""
    signals = reader.read(article.text, passages(article)) if reads(article, settings) else Signals()
    marks = mark_article(article, settings, signals)
    return Reading(tool=VERSION, model=reader.digest, article=article, marks=marks)


def link(readings: Iterable[Reading], settings: Settings, unread: Iterable[Unread] = ()) -> Links:
    """Return what holds across ``readings``, which are consumed once, in any order."""
    return link_readings(readings, publishers=settings.publishers, sides=settings.sides, unread=tuple(unread))
