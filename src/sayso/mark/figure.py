"""Figures: numbers as reported, with what they count, how firmly, and what is said to have happened to whom."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.identity import mark_id, quote_spans
from sayso.mark.circumstance import Circumstances
from sayso.mark.counted import describe_count
from sayso.mark.harm import is_harm_noun
from sayso.mark.measure import Measured, measure
from sayso.mark.noun import person_nouns
from sayso.mark.quantity import Quantity, find_quantities
from sayso.mark.token import Tokens, tokenize
from sayso.records import Article, Block, Caveat, Date, Figure, FigureEvidence, Name, Span
from sayso.vocabulary import BlockKind, DateMod, DateType, FigureKind, Modifier, NameType, PlaceIn, Trend

UP = frozenset(
    "rose rise risen rises grew grown increased increase increases up jumped climbed soared surged gained"
    " higher raised rising growing more".split()
) - {"more"}
DOWN = frozenset(
    "fell fall fallen falls dropped drop declined decline decreased decrease down lost slumped plunged cut"
    " lower reduced shrank falling".split()
) - {"lost", "cut"}
PARTS = (
    ("including",),
    ("among", "them"),
    ("of", "whom"),
    ("of", "them"),
    ("among", "whom"),
    ("amongst", "them"),
    ("include",),
    ("included",),
    ("of", "which"),
)
CONFIDENCE = {
    FigureKind.PERCENT: 0.96,
    FigureKind.MONEY: 0.95,
    FigureKind.DURATION: 0.93,
    FigureKind.AGE: 0.93,
    FigureKind.MEASURE: 0.92,
    FigureKind.RATE: 0.9,
    FigureKind.SHARE: 0.85,
    FigureKind.COUNT: 0.85,
    FigureKind.OTHER: 0.5,
}
"""How often figures of a kind were right where they were read and counted; see docs/reference/figures.md."""
BEFORE_HARM = frozenset("civilian military further other new immediate".split())


@dataclass(slots=True, kw_only=True)
class Counted:
    """A quantity with what it measures, while its sentence is read.

    whole: index of the figure of the same sentence that it is a part of
    """

    quantity: Quantity
    measured: Measured | None
    whole: int | None = None
    negated: bool = False
    trend: Trend | None = None
    circumstances: Circumstances = field(default_factory=Circumstances)


def find_figures(
    article: Article, sentences: tuple[Span, ...], dates: tuple[Date, ...], names: tuple[Name, ...]
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
        if not near_dates and MAY_COUNT.search(article.text, span.start, span.end) is None:
            continue
        tokens = tokenize(article.text, span)
        counted = _sentence(tokens, near_dates, near_names)
        if counted:
            place = _place_in(article, headlines, span)
            figures.extend(_records(article, tokens, counted, place))
        figures.extend(_bare_durations(article, near_dates, figures, span))
    return tuple(sorted(figures, key=lambda figure: (figure.start, figure.end)))


def contradictions(figures: tuple[Figure, ...]) -> tuple[Caveat, ...]:
    """Return a warning (``parts-exceed-whole``) for each figure smaller than a part of it, or than its parts together.

    Parts are added up only where each counts another kind of people or thing: women and children, not "40 women" and
    "12 mothers".
    """
    by_id = {figure.id: figure for figure in figures}
    parts: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.part_of in by_id:
            parts.setdefault(str(figure.part_of), []).append(figure)
    found = []
    for whole_id, members in parts.items():
        whole = by_id[whole_id]
        top = whole.high if whole.modifier is not Modifier.NEARLY else whole.value
        least = [member.low or 0 for member in members]
        if top is None or not (max(least) > top or sum(least) > top):
            continue
        quoted = " + ".join(repr(member.text) for member in members)
        found.append(
            Caveat(code="parts-exceed-whole", message=f"{quoted} is more than {whole.text!r} at {whole.start}.")
        )
    return tuple(found)


MAY_COUNT = re.compile(
    r"\d|[½¼¾⅓⅔]|(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|third|thirds"
    r"|quarters?|fifths?|tenths?|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|tens|scores|couple|no"
    r"|lakhs?|crores?)\b)"
)


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


def _sentence(tokens: Tokens, dates: Sequence[Date], names: Sequence[Name]) -> list[Counted]:
    """Return the figures of one sentence with all that is said of them."""
    taken = [(date.start, date.end) for date in dates if date.type is not DateType.DURATION]
    taken += [(name.start, name.end) for name in names if any(letter.isdigit() for letter in name.text)]

    def is_taken(start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in taken)

    quantities = find_quantities(tokens, is_taken)
    counted: list[Counted] = []
    for place, quantity in enumerate(quantities):
        limit = quantities[place + 1].first if place + 1 < len(quantities) else len(tokens.words)
        cut = [tokens.at(first) for first, _ in taken]
        limit = min([limit, *(at for at in cut if at >= quantity.end)])
        measured = measure(tokens, quantity, limit) or _plain_age(tokens, quantity, names)
        if measured is None and _is_idle(tokens, quantity):
            continue
        counted.append(Counted(quantity=quantity, measured=measured, trend=_trend(tokens, quantity)))
    counted.extend(_nones(tokens, counted))
    counted.sort(key=lambda item: item.quantity.first)
    _join_articles(tokens, counted)
    _share_nouns(tokens, counted)
    _assign_wholes(tokens, counted)
    describe_count(tokens, counted, dates, names)
    return [item for item in counted if item.measured is not None or _stands(item)]


def _plain_age(tokens: Tokens, quantity: Quantity, names: Sequence[Name]) -> Measured | None:
    """Return "52" in "Ann Smith, 52, a farmer" as an age."""
    first, end = quantity.first, quantity.end
    if quantity.value is None or not 0 < quantity.value < 120 or tokens.lower[max(0, first - 1)] != ",":
        return None
    if end < len(tokens.words) and tokens.words[end] not in ",.)":
        return None
    before = tokens.ends[first - 2] if first > 1 else -1
    if any(name.end == before and name.type is NameType.PERSON for name in names):
        return Measured(kind=FigureKind.AGE, unit="year", end=end, counted=(end, end))
    return None


def _is_idle(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether a number without a noun is a pronoun or a list number rather than a figure."""
    word = tokens.lower[quantity.number]
    if quantity.value == 1 and quantity.modifier is Modifier.EXACT:
        return not word[0].isdigit() or quantity.end >= len(tokens.words)
    return quantity.number == 0 and quantity.end < len(tokens.words) and tokens.words[quantity.end] in ".)"


