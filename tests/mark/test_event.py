"""Events: what a sentence says happened, and who takes part as the sentence names them."""

import pytest

from sayso.records import Event
from sayso.vocabulary import EventType, Modality
from tests.mark.articles import events_of


def one(text: str) -> Event:
    """Return the only event of a text."""
    (event,) = events_of(text)
    return event


def names(event: Event) -> tuple[str | None, str | None, str | None]:
    """Return agent, patient and place of an event as quoted."""
    parts = (event.agent, event.patient, event.place)
    return tuple(part.text if part else None for part in parts)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "parts"),
    [
        ("In 1993 Kenya occupied Norway.", EventType.SEIZE, "occupied", ("Kenya", "Norway", None)),
        ("In 1993 Norway was occupied by Kenya.", EventType.SEIZE, "occupied", ("Kenya", "Norway", None)),
        ("He recalls the occupation of Norway by Kenya.", EventType.SEIZE, "occupation", ("Kenya", "Norway", None)),
        ("He recalls Kenya's attack on Norway.", EventType.ASSAULT, "attack", ("Kenya", "Norway", None)),
        ("40 people were killed in Norway.", EventType.HARM, "killed", (None, "40 people", "Norway")),
        ("Kenya condemned Norway.", EventType.ACCUSE, "condemned", ("Kenya", "Norway", None)),
    ],
)
def test_the_voice_of_the_verb_says_who_did_what_to_whom(
    text: str, kind: EventType, trigger: str, parts: tuple[str | None, str | None, str | None]
) -> None:
    """Active, passive and noun name the same roles; nobody is inferred."""
    event = one(text)
    assert (event.type, event.text, names(event)) == (kind, trigger, parts)


def test_a_happening_with_nobody_named_has_nobody() -> None:
    """Nothing is filled from elsewhere."""
    attack, discussed = events_of("The attack was discussed at length.")
    assert (attack.text, names(attack)) == ("attack", (None, None, None))
    assert (discussed.type, names(discussed)[0]) == (EventType.CONSULT, None)


def test_a_light_verb_lends_its_subject() -> None:
    """What is carried out or held is the happening; who carries it out is its agent."""
    event = one("Kenya carried out an attack on Norway.")
    assert (event.text, names(event)) == ("attack", ("Kenya", "Norway", None))


def test_nobody_to_blame_is_a_thing() -> None:
    """A flood or a shell is no agent of harm; a passive without "by" names none."""
    assert one("Three villagers were killed in 1993.").agent is None
    harm = next(event for event in events_of("The bombs killed three villagers.") if event.type is EventType.HARM)
    assert harm.agent is None


def test_an_anniversary_does_not_lend_its_day() -> None:
    """The day of a commemoration is not that of what it commemorates."""
    events = events_of("On 3 May 2024 the widows commemorated the siege of Norway.")
    dated = {event.text: event.date is not None for event in events}
    assert dated == {"commemorated": True, "siege": False}


@pytest.mark.parametrize(
    ("text", "trigger", "modality", "negated"),
    [
        ("Kenya plans to occupy Norway.", "occupy", Modality.PLANNED, False),
        ("Kenya denied the occupation of Norway.", "occupation", Modality.ASSERTED, True),
        ("Will Kenya occupy Norway?", "occupy", Modality.ASKED, False),
        ("If Kenya occupies Norway, the talks will end.", "occupies", Modality.HYPOTHETICAL, False),
    ],
)
def test_what_governs_a_happening_colours_it(text: str, trigger: str, modality: Modality, negated: bool) -> None:
    """Plans, denials, questions and conditions reach the verb or noun they govern."""
    event = next(event for event in events_of(text) if event.text == trigger)
    assert (event.modality, event.negated) == (modality, negated)


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("Kenya occupied Norway.", Modality.ASSERTED, False),
        ("Kenya will occupy Norway.", Modality.PLANNED, False),
        ("Kenya may occupy Norway.", Modality.POSSIBLE, False),
        ("Kenya should occupy Norway.", Modality.DEMANDED, False),
        ("Kenya did not occupy Norway.", Modality.ASSERTED, True),
    ],
)
def test_an_event_is_put_as_the_sentence_puts_it(text: str, modality: Modality, negated: bool) -> None:
    """Plans, possibilities and denials are no assertions."""
    event = one(text)
    assert (event.modality, event.negated) == (modality, negated)


def test_figures_and_date_hang_on_the_event() -> None:
    """The number killed and the day belong to the killing."""
    event = one("On 3 May 2024, 40 people were killed in Norway.")
    assert len(event.figures) == 1
    assert event.date is not None


def test_every_party_is_read_alike() -> None:
    """Exchanging the parties exchanges agent and patient."""
    event, other = one("In 1993 Kenya occupied Norway."), one("In 1993 Norway occupied Kenya.")
    assert names(event)[:2] == tuple(reversed(names(other)[:2]))


def test_words_of_dates_are_no_happenings_and_take_no_part() -> None:
    """ "3 March" is no march, and nothing is done by a day or to it."""
    text = "ORVALE, 3 March 2025. On Monday the guards marched to Marrow. By noon the stock was exhausted."
    found = events_of(text)
    assert [one.text for one in found if one.text.casefold().startswith("march")] == ["marched"]
    people = [one.text for event in found for one in (event.agent, event.patient) if one is not None]
    assert not any(word in " ".join(people) for word in ("Monday", "noon", "March 2025"))


@pytest.mark.parametrize("text", ["A resolution calls on both to leave.", "He called upon Kenya to leave Bergen."])
def test_what_somebody_is_called_on_to_do_is_demanded(text: str) -> None:
    """Wherever the tree hangs it, it is neither told as done nor planned by whoever calls."""
    (leaving,) = (event for event in events_of(text) if event.text == "leave")
    assert leaving.modality is Modality.DEMANDED
