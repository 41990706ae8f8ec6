"""Facts: what linking keeps of a marked article. Slim, so that a pile of thousands fits in memory."""

import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


class Identified:
    """Something with an id, kept packed."""

    __slots__ = ()
    key: bytes

    @property
    def id(self) -> str:
        """The id as the records have it."""
        return unpack_id(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFact(Identified):
    """One entity of one article; ``roles`` are the titles given to it there, folded."""

    key: bytes
    name: str
    type: NameType
    variants: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFact(Identified):
    """One mention of an entity; ``entity`` counts into `ArticleFact.entities`."""

    key: bytes
    start: int
    end: int
    entity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedNames:
    """The mentions of an article, the most numerous of all facts, as arrays: a fifth of what records take."""

    keys: tuple[bytes, ...] | bytes  # 32 bytes each, or one by one where an id is no sha256
    spots: "array[int]"  # start, end, entity; start, end, entity; …

    @classmethod
    def pack(cls, names: Sequence[NameFact]) -> "PackedNames":
        """Return ``names`` packed."""
        keys = tuple(name.key for name in names)
        spots = array("q", [part for name in names for part in (name.start, name.end, name.entity)])
        return cls(keys=b"".join(keys) if all(len(key) == 32 for key in keys) else keys, spots=spots)

    def unpack(self) -> Iterator[NameFact]:
        """Yield the names again."""
        for number in range(len(self.spots) // 3):
            start, end, entity = self.spots[3 * number : 3 * number + 3]
            key = self.keys[32 * number : 32 * number + 32] if isinstance(self.keys, bytes) else self.keys[number]
            yield NameFact(key=key, start=start, end=end, entity=entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class HopFact:
    """One hop of a chain; ``entity`` counts into `ArticleFact.entities`, None where no name there is meant."""

    kind: VoiceKind
    name: str | None
    entity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFact(Identified):
    """One claim: where it stands, its chain, and whether the chain denies what it says."""

    key: bytes
    start: int
    end: int
    chain: tuple[HopFact, ...]
    own: bool
    denied: bool
    negated: bool
    modality: Modality
    about: tuple[int, ...]  # entities named inside it


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFact(Identified):
    """One figure with what it is about; places and days come from its own fields or from the words around it.

    tail:   the words right after it ("of occupation"), where it does not say itself what it counts
    places: entities of the article named as the place, the figure's own ``where`` alone when it has one
    near:   places named shortly before it, when it has no place of its own
    period: when it was, as far as the figure or its sentence says
    """

    key: bytes
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact(Identified):
    """One date that names days."""

    key: bytes
    start: int
    end: int
    text: str
    edtf: str | None
    period: Period
    yearly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact(Identified):
    """One event mention; participants are folded texts with the entity they name, if they do."""

    key: bytes
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFact:
    """What is kept of one article; ``packed`` is its text, compressed."""

    id: str
    uri: str
    digest: str
    title: str
    publisher: str | None
    agency: str | None
    published: str | None
    period: Period | None
    packed: bytes
    skipped: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]
    wire: bool
    official: bool
    entities: tuple[EntityFact, ...]
    aliases: tuple[tuple[int, int], ...]
    focus: tuple[int, ...]  # places of the title and the first lines
    packed_names: "PackedNames"
    claims: tuple[ClaimFact, ...]
    figures: tuple[FigureFact, ...]
    dates: tuple[DateFact, ...]
    events: tuple[EventFact, ...]

    @property
    def names(self) -> Iterator[NameFact]:
        """The mentions of names, in text order."""
        return self.packed_names.unpack()

    @property
    def text(self) -> str:
        """The stored text."""
        return unpack(self.packed)


def pack(text: str) -> bytes:
    """Return ``text`` in the form that is kept: about a third of its size."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


@lru_cache(maxsize=64)
def unpack(packed: bytes) -> str:
    """Return the text that was packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
