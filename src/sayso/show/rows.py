"""The tables of what stands in articles: claims, attributions, figures, dates, names, events and the rest."""

from collections.abc import Iterator

from sayso.records import Participant, Reading, Span
from sayso.show.article_table import ARTICLES
from sayso.show.chain import is_own_voice
from sayso.show.context import Context
from sayso.show.table import (
    UNREVIEWED,
    VOUCHED,
    WHERE,
    Row,
    Table,
    boolean,
    list_spans,
    list_words,
    number,
    quote,
    text,
)

_CONFIDENCE = number("confidence", "0 to 1: how sure the reading is of the mark, not of what it says")


def where(reading: Reading, start: int, end: int) -> Row:
    """Return the cells of `WHERE` for one stretch."""
    article = reading.article
    return (article.id, article.uri, start, end, article.text[start:end])


def where_all(reading: Reading, spans: tuple[Span, ...]) -> Row:
    """Return the cells of `WHERE` for several stretches: from the start of the first to the end of the last."""
    article = reading.article
    if not spans:
        return (article.id, article.uri, None, None, None)
    return (article.id, article.uri, spans[0].start, max(span.end for span in spans), quote(article.text, spans))


def claims(reading: Reading) -> Iterator[Row]:
    """Yield a row for each claim."""
    context = Context(reading)
    for claim in reading.marks.claims:
        yield (
            claim.id,
            *where_all(reading, claim.spans),
            context.chain_of(claim.id),
            UNREVIEWED,
            list_spans(claim.spans),
            context.innermost(claim),
            is_own_voice(claim.voice),
            claim.attribution,
            claim.modality.value,
            claim.negated,
            list_words(claim.figures),
            list_words(claim.dates),
            list_words(claim.names),
            list_words(claim.events),
            claim.confidence,
        )


def attributions(reading: Reading) -> Iterator[Row]:
    """Yield a row for each attribution."""
    context = Context(reading)
    words = reading.article.text
    for mark in reading.marks.attributions:
        speaker = mark.speaker
        yield (
            mark.id,
            *where_all(reading, mark.content),
            context.chain_under(mark),
            UNREVIEWED,
            list_spans(mark.content),
            mark.type.value,
            mark.stance.value,
            quote(words, mark.cue) or None,
            list_spans(mark.cue),
            quote(words, mark.source) or None,
            list_spans(mark.source),
            speaker.name if speaker else None,
            speaker.kind.value if speaker else None,
            speaker.anonymous.value if speaker and speaker.anonymous else None,
            list_words(speaker.candidates) if speaker else None,
            mark.within,
            mark.confidence,
        )


def figures(reading: Reading) -> Iterator[Row]:
    """Yield a row for each figure."""
    context = Context(reading)
    for mark in reading.marks.figures:
        yield (
            mark.id,
            *where(reading, mark.start, mark.end),
            context.chain_of(mark.id, mark.claim),
            UNREVIEWED,
            mark.kind.value,
            mark.value,
            mark.low,
            mark.high,
            mark.modifier.value,
            mark.trend.value if mark.trend else None,
            mark.unit,
            mark.counted,
            list_words(harm.value for harm in mark.harm),
            mark.victims,
            mark.status.value if mark.status else None,
            mark.blamed,
            mark.part_of,
            mark.when,
            mark.where,
            mark.place_in.value,
            mark.negated,
            mark.claim,
            mark.attribution,
            mark.confidence,
        )


def dates(reading: Reading) -> Iterator[Row]:
    """Yield a row for each date."""
    context = Context(reading)
    for mark in reading.marks.dates:
        yield (
            mark.id,
            *where(reading, mark.start, mark.end),
            context.chain_of(mark.id),
            UNREVIEWED,
            mark.type.value,
            mark.value,
            mark.mod.value if mark.mod else None,
            mark.edtf,
            mark.earliest,
            mark.latest,
            mark.anchor.value,
            mark.waits_for.value if mark.waits_for else None,
            mark.confidence,
        )


def names(reading: Reading) -> Iterator[Row]:
    """Yield a row for each name, with the entity it belongs to within its article and the roles given to that."""
    context = Context(reading)
    entities = {entity.id: entity for entity in reading.marks.entities}
    for mark in reading.marks.names:
        entity = entities.get(mark.entity or "")
        yield (
            mark.id,
            *where(reading, mark.start, mark.end),
            context.chain_of(mark.id),
            UNREVIEWED,
            mark.type.value,
            mark.entity,
            entity.name if entity else None,
            list_words(role.text for role in entity.roles) if entity else None,
            mark.confidence,
        )


def _participant(taking: Participant | None) -> str | None:
    return taking.text if taking else None


def events(reading: Reading) -> Iterator[Row]:
    """Yield a row for each event."""
    context = Context(reading)
    for mark in reading.marks.events:
        yield (
            mark.id,
            *where(reading, mark.start, mark.end),
            context.chain_of(mark.id, mark.claim),
            UNREVIEWED,
            mark.type.value,
            _participant(mark.agent),
            _participant(mark.patient),
            _participant(mark.place),
            mark.date,
            mark.negated,
            mark.modality.value,
            mark.claim,
            list_words(mark.figures),
            mark.confidence,
        )


def wording(reading: Reading) -> Iterator[Row]:
    """Yield a row for each evaluative word; none unless asked for in the settings."""
    context = Context(reading)
    for mark in reading.marks.wording:
        holder = next(
            (c for c in reading.marks.claims if any(s.start <= mark.start and mark.end <= s.end for s in c.spans)), None
        )
        chain = context.chain_of(holder.id if holder else mark.id)
        place = where(reading, mark.start, mark.end)
        yield (mark.id, *place, chain, UNREVIEWED, mark.category, mark.confidence)


