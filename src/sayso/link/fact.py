"""Facts: what linking keeps of a marked article. Slim, so that a pile of thousands fits in memory.

Of all articles at once only packed forms are kept; the facts of one come out again when they are asked for.
"""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TypeVar

import msgspec
from msgspec.structs import force_setattr

from sayso.link.period import Period
from sayso.vocabulary import (
    EventType,
    FigureKind,
    Harm,
    Modality,
    Modifier,
    NameType,
    Trend,
    VictimStatus,
    VoiceKind,
)

PLACES = frozenset({NameType.GPE, NameType.LOC, NameType.FAC})
"""Types of names that say where."""
_HEX = frozenset("0123456789abcdef")


def pack_id(id: str) -> bytes:
    """Return an id in the form that is kept: 32 bytes for a ``sha256:``, half of what its text takes in memory."""
    digest = id.removeprefix("sha256:")
    if len(digest) == 64 and len(id) == 71 and not set(digest) - _HEX:
        return bytes.fromhex(digest)
    body = b"\0" + id.encode("utf-8", "surrogatepass")
    return b"\0" + body if len(body) == 32 else body


def unpack_id(key: bytes) -> str:
    """Return the id that was packed."""
    return f"sha256:{key.hex()}" if len(key) == 32 else key.lstrip(b"\0").decode("utf-8", "surrogatepass")


Keys = bytes | tuple[bytes, ...]
"""Packed ids in a row: 32 bytes each, or one by one where an id is no sha256."""


def pack_keys(keys: Sequence[bytes]) -> Keys:
    """Return packed ids as one row of bytes if they are all of one length."""
    return b"".join(keys) if all(len(key) == 32 for key in keys) else tuple(keys)


def key_at(keys: Keys, number: int) -> bytes:
    """Return the packed id in place ``number``."""
    return keys[32 * number : 32 * number + 32] if isinstance(keys, bytes) else keys[number]


