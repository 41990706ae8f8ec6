"""Adding articles: files, a folder or a pasted text, read beside the pages while their progress is shown."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import msgspec
from fastapi import APIRouter, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from sayso.errors import NothingNamed
from sayso.read.given import check_date
from sayso.records import Unread
from sayso.web.desk import Desk
from sayso.web.form import Field, Form, Sent
from sayso.web.inbox import Received
from sayso.web.page import Ask, Page, Sheet
from sayso.web.work import Progress

TICK = 0.3
"""Seconds between two looks at how far the work is."""

SAID = ("title", "publisher", "published")
"""What may be said of a pasted text."""

MOST_UNREAD = 200
"""Unread inputs that the page lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddingPage:
    """What is going on, what was sent last, and what stands unread.

    waiting: whether files lie in the inbox that no run has finished reading
    """

    n_articles: int
    progress: Progress
    received: tuple[Received, ...]
    waiting: bool
    unread: tuple[Unread, ...]
    more_unread: int
    inbox: str


def make_page(desk: Desk, ask: Ask) -> AddingPage:
    """Return how far the work is."""
    with desk.ledger() as ledger:
        unread = ledger.unread()
    return AddingPage(
        n_articles=len(desk.catalogue().cards),
        progress=desk.work.progress,
        received=desk.received,
        waiting=desk.inbox.unread and not desk.work.progress.busy,
        unread=unread[:MOST_UNREAD],
        more_unread=max(0, len(unread) - MOST_UNREAD),
        inbox=str(desk.inbox.folder),
    )


def adding_sheet(record: AddingPage) -> Sheet:
    """Return a row for each file of the last work, then for each unread input."""
    rows = [(one.name, one.outcome, one.why) for one in record.progress.results]
    rows += [(one.uri, "unread", one.reason) for one in record.unread]
    return Sheet(header=("input", "outcome", "why"), rows=rows)


def add_files(desk: Desk, sent: Sent) -> str:
    """Keep the files that were sent and have them read. Raises: NothingNamed without any, TooLarge, CannotWrite."""
    if not sent.files:
        raise NothingNamed
    desk.received = tuple(desk.inbox.receive(sent.files, desk.settings.max_bytes))
    desk.work.start(desk.inbox.folder)
    return "/add"


def add_text(desk: Desk, sent: Sent) -> str:
    """Keep a text that was pasted and have it read. Raises: NothingNamed without any, BadSetting, CannotWrite."""
    text = sent.one("text")
    if not text.strip():
        raise NothingNamed
    said = {name: " ".join(sent.one(name).split()) for name in SAID if sent.one(name).strip()}
    check_date("published", said.get("published", ""))
    desk.received = (desk.inbox.paste(text, said),)
    desk.work.start(desk.inbox.folder)
    return "/add"


def go_on(desk: Desk, sent: Sent) -> str:
    """Read what lies in the inbox, as far as it is not read, and compare all articles anew."""
    desk.work.start(desk.inbox.folder if desk.inbox.unread else None)
    return "/add"


ROUTER = APIRouter()


@ROUTER.get("/add/events", response_class=EventSourceResponse, tags=["read"], summary="How far the work is")
async def stream(request: Request) -> AsyncIterator[ServerSentEvent]:
    """Send how far the work is whenever that changes, until it ends; the last event is called ``end``."""
    desk: Desk = request.app.state.desk
    seen = -1
    while not await request.is_disconnected():
        progress = desk.work.progress
        if progress.step != seen:
            seen = progress.step
            event = "progress" if progress.busy else "end"
            yield ServerSentEvent(raw_data=msgspec.json.encode(progress).decode(), event=event, id=str(seen))
        if not progress.busy:
            return
        await asyncio.sleep(TICK)


PAGES = (
    Page(
        name="adding",
        path="/add",
        title="Add",
        about="How far the reading of files is that were sent to the desk, and which inputs stand unread.",
        make=make_page,
        sheet=adding_sheet,
        row="A row is one file that was sent, or one input that could not be read and stands in no count.",
        place=12,
    ),
)
FORMS = (
    Form(
        name="add_files",
        path="/add",
        about="Send files: articles as text, HTML, PDF, DOCX or Markdown, tables, e-mails and archives. They are kept "
        "beside the ledger and read one after another.",
        do=add_files,
        fields=(Field(name="files", about="Any number of files.", kind="files", required=True),),
    ),
    Form(
        name="add_text",
        path="/add/text",
        about="Send one article as text.",
        do=add_text,
        fields=(
            Field(name="text", about="The text of the article.", required=True),
            Field(name="title", about="Its headline."),
            Field(name="publisher", about="Who published it."),
            Field(name="published", about="When, such as 2024-05-31."),
        ),
    ),
    Form(
        name="go_on",
        path="/add/go-on",
        about="Read files that were sent and not read, and compare all articles anew.",
        do=go_on,
    ),
)
