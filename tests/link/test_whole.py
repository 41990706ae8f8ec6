"""Which happenings are told of as inside others."""

import pytest

from sayso.link import link_readings
from sayso.records import EventInside
from sayso.vocabulary import EventType, NameType
from tests.link.pile import Draft


def inside(text: str, *events: tuple[str, EventType], name: str = "", negated: str = "") -> list[tuple[str, str]]:
    """What is told of as inside what: words of the part, words of the whole."""
    draft = Draft(key="a", text=text).claim(text)
    for words, kind in events:
        draft.event(words, kind, negated=words == negated)
    if name:
        draft.name(name, NameType.EVENT)
    return [
        (event.label.split(" · ")[0], line.name)
        for event in link_readings([draft.reading()]).events
        for line in event.inside
    ]


HARM, ASSAULT, COERCE, CONSULT, AGREE = (
    EventType.HARM, EventType.ASSAULT, EventType.COERCE, EventType.CONSULT, EventType.AGREE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "events", "expected"),
    [
        pytest.param("Nine were killed in the siege of Marrow.", (("killed", HARM), ("siege", ASSAULT)),
                     [("killed", "siege")], id="in"),
        pytest.param("The pact was signed during the summit.", (("signed", AGREE), ("summit", CONSULT)),
                     [("signed", "summit")], id="during"),
        pytest.param("The shelling was part of the offensive.", (("shelling", ASSAULT), ("offensive", ASSAULT)),
                     [("shelling", "offensive")], id="part of"),
        pytest.param("During the war, guards seized the mill.", (("war", ASSAULT), ("seized", EventType.SEIZE)),
                     [("seized", "war")], id="at the head of a sentence"),
        pytest.param("Five died on the second day of the battle.", (("died", HARM), ("battle", ASSAULT)),
                     [("died", "battle")], id="on a day of it"),
        pytest.param("Two were arrested in the attack.", (("arrested", COERCE), ("attack", ASSAULT)),
                     [], id="in says only what they had to do with it"),
        pytest.param("Nine were killed before the siege.", (("killed", HARM), ("siege", ASSAULT)),
                     [], id="before"),
        pytest.param("The war spread in the siege.", (("war", ASSAULT), ("siege", ASSAULT)),
                     [], id="the larger in the smaller"),
        pytest.param("He was wounded. In the siege nobody ate.", (("wounded", HARM), ("siege", ASSAULT)),
                     [], id="another sentence"),
    ],
)  # fmt: skip
def test_the_words_between_two_happenings_put_one_inside_the_other(
    text: str, events: tuple[tuple[str, EventType], ...], expected: list[tuple[str, str]]
) -> None:
    """Only "in", "during", "part of" and the like do, and a larger one is in no smaller one."""
    assert inside(text, *events) == expected


def test_a_name_of_an_event_holds_others() -> None:
    """ "The Battle of Marrow" is no happening's word, and yet people die in it."""
    assert inside("Ten died in the Battle of Marrow.", ("died", HARM), name="Battle of Marrow") == [
        ("died", "Battle of Marrow")
    ]


def test_what_did_not_happen_is_inside_nothing() -> None:
    """ "Nobody was killed in the attack" puts no killing into it."""
    text = "Nobody was killed in the attack."
    assert inside(text, ("killed", HARM), ("attack", ASSAULT), negated="killed") == []


def test_where_an_event_is_inside_another_the_words_stand_at_the_place_given() -> None:
    """The line quotes the whole, names the mark inside it, and says which words join them."""
    text = "Nine were killed in the long siege of Marrow."
    draft = Draft(key="a", text=text).claim(text).event("killed", HARM).event("siege", ASSAULT)
    reading = draft.reading()
    events = {event.label.split()[0]: event for event in link_readings([reading]).events}
    (line,) = events["killed"].inside
    assert isinstance(line, EventInside)
    assert text[line.start : line.end] == line.name == "siege"
    assert line.event == events["siege"].id
    assert line.part == events["killed"].mentions[0].mark
    assert line.why == "“killed” in “siege”"
