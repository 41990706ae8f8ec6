"""The stages put together: raw item to marked article, marked articles to links. Pure, as the stages are."""

from collections.abc import Iterable

from sayso.link import link_readings
from sayso.mark import mark_article
from sayso.read import read_article
from sayso.records import Article, Links, Raw, Reading, Unread
from sayso.settings import VERSION, Settings

MODEL: str | None = None
"""sha256 hex of the model file that marks; None while rules alone do."""


def read_and_mark(raw: Raw, settings: Settings) -> Reading:
    """Return the marked article of one raw item.

    Raises: InputError when its bytes cannot be read, saying why.
    """
    return mark_again(read_article(raw, settings), settings)


def mark_again(article: Article, settings: Settings) -> Reading:
    """Return ``article`` with its marks, made anew."""
    return Reading(tool=VERSION, model=MODEL, article=article, marks=mark_article(article, settings))


def link(readings: Iterable[Reading], settings: Settings, unread: Iterable[Unread] = ()) -> Links:
    """Return what holds across ``readings``, which are consumed once, in any order."""
    return link_readings(readings, publishers=settings.publishers, unread=tuple(unread))
