"""What may leave the desk: readings with the names of private persons masked, in text and marks alike.

A person is private unless an article gives them a public role (lexicon/public_roles.csv), they sign the article, or
somebody cleared them by name; a person said to be under eighteen is private whatever their role. Detained persons
and victims without a public role fall under the same rule. Each letter of a masked name becomes one block character,
so that every offset still holds, and ids are made anew from the masked text, so that no guess can be checked by them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

from sayso.identity import hash_array
from sayso.lexicon import words
from sayso.records import Claim, Entity, Reading
from sayso.vocabulary import FigureKind, NameType

MASK = "█"
"""What each letter of a masked name becomes."""

_ADULT = 18  # UN Convention on the Rights of the Child, article 1
_NEAR = 60  # code points between a name and an age that is told of it
_SHORTEST = 3  # a shorter word of a name is too common to be masked wherever it stands

Record = TypeVar("Record")


def mask_readings(readings: Sequence[Reading], cleared: Iterable[str] = ()) -> list[Reading]:
    """Return ``readings`` with the names of private persons masked in all of them.

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
                open_words |= {word for spelling in spellings for word in spelling.split()}
            else:
                private |= spellings
    hidden = private | {word for name in private for word in name.split()} - open_words
    pattern = _pattern(hidden)
    return [_mask_reading(reading, pattern) for reading in readings] if pattern else list(readings)


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


def _pattern(hidden: set[str]) -> re.Pattern[str] | None:
    """Return what finds any of the hidden names as whole words, the longest first; None when there are none."""
    names = sorted((name for name in hidden if len(name) >= _SHORTEST), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


def _mask_reading(reading: Reading, pattern: re.Pattern[str]) -> Reading:
    """Return ``reading`` with every string masked and every id of a mark made from the masked text."""

    def mask(text: str) -> str:
        return pattern.sub(lambda found: re.sub(r"\w", MASK, found.group()), text)

    masked = _walk(reading, mask)
    renamed = _new_ids(masked)
    return _walk(masked, lambda text: renamed.get(text, text))


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
