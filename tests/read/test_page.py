"""Saved web pages: text and blocks, and where each piece of metadata comes from."""

import json

import pytest

from sayso.errors import InputError
from sayso.vocabulary import BlockKind, How
from tests.read.article import OUTLETS, STORY, quoted, read

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))


def page(head: str = "", body: str = "", title: str = "River closes two bridges") -> str:
    """Return a page with ``head`` in its head and ``body`` between headline and story."""
    return (
        f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}{PARAGRAPHS}</article>"
        "<footer><p>© 2031 Selm Valley News. Last updated 1 May 2031.</p></footer></body></html>"
    )


def ld(**fields: object) -> str:
    """Return JSON-LD of a news article."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_text_is_title_and_story_with_blank_lines_between() -> None:
    """The title stands first, once; menus and footers are left out; spans quote their blocks."""
    article = read(page(), "text/html")
    assert article.text == "River closes two bridges\n\n" + STORY
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, *[BlockKind.PARAGRAPH] * 3]
    assert article.title is not None
    assert (article.title.start, article.title.end) == (0, 24)
    assert article.reader.startswith("sayso-html/")


def test_headings_and_captions_are_told_from_paragraphs() -> None:
    """A caption stands where its picture stood, without the button's label."""
    body = (
        "<p>The river had been rising since Friday, and the bridges were watched by night and day.</p>"
        "<figure><img src='a.jpg'><figcaption>Boats lay on the flooded market square at noon. Photo: Jana Holm/Orbis"
        "</figcaption></figure><h2>Boats in the lower town</h2>"
    )
    article = read(page(body=body), "text/html")
    kinds = [(b.kind.value, quoted(article, b)) for b in article.blocks if b.kind is not BlockKind.PARAGRAPH]
    assert kinds[1:] == [
        ("caption", "Boats lay on the flooded market square at noon. Photo: Jana Holm/Orbis"),
        ("heading", "Boats in the lower town"),
    ]
    assert [credit.name for credit in article.credits] == ["Jana Holm", "Orbis"]
    assert article.agency is None


def test_characters_are_not_normalised() -> None:
    """A combining accent stays two characters; line breaks inside a paragraph are line ends."""
    article = read(
        page(body="<p>The cafe\u0301 by the quay<br>was under water until late in the evening.</p>"), "text/html"
    )
    assert "cafe\u0301 by the quay\nwas under" in article.text


@pytest.mark.parametrize(
    ("head", "body", "value", "how"),
    [
        pytest.param(ld(datePublished="2031-03-03T08:00:00+02:00"), "", "2031-03-03", How.JSON_LD, id="JSON-LD"),
        pytest.param(
            '<meta property="article:published_time" content="2031-03-03">', "", "2031-03-03", How.META, id="meta"
        ),
        pytest.param(
            "",
            '<p><time itemprop="datePublished" datetime="2031-03-03">x</time></p>',
            "2031-03-03",
            How.META,
            id="itemprop",
        ),
        pytest.param(
            '<link rel="canonical" href="https://tanura.example/2031/03/03/a">', "", "2031-03-03", How.URL, id="address"
        ),
        pytest.param("", '<p class="date">3 March 2031</p>', "2031-03-03", How.TEXT, id="shown"),
        pytest.param(
            '<link rel="canonical" href="https://tanura.example/2031/03/a">', "", "2031-03", How.URL, id="month"
        ),
        pytest.param('<meta name="generator" content="2031-03-03">', "", None, None, id="not a date of publication"),
        pytest.param("", "", None, None, id="a footer's year and stamp are none"),
        pytest.param("", '<aside><time datetime="2031-03-03">x</time></aside>', None, None, id="another story's"),
        pytest.param(
            ld(comment=[{"@type": "Comment", "datePublished": "2031-03-05"}]), "", None, None, id="a comment's"
        ),
        pytest.param('<script type="application/ld+json">{"datePub</script>', "", None, None, id="broken JSON-LD"),
    ],
)
def test_the_date_and_how_it_is_known(head: str, body: str, value: str | None, how: How | None) -> None:
    """Each source is asked in its order; a page without one is undated."""
    article = read(page(head, body), "text/html")
    found = article.published
    assert ((found.value, found.how) if found else (None, None)) == (value, how)


def test_every_candidate_is_kept() -> None:
    """The chosen one first; those that disagree stay visible."""
    head = ld(datePublished="2031-03-03") + '<meta property="article:published_time" content="2031-03-04">'
    article = read(page(head, '<p class="date">5 March 2031</p>'), "text/html")
    assert article.published is not None
    assert [(c.value, c.how.value) for c in article.published.candidates] == [
        ("2031-03-03", "json-ld"),
        ("2031-03-04", "meta"),
        ("2031-03-05", "text"),
    ]


