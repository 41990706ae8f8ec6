"""Parts: names that the encoder reads as one and that are several: lists, pairs, a people before its province."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.mark.naming import head_of, known_names, name_heads
from sayso.mark.roster import given_names
from sayso.mark.title import titles
from sayso.protocols import NameSignal
from sayso.vocabulary import NameType

APART = re.compile(r"\s+[-–—|]+\s+")
"""A dash between spaces, or a bar, as headlines have them: no name goes on behind it."""
LISTED = re.compile(r"\s*,\s+")
OF_PLACE = re.compile(
    r"(?:(?P<people>[A-Z]\w+) )?(?:province|region|district|city|town|village|port|state|capital|island)s? of (?:the )?"
)
"""What a place is, in small letters, before its name, with the people or land it belongs to."""
WORDS = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
PLACED = frozenset(("Location", "NORP", "Misc"))


def parts_of(text: str, said: NameSignal) -> list[NameSignal]:
    """Return the names that stand in what the encoder reads as one.

    "Orvale, Kenya" and "Kenya-Orvale" are two places, "the Kenyan province of Orvale" a people and a place, and
    "Union of Weavers, Orvale Trade Council" two bodies.
    """
    surface = text[said.start : said.end]
    if said.type == "Location" and (owned := OF_PLACE.match(surface)):
        place = replace(said, start=said.start + owned.end())
        people = owned["people"]
        return [replace(said, end=said.start + len(people), type="NORP"), place] if people else [place]
    if said.type == "Organization" and (held := _holder(surface)) is not None:
        body, person = held
        before = [replace(said, end=said.start + body)] if body else []
        return [*before, replace(said, start=said.start + person, type="Person", likely=())]
    cuts = sorted(_cuts(surface, said.type))
    starts = [said.start, *(said.start + end for _, end in cuts)]
    ends = [*(said.start + start for start, _ in cuts), said.end]
    return [replace(said, start=start, end=end) for start, end in zip(starts, ends, strict=True)] if cuts else [said]


def _cuts(surface: str, kind: str) -> Iterator[tuple[int, int]]:
    """Yield where a name is cut, and where the next one begins."""
    for found in APART.finditer(surface):
        yield found.span()
    commas = [found.span() for found in LISTED.finditer(surface)]
    if kind == "Location":
        yield from commas
    if kind == "Organization" and len(commas) == 1:
        (start, end) = commas[0]
        if all(_is_body(part) for part in (surface[:start], surface[end:])):
            yield start, end
    hyphen = surface.find("-")
    if (
        kind in PLACED
        and not commas
        and not APART.search(surface)
        and surface.count("-") == 1
        and surface not in known_names()
    ):
        if _are_known((surface[:hyphen], surface[hyphen + 1 :])):
            yield hyphen, hyphen + 1


def _holder(surface: str) -> tuple[int, int] | None:
    """Return where a body ends and where the full name of who holds an office in it begins; None without either.

    "House Speaker Mara Orr" is a body, an office and a person.
    """
    words = [(found.group(), found.start(), found.end()) for found in WORDS.finditer(surface)]
    for at, (word, start, _) in enumerate(words[:-2]):
        if word.lower() in titles() and words[at + 1][0] in given_names():
            return len(surface[:start].rstrip()), words[at + 1][1]
    return None


def _is_body(surface: str) -> bool:
    """Return whether a stretch is the whole name of a body: several words, the head of one among them, no "and"."""
    return " " in surface and " and " not in surface and name_heads().get(head_of(surface)) is NameType.ORG


def _are_known(names: Sequence[str]) -> bool:
    return all(name.removesuffix(".") in known_names() for name in names)
