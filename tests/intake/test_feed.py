"""Feeds: each entry is an article under the address it links to, whatever its title and content are written in."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read import read_article
from sayso.records import Article, Failure
from sayso.settings import Settings
from tests.intake.opening import keys, opened, write
from tests.read.test_offsets import check

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel><title>The Tanura Post</title>
<item><title>River closes &lt;b&gt;two&lt;/b&gt; bridges &amp;amp; a road</title>
<link>https://tanura.example/river?utm_source=rss</link><dc:creator>Jana Holm</dc:creator>
<pubDate>Wed, 12 Mar 2031 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<script>x()</script><p>The river rose&nbsp;by a metre.</p>
<ul><li>One.</li><li>Two.</li></ul>
<h2>Boats</h2>It fell.<br/>At noon.]]></content:encoded></item>
<item><title>5 < 6 &nbsp; holds</title><guid isPermaLink="false">tag:7</guid>
<description>Only a teaser.</description></item>
</channel></rss>""".replace("5 <", "5 &lt;")

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Selm News</title>
<entry><title type="html">A &amp;lt;i&amp;gt; b</title>
<link rel="self" href="https://selm.example/self"/><link href="https://selm.example/1"/>
<author><name>Ola Ren</name></author>
<published>2031-03-12T10:00:00Z</published><updated>2031-03-13T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The river <b>rose</b>.</p></div></content></entry>
<entry>
<title type="text">&lt;b> is a tag</title><id>https://selm.example/2</id>
<content type="text">a &lt; b</content></entry></feed>"""


def articles(path: Path) -> list[Article]:
    """Return the articles of a feed, each checked."""
    found = [read_article(raw, Settings()) for raw in opened(path)[0]]
    for article in found:
        check(article)
    return found


def test_entries_of_rss_are_articles(tmp_path: Path) -> None:
    """HTML in titles and content is read, not shown; a teaser is warned of; the feed names the outlet."""
    write(tmp_path, {"a.rss": RSS})
    first, second = articles(tmp_path)
    assert (first.uri, first.key) == ("https://tanura.example/river?utm_source=rss", "https://tanura.example/river")
    title = "River closes two bridges & a road"
    assert first.text == f"{title}\n\nThe river rose\u00a0by a metre.\n\nOne.\n\nTwo.\n\nBoats\n\nIt fell.\n\nAt noon."
    assert next(block.kind.value for block in first.blocks) == "title"
    assert [author.name for author in first.authors] == ["Jana Holm"]
    assert first.publisher is not None
    assert first.publisher.name == "The Tanura Post"
    assert first.published is not None
    assert (first.published.value, first.warnings) == ("2031-03-12", ())
    assert second.key == "a.rss#tag:7"
    assert second.text == "5 < 6 holds\n\nOnly a teaser."
    assert [warning.code for warning in second.warnings] == ["summary-only"]


def test_entries_of_atom_are_articles(tmp_path: Path) -> None:
    """Escaped, plain and XHTML content, each as its type says."""
    write(tmp_path, {"a.xml": ATOM})
    first, second = articles(tmp_path)
    assert first.text == "A <i> b\n\nThe river rose."
    assert (first.key, [author.name for author in first.authors]) == ("https://selm.example/1", ["Ola Ren"])
    assert first.modified is not None
    assert first.modified.value == "2031-03-13"
    assert (second.key, second.text) == ("https://selm.example/2", "<b> is a tag\n\na < b")


BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    "<rss><channel><item><title>&b;</title></item></channel></rss>"
)
SECRET = (
    '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>&a;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(BOMB, "not-readable", id="entities"),
        pytest.param(SECRET, "not-readable", id="an entity that names a file"),
        pytest.param("<rss><channel/></rss>", "not-readable", id="no entries"),
        pytest.param("", "not-readable", id="nothing"),
        pytest.param("<urlset><url/></urlset>", "unknown-format", id="other XML"),
        pytest.param("The river rose.", "unknown-format", id="no XML"),
    ],
)
def test_what_is_no_feed_is_told(tmp_path: Path, body: str, code: str) -> None:
    """And nothing it names is opened."""
    items, failures = opened(write(tmp_path, {"a.xml": body}))
    assert (items, [failure.code for failure in failures]) == ([], [code])


def test_a_broken_feed_gives_the_entries_that_show(tmp_path: Path) -> None:
    """Feeds in the wild are rarely well-formed."""
    items, _ = opened(write(tmp_path, {"a.rss": RSS[: RSS.index("<item><title>5")] + "<item><title>Cut"}))
    assert keys(items)[0] == "https://tanura.example/river"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damage_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Text changed or cut anywhere gives articles or reasons, never anything else."""
    body = data.draw(st.sampled_from([RSS, ATOM]))
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(body)))
        body = body[:place] + data.draw(st.text(max_size=10)) + body[place + data.draw(st.integers(0, 30)) :]
    path = tmp_path_factory.mktemp("f") / "a.rss"
    path.write_bytes(body.encode("utf-8", "surrogatepass"))
    items, failures = opened(path)
    assert all(isinstance(one, Failure) for one in failures)
    for raw in items:
        with contextlib.suppress(InputError):
            check(read_article(raw, Settings()))
