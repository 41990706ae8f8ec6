"""What people say of an article, laid over what it says itself."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.errors import BadSetting
from sayso.read.byline import tidy_name
from sayso.read.date import parse_edtf
from sayso.read.language import UNKNOWN
from sayso.read.publisher import standard_name
from sayso.records import Article, ArticleDate, Author, Caveat, DateCandidate, Given, Named, Title
from sayso.settings import Settings


def apply_given(article: Article, given: Iterable[Given], settings: Settings) -> Article:
    """Return ``article`` with what was given in place of what was found; candidates for dates keep what was found.

    given: the most binding first: of two for one field the first counts. A value that cannot be used (a date that is
    none) leaves the field as it was and adds a warning. A publication date after ``settings.today`` is warned of.
    """
    first: dict[str, Given] = {}
    for piece in given:
        first.setdefault(piece.field, piece)
    for piece in first.values():
        article = _apply(article, piece, settings)
    return _warn_of_future(article, settings)


def _apply(article: Article, given: Given, settings: Settings) -> Article:
    """Return ``article`` with one field as given."""
    value = given.value.strip()
    match given.field:
        case "title":
            start = article.text.find(value) if value else -1
            span = (start, start + len(value)) if start >= 0 else (None, None)
            return replace(article, title=Title(text=value, start=span[0], end=span[1]) if value else None)
        case "publisher" | "agency":
            named = Named(name=standard_name(value, settings), how=given.how, start=None, end=None) if value else None
            return replace(article, publisher=named) if given.field == "publisher" else replace(article, agency=named)
        case "author":
            names = [tidy_name(name) for name in value.split(";") if name.strip()]
            return replace(article, authors=tuple(_author(article, name) for name in names))
        case "published" | "modified":
            return _apply_date(article, given)
        case "language":
            return replace(article, language=value or UNKNOWN, language_confidence=1.0 if value else 0.0)
        case _:
            return article


def _author(article: Article, name: str) -> Author:
    """Return a given author, with the place where the text names him or her already."""
    known = next((author for author in article.authors if author.name == name), None)
    return known or Author(name=name, start=None, end=None)


def _apply_date(article: Article, given: Given) -> Article:
    """Return ``article`` with a date as given; an empty value takes the date away."""
    found = article.published if given.field == "published" else article.modified
    value = parse_edtf(given.value)
    if given.value.strip() and value is None:
        message = f"{given.field} was given as {given.value!r}, which is no date; write it as 2031-03-12"
        return replace(article, warnings=(*article.warnings, Caveat(code="bad-date", message=message)))
    date = None
    if value is not None:
        candidate = DateCandidate(value=value, how=given.how, start=None, end=None)
        candidates = (candidate, *(found.candidates if found else ()))
        date = ArticleDate(
            value=value, how=given.how, start=None, end=None, candidates=tuple(dict.fromkeys(candidates))
        )
    return replace(article, published=date) if given.field == "published" else replace(article, modified=date)


def _warn_of_future(article: Article, settings: Settings) -> Article:
    """Return ``article`` with a warning when it says to be published after today."""
    warnings = tuple(warning for warning in article.warnings if warning.code != "published-in-future")
    if article.published and settings.today and article.published.value[:10] > settings.today:
        message = f"published {article.published.value} lies after today, {settings.today}"
        warnings = (*warnings, Caveat(code="published-in-future", message=message))
    return replace(article, warnings=warnings) if warnings != article.warnings else article


def check_date(name: str, value: str) -> None:
    """Raise BadSetting when ``value``, given under ``name``, is neither empty nor a date."""
    if value.strip() and parse_edtf(value) is None:
        raise BadSetting(name, value, "it takes a date such as 2024-05-31, 2024-05 or 2024-05-31T16:00")
