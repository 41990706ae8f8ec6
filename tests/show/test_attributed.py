"""A claim written down elsewhere still says on whose word it stands, and where."""

from dataclasses import replace

from sayso.records import Voice
from sayso.show.attributed import attribute, cite
from sayso.vocabulary import VoiceKind
from tests.show.story import make_reading

ARTICLE = make_reading().article
CLAIMS = make_reading().marks.claims


def hop(kind: VoiceKind, name: str | None) -> Voice:
    """Return one hop that stands nowhere in the text."""
    return Voice(kind=kind, name=name, start=None, end=None)


def test_each_hop_of_the_chain_is_named() -> None:
    """From who said it outwards, and the words are quoted once."""
    claim = replace(
        CLAIMS[1],
        voice=(
            hop(VoiceKind.PUBLISHER, "The Ferry Post"),
            hop(VoiceKind.AGENCY, "Hill Wire"),
            hop(VoiceKind.SPEAKER, "Petra Lume"),
            hop(VoiceKind.ANONYMOUS, None),
        ),
    )
    told = attribute(ARTICLE, claim)
    assert told.startswith(
        "Somebody, unnamed said, according to Petra Lume, as published by The Ferry Post (from Hill Wire)"
    )
    words = " ".join(ARTICLE.text[claim.spans[0].start : claim.spans[0].end].split())
    assert told.count(words) == 1
    assert told.count("“") == told.count("”") == 1


def test_own_voice_is_the_publishers() -> None:
    """No speaker is made up, and a missing publisher is said to be unknown."""
    own = replace(CLAIMS[0], voice=(hop(VoiceKind.PUBLISHER, "The Ferry Post"),))
    assert attribute(ARTICLE, own).startswith("The Ferry Post")
    assert "in its own voice" in attribute(ARTICLE, own)
    nobody = replace(CLAIMS[0], voice=(hop(VoiceKind.PUBLISHER, None),))
    assert attribute(replace(ARTICLE, publisher=None), nobody).startswith("An unknown publisher")


def test_a_document_says() -> None:
    """The verb fits what speaks."""
    claim = replace(
        CLAIMS[0], voice=(hop(VoiceKind.PUBLISHER, "The Ferry Post"), hop(VoiceKind.DOCUMENT, "the register"))
    )
    assert attribute(ARTICLE, claim).startswith("The register says, as published by The Ferry Post")


def test_a_citation_leads_to_the_words() -> None:
    """Headline, publisher, address, characters and id; an undated article is called so."""
    claim = CLAIMS[0]
    cited = cite(replace(ARTICLE, published=None), claim)
    assert "undated" in cited
    assert ARTICLE.uri in cited
    assert f"characters {claim.spans[0].start:,} to {claim.spans[-1].end:,}" in cited
    assert claim.id.removeprefix("sha256:")[:16] in cited
    assert ARTICLE.id.removeprefix("sha256:")[:16] in cite(ARTICLE)
