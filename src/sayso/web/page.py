"""A page: a function that makes a frozen record of plain data, and a template; its JSON and CSV are that record."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote, urlencode

from sayso.errors import BadSetting
from sayso.show.table import Row

LONGEST = 1000
"""Code points of one value in an address; more is cut off."""

# Characters that no database and no XML takes: controls but for tab and line ends, and halves of pairs.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One value that an address may hold after its question mark, and that the page is narrowed by.

    kind:    ``text``, ``integer`` (0 or more), ``date`` (an EDTF day, month or year) or ``choice``
    choices: for ``choice``, the values there are; ``many``: whether it may stand several times
    default: what holds when it is left out; an address never says it
    """

    name: str
    about: str
    kind: Literal["text", "integer", "date", "choice"] = "text"
    choices: tuple[str, ...] = ()
    many: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page's rows as a table: what its CSV holds."""

    header: tuple[str, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site.

    name:    its template is ``<name>.html``
    path:    its address, such as ``/questions`` or ``/article/{article}``; ``<path>.json`` and ``<path>.csv`` give the
             same record
    title:   its heading and its name in the navigation
    about:   a sentence on what it holds, for the description of the interface
    make:    takes a `sayso.web.desk.Desk` and what is asked, and gives the record that template, JSON and CSV are made
             of: frozen dataclasses of plain values. It runs in a thread of its own and may raise any SaysoError
             (NotFound becomes 404)
    sheet:   the rows of that record
    row:     what one row of it means, for the foot of the page
    place:   where it stands in the navigation, from 10 on; None for one that is not listed
    compared: whether it is made of comparisons across articles, which lag behind articles that come in
    """

    name: str
    path: str
    title: str
    about: str
    make: "Callable[[Any, Ask], Any]"
    sheet: Callable[[Any], Sheet]
    filters: tuple[Filter, ...] = ()
    row: str = ""
    place: int | None = None
    compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What an address asks of a page.

    path:    the page's path with its names filled in, without ending
    named:   the values of the names in the path
    given:   the values of each filter, as they were given; filters without any are not in it
    size:    how many lines of a list are wanted at a time, 0 for as many as its page shows; with a size, nothing that
             belongs to a line is left out for being much
    """

    path: str
    named: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filters: tuple[Filter, ...] = ()
    size: int = 0

    def one(self, name: str) -> str:
        """Return the value of a filter, or its default."""
        given = self.given.get(name)
        return given[0] if given else self._filter(name).default

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a filter that may stand several times."""
        return self.given.get(name, ())

    def number(self, name: str) -> int:
        """Return the value of a filter of kind ``integer``."""
        return int(self.one(name) or 0)

    def address(self, ending: str = "", **changes: str | int | Sequence[str] | None) -> str:
        """Return the stable address of what is asked for, with some filters changed (None or "" takes one away).

        ending: ``.json`` or ``.csv`` for the same as data
        """
        pairs = []
        for one in self.filters:
            new = changes.get(one.name, self.given.get(one.name, ()))
            values = (str(new),) if isinstance(new, str | int) else tuple(new or ())
            pairs += [(one.name, value) for value in values if value and value != one.default]
        path = quote("/overview" if ending and self.path == "/" else self.path) + ending
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def _filter(self, name: str) -> Filter:
        return next(one for one in self.filters if one.name == name)


def read_ask(path: str, named: Mapping[str, str], pairs: Sequence[tuple[str, str]], filters: tuple[Filter, ...]) -> Ask:
    """Return what an address asks for; names that no filter has are left out.

    Raises: BadSetting for a value that its filter cannot take.
    """
    known = {one.name: one for one in filters}
    given: dict[str, tuple[str, ...]] = {}
    for name, raw in pairs:
        value = clean(raw).strip()[:LONGEST]
        if name in known and value:
            _check(known[name], value)
            given[name] = (*given.get(name, ()), value) if known[name].many else (value,)
    return Ask(path=path, named={name: clean(value) for name, value in named.items()}, given=given, filters=filters)


def clean(words: str) -> str:
    """Return ``words`` without characters that no text holds."""
    return _UNFIT.sub("", words)


def short_id(id: str) -> str:
    """Return an id as addresses hold it: its digits alone."""
    return id.removeprefix("sha256:")


def _check(one: Filter, value: str) -> None:
    """Raise BadSetting when ``value`` is none for this filter."""
    if one.kind == "integer" and not re.fullmatch(r"[0-9]{1,9}", value):
        raise BadSetting(one.name, value, "it takes a whole number")
    if one.kind == "choice" and value not in one.choices:
        raise BadSetting(one.name, value, f"it takes one of {', '.join(one.choices)}")
    if one.kind == "date" and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        raise BadSetting(one.name, value, "it takes a day, a month or a year, such as 2024-05-31, 2024-05 or 2024")
