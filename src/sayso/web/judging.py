"""What a page shows of a mark to be judged: its words in their sentence, its fields, and what stands about it."""

import math
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from sayso.errors import BadSetting, NotFound
from sayso.records import Reading
from sayso.review.anchor import spans_of
from sayso.review.judgement import EDITABLE, Value
from sayso.review.line import Line
from sayso.review.standing import Decided, said
from sayso.show.chain import chain_words, name_article
from sayso.store import Ledger
from sayso.web.page import short_id

AROUND = 240
"""Code points shown on either side of what is judged."""

LONG_ID = "sha256:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a mark that an edit may change; ``value`` as it is written in the form, "" for none.

    choices: what it may be; empty where anything may be written
    """

    name: str
    value: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text around what is judged; ``judged`` when it is part of that."""

    text: str
    judged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """One mark as the page shows it: where it stands, on whose word, how sure sayso was, what it says."""

    article: str
    kind: str
    mark: str
    heading: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    chain: str
    confidence: float | None
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One reviewer's word that stands; ``counts`` when it is the one that holds."""

    seal: str
    at: str
    reviewer: str
    verdict: str
    value: str
    reason: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One mark or pair, ready to be judged.

    marks:    one, or two for a pair
    saw:      what a decision made here says that it saw
    decision: an id for the decision made here
    words:    what stands about it; disputed: whether reviewers disagree
    """

    marks: tuple[MarkView, ...]
    saw: str
    decision: str
    words: tuple[Word, ...]
    disputed: bool
    why: str


def case_of(ledger: Ledger, marks: Sequence[tuple[str, str, str]], why: str = "") -> Case:
    """Return marks, by (article, kind, id), as a case. Raises: NotFound when one is not there."""
    views = tuple(view_mark(ledger, *mark) for mark in marks)
    decided = ledger.review.about(*marks)
    return Case(
        marks=views,
        saw=ledger.review.saw(*marks),
        decision=uuid.uuid4().hex,
        words=tuple(_words(decided)),
        disputed=any(one.disputed and one.slot != "note" for one in decided),
        why=why,
    )


def long_id(words: str) -> str:
    """Return an id as the ledger has it, from an address."""
    return words if words.startswith(LONG_ID) else LONG_ID + words


def mark_address(article: str, kind: str, mark: str, other: tuple[str, str] | None = None) -> str:
    """Return the address of the page of a mark, or of a pair of one kind."""
    pair = f"?with={short_id(other[0])}-{short_id(other[1])}" if other else ""
    return f"/review/{short_id(article)}/{kind}/{short_id(mark)}{pair}"


def read_fields(reading: Reading, kind: str, mark: str, given: dict[str, str]) -> dict[str, Value]:
    """Return the fields that a form changed, as values. Raises: NotFound; BadSetting for what a field cannot be."""
    record = _find(reading, kind, mark)
    hints = get_type_hints(type(record))
    changed: dict[str, Value] = {}
    for field in _fields(kind, record):
        words = given.get(field.name)
        if words is not None and words.strip() != field.value:
            changed[field.name] = _value(field.name, words.strip(), hints[field.name])
    return changed


def view_mark(ledger: Ledger, article: str, kind: str, mark: str) -> MarkView:
    """Return one mark as pages show it. Raises: NotFound."""
    reading = ledger.reading(article, revised=False)
    found = _find(reading, kind, mark)
    spans = spans_of(found)
    claims = {claim.id: claim for claim in reading.marks.claims}
    claim = claims.get(mark) or claims.get(getattr(found, "claim", None) or "") or _around(reading, spans[0].start)
    return MarkView(
        article=reading.article.id,
        kind=kind,
        mark=mark,
        heading=name_article(reading.article, 120),
        start=spans[0].start,
        end=spans[-1].end,
        pieces=tuple(_pieces(reading.article.text, [(span.start, span.end) for span in spans])),
        chain=chain_words(claim.voice) if claim else "",
        confidence=getattr(found, "confidence", None),
        fields=tuple(_fields(kind, found)),
    )


def _find(reading: Reading, kind: str, mark: str) -> Any:
    found = next((one for one in getattr(reading.marks, kind) if one.id == mark), None) if kind in EDITABLE else None
    if found is None:
        raise NotFound("mark", mark, reading.article.uri)
    return found


def _around(reading: Reading, place: int) -> Any:
    """Return the claim that a place lies in, None when it lies in none."""
    return next(
        (one for one in reading.marks.claims if any(span.start <= place < span.end for span in one.spans)), None
    )


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Yield the text around ``spans``, cut where they begin and end."""
    ordered = sorted(spans)
    start, end = max(0, ordered[0][0] - AROUND), min(len(text), max(last for _, last in ordered) + AROUND)
    yield Piece(text=("…" if start else "") + text[start : ordered[0][0]], judged=False)
    at = ordered[0][0]
    for first, last in ordered:
        if first > at:
            yield Piece(text=text[at:first], judged=False)
        yield Piece(text=text[max(first, at) : last], judged=True)
        at = max(at, last)
    yield Piece(text=text[at:end] + ("…" if end < len(text) else ""), judged=False)


def _words(decided: Sequence[Decided]) -> Iterator[Word]:
    for one in decided:
        for line in one.lines:
            yield word_of(line, counts=line == one.line)


def word_of(line: Line, *, counts: bool) -> Word:
    """Return a line of the log as pages show it."""
    judged = said(line)
    value = "; ".join(f"{name}: {_shown(value)}" for name, value in judged.value.items())
    return Word(
        seal=line.seal,
        at=line.at,
        reviewer=line.reviewer,
        verdict=judged.verdict.value,
        value=value,
        reason=judged.reason,
        counts=counts,
    )


def _fields(kind: str, record: Any) -> Iterator[Field]:
    """Yield the fields that an edit may change, in the order of the record."""
    hints = get_type_hints(type(record))
    for name in record.__dataclass_fields__:
        if name in EDITABLE[kind]:
            inner, nullable = _without_none(hints[name])
            choices: tuple[str, ...] = ()
            if isinstance(inner, type) and issubclass(inner, StrEnum):
                choices = (*(("",) if nullable else ()), *(one.value for one in inner))
            elif inner is bool:
                choices = ("no", "yes")
            yield Field(name=name, value=_shown(getattr(record, name)), choices=choices)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    return str(value)


def _value(name: str, words: str, hint: Any) -> Value:
    """Return what a form says of a field as a value. Raises: BadSetting when it is no number where one belongs."""
    inner, nullable = _without_none(hint)
    if not words and nullable:
        return None
    if get_origin(inner) is tuple:
        return tuple(part.strip() for part in words.split(",") if part.strip())
    if inner is bool:
        return words == "yes"
    if inner is int or get_origin(inner) is not None or inner is float:
        try:
            number = float(words)
        except ValueError:
            raise BadSetting(name, words, "it takes a number") from None
        if not math.isfinite(number):
            raise BadSetting(name, words, "it takes a number")
        return int(number) if number.is_integer() else number
    return words


def _without_none(hint: Any) -> tuple[Any, bool]:
    arms = get_args(hint)
    if type(None) not in arms:
        return hint, False
    some = tuple(arm for arm in arms if arm is not type(None))
    return (some[0] if len(some) == 1 else Union[some]), True  # noqa: UP007
