"""Naming: the contract's type of a name, from the encoder's type and the words that tell what is named."""

import re
from functools import cache

from sayso.lexicon import table
from sayso.vocabulary import NameType

PLAIN = {
    "Person": NameType.PERSON,
    "Organization": NameType.ORG,
    "Location": NameType.GPE,
    "Facility": NameType.FAC,
    "NORP": NameType.NORP,
}
"""The encoder's types that are the contract's; ``Product`` and ``Misc`` are typed by their words or not at all."""

STRICT = frozenset(
    "Treaty Agreement Accord Accords Resolution Resolutions Convention Constitution Decree Protocol Act Declaration"
    " Pact Covenant War Wars Olympics Massacre Genocide Holocaust Uprising Revolution Championship"
    " Championships".split()
)
"""Words that tell a document or an event whatever the encoder took the name for."""

LANDMARKS = frozenset(
    "Airport Bridge Stadium Prison Dam Mosque Cathedral Palace Airbase Checkpoint Cemetery Tunnel Reservoir Refinery"
    " Monastery Fortress Shipyard Road Street Avenue Square Highway".split()
)
"""Words that tell a thing built, where the encoder says place or body."""

BUILDINGS = frozenset("House Tower Hall Building Hotel Hospital Museum Station".split())
"""Words that tell a thing built where the encoder says place: they end the names of bodies as well."""

ROADS = frozenset("Interstate Route Highway Motorway Freeway Expressway Autobahn".split())
"""Words that tell a road by its number."""

NUMBERED = frozenset(
    "Flight Boeing Airbus Type Model Mark Class Grade Group Section Article Chapter Paragraph Channel Windows".split()
)
"""Words whose number makes no event of them: "Flight 19", "Section 4"."""

CONTESTS = frozenset(
    "League Division Conference Open Classic Series Slam Stakes Derby Masters Trophy Prix Tour Bowl Grand Medal Award"
    " Championship Shield Plate Final Finals Playoffs Ryder Rally Regatta Parade Carnival Pageant Universe Treble Test"
    " Gala Fair Biennale Celebration Pilgrimage Hajj Mawlid Jubilee Month Year".split()
)
"""Words that tell an event where the encoder says only that it is neither person, body nor place."""

NATURAL = frozenset("Mount Lake Cape River Gulf".split())
"""Words that stand first in the name of a piece of nature."""

_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
STATE_OF = re.compile(
    r"^(?:(?:Islamic |Federal |People's |Democratic |United )?(?:Republic|Kingdom|State|States) of (?:the )?)"
)
_NUMBER = re.compile(r"\s\d+[A-Z]?$")
_EDITION = re.compile(r"^[A-Z][\w.]*[ -]+(?:\d{2,4}|[IVX]{2,})$")
_STOPS = frozenset("of for on in at to against between and with from by".split())


@cache
def name_heads() -> dict[str, NameType]:
    """Return words that tell what the name they stand in names."""
    return {row["word"]: NameType(row["type"]) for row in table("name_heads")}


@cache
def known_names() -> dict[str, NameType]:
    """Return states, peoples, large cities and bodies between states with their type."""
    return {row["name"]: NameType(row["type"]) for row in table("known_names")}


def head_of(surface: str) -> str:
    """Return the word that tells what a name names: the last before an "of" or "for", else the last, as in a title."""
    parts = _PART.findall(surface)
    cut = next((at for at, part in enumerate(parts) if at and part.lower() in _STOPS), len(parts))
    heads = [part for part in parts[:cut] if not part.isdigit()] or parts[:1]
    if not heads:
        return ""
    last: str = heads[-1]
    return last.capitalize() if surface.isupper() and len(surface) > 4 else last


def name_type(surface: str, said: str) -> NameType | None:
    """Return the contract's type of a name, or None for a thing it has no type for.

    said: the encoder's type
    """
    if surface.startswith("Operation ") and said != "Person":
        return NameType.EVENT
    head, first = head_of(surface), surface.split(maxsplit=1)[0]
    kind = name_heads().get(head)
    if _NUMBER.search(surface) and said != "Person" and not ROADS.isdisjoint(surface.split()[:2]):
        return NameType.FAC
    if said in PLAIN:
        plain = PLAIN[said]
        if head.capitalize() in STRICT and " " in surface and (told := name_heads().get(head.capitalize())):
            return told
        if head in LANDMARKS and " " in surface and plain in (NameType.GPE, NameType.ORG):
            return NameType.FAC
        if plain is NameType.GPE:
            return _place(surface, head)
        return plain
    if head in CONTESTS:
        return NameType.EVENT
    if kind is not None and kind is not NameType.GPE:
        return kind
    return NameType.EVENT if said == "Misc" and _EDITION.match(surface) and first not in NUMBERED else None


def is_state(surface: str) -> bool:
    """Return whether a name is that of a state in full: "Republic of Kenya"."""
    short = STATE_OF.sub("", surface)
    full = short != surface or surface.endswith(("Federation", "Republic", "Kingdom", "Emirates"))
    return full and known_names().get(short) is NameType.GPE


def _place(surface: str, head: str) -> NameType:
    """Return GPE for what has a government, LOC for seas, rivers, mountains, parks and parts of the world, or FAC."""
    known = known_names().get(surface) or known_names().get(surface.title())
    if known in (NameType.GPE, NameType.LOC, NameType.ORG):
        return known
    if " " in surface and head in BUILDINGS:
        return NameType.FAC
    first = surface.split(maxsplit=1)[0]
    natural = name_heads().get(head) is NameType.LOC or (" " in surface and (first in NATURAL or head == "Park"))
    return NameType.LOC if natural else NameType.GPE
