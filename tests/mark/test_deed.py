"""Deeds that read like speech."""

import pytest

from tests.mark.speech import attributions, parts, quote


@pytest.mark.parametrize(
    "text",
    [
        "Governor Orr on Friday signed the ferry measure, which had been delayed for months.",
        "Senator Mara Orr introduced an amendment to the harbour bill on Tuesday.",
        "The council has abandoned the policy of open harbours.",
        "Orr has been looking for a place to moor the boat.",
        "President Orr accepted the harbour prize on Sunday.",
    ],
)
def test_what_is_done_with_a_thing_is_no_speech(text: str) -> None:
    """A verb that tells neither of words nor of a thought, with a plain thing after it, reports nothing."""
    assert not parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mara Orr released a statement on the flood.",
            ("Mara Orr", "released", "a statement on the flood"),
            id="the thing is words",
        ),
        pytest.param(
            "Mara Orr downplayed the danger of the flood.",
            ("Mara Orr", "downplayed", "the danger of the flood"),
            id="the verb tells what somebody makes of it",
        ),
    ],
)
def test_words_and_views_stay(text: str, expected: tuple[str, str, str]) -> None:
    """What is done with words, or tells a view of a thing, is still reported."""
    assert expected in parts(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Orr said they needed at least a year to decide whether the dam was safe.", "least a year", id="a purpose"
        ),
        pytest.param(
            "“The first thing they do when someone leaves is say, ‘They have no friends here,’” Mara Orr said.",
            "The first thing they do when someone leaves",
            id="what somebody does",
        ),
    ],
)
def test_a_purpose_or_a_thing_says_nothing(text: str, source: str) -> None:
    """An infinitive that tells what a noun is for has it for no speaker, nor has "is say" its subject."""
    assert all(quote(text, one.source) != source for one in attributions(text))


def test_a_verb_with_a_thing_does_not_say_the_quotation_behind_it() -> None:
    """After trials "showed promise", what is quoted next is nobody's but the one who says it."""
    text = (
        "“The mill works,” Orr told the council in May. After trials with the bakers showed promise, “we are now "
        "getting ready to open the mill,” he said."
    )
    assert all(quote(text, one.cue) != "showed" for one in attributions(text))
