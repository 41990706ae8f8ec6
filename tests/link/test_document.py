"""Cited texts: all their names, who cites them, and whether the pile has them."""

from sayso.link import link_readings
from sayso.records import Document
from sayso.vocabulary import NameType, VoiceKind
from tests.link.pile import Draft


def documents(*drafts: Draft) -> tuple[Document, ...]:
    return link_readings([draft.reading() for draft in drafts]).documents


def test_a_cited_text_is_in_the_pile_when_an_article_is_that_text() -> None:
    """An official text with its name for a title is that text; an article about it is not."""
    citing = Draft(key="a", text="The Lake Accord says nothing of bridges.").name("Lake Accord", NameType.DOC)
    about = Draft(key="b", text="What we know so far.", title="What the Lake Accord means")
    text = Draft(key="c", text="PRESS RELEASE\nNeither side shall cross.", title="The Lake Accord")
    (document,) = documents(citing, about)
    assert (document.name, document.in_pile) == ("Lake Accord", False)
    (document,) = documents(citing, text)
    assert document.in_pile


def test_one_document_has_several_names_where_the_text_shows_it() -> None:
    """ "The deal" is the only accord an article has named; two of one sort and day are one across articles."""
    one = Draft(key="a", text="They recall the agreement of 10 May 2031. The deal failed.")
    one.date("10 May 2031", "2031-05-10", "2031-05-10", "2031-05-10")
    other = Draft(key="b", text="The pact signed on 10 May 2031 is void.", published="2031-05-03")
    other.date("10 May 2031", "2031-05-10", "2031-05-10", "2031-05-10")
    (document,) = documents(one, other)
    assert document.names == ("agreement of 10 May 2031", "deal", "pact signed on 10 May 2031")


def test_what_could_be_either_of_two_documents_is_neither() -> None:
    """Two laws are named; "the law" alone is not said to be one of them."""
    text = "The Lake Act and the River Act differ. The law is old."
    draft = Draft(key="a", text=text).name("Lake Act", NameType.DOC).name("River Act", NameType.DOC)
    assert [found.names for found in documents(draft)] == [("Lake Act",), ("River Act",)]


def test_a_citation_says_who_cites() -> None:
    """The innermost speaker of the claim that names the document; nobody for the article's own voice."""
    said = "the Lake Accord is dead"
    draft = Draft(key="a", text=f"Mara Venn said {said}.").name("Lake Accord", NameType.DOC)
    draft.claim(said, (VoiceKind.SPEAKER, "Mara Venn"))
    (document,) = documents(draft)
    assert [citation.by for citation in document.citations] == ["Mara Venn"]


def test_a_description_begins_with_its_own_article() -> None:
    """What stands between "that" and the next noun's article is no part of its description."""
    draft = Draft(key="a", text="The line that was fixed by the agreement of 10 May 2031 holds.")
    draft.date("10 May 2031", "2031-05-10", "2031-05-10", "2031-05-10")
    assert [found.names for found in documents(draft)] == [("agreement of 10 May 2031",)]
