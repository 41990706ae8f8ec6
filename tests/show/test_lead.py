"""What an article chiefly tells of: the day and the place of its deed, not those of the saying or the printing."""

from sayso.show.lead import Page, best, days_of, find_lead, places_of
from tests.show.lead import read

TEXT = (
    "MARROW (10 May 2031) - Nine people were killed and six were wounded when a shell hit a bakery in Orvale on"
    " 8 May 2031.\n\nThe ministry said on 9 May 2031 that all the bread of Orvale was baked there. A court in Hessel"
    " will hear the case on 20 June 2031."
)


def test_the_day_is_that_of_the_deed() -> None:
    """Not that of the dateline, of the saying or of what is still to come."""
    lead = find_lead(read(TEXT, published="2031-05-10"))
    assert lead.day == "2031-05-08"
    assert lead.day_at is not None
    assert TEXT[lead.day_at.start : lead.day_at.end] == "8 May 2031"


def test_the_place_is_that_of_the_deed() -> None:
    """Not that of the dateline or of the court, and its name stands where it is said to."""
    lead = find_lead(read(TEXT, published="2031-05-10"))
    assert lead.place == "Orvale"
    assert lead.place_at is not None
    assert TEXT[lead.place_at.start : lead.place_at.end] == "Orvale"


def test_what_the_text_puts_a_place_in_is_told_with_it() -> None:
    """ "Orvale, Karth province" is told as one, from whichever mention says so."""
    text = "A blast in Orvale killed nine people on 8 May 2031. Orvale, Karth province, is quiet now."
    assert find_lead(read(text)).place == "Orvale, Karth province"


def test_an_article_without_a_day_or_a_place_has_no_lead() -> None:
    """Nothing is filled in: neither the day of publication nor the place of the paper."""
    lead = find_lead(read("Prices rose again, the bank says.", published="2031-05-10"))
    assert (lead.day, lead.place, lead.around) == (None, "", "")


def test_the_first_of_equals_is_the_best() -> None:
    """Two places of the same weight: the one named first."""
    places = places_of(Page(read("Trains run from Orvale to Hessel.")))
    found = best([places[0], places[0]])
    assert found is not None
    assert found.value == "Orvale"
    assert best(days_of(Page(read("No day here.")))) is None
