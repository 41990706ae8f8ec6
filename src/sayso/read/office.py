"""Word documents (``.docx``): their paragraphs as they would be printed. Macros and fields do not run."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from sayso.errors import NotReadable
from sayso.read.decode import storable
from sayso.read.draft import Draft
from sayso.read.package import Package, attribute, local
from sayso.records import Block, Caveat, Raw, Title
from sayso.settings import Settings
from sayso.vocabulary import BlockKind

READER = "sayso-docx/1"

LONGEST_CELL = 80
"""Characters; cells that are longer hold paragraphs, and the table is there for the layout."""

GAP = "\n\n"

# Deleted and moved text, hidden fallbacks, instructions of fields, text boxes (which have paragraphs of their own).
_NOT_SHOWN = frozenset("del moveFrom Fallback instrText delText rPr pPr txbxContent footnoteReference ruby".split())
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_SPACE = re.compile(r"[^\S\n\t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    text: str
    kind: BlockKind


def read_docx(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of a Word document: its paragraphs, then its notes. Tracked deletions are left out.

    Raises: NotReadable when it is encrypted, broken, of the old ``.doc`` kind or no text document; TooLarge.
    """
    package = Package(raw.body, raw.uri)
    name = _main_part(package)
    root = package.tree(name)
    if root is None or local(root) != "document":
        raise NotReadable(raw.uri, "is an archive without a text document in it. Rename it after what it is")
    folder = posixpath.dirname(name)
    kinds = _kinds(package, folder)
    pieces = list(_pieces(root, kinds))
    for notes in ("footnotes.xml", "endnotes.xml"):
        found = package.tree(posixpath.join(folder, notes))
        if found is not None:
            pieces += [piece for note in found if attribute(note, "type") is None for piece in _pieces(note, kinds)]
    text, blocks = _laid_out(pieces)
    text, caveats = storable(text)
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if any(part.endswith("vbaProject.bin") for part in package.names):
        message = "it has macros, which were neither run nor looked at"
        caveats = (*caveats, Caveat(code="macros-ignored", message=message))
    return Draft(
        text=text,
        reader=READER,
        blocks=blocks,
        title=Title(text=text[title.start : title.end], start=title.start, end=title.end) if title else None,
        caveats=caveats,
    )


def _main_part(package: Package) -> str:
    """Return the name of the part with the text, which the package's relations name."""
    relations = package.tree("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return "word/document.xml"


def _kinds(package: Package, folder: str) -> Mapping[str, BlockKind]:
    """Return the kind of block that each style of the document stands for; styles of plain text have none.

    Built-in styles have one English name in every language of the program (ECMA-376 part 1, 17.7.4.9).
    """
    kinds = {}
    styles = package.tree(posixpath.join(folder, "styles.xml"))
    for style in styles if styles is not None else ():
        named = next((attribute(child, "val") for child in style if local(child) == "name"), None)
        name = attribute(style, "styleId")
        kind = _kind_of((named or "").lower())
        if name and kind:
            kinds[name] = kind
    return kinds


def _kind_of(style: str) -> BlockKind | None:
    """Return what a style by this name is for."""
    if style == "title":
        return BlockKind.TITLE
    if style.startswith("heading ") or style == "subtitle":
        return BlockKind.HEADING
    return BlockKind.CAPTION if style == "caption" else None


def _pieces(root: etree._Element, kinds: Mapping[str, BlockKind]) -> Iterator[_Piece]:
    """Yield the paragraphs below ``root`` in order; a row of a table of short cells is one."""
    skipped: set[etree._Element] = set()
    for element in root.iter():
        name = local(element)
        if name in {"Fallback", "del", "moveFrom"}:
            skipped.update(element.iter())
        if element in skipped:
            continue
        if name == "tr" and (row := _row(element)):
            skipped.update(element.iter())
            yield _Piece(text=row, kind=BlockKind.PARAGRAPH)
        elif name == "p" and (text := _text(element)):
            yield _Piece(text=text, kind=_kind(element, kinds))


def _row(row: etree._Element) -> str:
    """Return a row of several short cells, parted by tabs; "" for any other."""
    cells = [cell for cell in row if local(cell) == "tc"]
    shown = []
    for cell in cells:
        lines = [_text(paragraph) for paragraph in cell if local(paragraph) == "p"]
        shown.append(" ".join(line.replace("\n", " ") for line in lines if line))
        if len(shown[-1]) > LONGEST_CELL or any(local(child) not in {"p", "tcPr"} for child in cell):
            return ""
    return "\t".join(shown).strip("\t") if len(cells) > 1 else ""


def _kind(paragraph: etree._Element, kinds: Mapping[str, BlockKind]) -> BlockKind:
    """Return the kind of a paragraph, told by its style or its level in the outline."""
    for properties in paragraph:
        if local(properties) == "pPr":
            for one in properties:
                if local(one) == "pStyle" and (kind := kinds.get(attribute(one, "val") or "")):
                    return kind
                if local(one) == "outlineLvl" and (attribute(one, "val") or "9") < "9":
                    return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _text(paragraph: etree._Element) -> str:
    """Return what a paragraph shows."""
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name == "t":
            pieces.append(element.text or "")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        elif name not in _NOT_SHOWN and not (name == "r" and _hidden(element)):
            waiting += reversed(element)
    lines = (_SPACE.sub(" ", line).strip(" ") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line.strip()).strip()


def _hidden(run: etree._Element) -> bool:
    """Whether a run is marked as hidden text."""
    properties = next((child for child in run if local(child) == "rPr"), None)
    if properties is None:
        return False
    vanish = next((one for one in properties if local(one) == "vanish"), None)
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}


def _laid_out(pieces: list[_Piece]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of the pieces and their blocks; only the first title counts as one."""
    blocks, at, titled = [], 0, False
    for piece in pieces:
        kind = BlockKind.HEADING if piece.kind is BlockKind.TITLE and titled else piece.kind
        titled = titled or kind is BlockKind.TITLE
        blocks.append(Block(start=at, end=at + len(piece.text), kind=kind))
        at += len(piece.text) + len(GAP)
    return GAP.join(piece.text for piece in pieces), tuple(blocks)