def _stands(item: Counted) -> bool:
    """Return whether a number without a noun still says something: it has harm, a hedge or a trend, or digits."""
    return True


def _trend(tokens: Tokens, quantity: Quantity) -> Trend | None:
    before = tokens.lower[max(0, quantity.first - 4) : quantity.first]
    for index in range(len(before) - 1, -1, -1):
        between = before[index + 1 :]
        if all(
            word in ("by", "to", "of", "from", "the", "a", "an", "another", "in", "further", "has", "its")
            for word in between
        ):
            if before[index] in UP and not (
                before[index] == "up" and between[:1] == ["to"] and index and before[index - 1] not in UP
            ):
                return Trend.UP
            if before[index] in DOWN:
                return Trend.DOWN
    after = tokens.lower[quantity.end : quantity.end + 3]
    for word in after:
        if word in ("increase", "rise", "higher", "jump", "growth", "surge"):
            return Trend.UP
        if word in ("decrease", "fall", "lower", "drop", "decline", "reduction", "slump"):
            return Trend.DOWN
    return None


def _nones(tokens: Tokens, counted: Sequence[Counted]) -> list[Counted]:
    """Return "no casualties", "no one was hurt" as figures of nought."""
    found = []
    for index, word in enumerate(tokens.lower[:-1]):
        if word != "no":
            continue
        at = index + 1
        while at < min(index + 4, len(tokens.lower)) and tokens.lower[at] in BEFORE_HARM:
            at += 1
        if at >= len(tokens.lower):
            break
        harmed = is_harm_noun(tokens.lower[at]) and tokens.lower[at] != "captives"
        if not harmed and not (
            tokens.lower[at] in person_nouns() and len(tokens.lower[at]) > 3 and tokens.lower[at].endswith("s")
        ):
            continue
        quantity = Quantity(
            first=index,
            number=index,
            end=index + 1,
            value=0,
            low=0,
            high=0,
            modifier=Modifier.EXACT,
            kind="whole",
            sign=None,
        )
        measured = measure(tokens, quantity, len(tokens.words))
        if measured is not None and measured.kind is FigureKind.COUNT:
            found.append(Counted(quantity=quantity, measured=measured, negated=True))
    return found


