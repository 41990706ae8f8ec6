"""What a plain text says of itself: title, date, outlet, agency, authors, and what in it is no story."""

import pytest

from sayso.errors import InputError, TooLarge
from sayso.read import read_article
from sayso.records import Article, Raw
from sayso.settings import Settings
from sayso.vocabulary import BlockKind, How
from tests.read.article import STORY, boilerplate, quoted, read


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param("River closes two bridges\n\n", "River closes two bridges", id="headline, blank line"),
        pytest.param("River closes two bridges\n", "River closes two bridges", id="headline, one line end"),
        pytest.param("Will the bridges hold?\n\n", "Will the bridges hold?", id="a question"),
        pytest.param(
            "The Tanura Post\n\nRiver closes two bridges\n\n", "River closes two bridges", id="masthead first"
        ),
        pytest.param(
            "Posted: 3 March 2031\nRiver closes two bridges\n\n", "River closes two bridges", id="stamp first"
        ),
        pytest.param(
            "date 2031-03-03 River closes two bridges\n\n", "River closes two bridges", id="stamp glued to it"
        ),
        pytest.param("The river closed two bridges.\n\n", None, id="a sentence is no headline"),
        pytest.param("", None, id="no headline"),
    ],
)
def test_the_first_line_that_looks_like_a_headline_is_the_title(head: str, title: str | None) -> None:
    """A title is the first line that is no boilerplate and ends without a full stop; its span quotes it."""
    article = read(head + STORY)
    assert (article.title.text if article.title else None) == title
    if article.title:
        assert article.text[article.title.start : article.title.end] == title


@pytest.mark.parametrize(
    ("head", "value", "stub"),
    [
        pytest.param(" date 2031-03-09 ", "2031-03-09", "date 2031-03-09", id="label and figures, glued to the story"),
        pytest.param(
            "Published: 12 March 2031, 14:05\n\n", "2031-03-12", "Published: 12 March 2031, 14:05", id="label"
        ),
        pytest.param("March 12, 2031\n\n", "2031-03-12", "March 12, 2031", id="alone on its line"),
        pytest.param(
            "Monday, 12 March 2031, 14.05 GMT\n\n", "2031-03-12", "Monday, 12 March 2031, 14.05 GMT", id="day"
        ),
        pytest.param("12.03.2031 - ", "2031-03-12", "12.03.2031", id="a hyphen, then a new sentence"),
        pytest.param("12.03.2031 | ", "2031-03-12", "12.03.2031", id="set off by a bar"),
        pytest.param("13/03/2031\n\n", "2031-03-13", "13/03/2031", id="only one order is possible"),
        pytest.param("03/04/2031\n\n", None, None, id="two orders are possible"),
        pytest.param("On 12 March 2031, the council met. ", None, None, id="a date in a sentence"),
        pytest.param("12 March 2031 agreement in hand, ", None, None, id="a date that a sentence goes on from"),
        pytest.param("31 February 2031\n\n", None, None, id="no such day"),
    ],
)
def test_a_date_stamp_dates_the_article_and_is_no_story(head: str, value: str | None, stub: str | None) -> None:
    """Only a whole, unambiguous date that stands apart from the story is its date."""
    article = read(head + STORY)
    found = [text for kind, text in boilerplate(article) if kind == "date_stub"]
    assert (article.published.value if article.published else None) == value
    assert found == ([stub] if stub else [])
    if article.published:
        assert article.published.how is How.TEXT
        assert article.published.candidates


def test_an_update_is_no_publication() -> None:
    """ "Updated" dates the change; without another stamp the article stays undated."""
    article = read("Last updated: 12 March 2031\n\n" + STORY)
    assert article.published is None
    assert article.modified is not None
    assert article.modified.value == "2031-03-12"


