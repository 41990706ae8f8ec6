"""Which dates answer one question: those of one linked event, said of one participant."""

from sayso.link import link_readings
from sayso.records import Question
from sayso.vocabulary import EventType, NameType, Relation
from tests.link.pile import Draft
from tests.link.test_words import elsewhere


def arrived(key: str, words: str, day: str, last: str) -> Draft:
    """An article that says when the envoy came to a town."""
    text = f"{key}: Ana Belling visited Marrow on {words}."
    draft = Draft(key=key, text=text, published="2031-05-09").name("Ana Belling", NameType.PERSON)
    draft.name("Marrow", NameType.GPE).claim(text).date(words, day if day == last else day[:7], day, last)
    return draft.event("visited", EventType.VISIT, agent="Ana Belling", place="Marrow", date=words)


def asked(*drafts: Draft) -> list[Question]:
    others = (elsewhere("x", "Ostle"), elsewhere("y", "Tarn"), elsewhere("z", "Wick"))
    links = link_readings([draft.reading() for draft in (*drafts, *others)])
    return [question for question in links.questions if question.kind == "date"]


def test_two_articles_that_date_one_event_answer_when_it_was() -> None:
    """A day and the month it lies in are compatible; one article alone asks nothing."""
    day, month = arrived("a", "3 May", "2031-05-03", "2031-05-03"), arrived("b", "May", "2031-05-01", "2031-05-31")
    (question,) = asked(day, month)
    assert question.relation == Relation.COMPATIBLE
    assert [account.edtf for account in question.accounts] == ["2031-05-03", "2031-05"]
    assert asked(day) == []
