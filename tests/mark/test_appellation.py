"""Appellations: which name in a source is the name of who speaks."""

import pytest

from sayso.vocabulary import SpeakerKind
from tests.mark.casting import names, resolved


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Mayor Tomas Kell", "Tomas Kell"),
        ("Tomas Kell, the head of the Port Authority,", "Tomas Kell"),
        ("Tomas Kell’s campaign", "Tomas Kell’s campaign"),
        ("a poll by the Dovenne Courier", "a poll by the Dovenne Courier"),
        ("The head of the Port Authority", "The head of the Port Authority"),
        ("many teachers, including Tomas Kell", "many teachers"),
    ],
)
def test_a_name_that_only_describes_is_not_who_speaks(source: str, expected: str) -> None:
    """A possessor, a publisher, a body or an example inside the phrase is not its head."""
    assert names(f"{source} said the dam fell.", source) == [expected]


def test_two_who_speak_together_are_a_group() -> None:
    """Joined names stand as the text joins them, and neither of the two is named alone."""
    [one] = resolved("Mara Orr and Tomas Kell said the dam fell.", "Mara Orr and Tomas Kell")
    assert one is not None
    assert (one.speaker.name, one.speaker.kind) == ("Mara Orr and Tomas Kell", SpeakerKind.GROUP)
    assert one.speaker.entity is None


def test_a_title_tells_namesakes_apart() -> None:
    """ "Mrs Kell" is never the man of that name."""
    text = "Mr Tomas Kell and Mrs Ada Kell came to the bridge. Mrs Kell said it fell. Mr Kell said it held."
    assert "Tomas Kell" not in (names(text, "Mrs Kell")[0] or "")