def test_both_stamps_of_one_line_are_told_apart() -> None:
    """One line may say both."""
    article = read("Published 11 March 2031 | Updated 12 March 2031\n\n" + STORY)
    assert article.published is not None
    assert article.modified is not None
    assert (article.published.value, article.modified.value) == ("2031-03-11", "2031-03-12")


@pytest.mark.parametrize(
    ("head", "agency", "piece"),
    [
        pytest.param(
            "TANURA, March 3 (Orbis) - ", "Orbis News Agency", ("date_stub", "TANURA, March 3 (Orbis) -"), id="day"
        ),
        pytest.param("TANURA (Reuters) — ", "Reuters", ("credit", "TANURA (Reuters) —"), id="no day"),
        pytest.param(
            "Tanura, March 3 (ONA) – ", "Orbis News Agency", ("date_stub", "Tanura, March 3 (ONA) –"), id="alias"
        ),
        pytest.param(
            "TANURA, March 3. /PELM/. ", "PELM", ("date_stub", "TANURA, March 3. /PELM/."), id="between slashes"
        ),
        pytest.param("Orbis\n\n", "Orbis News Agency", ("credit", "Orbis"), id="a line of its own"),
        pytest.param("The mayor (left) - ", None, None, id="brackets that name no agency"),
        pytest.param("TANURA — ", None, None, id="a bare place stays text"),
    ],
)
def test_a_dateline_names_the_agency(head: str, agency: str | None, piece: tuple[str, str] | None) -> None:
    """An agency is known by the word list, by publishers.csv, or by the form of its dateline."""
    article = read(head + STORY)
    assert (article.agency.name if article.agency else None) == agency
    assert boilerplate(article) == ([piece] if piece else [])


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        pytest.param("The bridge was closed on Monday, Pelm informs.", "Pelm", id="informs"),
        pytest.param("The bridge was closed on Monday, Orbis reports.", "Orbis News Agency", id="reports, known"),
        pytest.param("The bridge was closed on Monday, the Pelm news agency reported.", "Pelm", id="said to be one"),
        pytest.param("The bridge was closed, Orbis reports, citing the mayor.", "Orbis News Agency", id="citing"),
        pytest.param("Orbis reports that the bridge was closed.", "Orbis News Agency", id="at the start"),
        pytest.param("The bridge was closed on Monday, Jana Holm reports.", None, id="a reporter is no agency"),
        pytest.param("The bridge was closed on Monday, the Tanura Post reports.", None, id="an outlet is no agency"),
    ],
)
def test_a_relaying_sentence_names_the_agency(sentence: str, agency: str | None) -> None:
    """Such a sentence stays text: it says something besides."""
    article = read(sentence + "\n\n" + STORY)
    assert (article.agency.name if article.agency else None) == agency
    assert boilerplate(article) == []
    if article.agency:
        assert article.agency.how is How.STATED
        assert article.text[article.agency.start : article.agency.end] in sentence


@pytest.mark.parametrize(
    ("line", "names", "piece"),
    [
        pytest.param("The quay at noon (File Photo/Orbis)", ["Orbis"], "(File Photo/Orbis)", id="file photo"),
        pytest.param(
            "The quay at noon(Photo: Jana Holm/Orbis)", ["Jana Holm", "Orbis"], "(Photo: Jana Holm/Orbis)", id="glued"
        ),
        pytest.param("The quay at noon. Photo: Jana Holm", ["Jana Holm"], "Photo: Jana Holm", id="behind a sentence"),
        pytest.param("Image credit: Jana Holm", ["Jana Holm"], "Image credit: Jana Holm", id="alone"),
        pytest.param(
            "The quay (Orbis Photo/Jana Holm)", ["Orbis", "Jana Holm"], "(Orbis Photo/Jana Holm)", id="agency first"
        ),
        pytest.param(
            "Photograph: Jana Holm/Orbis", ["Jana Holm", "Orbis"], "Photograph: Jana Holm/Orbis", id="photograph"
        ),
        pytest.param("Photos: the bridge before and after the flood came", [], None, id="a description"),
        pytest.param("The pictures show (in the left photo) a bridge", [], None, id="a photo spoken of"),
    ],
)
def test_a_photo_credit_makes_nobody_the_agency(line: str, names: list[str], piece: str | None) -> None:
    """A credit is boilerplate with a name; the text keeps having no agency."""
    article = read(f"{line}\n\n{STORY}")
    assert [credit.name for credit in article.credits] == names
    assert article.agency is None
    assert [text for kind, text in boilerplate(article) if kind == "credit"] == ([piece] if piece else [])
    for credit in article.credits:
        assert article.text[credit.start : credit.end] == credit.name


