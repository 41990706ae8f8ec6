"""Lines of a PDF page: characters put together by where they stand, in the order in which the page draws them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

GAP = 1.8
"""A gap of so many letter heights parts two columns or two cells of a table. The space between words has about 0.25,
in loosely justified text up to 1."""

HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line in the middle of a word."""

_UNTOLD = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, or one cell of a table's row; white space within is single, none at its ends.

    left, right, base, top: where it stands, in points from the lower left corner of the page
    size:   height of its letters in points
    broken: whether it ends in a word that a hyphen breaks off (the hyphen is not in ``text``)
    untold: how many of its letters the document's fonts give no Unicode character for
    """

    text: str
    left: float
    right: float
    base: float
    top: float
    size: float
    broken: bool = False
    untold: int = 0


def page_lines(page: Any) -> list[Line]:
    """Return the lines of an open PDFium page, in the order in which the page draws them."""
    textpage = page.get_textpage()
    try:
        return [line for group in _runs(_glyphs(textpage)) if (line := _line(group))]
    finally:
        textpage.close()


@dataclass(frozen=True, slots=True)
class _Glyph:
    """One character and its box; ``drawn`` is false for white space that PDFium has added."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    drawn: bool


def _glyphs(textpage: Any) -> Iterator[_Glyph]:
    """Yield the characters of a page; halves of a surrogate pair are put together."""
    from pypdfium2 import raw

    high = 0
    for number in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, number)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        character = "\ufffd" if code in _UNTOLD or 0xE000 <= code < 0xF900 else chr(code)
        drawn = not raw.FPDFText_IsGenerated(textpage, number)
        left, bottom, right, top = textpage.get_charbox(number, loose=True)
        yield _Glyph(character, left, bottom, right, top, abs(top - bottom), drawn)


def _runs(glyphs: Iterator[_Glyph]) -> Iterator[list[_Glyph]]:
    """Yield the characters line by line, cells of a row apart."""
    run: list[_Glyph] = []
    last: _Glyph | None = None
    for glyph in glyphs:
        if glyph.character in "\r\n":
            if run:
                yield run
            run, last = [], None
            continue
        if last is not None and glyph.drawn and not glyph.character.isspace() and _apart(last, glyph):
            yield run
            run = []
        run.append(glyph)
        if glyph.drawn and not glyph.character.isspace():
            last = glyph
    if run:
        yield run


def _apart(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether two characters that follow each other do not stand side by side."""
    size = max(last.size, glyph.size, 1.0)
    if min(last.top, glyph.top) - max(last.bottom, glyph.bottom) < 0.2 * min(last.size, glyph.size):
        return True
    return glyph.left - last.right > GAP * size or last.left - glyph.right > size


def _line(run: list[_Glyph]) -> Line | None:
    """Return a run of characters as a line; None when it is blank."""
    drawn = [glyph for glyph in run if glyph.drawn and not glyph.character.isspace()]
    text = " ".join("".join(glyph.character for glyph in run).split())
    broken = text.endswith(HYPHEN)
    text = text.replace(HYPHEN, "").strip()
    if not drawn or not text:
        return None
    sizes = sorted(glyph.size for glyph in drawn)
    return Line(
        text=text,
        left=min(glyph.left for glyph in drawn),
        right=max(glyph.right for glyph in drawn),
        base=min(glyph.bottom for glyph in drawn),
        top=max(glyph.top for glyph in drawn),
        size=sizes[len(sizes) // 2],
        broken=broken,
        untold=text.count("\ufffd"),
    )
