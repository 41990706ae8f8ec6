"""Asides: whose word a sentence is, told in a phrase beside it."""

import pytest

from tests.mark.speech import parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "As our grandmothers used to say, a borrowed horse walks slowly.",
            ("our grandmothers", "used to say", "a borrowed horse walks slowly"),
            id="as somebody says",
        ),
        pytest.param(
            "As was noted at the meeting, the volume of trade has grown by a third.",
            ("", "was noted", "the volume of trade has grown by a third"),
            id="as was noted by nobody named",
        ),
        pytest.param(
            "As reported earlier by Channel Six, the pipeline was shut down on Sunday.",
            ("Channel Six", "reported", "the pipeline was shut down on Sunday"),
            id="as reported by somebody",
        ),
        pytest.param(
            "The dam, as Ivo Brandt admitted on Monday, had been cracked for years.",
            ("Ivo Brandt", "admitted", "The dam | had been cracked for years"),
            id="between stops: the clause on both sides",
        ),
        pytest.param(
            "The monument was, in the words of Bram Velde, “a lie in stone”.",
            ("Bram Velde", "in the words of", "“a lie in stone”"),
            id="in the words of somebody: the quotation behind it",
        ),
        pytest.param(
            "In the ministry's view, the talks have failed.",
            ("the ministry", "view", "the talks have failed"),
            id="in somebody's view",
        ),
        pytest.param(
            "Ilvane's version is that the boat exploded by itself.",
            ("Ilvane", "version is", "the boat exploded by itself"),
            id="somebody's version is that",
        ),
        pytest.param(
            "As Orin Dask put it in his diary, the war was lost at supper.",
            ("Orin Dask", "put", "the war was lost at supper"),
            id="as somebody puts it",
        ),
        pytest.param(
            "It was widely believed that the ferry had hit a mine.",
            ("", "was widely believed", "the ferry had hit a mine"),
            id="it was believed",
        ),
    ],
)
def test_an_aside_says_whose_word_the_sentence_is(text: str, expected: tuple[str, str, str]) -> None:
    """Source, cue and content of the phrase beside the clause."""
    assert expected in parts(text)


@pytest.mark.parametrize(
    "text",
    ["As the mayor spoke, the crowd left the square.", "As expected, the road was closed."],
)
def test_what_only_goes_on_at_the_same_time_is_no_aside(text: str) -> None:
    """A verb that takes no clause and a participle with nobody behind it vouch for nothing."""
    assert parts(text) == []