def warnings(reading: Reading) -> Iterator[Row]:
    """Yield a row for each warning on an article."""
    article = reading.article
    for caveat in (*article.warnings, *reading.marks.warnings):
        yield (article.id, article.uri, caveat.code, caveat.message)


_ID = text("id", "id of the mark: the same for the same words in the same article")
_SPANS = text("spans", "every stretch, as start-end")

CLAIMS = Table(
    name="claims",
    about="who says what: each sentence, or the part of one under one attribution",
    columns=(
        _ID,
        *WHERE,
        *VOUCHED,
        _SPANS,
        text("voice", "the last hop of the chain"),
        boolean("own_voice", "whether nobody is cited for it"),
        text("attribution", "id of the innermost attribution; empty for own voice"),
        text("modality", "how it is put"),
        boolean("negated", "whether it is denied"),
        text("figures", "ids of the figures in it"),
        text("dates", "ids of the dates in it"),
        text("names", "ids of the names in it"),
        text("events", "ids of the events in it"),
        _CONFIDENCE,
    ),
    rows=claims,
)
ATTRIBUTIONS = Table(
    name="attributions",
    about="reported words: content, cue and source",
    columns=(
        _ID,
        *WHERE,
        *VOUCHED,
        _SPANS,
        text("type", "direct, mixed or indirect"),
        text("stance", "what the cue says the source did"),
        text("cue", "the reporting words"),
        text("cue_spans", "where they stand"),
        text("source", "the words that name the source"),
        text("source_spans", "where they stand"),
        text("speaker", "the fullest name the article gives"),
        text("speaker_kind", "what kind of source it is"),
        text("anonymous", "what an unnamed source is said to be"),
        text("candidates", "who it could be where the text leaves it open"),
        text("within", "id of the attribution this one is reported inside"),
        _CONFIDENCE,
    ),
    rows=attributions,
)
FIGURES = Table(
    name="figures",
    about="numbers as reported, with what they count",
    columns=(
        _ID,
        *WHERE,
        *VOUCHED,
        text("kind", "what it measures"),
        number("value", "the number in the unit; empty for ranges"),
        number("low", "the least the words allow; empty when open"),
        number("high", "the most the words allow; empty when open"),
        text("modifier", "how the words bound it"),
        text("trend", "up or down"),
        text("unit", "what one of it is"),
        text("counted", "what is counted, in the text's words"),
        text("harm", "what is said to have happened to the people counted"),
        text("victims", "the group named"),
        text("victim_status", "civilian or combatant, where the text says so"),
        text("blamed", "who did it, as this claim names it"),
        text("part_of", "id of the figure it is a part of"),
        text("when", "EDTF"),
        text("where", "a name"),
        text("place_in", "text, headline or caption"),
        boolean("negated", "whether it is denied"),
        text("claim", "id of the claim it stands in"),
        text("attribution", "id of the innermost attribution; empty for own voice"),
        _CONFIDENCE,
    ),
    rows=figures,
)
DATES = Table(
    name="dates",
    about="time expressions with their values",
    columns=(
        _ID,
        *WHERE,
        *VOUCHED,
        text("type", "TIMEX3 type"),
        text("value", "TIMEX3 value"),
        text("mod", "TIMEX3 modifier"),
        text("edtf", "the value as EDTF"),
        text("earliest", "first day it can mean"),
        text("latest", "last day it can mean"),
        text("anchor", "what it was resolved against"),
        text("waits_for", "what is missing to resolve it"),
        _CONFIDENCE,
    ),
    rows=dates,
)
NAMES = Table(
    name="names",
    about="proper names, and who or what they name within the article",
    columns=(
        _ID,
        *WHERE,
        *VOUCHED,
        text("type", "person, organisation, place and so on"),
        text("entity", "id of the entity within the article"),
        text("entity_name", "its fullest name in the article"),
        text("roles", "titles and roles the article gives it, each said by somebody"),
        _CONFIDENCE,
    ),
    rows=names,
)
EVENTS = Table(
    name="events",
    about="what claims say happened, did not, or will",
    columns=(
        _ID,
        *WHERE,
        *VOUCHED,
        text("type", "kind of event"),
        text("agent", "who did it, as the claim names it"),
        text("patient", "to whom"),
        text("place", "where"),
        text("date", "id of its date"),
        boolean("negated", "whether it is said not to have happened"),
        text("modality", "how it is put"),
        text("claim", "id of the claim"),
        text("figures", "ids of its figures"),
        _CONFIDENCE,
    ),
    rows=events,
)
WORDING = Table(
    name="wording",
    about="evaluative words, when asked for",
    columns=(_ID, *WHERE, *VOUCHED, text("category", "kind of word"), _CONFIDENCE),
    rows=wording,
)
WARNINGS = Table(
    name="warnings",
    about="what a reader should know about an article",
    columns=(
        text("article", "id of the article"),
        text("uri", "the input as it was named"),
        text("code", "heading in docs/errors.md"),
        text("message", "what is the matter"),
    ),
    rows=warnings,
)

TABLES = (ARTICLES, CLAIMS, ATTRIBUTIONS, FIGURES, DATES, NAMES, EVENTS, WORDING, WARNINGS)
"""Every table that is made of articles alone."""
