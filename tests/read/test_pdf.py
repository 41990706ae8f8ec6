"""PDF: paragraphs from lines, every character on its page, and a reason for each document that cannot be read."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError, NotReadable, ScanWithoutText, TooLarge
from sayso.read import read_article
from sayso.records import Article, Raw
from sayso.settings import Settings
from tests.read.article import boilerplate, quoted, read
from tests.read.pdfs import ENCRYPTED, PDF, Shown, column, make_pdf, read_pages
from tests.read.test_offsets import check

STORY = (
    "Two bridges over the Selm were closed on Monday after the river rose by\n"
    "a metre overnight, the mayor said.\n\n"
    "Boats carried people from the lower town to the school on the hill, where\n"
    "blankets were handed out until noon."
)


def blocks(article: Article) -> list[str]:
    """Return the texts of the blocks."""
    return [quoted(article, block) for block in article.blocks]


def test_lines_are_joined_to_paragraphs() -> None:
    """A blank line parts them, a space joins their lines, and nothing else is in the text."""
    article = read_pages(column(STORY))
    assert article.text == STORY.replace("by\na", "by a").replace("where\nblankets", "where blankets")
    assert len(article.blocks) == 2


def test_a_word_broken_by_a_hyphen_is_mended() -> None:
    """The hyphen stays next to capitals and figures, and where the document writes the word with one elsewhere."""
    text = "The govern-\nment met a six-year-old plan of the six-\nyear-old Anglo-\nSaxon firm for 2031-\n2033 at noon."
    article = read_pages(column(text))
    assert (
        article.text
        == "The government met a six-year-old plan of the six-year-old Anglo-Saxon firm for 2031-2033 at noon."
    )


def test_a_line_that_ended_early_keeps_its_end() -> None:
    """As in addresses and lists; the paragraph around it goes on."""
    text = "River office\n12 Quay Street\nTanura on the Selm, where the office has stood for a hundred years now"
    assert read_pages(column(text)).text == text


def test_every_page_is_known_and_spans_lie_on_it() -> None:
    """Pages are counted from 1, lie in order and cover each paragraph that stands on them."""
    article = read_pages(column("The river rose by a metre."), [], column("Boats carried people out of the town."))
    assert [page.number for page in article.pages] == [1, 2, 3]
    first, second, third = ((page.start, page.end) for page in article.pages)
    assert article.text[slice(*first)] == "The river rose by a metre."
    assert second[0] == second[1]
    assert article.text[slice(*third)] == "Boats carried people out of the town."


def test_pages_without_text_are_named() -> None:
    """The rest is read, and a warning says which pages hold pictures at best."""
    article = read_pages(column("The river rose by a metre."), [], column("Boats carried people."))
    assert [(warning.code, "page 2 of 3" in warning.message) for warning in article.warnings] == [
        ("pages-without-text", True)
    ]


def test_a_sentence_over_the_end_of_a_page_stays_whole() -> None:
    """What stands at the edge of the pages goes between paragraphs and is no part of the story."""
    heads = [[(72.0, 800.0, "River Notes 2031"), (290.0, 30.0, f"Page {number}")] for number in (1, 2, 3)]
    bodies = [
        column("The mayor said that the two bridges over the Selm would be closed until the"),
        column("engineers had looked at them.\n\nBoats carried people to the school on the hill while the river was"),
        column("still rising.\n\nIt fell on Tuesday."),
    ]
    article = read_pages(*(body + head for head, body in zip(heads, bodies, strict=True)))
    assert blocks(article)[:3] == [
        "The mayor said that the two bridges over the Selm would be closed until the engineers had looked at them.",
        "Boats carried people to the school on the hill while the river was still rising.",
        "It fell on Tuesday.",
    ]
    assert [text for _, text in boilerplate(article)].count("River Notes 2031") == 3
    second = article.pages[1]
    assert article.text[second.start : second.end].startswith("engineers had looked")
    assert article.text[second.start : second.end].endswith("while the river was")


def test_two_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    """Running text on both sides of a gutter; the cells of a table stay in their row, parted by a tab."""
    left = "The river rose by a metre\nduring the night, and two\nbridges had to be closed\nuntil Tuesday."
    right = "Boats carried people from\nthe lower town up to the\nschool on the hill, where\nit was dry."
    rows = [line for pair in zip(column(left), column(right, left=320), strict=True) for line in pair]
    assert read_pages(rows).text.split("\n\n") == [left.replace("\n", " "), right.replace("\n", " ")]
    cells = [(72.0, 700.0, "Tanura"), (300.0, 700.0, "12"), (400.0, 700.0, "30")]
    assert read_pages(cells).text == "Tanura\t12\t30"


def test_a_title_of_the_metadata_counts_where_it_heads_the_text() -> None:
    """Otherwise it is the name of a file as often as not."""
    page = [(72.0, 780.0, "River closes two bridges"), *column(STORY)]
    assert read_pages(page, title="River closes two bridges").title == read_pages(page, title="draft_7.doc").title
    titled = read_pages([(72.0, 780.0, "RIVER, 12TH WEEK."), *column(STORY)], title="RIVER, 12TH WEEK.")
    assert titled.title is not None
    assert (titled.title.text, titled.title.start) == ("RIVER, 12TH WEEK.", 0)


@pytest.mark.parametrize(
    ("body", "error", "why"),
    [
        pytest.param(ENCRYPTED, NotReadable, "encrypted", id="encrypted"),
        pytest.param(make_pdf(column(STORY))[:400], NotReadable, "broken", id="cut off"),
        pytest.param(b"%PDF-1.7\nnothing of the kind", NotReadable, "broken", id="only the name of one"),
        pytest.param(b"The river rose.", NotReadable, "no PDF", id="a text"),
        pytest.param(b"", NotReadable, "no PDF", id="nothing"),
        pytest.param(make_pdf([], []), ScanWithoutText, "OCR", id="pictures alone"),
    ],
)
def test_what_cannot_be_read_says_why(body: bytes, error: type[InputError], why: str) -> None:
    """With what to do about it."""
    with pytest.raises(error, match=why):
        read(body, PDF)


def test_too_many_pages_and_too_much_text_are_refused() -> None:
    """Each by the limit that it is over."""
    body = make_pdf(*([column("The river rose by a metre.")] * 5))
    raw = Raw(uri="a.pdf", key="a.pdf", location=None, media_type=PDF, body=body)
    with pytest.raises(TooLarge, match="max_pages"):
        read_article(raw, Settings(max_pages=4))
    with pytest.raises(TooLarge, match="max_text"):
        read_article(raw, Settings(max_text=100))
    assert len(read_article(raw, Settings(max_pages=5)).pages) == 5


PLACES = st.tuples(
    st.floats(-50, 650, allow_nan=False),
    st.floats(-50, 900, allow_nan=False),
    st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=30),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(PLACES, max_size=8), min_size=1, max_size=4))
def test_spans_hold_wherever_lines_stand(pages: list[list[Shown]]) -> None:
    """Also off the page and over each other: blocks lie in the text, pages in order, and no control character in it."""
    try:
        article = read(make_pdf(*pages), PDF)
    except ScanWithoutText:
        return
    check(article)
    assert [page.number for page in article.pages] == list(range(1, len(pages) + 1))
    at = 0
    for page in article.pages:
        assert at <= page.start <= page.end <= len(article.text)
        at = page.end
    assert not any(character in article.text for character in "\r\x00\x02\x0c")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damage_is_read_or_told(data: st.DataObject) -> None:
    """Bytes changed, cut or repeated anywhere give an article or a reason, never anything else."""
    body = bytearray(make_pdf(column(STORY), column("It fell on Tuesday.")))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        piece = data.draw(st.binary(max_size=12))
        body[at : at + data.draw(st.integers(0, 40))] = piece
    with contextlib.suppress(InputError):
        check(read(bytes(body), PDF))
