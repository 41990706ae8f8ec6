"""Collecting facts: a reading cut down to what linking needs, with the places and days around each figure."""

import re
from bisect import bisect_right
from sys import intern

from msgspec import structs

from sayso.lexicon import table
from sayso.link.citation import find_citations
from sayso.link.fact import (
    PLACES,
    ArticleFact,
    ClaimFact,
    DateFact,
    EntityFact,
    EventFact,
    FigureFact,
    HopFact,
    Keys,
    NameFact,
    PackedNames,
    RoleFact,
    pack,
    pack_facts,
    pack_id,
    pack_keys,
    pack_spans,
)
from sayso.link.inside import find_inside
from sayso.link.outlet import Outlets, without_kind
from sayso.link.period import Period, read_edtf
from sayso.link.scope import read_scope
from sayso.link.spelling import bones, fold_name
from sayso.records import Article, Claim, Date, Event, Figure, Located, Marks, Participant, Reading, Voice
from sayso.vocabulary import CreditKind, NameType, Stance, VoiceKind

NEAR = 400
"""How many code points back from a figure a place is still taken for where it was: about two or three sentences."""

ROLE_REACH = 80
"""How many code points before a title the words that belong to it may begin."""

_OTHER_LANGUAGE = "other-language"
_ALIAS_CUE = re.compile(
    r"^,? (?:which|that|whom) (?:[\w’'-]+ ){1,4}?calls? (?:it |the )*[\W]{0,2}$"
    r"|^,? (?:which |that |who )?(?:is|was|are|were) (?:also |now |formerly |once )*"
    r"(?:called|named) (?:the )?[\W]{0,2}$"
    r"|^,? (?:which |that |who )?(?:(?:is|was|are|were) )?(?:also |now |formerly |once )*"
    r"(?:renamed|known(?: \w+){0,4} as) (?:the )?[\W]{0,2}$"
    r"|^\s*\((?:or|also|now|formerly)\s$",
    re.IGNORECASE,
)
_BEFORE_ROLE = re.compile(r"(?P<names>(?:\b[A-Z][\w’'-]*[ ]){1,6})\Z")
_FORMER = re.compile(r"\b(?:former|ex|retired|onetime|ousted|late)(?:[ -]\Z|[ -](?=\w))", re.IGNORECASE)
_TAIL = re.compile(r"\s+of\s+((?:[\w’'-]+ ?){1,3})")
_NEXT = re.compile(r"\s+((?:[\w’'-]+ ?){1,2})")
_CALLED = re.compile(r"\bwhich (?:[\w’'-]+ ){1,4}?calls? (?:it |the )*[\W]{0,2}$", re.IGNORECASE)


def is_other_language(reading: Reading) -> str | None:
    """Return why the reading stands in no count, or None when it was marked."""
    for caveat in (*reading.marks.warnings, *reading.article.warnings):
        if caveat.code == _OTHER_LANGUAGE:
            return caveat.message
    return None


def collect_facts(reading: Reading, outlets: Outlets, shared: dict[EntityFact, EntityFact]) -> ArticleFact:
    """Return what linking keeps of ``reading``.

    shared: the entities of the articles before it, which takes in its own: equal ones are kept once
    """
    article, marks = reading.article, reading.marks
    entities, entity_keys, entity_of, name_at = _entities(marks, shared)
    claims, place_of_claim = _claims(marks, entity_of, entities)
    names = tuple(
        NameFact(key=pack_id(name.id), start=name.start, end=name.end, entity=entity_of[name.entity or name.id])
        for name in marks.names
    )
    dates = {date.id: fact for date in marks.dates if (fact := _date(date)) is not None}
    around = _Around(article, names, entities, tuple(dates.values()), marks.claims, name_at)
    published = article.published.value if article.published else None
    return ArticleFact(
        id=article.id,
        uri=article.uri,
        digest=article.digest,
        title=article.title.text if article.title else "",
        publisher=article.publisher.name if article.publisher else None,
        agency=article.agency.name if article.agency else None,
        published=published,
        period=read_edtf(published),
        packed=pack(article.text),
        packed_skipped=pack_spans((part.start, part.end) for part in article.boilerplate),
        wire=_is_wire(article, outlets),
        official=_is_official(article, outlets),
        entities=entities,
        entity_keys=entity_keys,
        packed_roles=pack_facts(_roles(article.text, marks)),
        aliases=_aliases(article, names, entities),
        inside=find_inside(article.text, [name for name in names if can_be_place(entities[name.entity])]),
        focus=around.focus,
        packed_names=PackedNames.pack(names),
        packed_claims=pack_facts(claims),
        packed_figures=pack_facts(
            tuple(
                _figure(figure, around, place_of_claim, article.text, claims)
                for figure in marks.figures
                if figure.claim in place_of_claim
            )
        ),
        packed_dates=pack_facts(tuple(dates.values())),
        packed_events=pack_facts(tuple(_event(event, entity_of, name_at, place_of_claim) for event in marks.events)),
        packed_cited=pack_facts(find_citations(article, marks, entity_of, place_of_claim)),
    )


