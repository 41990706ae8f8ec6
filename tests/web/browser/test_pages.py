"""Every page in a browser: no fault of access, no sideways scrolling, no word of an article taken for code."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from sayso.show.chain import FOOT
from sayso.web.site import load_site
from tests.web.browser.conftest import Addresses, RunningDesk

pytestmark = pytest.mark.browser

NAMES = sorted(page.name for page in load_site().pages)
WIDTHS = (400, 800, 1400)
GRAVE = {"serious", "critical"}


def open_page(desk: RunningDesk, context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A page, and what the browser complained of while it came."""
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
    page.goto(f"{desk.base}{address}")
    return page, told


def open_all(page: Page) -> None:
    """Unfold everything that can be unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A browser that asks for light pages, and one that asks for dark ones."""
    context = browser.new_context(color_scheme=request.param)
    yield context
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_read_and_used_by_everybody(
    name: str, desk: RunningDesk, addresses: Addresses, themed: BrowserContext
) -> None:
    """axe finds nothing serious or critical, light or dark, folded out; no width makes it scroll sideways."""
    desk.enter(themed)
    page, told = open_page(desk, themed, addresses(desk)[name])
    assert told == []
    assert FOOT in page.inner_text("footer")
    open_all(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, width
    found = [
        (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0].get("failureSummary"))
        for one in Axe().run(page).response["violations"]
        if one["impact"] in GRAVE
    ]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_an_article_becomes_code(
    name: str, hostile_desk: RunningDesk, addresses: Addresses, context: BrowserContext
) -> None:
    """Over articles made of attacks: nothing runs, no element comes in, nothing is asked of another machine.

    And a word of hundreds of letters makes no page scroll sideways.
    """
    known = addresses(hostile_desk)
    if name not in known:
        pytest.skip("no attack makes such a page")
    hostile_desk.enter(context)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page, told = open_page(hostile_desk, context, known[name])
    open_all(page)
    assert told == []
    assert page.evaluate("window.hacked") is None
    assert page.locator("script:not([src]), [onerror], [onload], [onmouseover], iframe, img, style").count() == 0
    assert page.locator("a[href^='javascript:' i]").count() == 0
    assert [url for url in asked if not url.startswith(hostile_desk.base)] == []
    assert "49{% raw %}" not in page.content()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, width


@pytest.mark.parametrize("name", NAMES)
def test_a_page_needs_no_script(name: str, desk: RunningDesk, addresses: Addresses, browser: Browser) -> None:
    """Without JavaScript it says the same and leads to the same."""
    seen = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        desk.enter(context)
        page = context.new_page()
        page.goto(f"{desk.base}{addresses(desk)[name]}")
        links = page.locator("main a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        heading = page.inner_text("h1")
        seen.append((heading, json.dumps(links)))
        context.close()
    assert seen[0] == seen[1]


def test_every_page_is_reached_by_keyboard(desk: RunningDesk, context: BrowserContext) -> None:
    """Tab goes to the way past the navigation first; each entry of the navigation opens with Enter."""
    desk.enter(context)
    page, _ = open_page(desk, context, "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    for number, listed in enumerate(load_site().navigation):
        page.goto(f"{desk.base}/api")
        for _ in range(2 + number + 1):  # the way past, the name of the ledger, then the entries
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{desk.base}{listed.path}")
        assert page.locator("nav a[aria-current=page]").inner_text() == listed.title


@pytest.mark.parametrize("name", ["harm", "names", "chronology", "documents"])
def test_a_line_opens_by_keyboard(name: str, desk: RunningDesk, context: BrowserContext) -> None:
    """The next line takes the focus with j, and its quotations or its page open from there."""
    desk.enter(context)
    page, _ = open_page(desk, context, f"/{name}")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[data-stop]') !== null")
    page.keyboard.press("k")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
