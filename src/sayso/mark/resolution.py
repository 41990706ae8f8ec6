"""Resolutions: who a source stands for, by which evidence and how surely. Kept within the mark stage.

The public record is `Speaker`; what led to it is what calibration and an explanation of a claim ask for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.records import Name, Span, Speaker
from sayso.vocabulary import Anonymity, NameType, SpeakerKind

KINDS = {
    NameType.PERSON: SpeakerKind.PERSON,
    NameType.ORG: SpeakerKind.ORGANISATION,
    NameType.FAC: SpeakerKind.ORGANISATION,
    NameType.GPE: SpeakerKind.GOVERNMENT,
    NameType.LOC: SpeakerKind.GOVERNMENT,
    NameType.NORP: SpeakerKind.GROUP,
    NameType.DOC: SpeakerKind.DOCUMENT,
    NameType.EVENT: SpeakerKind.GROUP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Whom a source stands for.

    reason:     short code of the evidence: "own name", "part of a name", "apposition", "role", "institution",
                "names joined", "own words", "same words", "bare role", "encoder", "author", "last speaker", "only one",
                "in view" (the likeliest of several), "open"
    confidence: raw, 0..1: the share of the evidence that speaks for this one; calibrated elsewhere
    """

    speaker: Speaker
    reason: str
    confidence: float

    def because(self, reason: str, confidence: float) -> "Resolution":
        """Return the same speaker on other evidence."""
        return replace(self, reason=reason, confidence=round(confidence, 3))


def by_name(name: Name, full: str, at: Name, *, reason: str, confidence: float) -> Resolution:
    """Return the speaker that ``name`` names.

    full: the fullest form of the name; at: the mention that gives it; an article before either is no part of the name
    """
    speaker = Speaker(
        name=full[_article(full) :],
        start=at.start + _article(at.text),
        end=at.end,
        entity=name.entity,
        kind=KINDS[name.type],
        anonymous=None,
        candidates=(),
    )
    return Resolution(speaker=speaker, reason=reason, confidence=confidence)


def _article(name: str) -> int:
    """Return how long the "The " before a name is; before words in small letters it belongs to them."""
    return 4 if name[:4].casefold() == "the " and not name[4:5].islower() and len(name) > 4 else 0


def by_words(
    text: str, span: Span, kind: SpeakerKind, anonymous: Anonymity | None, *, reason: str, confidence: float
) -> Resolution:
    """Return a speaker who goes by the words that stand at ``span``."""
    speaker = Speaker(
        name=text[span.start : span.end],
        start=span.start,
        end=span.end,
        entity=None,
        kind=kind,
        anonymous=anonymous,
        candidates=(),
    )
    return Resolution(speaker=speaker, reason=reason, confidence=confidence)


def left_open(candidates: Sequence[str], kind: SpeakerKind, confidence: float) -> Resolution:
    """Return a speaker whom the text leaves open between ``candidates``."""
    speaker = Speaker(
        name=None, start=None, end=None, entity=None, kind=kind, anonymous=None, candidates=tuple(candidates)
    )
    return Resolution(speaker=speaker, reason="open", confidence=round(confidence, 3))
