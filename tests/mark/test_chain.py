"""Chains: from the publisher inwards, each voice once in a row."""

from sayso.vocabulary import VoiceKind
from tests.mark.articles import marks_of
from tests.mark.speech import article


def chain(text: str, **kept: object) -> list[tuple[VoiceKind, str | None]]:
    """Return the chain of the last claim."""
    read = article(text, **kept)  # type: ignore[arg-type]
    return [(voice.kind, voice.name) for voice in marks_of(read).claims[-1].voice]


def test_an_unknown_publisher_is_a_hop_without_a_name() -> None:
    """That somebody published it is known; who is not."""
    assert chain("The dam fell.") == [(VoiceKind.PUBLISHER, None)]


def test_the_chain_runs_from_the_publisher_to_the_innermost_source() -> None:
    """Publisher, agency, author, speaker, and who the speaker goes by."""
    assert chain(
        "Mara Orr said that the draft law shows that the dam is old.",
        publisher="River Post",
        agency="Wire One",
        authors=("Ivo Brandt",),
    ) == [
        (VoiceKind.PUBLISHER, "River Post"),
        (VoiceKind.AGENCY, "Wire One"),
        (VoiceKind.AUTHOR, "Ivo Brandt"),
        (VoiceKind.SPEAKER, "Mara Orr"),
        (VoiceKind.DOCUMENT, "the draft law"),
    ]


def test_the_same_voice_twice_in_a_row_stands_once() -> None:
    """An agency's own article has the agency as publisher."""
    assert chain("The dam fell.", publisher="Wire One", agency="Wire One") == [(VoiceKind.PUBLISHER, "Wire One")]


def test_a_quotation_nobody_is_named_for_has_a_nameless_hop() -> None:
    """It is reported that …: somebody says so, nobody is named."""
    assert chain("It was reported that the dam fell.")[-1] == (VoiceKind.ANONYMOUS, None)
