"""Markdown, kept as it stands: its headings, images and front matter are known, not taken out."""

import re
from collections.abc import Mapping
from dataclasses import replace

from sayso.read.block import split_blocks, trim
from sayso.read.date import parse_edtf
from sayso.read.decode import decode
from sayso.read.draft import Draft
from sayso.records import Author, Block, DateCandidate, Named, Raw, Title
from sayso.settings import Settings
from sayso.vocabulary import BlockKind, How

READER = "sayso-markdown/1"

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:[^\r\n]*\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"^(?P<name>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>[^\r\n]+?)[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?P<text>[^\r\n]*?)[ \t]*#*$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]\r\n]*)\]\([^)\r\n]*\)$")
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}$")


def read_markdown(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of a Markdown text; its front matter (``title``, ``date``, ``author``) counts as markup.

    Raises: NotReadable when the bytes are no text.
    """
    text, caveats = decode(raw.body, raw.uri)
    front = _FRONT.match(text)
    body_start = front.end() if front else 0
    furniture: list[tuple[int, int]] = [(0, len(text[:body_start].rstrip()))] if front else []
    blocks: list[Block] = []
    for block in split_blocks(text[body_start:]):
        shifted = replace(block, start=block.start + body_start, end=block.end + body_start)
        kept = _known(text, shifted, furniture)
        blocks += [kept] if kept else []
    fields = {
        match["name"].lower(): (match["value"].strip("\"'"), match.start("value"))
        for match in _FIELD.finditer(front["fields"] if front else "")
    }
    title = _title(text, blocks, fields)
    if title and title.start is not None:
        blocks = [replace(b, kind=BlockKind.TITLE) if b.start == title.start else b for b in blocks]
    return Draft(
        text=text,
        reader=READER,
        blocks=tuple(blocks),
        title=title,
        authors=tuple(Author(name=name, start=None, end=None) for name in _list(fields, "author", "authors")),
        publisher=next(
            (
                Named(name=name, how=How.METADATA, start=None, end=None)
                for name in _list(fields, "publisher", "source", "outlet")
            ),
            None,
        ),
        published=_dates(fields, "date", "published", "pubdate"),
        modified=_dates(fields, "modified", "updated", "lastmod"),
        furniture=tuple(furniture),
        caveats=caveats,
    )


def _known(text: str, block: Block, furniture: list[tuple[int, int]]) -> Block | None:
    """Return ``block`` without its marks and with its kind; the marks and rules go to ``furniture``."""
    line = text[block.start : block.end]
    heading = _HEADING.match(line)
    image = _IMAGE.match(line)
    inner = heading.span("text") if heading else image.span("alt") if image else None
    if inner is None and _RULE.match(line):
        furniture.append((block.start, block.end))
        return None
    if inner is None:
        return block
    start, end = block.start + inner[0], block.start + inner[1]
    furniture += [(a, b) for a, b in ((block.start, start), (end, block.end)) if a < b]
    kind = BlockKind.HEADING if heading else BlockKind.CAPTION
    kept = trim(text, start, end)
    return Block(start=kept[0], end=kept[1], kind=kind) if kept else None


def _title(text: str, blocks: list[Block], fields: Mapping[str, tuple[str, int]]) -> Title | None:
    """Return the title of the front matter where it stands in the body, else the first heading of the body."""
    named = fields["title"][0] if "title" in fields else None
    first = next((block for block in blocks[:3] if block.kind is BlockKind.HEADING), None)
    if named and (first is None or text[first.start : first.end] != named):
        start = text.find(named)
        return (
            Title(text=named, start=start, end=start + len(named))
            if start >= 0
            else Title(text=named, start=None, end=None)
        )
    return Title(text=text[first.start : first.end], start=first.start, end=first.end) if first else None


def _list(fields: Mapping[str, tuple[str, int]], *names: str) -> list[str]:
    """Return the values of the first of ``names`` that the front matter has, as a list."""
    value = next((fields[name][0] for name in names if name in fields), "")
    return [part.strip().strip("\"'") for part in value.strip("[]").split(",") if part.strip()]


def _dates(fields: Mapping[str, tuple[str, int]], *names: str) -> tuple[DateCandidate, ...]:
    """Return the dates that the front matter gives under ``names``."""
    values = [parse_edtf(fields[name][0]) for name in names if name in fields]
    return tuple(DateCandidate(value=value, how=How.META, start=None, end=None) for value in values if value)
