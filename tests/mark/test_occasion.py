"""Occasions: where and when, as far as the sentence says so of this very happening."""

import pytest

from sayso.records import Event
from tests.mark.articles import article, events_of, marks_of


def event_of(text: str, trigger: str) -> Event:
    """Return the first event with that trigger."""
    return next(event for event in events_of(text) if event.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Two men were killed in Oslo, Norway, on Friday.", "killed", "Oslo, Norway"),
        ("Two men were killed in Bergen district, Norway.", "killed", "Bergen district, Norway"),
        ("Two men were killed in Oslo on Friday.", "killed", "Oslo"),
        ("Three people were arrested at a school in Nairobi.", "arrested", "Nairobi"),
        ("Kenya attacked a convoy from Norway.", "attacked", None),
        ("Thousands fled from Norway.", "fled", "Norway"),
        ("Ten people were wounded.", "wounded", None),
        ("The truce followed the shelling of Oslo, the second port in Norway.", "shelling", None),
        ("Fighting between Kenya and Norway ended.", "Fighting", None),
    ],
)
def test_a_place_is_quoted_with_what_it_lies_in(text: str, trigger: str, place: str | None) -> None:
    """What stands behind commas belongs to it; a name goes before a kind of place; where things come from is none."""
    found = event_of(text, trigger).place
    assert (found.text if found else None) == place


def test_what_follows_a_place_may_be_something_else() -> None:
    """ "In Oslo, Kenyan forces": the comma does not set a place behind a place."""
    found = event_of("In Oslo, Kenya arrested three men.", "arrested").place
    assert found is not None
    assert found.text == "Oslo"


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Two men were killed on 5 May 2021 in Oslo.", "killed", "2021-05-05"),
        ("On 5 May 2021 Kenya bombed the town and said so on 7 May 2021.", "bombed", "2021-05-05"),
        ("The attack of 5 May 2021 was remembered on 5 May 2022.", "attack", "2021-05-05"),
        ("Crowds on 5 May 2022 marked the anniversary of the attack.", "attack", None),
        ("Two men were killed in Oslo.", "killed", None),
    ],
)
def test_a_day_belongs_to_its_own_clause(text: str, trigger: str, day: str | None) -> None:
    """The nearest day under the happening counts; the day of remembering is not that of what is remembered."""
    marks = marks_of(article(text))
    dates = {date.id: date.value for date in marks.dates}
    event = next(event for event in marks.events if event.text == trigger)
    assert (dates[event.date] if event.date else None) == day


def test_a_colon_opens_days_of_its_own() -> None:
    """What is told behind a colon lends its days to nothing before it."""
    text = "Work is carried out in Norway: “On 9 June 2024 the minister visited Bergen.”"
    dated = {event.text: event.date is not None for event in marks_of(article(text)).events}
    assert dated["carried"] is False


def test_since_dates_the_perfect_alone() -> None:
    """What has gone on since a year began then; what was done to it later did not happen in that year."""
    assert event_of("Kenya has occupied the valley since 1992.", "occupied").date is not None
    assert event_of("Kenya was able to liberate its lands occupied by Norway since 1992.", "liberate").date is None
