"""Quotations inside what somebody passes on."""

import pytest

from tests.mark.speech import attributions, quote


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "It was old. “It is rather the opposite,” Mara Orr told a press conference, according to the Courier.",
            "Mara Orr",
            "“It is rather the opposite,”",
            id="a name before its verb",
        ),
        pytest.param(
            "“She was always one of my friends,” the baker, Mara Orr, said in court on Monday, the Kolm Courier "
            "reports.",
            "the baker, Mara Orr",
            "“She was always one of my friends,”",
            id="a role and a name",
        ),
    ],
)
def test_a_quotation_that_is_passed_on_has_its_own_speaker(text: str, source: str, content: str) -> None:
    """Who stands beside a quotation says it; the outlet behind it only passes it on."""
    found = [one for one in attributions(text) if quote(text, one.content) == content]
    assert [(quote(text, one.source), one.within is not None) for one in found] == [(source, True)]


def test_a_quotation_before_its_only_speaker_is_no_citation() -> None:
    """One quotation with one speaker is one attribution."""
    text = "“It is rather the opposite,” Mara Orr told a press conference."
    assert len(attributions(text)) == 1
