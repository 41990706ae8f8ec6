"""Speakers: who is meant, by the fullest name the article gives."""

import pytest

from sayso.vocabulary import Anonymity, SpeakerKind
from tests.mark.articles import marks_of
from tests.mark.speech import article, attributions


def speakers(text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker else None for one in attributions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Governor Mara Orr spoke. Orr said the dam fell. She said it was old.", ["Mara Orr", "Mara Orr"], id="she"
        ),
        pytest.param(
            "Mayor Tomas Kell came late. “The dam fell,” the mayor said.", ["Tomas Kell"], id="a role leads to a name"
        ),
        pytest.param(
            "“It fell,” said the head of the port, Mara Orr. She added that it was old.",
            ["Mara Orr"] * 2,
            id="apposition",
        ),
        pytest.param("Mara Orr, who said the dam fell, left the town.", ["Mara Orr"], id="who"),
        pytest.param("Two officials said the dam fell.", ["Two officials"], id="unnamed: its own words"),
        pytest.param("The draft law calls for an inquiry.", ["The draft law"], id="a text: its own words"),
    ],
)
def test_a_source_is_resolved_as_far_as_the_text_goes(text: str, expected: list[str | None]) -> None:
    """Pronouns and roles lead to names; the unnamed and the written keep their own words."""
    assert speakers(text) == expected


def test_with_two_possible_people_nobody_is_named() -> None:
    """Where the text leaves it open, both stay candidates."""
    [one] = attributions("Tomas Kell met Ivo Brandt on the bridge. He said the dam fell.")
    assert one.speaker is not None
    assert one.speaker.name is None
    assert one.speaker.candidates == ("Tomas Kell", "Ivo Brandt")


def test_a_title_tells_him_from_her() -> None:
    """A woman is not "he": the only man left is meant."""
    [one] = attributions("Mr Tomas Kell met Mrs Ada Brandt on the bridge. He said the dam fell.")
    assert one.speaker is not None
    assert one.speaker.name == "Tomas Kell"


@pytest.mark.parametrize(
    ("text", "kind", "anonymous"),
    [
        ("Officials said the dam fell.", SpeakerKind.ANONYMOUS, Anonymity.OFFICIAL),
        ("A witness said the dam fell.", SpeakerKind.ANONYMOUS, Anonymity.WITNESS),
        ("Local media said the dam fell.", SpeakerKind.ANONYMOUS, Anonymity.MEDIA),
        ("A man said the dam fell.", SpeakerKind.ANONYMOUS, Anonymity.UNNAMED),
        ("The report said the dam fell.", SpeakerKind.DOCUMENT, None),
        ("The ministry said the dam fell.", SpeakerKind.ORGANISATION, None),
    ],
)
def test_the_unnamed_have_a_kind(text: str, kind: SpeakerKind, anonymous: Anonymity | None) -> None:
    """Official, witness, media or simply unnamed: what the words say of them and no more."""
    [one] = attributions(text)
    assert one.speaker is not None
    assert (one.speaker.kind, one.speaker.anonymous) == (kind, anonymous)


def test_the_span_is_the_mention_that_gave_the_name() -> None:
    """``text[start:end]`` is the name that is shown."""
    text = "Governor Mara Orr spoke. “The dam fell,” she said."
    [one] = attributions(text)
    assert one.speaker is not None
    assert one.speaker.start is not None
    assert text[one.speaker.start : one.speaker.end] == one.speaker.name == "Mara Orr"


def test_i_is_the_author() -> None:
    """In an article with a by-line "I" in running text is who wrote it."""
    read = article("I believe that the dam will fall.", authors=("Mara Orr",))
    [one] = marks_of(read).attributions
    assert one.speaker is not None
    assert one.speaker.name == "Mara Orr"
