"""Furniture of web pages in the running text: menus, share buttons, comment forms, lists of other stories."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sayso.lexicon import table, words
from sayso.records import Block, Boilerplate
from sayso.vocabulary import BoilerplateKind

EDGE = 8
"""How many blocks count as the first or the last of a text."""

LATEST_REST = 0.3
"""What opens a comment section or form closes the article only behind this share of the text."""

LONGEST_START = 240
"""A line that starts like furniture is furniture up to this many characters; paragraphs of a story run longer."""

LONGEST_HEADLINE = 160
"""Lines of a list of other stories are headlines: up to this many characters and without closing punctuation."""

_ADDRESS = re.compile(r"(?:[\w.+-]+@[\w.-]+\.\w+|https?://\S+|www\.\S+|(?:\[[^\]\n]*\]\([^)\n]*\)[\s·|•]*)+)")
_COUNT = re.compile(r"^\W*\d[\d.,]*\s*[KkMm]?\s+|\s*[(\[]\d[\d.,]*[)\]]\s*$|\s+\d+$")
_BUTTONS = re.compile(r"\s*[|·•]\s*|:\s+|\s{2,}|\]\([^)]*\)")
_EDGES = ' \t:.,;!?…·•|–—-*«»<>▼▲→←"“”‘’()[]'
# A fragment of a menu glued to the first word: "NewsletterThe", "DatThe". Names such as McDonald are no fragments.
_STRAY = re.compile(r"(?P<stray>[A-Z][a-z]{1,14})(?=(?P<opener>[A-Z][a-z]*)\b\s)")


@cache
def _lines() -> Mapping[str, Mapping[str, str]]:
    """Return the phrases that make up a whole line."""
    return {row["phrase"]: row for row in table("read_furniture") if row["match"] == "line"}


@cache
def _starts() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Return the phrases that a line starts with, by their first word."""
    found: dict[str, tuple[Mapping[str, str], ...]] = {}
    for row in table("read_furniture"):
        if row["match"] == "start":
            first = row["phrase"].split()[0]
            found[first] = (*found.get(first, ()), row)
    return found


@cache
def _first_words() -> frozenset[str]:
    """Return the words that phrases of the list start with: most lines of a story start with another."""
    return frozenset(row["phrase"].split()[0].strip(_EDGES) for row in table("read_furniture"))


def find_furniture(text: str, blocks: Sequence[Block]) -> list[Boilerplate]:
    """Return what in ``text`` is furniture, related stories or comments, in order."""
    found = list(_glued(text, blocks))
    listing: BoilerplateKind | None = None
    for number, block in enumerate(blocks):
        size = block.end - block.start
        row = _match(text, block) if size <= LONGEST_START else None
        if row is None and size <= LONGEST_START and _ADDRESS.fullmatch(text, block.start, block.end):
            row = {"kind": "furniture", "scope": "line", "place": "edge"}
        edge = number < EDGE or number >= len(blocks) - EDGE
        if row is None or (row["place"] == "edge" and not edge):
            if listing and size <= LONGEST_HEADLINE and text[block.end - 1] not in '.!?”"':
                found.append(Boilerplate(start=block.start, end=block.end, kind=listing))
            else:
                listing = None
            continue
        kind = BoilerplateKind(row["kind"])
        if row["scope"] == "rest" and block.start >= LATEST_REST * len(text):
            return [*found, *_rest(blocks[number:], kind)]
        listing = kind if row["scope"] == "list" else None
        found.append(Boilerplate(start=block.start, end=block.end, kind=kind))
    return found


def _match(text: str, block: Block) -> Mapping[str, str] | None:
    """Return the row of the phrase that a block is, or starts with."""
    shown = text[block.start : block.end]
    first = shown.split(None, 1)[0].replace("’", "'").strip(_EDGES).lower()
    if first not in _first_words() and not first[:1].isdigit() and not _BUTTONS.search(shown):
        return None
    line = " ".join(shown.replace("’", "'").lower().split())
    bare = line.strip(_EDGES)
    row = _lines().get(bare) or _lines().get(_COUNT.sub("", bare).strip(_EDGES)) or _row_of_buttons(text, block)
    if row is not None:
        return row
    first = bare.split(" ", 1)[0]
    squeezed = bare.replace(",", "")
    candidates = (*_starts().get(first, ()), *_starts().get(first.rstrip(":") + ":", ()))
    return next((row for row in candidates if squeezed.startswith(row["phrase"])), None)


def _row_of_buttons(text: str, block: Block) -> Mapping[str, str] | None:
    """Return the row of the first of several buttons that stand on one line, half of which have to be known."""
    line = text[block.start : block.end].replace("’", "'").lower()
    parts = [part.strip(_EDGES) for part in _BUTTONS.split(line) if part.strip(_EDGES)]
    rows = [row for part in parts if (row := _lines().get(_COUNT.sub("", part).strip(_EDGES)))]
    return rows[0] if len(parts) > 1 and len(rows) * 2 >= len(parts) and len(line) <= LONGEST_START else None


def _rest(blocks: Sequence[Block], kind: BoilerplateKind) -> list[Boilerplate]:
    """Return everything from the first block to the last: the head as furniture, the rest as ``kind``."""
    head, *rest = blocks
    return [
        Boilerplate(start=head.start, end=head.end, kind=BoilerplateKind.FURNITURE),
        *(Boilerplate(start=block.start, end=block.end, kind=kind) for block in rest),
    ]


def _glued(text: str, blocks: Sequence[Block]) -> Iterator[Boilerplate]:
    """Yield furniture that stands without a break before the first word or behind the last."""
    if not blocks:
        return
    start = blocks[0].start
    for _ in range(EDGE):
        end = _glued_at(text, start, blocks[0].end)
        if not end:
            break
        yield Boilerplate(start=start, end=end, kind=BoilerplateKind.FURNITURE)
        start = end
    last = blocks[-1]
    tail = text[max(last.start, last.end - 60) : last.end].replace("’", "'")
    for phrase, row in _lines().items():
        if " " in phrase and tail.lower().endswith(phrase) and len(tail) > len(phrase):
            before = tail[-len(phrase) - 2 : -len(phrase)]
            if tail[-len(phrase)].isupper() and before.strip()[-1:] in set('.!?”"’)') and before.strip():
                kind = BoilerplateKind(row["kind"])
                yield Boilerplate(start=last.end - len(phrase), end=last.end, kind=kind)
                return


def _glued_at(text: str, start: int, end: int) -> int:
    """Return where the furniture that stands right at ``start`` ends, or 0."""
    head = text[start : min(end, start + 60)]
    lowered = head.lower()
    longest = max((len(p) for p in _lines() if lowered.startswith(p) and len(p) > 3), default=0)
    if 0 < longest < len(head) and head[0].isupper() and head[longest].isupper() and not head[longest - 1].isupper():
        return start + longest
    match = _STRAY.match(head)
    if match and match["opener"] in words("read_openers") and match["stray"] not in words("read_name_prefixes"):
        return start + match.end("stray")
    return 0
