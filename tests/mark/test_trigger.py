"""Triggers: which words name a happening, and of what type."""

import pytest

from sayso.vocabulary import EventType
from tests.mark.articles import events_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops pulled out of Bergen.", [("pulled out", EventType.RETREAT)]),
        ("Kenya took control of Bergen.", [("took control", EventType.SEIZE)]),
        ("The two sides held talks.", [("talks", EventType.CONSULT)]),
        ("The army carried out an attack on Bergen.", [("attack", EventType.ASSAULT)]),
        ("Thousands returned to their homes.", [("returned", EventType.RETURN)]),
        ("The bridge was rebuilt.", [("rebuilt", EventType.BUILD)]),
        ("The minister visited Oslo.", [("visited", EventType.VISIT)]),
        ("Three miners went missing in Kenya.", [("went missing", EventType.HARM)]),
        ("They set fire to houses.", [("set fire", EventType.DESTROY)]),
        ("Parliament passed the law.", [("passed", EventType.AGREE)]),
        ("A year passed.", [("passed", EventType.OTHER)]),
        ("Kenya headed the council.", [("headed", EventType.OTHER)]),
        ("The agreement came after months.", [("agreement", EventType.AGREE)]),
        ("Troops came to Bergen.", [("came", EventType.VISIT)]),
    ],
)
def test_a_happening_has_its_words_and_its_type(text: str, expected: list[tuple[str, EventType]]) -> None:
    """Verbs with their particles, and nouns under verbs that say no more than that they took place."""
    assert [(event.text, event.type) for event in events_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister said so.", id="saying"),
        pytest.param("Bergen is a port.", id="being"),
        pytest.param("The attack helicopter is grey.", id="a noun that only describes"),
        pytest.param("The wounded man is old.", id="a participle that only describes"),
        pytest.param("The Battle Museum is large.", id="inside a name"),
    ],
)
def test_what_only_describes_is_no_happening(text: str) -> None:
    """States, words of saying, and words inside names or before a noun name no happening."""
    assert events_of(text) == ()


def test_a_trigger_is_quoted() -> None:
    """Its span is the word as it stands, in right-to-left and accented surroundings too."""
    text = "🕯️ שלום. Café owners mourned; troops bombed Bergen."
    for event in events_of(text):
        assert text[event.start : event.end] == event.text
