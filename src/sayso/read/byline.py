"""Who wrote an article: by-lines, "X writes", and notes on the author at the end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicon import words
from sayso.records import Author, Block, Boilerplate
from sayso.vocabulary import BoilerplateKind

HEAD = 8
"""By-lines stand among the first blocks."""

TAIL = 8
"""Notes on the author stand among the last blocks."""

LONGEST_LINE, LONGEST_NOTE = 160, 700
"""Characters that a by-line and a note on the author have at most."""

_WORD = r"(?:[A-Z][\w’'.-]*|de|da|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|dos|du|ter|ten)"
NAME = rf"[A-Z][\w’'.-]*(?:\s{_WORD}){{1,4}}"
"""Two to five words with capitals, particles allowed inside."""

_NAMES = rf"{NAME}(?:(?:,\s(?:and\s)?|\sand\s|\s&\s){NAME}){{0,4}}"
_LEAD = (
    r"(?:(?:written|words|story|report|reported|posted|compiled|text|analysis|opinion|comment)\s)?by:?"
    r"|(?:author|authors|writer|reporter|byline)\s?:"
)
_LINE = re.compile(rf"(?i:(?:{_LEAD})\s+)(?P<names>{_NAMES})(?P<rest>.*)", re.DOTALL)
_REST = re.compile(r"[*_\s]*(?:$|[|•·,;/(–—-].*|(?:in|at|for|of)\s.*)", re.DOTALL)
_WRITES_AFTER = re.compile(
    rf"[–—-]\s?(?:(?:writes?|wrote)\s+)+(?:by\s+)?(?P<name>{NAME})(?P<role>,[^.!?\n]{{0,160}})?[.]?$"
)
_WRITES_BEFORE = re.compile(rf"(?P<name>{NAME})\s+writes\s?(?:for\s[\w\s’'.-]{{1,60}})?[:.]?$")
_PREFIXED_NOTE = re.compile(
    rf"(?i:(?:the\s|about the\s)?(?:author|writer|columnist)s?)\s?[:,]?\s*(?P<name>{NAME})"
    r"\s*(?:,|\b(?:is|was|has|are)\b)"
)
_PLAIN_NOTE = re.compile(
    rf"(?P<name>{NAME})\s(?:(?P<is>is|was)\s(?:an?|the|also)\s(?P<what>.*)|(?P<writes>writes|reports|blogs)\s(?:about|for|on)\s.*)",
    re.DOTALL,
)
# (Reporting by X and Y in Z; Writing by V; Editing by W): who edits wrote nothing.
_DESK = re.compile(
    r"[(\[]?(?:additional\s|with\s)?(?:reporting|writing|written)\b.{0,30}?\sby\s.{1,300}", re.IGNORECASE
)
_DESK_PART = re.compile(
    rf"(?i:\b(?P<role>reporting|writing|written|editing|edited)\b[^;]{{0,30}}?\sby)\s(?P<names>{_NAMES})"
)
_NAMELESS_NOTE = re.compile(
    r"(?i)(?:the\s(?:author|writer)\s(?:is|was|can be reached)\b|about the author|the (?:views|opinions) expressed\b"
    r"|(?:views|opinions) expressed (?:in|here|by)\b|this article (?:was written|reflects the (?:view|opinion)s?)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bylines:
    """Whom the text names as its authors, and where it does so outside the story."""

    boilerplate: tuple[Boilerplate, ...]
    authors: tuple[Author, ...]


def find_bylines(text: str, blocks: Sequence[Block], known: Sequence[str] = ()) -> Bylines:
    """Return the by-lines of ``text`` and the notes on its authors.

    known: authors that the item's markup names; a note on one of them needs no word such as "columnist"
    """
    boilerplate: list[Boilerplate] = []
    authors: list[Author] = []
    for block in blocks[:HEAD]:
        start, found = _byline(text, block)
        if found:
            boilerplate.append(Boilerplate(start=start, end=block.end, kind=BoilerplateKind.CREDIT))
            authors += found
    names = [*known, *(author.name for author in authors)]
    noted: list[Author] = []
    for block in blocks[max(1, len(blocks) - TAIL) :]:
        desk = _desk(text, block)
        author = None if desk else _note(text, block, names)
        if desk or author is not None:
            kind = BoilerplateKind.CREDIT if desk else BoilerplateKind.AUTHOR_BIO
            boilerplate.append(Boilerplate(start=block.start, end=block.end, kind=kind))
            noted += desk or ([author] if author and author.name else [])
    authors += [] if authors or known else noted
    names = [*known, *(author.name for author in authors)]
    taken = {piece.start for piece in boilerplate}
    for block in blocks[:HEAD]:
        place = None if block.start in taken else _named_line(text, block, names)
        if place:
            boilerplate.append(Boilerplate(start=block.start, end=block.end, kind=BoilerplateKind.CREDIT))
            authors = [place if author.name == place.name else author for author in authors]
    return Bylines(boilerplate=tuple(boilerplate), authors=_once(authors))


def _byline(text: str, block: Block) -> tuple[int, list[Author]]:
    """Return where the by-line in ``block`` starts (it runs to the block's end) and whom it names."""
    if block.end - block.start <= LONGEST_LINE:
        match = _LINE.match(text[block.start : block.end])
        if match and _REST.fullmatch(match["rest"]):
            return block.start, list(split_names(match["names"], block.start + match.start("names")))
        match = _WRITES_BEFORE.fullmatch(text[block.start : block.end])
        if match:
            return block.start, [_author(match, block.start)]
    tail = max(block.start, block.end - LONGEST_LINE - 60)
    after = _WRITES_AFTER.search(text[tail : block.end])
    return (tail + after.start(), [_author(after, tail)]) if after else (0, [])


def _desk(text: str, block: Block) -> list[Author]:
    """Return who reported and wrote, when ``block`` is an agency's note on who did what."""
    if block.end - block.start > LONGEST_NOTE or not _DESK.match(text, block.start, block.end):
        return []
    return [
        author
        for part in _DESK_PART.finditer(text, block.start, block.end)
        if not part["role"].lower().startswith("edit")
        for author in split_names(part["names"], part.start("names"))
    ]


def _named_line(text: str, block: Block, names: Sequence[str]) -> Author | None:
    """Return the author whose name, with nothing but a role or place behind it, makes up ``block``."""
    line = text[block.start : block.end]
    name = next((name for name in names if line.startswith(name)), None)
    if name is None or len(line) > LONGEST_LINE or not _REST.fullmatch(line[len(name) :]) or line.endswith("."):
        return None
    return Author(name=name, start=block.start, end=block.start + len(name))


def _note(text: str, block: Block, names: Sequence[str]) -> Author | None:
    """Return the author that ``block`` is a note on (with an empty name when it gives none), or None."""
    if block.end - block.start > LONGEST_NOTE:
        return None
    note = text[block.start : block.end].lstrip("*_• ")
    skipped = block.end - block.start - len(note)
    match = _PREFIXED_NOTE.match(note)
    if match:
        return _author(match, block.start + skipped)
    match = _PLAIN_NOTE.match(note)
    if match:
        first = set(re.findall(r"[a-z-]+", (match["what"] or "")[:90].lower()))
        known = match["name"] in names or match["writes"] or _NAMELESS_NOTE.search(match["what"] or "")
        # "X was a reporter" is said of somebody in the story; "The Selm Democrat" is no name.
        trade = match["is"] == "is" and not match["name"].startswith("The ") and first & words("read_writer_words")
        if known or trade:
            return _author(match, block.start + skipped)
    return Author(name="", start=None, end=None) if _NAMELESS_NOTE.match(note) else None


def split_names(names: str, offset: int = 0) -> Sequence[Author]:
    """Return the people in "X, Y and Z", with offsets counted from ``offset``."""
    return [
        Author(name=tidy_name(match.group()), start=offset + match.start(), end=offset + match.end())
        for match in re.finditer(NAME, names)
    ]


def tidy_name(name: str) -> str:
    """Return a by-line's name as a name is written: white space joined, capitals only at the start of words."""
    name = " ".join(name.split()).strip(" ,;:|").lstrip(".")
    if name.endswith(".") and not name[-2:-1].isupper() and not name.endswith((" Jr.", " Sr.")):
        name = name.rstrip(".")
    if name.isupper() and " " in name:
        name = re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name)
    return name


def _author(match: re.Match[str], offset: int) -> Author:
    """Return the author named in a match."""
    name = match["name"].rstrip(".,")
    start = offset + match.start("name")
    return Author(name=tidy_name(name), start=start, end=start + len(name))


def _once(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Return each name once, where it stands first."""
    return tuple({author.name: author for author in reversed(authors)}[name] for name in _order(authors))


def _order(authors: Sequence[Author]) -> list[str]:
    """Return the names in order of appearance."""
    return list(dict.fromkeys(author.name for author in authors))
