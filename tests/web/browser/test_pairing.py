"""Any two marks can be picked as a pair and judged, with keys and with the pointer, and without JavaScript."""

from typing import Any

import pytest

from sayso.store import open_ledger
from tests.web.browser.test_review import Served, lines, person, served, sign, wait_sent

pytestmark = pytest.mark.browser
__all__ = ["served"]


def question(served: Served) -> str:
    """Return the address of a question with several accounts."""
    with open_ledger(served.pile) as ledger:
        inputs = ledger.linked_inputs()
        assert inputs is not None
        found = (one for _, one in ledger.linked("questions", inputs) if one.kind == "figure" and len(one.accounts) > 1)
        return f"http://127.0.0.1:{served.port}/question/{next(found).id.removeprefix('sha256:')}"


def test_two_accounts_are_paired_with_keys_alone(browser: Any, served: Served) -> None:
    """m on one account, m on another: their page opens, and d writes that they are different."""
    with person(browser, served.entrance) as page:
        sign(page, served)
        page.goto(question(served))
        page.keyboard.press("j")
        page.keyboard.press("m")
        assert page.locator(".picked").is_visible()
        page.keyboard.press("m")
        assert "That is the same one" in page.locator(".picked").inner_text()
        page.keyboard.press("j")
        page.keyboard.press("m")
        page.wait_for_url("**/review/*/figures/*with=*")
        assert page.locator(".judged").count() == 2
        page.locator("#by").focus()
        page.keyboard.type("A. Reader")
        page.keyboard.press("Enter")
        page.wait_for_url("**by=A*")
        page.locator("body").focus()
        page.keyboard.press("Escape")
        page.keyboard.press("d")
        wait_sent(page)
        page.goto(f"http://127.0.0.1:{served.port}/names")
        assert not page.locator(".picked").is_visible()
    assert lines(served.pile) == ["different"]


def test_two_names_are_paired_with_the_pointer(browser: Any, served: Served) -> None:
    """A click on the one, a click on the other; what was picked can be dropped, and kinds are not mixed."""
    with person(browser, served.entrance) as page:
        page.goto(f"http://127.0.0.1:{served.port}/names")
        page.locator("a.pick").nth(0).click()
        page.locator(".picked button").click()
        assert not page.locator(".picked").is_visible()
        page.locator("a.pick").nth(0).click()
        page.goto(question(served))
        page.locator("a.pick").first.click()
        assert "one kind" in page.locator(".picked").inner_text()
        page.goto(f"http://127.0.0.1:{served.port}/names")
        page.locator("a.pick").nth(1).click()
        page.wait_for_url("**/review/*/names/*with=*")
        assert page.locator(".judged").count() == 2


def test_without_javascript_the_other_is_looked_for(browser: Any, served: Served) -> None:
    """A page offers those that answer the same question, and others by words near them."""
    with person(browser, served.entrance, script=False) as page:
        page.goto(question(served))
        page.locator("a.pick").first.click()
        offered = page.locator("ul.rows a")
        assert offered.count()
        page.locator("input[name=words][required]").fill("killed")
        page.get_by_role("button", name="Look").click()
        address = page.locator("ul.rows a").last.get_attribute("href")
        page.goto(f"http://127.0.0.1:{served.port}{address}")
        assert page.locator(".judged").count() == 2
