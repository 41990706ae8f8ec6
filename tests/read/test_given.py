"""What people say outweighs what the article says, and what was found stays among the candidates."""

import pytest

from sayso.read import apply_given
from sayso.records import Given
from sayso.settings import Settings
from sayso.vocabulary import How
from tests.read.article import OUTLETS, STORY, read


def say(field: str, value: str, how: How = How.GIVEN) -> Given:
    """Return one given value."""
    return Given(field=field, value=value, how=how)


def test_the_first_of_two_counts() -> None:
    """A flag stands before a side-car."""
    article = read(STORY, given=(say("publisher", "Selm News"), say("publisher", "Other", How.SIDE_CAR)))
    assert article.publisher is not None
    assert (article.publisher.name, article.publisher.how) == ("Selm News", How.GIVEN)


def test_a_given_publisher_has_its_standard_name() -> None:
    """Aliases of publishers.csv hold for what people say as well."""
    article = read(STORY, given=(say("publisher", "tanura post", How.SIDE_CAR),))
    assert article.publisher is not None
    assert (article.publisher.name, article.publisher.how) == ("The Tanura Post", How.SIDE_CAR)


def test_a_given_date_keeps_the_found_ones() -> None:
    """The choice is a person's, the evidence stays."""
    article = read("3 March 2031\n\n" + STORY, given=(say("published", "2031-03-04"),))
    assert article.published is not None
    assert [(c.value, c.how.value) for c in article.published.candidates] == [
        ("2031-03-04", "given"),
        ("2031-03-03", "text"),
    ]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2031", "2031"),
        ("2031-03", "2031-03"),
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T05:06:07Z", "2031-03-04"),
        ("2031-03-04 05:06", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("2031?", "2031?"),
    ],
)
def test_dates_are_taken_in_several_forms(value: str, edtf: str) -> None:
    """EDTF itself, ISO with a time, or written out."""
    article = read(STORY, given=(say("published", value),))
    assert article.published is not None
    assert article.published.value == edtf


@pytest.mark.parametrize("value", ["soon", "2031-02-31", "03/04/2031"])
def test_a_value_that_is_no_date_is_warned_of(value: str) -> None:
    """What was found stands."""
    article = read("3 March 2031\n\n" + STORY, given=(say("published", value),))
    assert article.published is not None
    assert article.published.value == "2031-03-03"
    assert [w.code for w in article.warnings] == ["bad-date"]


def test_an_empty_value_takes_a_date_away() -> None:
    """ "Undated" can be said."""
    assert read("3 March 2031\n\n" + STORY, given=(say("published", ""),)).published is None


def test_a_date_to_come_is_warned_of() -> None:
    """Against the day in the settings, never against a clock; setting another date takes the warning back."""
    article = read("3 July 2031\n\n" + STORY)
    assert [w.code for w in article.warnings] == ["published-in-future"]
    assert apply_given(article, (say("published", "2031-05-03"),), OUTLETS).warnings == ()
    assert read("3 July 2031\n\n" + STORY, settings=Settings()).warnings == ()


def test_other_fields_are_taken_as_said() -> None:
    """Title, authors, agency and language."""
    given = (
        say("title", "Two bridges"),
        say("author", "Jana Holm; Pell Arno"),
        say("agency", "Orbis"),
        say("language", "fr"),
    )
    article = read(STORY, given=given)
    assert article.title is not None
    assert article.agency is not None
    assert (article.title.text, article.title.start, article.title.end) == ("Two bridges", 0, 11)
    assert [author.name for author in article.authors] == ["Jana Holm", "Pell Arno"]
    assert (article.agency.name, article.language, article.language_confidence) == ("Orbis News Agency", "fr", 1.0)
