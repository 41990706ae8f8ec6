"""The report is one page that loads nothing and hides nothing."""

import re
from dataclasses import replace

from sayso.records import Links
from sayso.show.chain import FOOT
from sayso.show.report import make_report, render_report
from tests.show.linking import make_differing
from tests.show.story import make_reading


def render(public: bool = False, publisher: str | None = "The Ferry Post") -> str:
    """The page of one article."""
    report = make_report([make_reading(publisher=publisher)], Links(), title="Ordun", tool="0", public=public)
    return render_report(report)


def test_the_page_loads_nothing() -> None:
    """No script, no link to a style sheet, no image and no address of another machine."""
    page = render()
    assert not re.search(r"<script|<link|<img|<iframe|url\(|@import|https?://", page.replace("http://www.w3.org", ""))
    assert "default-src 'none'" in page


def test_each_link_leads_to_something_on_the_page() -> None:
    """Every cell that is a link has its target."""
    page = render()
    targets = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= targets


def test_markup_in_an_article_stays_text() -> None:
    """What an article says is never taken for markup."""
    evil = "<script>alert(1)</script>"
    page = render(publisher=evil)
    assert evil not in page
    assert "&lt;script&gt;" in page


def test_the_page_ends_with_what_a_row_means() -> None:
    """The sentence stands under the overview and at the end."""
    assert render().count(FOOT) == 2


def test_a_public_page_shows_excerpts() -> None:
    """Only passages with a cue or a figure are quoted; site furniture is not."""
    assert "Share this" in render()
    assert "Share this" not in render(public=True)


def test_what_is_left_out_is_said() -> None:
    """A pile with more articles than the page can hold says how many are missing."""
    reading = make_reading()
    many = [replace(reading, article=replace(reading.article, id=f"sha256:{n}")) for n in range(201)]
    page = render_report(make_report(many, Links(), title="Ordun", tool="0"))
    assert "1 of 201 articles are left out" in page


def test_pictures_of_accounts_and_copies_stand_on_the_page_in_words_as_well() -> None:
    """Both are drawn; their words need no picture, and what they lead to is there."""
    readings = [make_reading("one.txt"), make_reading("two.txt")]
    page = render_report(make_report(readings, make_differing(*readings), title="Ordun", tool="0"))
    assert "Where accounts do not meet" in page
    assert 'class="dot"' in page
    assert "both cannot be true" in page
    assert "in 2 articles" in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_a_public_page_leads_nowhere_that_is_not_on_it() -> None:
    """A cell whose words are not among the excerpts leads to its article instead."""
    readings = [make_reading("one.txt"), make_reading("two.txt")]
    page = render_report(make_report(readings, make_differing(*readings), title="Ordun", tool="0", public=True))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))
