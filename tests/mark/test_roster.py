"""The roster: genders and roles, by what the text and neutral lists say."""

from sayso.lexicon import table
from sayso.mark.roster import genders_of, given_names, role_words
from tests.mark.articles import entities_of


def test_a_title_outweighs_the_given_name() -> None:
    """What the article calls somebody decides; a list of given names only where it says nothing."""
    text = "Mrs John Orr came. Mary Kell came. Oru Brandt came."
    names, entities = entities_of(text)
    genders = genders_of(text, names, entities)
    assert [genders.get(entity.id) for entity in entities] == ["f", "f", None]


def test_no_given_name_is_both() -> None:
    """Each given name stands once, as a man's or a woman's; one that both bear stands nowhere."""
    rows = table("given_names")
    assert len({row["name"] for row in rows}) == len(rows) == len(given_names())
    assert {row["gender"] for row in rows} == {"m", "f"}


def test_short_titles_stand_for_their_nouns() -> None:
    """ "Sen." is a senator, so that "the senator" finds its holder."""
    assert role_words("Former Sen.") == ["former", "senator"]
