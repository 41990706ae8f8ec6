"""What all mentions of a lone name agree on."""

from sayso.mark.agreement import agreed
from sayso.protocols import NameSignal
from tests.mark.test_sign import parsed


def said(text: str, *found: tuple[str, dict[str, float]]) -> list[tuple[str, str]]:
    """Return names and types agreed on; each name stands after the one before, with the likelihood of its types."""
    signals, at = [], 0
    for name, likely in found:
        at = text.index(name, at)
        best = max(likely, key=lambda kind: likely[kind])
        signals.append(
            NameSignal(start=at, end=at + len(name), type=best, confidence=likely[best], likely=tuple(likely.items()))
        )
        at += len(name)
    return [(text[one.start : one.end], one.type) for one in agreed(parsed(text), signals)]


def test_all_mentions_of_a_name_count_together() -> None:
    """One mention that is nearly sure outweighs two that waver, and takes them along."""
    wavering = {"Person": 0.5, "Location": 0.4}
    found = said(
        "Velt came . Velt saw . Velt won .", ("Velt", {"Location": 0.98}), ("Velt", wavering), ("Velt", wavering)
    )
    assert found == [("Velt", "Location")] * 3


def test_a_sign_at_one_mention_tells_of_all_and_of_what_is_joined_to_it() -> None:
    """Who fled a name knows it for a place at all its mentions, and so is the name that "and" joins to it."""
    person = {"Person": 0.6, "Location": 0.3}
    text = "Velt and Oskaria traded fire . They fled Velt ."
    found = said(text, ("Velt", person), ("Oskaria", person), ("Velt", {"Location": 0.5, "Person": 0.4}))
    assert found == [("Velt", "Location"), ("Oskaria", "Location"), ("Velt", "Location")]


def test_surnames_and_listed_names_are_left_alone() -> None:
    """Who bears a full name in the article stays a person by the surname; a name that a list knows keeps its type."""
    place = {"Location": 0.7, "Person": 0.2}
    text = "They fled Torel . Mara Torel spoke . They fled Kenya ."
    signals = [
        NameSignal(start=10, end=15, type="Person", confidence=0.5, likely=(("Person", 0.5), ("Location", 0.4))),
        NameSignal(start=18, end=28, type="Person", confidence=0.9),
        NameSignal(start=46, end=51, type="Person", confidence=0.5, likely=(("Person", 0.5), ("Location", 0.4))),
    ]
    assert [one.type for one in agreed(parsed(text), signals)] == ["Person"] * 3
    assert said("They fled Oskaria .", ("Oskaria", place)) == [("Oskaria", "Location")]


def test_a_home_and_its_people_settle_each_other() -> None:
    """Where Veltans come beside Velt, they are a people and it is a place."""
    person = {"Person": 0.7, "Location": 0.2, "NORP": 0.05}
    found = said("Orr blamed Velt . Veltans said no .", ("Velt", person), ("Veltans", person))
    assert found == [("Velt", "Location"), ("Veltans", "NORP")]


def test_what_an_article_stands_before_is_no_person() -> None:
    """Nobody is called "the Velt": what the encoder holds for the next likely, it is."""
    river = {"Person": 0.5, "Location": 0.4}
    assert said("They left the Velt .", ("Velt", river)) == [("Velt", "Location")]
    assert said("They left with Velt .", ("Velt", river)) == [("Velt", "Person")]
