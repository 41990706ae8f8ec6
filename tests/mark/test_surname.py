"""Surnames that are words of saying."""

import pytest

from tests.mark.articles import marks_of
from tests.mark.speech import article
from tests.mark.test_relay import chains


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noor Said asked whether anyone had seen the warden.", ("whether anyone had seen the warden", ["Noor Said"])),
        ("“Nobody slept,” Noor Said recalled.", ("“Nobody slept,”", ["Noor Said"])),
        ("A villager, Noor Said, said soldiers were still there.", ("soldiers were still there", ["Noor Said"])),
    ],
)
def test_a_surname_before_a_verb_is_no_cue(text: str, expected: tuple[str, list[str | None]]) -> None:
    """A word of saying with a capital, between a first name and a verb, is part of the name."""
    assert expected in chains(text)


def test_the_name_holds_its_surname() -> None:
    """Names and sources agree on where the name ends."""
    names = [name.text for name in marks_of(article("Noor Said does not think the wall is sound.")).names]
    assert names == ["Noor Said"]


def test_a_cue_in_capitals_stays_a_cue() -> None:
    """Where no verb follows, "Said" is what somebody did."""
    assert chains("Noor said the wall was sound.") == [("the wall was sound", ["Noor"])]
