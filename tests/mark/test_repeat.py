"""What one mention of a name tells of the others of the article."""

from sayso.mark.draft import NameDraft
from sayso.mark.parse import Parse
from sayso.mark.repeat import settle_types
from sayso.protocols import Signals
from sayso.vocabulary import NameType
from tests.mark.articles import names_of


def test_a_headline_in_capitals_names_what_the_text_names() -> None:
    """Words in capitals that the running text has as a name are that name."""
    names = names_of("MARRAN GUARD LEAVES ORVALE\n\nThe town of Orvale waited. In Orvale, Ilvan Torel spoke.")
    assert ("ORVALE", NameType.GPE) in [(name.text, name.type) for name in names]


def test_mentions_written_alike_have_one_type() -> None:
    """Most of the weight decides for all of them."""
    names = names_of("Troops of Velt entered Kesh. The Velt army denied it. President Ilvan Torel of Kesh said so.")
    assert {name.text: name.type for name in names} == {
        "Velt": NameType.GPE,
        "Kesh": NameType.GPE,
        "Ilvan Torel": NameType.PERSON,
    }


def test_a_date_is_never_taken_for_a_name() -> None:
    """What the encoder reads as a date stays one, however it is written elsewhere."""
    assert [name.text for name in names_of("April Torel spoke in April. She left in April.")] == ["April Torel"]


def settled(text: str, **types: NameType) -> dict[str, NameType]:
    """Return the types after settling of words that the encoder took for ``types``."""
    drafts = [
        NameDraft(start=text.index(word), end=text.index(word) + len(word), type=kind, level=0.7)
        for word, kind in types.items()
    ]
    return {text[one.start : one.end]: one.type for one in settle_types(Parse(text, Signals()), drafts)}


def test_a_home_is_no_person_where_its_people_are_named() -> None:
    """Where "the Orvaleans" come from is a place, whatever one mention alone may look like."""
    found = settled("The Orvaleans came. Orvale denied it.", Orvaleans=NameType.NORP, Orvale=NameType.PERSON)
    assert found == {"Orvaleans": NameType.NORP, "Orvale": NameType.GPE}


def test_a_people_is_told_by_its_home() -> None:
    """Fourteen of those whose name is made of the town's are a people; who only bears a like name stays a person."""
    found = settled("It held 14 Kelmirans in Kelmira.", Kelmirans=NameType.PERSON, Kelmira=NameType.GPE)
    assert found == {"Kelmirans": NameType.NORP, "Kelmira": NameType.GPE}
    found = settled("Kelmiran spoke in Kelmira.", Kelmiran=NameType.PERSON, Kelmira=NameType.GPE)
    assert found == {"Kelmiran": NameType.PERSON, "Kelmira": NameType.GPE}