@pytest.mark.parametrize(
    ("stamp", "shown", "value"),
    [
        pytest.param("2031-03-03T02:30:00Z", "2 March 2031", "2031-03-02", id="the evening before, west of Greenwich"),
        pytest.param("2031-03-03T22:30:00Z", "4 March 2031", "2031-03-04", id="the next morning, east of it"),
        pytest.param("2031-03-03T22:30:00Z", "2 March 2031", "2031-03-03", id="the wrong side"),
        pytest.param("2031-03-03T02:30:00-05:00", "2 March 2031", "2031-03-03", id="a stamp in local time"),
        pytest.param("2031-03-03T02:30:00Z", "1 March 2031", "2031-03-03", id="no neighbour"),
    ],
)
def test_a_stamp_in_universal_time_gives_way_to_the_day_shown(stamp: str, shown: str, value: str) -> None:
    """Only to the neighbouring day that a time zone can explain."""
    article = read(page(ld(datePublished=stamp), f'<p class="date">{shown}</p>'), "text/html")
    assert article.published is not None
    assert article.published.value == value


@pytest.mark.parametrize(
    ("head", "name"),
    [
        pytest.param(
            ld(publisher={"@type": "Organization", "name": "Tanura Post"}), "The Tanura Post", id="JSON-LD, alias"
        ),
        pytest.param(
            '<meta property="og:site_name" content="Selm News - The valley\'s own voice">', "Selm News", id="motto"
        ),
        pytest.param(
            '<link rel="canonical" href="https://www.tanura.example/a">', "The Tanura Post", id="known domain"
        ),
        pytest.param('<link rel="canonical" href="https://www.selm.example/a">', "selm.example", id="unknown domain"),
        pytest.param("", None, id="nothing says"),
    ],
)
def test_the_publisher_of_a_page(head: str, name: str | None) -> None:
    """Markup first, then the domain; names are those of publishers.csv."""
    article = read(page(head), "text/html", OUTLETS)
    assert (article.publisher.name if article.publisher else None) == name


@pytest.mark.parametrize(
    ("author", "names", "agency"),
    [
        pytest.param({"@type": "Person", "name": "Jana K. Holm"}, ["Jana K. Holm"], None, id="initials stay"),
        pytest.param(
            [{"@type": "Person", "name": "Jana Holm"}, {"@type": "Organization", "name": "Tanura Post"}],
            ["Jana Holm"],
            None,
            id="people first",
        ),
        pytest.param({"@type": "Organization", "name": "Orbis"}, [], "Orbis News Agency", id="an agency is no author"),
        pytest.param(
            {"@type": "Person", "name": "By Jana Holm and Pell Arno"}, ["Jana Holm", "Pell Arno"], None, id="two in one"
        ),
        pytest.param({"@type": "Person", "name": "Newsroom"}, [], None, id="a desk is no author"),
    ],
)
def test_the_authors_of_a_page(author: object, names: list[str], agency: str | None) -> None:
    """Names as people write them; an agency in the by-line is the agency."""
    article = read(page(ld(author=author)), "text/html")
    assert [a.name for a in article.authors] == names
    assert (article.agency.name if article.agency else None) == agency


@pytest.mark.parametrize(
    ("markup", "h1", "title"),
    [
        pytest.param(
            "River closes two bridges | Selm News", "River closes two bridges", "River closes two bridges", id="heading"
        ),
        pytest.param(
            "River closes two bridges - Selm News", "Selm News today", "River closes two bridges", id="site cut off"
        ),
        pytest.param("Selm News: River closes two bridges", "News", "River closes two bridges", id="site in front"),
        pytest.param("Flood - what we know", "Live", "Flood - what we know", id="a dash of its own"),
    ],
)
def test_the_title_is_the_headline_without_the_site(markup: str, h1: str, title: str) -> None:
    """The page's own heading counts where it says the same."""
    head = f'<title>{markup}</title><meta property="og:site_name" content="Selm News">'
    article = read(page(head, title=h1), "text/html")
    assert article.title is not None
    assert article.title.text == title


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<div>" * 100_000 + "River", id="nested a hundred thousand deep"),
        pytest.param("<" * 200_000, id="nothing but brackets"),
        pytest.param("no markup at all", id="no page"),
        pytest.param(b"%PDF-1.4", id="something else"),
    ],
)
def test_what_is_no_page_is_refused_with_a_reason(source: str | bytes) -> None:
    """Quickly, and without a crash."""
    with pytest.raises(InputError, match=r"a\.txt"):
        read(source, "text/html")


def test_scripts_never_run_and_leave_nothing() -> None:
    """Nor do styles and event handlers."""
    article = read(
        page(body="<script>document.write('River')</script><style>p{}</style><p onclick='x()'></p>"), "text/html"
    )
    assert "document" not in article.text


def test_jsonld_nested_without_end_is_passed_over() -> None:
    """A page may say what it likes about itself."""
    head = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert read(page(head), "text/html").published is None


def test_a_page_without_a_story_is_an_article_with_a_warning() -> None:
    """An empty page is stored."""
    assert [w.code for w in read("<html><body></body></html>", "text/html").warnings] == ["empty"]
    assert [w.code for w in read("", "text/html").warnings] == ["empty"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0029)https://tanura.example/river -->",
        "<!--\n Page saved with SingleFile \n url: https://tanura.example/river \n saved date: Wed Mar 12 2031\n-->",
    ],
)
def test_a_saved_page_may_note_where_it_came_from(comment: str) -> None:
    """Its host names the outlet; the day it was saved on is no date of publication."""
    page = f"<!doctype html>{comment}<html><body><article><p>{STORY}</p></article></body></html>"
    article = read(page, "text/html")
    assert article.publisher is not None
    assert (article.publisher.name, article.published) == ("The Tanura Post", None)
