"""Erasure: a forgotten name masked wherever it stands, found by its keyed hash, so that no list keeps the name.

A name is its words, folded: case and marks above letters do not count, nor what stands between the words as long as it
is short. Where a name of several words stands in an article, each of its words is masked there, since articles go on
with the surname. Each letter becomes one block character, so that every offset holds. Ids are made anew from the masked
text.

The hash is BLAKE2b with a key of the ledger (RFC 7693). Whoever holds the ledger can test a guess, and cannot list the
names: docs/decisions/0050-erasure-in-an-append-only-log.md says why that was taken.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar, cast

from sayso.identity import mark_id, quote_spans
from sayso.records import Article, ForgottenName, Reading, Span
from sayso.review.anchor import spans_of

Record = TypeVar("Record")

MASK = "█"
"""What each letter of a forgotten name becomes."""

SHORTEST = 3
"""Letters of a word of a longer name that is masked alone: a shorter one is too common."""

KEPT = frozenset({"id", "uri", "key", "digest", "reader", "language"})
"""Fields of an article by which it is known and found again: an address that holds a name is told, not changed."""

# The marks above and below letters that `\w` leaves out: Latin, Hebrew, Arabic.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_BETWEEN = 3
"""Most characters between two words of one name."""

_ID_WORD = {
    "claims": "claim",
    "attributions": "attribution",
    "figures": "figure",
    "dates": "date",
    "events": "event",
    "names": "name",
    "wording": "wording",
}


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(_fold(found.group()) for found in _WORD.finditer(name))


def forgotten_name(name: str, key: str) -> ForgottenName:
    """Return what is kept of a name that is to be forgotten."""
    words = name_words(name)
    return ForgottenName(digest=_hash(words, key), key=key, words=len(words))


class Eraser:
    """Masks forgotten names in the records of one article.

    texts: the texts of the article, in which whole names are looked for first
    """

    def __init__(self, forgotten: Iterable[ForgottenName], *texts: str) -> None:
        self._digests: dict[tuple[str, int], set[str]] = {}
        for one in forgotten:
            self._digests.setdefault((one.key, one.words), set()).add(one.digest)
        self._alone = {
            _fold(text[start:end])
            for text in texts
            for spans in self._whole(text)
            for start, end in spans
            if end - start >= SHORTEST
        }

    def mask(self, text: str) -> str:
        """Return ``text``, as long as it was, with every letter of a forgotten name as one block character."""
        spans = [span for name in self._whole(text) for span in name]
        if self._alone:
            spans += [found.span() for found in _WORD.finditer(text) if _fold(found.group()) in self._alone]
        letters = list(text)
        for start, end in spans:
            letters[start:end] = MASK * (end - start)
        return "".join(letters)

    def holds(self, text: str) -> bool:
        """Return whether a forgotten name stands in ``text``."""
        return self.mask(text) != text

    def mask_all(self, record: Record, kept: frozenset[str] = frozenset()) -> Record:
        """Return a copy of ``record`` with every plain string in it masked, at any depth, but for fields ``kept``."""
        return cast("Record", _changed(record, self.mask, kept))

    def _whole(self, text: str) -> Iterator[list[tuple[int, int]]]:
        """Yield the spans of the words of each forgotten name that stands in ``text``."""
        if not self._digests:
            return
        words = list(_WORD.finditer(text))
        folded = [_fold(found.group()) for found in words]
        for (key, count), digests in self._digests.items():
            for at in range(len(words) - count + 1):
                some = words[at : at + count]
                near = all(b.start() - a.end() <= _BETWEEN for a, b in pairwise(some))
                if near and _hash(folded[at : at + count], key) in digests:
                    yield [found.span() for found in some]


def forget_in_article(article: Article, forgotten: Iterable[ForgottenName]) -> Article:
    """Return ``article`` with forgotten names masked in text and metadata; its address and id stay."""
    eraser = eraser_of(article, forgotten)
    return eraser.mask_all(article, KEPT)


def eraser_of(article: Article, forgotten: Iterable[ForgottenName]) -> Eraser:
    """Return what masks the records of one article."""
    names = (article.publisher, article.agency, *article.authors)
    return Eraser(forgotten, article.text, article.title.text if article.title else "", *(n.name for n in names if n))


def forget_in_reading(reading: Reading, forgotten: Iterable[ForgottenName]) -> Reading:
    """Return ``reading`` with forgotten names masked in text, metadata and marks; ids of such marks are made anew."""
    eraser = eraser_of(reading.article, forgotten)
    article = eraser.mask_all(reading.article, KEPT)
    marks = eraser.mask_all(reading.marks)
    if article == reading.article and marks == reading.marks:
        return reading
    renamed = _new_ids(reading, replace(reading, article=article, marks=marks))
    return replace(reading, article=article, marks=_changed(marks, lambda text: renamed.get(text, text), frozenset()))


def _new_ids(before: Reading, after: Reading) -> dict[str, str]:
    """Return old id → new id for every mark whose quoted text was masked."""
    renamed = {}
    for kind, word in _ID_WORD.items():
        for mark in getattr(before.marks, kind):
            spans = spans_of(mark)
            quoted = quote_spans(after.article.text, spans)
            if quoted != quote_spans(before.article.text, spans):
                renamed[mark.id] = mark_id(word, after.article.id, spans, quoted)
    entities = {entity.id for entity in before.marks.entities}
    for name in before.marks.names:
        spans = (Span(start=name.start, end=name.end),)
        old = mark_id("entity", before.article.id, spans, quote_spans(before.article.text, spans))
        if old in entities:
            renamed[old] = mark_id("entity", after.article.id, spans, quote_spans(after.article.text, spans))
    return renamed


def _fold(word: str) -> str:
    """Return a word without case and without the marks above and below its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _hash(words: Iterable[str], key: str) -> str:
    return hashlib.blake2b(" ".join(words).encode(), key=key.encode()[:64], digest_size=32).hexdigest()


def _changed(value: Any, change: Callable[[str], str], kept: frozenset[str]) -> Any:
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(one, change, kept) for one in value)
    if isinstance(value, Mapping):
        return {key: _changed(one, change, kept) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: getattr(value, field.name)
            if field.name in kept
            else _changed(getattr(value, field.name), change, kept)
            for field in fields(value)
        }
        return type(value)(**parts)
    return value
