"""Chronology: what is said to have happened when, when it was published, and what is commemorated."""

from collections.abc import Sequence
from itertools import groupby

from sayso.link.event import EventFinding, EventItem
from sayso.link.fact import ArticleFact
from sayso.records import ChronologyLine
from sayso.vocabulary import ChronologyKind, EventType, Modality


def lay_out(
    articles: Sequence[ArticleFact], items: Sequence[EventItem], events: EventFinding
) -> tuple[ChronologyLine, ...]:
    """Return the lines from the first day to the last.

    An article is a line of publication; a linked event with a time is a line of its own, a commemoration when its type
    says so; a yearly day is a commemoration; every other date that names days and stands in a claim is an event line
    without a linked event, one for all claims that name exactly those days.
    """
    lines = [
        ChronologyLine(
            earliest=article.period.first[:10],
            latest=article.period.last[:10],
            kind=ChronologyKind.PUBLICATION,
            event=None,
            claims=(),
        )
        for article in articles
        if article.period is not None
    ]
    publication = {(line.earliest, line.latest): line for line in lines}
    lines = list(publication.values())
    claim_of = _claims_of(articles, items)
    dated: set[bytes] = set()
    told = {item.event.id: item for item in items}
    for event in events.events:
        if event.earliest is None or event.latest is None:
            continue
        mentions = [told[mention.mark] for mention in event.mentions]
        dated.update(item.event.date for item in mentions if item.event.date)
        if all(item.event.negated for item in mentions):
            continue
        memorial = event.type == EventType.COMMEMORATE
        lines.append(
            ChronologyLine(
                earliest=event.earliest[:10],
                latest=event.latest[:10],
                kind=ChronologyKind.COMMEMORATION if memorial else ChronologyKind.EVENT,
                event=event.id,
                claims=tuple(dict.fromkeys(claim_of[m.mark] for m in event.mentions if m.mark in claim_of)),
            )
        )
    lines += _bare_dates(articles, dated)
    return tuple(sorted(lines, key=lambda line: (line.earliest, line.latest, line.kind, line.event or "", line.claims)))


def _claims_of(articles: Sequence[ArticleFact], items: Sequence[EventItem]) -> dict[str, str]:
    """Return the claim that each mention of an event stands in, both by id."""
    found: dict[str, str] = {}
    for article, group in groupby(items, key=lambda item: item.article):
        claims = articles[article].claims
        found.update({item.event.id: claims[item.event.claim].id for item in group if item.event.claim is not None})
    return found


def _bare_dates(articles: Sequence[ArticleFact], dated: set[bytes]) -> list[ChronologyLine]:
    """Return a line for each stretch of days that claims name without a linked event."""
    claims: dict[tuple[str, str, ChronologyKind], list[str]] = {}
    for article in articles:
        dates = [date for date in article.dates if date.key not in dated]
        told = [claim for claim in article.claims if claim.modality != Modality.HYPOTHETICAL] if dates else []
        for date in dates:
            kind = ChronologyKind.COMMEMORATION if date.yearly else ChronologyKind.EVENT
            holders = [claim.id for claim in told if claim.start <= date.start < claim.end]
            if holders:
                claims.setdefault((date.period.first, date.period.last, kind), []).extend(holders)
    return [
        ChronologyLine(earliest=first, latest=last, kind=kind, event=None, claims=tuple(dict.fromkeys(found)))
        for (first, last, kind), found in claims.items()
    ]
