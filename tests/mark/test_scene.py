"""The scene: whom a pronoun most likely means."""

import pytest

from tests.mark.casting import names, resolved
from tests.mark.speech import attributions


def test_a_subject_counts_more_than_an_object() -> None:
    """Of two people in the sentence before, the one who acted is meant."""
    text = "Tomas Kell rebuilt the dam with money from Ivo Brandt. He said it would hold."
    assert names(text, "He") == ["Tomas Kell"]


def test_who_spoke_last_goes_on_speaking() -> None:
    """A man named inside somebody's quotation is not whom the next "he said" means."""
    text = "Tomas Kell opened the dam. “Ivo Brandt built nothing,” Kell said. “I built it,” he said."
    assert names(text, "nothing,” |Kell", "it,” |he") == ["Tomas Kell", "Tomas Kell"]


def test_a_new_subject_takes_over() -> None:
    """Whoever begins the next paragraph is meant there, not who spoke in the one before."""
    text = "Tomas Kell said the dam held.\n\nIvo Brandt came to the bridge on Monday. He said it leaked."
    assert names(text, "Tomas Kell", "He")[1] != "Tomas Kell"


def test_who_is_asked_answers() -> None:
    """The subject of "asked" hands the word on: he is not taken for the one who answers."""
    text = "Tomas Kell asked Ivo Brandt whether the dam would hold.\n\n“It will,” he said."
    assert names(text, "Tomas Kell", "he")[1] != "Tomas Kell"


@pytest.mark.parametrize("count", [1, 4])
def test_a_quotation_is_no_distance(count: int) -> None:
    """However many sentences are quoted between, the voice beside the quotation is as near."""
    text = f"Tomas Kell opened the dam. “{'It is dry. ' * count}It is old,” he said."
    [one] = resolved(text, "he")
    assert one is not None
    assert one.speaker.name == "Tomas Kell"


def test_it_and_they_want_more_than_a_name_in_passing() -> None:
    """A body that is only mentioned far from the subject is not taken for "they"."""
    assert names("The road to Aldmouth passes the offices of Crosswater. They said nothing.", "They") == [None]


def test_two_sides_are_treated_alike() -> None:
    """Exchanging two people exchanges the speakers and changes nothing else."""
    text = "{0} met {1} at the bridge on Monday. {0} said the dam fell. He said it was old. {1} denied it."
    one = names(text.format("Tomas Kell", "Ivo Brandt"), "Monday. |Tomas Kell", "He")
    other = names(text.format("Ivo Brandt", "Tomas Kell"), "Monday. |Ivo Brandt", "He")
    assert (one, other) == (["Tomas Kell"] * 2, ["Ivo Brandt"] * 2)


def test_the_subject_right_before_a_quotation_leads_to_it() -> None:
    """Who is told of in the sentence before, in running text, says what follows rather than who spoke before him."""
    text = (
        "Tom Kell said the dam was old. “It will fall,” he said. “There were many ways to mend it.”\n\n"
        "Jon Orr, who runs the mill, was in doubt.\n\n“I do not believe it,” he said."
    )
    assert [one.speaker.name for one in attributions(text) if one.speaker][-1] == "Jon Orr"


def test_what_may_be_a_country_is_hardly_he() -> None:
    """A word that nothing tells to be a person's gives way to a man with a name."""
    text = (
        "Velmarca demanded that Kolmar withdraw from Arben. Nikos Stavrou refused. He said Kolmar had held the town "
        "since 2019 and would not leave."
    )
    assert [one.speaker.name for one in attributions(text) if one.speaker][-1] == "Nikos Stavrou"
