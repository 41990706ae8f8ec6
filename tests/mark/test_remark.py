"""Remarks of whoever writes."""

import pytest

from sayso.vocabulary import VoiceKind
from tests.mark.articles import article, marks_of


@pytest.mark.parametrize("lead", ["It should be noted that", "It is worth recalling that", "It must be said that"])
def test_a_remark_leads_up_to_own_words(lead: str) -> None:
    """Nobody is quoted by it, and what it leads up to is said as a fact, and negated where that is."""
    [claim] = marks_of(article(f"{lead} Kolm did not sign the treaty.")).claims
    assert [voice.kind for voice in claim.voice] == [VoiceKind.PUBLISHER]
    assert (claim.modality.value, claim.negated) == ("asserted", True)


def test_what_was_noted_by_somebody_is_no_remark() -> None:
    """An agentless passive reports: nobody says of himself that something was noted."""
    assert marks_of(article("It was noted that Kolm did not sign the treaty.")).attributions
