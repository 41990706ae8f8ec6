"""Who is who across articles: spellings joined, different people and places kept apart."""

from dataclasses import replace

import pytest

from sayso.link import link_readings
from sayso.records import LinkedEntity, Located, Reading, Rulings
from sayso.vocabulary import NameType
from tests.link.pile import Draft

PERSON, GPE, ORG, FAC = NameType.PERSON, NameType.GPE, NameType.ORG, NameType.FAC


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
        pytest.param("Samir al-Dashev", "Samir Dashev", PERSON, id="particles"),
        pytest.param("Ana Belling", "Ana R. Belling", PERSON, id="a middle letter"),
        pytest.param("Marrow Mills", "Marrow Mills Ltd", ORG, id="legal forms"),
        pytest.param("the Interior Ministry", "Ministry of the Interior", ORG, id="offices turned round"),
        pytest.param("Burma", "Myanmar", GPE, id="two names of one state"),
        pytest.param("the Lake Assembly", "Lake Assembly", ORG, id="article"),
        pytest.param("Marrow’s", "Marrow", GPE, id="possessive"),
        pytest.param("Volodymyr Toreksky", "Vladimir Torekskiy", PERSON, id="one given name in two languages"),
        pytest.param("Toreksky", "Torekskiy", PERSON, id="surnames alone"),
        pytest.param("Xu Tor-beck", "Xu Torbeck", PERSON, id="a hyphen"),
        pytest.param("Ivan Petrovich Torek", "Ivan Torek", PERSON, id="a patronymic left out"),
        pytest.param("Ivan Torek Jr.", "Ivan Torek", PERSON, id="a generation left out"),
        pytest.param("Ministry of Defence", "Defense Ministry", ORG, id="two ways to spell in English"),
        pytest.param("Foreign Ministry", "Ministry of Foreign Affairs", ORG, id="affairs"),
        pytest.param("St. Marrow", "Saint Marrow", GPE, id="a short first word"),
        pytest.param("City of Marrow", "Marrow", GPE, id="a town by its office"),
        pytest.param("Marrow Trade Centre", "Marrow Trade Center", FAC, id="a thing built, spelt two ways"),
        pytest.param("Bettie Belling", "Betty Belling", PERSON, id="one given name spelt two ways"),
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
        pytest.param("Tim Belling", "Tom Belling", PERSON, id="one vowel, two names"),
        pytest.param("John Baker", "John Becker", PERSON, id="two surnames of one place"),
        pytest.param("Ana R. Belling", "Ana S. Belling", PERSON, id="two middle letters"),
        pytest.param("Jean Torek", "Joan Torek", PERSON, id="two names beside one vowel"),
        pytest.param("Ivan H. W. Torek", "Ivan W. Torek", PERSON, id="other middle letters"),
        pytest.param("Ivan Torek Sr.", "Ivan Torek Jr.", PERSON, id="father and son"),
        pytest.param("Ministry of Health of Marrow", "Ministry of Health of Velt", ORG, id="ministries of two states"),
        pytest.param("Marrow", "Marrow Strip", GPE, id="a town and a strip"),
        pytest.param("Democratic Republic of Marrow", "Republic of Marrow", GPE, id="two republics"),
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


@pytest.mark.parametrize("verb", [" named ", " called ", ", of the Lake Party, called "])
def test_who_names_another_is_not_the_other(verb: str) -> None:
    """Somebody who calls or names somebody else does not go by that name."""
    text = f"Senator Ilse Norwin{verb}Corin Dray a liar."
    assert len(entities(Draft(key="a", text=text).name("Ilse Norwin", PERSON).name("Corin Dray", PERSON))) == 2


def at(draft: Draft, lat: float, lon: float, number: str) -> Reading:
    """Return the draft's reading with its first entity at a place."""
    reading = draft.reading()
    first, *others = reading.marks.entities
    placed = replace(first, place=Located(lat=lat, lon=lon, gazetteer_id=number, why="the text says so"))
    return replace(reading, marks=replace(reading.marks, entities=(placed, *others)))


def test_places_of_one_name_stay_apart_where_they_lie_apart() -> None:
    """Two towns called Marrow, a thousand kilometres from each other, are two; an open mention goes to neither."""
    readings = [
        at(naming("a", "Marrow", GPE), 10.0, 10.0, "1"),
        at(naming("b", "Marrow", GPE), 20.0, 20.0, "2"),
        at(naming("c", "Marrow", GPE), 10.0, 10.0, "1"),
        naming("d", "Marrow", GPE).reading(),
    ]
    found = link_readings(readings).entities
    assert sorted(len(entity.mentions) for entity in found) == [1, 1, 2]
    assert sorted(entity.place.gazetteer_id or "" for entity in found if entity.place) == ["1", "2"]


def test_two_names_of_one_number_in_the_gazetteer_are_one_place() -> None:
    """Where the gazetteer has both names for one place, the reason says so."""
    readings = [at(naming("a", "Marrow", GPE), 10.0, 10.0, "1"), at(naming("b", "Morvaar", GPE), 10.0, 10.0, "1")]
    (entity,) = link_readings(readings).entities
    assert entity.variants == ("Marrow", "Morvaar")
    assert entity.reasons == ("“Marrow” and “Morvaar”: one place in the gazetteer (GeoNames 1)",)
    assert entity.place is not None
    assert entity.place.why == "2 of the 2 articles that name it put it there"


