"""A say-so chain in words, the same in tables, overview, report and exports."""

from collections.abc import Sequence

from sayso.records import Article, Voice
from sayso.vocabulary import VoiceKind

FOOT = "A row says that it was said, not that it happened."
"""What ends every page, table file and overview."""

_UNNAMED = {
    VoiceKind.PUBLISHER: "publisher unknown",
    VoiceKind.AGENCY: "an agency, unnamed",
    VoiceKind.AUTHOR: "an author, unnamed",
    VoiceKind.SPEAKER: "somebody, unnamed",
    VoiceKind.DOCUMENT: "a document, unnamed",
    VoiceKind.ANONYMOUS: "somebody, unnamed",
}


def name_voice(voice: Voice) -> str:
    """Return the name of one hop, or words that say it has none."""
    return voice.name or _UNNAMED[voice.kind]


def chain_words(voice: Sequence[Voice]) -> str:
    """Return the chain from the outside in, its hops joined by arrows: ``The Courier ← Wire Agency ← Ana Doru``."""
    return " ← ".join(name_voice(hop) for hop in voice) or _UNNAMED[VoiceKind.PUBLISHER]


def is_own_voice(voice: Sequence[Voice]) -> bool:
    """Return whether the chain ends with whoever publishes: no speaker, document or unnamed source stands in it."""
    return not any(hop.kind in {VoiceKind.SPEAKER, VoiceKind.DOCUMENT, VoiceKind.ANONYMOUS} for hop in voice)


def whose_word(voice: Sequence[Voice]) -> str:
    """Return on whose word a claim stands, short: a name, the author of a signed piece, or "own voice"."""
    if not is_own_voice(voice):
        return voice[-1].name or "somebody unnamed"
    author = next((hop.name for hop in reversed(voice) if hop.kind is VoiceKind.AUTHOR and hop.name), None)
    return f"{author} (author)" if author else "own voice"


def name_article(article: Article, width: int = 60) -> str:
    """Return the headline of an article, else the last part of its URI, cut to ``width`` code points."""
    title = " ".join(article.title.text.split()) if article.title else article.uri.rstrip("/").rsplit("/", 1)[-1]
    return title if len(title) <= width else title[: width - 1].rsplit(" ", 1)[0] + "…"
