"""Credits: who took the picture, who shot the video. A photo credit makes nobody the agency of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Block, Boilerplate, Credit
from sayso.vocabulary import BoilerplateKind, CreditKind

LONGEST = 160
"""Characters that a credit has at most."""

_NOUN = (
    r"(?:file |handout |courtesy |archive |stock |representational |representative |illustrative |illustration )?"
    r"(?P<noun>photo(?:graph)?s?|images?|pictures?|pics?|pix|video|footage|illustration|graphic|screenshot)"
)
_KNOWN_BY = r"(?:\s?(?:credits?|courtesy|source|taken|provided|supplied|by|via|from|of)\b)*"
# (Photo: X/Y) · (File Photo/X) · (Photo by X) · [Image courtesy of X]
_INSIDE = re.compile(rf"(?i:{_NOUN}{_KNOWN_BY})\s*[:/|–—-]?\s*(?:(?i:by|of|via|courtesy)\s+)?(?P<names>\S.*)")
# (AP Photo/X) · (X/Y via Getty Images) · (X photo)
_AGENCY_FIRST = re.compile(
    r"(?P<agency>[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,3})\s(?P<noun>[Pp]hoto|[Vv]ideo)s?(?:/(?P<names>.+))?"
)
# Photo: X / Y on a line of its own, or at the end of a caption
_LINE = re.compile(
    rf"(?i:{_NOUN}(?:\s(?:credits?|courtesy(?:\sof)?|source|by))?)\s*(?P<colon>[:/|©]|(?<=by)|(?<=courtesy)|(?<=of))\s*(?P<names>[^\W_].*|@.*)"
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]\r\n]{3,160})[)\]]")
_SLASHED = re.compile(
    r"(?:[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,3})(?:\s?/\s?[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,3}){1,3}"
)
_PARTS = re.compile(r"\s*(?:/|;|\bvia\b|\bfor\b|\||,)\s*")
_VIDEO = ("video", "footage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The credits of a text, and the stretches that are nothing else."""

    boilerplate: tuple[Boilerplate, ...]
    credits: tuple[Credit, ...]


def find_credits(text: str, blocks: Sequence[Block]) -> Credits:
    """Return the photo and video credits of ``text``: in brackets anywhere, or as a line of their own."""
    boilerplate: list[Boilerplate] = []
    found: list[Credit] = []
    for block in blocks:
        for start, end, named in (*_bracketed(text, block), *_lines(text, block)):
            boilerplate.append(Boilerplate(start=start, end=end, kind=BoilerplateKind.CREDIT))
            found += named
    return Credits(boilerplate=tuple(boilerplate), credits=tuple(found))


def _bracketed(text: str, block: Block) -> Iterator[tuple[int, int, list[Credit]]]:
    """Yield credits in round or square brackets, with the brackets."""
    if text.find("(", block.start, block.end) < 0 and text.find("[", block.start, block.end) < 0:
        return
    for match in _BRACKETS.finditer(text, block.start, block.end):
        inside, offset = match[1], match.start(1)
        found = _INSIDE.fullmatch(inside)
        if found and _plausible(found["names"]):
            yield match.start(), match.end(), _named(found["names"], offset + found.start("names"), found["noun"])
            continue
        first = _AGENCY_FIRST.fullmatch(inside)
        if first:
            named = _named(first["agency"], offset + first.start("agency"), first["noun"])
            if first["names"]:
                named += _named(first["names"], offset + first.start("names"), first["noun"])
            yield match.start(), match.end(), named
        elif _SLASHED.fullmatch(inside) and block.end - match.end() <= 1 and block.end - block.start <= 600:
            yield match.start(), match.end(), _named(inside, offset, "photo")


def _lines(text: str, block: Block) -> Iterator[tuple[int, int, list[Credit]]]:
    """Yield a block that is a credit, or the credit at the end of a caption."""
    tail = max(block.start, block.end - LONGEST)
    line = text[tail : block.end]
    match = _LINE.match(line) if tail == block.start else None
    if match is None:
        match = next((m for m in re.finditer(rf"(?<=[.!?”\"’)|]) {_LINE.pattern}", line)), None)
    if match and _plausible(match["names"]):
        start = tail + match.start() + (len(match.group()) - len(match.group().lstrip()))
        yield start, block.end, _named(match["names"], tail + match.start("names"), match["noun"])


def _plausible(names: str) -> bool:
    """Whether what follows a word such as "photo" is a name rather than a description of the picture."""
    bare = names.strip(" .)]")
    letters = [word for word in re.findall(r"[\w@’'.-]+", bare) if word[0].isalpha() or word[0] == "@"]
    lower = [
        word for word in letters if word[0].islower() and word not in {"via", "for", "by", "of", "and", "the", "de"}
    ]
    return 0 < len(letters) <= 12 and (not lower or len(letters) <= 4)


def _named(names: str, offset: int, noun: str) -> list[Credit]:
    """Return one credit a name of "X / Y via Z"."""
    kind = CreditKind.VIDEO if noun.lower().startswith(_VIDEO) else CreditKind.PHOTO
    found: list[Credit] = []
    at = 0
    for part in [*_PARTS.finditer(names), None]:
        end = part.start() if part else len(names)
        name = names[at:end].strip(" .:-–—©")
        if name:
            start = offset + at + names[at:end].index(name)
            found.append(Credit(kind=kind, name=name, start=start, end=start + len(name)))
        at = part.end() if part else end
    return found
