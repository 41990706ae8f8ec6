"""Participants: the phrases that take part, as the tree and the words give them."""

import pytest

from sayso.records import Event
from sayso.vocabulary import EventType
from tests.mark.articles import events_of


def event_of(text: str, trigger: str) -> Event:
    """Return the first event with that trigger."""
    return next(event for event in events_of(text) if event.text == trigger)


def parts(event: Event) -> tuple[str | None, str | None]:
    """Return agent and patient as quoted."""
    return event.agent.text if event.agent else None, event.patient.text if event.patient else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenyan soldiers attacked a convoy of Norway.", "attacked", ("Kenyan soldiers", "convoy of Norway")),
        ("The town was bombed by the navy of Norway.", "bombed", ("navy of Norway", "town")),
        ("The shelling of the port by the navy went on.", "shelling", ("navy", "port")),
        ("Kenya and Norway signed a treaty.", "signed", ("Kenya and Norway", "treaty")),
        ("They set fire to houses.", "set fire", (None, "houses")),
        ("Rebels shelled the farms, which fed the town, and the ferries.", "shelled", ("Rebels", "farms")),
        ("Kenya ordered the arrest of 14 Lesnans.", "ordered", ("Kenya", "arrest of 14 Lesnans")),
        ("Serious damage was done to the port.", "damage", (None, "port")),
        ("Kenya withdrew its troops and attacked Norway.", "attacked", ("Kenya", "Norway")),
        ("The rebels who attacked the village fled.", "attacked", ("rebels", "village")),
        ("Kenya tried to seize Bergen.", "seize", ("Kenya", "Bergen")),
        ("The 40 prisoners were released.", "released", (None, "40 prisoners")),
        ("They attacked it.", "attacked", (None, None)),
        ("Envoys urged the army to seize the bridge.", "seize", ("army", "bridge")),
        ("The guild called on the ministry to ban the dye.", "ban", ("ministry", "dye")),
        ("The mayor condemned the shelling of Bergen by the navy.", "shelling", ("navy", "Bergen")),
        ("Kenyan soldiers launched an offensive against the garrison.", "offensive", ("Kenyan soldiers", "garrison")),
    ],
)
def test_who_takes_part_is_quoted_without_articles(
    text: str, trigger: str, expected: tuple[str | None, str | None]
) -> None:
    """Whole phrases with "of" and "and"; subjects that verbs share; a pronoun alone is nobody named."""
    assert parts(event_of(text, trigger)) == expected


def test_agent_and_patient_are_never_one_phrase() -> None:
    """The one a happening befalls does not do it."""
    for event in events_of("The house collapsed. The army retreated. Kenya mobilised. The treaty was signed."):
        assert event.agent is None or event.agent != event.patient


def test_harm_has_somebody_for_an_agent_or_nobody() -> None:
    """Whoever harms is a person, a group or a name; floods and blasts harm too and are not blamed."""
    for text in ("The flood killed ten people.", "A blast wounded three men.", "The storm displaced many families."):
        harm = [event for event in events_of(text) if event.type in (EventType.HARM, EventType.DISPLACE)]
        assert harm
        assert all(event.agent is None for event in harm)


def test_a_name_stands_for_its_entity() -> None:
    """A phrase whose head is a name is that name, with the entity it names."""
    event = event_of("Kenya attacked Norway on Monday.", "attacked")
    assert event.agent is not None
    assert event.agent.entity is not None
    assert event.patient is not None
    assert event.patient.entity not in (None, event.agent.entity)
