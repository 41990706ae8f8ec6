"""Cited texts: all their names, who cites them, and whether the pile has them."""

from dataclasses import replace

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


def test_a_name_given_to_a_described_document_is_its_name() -> None:
    """ "Known as" joins them in one article, and the day joins them to what others call it."""
    one = Draft(key="a", text="The agreement of 10 May 2031, known as the Lake Accord, holds.")
    one.date("10 May 2031", "2031-05-10", "2031-05-10", "2031-05-10").name("Lake Accord", NameType.DOC)
    other = Draft(key="b", text="The pact signed on 10 May 2031 is void.", published="2031-05-13")
    other.date("10 May 2031", "2031-05-10", "2031-05-10", "2031-05-10")
    (document,) = documents(one, other)
    assert document.name == "Lake Accord"
    assert document.names == ("agreement of 10 May 2031", "Lake Accord", "pact signed on 10 May 2031")


def test_a_list_of_two_names_is_two_documents() -> None:
    """A comma alone names nothing anew."""
    draft = Draft(key="a", text="The Lake Act, the River Act and nothing else.")
    draft.name("Lake Act", NameType.DOC).name("River Act", NameType.DOC)
    assert [found.names for found in documents(draft)] == [("Lake Act",), ("River Act",)]


def test_a_number_alone_is_the_only_longer_name_of_that_number() -> None:
    """With two longer names it could be either, and stands for itself."""
    short = Draft(key="a", text="They reject Resolution 2190.").name("Resolution 2190", NameType.DOC)
    council = Draft(key="b", text="Lake Council Resolution 2190 is clear.").name(
        "Lake Council Resolution 2190", NameType.DOC
    )
    assembly = Draft(key="c", text="River Assembly Resolution 2190 is not.").name(
        "River Assembly Resolution 2190", NameType.DOC
    )
    assert len(documents(short, council)) == 1
    assert len(documents(short, council, assembly)) == 3


def test_what_may_be_a_new_one_is_not_the_old_one() -> None:
    """ "A new pact" is one more of the sort: "the pact" is then nobody's."""
    draft = Draft(key="a", text="The Lake Accord failed. They want a new pact. The pact is late.")
    draft.name("Lake Accord", NameType.DOC)
    assert [found.names for found in documents(draft)] == [("Lake Accord",)]


def test_a_report_goes_by_its_author() -> None:
    """Two reports of one day are two authors' reports; "the report" behind each is that one."""
    one = Draft(key="a", text="A report by Hessel was read. The report is long.").name("Hessel", NameType.ORG)
    other = Draft(key="b", text="A report by Marrow was read.").name("Marrow", NameType.ORG)
    assert sorted((found.name, found.names) for found in documents(one, other)) == [
        ("report · Hessel", ("report",)),
        ("report · Marrow", ("report",)),
    ]


def test_a_number_alone_in_a_list_is_one_of_what_the_list_is_of() -> None:
    """In "resolutions 12, 34 and 56" the first is "Lake Council Resolution 12" and the others are resolutions."""
    several = Draft(key="a", text="They reject resolutions 12, 34 and 56 and keep 78 boats.")
    for said in ("resolutions 12", "34", "56", "78"):
        several.name(said, NameType.DOC)
    full = Draft(key="b", text="Lake Council Resolution 12 holds.").name("Lake Council Resolution 12", NameType.DOC)
    found = {one.name: len(one.mentions) for one in documents(several, full)}
    assert found == {"Lake Council Resolution 12": 2, "resolutions 34": 1, "resolutions 56": 1, "78": 1}


def test_a_year_tells_treaties_of_one_article_apart() -> None:
    """ "The 1998 treaty" is that of 1998, within its article; another article may mean another one of that year."""
    one = Draft(
        key="a", text="The treaty of 1998 ended it. The 1998 treaty drew the border. The treaty of 2011 moved it."
    )
    for year in ("1998", "2011"):
        one.date(year, year, f"{year}-01-01", f"{year}-12-31")
    one.dates.append(
        replace(one.dates[0], id="sha256:02", start=one.text.rindex("1998"), end=one.text.rindex("1998") + 4)
    )
    other = Draft(key="b", text="They recall the treaty of 1998.")
    other.date("1998", "1998", "1998-01-01", "1998-12-31")
    names = sorted(found.names for found in documents(one, other))
    assert names == [("treaty of 1998",), ("treaty of 1998", "1998 treaty"), ("treaty of 2011",)]


def test_the_last_of_two_nouns_names_the_sort_and_plain_words_name_nothing() -> None:
    """ "A ceasefire agreement" is an agreement with its day; "constitutional order" has no capital and no number."""
    text = "They signed a ceasefire agreement on 10 May 2031 to keep the constitutional order of Hessel."
    draft = Draft(key="a", text=text).name("constitutional order", NameType.DOC).name("Hessel", NameType.GPE)
    draft.date("10 May 2031", "2031-05-10", "2031-05-10", "2031-05-10")
    assert [found.names for found in documents(draft)] == [("ceasefire agreement on 10 May 2031",)]


def test_what_a_name_owns_is_by_it() -> None:
    """ "The Lake Council's report" is by the council, so "the report" of another body is another one."""
    draft = Draft(key="a", text="The Lake Council's report counts 40. A report by the River Board counts 61.")
    draft.name("Lake Council", NameType.ORG).name("River Board", NameType.ORG)
    names = [found.name for found in documents(draft)]
    assert names == ["Lake Council's report · Lake Council", "report · River Board"]
