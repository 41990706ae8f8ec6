"""Small piles built by hand: articles whose marks are given by the words they stand on."""

from dataclasses import dataclass, field, replace

from sayso.identity import article_id, digest_bytes, mark_id
from sayso.records import (
    Article,
    ArticleDate,
    Attribution,
    Boilerplate,
    Caveat,
    Claim,
    Date,
    Entity,
    Event,
    Figure,
    FigureEvidence,
    Marks,
    Name,
    Named,
    Participant,
    Reading,
    Role,
    Span,
    Speaker,
    Title,
    Voice,
)
from sayso.vocabulary import (
    AttributionType,
    BoilerplateKind,
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
    SpeakerKind,
    Stance,
    Trend,
    VictimStatus,
    VoiceKind,
)

Chain = tuple[tuple[VoiceKind, str | None], ...]


@dataclass(slots=True, kw_only=True)
class Draft:
    """An article under construction: each mark is given with the words it stands on, the first time they occur."""

    key: str
    text: str
    published: str | None = "2031-05-02"
    publisher: str | None = None
    agency: str | None = None
    title: str | None = None
    skipped: tuple[str, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    warnings: tuple[Caveat, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return article_id(self.key, self.digest)

    @property
    def digest(self) -> str:
        """Hash of the bytes."""
        return digest_bytes(self.text.encode("utf-8", "surrogatepass"))

    def span(self, words: str) -> Span:
        """Return where ``words`` stand."""
        start = self.text.index(words)
        return Span(start=start, end=start + len(words))

    def _id(self, kind: str, span: Span) -> str:
        return mark_id(kind, self.id, [span], self.text[span.start : span.end])

    def name(
        self,
        words: str,
        kind: NameType,
        *,
        of: str | None = None,
        variants: tuple[str, ...] = (),
        role: str | None = None,
    ) -> "Draft":
        """Mark a name; ``of`` is the entity's full name when the words are shorter."""
        span = self.span(words)
        full = of or words
        known = self.entities.get(full)
        entity = known or Entity(
            id=self._id("entity", span), name=full, type=kind, roles=(), variants=tuple({full: 0, words: 0}) + variants
        )
        if role:
            where = self.span(role)
            entity = replace(entity, roles=(Role(text=role, start=where.start, end=where.end, claim=None),))
        self.entities[full] = entity
        self.names.append(
            Name(
                id=self._id("name", span),
                start=span.start,
                end=span.end,
                text=words,
                type=kind,
                entity=entity.id,
                confidence=1.0,
            )
        )
        return self

    def claim(
        self,
        words: str,
        *hops: tuple[VoiceKind, str | None],
        stance: Stance = Stance.STATES,
        negated: bool = False,
        direct: bool = False,
    ) -> "Draft":
        """Mark a claim; ``hops`` are those after the publisher. Speakers and documents bring an attribution."""
        span = self.span(words)
        spoken = [hop for hop in hops if hop[0] in {VoiceKind.SPEAKER, VoiceKind.DOCUMENT, VoiceKind.ANONYMOUS}]
        attribution = None
        if spoken:
            attribution = self._id("attribution", span)
            self.attributions.append(
                Attribution(
                    id=attribution,
                    type=AttributionType.DIRECT if direct else AttributionType.INDIRECT,
                    stance=stance,
                    content=(span,),
                    cue=(),
                    source=(),
                    speaker=Speaker(
                        name=spoken[-1][1],
                        start=None,
                        end=None,
                        entity=self.entities[spoken[-1][1]].id if spoken[-1][1] in self.entities else None,
                        kind=SpeakerKind.PERSON,
                        anonymous=None,
                        candidates=(),
                    ),
                    within=None,
                    confidence=1.0,
                )
            )
        chain = ((VoiceKind.PUBLISHER, self.publisher), *hops)
        self.claims.append(
            Claim(
                id=self._id("claim", span),
                spans=(span,),
                voice=tuple(Voice(kind=kind, name=name, start=None, end=None) for kind, name in chain),
                attribution=attribution,
                modality=Modality.ASSERTED,
                negated=negated,
                figures=(),
                dates=(),
                names=(),
                events=(),
                confidence=1.0,
            )
        )
        return self

    def count(
        self,
        words: str,
        value: float | None,
        harm: tuple[Harm, ...] = (Harm.KILLED,),
        *,
        low: float | None = None,
        high: float | None = None,
        modifier: Modifier = Modifier.EXACT,
        counted: str = "people killed",
        unit: str = "person",
        kind: FigureKind = FigureKind.COUNT,
        where: str | None = None,
        when: str | None = None,
        victims: str | None = None,
        status: VictimStatus | None = None,
        blamed: str | None = None,
        part_of: str | None = None,
        trend: Trend | None = None,
        negated: bool = False,
    ) -> "Draft":
        """Mark a figure in the claim it stands in; bounds follow from an exact or rounded value when not given."""
        span = self.span(words)
        if low is None and high is None and modifier in {Modifier.EXACT, Modifier.APPROX}:
            low = high = value
        claim = next(c for c in self.claims if c.spans[0].start <= span.start < c.spans[0].end)
        whole = next((f.id for f in self.figures if part_of and f.text == part_of), None)
        self.figures.append(
            Figure(
                id=self._id("figure", span),
                start=span.start,
                end=span.end,
                text=words,
                kind=kind,
                value=value,
                low=low,
                high=high,
                modifier=modifier,
                trend=trend,
                unit=unit,
                counted=counted,
                harm=harm,
                victims=victims,
                status=status,
                blamed=blamed,
                part_of=whole,
                when=when,
                where=where,
                place_in=PlaceIn.TEXT,
                negated=negated,
                evidence=FigureEvidence(),
                claim=claim.id,
                attribution=claim.attribution,
                confidence=1.0,
            )
        )
        return self

    def date(self, words: str, edtf: str, first: str, last: str, kind: DateType = DateType.DATE) -> "Draft":
        """Mark a date that names the days ``first`` to ``last``."""
        span = self.span(words)
        self.dates.append(
            Date(
                id=self._id("date", span),
                start=span.start,
                end=span.end,
                text=words,
                type=kind,
                value=edtf,
                mod=None,
                edtf=edtf,
                earliest=first,
                latest=last,
                anchor=DateAnchor.EXPLICIT,
                waits_for=None,
                confidence=1.0,
            )
        )
        return self

    def event(
        self,
        words: str,
        kind: EventType,
        *,
        agent: str | None = None,
        patient: str | None = None,
        place: str | None = None,
        date: str | None = None,
        negated: bool = False,
        modality: Modality = Modality.ASSERTED,
    ) -> "Draft":
        """Mark an event; its date is the mark that stands on ``date``."""
        span = self.span(words)
        claim = next(c for c in self.claims if c.spans[0].start <= span.start < c.spans[0].end)
        when = next((d.id for d in self.dates if d.text == date), None)

        def participant(words: str | None) -> Participant | None:
            if words is None:
                return None
            there = self.span(words)
            entity = self.entities.get(words)
            return Participant(text=words, start=there.start, end=there.end, entity=entity.id if entity else None)

        self.events.append(
            Event(
                id=self._id("event", span),
                start=span.start,
                end=span.end,
                text=words,
                type=kind,
                agent=participant(agent),
                patient=participant(patient),
                place=participant(place),
                date=when,
                negated=negated,
                modality=modality,
                claim=claim.id,
                figures=(),
                confidence=1.0,
            )
        )
        return self

    def reading(self) -> Reading:
        """Return the article with its marks."""

        def named(name: str | None) -> Named | None:
            return Named(name=name, how=How.GIVEN, start=None, end=None) if name else None

        date = self.published
        return Reading(
            tool="0",
            model=None,
            article=Article(
                id=self.id,
                uri=self.key,
                key=self.key,
                digest=self.digest,
                reader="test 1",
                title=Title(text=self.title, start=None, end=None) if self.title else None,
                authors=(),
                publisher=named(self.publisher),
                agency=named(self.agency),
                credits=(),
                published=ArticleDate(value=date, how=How.GIVEN, start=None, end=None, candidates=()) if date else None,
                modified=None,
                language="en",
                language_confidence=1.0,
                text=self.text,
                boilerplate=tuple(
                    Boilerplate(start=self.span(w).start, end=self.span(w).end, kind=BoilerplateKind.FURNITURE)
                    for w in self.skipped
                ),
                blocks=(),
                pages=(),
                carried={},
                warnings=self.warnings,
            ),
            marks=Marks(
                claims=tuple(_with_marks(self, claim) for claim in self.claims),
                attributions=tuple(self.attributions),
                figures=tuple(self.figures),
                dates=tuple(self.dates),
                events=tuple(self.events),
                names=tuple(sorted(self.names, key=lambda name: name.start)),
                entities=tuple(self.entities.values()),
            ),
        )


def _with_marks(draft: Draft, claim: Claim) -> Claim:
    """Return ``claim`` with the marks that stand inside it."""
    span = claim.spans[0]

    def inside(marks: list[Figure] | list[Date] | list[Name] | list[Event]) -> tuple[str, ...]:
        return tuple(mark.id for mark in marks if span.start <= mark.start < span.end)

    return replace(
        claim,
        figures=inside(draft.figures),
        dates=inside(draft.dates),
        names=inside(draft.names),
        events=inside(draft.events),
    )