def _entities(
    marks: Marks, shared: dict[EntityFact, EntityFact]
) -> tuple[tuple[EntityFact, ...], Keys, dict[str, int], dict[str, int]]:
    """Return entities, their ids, their place by id (or by id of a name without one), and by folded variant."""
    facts: list[EntityFact] = []
    keys: list[bytes] = []
    place: dict[str, int] = {}
    for entity in marks.entities:
        place[entity.id] = len(facts)
        keys.append(pack_id(entity.id))
        facts.append(_share(entity.name, entity.type, (entity.name, *entity.variants), shared, entity.place))
    for name in marks.names:
        if (name.entity or name.id) not in place:
            place[name.entity or name.id] = len(facts)
            keys.append(pack_id(name.id))
            facts.append(_share(name.text, name.type, (name.text,), shared))
    by_name: dict[str, int] = {}
    for number, fact in enumerate(facts):
        for variant in fact.variants:
            by_name.setdefault(fold_name(variant), number)
    return tuple(facts), pack_keys(keys), place, by_name


def _share(
    name: str,
    type: NameType,
    variants: tuple[str, ...],
    shared: dict[EntityFact, EntityFact],
    place: Located | None = None,
) -> EntityFact:
    """Return the one record of all entities that are written so and lie in one place."""
    where = (place.lat, place.lon, intern(place.gazetteer_id or "")) if place else None
    fact = EntityFact(name=intern(name), type=type, variants=tuple(dict.fromkeys(map(intern, variants))), place=where)
    return shared.setdefault(fact, fact)


def _roles(text: str, marks: Marks) -> tuple[RoleFact, ...]:
    """Return the titles of the entities with the capitalised words before them: "Lake Guard spokeswoman"."""
    found = []
    for place, entity in enumerate(marks.entities):
        for role in entity.roles:
            before = _BEFORE_ROLE.search(text, max(0, role.start - ROLE_REACH), role.start)
            start = before.start("names") if before else role.start
            if not _FORMER.search(text, max(0, start - len("onetime ")), start) and not _FORMER.match(text, start):
                found.append(RoleFact(entity=place, text=text[start : role.end], start=start, end=role.end))
    return tuple(dict.fromkeys(found))


def _claims(
    marks: Marks, entity_of: dict[str, int], entities: tuple[EntityFact, ...]
) -> tuple[tuple[ClaimFact, ...], dict[str, int]]:
    """Return the claims and their place by id."""
    attributions = {attribution.id: attribution for attribution in marks.attributions}
    by_name: dict[str, int] = {}
    for number, fact in enumerate(entities):
        for variant in fact.variants:
            by_name.setdefault(fold_name(variant), number)
    named = {name.id: entity_of[name.entity or name.id] for name in marks.names}
    shared: dict[tuple[Voice, ...], tuple[HopFact, ...]] = {}
    facts: list[ClaimFact] = []
    place: dict[str, int] = {}
    for claim in marks.claims:
        place[claim.id] = len(facts)
        attribution = attributions.get(claim.attribution or "")
        chain = shared.get(claim.voice) or tuple(_hop(hop, by_name) for hop in claim.voice)
        chain = shared.setdefault(claim.voice, chain)
        if attribution and attribution.speaker and chain and attribution.speaker.entity in entity_of:
            last = chain[-1]
            if last.kind == VoiceKind.SPEAKER and last.entity is None and last.name == attribution.speaker.name:
                where = entity_of[attribution.speaker.entity]
                chain = (*chain[:-1], structs.replace(last, entity=where))
        facts.append(
            ClaimFact(
                key=pack_id(claim.id),
                start=min((span.start for span in claim.spans), default=0),
                end=max((span.end for span in claim.spans), default=0),
                chain=chain,
                own=claim.attribution is None,
                denied=attribution is not None and attribution.stance == Stance.DENIES,
                negated=claim.negated,
                modality=claim.modality,
                about=tuple(dict.fromkeys(named[name] for name in claim.names if name in named)),
            )
        )
    return tuple(facts), place


