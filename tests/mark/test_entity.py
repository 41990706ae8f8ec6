"""Entities: one person, body or place under all its spellings in one article."""

import pytest

from tests.mark.articles import entities_of


@pytest.mark.parametrize(
    ("text", "name", "variants"),
    [
        ("He saw Ilvan Torel. Later Torel left.", "Ilvan Torel", ("Ilvan Torel", "Torel")),
        ("Mr Torel left. He was Ilvan Torel.", "Ilvan Torel", ("Torel", "Ilvan Torel")),
        ("He saw Ilvan Torel and I. Torel.", "Ilvan Torel", ("Ilvan Torel", "I. Torel")),
        ("He joined the Orvale Trade Union (OTU). The OTU paid.", "Orvale Trade Union", ("Orvale Trade Union", "OTU")),
        (
            "The Department of Justice agreed. The DOJ paid for it.",
            "Department of Justice",
            ("Department of Justice", "DOJ"),
        ),
        ("He left the Republic of Kenya. In Kenya it rained.", "Republic of Kenya", ("Republic of Kenya", "Kenya")),
        ("He met Ilvan Torelian. Then Ilvan Torelyan spoke.", "Ilvan Torelian", ("Ilvan Torelian", "Ilvan Torelyan")),
        ("He met French troops. The French left.", "French", ("French",)),
    ],
)
def test_variants_of_one_name_are_one_entity(text: str, name: str, variants: tuple[str, ...]) -> None:
    """Surname, initial, acronym, official and short name, another spelling: one entity, called by its fullest name."""
    names, entities = entities_of(text)
    assert [(entity.name, entity.variants) for entity in entities] == [(name, variants)]
    assert {mention.entity for mention in names} == {entities[0].id}


def test_two_people_of_one_surname_stay_two() -> None:
    """A bare surname then goes to the one named last."""
    names, entities = entities_of("He saw Ilvan Torel and Anna Torel. Torel left.")
    assert [entity.name for entity in entities] == ["Ilvan Torel", "Anna Torel"]
    assert names[-1].entity == entities[1].id


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("He saw Prime Minister Ilvan Torel.", ["Prime Minister"]),
        ("He saw army spokesman Ilvan Torel.", ["spokesman"]),
        ("He saw Ilvan Torel, the mayor of Orvale, there.", ["mayor of Orvale"]),
        ("He saw Ilvan Torel, a member of the Diet.", ["member of the Diet"]),
        ("He saw Ilvan Torel and Ann Lee.", []),
        ("Assistant to the President Ilvan Torel spoke.", ["Assistant to the President"]),
        ("The terrorist Ilvan Torel fled.", ["terrorist"]),
        ("He saw Secretary of Harbour Affairs Ilvan Torel.", ["Secretary of Harbour Affairs"]),
        ("He saw special counsel Ilvan Torel.", ["special counsel"]),
        ("He saw the commander-in-chief Ilvan Torel.", ["commander-in-chief"]),
    ],
)
def test_titles_and_appositions_are_roles(text: str, roles: list[str]) -> None:
    """What the text calls a person is kept with its span, outside the name."""
    _, entities = entities_of(text)
    found = entities[0].roles
    assert [role.text for role in found] == roles
    assert [text[role.start : role.end] for role in found] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("He saw then defence minister Ilvan Torel.", ["then defence minister"]),
        ("He saw former president Ilvan Torel.", ["former president"]),
        ("He saw Ilvan Torel, then defence minister, there.", ["then defence minister"]),
        ("Then Ilvan Torel left.", []),
    ],
)
def test_a_role_keeps_the_time_it_held(text: str, roles: list[str]) -> None:
    """ "then" and "former" belong to the role; without a role they are nobody's."""
    _, entities = entities_of(text)
    assert [role.text for role in entities[0].roles] == roles


def test_a_short_form_in_brackets_is_the_name_before_it() -> None:
    """Its letters stand in the name in that order; other brackets join nothing."""
    _, entities = entities_of("The World Trade Body (WTB) met in Paris (France). The WTB said no.")
    assert [entity.variants for entity in entities] == [("World Trade Body", "WTB"), ("Paris",), ("France",)]


def test_a_surname_stands_before_what_tells_father_from_son() -> None:
    """Who is called "Torel Jr." in full is Torel for short; a father and a son of one name are two people."""
    _, entities = entities_of("Ilvan Torel Jr. fled on Monday, police said. Torel was seen here. Mr. Torel was calm.")
    assert [one.variants for one in entities] == [("Ilvan Torel Jr.", "Torel")]
    _, entities = entities_of("Ann Orr Sr. met Ann Orr Jr. near here.")
    assert [one.name for one in entities] == ["Ann Orr Sr.", "Ann Orr Jr."]


def test_a_given_name_cut_short_is_the_same_person() -> None:
    """Tim is Timothy beside the same surname; a name known for the other gender is another person."""
    _, entities = entities_of("Timothy Burke wrote it. Tim Burke had seen the film.")
    assert [one.variants for one in entities] == [("Timothy Burke", "Tim Burke")]
    _, entities = entities_of("Daniel Orr met Daniela Orr near here.")
    assert len(entities) == 2
