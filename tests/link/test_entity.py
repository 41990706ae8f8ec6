"""Who is who across articles: spellings joined, different people and places kept apart."""

import pytest

from sayso.link import link_readings
from sayso.records import LinkedEntity
from sayso.vocabulary import NameType
from tests.link.pile import Draft

PERSON, GPE, ORG = NameType.PERSON, NameType.GPE, NameType.ORG


def entities(*drafts: Draft) -> tuple[LinkedEntity, ...]:
    return link_readings([draft.reading() for draft in drafts]).entities


def naming(key: str, name: str, kind: NameType, **more: object) -> Draft:
    return Draft(key=key, text=f"{key}: {name} was there.").name(name, kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param("Ana Belling", "Ana Belling", PERSON, id="the same"),
        pytest.param("Ana Belling", "ANA BELLING", PERSON, id="case"),
        pytest.param("Ana Bélling", "Ana Belling", PERSON, id="accents"),
        pytest.param("Aivan Tourek", "Eyven Toreck", PERSON, id="transliterations"),
        pytest.param("Khalil Dashev", "Halil Dashev", PERSON, id="kh and h"),
        pytest.param("the Lake Assembly", "Lake Assembly", ORG, id="article"),
        pytest.param("Marrow’s", "Marrow", GPE, id="possessive"),
    ],
)
def test_spellings_of_one_name_are_one_entity(one: str, other: str, kind: NameType) -> None:
    """What differs only in spelling is one, with all its variants."""
    (entity,) = entities(naming("a", one, kind), naming("b", other, kind))
    assert set(entity.variants) == {one, other}
    assert len(entity.mentions) == 2


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param("Petr Ivanov", "Petr Ivanova", PERSON, id="gendered surnames"),
        pytest.param("Petr Dolinsky", "Petr Dolinskaya", PERSON, id="gendered surnames in -sky"),
        pytest.param("Niger", "Nigeria", GPE, id="Niger and Nigeria"),
        pytest.param("Austria", "Australia", GPE, id="Austria and Australia"),
        pytest.param("Oman", "Yemen", GPE, id="same consonants"),
        pytest.param("Ana Belling", "Ina Belling", ORG, id="organisations are not respelt"),
        pytest.param("Ana Belling", "Tom Belling", PERSON, id="one surname, two people"),
        pytest.param("Health Ministry", "Interior Ministry", ORG, id="two ministries"),
    ],
)
def test_names_that_only_look_alike_stay_apart(one: str, other: str, kind: NameType) -> None:
    """Precision before recall."""
    assert len(entities(naming("a", one, kind), naming("b", other, kind))) == 2


def test_a_surname_alone_joins_the_one_fuller_name_of_the_pile() -> None:
    """Belling is Ana Belling where the pile knows no other."""
    (entity,) = entities(naming("a", "Ana Belling", PERSON), naming("b", "Belling", PERSON))
    assert entity.name == "Ana Belling"


def test_a_surname_alone_joins_nobody_where_there_are_two() -> None:
    """With two Bellings, Belling is left open."""
    drafts = naming("a", "Ana Belling", PERSON), naming("b", "Tom Belling", PERSON), naming("c", "Belling", PERSON)
    assert len(entities(*drafts)) == 3


def test_an_initial_chooses_between_two_of_one_surname() -> None:
    """T. Belling is Tom, not Ana."""
    drafts = naming("a", "Ana Belling", PERSON), naming("b", "Tom Belling", PERSON), naming("c", "T. Belling", PERSON)
    joined = {frozenset(entity.variants) for entity in entities(*drafts)}
    assert frozenset({"Tom Belling", "T. Belling"}) in joined


def test_a_person_and_a_place_of_one_name_are_two() -> None:
    """Names are joined within a kind."""
    drafts = naming("a", "Marrow", GPE), naming("b", "Tessa Marrow", PERSON), naming("c", "Marrow", PERSON)
    assert {entity.type: len(entity.mentions) for entity in entities(*drafts)} == {GPE: 1, PERSON: 2}


def test_a_lone_word_is_the_place_that_other_articles_know() -> None:
    """What one article takes for a person, with a single word and nobody's surname, is the pile's place."""
    (entity,) = entities(naming("a", "Marrow", GPE), naming("b", "Marrow", PERSON))
    assert (entity.type, len(entity.mentions)) == (GPE, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Marrow, which the others call Morvaar, is a town.",
        "Marrow (formerly Morvaar) is a town.",
        "Marrow, known on the lake as Morvaar, is a town.",
    ],
)
def test_two_names_that_the_text_calls_one_are_one(text: str) -> None:
    """A town with two names is one town where an article says so."""
    said = Draft(key="a", text=text).name("Marrow", GPE).name("Morvaar", GPE)
    (entity,) = entities(said, naming("b", "Morvaar", GPE), naming("c", "Marrow", GPE))
    assert len(entity.mentions) == 4