def test_a_line_that_ends_in_a_photo_credit_is_a_caption() -> None:
    """What stands before the credit is the caption, and text."""
    article = read(f"Selm, Tanura(File Photo/Orbis)\n\n{STORY}")
    assert article.blocks[0].kind is BlockKind.CAPTION
    assert article.title is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("By Jana Holm", ["Jana Holm"], id="by"),
        pytest.param("BY JANA HOLM", ["Jana Holm"], id="capitals"),
        pytest.param("By Jana Holm and Pell de Vries in Tanura", ["Jana Holm", "Pell de Vries"], id="two"),
        pytest.param("Written by Jana Holm | Tanura", ["Jana Holm"], id="written by"),
        pytest.param("Jana Holm writes:", ["Jana Holm"], id="writes"),
        pytest.param("By the river", [], id="no name"),
        pytest.param("By Monday the water had fallen, and the bridges were open again.", [], id="a sentence"),
    ],
)
def test_a_byline_names_the_authors(line: str, names: list[str]) -> None:
    """By-lines are boilerplate, and the names in them authors with spans."""
    article = read(f"River closes two bridges\n{line}\n\n{STORY}")
    assert [author.name for author in article.authors] == names
    assert ("credit" in [kind for kind, _ in boilerplate(article)]) is bool(names)


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        pytest.param("Jana Holm is a columnist for the Tanura Post.", "Jana Holm", id="a writer's trade"),
        pytest.param("Author Jana Holm is a member of the council.", "Jana Holm", id="called the author"),
        pytest.param("Jana Holm is a nurse. The views expressed here are her own.", "Jana Holm", id="views expressed"),
        pytest.param(
            "(Reporting by Jana Holm in Tanura; Editing by Pell Arno)", "Jana Holm", id="who edits wrote nothing"
        ),
        pytest.param("Jana Holm is a nurse at the hospital.", None, id="somebody in the story"),
        pytest.param("Jana Holm was a reporter before the flood.", None, id="what somebody was"),
        pytest.param("The Selm Democrat is a columnist as well.", None, id="no name"),
    ],
)
def test_a_note_at_the_end_names_the_author(tail: str, name: str | None) -> None:
    """Notes on the author are no part of the story."""
    article = read(f"{STORY}\n\n{tail}")
    assert [author.name for author in article.authors] == ([name] if name else [])
    assert ((article.boilerplate[-1].end == len(article.text)) if article.boilerplate else False) is bool(name)


@pytest.mark.parametrize(
    ("tail", "publisher"),
    [
        pytest.param("Copyright © 2031 Selm Valley News.", "Selm Valley News", id="sign and year"),
        pytest.param("© Selm Valley News 2029-2031. All rights reserved.", "Selm Valley News", id="year behind"),
        pytest.param("(c) 2031 Tanura Post, all rights reserved", "The Tanura Post", id="known by another spelling"),
        pytest.param("All rights reserved.", None, id="nobody named"),
    ],
)
def test_a_copyright_line_names_the_publisher(tail: str, publisher: str | None) -> None:
    """Its year is never the publication date."""
    article = read(f"{STORY}\n\n{tail}")
    assert (article.publisher.name if article.publisher else None) == publisher
    assert boilerplate(article) == [("copyright", tail)]
    assert article.published is None


