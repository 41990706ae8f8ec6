"""Readings made by hand for the tests of the ledger: an invented town, a few marks, every span quoting its text."""

from sayso.identity import article_id, digest_bytes, mark_id
from sayso.records import (
    Article,
    Block,
    Claim,
    Figure,
    FigureEvidence,
    Marks,
    Name,
    Named,
    Raw,
    Reading,
    Span,
    Title,
    Voice,
)
from sayso.settings import VERSION
from sayso.vocabulary import BlockKind, FigureKind, How, Modality, Modifier, NameType, PlaceIn, VoiceKind


def make_article(key: str = "a.txt", body: str = "Vel, 3 May. At least 7 people fled Ostra. 🌧️ Rain.") -> Article:
    """Return an article whose title is its first word."""
    digest = digest_bytes(body.encode())
    word = body.split(" ", maxsplit=1)[0]
    return Article(
        id=article_id(key, digest),
        uri=f"pile/{key}",
        key=key,
        digest=digest,
        reader="plain.v1",
        title=Title(text=word, start=0, end=len(word)),
        authors=(),
        publisher=Named(name="The Vel Courier", how=How.GIVEN, start=None, end=None),
        agency=None,
        credits=(),
        published=None,
        modified=None,
        language="en",
        language_confidence=0.9,
        text=body,
        boilerplate=(),
        blocks=(Block(start=0, end=len(body), kind=BlockKind.PARAGRAPH),),
        pages=(),
        carried={},
        warnings=(),
    )


def make_reading(key: str = "a.txt", body: str = "Vel, 3 May. At least 7 people fled Ostra. 🌧️ Rain.") -> Reading:
    """Return a reading with one claim over the whole text, its digits as figures and its capitals as names."""
    article = make_article(key, body)
    span = Span(start=0, end=len(body))
    claim = mark_id("claim", article.id, [span], body)
    figures, names, at = [], [], 0
    for word in body.split(" "):
        here = Span(start=at, end=at + len(word))
        if word.isdigit():
            figures.append(_figure(article, here, word, claim))
        elif word[:1].isupper():
            one = mark_id("name", article.id, [here], word)
            names.append(
                Name(id=one, start=here.start, end=here.end, text=word, type=NameType.GPE, entity=None, confidence=0.5)
            )
        at += len(word) + 1
    hop = Voice(kind=VoiceKind.PUBLISHER, name="The Vel Courier", start=None, end=None)
    whole = Claim(
        id=claim,
        spans=(span,),
        voice=(hop,),
        attribution=None,
        modality=Modality.ASSERTED,
        negated=False,
        figures=tuple(one.id for one in figures),
        dates=(),
        names=tuple(one.id for one in names),
        events=(),
        confidence=0.8,
    )
    marks = Marks(claims=(whole,), figures=tuple(figures), names=tuple(names))
    return Reading(tool=VERSION, model=None, article=article, marks=marks)


def _figure(article: Article, span: Span, word: str, claim: str) -> Figure:
    number = int(word)
    return Figure(
        id=mark_id("figure", article.id, [span], word),
        start=span.start,
        end=span.end,
        text=word,
        kind=FigureKind.COUNT,
        value=number,
        low=number,
        high=None,
        modifier=Modifier.AT_LEAST,
        trend=None,
        unit="person",
        counted="people",
        harm=(),
        victims=None,
        status=None,
        blamed=None,
        part_of=None,
        when=None,
        where=None,
        place_in=PlaceIn.TEXT,
        negated=False,
        evidence=FigureEvidence(counted=(span,)),
        claim=claim,
        attribution=None,
        confidence=0.7,
    )


def make_raw(key: str, body: str, location: str | None = None) -> Raw:
    """Return an input as intake would hand it on."""
    return Raw(uri=key, key=key, location=location, media_type="text/plain", body=body.encode(), given=(), carried={})
