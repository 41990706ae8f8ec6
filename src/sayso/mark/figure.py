"""Figures: numbers as reported, with what they count, how firmly, and what is said to have happened to whom."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.identity import mark_id, quote_spans
from sayso.mark.circumstance import Counted
from sayso.mark.counting import count_sentence
from sayso.mark.gate import folded
from sayso.mark.parse import Parse
from sayso.mark.token import Tokens, tagged, tokenize
from sayso.mark.trust import confidence_of
from sayso.records import Article, Block, Date, Figure, FigureEvidence, Name, Span
from sayso.vocabulary import BlockKind, DateMod, DateType, FigureKind, Modifier, PlaceIn


def find_figures(
    article: Article, sentences: tuple[Span, ...], dates: tuple[Date, ...], names: tuple[Name, ...], parse: Parse
) -> tuple[Figure, ...]:
    """Return the figures in ``sentences``, in text order, not yet assigned to claims.

    Ordinals, calendar dates, clock times, scores, and the numbers of documents, telephones and rooms are no figures.
    """
    figures: list[Figure] = []
    at_date = at_name = 0
    headlines = [block for block in article.blocks if block.kind is not BlockKind.PARAGRAPH]
    for span in sentences:
        at_date, near_dates = _dates_in(dates, at_date, span)
        at_name, near_names = _names_in(names, at_name, span)
        if not near_dates and not may_count(article.text[span.start : span.end]):
            continue
        tokens = tagged(tokenize(article.text, span), parse)
        counted = count_sentence(tokens, near_dates, near_names, parse)
        if counted:
            place = _place_in(article, headlines, span)
            figures.extend(_records(article, tokens, counted, place))
        figures.extend(_bare_durations(article, near_dates, figures, span))
    return tuple(sorted(figures, key=lambda figure: (figure.start, figure.end)))


SIGN = re.compile(r"[\d½¼¾⅓⅔⅕-⅞]")
WORD = re.compile(r"\w+")
NUMERAL_END = re.compile(r"(?<=\w)t(?:een|y)\b")
COUNTING = frozenset(
    "one both several few many number handful two three four five six seven eight nine ten eleven twelve half third "
    "thirds quarter quarters fifth fifths tenth tenths hundred hundreds thousand thousands million millions billion "
    "billions trillion trillions dozen dozens tens scores couple no naught nought doubled tripled halved quadrupled "
    "lakh lakhs crore crores killed killing kills dead died dies death deaths wounded wounding wounds injured injuring "
    "injures murdered shot arrested detained captured abducted kidnapped missing".split()
)
"""Words of which a sentence has one, if no digit, where it counts something or tells of somebody harmed."""


def may_count(sentence: str) -> bool:
    """Return whether anything in a sentence may be a figure: the rest is not looked at."""
    if SIGN.search(sentence) is not None:
        return True
    lower = folded(sentence)
    return not COUNTING.isdisjoint(WORD.findall(lower)) or NUMERAL_END.search(lower) is not None


def _dates_in(marks: Sequence[Date], at: int, span: Span) -> tuple[int, list[Date]]:
    """Return the dates that lie in ``span`` and where to look on for those of the next sentence."""
    while at < len(marks) and marks[at].start < span.start:
        at += 1
    end = at
    while end < len(marks) and marks[end].start < span.end:
        end += 1
    return end, list(marks[at:end])


def _names_in(marks: Sequence[Name], at: int, span: Span) -> tuple[int, list[Name]]:
    """Return the names that lie in ``span`` and where to look on for those of the next sentence."""
    while at < len(marks) and marks[at].start < span.start:
        at += 1
    end = at
    while end < len(marks) and marks[end].start < span.end:
        end += 1
    return end, list(marks[at:end])


def _place_in(article: Article, blocks: Sequence[Block], span: Span) -> PlaceIn:
    if article.title and article.title.start is not None and article.title.end is not None:
        if article.title.start <= span.start < article.title.end:
            return PlaceIn.HEADLINE
    for block in blocks:
        if block.start <= span.start < block.end:
            return PlaceIn.CAPTION if block.kind is BlockKind.CAPTION else PlaceIn.HEADLINE
    return PlaceIn.TEXT


def _records(article: Article, tokens: Tokens, counted: list[Counted], place: PlaceIn) -> list[Figure]:
    drafts = [_figure(article, tokens, item, place) for item in counted]
    return [
        draft if item.whole is None else replace(draft, part_of=drafts[item.whole].id)
        for draft, item in zip(drafts, counted, strict=True)
    ]


def _whole(value: float | None) -> int | float | None:
    if value is None:
        return None
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def _figure(article: Article, tokens: Tokens, item: Counted, place: PlaceIn) -> Figure:
    quantity, measured, said = item.quantity, item.measured, item.circumstances
    first = measured.first if measured and measured.first is not None else quantity.first
    end_token = max(measured.end if measured else quantity.end, quantity.end)
    start, end = tokens.starts[first], tokens.ends[min(end_token, len(tokens.words)) - 1]
    kind = measured.kind if measured else (FigureKind.COUNT if said.harm else FigureKind.OTHER)
    unit = measured.unit if measured else ("person" if said.harm else "")
    span = Span(start=start, end=end)
    confidence = confidence_of(kind, quantity.modifier, people=unit == "person")
    return Figure(
        id=mark_id("figure", article.id, (span,), quote_spans(article.text, (span,))),
        start=start,
        end=end,
        text=article.text[start:end],
        kind=kind,
        value=_whole(quantity.value),
        low=_whole(quantity.low),
        high=_whole(quantity.high),
        modifier=quantity.modifier,
        trend=item.trend,
        unit=unit,
        counted=quote_spans(article.text, said.counted),
        harm=said.harm,
        victims=quote_spans(article.text, said.victims) or None,
        status=said.status_value,
        blamed=quote_spans(article.text, said.blamed) or None,
        part_of=None,
        when=said.when,
        where=quote_spans(article.text, said.where) or None,
        place_in=place,
        negated=item.negated or said.negated,
        evidence=FigureEvidence(
            counted=said.counted,
            harm=said.harm_spans,
            victims=said.victims,
            status=said.status,
            blamed=said.blamed,
            when=said.when_spans,
            where=said.where,
        ),
        claim=None,
        attribution=None,
        confidence=confidence,
    )


MODS = {
    None: Modifier.EXACT,
    DateMod.LESS_THAN: Modifier.NEARLY,
    DateMod.MORE_THAN: Modifier.MORE_THAN,
    DateMod.APPROX: Modifier.APPROX,
}


PERIOD = re.compile(r"PT?1(S|M|H|D|BEFORE_HARM|Y|DE|CE)")


UNIT_WORD = re.compile(r"(?i:second|minute|hour|day|night|week|month|year|decade|centur)")


def _bare_durations(article: Article, dates: Sequence[Date], figures: Sequence[Figure], span: Span) -> list[Figure]:
    """Return durations whose number is an article: "nearly a year", "half an hour" is a number already."""
    found = []
    for date in dates:
        if date.type is not DateType.DURATION or PERIOD.fullmatch(date.value) is None:
            continue
        if not re.search(r"(?i:\ban?\s)", date.text) or date.mod not in MODS:
            continue
        if any(figure.start < date.end and date.start < figure.end for figure in figures[-12:]):
            continue
        modifier = MODS[date.mod]
        word = UNIT_WORD.search(date.text)
        unit = "century" if word and word[0].lower() == "centur" else (word[0].lower() if word else "day")
        evidence = FigureEvidence()
        found.append(
            Figure(
                id=mark_id("figure", article.id, (Span(start=date.start, end=date.end),), date.text),
                start=date.start,
                end=date.end,
                text=date.text,
                kind=FigureKind.DURATION,
                value=1,
                low=None if modifier is Modifier.NEARLY else 1,
                high=None if modifier is Modifier.MORE_THAN else 1,
                modifier=modifier,
                trend=None,
                unit=unit,
                counted="",
                harm=(),
                victims=None,
                status=None,
                blamed=None,
                part_of=None,
                when=None,
                where=None,
                place_in=PlaceIn.TEXT,
                negated=False,
                evidence=evidence,
                claim=None,
                attribution=None,
                confidence=confidence_of(FigureKind.DURATION, modifier, people=False),
            )
        )
    return found
