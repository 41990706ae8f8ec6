"""A small marked article, made by hand, for tests of what is shown."""

from dataclasses import replace

from sayso.identity import article_id, mark_id
from sayso.records import (
    Article,
    ArticleDate,
    Attribution,
    Author,
    Block,
    Boilerplate,
    Claim,
    Entity,
    Figure,
    FigureEvidence,
    Marks,
    Name,
    Named,
    Reading,
    Role,
    Span,
    Speaker,
    Title,
    Voice,
)
from sayso.vocabulary import (
    AttributionType,
    BlockKind,
    BoilerplateKind,
    FigureKind,
    Harm,
    How,
    Modality,
    Modifier,
    NameType,
    PlaceIn,
    SpeakerKind,
    Stance,
    VoiceKind,
)

TEXT = (
    "Bridge falls at Ordun\n\n"
    "Minister Ana Doru said at least 40 people were killed. "
    "A neighbour, Petra Lume, 12, ran away. 😀\n\n"
    "Share this"
)


def find(words: str, text: str = TEXT) -> Span:
    """The first place where ``words`` stand."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def make_reading(key: str = "one.txt", text: str = TEXT, publisher: str | None = "The Ferry Post") -> Reading:
    """The article above as a reading, with the minister's figure on her word and the rest in own voice."""
    ident = article_id(key, "0" * 64)
    outlet = Named(name=publisher, how=How.GIVEN, start=None, end=None) if publisher else None
    article = Article(
        id=ident,
        uri=key,
        key=key,
        digest="0" * 64,
        reader="by hand",
        title=Title(text="Bridge falls at Ordun", start=0, end=21),
        authors=(),
        publisher=outlet,
        agency=None,
        credits=(),
        published=ArticleDate(value="2025-03-04", how=How.TEXT, start=None, end=None, candidates=()),
        modified=None,
        language="en",
        language_confidence=0.99,
        text=text,
        boilerplate=(Boilerplate(start=find("Share").start, end=len(text), kind=BoilerplateKind.FURNITURE),),
        blocks=(
            Block(start=0, end=21, kind=BlockKind.TITLE),
            Block(start=23, end=find("\n\nShare").start, kind=BlockKind.PARAGRAPH),
        ),
        pages=(),
        carried={},
        warnings=(),
    )
    return Reading(tool="0", model=None, article=article, marks=_marks(article))


def sign(reading: Reading, author: str) -> Reading:
    """The same article, signed."""
    by = (Author(name=author, start=None, end=None),)
    return replace(reading, article=replace(reading.article, authors=by))


def _marks(article: Article) -> Marks:
    text = article.text
    house = Voice(
        kind=VoiceKind.PUBLISHER, name=article.publisher.name if article.publisher else None, start=None, end=None
    )
    minister, child = find("Ana Doru"), find("Petra Lume")
    content = find("at least 40 people were killed.")
    rest = find("A neighbour, Petra Lume, 12, ran away. 😀")
    doru = mark_id("entity", article.id, [minister], "Ana Doru")
    lume = mark_id("entity", article.id, [child], "Petra Lume")
    said = mark_id("attribution", article.id, [content], "x")
    told, own, title = (mark_id("claim", article.id, [span], "x") for span in (content, rest, find("Bridge falls")))
    speaker = Voice(kind=VoiceKind.SPEAKER, name="Ana Doru", start=minister.start, end=minister.end)

    def claim(ident: str, span: Span, voice: tuple[Voice, ...], attribution: str | None) -> Claim:
        return Claim(
            id=ident, spans=(span,), voice=voice, attribution=attribution, modality=Modality.ASSERTED, negated=False,
            figures=(), dates=(), names=(), events=(), confidence=0.9,
        )  # fmt: skip

    def name(span: Span, entity: str) -> Name:
        words = text[span.start : span.end]
        ident = mark_id("name", article.id, [span], words)
        return Name(
            id=ident, start=span.start, end=span.end, text=words, type=NameType.PERSON, entity=entity, confidence=0.9
        )

    return Marks(
        claims=(
            claim(title, Span(start=0, end=21), (house,), None),
            claim(told, content, (house, speaker), said),
            claim(own, rest, (house,), None),
        ),
        attributions=(
            Attribution(
                id=said,
                type=AttributionType.INDIRECT,
                stance=Stance.STATES,
                content=(content,),
                cue=(find("said"),),
                source=(find("Minister Ana Doru"),),
                speaker=Speaker(
                    name="Ana Doru",
                    start=minister.start,
                    end=minister.end,
                    entity=doru,
                    kind=SpeakerKind.PERSON,
                    anonymous=None,
                    candidates=(),
                ),
                within=None,
                confidence=0.9,
            ),
        ),
        figures=(
            _figure(article, find("at least 40 people"), 40, FigureKind.COUNT, told),
            _figure(article, find("12"), 12, FigureKind.AGE, own),
        ),
        names=(name(minister, doru), name(child, lume)),
        entities=(
            Entity(
                id=doru,
                name="Ana Doru",
                type=NameType.PERSON,
                variants=("Ana Doru", "Doru"),
                roles=(Role(text="Minister", start=find("Minister").start, end=find("Minister").end, claim=None),),
            ),
            Entity(id=lume, name="Petra Lume", type=NameType.PERSON, roles=(), variants=("Petra Lume",)),
        ),
    )


def _figure(article: Article, span: Span, value: int, kind: FigureKind, claim: str) -> Figure:
    words = article.text[span.start : span.end]
    count = kind is FigureKind.COUNT
    return Figure(
        id=mark_id("figure", article.id, [span], words),
        start=span.start,
        end=span.end,
        text=words,
        kind=kind,
        value=value,
        low=value,
        high=None if count else value,
        modifier=Modifier.AT_LEAST if count else Modifier.EXACT,
        trend=None,
        unit="person" if count else "year",
        counted="people killed" if count else "",
        harm=(Harm.KILLED,) if count else (),
        victims="people" if count else None,
        status=None,
        blamed=None,
        part_of=None,
        when=None,
        where=None,
        place_in=PlaceIn.TEXT,
        negated=False,
        evidence=FigureEvidence(),
        claim=claim,
        attribution=None,
        confidence=0.9,
    )