def _share_nouns(tokens: Tokens, counted: Sequence[Counted]) -> None:
    """Give "187" in "435 homes by sale and 187 by tender" the unit of the count it stands beside."""
    for before, item in itertools.pairwise(counted):
        noun = before.measured
        if (
            item.measured is not None
            or noun is None
            or noun.kind is not FigureKind.COUNT
            or item.quantity.sign is not None
        ):
            continue
        first, end = item.quantity.first, item.quantity.end
        joined = (
            tokens.lower[first - 1] in ("and", ",", "or", "but", "to", "by") or "in" in tokens.lower[first - 3 : first]
        )
        after = tokens.lower[end] if end < len(tokens.lower) else "."
        if (
            joined
            and first - noun.end < 9
            and (not after.isalpha() or after in ("by", "in", "at", "on", "from", "and", "of", "more", "others"))
        ):
            item.measured = replace(noun, end=end, counted=(end, end), head=None)


def _join_articles(tokens: Tokens, counted: list[Counted]) -> None:
    """Add the "a child" of "three women and a child": one person, named beside counted ones."""
    added = []
    for item in counted:
        measured = item.measured
        if measured is None or measured.unit != "person":
            continue
        at = measured.end
        if tokens.lower[at : at + 1] not in (["and"], [","]) or tokens.lower[at + 1 : at + 2] not in (
            ["a"],
            ["an"],
            ["one"],
        ):
            continue
        quantity = Quantity(
            first=at + 1,
            number=at + 1,
            end=at + 2,
            value=1,
            low=1,
            high=1,
            modifier=Modifier.EXACT,
            kind="whole",
            sign=None,
        )
        other = measure(tokens, quantity, len(tokens.words))
        known = any(one.quantity.first == at + 1 for one in counted)
        if other is not None and other.unit == "person" and other.end - other.counted[0] <= 2 and not known:
            added.append(Counted(quantity=quantity, measured=other))
    counted.extend(added)
    counted.sort(key=lambda item: item.quantity.first)


def _assign_wholes(tokens: Tokens, counted: list[Counted]) -> None:
    """Point each part at its whole: "101 civilians, including 12 children and three nurses", "12 of the 40"."""
    for place, item in enumerate(counted):
        if place and (_is_part(tokens, item.quantity.first) or _is_part_after(tokens, item.quantity.end)):
            whole = place - 1
            while whole >= 0 and counted[whole].whole is not None:
                whole -= 1
            of_them = _is_part_after(tokens, item.quantity.end)
            bare = whole >= 0 and counted[whole].measured is None and counted[whole].quantity.sign is None
            if whole >= 0 and (_alike(counted[whole], item) or (of_them and bare)):
                item.whole = whole
        elif place and counted[place - 1].whole is not None and _coordinated(tokens, counted[place - 1], item):
            item.whole = counted[place - 1].whole
        elif place + 1 < len(counted):
            after = counted[place + 1]
            between = tokens.lower[item.quantity.end : after.quantity.first]
            if between in (["of", "the"], ["of"], ["out", "of"], ["out", "of", "the"], ["of", "its"], ["of", "their"]):
                if item.quantity.kind == "whole" and _alike(after, after):
                    item.whole = place + 1
                    item.measured = item.measured or after.measured


def _alike(whole: Counted, part: Counted) -> bool:
    kinds = (FigureKind.COUNT,)
    return (
        whole.measured is not None
        and whole.measured.kind in kinds
        and (part.measured is None or part.measured.kind in kinds)
        and whole.measured.unit in ("person", part.measured.unit if part.measured else "")
    )


def _is_part(tokens: Tokens, first: int) -> bool:
    return any(tuple(tokens.lower[max(0, first - len(cue)) : first]) == cue for cue in PARTS)


def _is_part_after(tokens: Tokens, end: int) -> bool:
    """Return whether "of them", "of whom" follow a number: "23 people, five of them children"."""
    return tokens.lower[end : end + 1] == ["of"] and tokens.lower[end + 1 : end + 2] in (
        ["them"],
        ["whom"],
        ["these"],
        ["which"],
    )


def _coordinated(tokens: Tokens, before: Counted, item: Counted) -> bool:
    end = before.measured.end if before.measured else before.quantity.end
    between = tokens.lower[end : item.quantity.first]
    return (
        between in (["and"], [","], [",", "and"], ["as", "well", "as"])
        and _alike(item, item)
        and before.measured is not None
    )


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
    start, end = tokens.starts[first], tokens.ends[end_token - 1]
    kind = measured.kind if measured else (FigureKind.COUNT if said.harm else FigureKind.OTHER)
    unit = measured.unit if measured else ("person" if said.harm else "")
    span = Span(start=start, end=end)
    confidence = CONFIDENCE[kind] - (0.05 if quantity.modifier is Modifier.RANGE else 0) - (0.05 if said.harm else 0)
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
        confidence=round(confidence, 3),
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
                confidence=0.85,
            )
        )
    return found
