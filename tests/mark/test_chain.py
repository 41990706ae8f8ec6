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


def test_one_voice_under_a_longer_and_a_shorter_name_stands_once() -> None:
    """The agency's full name in the credit and two words of it in the text are one hop."""
    voices = chain("The dam fell, the Press Agency reported.", agency="Dorvik Press Agency")
    assert [name for _, name in voices] == [None, "Dorvik Press Agency"]


def test_a_question_is_put_by_whoever_reports_the_answer() -> None:
    """Nobody else is known to have asked."""
    read = article("Asked whether the dam was safe, Mara Orr told Channel Six: “I would not sleep under it.”")
    voices = [[voice.name for voice in claim.voice] for claim in marks_of(read).claims]
    assert voices == [[None], [None, "Mara Orr"]]
