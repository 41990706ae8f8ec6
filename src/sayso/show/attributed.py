"""A claim as one would write it down elsewhere: an attributed sentence, and a citation of where it stands."""

from sayso.records import Article, Claim, Voice
from sayso.show.chain import is_own_voice, name_article, name_voice
from sayso.show.table import quote
from sayso.vocabulary import VoiceKind

_OUTLETS = {VoiceKind.PUBLISHER, VoiceKind.AGENCY, VoiceKind.AUTHOR}
_OPEN, _CLOSE = "“", "”"
_MONTHS = "January February March April May June July August September October November December".split()


def attribute(article: Article, claim: Claim) -> str:
    """Return one sentence that says on whose word the claim stands, hop by hop, and quotes it word for word.

    The verb is always "said" or, of a document, "says": how the article puts it stands in the quoted words' cue.
    """
    where = f"{_published(article, claim)}{_when(article)}"
    words = _quoted(quote(article.text, claim.spans))
    if is_own_voice(claim.voice):
        return f"{_capital(where)}, in its own voice: {words}"
    inner = [hop for hop in claim.voice if hop.kind not in _OUTLETS]
    verb = "says" if inner[-1].kind is VoiceKind.DOCUMENT else "said"
    through = [f"according to {name_voice(hop)}" for hop in reversed(inner[:-1])]
    return ", ".join([f"{_capital(name_voice(inner[-1]))} {verb}", *through, f"as published by {where}"]) + f": {words}"


def cite(article: Article, claim: Claim | None = None) -> str:
    """Return who wrote what, where and when, with its address; of a claim also its characters and its id."""
    authors = ", ".join(author.name for author in article.authors)
    parts = [authors, _quoted(name_article(article, 300)), article.publisher.name if article.publisher else ""]
    parts += [_day(article.published.value) if article.published else "undated", article.uri]
    if claim and claim.spans:
        first, last = claim.spans[0].start, max(span.end for span in claim.spans)
        parts.append(f"characters {first:,} to {last:,} of the stored text")
    ids = claim.id if claim else article.id
    return ". ".join(part.rstrip(".") for part in parts if part) + f". [{ids.removeprefix('sha256:')[:16]}]"


def _published(article: Article, claim: Claim) -> str:
    """Return the outlets of a chain as one hop: the publisher, and who it has it from."""
    outer = [hop for hop in claim.voice if hop.kind in _OUTLETS]
    named = next((hop.name for hop in outer if hop.kind is VoiceKind.PUBLISHER and hop.name), None)
    publisher = named or (article.publisher.name if article.publisher else "an unknown publisher")
    rest = [_hop(hop) for hop in outer if hop.kind is not VoiceKind.PUBLISHER]
    return publisher + (f" ({', '.join(rest)})" if rest else "")


def _hop(voice: Voice) -> str:
    return f"by {name_voice(voice)}" if voice.kind is VoiceKind.AUTHOR else f"from {name_voice(voice)}"


def _when(article: Article) -> str:
    return f" on {_day(article.published.value)}" if article.published else " (undated)"


def _day(edtf: str) -> str:
    """Return a day as people write it; anything that is no day as it stands."""
    parts = edtf[:10].split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return edtf


def _quoted(words: str) -> str:
    """Return ``words`` in one line and in quotation marks, once."""
    line = " ".join(words.split())
    return line if line.startswith(_OPEN) and line.endswith(_CLOSE) else f"{_OPEN}{line}{_CLOSE}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
