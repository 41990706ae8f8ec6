"""Gists: what linking keeps of one article as bytes, so that a pile that grows is read once and not with every article.

A gist follows from one reading alone. What depends on the pile, or on what people say of outlets, is no part of it.
"""

from array import array

import msgspec
import numpy as np

from sayso.link.collect import collect_facts, is_other_language
from sayso.link.fact import ArticleFact, EntityFact, PackedNames
from sayso.link.outlet import Outlets
from sayso.link.period import Period
from sayso.link.sketch import BANDS, Sketch, sketch_article
from sayso.records import Reading, Unread

FORM = 1
"""Counts up when a gist of the same reading becomes another; those that are kept of an earlier form say nothing."""


class _Gist(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """The fields of `ArticleFact` and of its sketch; numbers as little-endian bytes, facts packed as they are."""

    id: str
    uri: str
    digest: str
    title: str
    publisher: str | None
    agency: str | None
    published: str | None
    period: Period | None
    packed: bytes
    packed_skipped: bytes
    wire: bool
    official: bool
    entities: tuple[EntityFact, ...]
    entity_keys: bytes
    aliases: tuple[tuple[int, int], ...]
    inside: tuple[tuple[int, int], ...]
    focus: tuple[int, ...]
    name_keys: bytes
    name_spots: bytes
    facts: tuple[bytes, ...]
    runs: bytes
    spans: bytes
    keys: bytes


class _Left(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """An article that stands in no count, and why."""

    uri: str
    reason: str


_PACKED = ("roles", "claims", "figures", "dates", "events", "cited")
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[_Left | None, _Gist | None]).decode


def condense(reading: Reading) -> bytes | None:
    """Return the gist of ``reading``; None where it holds what has no form as bytes: ids of others, half characters."""
    reason = is_other_language(reading)
    if reason is not None:
        return _encode((_Left(uri=reading.article.uri, reason=reason), None))
    fact = collect_facts(reading, Outlets(), {})
    packed = tuple(getattr(fact, f"packed_{name}") or b"" for name in _PACKED)
    if not all(isinstance(part, bytes) for part in (*packed, fact.entity_keys, fact.packed_names.keys)):
        return None
    sketch = sketch_article(fact)
    gist = _Gist(
        id=fact.id,
        uri=fact.uri,
        digest=fact.digest,
        title=fact.title,
        publisher=fact.publisher,
        agency=fact.agency,
        published=fact.published,
        period=fact.period,
        packed=fact.packed,
        packed_skipped=_numbers(fact.packed_skipped),
        wire=fact.wire,
        official=fact.official,
        entities=fact.entities,
        entity_keys=fact.entity_keys,  # type: ignore[arg-type]  # seen above
        aliases=fact.aliases,
        inside=fact.inside,
        focus=fact.focus,
        name_keys=fact.packed_names.keys,  # type: ignore[arg-type]  # seen above
        name_spots=_numbers(fact.packed_names.spots),
        facts=packed,
        runs=sketch.runs.astype("<u8").tobytes(),
        spans=sketch.spans.astype("<i4").tobytes(),
        keys=sketch.keys.astype("<u4").tobytes(),
    )
    try:
        return _encode((None, gist))
    except (OverflowError, UnicodeEncodeError):  # a number of more than 64 bits, half of a surrogate pair
        return None


def restore(gist: bytes, outlets: Outlets, shared: dict[EntityFact, EntityFact]) -> Unread | tuple[ArticleFact, Sketch]:
    """Return what was condensed: an article with its sketch, or why it stands in no count.

    outlets: who is an agency
    shared:  the entities of the articles before it, which takes in its own: equal ones are kept once
    Raises: msgspec.DecodeError when it is no gist
    """
    left, one = _decode(gist)
    if one is None:
        if left is None:
            raise msgspec.DecodeError("neither an article nor why it is left out")
        return Unread(uri=left.uri, reason=left.reason)
    agency = one.publisher is not None and outlets.key(one.publisher) in outlets.agencies
    roles, claims, figures, dates, events, cited = (part or () for part in one.facts)
    fact = ArticleFact(
        id=one.id,
        uri=one.uri,
        digest=one.digest,
        title=one.title,
        publisher=one.publisher,
        agency=one.agency,
        published=one.published,
        period=one.period,
        packed=one.packed,
        packed_skipped=_array(one.packed_skipped),
        wire=one.wire or agency,
        official=one.official,
        entities=tuple(shared.setdefault(entity, entity) for entity in one.entities),
        entity_keys=one.entity_keys,
        packed_roles=roles,
        aliases=one.aliases,
        inside=one.inside,
        focus=one.focus,
        packed_names=PackedNames(keys=one.name_keys, spots=_array(one.name_spots)),
        packed_claims=claims,
        packed_figures=figures,
        packed_dates=dates,
        packed_events=events,
        packed_cited=cited,
    )
    sketch = Sketch(
        runs=np.frombuffer(one.runs, dtype="<u8"),
        spans=np.frombuffer(one.spans, dtype="<i4").reshape(-1, 2),
        keys=np.frombuffer(one.keys, dtype="<u4").reshape(-1, BANDS),
    )
    return fact, sketch


def _numbers(numbers: "array[int]") -> bytes:
    """Return whole numbers from 0 as four bytes each, the lowest first, on every machine."""
    return np.array(numbers, dtype="<u4").tobytes()


def _array(packed: bytes) -> "array[int]":
    return array("I", np.frombuffer(packed, dtype="<u4").astype(np.uint32).tobytes())
