"""All marks of one article: each kind found by its own module, then tied to one another."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.mark.attribution import Found, found_by_rule
from sayso.mark.chain import place_of
from sayso.mark.claim import find_claims
from sayso.mark.contradiction import contradictions
from sayso.mark.date import find_dates
from sayso.mark.entity import resolve_entities
from sayso.mark.event import find_events
from sayso.mark.figure import find_figures
from sayso.mark.frame import find_frame
from sayso.mark.name import find_names
from sayso.mark.nesting import nest
from sayso.mark.parse import Parse
from sayso.mark.sentence import find_sentences
from sayso.mark.surname import with_surnames
from sayso.protocols import Signals
from sayso.records import Article, Caveat, Claim, Date, Entity, Event, Figure, Marks, Name
from sayso.settings import Settings


def mark_article(article: Article, settings: Settings, signals: Signals) -> Marks:
    """Return the marks of ``article``; for another language than ``settings.language`` none, and a warning."""
    return mark_with_evidence(article, settings, signals)[0]


def mark_with_evidence(article: Article, settings: Settings, signals: Signals) -> tuple[Marks, Sequence[Found]]:
    """Return the marks of ``article``, and how its attributions were found.

    For another language than ``settings.language`` there are none, and a warning.
    Source, cue and content of attributions, figures, dates, names and events each quote the text they stand at; every
    claim has its chain. The same article, settings and signals give the same marks.

    signals: what the encoder says of the article's passages
    """
    if not reads(article, settings):
        message = f"The text is in {article.language!r}; only {settings.language!r} is marked. It is stored unread."
        return Marks(warnings=(Caveat(code="other-language", message=message),)), ()
    parse = Parse(article.text, signals)
    signals = with_surnames(parse, signals)
    sentences = find_sentences(article)
    names = find_names(article, parse, signals.names)
    names, entities = resolve_entities(article, names)
    dates = find_dates(article, sentences, parse)
    figures = find_figures(article, sentences, dates, names, parse)
    found = found_by_rule(article, names, entities, parse, signals)
    attributions = nest(article, [one.attribution for one in found])
    frame = find_frame(article, sentences, attributions)
    claims = find_claims(
        article, parse, sentences, attributions, frame, {place_of(one.attribution): one.certainty for one in found}
    )
    place = Places(claims)
    events = find_events(article, sentences, names, dates, figures, parse, place.of)
    claim_attribution = {claim.id: claim.attribution for claim in claims}
    figures = tuple(_tie_figure(figure, place, claim_attribution) for figure in figures)
    marks = Marks(
        claims=_tie_claims(claims, figures, dates, names, events, place),
        attributions=attributions,
        figures=figures,
        dates=dates,
        events=events,
        names=names,
        entities=tuple(_tie_entity(entity, place) for entity in entities),
        frame=frame,
        warnings=contradictions(figures, article.text),
    )
    return marks, found


class Places:
    """Which claim each place of the text stands in."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.spans = sorted((span.start, span.end, claim.id) for claim in claims for span in claim.spans)
        self.starts = [start for start, _, _ in self.spans]

    def of(self, start: int, end: int | None = None) -> str | None:
        """Return the id of the claim in which ``[start, end)`` begins, or that it reaches into; None for a bare cue."""
        at = bisect_left(self.starts, start + 1) - 1
        if at >= 0 and start < self.spans[at][1]:
            return self.spans[at][2]
        if end is not None and at + 1 < len(self.spans) and self.spans[at + 1][0] < end:
            return self.spans[at + 1][2]
        return None


def reads(article: Article, settings: Settings) -> bool:
    """Return whether an article is marked: it is in the wanted language, of any region, or in one nobody could tell."""
    language, wanted = (name.split("-", maxsplit=1)[0].lower() for name in (article.language, settings.language))
    return language in ("und", wanted)


def _tie_figure(figure: Figure, place: Places, attribution: Mapping[str, str | None]) -> Figure:
    claim = place.of(figure.start, figure.end)
    return replace(figure, claim=claim, attribution=attribution[claim] if claim else None)


def _tie_entity(entity: Entity, place: Places) -> Entity:
    if not entity.roles:
        return entity
    return replace(entity, roles=tuple(replace(role, claim=place.of(role.start, role.end)) for role in entity.roles))


def _tie_claims(
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    dates: Sequence[Date],
    names: Sequence[Name],
    events: Sequence[Event],
    place: Places,
) -> tuple[Claim, ...]:
    """Return the claims with the ids of the marks inside each, in text order."""
    inside: dict[str, tuple[list[str], list[str], list[str], list[str]]] = {
        claim.id: ([], [], [], []) for claim in claims
    }
    columns: tuple[Sequence[Figure | Date | Name | Event], ...] = (figures, dates, names, events)
    for column, marks in enumerate(columns):
        for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
            claim = place.of(mark.start, mark.end)
            if claim is not None:
                inside[claim][column].append(mark.id)
    return tuple(
        replace(
            claim,
            figures=tuple(inside[claim.id][0]),
            dates=tuple(inside[claim.id][1]),
            names=tuple(inside[claim.id][2]),
            events=tuple(inside[claim.id][3]),
        )
        for claim in claims
    )
