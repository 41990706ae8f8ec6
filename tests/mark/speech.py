"""Invented articles for the tests of the speech half, and a short way of showing what was found in them."""

import re

from sayso.identity import article_id, digest_bytes
from sayso.mark.attribution import find_attributions
from sayso.mark.entity import resolve_entities
from sayso.mark.name import find_names
from sayso.mark.parse import Parse
from sayso.mark.sentence import find_sentences
from sayso.mark.sentence import stretches as passages
from sayso.model.encoder import shared_encoder
from sayso.records import Article, Attribution, Author, Block, Boilerplate, Named, Span
from sayso.vocabulary import BlockKind, BoilerplateKind, How

PARAGRAPH = re.compile(r"[^\r\n]+(?:\r?\n[^\r\n]+)*")


def article(
    text: str,
    *,
    title: bool = False,
    publisher: str | None = None,
    agency: str | None = None,
    authors: tuple[str, ...] = (),
    boilerplate: tuple[tuple[int, int], ...] = (),
    language: str = "en",
) -> Article:
    """Return ``text`` as an article, a block a paragraph; with ``title`` the first of them is the headline."""
    blocks = [
        Block(start=part.start(), end=part.end(), kind=BlockKind.TITLE if title and not at else BlockKind.PARAGRAPH)
        for at, part in enumerate(PARAGRAPH.finditer(text))
    ]
    digest = digest_bytes(text.encode("utf-8", "surrogatepass"))
    return Article(
        id=article_id("test", digest),
        uri="test",
        key="test",
        digest=digest,
        reader="test",
        title=None,
        authors=tuple(Author(name=name, start=None, end=None) for name in authors),
        publisher=Named(name=publisher, how=How.GIVEN, start=None, end=None) if publisher else None,
        agency=Named(name=agency, how=How.STATED, start=None, end=None) if agency else None,
        credits=(),
        published=None,
        modified=None,
        language=language,
        language_confidence=1.0,
        text=text,
        boilerplate=tuple(
            Boilerplate(start=start, end=end, kind=BoilerplateKind.FURNITURE) for start, end in boilerplate
        ),
        blocks=tuple(blocks),
        pages=(),
        carried={},
        warnings=(),
    )


def attributions(text: str, *, title: bool = False) -> tuple[Attribution, ...]:
    """Return the attributions of ``text``, names and entities found on the way."""
    read = article(text, title=title)
    sentences = find_sentences(read)
    signals = shared_encoder().read(read.text, passages(read))
    names, entities = resolve_entities(read, find_names(read, Parse(read.text, signals), signals.names))
    return find_attributions(read, sentences, names, entities)


def quote(text: str, spans: tuple[Span, ...]) -> str:
    """Return what stands at ``spans``, stretches parted by " | "."""
    return " | ".join(text[span.start : span.end] for span in spans)


def parts(text: str, *, title: bool = False) -> list[tuple[str, str, str]]:
    """Return (source, cue, content) of each attribution in ``text``."""
    return [
        (quote(text, one.source), quote(text, one.cue), quote(text, one.content))
        for one in attributions(text, title=title)
    ]
