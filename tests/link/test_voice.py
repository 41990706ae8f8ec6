"""Who speaks, who is quoted through others, who is spoken about."""

from sayso.link import link_readings
from sayso.vocabulary import NameType, VoiceKind
from tests.link.pile import Draft

SPEAKER = VoiceKind.SPEAKER


def test_voices_are_counted_by_claims() -> None:
    """A voice that only others quote speaks nowhere; one that is only named is spoken about."""
    first = "Ana Belling said the bridge was closed."
    second = "Corin Dray had told her so."
    third = "The bridge is near Tessa Mole."
    draft = Draft(key="a", text=f"{first}\n{second}\n{third}", publisher="Ledger")
    for name in ("Ana Belling", "Corin Dray", "Tessa Mole"):
        draft.name(name, NameType.PERSON)
    draft.claim(first, (SPEAKER, "Ana Belling"))
    draft.claim(second, (SPEAKER, "Ana Belling"), (SPEAKER, "Corin Dray"))
    draft.claim(third)
    counts = {
        voice.name: (voice.speaks, voice.quoted_by_others, voice.spoken_about)
        for voice in link_readings([draft.reading()]).voices
    }
    assert counts == {
        "Ana Belling": (1, 0, 0),
        "Corin Dray": (0, 1, 0),
        "Ledger": (1, 0, 0),
        "Tessa Mole": (0, 0, 1),
    }
