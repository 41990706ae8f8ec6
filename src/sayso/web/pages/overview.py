"""The overview as a page: what the pile holds, in sentences, each leading to the words it rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from sayso.show.overview import Line, Overview, Part
from sayso.show.pile import Place
from sayso.web.desk import Desk
from sayso.web.page import Ask, Page, Sheet
from sayso.web.shelf import Shelf
from sayso.web.site import load_site
from sayso.web.work import OVERVIEW, keep_overview

PAGE_OF = {
    "articles": "/search",
    "unread": "/add",
    "voices": "/voices",
    "figures": "/harm",
    "dates": "/chronology",
    "questions": "/questions",
    "documents": "/documents",
    "chronology": "/chronology",
    "linked_events": "/chronology",
    "entities": "/names",
    "names": "/names",
    "copies": "/copies",
}
"""Where the desk shows what the terminal shows with ``sayso show``."""

FEW = 200
"""Articles of which the overview is made while a page waits for it; of more, it is made beside the pages."""

_COMMAND = re.compile(r"sayso show (\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of words in a line: what span or which page of the desk it leads to, if to any."""

    text: str
    place: Place | None = None
    leads: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One line of the overview."""

    parts: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """The overview, and how many articles the ledger holds now.

    stale: whether articles came in, went or changed since they were compared; busy: whether that is being done
    """

    title: str
    n_articles: int
    stale: bool
    busy: bool
    sections: tuple[Section, ...]


def make_page(desk: Desk, ask: Ask) -> OverviewPage:
    """Return the overview as it was kept last; without any for a ledger that is being linked for the first time."""
    shelf = desk.shelf()
    overview = shelf.kept("overview", lambda shelf: _kept(desk, shelf))
    if overview is None and shelf.inputs is not None:
        # Kept by work that ended after this page was first asked for.
        overview = _kept(desk, shelf)
    sections = tuple(
        Section(heading=one.heading, lines=tuple(_sentence(line) for line in one.lines))
        for one in (overview.sections if overview else ())
    )
    return OverviewPage(
        title=desk.title,
        n_articles=len(desk.catalogue().cards),
        stale=not desk.links_hold(),
        busy=desk.work.progress.busy,
        sections=sections,
    )


def _kept(desk: Desk, shelf: Shelf) -> Overview | None:
    """Return the overview that stands beside the link results; made now where they are few and none is kept."""
    if shelf.inputs is None:
        return None
    with desk.ledger() as ledger:
        body = ledger.aside(shelf.inputs, OVERVIEW)
        if body is None and len(ledger) <= FEW and ledger.links_hold():
            keep_overview(ledger)
            body = ledger.aside(shelf.inputs, OVERVIEW)
    return msgspec.json.decode(body, type=Overview) if body else None


def _sentence(line: Line) -> Sentence:
    return Sentence(parts=tuple(words for part in line.parts for words in _words(part)))


def _words(part: Part) -> Iterator[Words]:
    """Yield a part with the commands it names turned into pages of the desk."""
    pages = {page.path for page in load_site().pages}
    at = 0
    for found in _COMMAND.finditer(part.text) if part.place is None else ():
        path = PAGE_OF.get(found[1])
        yield Words(text=part.text[at : found.start()])
        yield (
            Words(text=f"see {found[1].removeprefix('linked_')}", leads=path) if path in pages else Words(text=found[0])
        )
        at = found.end()
    if part.text[at:]:
        yield Words(text=part.text[at:], place=part.place)


def overview_sheet(record: OverviewPage) -> Sheet:
    """Return a row for each line of the overview."""
    rows = [
        (section.heading, "".join(part.text for part in line.parts))
        for section in record.sections
        for line in section.lines
    ]
    return Sheet(header=("section", "line"), rows=rows)


PAGES = (
    Page(
        name="overview",
        path="/",
        title="Overview",
        about="What the pile holds, in sentences; each part leads to the words it rests on.",
        make=make_page,
        sheet=overview_sheet,
        row="Each line is put together from marks in the stored articles; numbers in brackets lead to them.",
        place=10,
    ),
)
