"""The overview as a page: what the pile holds, in sentences, each leading to the words it rests on."""

from dataclasses import dataclass

from sayso.show.overview import Overview, make_overview
from sayso.web.desk import Desk
from sayso.web.page import Ask, Page, Sheet
from sayso.web.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """The overview, and how many articles the ledger holds now."""

    title: str
    n_articles: int
    overview: Overview


def make_page(desk: Desk, ask: Ask) -> OverviewPage:
    """Return the overview of the ledger."""

    def make(shelf: Shelf) -> Overview:
        with desk.ledger() as ledger:
            return make_overview(ledger.readings(), ledger.links())

    with desk.ledger() as ledger:
        articles = len(ledger)
    return OverviewPage(title=desk.title, n_articles=articles, overview=desk.shelf().kept("overview", make))


def overview_sheet(record: OverviewPage) -> Sheet:
    """Return a row for each line of the overview."""
    rows = [(section.heading, line.text) for section in record.overview.sections for line in section.lines]
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
