"""The whole of reviewing in a browser, with keys alone; two browsers at once; the desk killed in the middle."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.identity import article_id
from sayso.pipeline import mark_again
from sayso.plugins import encoder_of
from sayso.settings import Settings
from sayso.store import open_ledger

pytestmark = pytest.mark.browser
OTHER_BYTES = "0" * 64
PATIENCE = 20_000
"""Milliseconds that the browser waits for what should be there at once."""


class Served:
    """`sayso serve` as a process of its own, which can be killed and started again on the same port."""

    def __init__(self, pile: Path) -> None:
        self.pile = pile
        self.port = ""
        self.start()

    def start(self) -> None:
        """Start it, and note the address that works once."""
        more = ["--port", self.port] if self.port else []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sayso", "serve", str(self.pile), *more],
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if "http://" in line:
                self.entrance = line.split()[-1]
                self.port = self.entrance.split(":")[2].split("/")[0]
                return
        raise AssertionError("".join(lines))

    def another_entrance(self) -> str:
        """Return one more address that works once."""
        import urllib.error
        import urllib.request

        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/open?token=used")
        assert self.process.stdout is not None
        return next(line.split()[-1] for line in self.process.stdout if "token=" in line)

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End it, by default as a power cut would."""
        self.process.send_signal(how)
        self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def served(pile: Path) -> Iterator[Served]:
    """A desk that is served."""
    desk = Served(pile)
    yield desk
    desk.stop()


Open = Callable[[str], Any]


@contextmanager
def person(browser: Any, entrance: str, *, script: bool = True) -> Iterator[Any]:
    """A page in a browser of somebody's own, let in."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": 1000, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(entrance)
    yield page
    context.close()


def sign(page: Any, served: Served, name: str = "A. Reader") -> None:
    """Go to the review and say who it is, with keys alone."""
    page.goto(f"http://127.0.0.1:{served.port}/review")
    page.locator("#by").focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?by=*")


def left(page: Any) -> int:
    """Return how many things are left to look at, as the page says."""
    words = page.locator("p.quiet", has_text="the most useful first").inner_text().split()
    return int(words[2].rstrip(",").replace(",", ""))


def key_for(page: Any) -> str:
    """Return the key of a decision that the page offers: same for a pair, reject for a mark."""
    return "s" if page.locator("[data-key=s]").count() else "r"


def press(page: Any, key: str) -> None:
    """Press a key that decides something, and wait for the next page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def wait_sent(page: Any) -> None:
    """Wait until the browser keeps no decision any more."""
    from playwright.sync_api import Error

    # Not `wait_for_function`, which evaluates a string: the desk's policy forbids that.
    for _ in range(PATIENCE // 100):
        try:
            if page.evaluate("localStorage.getItem('sayso-pending-decision')") is None:
                page.wait_for_load_state()
                return
        except Error:
            pass  # it was on its way to the next page
        page.wait_for_timeout(100)
    raise AssertionError("the decision is still kept")


def lines(pile: Path) -> list[str]:
    """Return the verdicts in the log, in order."""
    with open_ledger(pile) as ledger:
        assert list(ledger.review.verify()) == []
        return [line.judgement.verdict.value for line in ledger.review.log.lines() if line.judgement]


def test_the_whole_of_reviewing_with_keys_alone(browser: Any, served: Served, tmp_path: Path) -> None:
    """Judge, undo, judge again; the article is read anew; the orphan is shown; the log is exported."""
    with person(browser, served.entrance) as page:
        sign(page, served)
        before = left(page)
        press(page, key_for(page))
        assert left(page) == before - 1
        press(page, "z")
        assert left(page) == before
        for _ in range(30):
            if page.locator("[data-key=r]").count():
                break
            press(page, "x")
        quoted = page.locator("blockquote mark").first.inner_text()
        press(page, "r")
        page.goto(f"http://127.0.0.1:{served.port}/review/log?by=A.+Reader")
        assert quoted in page.locator(".stands").inner_text()
        change(served.pile, quoted)
        page.reload()
        assert page.locator(".relation.scope").inner_text() == "orphan"
        assert "does not stand there any more" in page.locator(".stands").inner_text()
    served.stop()
    out = tmp_path / "log.jsonl"
    done = [sayso("review", "export", str(served.pile), "-o", str(out)), sayso("review", "verify", str(served.pile))]
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["verdict"] for line in written[:-1]][1:] == ["withdraw", "reject"]
    assert sayso("review", "list", str(served.pile)).returncode == 1
    served.start()


