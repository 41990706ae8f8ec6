"""Articles that attack what shows them: markup and formulas for all their words, and a word too long for a line."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.identity import article_id
from sayso.records import (
    ArticleDate,
    Author,
    Block,
    Date,
    Entity,
    Event,
    Figure,
    FigureEvidence,
    Located,
    Marks,
    Name,
    Named,
    Participant,
    Reading,
    Role,
    Title,
    Voice,
)
from sayso.vocabulary import (
    BlockKind,
    DateAnchor,
    DateType,
    EventType,
    FigureKind,
    Harm,
    How,
    Modality,
    Modifier,
    NameType,
    PlaceIn,
    VoiceKind,
)
from tests.show.story import make_reading

ATTACKS = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '"><svg onload=window.hacked=1>',
    "' onmouseover='window.hacked=1' x='",
    "javascript:window.hacked=1",
    "</title></style></textarea><script>window.hacked=1</script>",
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("http://elsewhere.example")',
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "<b>bold</b>&amp;<!-- -->",
    "unbroken" * 60,
)
"""What a stranger may write; each stands in every place where words of an article are shown."""


def hostile_readings() -> Iterator[Reading]:
    """Two articles for each attack, which share a figure, a name, a place, a date, a document and their text."""
    for attack in ATTACKS:
        for copy in ("a", "b"):
            yield hostile_reading(attack, copy)


def hostile_reading(attack: str, copy: str) -> Reading:
    """An article all of whose words are ``attack``."""
    sentence = f"{attack} said 40 people were killed in {attack} on {attack}."
    text = f"{attack}\n\n{sentence}\n\n{sentence} {sentence} {sentence} {copy}"
    reading = make_reading(f"{copy}-{attack}".replace("/", "_"))
    article = replace(
        reading.article,
        id=article_id(f"{copy}{attack}", "0" * 64),
        uri=f"{copy}/{attack}",
        text=text,
        title=Title(text=attack, start=0, end=len(attack)),
        publisher=Named(name=f"{attack} {copy}", how=How.GIVEN, start=None, end=None),
        agency=Named(name=attack, how=How.GIVEN, start=None, end=None),
        authors=(Author(name=attack, start=None, end=None),),
        published=ArticleDate(value="2025-03-04", how=How.GIVEN, start=None, end=None, candidates=()),
        boilerplate=(),
        blocks=(
            Block(start=0, end=len(attack), kind=BlockKind.TITLE),
            Block(start=len(attack) + 2, end=len(text), kind=BlockKind.PARAGRAPH),
        ),
        carried={attack: attack},
    )
    return replace(reading, article=article, marks=_marks(article.id, text, attack))


def _marks(article: str, text: str, attack: str) -> Marks:
    who = text.index(attack, len(attack) + 2)
    end = who + len(attack)
    number = text.index("40 people")
    where = text.index(attack, number)
    when = text.index(attack, where + len(attack))
    stop = text.index(".", when + len(attack)) + 1
    base = make_reading()
    said = base.marks.attributions[0]
    claim, *_ = base.marks.claims
    voice = (
        Voice(kind=VoiceKind.PUBLISHER, name=f"{attack} x", start=None, end=None),
        Voice(kind=VoiceKind.SPEAKER, name=attack, start=who, end=end),
    )
    span = replace(claim.spans[0], start=number, end=stop)
    told = replace(
        claim, id=f"sha256:{article[7:20]}c", spans=(span,), voice=voice, attribution=f"sha256:{article[7:20]}t",
        figures=(f"sha256:{article[7:20]}f",), dates=(f"sha256:{article[7:20]}d",),
        names=(f"sha256:{article[7:20]}n",), events=(f"sha256:{article[7:20]}e",),
    )  # fmt: skip
    assert said.speaker is not None
    speaker = replace(said.speaker, name=attack, start=who, end=end, entity=f"sha256:{article[7:20]}y")
    spoken = replace(
        said, id=told.attribution or "", content=(span,), cue=(replace(span, start=end + 1, end=end + 5),),
        source=(replace(span, start=who, end=end),), speaker=speaker,
    )  # fmt: skip
    place = Participant(text=attack, start=where, end=where + len(attack), entity=None)
    return Marks(
        claims=(told,),
        attributions=(spoken,),
        figures=(_figure(told.figures[0], number, attack, told.id),),
        dates=(
            Date(
                id=told.dates[0], start=when, end=when + len(attack), text=attack, type=DateType.DATE,
                value="2025-03-03", mod=None, edtf="2025-03-03", earliest="2025-03-03", latest="2025-03-03",
                anchor=DateAnchor.EXPLICIT, waits_for=None, confidence=0.9,
            ),
        ),
        events=(
            Event(
                id=told.events[0], start=number, end=number + 2, text="40", type=EventType.HARM, agent=None,
                patient=None, place=place, date=told.dates[0], negated=False, modality=Modality.ASSERTED,
                claim=told.id, figures=told.figures, confidence=0.9,
            ),
        ),
        names=(
            _name(f"sha256:{article[7:20]}m", who, attack, NameType.PERSON, f"sha256:{article[7:20]}y"),
            _name(told.names[0], where, attack, NameType.GPE, f"sha256:{article[7:20]}z"),
            _name(f"sha256:{article[7:20]}o", when, attack, NameType.DOC, f"sha256:{article[7:20]}w"),
        ),
        entities=(
            Entity(
                id=f"sha256:{article[7:20]}y", name=attack, type=NameType.PERSON, variants=(attack, f"{attack} II"),
                roles=(Role(text=attack, start=who, end=end, claim=None),),
            ),
            Entity(
                id=f"sha256:{article[7:20]}z", name=attack, type=NameType.GPE, variants=(attack,), roles=(),
                place=Located(lat=12.0, lon=34.0, gazetteer_id="1", why=attack),
            ),
            Entity(id=f"sha256:{article[7:20]}w", name=attack, type=NameType.DOC, variants=(attack,), roles=()),
        ),
    )  # fmt: skip


def _name(ident: str, start: int, attack: str, kind: NameType, entity: str) -> Name:
    return Name(id=ident, start=start, end=start + len(attack), text=attack, type=kind, entity=entity, confidence=0.9)


def _figure(ident: str, start: int, attack: str, claim: str) -> Figure:
    return Figure(
        id=ident, start=start, end=start + len("40 people"), text="40 people", kind=FigureKind.COUNT, value=40, low=40,
        high=40, modifier=Modifier.EXACT, trend=None, unit="person", counted=attack, harm=(Harm.KILLED,),
        victims=attack, status=None, blamed=attack, part_of=None, when="2025-03-03", where=attack,
        place_in=PlaceIn.TEXT, negated=False, evidence=FigureEvidence(), claim=claim, attribution=None,
        confidence=0.9,
    )  # fmt: skip
