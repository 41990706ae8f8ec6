"""A browser without a head, and desks that run on a port of this machine for it."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from sayso.store import open_ledger
from sayso.web.app import HOST, create_app
from sayso.web.gate import Keys
from sayso.web.site import load_site
from tests.web.browser.hostile import hostile_readings


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningDesk:
    """A desk that answers: its address, and what gives out one-time tokens."""

    base: str
    keys: Keys

    def enter(self, context: BrowserContext) -> None:
        """Let a browser in."""
        answer = context.request.get(f"{self.base}/open?token={self.keys.new()}")
        assert answer.ok


@contextmanager
def running(ledger: Path) -> Iterator[RunningDesk]:
    """Run a desk over ``ledger`` in a thread until the body ends."""
    listener = socket.socket()
    listener.bind((HOST, 0))
    port = listener.getsockname()[1]
    keys = Keys()
    app = create_app(ledger, keys=keys, port=port)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield RunningDesk(base=f"http://{HOST}:{port}", keys=keys)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """The browser, one for all tests."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(read_pile: Path) -> Iterator[RunningDesk]:
    """A desk over the invented coverage; nothing is written to it."""
    with running(read_pile) as desk:
        yield desk


@pytest.fixture(scope="session")
def hostile_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """A desk over articles whose every word attacks the page that shows it."""
    path = tmp_path_factory.mktemp("hostile") / "pile.db"
    with open_ledger(path) as ledger:
        ledger.put(hostile_readings())
        ledger.links()
    with running(path) as desk:
        yield desk


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of one's own."""
    context = browser.new_context()
    yield context
    context.close()


def addresses_of(desk: RunningDesk, context: BrowserContext) -> dict[str, str]:
    """Return an address of every page of the site, by its name; those with a name in them as other pages link them."""
    desk.enter(context)
    # What is to be judged is shown to somebody with a name.
    found = {
        page.name: f"{page.path}?by=Ana" if any(one.name == "by" for one in page.filters) else page.path
        for page in load_site().pages
        if "{" not in page.path
    }
    # Twice: some pages of single things are linked by pages of other single things alone.
    for _ in range(2):
        seen = "\n".join(context.request.get(f"{desk.base}{path}").text() for path in found.values())
        for page in load_site().pages:
            if "{" in page.path and page.name not in found:
                pattern = re.sub(r"\\{\w+\\}", r"[^/\"#?]+", re.escape(page.path))
                link = re.search(f'href="({pattern})[#?"]', seen)
                if link:
                    found[page.name] = link.group(1)
    return found


Addresses = Callable[[RunningDesk], dict[str, str]]


@pytest.fixture(scope="session")
def addresses(browser: Browser) -> Addresses:
    """What gives an address of every page of a desk."""
    known: dict[str, dict[str, str]] = {}

    def find(desk: RunningDesk) -> dict[str, str]:
        if desk.base not in known:
            context = browser.new_context()
            known[desk.base] = addresses_of(desk, context)
            context.close()
        return known[desk.base]

    return find
