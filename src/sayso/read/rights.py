"""Copyright lines, and the outlet they name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Block, Boilerplate, Named
from sayso.vocabulary import BoilerplateKind, How

EDGE = 12
"""Copyright lines stand among the first or the last blocks."""

LONGEST = 600
"""Characters of a copyright notice at most; a paragraph that speaks of copyright is longer or starts otherwise."""

_SIGN = r"(?:©|\((?:c|C)\)|[Cc]opyright|COPYRIGHT|&copy;)"
_YEARS = r"(?:\d{4}(?:\s?[-–]\s?(?:\d{4}|[Pp]resent))?)"
_NOTICE = re.compile(rf"{_SIGN}(?:\s*{_SIGN})*\s*(?:{_YEARS})?[\s,]*(?:(?i:by)\s+)?(?P<name>[^\n]*)")
_NAME_FIRST = re.compile(rf"(?P<name>[A-Z][^©\n.]{{1,60}}?)\s*(?:{_SIGN}\s*)+{_YEARS}[^\n]*")
_RESERVED = re.compile(
    r"(?i)(?:\W*all rights (?:are )?reserved\b|unauthori[sz]ed (?:use|reproduction|copying)|no part of this (?:article|"
    r"publication|site)|this (?:material|content|article) (?:may|must|is) not (?:be )?(?:published|reproduced|copied)|"
    r"reproduction (?:in whole|without)|(?:re)?publication (?:or use )?without)"
)
_NAME_END = re.compile(r"(?i)\.\s|\.$|[,;|]|\s[-–—]\s|\s?\ball rights\b|\s\d{4}\b|\s?©|\s?\(c\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Copyright notices, the first outlet that one of them names, and its year when it gives a single one."""

    boilerplate: tuple[Boilerplate, ...]
    publisher: Named | None
    year: int | None


def find_rights(text: str, blocks: Sequence[Block]) -> Rights:
    """Return the copyright notices among the first and the last blocks of ``text``."""
    boilerplate: list[Boilerplate] = []
    publisher: Named | None = None
    year: int | None = None
    for block in [*blocks[:3], *blocks[max(3, len(blocks) - EDGE) :]]:
        for start, end, named in _notices(text, block):
            boilerplate.append(Boilerplate(start=start, end=end, kind=BoilerplateKind.COPYRIGHT))
            if publisher is None and named is not None:
                years = re.findall(r"\b(?:19|20|21)\d\d\b", text[start:end])
                publisher, year = named, int(years[0]) if len(years) == 1 else None
    return Rights(boilerplate=tuple(boilerplate), publisher=publisher, year=year)


def _notices(text: str, block: Block) -> Iterator[tuple[int, int, Named | None]]:
    """Yield the notice that a block is, or that stands at its end."""
    start = max(block.start, block.end - LONGEST)
    line = text[start : block.end]
    if start == block.start:
        match = _NOTICE.match(line) or _NAME_FIRST.match(line)
        # "(c)" also counts paragraphs of a law: a notice has a year, a name with a capital, or nothing behind the sign.
        if match and (line[:1] != "(" or re.search(r"\d{4}", line) or match["name"][:1].isupper()):
            yield block.start, block.end, _publisher(match, block.start)
            return
        if _RESERVED.match(line):
            yield block.start, block.end, None
            return
    behind = re.search(rf"(?<=[.!?”\"’)])\s*(?={_SIGN}\s*(?:{_SIGN}\s*)?(?:{_YEARS}|[A-Z]))", line)
    if behind:
        match = _NOTICE.match(line, behind.end())
        yield start + behind.end(), block.end, _publisher(match, start) if match else None


def _publisher(match: re.Match[str], offset: int) -> Named | None:
    """Return the outlet that a notice names."""
    whole = match["name"]
    cut = _NAME_END.search(whole)
    name = (whole[: cut.start()] if cut else whole).strip(" .,:")
    if not 1 < len(name) <= 60 or not name[0].isalnum() or (not name[0].isupper() and not name[0].isdigit()):
        return None
    if name.lower() in {"all rights reserved", "copyright", "this", "protected", "reserved"}:
        return None
    start = offset + match.start("name") + whole.index(name)
    return Named(name=name, how=How.STATED, start=start, end=start + len(name))