def _hop(hop: Voice, by_name: dict[str, int]) -> HopFact:
    """Return one hop with the entity its name names in this article."""
    folded = fold_name(hop.name) if hop.name else ""
    entity = by_name.get(folded, by_name.get(without_kind(folded))) if folded else None
    return HopFact(kind=hop.kind, name=hop.name, entity=entity, start=hop.start, end=hop.end)


def _date(date: Date) -> DateFact | None:
    """Return a date that names days, or a day of every year; None for durations and what waits to be resolved."""
    if date.earliest is None or date.latest is None:
        return None
    return DateFact(
        key=pack_id(date.id),
        start=date.start,
        end=date.end,
        text=date.text,
        edtf=date.edtf,
        period=Period(first=intern(date.earliest[:10]), last=intern(date.latest[:10])),
        yearly=date.type == "SET",
    )


class _Around:
    """What stands around a place in the text: named places before it, days in its claim."""

    def __init__(
        self,
        article: Article,
        names: tuple[NameFact, ...],
        entities: tuple[EntityFact, ...],
        dates: tuple[DateFact, ...],
        claims: tuple[Claim, ...],
        name_at: dict[str, int],
    ) -> None:
        self._places = sorted(
            (name.start, name.end, name.entity) for name in names if can_be_place(entities[name.entity])
        )
        self._starts = [start for start, _, _ in self._places]
        self._dates = {date.id: date for date in dates}
        self._claims = {claim.id: claim for claim in claims}
        self._by_name = name_at
        head = article.title.end if article.title and article.title.end else 0
        first = self.before(head + NEAR, head + NEAR)
        titled = [number for folded, number in name_at.items() if article.title and _in_title(folded, article)]
        titled = [number for number in titled if can_be_place(entities[number])]
        self.focus = tuple(dict.fromkeys([*titled, *first]))

    def before(self, start: int, reach: int = NEAR) -> tuple[int, ...]:
        """Return the places named in the ``reach`` code points before ``start``, the nearest first."""
        stop = bisect_right(self._starts, start)
        found = [entity for begin, _, entity in reversed(self._places[:stop]) if begin >= start - reach]
        return tuple(dict.fromkeys(found))

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """Return the places named between ``start`` and ``end``."""
        return tuple(dict.fromkeys(entity for begin, _, entity in self._places if start <= begin < end))

    def where(self, figure: Figure) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the figure's own places, and those near it when it has none."""
        if figure.where:
            folded = fold_name(figure.where)
            if folded in self._by_name:
                return (self._by_name[folded],), ()
            inside = [span for spans in (figure.evidence.where,) for span in spans]
            found = [entity for span in inside for entity in self.within(span.start, span.end)]
            if found:
                return tuple(dict.fromkeys(found)), ()
        claim = self._claims.get(figure.claim or "")
        inside_claim: tuple[int, ...] = ()
        if claim:
            inside_claim = tuple(
                dict.fromkeys(entity for span in claim.spans for entity in self.within(span.start, span.end))
            )
        return (), tuple(dict.fromkeys([*inside_claim, *self.before(figure.start)]))

    def when(self, figure: Figure) -> Period | None:
        """Return when the counted thing was: the figure's own time, else the one period its claim names."""
        own = read_edtf(figure.when)
        if own:
            return own
        claim = self._claims.get(figure.claim or "")
        periods = {self._dates[date].period for date in claim.dates if date in self._dates} if claim else set()
        return periods.pop() if len(periods) == 1 else None


