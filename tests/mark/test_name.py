"""Names: where they begin and end, and what they name."""

import pytest

from sayso.vocabulary import NameType
from tests.mark.articles import names_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw President Ilvan Torel there.", [("Ilvan Torel", NameType.PERSON)]),
        ("He saw Foreign Minister Ilvan Torel there.", [("Ilvan Torel", NameType.PERSON)]),
        ("He saw the Minister of Health Ilvan Torel there.", [("Ilvan Torel", NameType.PERSON)]),
        ("He saw J. Torel there.", [("J. Torel", NameType.PERSON)]),
        ("He saw Torel Wen-ji there.", [("Torel Wen-ji", NameType.PERSON)]),
        ("He saw Ludwig van Orten there.", [("Ludwig van Orten", NameType.PERSON)]),
        ("He joined the Ministry of Defence and Industry.", [("Ministry of Defence and Industry", NameType.ORG)]),
        ("He left the Orvale Trade Union.", [("Orvale Trade Union", NameType.ORG)]),
        ("He cited UN Security Council Resolution 1325.", [("UN Security Council Resolution 1325", NameType.DOC)]),
        ("He lives in Orvale.", [("Orvale", NameType.GPE)]),
        ("He lives in the Orvale region.", [("Orvale", NameType.GPE)]),
        ("He crossed the river Ashwen.", [("Ashwen", NameType.LOC)]),
        ("He landed at Orvale International Airport.", [("Orvale International Airport", NameType.FAC)]),
        ("He remembers the Orvale War.", [("Orvale War", NameType.EVENT)]),
        ("He met French soldiers.", [("French", NameType.NORP)]),
        ("He met the French and a Kenyan.", [("French", NameType.NORP), ("Kenyan", NameType.NORP)]),
        ("He signed the Japan-EU deal.", [("Japan", NameType.GPE), ("EU", NameType.ORG)]),
        ("He cited the Treaty of Orvale.", [("Treaty of Orvale", NameType.DOC)]),
        ("He fell in the Battle of Kesh.", [("Battle of Kesh", NameType.EVENT)]),
        ("He joined Operation Iron Gate.", [("Operation Iron Gate", NameType.EVENT)]),
        ("He cited resolutions 1325 and 1820.", [("resolutions 1325", NameType.DOC), ("1820", NameType.DOC)]),
        ("He travelled in Eastern Europe.", [("Eastern Europe", NameType.LOC)]),
        ("Two cars crashed on Interstate 35 near here.", [("Interstate 35", NameType.FAC)]),
        ("They met at Torel House in Orvale.", [("Torel House", NameType.FAC), ("Orvale", NameType.GPE)]),
        ("The White House said so on Monday.", [("White House", NameType.ORG)]),
        ("Flight 19 was late.", []),
        ("India-Pakistan talks failed.", [("India", NameType.GPE), ("Pakistan", NameType.GPE)]),
        ("He serves the Republic of Kenya.", [("Republic of Kenya", NameType.GPE)]),
        ("They fled to Guinea-Bissau.", [("Guinea-Bissau", NameType.GPE)]),
        ("He met Iranian Prime Minister Ann Lee.", [("Iranian", NameType.NORP), ("Ann Lee", NameType.PERSON)]),
    ],
)  # fmt: skip
def test_names_have_their_bounds_and_their_type(text: str, expected: list[tuple[str, NameType]]) -> None:
    """Titles stand outside, the longest name counts, heads and neighbours tell the type."""
    assert [(name.text, name.type) for name in names_of(text)] == expected


@pytest.mark.parametrize(
    "text", ["Dozens came.", "However, nothing was said.", "Yesterday it rained in May.", "Hospitals closed."]
)
def test_a_capital_that_opens_a_sentence_makes_no_name(text: str) -> None:
    """Only a capital that nothing forces is a sign."""
    assert names_of(text) == ()


def test_a_headline_in_capitals_names_what_the_text_names() -> None:
    """Where all is in capitals, words known from the running text are names, and no others."""
    names = names_of("TROOPS LEAVE ORVALE TODAY\n\nThey left on foot for Orvale, and Orvale waited.")
    assert names[0].text == "ORVALE"
    assert {name.text for name in names} == {"ORVALE", "Orvale"}


def test_a_people_is_known_by_its_place() -> None:
    """ "Orvalian" beside "Orvale" is a people, "Orvale" beside "Orvalian" a place."""
    types = {name.text: name.type for name in names_of("Near here Orvale waits. It was a man the Orvalian crowd knew.")}
    assert types == {"Orvale": NameType.GPE, "Orvalian": NameType.NORP}


@pytest.mark.parametrize(("first", "second"), [("Orvale", "Marran"), ("Kesh", "Velt")])
def test_every_party_is_named_alike(first: str, second: str) -> None:
    """Exchanging the parties exchanges the names and no type."""
    text = "Troops of {0} entered {1}. The {0} army denied it. President Ilvan Torel of {1} said so."

    def types(one: str, other: str) -> list[NameType]:
        return [name.type for name in names_of(text.format(one, other))]

    assert types(first, second) == types(second, first)


def test_names_stand_in_text_order_and_quote_the_text() -> None:
    """Offsets are code points, whatever stands before."""
    text = "🕊️ In Orvale, Ilvan Torel met Qaraŭ Nel̈a of Marran.\r\n\r\nIn Orvale it rained."
    names = names_of(text)
    assert [text[name.start : name.end] for name in names] == [name.text for name in names]
    assert [name.start for name in names] == sorted(name.start for name in names)
    assert len(names) == 5


def test_a_body_does_not_end_in_of() -> None:
    """What follows "of" belongs to the body's name, whichever way the encoder cut it."""
    text = "PRESS RELEASE\n\nStatement of the Ministry of Health of the Republic of Istmar on the shelling in Orvale."
    assert all(not name.text.endswith((" of", " for")) for name in names_of(text))


@pytest.mark.parametrize("text", ["The Harrow Gazette reported it.", "According to the Harrow Gazette, it rained."])
def test_halves_of_one_name_are_put_together(text: str) -> None:
    """Where the encoder is not sure and the tree hangs the first on the second."""
    assert [name.text for name in names_of(text)] == ["Harrow Gazette"]


def test_the_letter_of_a_party_is_no_part_of_a_home() -> None:
    """ "(L-Ohio)" behind a member's name names Ohio, whatever the party."""
    for letter in "LRDI":
        named = {
            name.text: name.type
            for name in names_of(f"The bill was written by Rep. Ilvan Torel ({letter}-Ohio) on Monday.")
        }
        assert not any(f"{letter}-" in text for text in named)
