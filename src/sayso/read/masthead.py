"""The outlet's own name above the story, alone or in front of the section's."""

import re
from collections.abc import Sequence

from sayso.read.publisher import entry_named, fold
from sayso.records import Block, Boilerplate, Named
from sayso.settings import Settings
from sayso.vocabulary import BoilerplateKind, How

HEAD, FOOT = 3, 6
"""A masthead stands among the first blocks, a signature of the outlet among the last."""

LONGEST = 80
"""Characters of a line that is nothing but the outlet and a section."""

_PARTED = re.compile(r"\s*[|»›>·•]\s*|\s+[–—-]\s+|,\s|:\s")


def find_masthead(
    text: str, blocks: Sequence[Block], settings: Settings, known: Sequence[str] = ()
) -> tuple[Named | None, tuple[Boilerplate, ...]]:
    """Return the outlet that a line at the head or foot names, and those lines.

    known: names of the outlet from elsewhere (a copyright line); else the line has to name one of ``publishers.csv``
    """
    named: Named | None = None
    boilerplate: list[Boilerplate] = []
    for block in dict.fromkeys([*blocks[:HEAD], *blocks[max(HEAD, len(blocks) - FOOT) :]]):
        line = text[block.start : block.end]
        if len(line) > LONGEST or line.endswith((".", "!", "?")):
            continue
        parted = _PARTED.search(line)
        name = line[: parted.start()] if parted and block in blocks[:HEAD] else line
        if entry_named(name, settings) is None and fold(name) not in {fold(other) for other in known}:
            continue
        boilerplate.append(Boilerplate(start=block.start, end=block.end, kind=BoilerplateKind.FURNITURE))
        named = named or Named(name=name, how=How.STATED, start=block.start, end=block.start + len(name))
    return named, tuple(boilerplate)