def test_a_lettered_paragraph_is_no_copyright_line() -> None:
    """ "(c)" counts paragraphs as well."""
    assert boilerplate(read(f"{STORY}\n\n(c) membership in any council of the valley.")) == []


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("VALDORA, Tessia (March 3, 2031) — ", "2031-03-03"),
        ("VALDORA (3 March 2031) ", "2031-03-03"),
        ("River office\nRelease 14\nFor release at once\n\nVALDORA, Tessia (Mar. 3, 2031)\n", "2031-03-03"),
        ("Valdora (March 3, 2031) was flooded. ", None),
    ],
)
def test_a_dateline_with_its_day_in_brackets_dates_a_release(head: str, day: str | None) -> None:
    """Before the story or on a line of its own, below a letterhead; in a sentence it says something else."""
    article = read(head + STORY)
    assert (article.published.value if article.published else None) == day


def test_an_agencys_own_copyright_line_gives_its_dateline_the_year() -> None:
    """The agency writes both with the text; the value says that it is inferred."""
    article = read(f"TANURA, March 3 (Orbis) - {STORY}\n\nCopyright 2031 Orbis. All rights reserved.")
    assert article.published is not None
    assert (article.published.value, article.published.how) == ("2031-03-03", How.INFERRED)
    other = read(f"TANURA, March 3 (Orbis) - {STORY}\n\nCopyright 2031 The Tanura Post.")
    assert other.published is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Share thisThe river rose. " + STORY, [("furniture", "Share this")], id="glued to the first word"),
        pytest.param("NewsletSince the flood, " + STORY, [("furniture", "Newslet")], id="a cut-off word glued on"),
        pytest.param("McThe is no name. " + STORY, [], id="the start of a name"),
        pytest.param(STORY + "Leave a Reply", [("furniture", "Leave a Reply")], id="glued to the last word"),
        pytest.param(STORY + "\n\n12 Comments", [("furniture", "12 Comments")], id="a count"),
        pytest.param(STORY + "\n\nShare | Save | Print", [("furniture", "Share | Save | Print")], id="buttons"),
        pytest.param(
            STORY + "\n\nLeave a Reply\n\nYour email address will not be published.",
            [("furniture", "Leave a Reply"), ("furniture", "Your email address will not be published.")],
            id="a form",
        ),
        pytest.param(
            STORY + "\n\nComments\n\nHow sad.\n\nMy cellar is full.",
            [("furniture", "Comments"), ("comments", "How sad."), ("comments", "My cellar is full.")],
            id="comments to the end",
        ),
        pytest.param(
            STORY + "\n\nRelated articles\n\nFerries stop\n\nSchools open on Tuesday",
            [("related", "Related articles"), ("related", "Ferries stop"), ("related", "Schools open on Tuesday")],
            id="other stories",
        ),
        pytest.param(
            "Read more: Ferries stop\n\n" + STORY, [("related", "Read more: Ferries stop")], id="one other story"
        ),
        pytest.param("Comments were few when the council met on the bridge.\n\n" + STORY, [], id="a sentence"),
    ],
)
def test_furniture_is_marked_and_stays(text: str, expected: list[tuple[str, str]]) -> None:
    """Nothing is cut: the text is the file, and the marks say what is no story."""
    article = read(text)
    assert article.text == text
    assert boilerplate(article) == expected


def test_subheadings_stand_between_paragraphs() -> None:
    """A short line without a full stop before a paragraph is a heading, and text."""
    first, rest = STORY.split("\n\n", 1)
    article = read(f"River closes bridges\n\n{first}\n\nBoats in the lower town\n\n{rest}")
    assert [(b.kind.value, quoted(article, b)) for b in article.blocks if b.kind is not BlockKind.PARAGRAPH] == [
        ("title", "River closes bridges"),
        ("heading", "Boats in the lower town"),
    ]