def sayso(*args: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours."""
    return subprocess.run([sys.executable, "-m", "sayso", *args], capture_output=True, text=True)


def change(pile: Path, words: str) -> None:
    """Read the article that holds ``words`` anew with a text in which they are others."""
    with open_ledger(pile) as ledger:
        line = ledger.review.log.lines()[-1]
        assert line.judgement is not None
        article = ledger.reading(line.judgement.target.places[0].article).article
        text = article.text.replace(words, words[:-1] + "#")
        newer = replace(article, text=text, digest=OTHER_BYTES, id=article_id(article.key, OTHER_BYTES))
        ledger.put([mark_again(newer, Settings(), encoder_of("en"))])


def test_it_works_without_javascript(browser: Any, served: Served) -> None:
    """The same forms, sent by the browser itself."""
    with person(browser, served.entrance, script=False) as page:
        sign(page, served)
        before = left(page)
        page.locator(f"[data-key={key_for(page)}]").click()
        assert left(page) == before - 1
        page.locator("[data-key=z]").click()
        assert left(page) == before
    assert len(lines(served.pile)) == 2


def test_two_browsers_at_once_lose_nothing(browser: Any, served: Served) -> None:
    """Both see the same mark; the second is told of the first's word and asked again; then both words stand."""
    with person(browser, served.entrance) as one, person(browser, served.another_entrance()) as other:
        sign(one, served, "A. Reader")
        sign(other, served, "B. Reader")
        press(one, key_for(one))
        press(other, key_for(other))
        assert "stale=1" in other.url
        assert "Nothing was written" in other.locator("[role=alert]").inner_text()
        assert "A. Reader" in other.locator(".stands").inner_text()
        press(other, "d" if other.locator("[data-key=d]").count() else "a")
        assert "disputed" in other.locator("h2", has_text="stands").inner_text()
    assert len(lines(served.pile)) == 2


def test_a_desk_killed_in_the_middle_of_a_decision_loses_and_doubles_nothing(browser: Any, served: Served) -> None:
    """The answer never comes: the browser keeps the decision, and it counts once when the desk is back."""
    with person(browser, served.entrance) as page:
        sign(page, served)

        # The desk writes it, and is killed before the browser hears of it.
        def cut(route: Any) -> None:
            route.fetch()
            served.stop()
            route.abort()

        page.route("**/review/decide", cut, times=1)
        page.keyboard.press(key_for(page))
        page.locator("#pending:not([hidden])").wait_for()
        assert len(lines(served.pile)) == 1
        served.start()
        page.goto(served.entrance)
        with page.expect_request("**/review/decide"):
            page.goto(f"http://127.0.0.1:{served.port}/review?by=A.+Reader")
        wait_sent(page)
        assert len(lines(served.pile)) == 1
        # And one that it never got is not lost.
        page.wait_for_load_state("networkidle")
        page.goto(f"http://127.0.0.1:{served.port}/review?by=A.+Reader")
        served.stop()
        page.keyboard.press(key_for(page))
        page.locator("#pending:not([hidden])").wait_for()
        served.start()
        page.goto(served.entrance)
        page.goto(f"http://127.0.0.1:{served.port}/review?by=A.+Reader")
        wait_sent(page)
    assert len(lines(served.pile)) == 2
