"""Descriptions: a role, a body, some people, and whom they lead to."""

from sayso.vocabulary import SpeakerKind
from tests.mark.casting import names, resolved


def test_a_role_in_small_letters_leads_to_its_only_holder() -> None:
    """Words of praise or blame beside the noun do not matter where only one person has the role."""
    text = "Senator Mara Orr came. “It fell,” the veteran senator said."
    assert names(text, "the veteran senator") == ["Mara Orr"]


def test_former_is_somebody_else() -> None:
    """ "The former mayor" is not the mayor."""
    assert names("Mayor Tomas Kell came. The former mayor said it fell.", "The former mayor") == ["The former mayor"]


def test_a_place_beside_the_name_tells_two_holders_apart() -> None:
    """ "The Aldmouth senator" is the one beside whose name Aldmouth stands."""
    text = "Mara Orr, an Aldmouth senator, met Ivo Brandt, a Dovenne senator. The Dovenne senator said it fell."
    assert names(text, "The Dovenne senator") == ["Ivo Brandt"]


def test_the_two_ministers_are_the_names_joined_before() -> None:
    """A definite group of so many leads to as many names, in the words that joined them."""
    text = "Minister Mara Orr and Minister Ivo Brandt came. The two ministers said it fell."
    [one] = resolved(text, "The two ministers")
    assert one is not None
    assert one.speaker.name == "Mara Orr and Minister Ivo Brandt"
    assert one.speaker.kind is SpeakerKind.GROUP


def test_own_words_end_where_the_phrase_is_explained() -> None:
    """Appositions and relative clauses are no part of the name; a comma inside a number is no end."""
    assert names("A miner, who came late, said it fell.", "A miner, who came late,") == ["A miner"]
    assert names("Those who stayed said it fell.", "Those who stayed") == ["Those who stayed"]
    assert names("Its 8,000-word report said it fell.", "Its 8,000-word report") == ["Its 8,000-word report"]


def test_the_council_is_the_one_whose_longer_name_holds_it() -> None:
    """A bare body leads to the only organisation of that kind."""
    text = "The National Water Council met. The council said it fell."
    assert names(text, "The council") == ["National Water Council"]
