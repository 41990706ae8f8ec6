"""Offsets hold on every text: each span lies in it, in order, and quotes what is shown."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.read.signature import describe_binary
from sayso.records import Article
from tests.read.article import read

PIECES = st.sampled_from(
    [
        "River closes two bridges",
        "By Jana Holm",
        "Published: 12 March 2031, 14:05",
        "TANURA, March 3 (Orbis) - ",
        "(File Photo/Orbis)",
        "Photo: Jana Holm / Orbis",
        "© 2031 Selm Valley News.",
        "Leave a Reply",
        "Share this",
        "Tanura Post · 12 March 2031 · by Jana Holm",
        "Comments",
        "Related articles",
        "The mayor said no. ",
        "é",
        "e\u0301",
        "👩‍👩‍👧",
        "🕯️",
        "שלום",
        "مرحبا",
        "\u202e",
        "\r\n",
        "\n",
        "\n\n",
        "\r",
        "\u2028",
        "\t",
        " ",
        "\x00",
        "\ud800",
        "\udfff",
        "\ufeff",
        "##",
        "# ",
        "![a](b)",
        "---\n",
        "title: x\n",
        "|",
        " · ",
        "(",
        ")",
        "/",
        ",",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join)


def check(article: Article) -> None:
    """Raise AssertionError when any span lies outside the text, overlaps another or quotes something else."""
    text = article.text
    for pairs in ([(p.start, p.end) for p in article.boilerplate], [(b.start, b.end) for b in article.blocks]):
        at = 0
        for start, end in pairs:
            assert at <= start < end <= len(text)
            at = end
    for block in article.blocks:
        assert text[block.start : block.end].strip() == text[block.start : block.end]
    for credit in article.credits:
        assert text[credit.start : credit.end] == credit.name
    if article.title and article.title.start is not None:
        assert text[article.title.start : article.title.end] == article.title.text
    for place in (article.publisher, article.agency, *article.authors):
        if place and place.start is not None and place.end is not None:
            assert 0 <= place.start < place.end <= len(text)
    for date in (article.published, article.modified):
        for candidate in date.candidates if date else ():
            if candidate.start is not None and candidate.end is not None:
                assert 0 <= candidate.start < candidate.end <= len(text)


def expected_text(text: str) -> str:
    """Return what is stored of a text: all but a leading byte-order mark, with U+FFFD for what cannot be stored."""
    text = text.removeprefix("\ufeff")
    return "".join("\ufffd" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in text)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@example("By Jana Holm(File Photo/Orbis),")
@example("By Jana HolmBy Jana Holm00(File Photo/Orbis),\r\na")
@given(TEXTS)
def test_a_plain_text_is_kept_character_for_character(text: str) -> None:
    """CRLF, combining marks and right-to-left text stay; NUL and half surrogate pairs become U+FFFD, one for one."""
    if describe_binary(text.encode("utf-8", "surrogatepass")):
        return  # so many control characters are no text
    article = read(text)
    assert article.text == expected_text(text)
    check(article)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@example("0\x00\x80\U00010000" * 3)
@given(TEXTS)
def test_markdown_is_kept_character_for_character(text: str) -> None:
    """Markup is marked as furniture, not taken out."""
    if describe_binary(text.encode("utf-8", "surrogatepass")):
        return
    article = read(text, "text/markdown")
    assert article.text == expected_text(text)
    check(article)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@example(["\x08" * 4])
@given(st.lists(TEXTS, max_size=6))
def test_spans_of_a_page_hold(texts: list[str]) -> None:
    """Whatever its paragraphs hold."""
    escaped = [t.replace("\x00", "").encode("utf-8", "replace").decode().replace("<", "&lt;") for t in texts]
    page = "<html><body><h1>River closes two bridges</h1>" + "".join(f"<p>{t}</p>" for t in escaped) + "</body></html>"
    if describe_binary(page.encode()):
        return
    article = read(page, "text/html")
    assert "\r" not in article.text
    check(article)
