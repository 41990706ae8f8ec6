"""Further verbs of one who speaks, and clauses with "as"."""

import pytest

from tests.mark.speech import parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In May, the Security Council adopted resolutions 14 and 15, condemning the use of force against Kolm and "
            "reaffirming the sovereignty of Kolm.",
            ("the Security Council", "reaffirming", "the sovereignty of Kolm"),
            id="a second participle",
        ),
        pytest.param(
            "The talks failed and, as the guide mentioned, we waited for the ferry for ten years.",
            ("the guide", "mentioned", "we waited for the ferry for ten years"),
            id="as somebody said, in the middle",
        ),
        pytest.param(
            "The road is closed, as the ministry pointed out.",
            ("the ministry", "pointed out", "The road is closed"),
            id="as somebody said, behind",
        ),
    ],
)
def test_what_else_one_says_is_read(text: str, expected: tuple[str, str, str]) -> None:
    """Each verb of a row has its own content, and "as X said" the clause around it."""
    assert expected in parts(text)


@pytest.mark.parametrize(
    "text", ["As Orr said goodbye, the bus left.", "The ferry left as the guide noted the time of its leaving."]
)
def test_as_may_tell_a_time(text: str) -> None:
    """What was done while something was said is nobody's word."""
    assert not any("left" in content for _, _, content in parts(text))
