"""Questions whose accounts do not meet, as rows with bars."""

from dataclasses import replace

from sayso.records import Links
from sayso.show.dispute import MOST, Disputes
from sayso.vocabulary import QuestionKind, Relation
from tests.show.linking import make_differing
from tests.show.story import make_reading

READINGS = (make_reading("one.txt"), make_reading("two.txt"))
LINKS = make_differing(*READINGS)


def disputes(links: Links = LINKS) -> Disputes:
    """The disputes of both articles, read."""
    found = Disputes(links)
    for reading in READINGS:
        found.take(reading)
    return found


def test_only_figures_and_days_that_do_not_meet_are_drawn() -> None:
    """A question that is answered alike and two words for one thing have no picture."""
    (dispute,) = disputes().rows()
    assert dispute.relation == "they differ"
    assert dispute.why == ("both cannot be true",)
    assert (dispute.scale.low, dispute.scale.high) == ("12", "40")


def test_a_row_says_on_whose_word_and_leads_to_the_words() -> None:
    """One row a word and account, the least number first; articles that tell it on one word are counted."""
    (dispute,) = disputes().rows()
    figure = READINGS[0].marks.figures[0]
    assert [(row.whose, row.words, row.n_articles) for row in dispute.rows] == [
        ("Ana Doru", "12", 2),
        ("Ana Doru", "at least 40 people", 2),
    ]
    assert {(row.article, row.start) for row in dispute.rows} == {(READINGS[0].article.id, figure.start)}
    first, second = (row.bar for row in dispute.rows)
    assert first is not None
    assert second is not None
    assert (first.open_high, second.open_high) == (False, True)
    assert first.x < second.x


def test_what_papers_say_in_their_own_voice_is_a_row_for_each() -> None:
    """A minister printed twice is one row; two papers on their own are two."""
    articles = tuple(
        replace(one, publisher=name) for one, name in zip(LINKS.articles, ("Ferry Post", "Vel Press"), strict=True)
    )
    own = tuple(reading.marks.claims[0].id for reading in READINGS)
    question = LINKS.questions[1]
    accounts = tuple(
        replace(
            account,
            claims=tuple(replace(one, claim=claim) for one, claim in zip(account.claims, own, strict=True)),
        )
        for account in question.accounts
    )
    links = replace(LINKS, articles=articles, questions=(replace(question, accounts=accounts),))
    (dispute,) = disputes(links).rows()
    assert [(row.whose, row.publisher) for row in dispute.rows] == [
        ("own voice", "Ferry Post"),
        ("own voice", "Vel Press"),
    ] * 2


def test_the_worst_come_first_and_the_rest_is_counted() -> None:
    """Accounts that differ stand before a part and its whole; of many questions so many are drawn."""
    question = LINKS.questions[1]
    scope = replace(question, label="part", relation=Relation.SCOPE)
    found = disputes(replace(LINKS, questions=(scope, question, *(question,) * MOST)))
    rows = list(found.rows())
    assert (found.n_all, len(rows)) == (MOST + 2, MOST)
    assert "part" not in {row.label for row in rows}


def test_accounts_without_number_or_day_are_not_drawn() -> None:
    """A picture needs two bars."""
    question = LINKS.questions[1]
    bare = tuple(replace(account, low=None, high=None, value=None) for account in question.accounts)
    links = replace(LINKS, questions=(replace(question, accounts=bare),))
    assert disputes(links).n_all == 0
    statement = replace(question, kind=QuestionKind.STATEMENT)
    assert disputes(replace(LINKS, questions=(statement,))).n_all == 0
