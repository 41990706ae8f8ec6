"""What may leave the desk: readings with the names of private persons masked, in text and marks alike.

A person is private unless an article gives them a public role (lexicon/public_roles.csv), they sign the article, or
somebody cleared them by name; a person said to be under eighteen is private whatever their role. Detained persons
and victims without a public role fall under the same rule. Each letter of a masked name becomes one block character,
so that every offset still holds, and ids are made anew from the masked text, so that no guess can be checked by them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from sayso.identity import hash_array
from sayso.lexicon import words
from sayso.records import Claim, Entity, Reading, Rulings, SideEntry
from sayso.vocabulary import FigureKind, NameType

MASK = "█"
"""What each letter of a masked name becomes."""

_ADULT = 18  # UN Convention on the Rights of the Child, article 1
_NEAR = 60  # code points between a name and an age that is told of it
_WORD = re.compile(r"\w+")
_SHORTEST = 3  # a shorter word of a name is too common to be masked wherever it stands

Record = TypeVar("Record")


@dataclass(frozen=True, kw_only=True)
class Private:
    """What is masked wherever it stands: whole words, and names that share a word with somebody who is shown."""

    words: frozenset[str]
    names: frozenset[str]

    def mask(self, text: str) -> str:
        """Return ``text``, as long as it was, with each letter of what is private as one block character."""
        if self._names:
            text = self._names.sub(lambda found: _WORD.sub(_block, found.group()), text)
        return _WORD.sub(lambda found: _block(found) if found.group() in self.words else found.group(), text)

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        names = sorted(self.names, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


def _block(found: re.Match[str]) -> str:
    return MASK * len(found.group())


def find_private(readings: Iterable[Reading], cleared: Iterable[str] = ()) -> Private:
    """Return the names to be masked in all of ``readings``, which are consumed once.

    cleared: names that somebody allowed to be shown, in any spelling the articles use
    """
    allowed = {name.casefold() for name in cleared}
    private: set[str] = set()
    open_words: set[str] = set()
    for reading in readings:
        young = _minors(reading)
        signed = {author.name.casefold() for author in reading.article.authors}
        for entity in reading.marks.entities:
            spellings = {entity.name, *entity.variants}
            known = entity.type is not NameType.PERSON or _is_public(entity, signed)
            cleared_here = bool({spelling.casefold() for spelling in spellings} & allowed)
            if cleared_here or (known and entity.id not in young):
                open_words |= {word for spelling in spellings for word in _WORD.findall(spelling)}
            else:
                private |= spellings
    hidden = {word for name in private for word in _WORD.findall(name) if len(word) >= _SHORTEST} - open_words
    shared = {name for name in private if len(name) >= _SHORTEST and not hidden.issuperset(_WORD.findall(name))}
    return Private(words=frozenset(hidden), names=frozenset(shared))


def mask_reading(reading: Reading, private: Private) -> Reading:
    """Return ``reading`` with every letter of a private name masked, in text and marks, and ids made anew."""
    if not private.words and not private.names:
        return reading
    masked = _walk(reading, private.mask)
    renamed = _new_ids(masked)
    return _walk(masked, lambda text: renamed.get(text, text))


def mask_rulings(rulings: Rulings, readings: Iterable[tuple[Reading, Reading]], private: Private) -> Rulings:
    """Return ``rulings`` as they hold for masked readings: ids as they are there, names and sides masked.

    readings: each reading that may hold what was ruled about, and the same masked
    """
    ruled = {one for pair in (*rulings.same, *rulings.different) for one in pair} | {one for one, _ in rulings.names}
    now: dict[str, str] = {}
    for before, after in readings:
        for kind in ("claims", "figures", "dates", "events", "entities"):
            for old, new in zip(getattr(before.marks, kind), getattr(after.marks, kind), strict=True):
                if old.id in ruled:
                    now[old.id] = new.id
    return Rulings(
        same=tuple((now[a], now[b]) for a, b in rulings.same if a in now and b in now),
        different=tuple((now[a], now[b]) for a, b in rulings.different if a in now and b in now),
        names=tuple((now[one], private.mask(name)) for one, name in rulings.names if one in now),
        sides=tuple(SideEntry(entity=private.mask(one.entity), side=one.side) for one in rulings.sides),
    )


def _is_public(entity: Entity, signed: set[str]) -> bool:
    """Return whether a person holds a public role or signs the article."""
    if any(spelling.casefold() in signed for spelling in (entity.name, *entity.variants)):
        return True
    public = words("public_roles")
    return any(word in public for role in entity.roles for word in re.findall(r"\w+", role.text.casefold()))


def _minors(reading: Reading) -> set[str]:
    """Return the entities beside whose names stands an age under eighteen."""
    ages = [f for f in reading.marks.figures if f.kind is FigureKind.AGE and f.value is not None and f.value < _ADULT]
    return {
        name.entity
        for name in reading.marks.names
        for age in ages
        if name.entity and name.type is NameType.PERSON and -_NEAR <= age.start - name.end <= _NEAR
    }


def _new_ids(reading: Reading) -> dict[str, str]:
    """Return old id → new id for every mark of a masked reading."""
    article, marks = reading.article, reading.marks
    renamed = {}
    for field in fields(marks):
        value = getattr(marks, field.name)
        for position, mark in enumerate(value if isinstance(value, tuple) else ()):
            if not hasattr(mark, "id"):
                continue
            spans = _spans(mark)
            quoted = [article.text[start:end] for start, end in spans]
            renamed[mark.id] = hash_array("masked", field.name, article.id, position, spans, quoted)
    return renamed


def _spans(mark: Any) -> list[tuple[int, int]]:
    """Return where a mark stands, as plain pairs; none for an entity, which stands in many places."""
    if isinstance(mark, Claim):
        return [(span.start, span.end) for span in mark.spans]
    return [(mark.start, mark.end)] if hasattr(mark, "start") else []


def _walk(record: Record, change: Callable[[str], str]) -> Record:
    """Return a copy of ``record`` in which ``change`` was applied to every plain string, at any depth."""
    return cast("Record", _changed(record, change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(one, change) for one in value)
    if isinstance(value, dict):
        return {key: _changed(one, change) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{field.name: _changed(getattr(value, field.name), change) for field in fields(value)})
    return value
