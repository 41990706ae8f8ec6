"""Turns of interviews and letters: whose words whole paragraphs are by their form."""

import pytest

from sayso.records import Article
from tests.mark.articles import marks_of
from tests.mark.speech import article, quote

INTERVIEW = (
    "Ilsa Renn mends nets.\n\n"
    "Q: Is the harbour full?\n\n"
    "Ilsa Renn: It is empty. My brother says the fish are gone.\n\n"
    "They left in spring.\n\n"
    "Q: Will they return?\n\n"
    "Ilsa Renn: Nobody knows.\n"
)
LETTER = (
    "To the editor\n\n"
    "The mill was never closed. We work there every day.\n\n"
    "It will be open tomorrow.\n\n"
    "Oren Tull, foreman\n"
)


def said(read: Article) -> list[tuple[str, str | None]]:
    """Return (what, innermost voice) of each claim."""
    return [(quote(read.text, claim.spans), claim.voice[-1].name) for claim in marks_of(read).claims]


def test_a_turn_is_the_word_of_its_label() -> None:
    """What follows a label is its bearer's up to the next label; questions without a name are the publisher's own."""
    found = said(article(INTERVIEW))
    assert ("It is empty.", "Ilsa Renn") in found
    assert ("the fish are gone", "My brother") in found
    assert ("They left in spring.", "Ilsa Renn") in found
    assert ("Nobody knows.", "Ilsa Renn") in found
    assert all(voice is None for what, voice in found if "?" in what or "mends" in what)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Date: Monday.\n\nPlace: Orrin hall.\n\nPrice: The seats are free.\n", id="a list of facts"),
        pytest.param("Ilsa Renn: It is empty.\n\nThe harbour froze.\n", id="one label"),
        pytest.param(
            "Ilsa Renn: The sea is empty.\n\nThe harbour froze.\n\nName: Ilsa, age 40.\n\nIlsa Renn: No fish left.\n",
            id="headlines of two stories",
        ),
    ],
)
def test_labels_that_do_not_take_turns_say_nothing(text: str) -> None:
    """Labels speak only where one of them comes again and another stands between."""
    read = article(text)
    assert not [one for one in marks_of(read).attributions if not one.cue and one.source]


def test_a_letter_is_the_word_of_who_signs_it() -> None:
    """Between an address above and a name below, all is the writer's."""
    found = said(article(LETTER))
    assert [voice for what, voice in found if what.startswith(("The mill", "We work", "It will"))] == ["Oren Tull"] * 3


def test_a_letter_without_a_name_below_is_nobodys() -> None:
    """A name inside the last sentence signs nothing."""
    read = article("To the editor\n\nThe mill was never closed.\n\nOren Tull works there every day.")
    assert all(voice != "Oren Tull" for _, voice in said(read))


def test_who_says_i_in_a_turn_is_who_speaks() -> None:
    """ "I think" inside somebody's words adds no voice."""
    text = INTERVIEW.replace("Nobody knows.", "I think they will not return.")
    assert said(article(text))[-1][1] == "Ilsa Renn"


def test_a_speech_in_a_debate_is_of_whom_its_label_names_with_a_seat() -> None:
    """A title, a name, the seat in brackets, a colon; one such paragraph is enough."""
    text = "Ms Ouma (Orvale East): My constituents have waited nine years for this road."
    claim = marks_of(article(text)).claims[-1]
    assert [voice.name for voice in claim.voice[1:]] == ["Ouma"]
