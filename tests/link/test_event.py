"""Which mentions tell of one event."""

import pytest

from sayso.link import link_readings
from sayso.records import LinkedEvent
from sayso.vocabulary import EventType, NameType
from tests.link.pile import Draft


def strike(key: str, day: str, place: str, trigger: str = "shelled", negated: bool = False) -> Draft:
    text = f"{key}: On {day} the lake guard {trigger} the harbour of {place}."
    draft = Draft(key=key, text=text).name(place, NameType.GPE).claim(text).date(day, day, day, day)
    return draft.event(trigger, EventType.ASSAULT, place=place, date=day, negated=negated)


def events(*drafts: Draft) -> tuple[LinkedEvent, ...]:
    return link_readings([draft.reading() for draft in drafts]).events


def test_one_type_place_and_day_told_alike_are_one_event() -> None:
    """Two articles tell of one shelling."""
    (event,) = events(strike("a", "2031-05-01", "Marrow"), strike("b", "2031-05-01", "Marrow"))
    assert (event.earliest, event.latest, event.place) == ("2031-05-01", "2031-05-01", "Marrow")
    assert len(event.mentions) == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(strike("b", "2031-05-03", "Marrow"), id="another day"),
        pytest.param(strike("b", "2031-05-01", "Hessel"), id="another place"),
        pytest.param(strike("b", "2031-05-01", "Marrow", trigger="raided"), id="another doing"),
        pytest.param(strike("b", "2031-05-01", "Marrow", negated=True), id="one that did not happen"),
    ],
)
def test_events_that_differ_stay_apart(other: Draft) -> None:
    """Each of type, place, time and telling can keep two mentions apart."""
    assert len(events(strike("a", "2031-05-01", "Marrow"), other)) == 2


def test_each_joined_pair_says_why() -> None:
    """Place and day that two mentions share are named, with the ids of both marks."""
    (event,) = events(strike("a", "2031-05-01", "Marrow"), strike("b", "2031-05-01", "Marrow"))
    (pair,) = event.pairs
    assert {pair.a, pair.b} == {mention.mark for mention in event.mentions}
    assert "in Marrow" in pair.why
    assert "on 2031-05-01" in pair.why


def told(key: str, *doings: tuple[str, str]) -> Draft:
    text = f"{key}: " + ", then ".join(f"the lake guard {trigger} the {patient}" for trigger, patient in doings) + "."
    draft = Draft(key=key, text=text).claim(text)
    for trigger, patient in doings:
        draft = draft.event(trigger, EventType.SEIZE, patient=patient)
    return draft


def test_what_undoes_a_doing_is_another_event() -> None:
    """Who occupied the valley and who liberated it did two things, however alike they are told, and whatever joins."""
    pile = [told("a", ("occupied", "valley")), told("b", ("liberated", "valley")), told("c", ("took", "valley"))]
    for event in events(*pile):
        marks = {mention.mark for mention in event.mentions}
        assert len(marks & {pile[0].events[0].id, pile[1].events[0].id}) < 2


def test_a_doing_to_many_needs_more_than_its_story() -> None:
    """An article that tells of three things seized says by each whom: no other mention is one with all of them."""
    pile = [told("a", ("seized", "mill"), ("seizing", "ferry"), ("seizes", "quarry")), told("b", ("seized", "quarry"))]
    groups = [{mention.mark for mention in event.mentions} for event in events(*pile)]
    mill, ferry, quarry = (event.id for event in pile[0].events)
    assert {quarry, pile[1].events[0].id} in groups
    assert not any({mill, ferry} <= group or {mill, quarry} <= group for group in groups)
