"""The frame of an article: the attribution under which all of it stands.

An agency that relays an official's post, a statement published whole: the first sentences say whose words the rest is,
and nobody else's cue follows but the framed speaker's own.
"""

from collections.abc import Sequence

from sayso.records import Article, Attribution, Span
from sayso.vocabulary import AttributionType

OPENING = 3
"""How many sentences of running text the framing cue may stand in."""
SHARE = 0.6
"""How much of the text after it has to be quoted or retold under the same voice."""


def find_frame(article: Article, sentences: Sequence[Span], attributions: Sequence[Attribution]) -> str | None:
    """Return the id of the attribution that frames the whole article, or None."""
    titles = [title for block in article.blocks if block.kind.value in ("title", "heading") for title in [block]]
    running = [s for s in sentences if not any(t.start <= s.start and s.end <= t.end for t in titles)]
    if not running or not attributions:
        return None
    limit = running[min(OPENING, len(running)) - 1].end
    body = sum(s.end - s.start for s in running)
    for one in attributions:
        if one.within is not None or not one.source or one.speaker is None or one.content[0].start > limit:
            continue
        if one.content[0].start < running[0].start:
            continue
        same = [other for other in attributions if other.within is None and _same(other, one)]
        others = [other for other in attributions if other.within is None and not _same(other, one)]
        said = sum(span.end - span.start for other in same for span in other.content)
        if not others and said >= SHARE * body and one.type is not AttributionType.INDIRECT:
            return one.id
    return None


def _same(other: Attribution, one: Attribution) -> bool:
    if other.speaker is None or one.speaker is None:
        return other.speaker is one.speaker
    return other.speaker.name == one.speaker.name