class Packable(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A record that packs to its values alone and comes back quickly; it refers to nothing that could refer to it."""


class Identified(Packable, frozen=True, kw_only=True):
    """Something with an id, kept packed."""

    key: bytes

    @property
    def id(self) -> str:
        """The id as the records have it."""
        return unpack_id(self.key)


class EntityFact(Packable, frozen=True, kw_only=True):
    """What an article takes one of its entities for; articles that take one for the same share the record.

    place: latitude, longitude and number in the gazetteer, where it is known
    """

    name: str
    type: NameType
    variants: tuple[str, ...]
    place: tuple[float, float, str] | None = None


class NameFact(Identified, frozen=True, kw_only=True):
    """One mention of an entity; ``entity`` counts into `ArticleFact.entities`."""

    start: int
    end: int
    entity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedNames:
    """The mentions of an article, the most numerous of all facts, as arrays: a tenth of what records take."""

    keys: "Keys"
    spots: "array[int]"  # start, end, entity; start, end, entity; …

    @classmethod
    def pack(cls, names: Sequence[NameFact]) -> "PackedNames":
        """Return ``names`` packed."""
        spots = array("I", [part for name in names for part in (name.start, name.end, name.entity)])
        return cls(keys=pack_keys([name.key for name in names]), spots=spots)

    def unpack(self) -> Iterator[NameFact]:
        """Yield the names again."""
        for number in range(len(self.spots) // 3):
            start, end, entity = self.spots[3 * number : 3 * number + 3]
            yield NameFact(key=key_at(self.keys, number), start=start, end=end, entity=entity)


class HopFact(Packable, frozen=True, kw_only=True):
    """One hop of a chain; ``entity`` counts into `ArticleFact.entities`, None where no name there is meant.

    start, end: the mention that gave the name, None where it does not stand in the text
    """

    kind: VoiceKind
    name: str | None
    entity: int | None
    start: int | None = None
    end: int | None = None


class RoleFact(Packable, frozen=True, kw_only=True):
    """A title that an article gives to one of its entities, with the capitalised words before it, and where."""

    entity: int
    text: str
    start: int
    end: int


class ClaimFact(Identified, frozen=True, kw_only=True):
    """One claim: where it stands, its chain, and whether the chain denies what it says."""

    start: int
    end: int
    chain: tuple[HopFact, ...]
    own: bool
    denied: bool
    negated: bool
    modality: Modality
    about: tuple[int, ...]  # entities named inside it


class ScopeFact(Packable, frozen=True, kw_only=True):
    """How much of a thing a figure counts, as the words beside it say; see `sayso.link.scope`.

    part:    some of those that another count has: "two of them", "the remaining four"
    others:  beside some that are counted elsewhere: "six others"
    wide:    of more than one occasion: "in separate attacks since Friday"
    early:   said to be an earlier count: "initial reports"
    set_off: a bare number between commas or brackets: an age or the number of a note, no count
    """

    part: bool = False
    others: bool = False
    wide: bool = False
    early: bool = False
    set_off: bool = False


class FigureFact(Identified, frozen=True, kw_only=True):
    """One figure with what it is about; places and days come from its own fields or from the words around it.

    tail:   the words right after it ("of occupation"), where it does not say itself what it counts
    places: entities of the article named as the place, the figure's own ``where`` alone when it has one
    near:   places named shortly before it, when it has no place of its own
    period: when it was, as far as the figure or its sentence says
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    value: int | float | None
    low: int | float | None
    high: int | float | None
    modifier: Modifier
    trend: Trend | None
    unit: str
    counted: str
    tail: str
    harm: tuple[Harm, ...]
    victims: str | None
    status: VictimStatus | None
    blamed: str | None
    part_of: bytes | None
    when: str | None
    where: str | None
    places: tuple[int, ...]
    near: tuple[int, ...]
    period: Period | None
    negated: bool
    claim: int
    scope: ScopeFact = ScopeFact()

    def __post_init__(self) -> None:
        # All figures of a pile are compared with each other, and many are worded alike.
        for name in ("text", "unit", "counted", "tail"):
            force_setattr(self, name, intern(getattr(self, name)))


class DateFact(Identified, frozen=True, kw_only=True):
    """One date that names days."""

    start: int
    end: int
    text: str
    edtf: str | None
    period: Period
    yearly: bool


class EventFact(Identified, frozen=True, kw_only=True):
    """One event mention; participants are folded texts with the entity they name, if they do."""

    start: int
    end: int
    text: str
    type: EventType
    agent: tuple[str, int | None] | None
    patient: tuple[str, int | None] | None
    place: tuple[str, int | None] | None
    place_text: str | None
    patient_text: str | None
    date: bytes | None
    negated: bool
    modality: Modality
    claim: int | None


class CitedFact(Identified, frozen=True, kw_only=True):
    """One mention of a document: by its name (``entity``), by its sort with its day or author, or by its sort alone.

    document: counts the documents of the article; mentions of one document share it
    owner:    the entity whose document it is said to be, counted as ``entity`` is
    listed:   the words before the numbers of the list that a number alone stands in: "resolutions" of "resolutions 12
              and 34", "" elsewhere
    """

    start: int
    end: int
    text: str
    sort: str
    document: int
    entity: int | None
    day: Period | None
    claim: int | None
    owner: int | None = None
    listed: str = ""


Fact = TypeVar("Fact", bound=Packable)
Packed = bytes | tuple[Fact, ...]
"""Facts of one kind of an article: MessagePack, compressed; as they are where it has no form for one of them."""

_ROLES = msgspec.msgpack.Decoder(tuple[RoleFact, ...])
_CLAIMS = msgspec.msgpack.Decoder(tuple[ClaimFact, ...])
_FIGURES = msgspec.msgpack.Decoder(tuple[FigureFact, ...])
_DATES = msgspec.msgpack.Decoder(tuple[DateFact, ...])
_EVENTS = msgspec.msgpack.Decoder(tuple[EventFact, ...])
_CITED = msgspec.msgpack.Decoder(tuple[CitedFact, ...])


def pack_facts(facts: tuple[Fact, ...]) -> Packed[Fact]:
    """Return ``facts`` in the form that is kept: about a fifth of their size."""
    if not facts:
        return facts
    try:
        return zlib.compress(msgspec.msgpack.encode(facts), 1)
    except (OverflowError, UnicodeEncodeError):  # a number of more than 64 bits, half of a surrogate pair
        return facts


def unpack_facts(packed: Packed[Fact], decoder: "msgspec.msgpack.Decoder[tuple[Fact, ...]]") -> tuple[Fact, ...]:
    """Return the facts that were packed."""
    return decoder.decode(zlib.decompress(packed)) if isinstance(packed, bytes) else packed


def pack_spans(spans: Iterable[tuple[int, int]]) -> "array[int]":
    """Return stretches in the form that is kept: start and end, one after the other."""
    return array("I", [part for span in spans for part in span])


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFact:
    """What is kept of one article; ``packed`` is its text, compressed.

    entity_keys: the packed ids of ``entities``
    inside:      pairs of places, by their place in ``entities``: the text puts the first in the second
    focus:       places of the title and the first lines

    Facts come out anew each time they are asked for: ask once where all of an article's are needed.
    """

    id: str
    uri: str
    digest: str
    title: str
    publisher: str | None
    agency: str | None
    published: str | None
    period: Period | None
    packed: bytes
    packed_skipped: "array[int]"
    wire: bool
    official: bool
    entities: tuple[EntityFact, ...]
    entity_keys: Keys
    packed_roles: Packed[RoleFact]
    aliases: tuple[tuple[int, int], ...]
    inside: tuple[tuple[int, int], ...]
    focus: tuple[int, ...]
    packed_names: PackedNames
    packed_claims: Packed[ClaimFact]
    packed_figures: Packed[FigureFact]
    packed_dates: Packed[DateFact]
    packed_events: Packed[EventFact]
    packed_cited: Packed[CitedFact]

    @property
    def roles(self) -> tuple[RoleFact, ...]:
        """The titles given to entities there that are not said to be former ones."""
        return unpack_facts(self.packed_roles, _ROLES)

    @property
    def claims(self) -> tuple[ClaimFact, ...]:
        """The claims; other facts count into them."""
        return unpack_facts(self.packed_claims, _CLAIMS)

    @property
    def figures(self) -> tuple[FigureFact, ...]:
        """The figures that stand in a claim."""
        return unpack_facts(self.packed_figures, _FIGURES)

    @property
    def dates(self) -> tuple[DateFact, ...]:
        """The dates that name days."""
        return unpack_facts(self.packed_dates, _DATES)

    @property
    def events(self) -> tuple[EventFact, ...]:
        """The mentions of events."""
        return unpack_facts(self.packed_events, _EVENTS)

    @property
    def cited(self) -> tuple[CitedFact, ...]:
        """The mentions of documents."""
        return unpack_facts(self.packed_cited, _CITED)

    @property
    def skipped(self) -> list[tuple[int, int]]:
        """The stretches of boilerplate."""
        return _spans(self.packed_skipped)

    @property
    def text(self) -> str:
        """The stored text."""
        return unpack(self.packed)


def _spans(packed: "array[int]") -> list[tuple[int, int]]:
    return list(zip(packed[::2], packed[1::2], strict=True))


def pack(text: str) -> bytes:
    """Return ``text`` in the form that is kept: about a third of its size."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


@lru_cache(maxsize=64)
def unpack(packed: bytes) -> str:
    """Return the text that was packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
