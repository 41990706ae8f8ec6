"""Cited texts, and whether the pile has them."""

from sayso.link import link_readings
from sayso.vocabulary import NameType
from tests.link.pile import Draft


def test_a_cited_text_is_in_the_pile_when_an_article_is_that_text() -> None:
    """An official text with its name for a title is that text; an article about it is not."""
    citing = Draft(key="a", text="The Lake Accord says nothing of bridges.").name("Lake Accord", NameType.DOC)
    about = Draft(key="b", text="What we know so far.", title="What the Lake Accord means")
    text = Draft(key="c", text="PRESS RELEASE\nNeither side shall cross.", title="The Lake Accord")
    (document,) = link_readings([citing.reading(), about.reading()]).documents
    assert (document.name, document.in_pile) == ("Lake Accord", False)
    (document,) = link_readings([citing.reading(), text.reading()]).documents
    assert document.in_pile
