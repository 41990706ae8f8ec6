"""The page for programs: every address of the desk with the values it takes, without any library from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.web import site
from sayso.web.desk import Desk
from sayso.web.form import Form
from sayso.web.page import Ask, Page, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value that an address or a form takes."""

    name: str
    takes: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address."""

    name: str
    method: str
    path: str
    about: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What is read, or what is sent."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """All there is."""

    groups: tuple[Group, ...]


def describe_site(desk: Desk, ask: Ask) -> Interface:
    """Return every address of the site."""
    whole = site.load_site()
    return Interface(
        groups=(
            Group(title="What can be read", entries=tuple(_page_entry(page) for page in whole.pages)),
            Group(title="What can be sent", entries=tuple(_form_entry(form) for form in whole.forms)),
        )
    )


def _page_entry(page: Page) -> Entry:
    values = tuple(
        Value(
            name=one.name,
            takes=" or ".join(one.choices) if one.kind == "choice" else one.kind + (", several" if one.many else ""),
            about=one.about,
        )
        for one in page.filters
    )
    return Entry(name=page.name, method="GET", path=page.path, about=page.about, values=values)


def _form_entry(form: Form) -> Entry:
    values = tuple(Value(name=one.name, takes=one.kind, about=one.about) for one in form.fields)
    return Entry(name=form.name, method="POST", path=form.path, about=form.about, values=values)


def interface_sheet(record: Interface) -> Sheet:
    """Return a row for each address."""
    return Sheet(header=("method", "path", "about"), rows=list(_rows(record)))


def _rows(record: Interface) -> Iterator[tuple[str, str, str]]:
    for group in record.groups:
        yield from ((one.method, one.path, one.about) for one in group.entries)


PAGES = (
    Page(
        name="interface",
        path="/api",
        title="For programs",
        about="Every address of the desk, with the values it takes.",
        make=describe_site,
        sheet=interface_sheet,
    ),
)
