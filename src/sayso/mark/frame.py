"""The frame of an article: the attribution under which all of it stands.

An agency that relays an official's post, a statement published whole: the first sentences say whose words the rest is,
and whoever is quoted later is the same voice, or a text of the same voice ("the post reads").
"""

from collections.abc import Sequence

from sayso.mark.chain import chain_of
from sayso.records import Article, Attribution, Span
from sayso.vocabulary import AttributionType, BlockKind, SpeakerKind

OPENING = 3
"""How many sentences of running text the framing cue may stand in."""
SHARE = 0.6
"""How much of the running text has to be quoted or retold under the same voice."""
OWN_TEXTS = frozenset("post statement message letter tweet article appeal address speech comment".split())
"""What a framed voice's own words are called when they are quoted on."""


def find_frame(article: Article, sentences: Sequence[Span], attributions: Sequence[Attribution]) -> str | None:
    """Return the id of the attribution that frames the whole article, or None.

    The framing attribution stands among the first sentences after the title and has a known speaker; no other voice
    is reported on its own, and what it and its repetitions hold is most of the text.
    """
    heads = [block for block in article.blocks if block.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    running = [span for span in sentences if not any(head.start <= span.start < head.end for head in heads)]
    if len(running) < OPENING or not attributions or any(_is_turn(article.text, one) for one in attributions):
        return None
    first, limit = running[0].start, running[OPENING - 1].end
    body = sum(span.end - span.start for span in running)
    by_id = {one.id: one for one in attributions}
    outer = [one for one in attributions if one.within is None]
    for one in attributions:
        if not one.source or one.speaker is None or one.content[-1].end <= first or one.content[0].start > limit:
            continue
        above = {hop.id for hop in chain_of(one.id, by_id)}
        same = [other for other in outer if other.id not in above and _same(other, one)]
        strange = [other for other in outer if other.id not in above and not _same(other, one)]
        said = sum(span.end - span.start for other in [one, *same] for span in other.content)
        headed = bool(one.cue) and one.cue[0].start < first
        quoted = headed or any(other.type is not AttributionType.INDIRECT for other in [one, *same])
        if not strange and quoted and said >= SHARE * body:
            return one.id
    return None


def _is_turn(text: str, one: Attribution) -> bool:
    """Return whether it is a turn of an interview, whose questions are whoever asks's: "*Orr*: …" without a cue."""
    return bool(one.source) and not one.cue and text[one.source[0].end : one.source[0].end + 1] == ":"


def _same(other: Attribution, one: Attribution) -> bool:
    """Return whether ``other`` is the voice of ``one``, or a text of that voice, or names no voice at all."""
    if other.speaker is None or one.speaker is None:
        return other.speaker is None
    if other.speaker.kind is SpeakerKind.DOCUMENT:
        words = (other.speaker.name or "").lower().split()
        return bool(words) and words[0] in ("the", "this", "his", "her") and words[-1] in OWN_TEXTS
    return other.speaker.name is not None and other.speaker.name == one.speaker.name