def test_a_river_is_not_the_state_of_its_name() -> None:
    """A name that its article takes for water or land joins no place with a government."""
    readings = [
        at(naming("a", "Marrow", GPE), 10.0, 10.0, "1"),
        naming("b", "Marrow", NameType.LOC).reading(),
        naming("c", "Marrow", NameType.LOC).reading(),
    ]
    assert {entity.type: len(entity.mentions) for entity in link_readings(readings).entities} == {
        GPE: 1,
        NameType.LOC: 2,
    }


@pytest.mark.parametrize(("one", "other"), [("Ana Belling", "Ana Belling"), ("Aivan Tourek", "Eyven Toreck")])
def test_what_a_person_called_different_is_never_joined(one: str, other: str) -> None:
    """Not directly, and not by way of a third spelling."""
    readings = [naming(key, name, PERSON).reading() for key, name in (("a", one), ("b", other), ("c", one))]
    apart = (readings[0].marks.entities[0].id, readings[1].marks.entities[0].id)
    joined = link_readings(readings).entities
    assert len(joined) == 1
    for pair in (apart, apart[::-1]):
        found = link_readings(readings, rulings=Rulings(different=(pair, ("unknown", "ids")))).entities
        assert len(found) == 2
        homes = [
            next(entity.id for entity in found if any(one.article == reading.article.id for one in entity.mentions))
            for reading in readings[:2]
        ]
        assert homes[0] != homes[1]


def test_a_joined_spelling_has_its_reason() -> None:
    """Every join of two spellings is explained; one spelling needs no reason."""
    (entity,) = entities(naming("a", "Aivan Tourek", PERSON), naming("b", "Eyven Toreck", PERSON))
    assert entity.reasons == ("“Aivan Tourek” and “Eyven Toreck”: spellings of one name in another alphabet",)
    (entity,) = entities(naming("a", "Aivan Tourek", PERSON), naming("b", "Aivan Tourek", PERSON))
    assert entity.reasons == ()


def test_two_people_of_one_article_are_not_spellings_of_one() -> None:
    """An article that has both names tells them apart."""
    both = (
        Draft(key="a", text="Aivan Tourek met Eyven Toreck.").name("Aivan Tourek", PERSON).name("Eyven Toreck", PERSON)
    )
    assert len(entities(both)) == 2


def test_a_short_form_goes_to_the_one_body_an_article_gives_it_to() -> None:
    """Another article's bare letters are the body's; with two such bodies they stay open."""
    long = naming("a", "World Trade Body", ORG, variants=("WTB",))
    assert len(entities(long, naming("b", "WTB", ORG))) == 1
    other = naming("c", "Water Trust Board", ORG, variants=("WTB",))
    assert len(entities(long, naming("b", "WTB", ORG), other)) == 3


def office(key: str, name: str, *places: str) -> Draft:
    """Return an article that names an office and places."""
    draft = Draft(key=key, text=f"{key}: {name} spoke of {' and '.join(places)}.").name(name, ORG)
    for place in places:
        draft = draft.name(place, GPE)
    return draft


def test_an_office_named_without_its_state_is_the_one_of_the_state_its_article_names() -> None:
    """ "Ministry of Health" in an article on Velt is that of the Republic of Velt, where no other state's is named."""
    (body,) = (
        one
        for one in entities(
            office("a", "Ministry of Health of the Republic of Velt", "Kesh"), office("b", "Ministry of Health", "Velt")
        )
        if one.type is ORG
    )
    assert len(body.mentions) == 2
    assert "named with its state and without" in body.reasons[0]


@pytest.mark.parametrize(("state", "people"), [("Velt", "Velti"), ("Ostra", "Ostran"), ("Kelmo", "Kelmese")])
def test_an_office_named_with_the_people_is_that_of_their_state(state: str, people: str) -> None:
    """ "Velti Ministry of Health" is the Ministry of Health of the Republic of Velt; one of Kesh is another."""
    bodies = [
        one
        for one in entities(
            office("a", f"Ministry of Health of the Republic of {state}"),
            office("b", f"{people} Ministry of Health"),
            office("c", "Ministry of Health of Kesh"),
        )
        if one.type is ORG
    ]
    assert sorted(len(one.mentions) for one in bodies) == [1, 2]


@pytest.mark.parametrize(
    "others",
    [
        (office("b", "Ministry of Health", "Kesh"),),
        (office("b", "Ministry of Health", "Velt"), office("c", "Ministry of Health of Kesh", "Marrow")),
    ],
)
def test_an_office_that_may_be_another_states_stays_apart(others: tuple[Draft, ...]) -> None:
    """Where its article does not name the state, or two states have such an office, it is left open."""
    bodies = [
        one
        for one in entities(office("a", "Ministry of Health of the Republic of Velt", "Marrow"), *others)
        if one.type is ORG
    ]
    assert len(bodies) == 1 + len(others)