def can_be_place(entity: EntityFact) -> bool:
    """Whether an entity may turn out to be a place in the light of the pile: places, and single words."""
    return entity.type in PLACES or all(" " not in variant.strip() for variant in entity.variants)


def _in_title(folded: str, article: Article) -> bool:
    """Whether a folded name stands in the title."""
    return bool(folded) and article.title is not None and f" {folded} " in f" {fold_name(article.title.text)} "


def _figure(
    figure: Figure, around: _Around, place_of_claim: dict[str, int], text: str, claims: tuple[ClaimFact, ...]
) -> FigureFact:
    """Return what is kept of a figure."""
    claim, (places, near) = claims[place_of_claim[figure.claim or ""]], around.where(figure)
    tail = None if figure.counted else (_NEXT if "-" in figure.text else _TAIL).match(text, figure.end)
    return FigureFact(
        key=pack_id(figure.id),
        start=figure.start,
        end=figure.end,
        text=figure.text,
        kind=figure.kind,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        trend=figure.trend,
        unit=figure.unit,
        counted=figure.counted,
        tail=tail.group(1) if tail else "",
        harm=figure.harm,
        victims=figure.victims,
        status=figure.status,
        blamed=figure.blamed,
        part_of=pack_id(figure.part_of) if figure.part_of else None,
        when=figure.when,
        where=figure.where,
        places=places,
        near=near,
        period=around.when(figure),
        negated=figure.negated,
        claim=place_of_claim[figure.claim or ""],
        scope=read_scope(figure, text, (claim.start, claim.end)),
    )


def _event(
    event: Event, entity_of: dict[str, int], by_name: dict[str, int], place_of_claim: dict[str, int]
) -> EventFact:
    """Return what is kept of an event."""

    def participant(one: Participant | None) -> tuple[str, int | None] | None:
        if one is None:
            return None
        folded = fold_name(one.text)
        return folded, entity_of.get(one.entity or "", by_name.get(folded))

    return EventFact(
        key=pack_id(event.id),
        start=event.start,
        end=event.end,
        text=intern(event.text),
        type=event.type,
        agent=participant(event.agent),
        patient=participant(event.patient),
        place=participant(event.place),
        place_text=event.place.text if event.place else None,
        patient_text=intern(event.patient.text) if event.patient else None,
        date=pack_id(event.date) if event.date else None,
        negated=event.negated,
        modality=event.modality,
        claim=place_of_claim.get(event.claim or ""),
    )


def _is_wire(article: Article, outlets: Outlets) -> bool:
    """Whether the text is an agency's own, or credits an agency."""
    if article.agency or any(credit.kind == CreditKind.TEXT for credit in article.credits):
        return True
    return article.publisher is not None and outlets.key(article.publisher.name) in outlets.agencies


def _is_official(article: Article, outlets: Outlets) -> bool:
    """Whether the text says of itself that it is a statement or a release, in its title or its first lines."""
    head = f"{article.title.text if article.title else ''}\n{article.text[:600]}".casefold()
    return any(row["words"] in head for row in table("link_release"))


def _aliases(
    article: Article, names: tuple[NameFact, ...], entities: tuple[EntityFact, ...]
) -> tuple[tuple[int, int], ...]:
    """Return pairs of entities that the text itself says are one: "X, which the others call Y", "X, known as Y".

    "The town, which the others call Y" speaks of a name of the same article that Y can be a spelling of.
    """
    pairs = []
    ordered = sorted(names, key=lambda name: (name.start, name.end))
    for place, name in enumerate(ordered):
        for other in ordered[place + 1 : place + 3]:
            between = article.text[name.end : other.start]
            if len(between) <= 60 and name.entity != other.entity and _ALIAS_CUE.match(between):
                pairs.append((name.entity, other.entity))
        if _CALLED.search(article.text[max(0, name.start - 60) : name.start]):
            bone = bones(fold_name(entities[name.entity].name))
            alike = {
                one.entity
                for one in ordered
                if one.entity != name.entity and len(bone) > 2 and bones(fold_name(entities[one.entity].name)) == bone
            }
            pairs += [(one, name.entity) for one in sorted(alike)]
    return tuple(dict.fromkeys(pairs))
