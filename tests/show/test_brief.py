"""The brief is one page whose every line says what it rests on, the same bytes each time, in Markdown and Word."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest

from sayso.records import Account, Links, Origin, Question, Unread
from sayso.show.brief import LINES, Brief, make_brief
from sayso.show.briefing import render_docx, render_markdown
from sayso.show.chain import FOOT
from sayso.vocabulary import Relation, VoiceKind
from tests.show.linking import make_differing, make_links
from tests.show.story import make_reading

ONE, OTHER = make_reading(), make_reading("two.txt")


def brief_of(links: Links | None = None, title: str = "Ordun") -> Brief:
    """The brief of two copies of the story."""
    return make_brief([ONE, OTHER], links or make_differing(ONE, OTHER), title=title)


def lines_of(brief: Brief) -> dict[str, list[str]]:
    """Heading to the sentences under it."""
    return {section.heading: [line.text for line in section.lines] for section in brief.sections}


def with_origins(question: Question, *names: str) -> Question:
    """The question, answered by so many separate named origins."""
    account: Account = question.accounts[0]
    origins = tuple(Origin(name=name, kind=VoiceKind.SPEAKER, claims=()) for name in names)
    return replace(question, accounts=(replace(account, origins=origins, n_origins=len(names)),))


def test_every_heading_stands_in_its_place_even_with_nothing_under_it() -> None:
    """A reader finds the same four things in every brief."""
    headings = ["Agreed", "Differing", "On one voice", "Missing"]
    assert list(lines_of(brief_of())) == headings
    assert list(lines_of(make_brief([], Links(), title="x"))) == headings


def test_what_one_origin_says_through_many_articles_is_not_agreed() -> None:
    """Copies are not confirmation: two articles on one word stand under one voice, on two words under agreed."""
    links = make_links(ONE, OTHER)
    told = lines_of(brief_of(links))
    assert told["Agreed"] == []
    assert told["On one voice"] == ["people killed: “at least 40 people” (2 articles; on the word of Ana Doru)."]
    two = replace(links, questions=(with_origins(links.questions[0], "Ana Doru", "Vesk Oram"),))
    told = lines_of(brief_of(two))
    assert told["On one voice"] == []
    assert told["Agreed"] == [
        "people killed: “at least 40 people” (2 articles; at most 2 origins: Ana Doru, Vesk Oram)."
    ]


def test_a_difference_shows_both_sides_and_says_why() -> None:
    """Different words for one thing are no difference."""
    (line,) = lines_of(brief_of())["Differing"]
    assert "“at least 40 people”" in line
    assert "“12”" in line
    assert line.endswith("Both cannot be true.")


def test_every_source_quotes_the_article_it_names() -> None:
    """The characters that a line names hold the words behind it."""
    brief = brief_of()
    texts = {1: ONE.article.text, 2: OTHER.article.text}
    sources = [source for section in brief.sections[:3] for line in section.lines for source in line.sources]
    assert sources
    assert all(texts[one.number][one.start : one.end] == one.words and one.chain for one in sources)
    assert [cited.number for cited in brief.cited] == [1, 2]


def test_silence_is_told_as_silence() -> None:
    """What nobody gives, what was not read and what is cited and absent are named; none of it is a zero."""
    told = lines_of(brief_of(replace(make_links(ONE, OTHER), unread=(Unread(uri="a/b.txt", reason="no text"),))))
    missing = " ".join(told["Missing"])
    assert "Unread, in no count: 1: b.txt (no text)." in missing
    assert "No figure at all for people injured, missing or displaced: that is silence, not none." in missing
    assert "Cited and not in the pile: “the Ordun report”." in missing


def test_what_is_left_out_is_counted() -> None:
    """A brief is short and says what it is short of."""
    links = make_links(ONE, OTHER)
    many = tuple(replace(links.questions[0], id=f"sha256:{n}") for n in range(LINES + 3))
    section = brief_of(replace(links, questions=many)).sections[2]
    assert (len(section.lines), section.left_out) == (LINES, 3)


@pytest.mark.parametrize("render", [render_markdown, render_docx])
def test_equal_briefs_give_equal_bytes(render: object) -> None:
    """No clock and no chance comes into a file."""
    assert callable(render)
    assert render(brief_of()) == render(brief_of())


def test_words_of_an_article_never_become_markup() -> None:
    """Stars, brackets, tags and entities of a title are escaped in Markdown."""
    page = render_markdown(brief_of(title="*a* [b](c) <i>d</i> &amp; _e_")).decode()
    assert page.startswith(r"# \*a\* \[b\](c) \<i\>d\</i\> \&amp; \_e\_")


def test_the_word_file_opens_says_the_same_and_holds_no_time() -> None:
    """Word reads it; every entry of the archive has the same fixed time; what XML cannot hold is replaced."""
    blob = render_docx(brief_of(title="Ordun\x00 😀"))
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(blob)).paragraphs)
    for line in [line for lines in lines_of(brief_of()).values() for line in lines]:
        assert line in words
    assert FOOT in words
    assert "Ordun\ufffd 😀" in words
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(blob)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_foot_says_what_a_row_means_and_how_often_it_is_wrong() -> None:
    """Both files end so."""
    page = render_markdown(brief_of()).decode()
    assert page.rstrip().endswith(f"**{FOOT}**")
    assert re.search(r"error \d+\.\d of 100", page)
    assert Relation.SINGLE.value not in page
