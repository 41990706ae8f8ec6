"""Say-so chains: from the publisher inwards, every voice that a claim rests on."""

from collections.abc import Mapping, Sequence

from sayso.records import Article, Attribution, Span, Speaker, Voice
from sayso.vocabulary import SpeakerKind, VoiceKind

FIRST = frozenset("i we".split())
ASKED = frozenset("asked questioned pressed".split())
"""Participles before an answer that leave out who asks: the one who reports it."""
CALLED = frozenset("state national official news press wire agency newspaper daily channel".split())
"""Words beside the name of an outlet that say what it is: "the OVA *agency*", "*state news agency* OVA"."""
Place = tuple[tuple[Span, ...], ...]
"""Where an attribution stands: its content, cue and source; no two share it."""


def base_chain(article: Article) -> tuple[Voice, ...]:
    """Return what every claim of the article rests on: publisher (named or not), agency, authors."""
    publisher, agency = article.publisher, article.agency
    voices = [
        Voice(kind=VoiceKind.PUBLISHER, name=publisher.name, start=publisher.start, end=publisher.end)
        if publisher
        else Voice(kind=VoiceKind.PUBLISHER, name=None, start=None, end=None)
    ]
    if agency:
        voices.append(Voice(kind=VoiceKind.AGENCY, name=agency.name, start=agency.start, end=agency.end))
    voices.extend(
        Voice(kind=VoiceKind.AUTHOR, name=author.name, start=author.start, end=author.end) for author in article.authors
    )
    return once(voices)


def chain_of(attribution: str, attributions: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    """Return the attribution and those it is reported within, from the outside in."""
    found: list[Attribution] = []
    at: str | None = attribution
    while at is not None and all(one.id != at for one in found):
        found.append(attributions[at])
        at = attributions[at].within
    return tuple(reversed(found))


def place_of(one: Attribution) -> Place:
    """Return where an attribution stands, which stays the same when it is given its id and nesting."""
    return one.content, one.cue, one.source


def voice_of(attribution: Attribution) -> Voice:
    """Return the hop an attribution adds to a chain; without a known source its name is None."""
    speaker = attribution.speaker
    if speaker is None:
        return Voice(kind=VoiceKind.ANONYMOUS, name=None, start=None, end=None)
    return Voice(kind=_kind(speaker), name=speaker.name, start=speaker.start, end=speaker.end)


def voices_of(text: str, hops: Sequence[Attribution]) -> tuple[Voice, ...]:
    """Return the hops of a chain; "we" and "I" are whoever speaks or signs, who is no further hop."""
    return tuple(
        voice_of(one)
        for at, one in enumerate(hops)
        if not _is_asked(text, one) and (not _is_own(text, one) or (not at and one.speaker))
    )


def _is_asked(text: str, one: Attribution) -> bool:
    """Return whether it is a question that whoever reports put: "*Asked whether the dam was safe*, Orr said …"."""
    return (
        not one.source
        and one.speaker is None
        and len(one.cue) == 1
        and text[one.cue[0].start : one.cue[0].end].casefold().split()[0] in ASKED
    )


def _is_own(text: str, one: Attribution) -> bool:
    return len(one.source) == 1 and text[one.source[0].start : one.source[0].end].casefold() in FIRST


def once(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return ``voices`` without hops that name the same voice as the one before."""
    found: list[Voice] = []
    for voice in voices:
        if found and voice.name is not None and found[-1].name is not None:
            if _same(found[-1].name, voice.name):
                continue
        found.append(voice)
    return tuple(found)


def _same(outer: str, inner: str) -> bool:
    """Return whether two names in a row are one: alike, or one the end or beginning of the other by two words."""
    one, other = sorted((outer.casefold().split(), inner.casefold().split()), key=len)
    if one == other:
        return True
    beside = other[len(one) :] if one == other[: len(one)] else other[: -len(one)]
    known = len(one) > 1 or set(beside) <= CALLED
    return known and one in (other[: len(one)], other[-len(one) :])


def _kind(speaker: Speaker) -> VoiceKind:
    if speaker.kind is SpeakerKind.DOCUMENT:
        return VoiceKind.DOCUMENT
    if speaker.kind is SpeakerKind.ANONYMOUS:
        return VoiceKind.ANONYMOUS
    return VoiceKind.SPEAKER