def test_a_line_of_outlet_date_and_author_is_taken_apart() -> None:
    """Middle dots part what is said of the article."""
    article = read(f"River closes bridges\n\nTanura Post · 12 March 2031 · by Jana Holm\n\n{STORY}")
    assert article.publisher is not None
    assert article.published is not None
    assert (article.publisher.name, article.published.value, article.authors[0].name) == (
        "The Tanura Post",
        "2031-03-12",
        "Jana Holm",
    )


@pytest.mark.parametrize("text", ["", "  \n \n", "\ufeff"])
def test_an_empty_text_is_an_article_with_a_warning(text: str) -> None:
    """Nothing is skipped in silence."""
    article = read(text)
    assert [warning.code for warning in article.warnings] == ["empty"]
    assert (article.language, article.language_confidence, article.blocks) == ("und", 0.0, ())


def test_a_text_of_boilerplate_alone_is_warned_of() -> None:
    """So is a page whose story was not saved."""
    article = read("Share this\n\nLeave a Reply\n\nYour email address will not be published.")
    assert [warning.code for warning in article.warnings] == ["all-boilerplate"]


def test_an_unknown_media_type_is_refused() -> None:
    """With an error that names what is known."""
    with pytest.raises(InputError, match="text/plain"):
        read("a", media_type="image/png")


def test_too_many_bytes_are_refused() -> None:
    """The limit is the user's."""
    with pytest.raises(InputError, match="over the limit"):
        read("abcdef", settings=Settings(max_bytes=5))


def test_the_same_bytes_make_the_same_article() -> None:
    """Another key makes another article: equal bytes under two names are copies, not one."""

    def at(key: str) -> Article:
        raw = Raw(uri=key, key=key, location=None, media_type="text/plain", body=STORY.encode())
        return read_article(raw, Settings())

    assert at("a.txt") == at("a.txt")
    assert at("a.txt").id != at("b.txt").id
    assert at("a.txt").digest == at("b.txt").digest


def test_a_long_list_of_shares_takes_no_longer_than_its_length() -> None:
    """A hundred thousand lines and a megabyte of one word are read in one pass."""
    many = read("Share this now\n" * 20_000)
    assert len(many.blocks) == 20_000
    glued = read("Share thisShare this" * 50_000)
    assert glued.text == "Share thisShare this" * 50_000


def test_a_text_longer_than_any_article_is_refused_with_the_limit_to_raise() -> None:
    """Marking takes memory by the length of a text, so that there is one; it is counted in code points, not bytes."""
    raw = Raw(uri="long.txt", key="long.txt", location=None, media_type="text/plain", body="😀".encode() * 11)
    assert len(read_article(raw, Settings(max_text=11)).text) == 11
    with pytest.raises(TooLarge, match=r"11 code points is over the limit of 10.*max_text"):
        read_article(raw, Settings(max_text=10))


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize(
    "headline", ["River closes two bridges in the lower town of Tanura", "Mayor: river “out of control”"]
)
def test_a_pasted_text_has_its_first_line_as_title(headline: str, gap: str) -> None:
    """Also where the lines below are wrapped at a fixed width and no blank line parts them from it."""
    story = (
        "Two bridges over the Selm were closed on Monday after the river rose",
        "by a metre overnight, the mayor said. Boats carried people from the",
        "lower town to the school.",
    )
    line_end = "\r\n" if "\r" in gap else "\n"
    article = read(headline + gap + line_end.join(story) + line_end)
    assert article.title is not None
    assert (article.title.text, article.title.start) == (headline, 0)
    assert len(article.blocks) == 2


def test_the_first_line_of_a_wrapped_text_is_no_title() -> None:
    """It ends where the next word found no room."""
    story = (
        "Two bridges over the Selm were closed on Monday as the Selm Valley River\n"
        "Office had warned on Sunday that the water would rise by a metre or more\n"
        "overnight, the mayor said.\n"
    )
    assert len(read(story).blocks) == 1
