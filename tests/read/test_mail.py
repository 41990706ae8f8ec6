"""E-mail messages: subject and body are the text; the headers say who sent it and when."""

import pytest

from tests.intake.messages import STORY, make_mail
from tests.read.article import boilerplate, read
from tests.read.test_offsets import check

MAIL = "message/rfc822"


def test_subject_and_body_are_the_text() -> None:
    """The subject is the title, the sender an author, the day of sending the date of publication, by his own clock."""
    article = read(make_mail(), MAIL)
    assert article.text.rstrip("\n") == f"River closes two bridges\n\n{STORY}".rstrip("\n")
    check(article)
    assert article.title is not None
    assert (article.title.text, article.title.start) == ("River closes two bridges", 0)
    assert [author.name for author in article.authors] == ["Jana Holm"]
    assert article.published is not None
    assert (article.published.value, article.published.how) == ("2031-03-12", "meta")
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "paragraph"]


def test_the_outlet_is_the_host_that_publishers_csv_knows() -> None:
    """Other hosts of e-mail are nobody's outlet."""
    known = read(make_mail(), MAIL).publisher
    assert known is not None
    assert known.name == "The Tanura Post"
    assert read(make_mail(sender="Jana Holm <jana@post.example>"), MAIL).publisher is None


def test_a_sender_that_is_an_agency_is_the_agency() -> None:
    """And no author."""
    article = read(make_mail(sender="Orbis News Agency <wire@orbis.example>"), MAIL)
    assert article.agency is not None
    assert (article.agency.name, article.authors) == ("Orbis News Agency", ())


@pytest.mark.parametrize("prefix", ["Fwd: ", "RE: Fwd: ", "AW: "])
def test_the_title_leaves_out_what_forwarding_puts_before_it(prefix: str) -> None:
    """It stays in the text."""
    article = read(make_mail(subject=prefix + "River closes two bridges"), MAIL)
    assert article.text.startswith(prefix)
    assert article.title is not None
    assert (article.title.text, article.title.start) == ("River closes two bridges", len(prefix))


def test_a_plain_part_counts_unless_it_only_points_to_the_other() -> None:
    """The HTML part is read as a page is, without its scripts."""
    html = (
        f"<html><body><script>x</script>{''.join(f'<p>{one}</p>' for one in STORY.split(chr(10)) if one)}</body></html>"
    )
    assert "the mayor said" in read(make_mail("See the web version.", html=html), MAIL).text
    assert read(make_mail("A plain part of its own. " * 20, html=html), MAIL).text.count("A plain part") == 20
    assert "the mayor said" in read(make_mail(None, html=html), MAIL).text


def test_flowed_lines_are_joined() -> None:
    """As RFC 3676 has it: a space before the line end says that the paragraph goes on."""
    head = b"From: a@b.example\nSubject: River\nContent-Type: text/plain; format=flowed\n\n"
    body = head + b"The river \nrose by a metre.\nIt fell.\n"
    assert read(body, MAIL).text == "River\n\nThe river rose by a metre.\nIt fell."


def test_a_signature_is_no_part_of_the_story() -> None:
    """What follows the line of two dashes and a space."""
    article = read(make_mail(STORY + "\n-- \nJana Holm\nTanura Post\n"), MAIL)
    assert boilerplate(article)[-1] == ("furniture", "-- \nJana Holm\nTanura Post")


def test_headers_in_other_scripts_are_decoded() -> None:
    """Emoji, combining marks and right-to-left names come as they are."""
    article = read(make_mail(subject="שלום 🕯 e\u0301"), MAIL)
    assert article.title is not None
    assert article.title.text == "שלום 🕯 e\u0301"
    check(article)
