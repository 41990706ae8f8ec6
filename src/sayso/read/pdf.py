"""PDF documents: their text with the page of every character, read by PDFium. Nothing in them runs."""

import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from sayso.errors import NotReadable, ScanWithoutText, TooLarge
from sayso.read.decode import storable
from sayso.read.draft import Draft
from sayso.read.pdflayout import lay_out_pages
from sayso.read.pdfline import Line, page_lines
from sayso.records import Block, Caveat, Raw, Title
from sayso.settings import Settings
from sayso.vocabulary import BlockKind

READER = f"sayso-pdf/1 pdfium/{version('pypdfium2')}"

SIGNATURE = b"%PDF-"
SIGNATURE_REACH = 1024
"""The signature stands within so many bytes from the start (ISO 32000-1, annex H, implementation note 13)."""

UNTOLD_SHARE = 0.3
"""With a larger share of letters that no font of the document explains, its text is no text."""

TITLE_REACH = 2
"""The title of the document's metadata counts when it stands in one of so many paragraphs from the start."""


def read_pdf(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of a PDF: its lines joined to paragraphs, hyphens at line ends mended, pages known.

    Raises: NotReadable when it is encrypted or broken, ScanWithoutText when it holds pictures of text alone, TooLarge
    over ``settings.max_pages`` pages or ``settings.max_text`` characters.
    """
    if SIGNATURE not in raw.body[:SIGNATURE_REACH]:
        raise NotReadable(raw.uri, "is no PDF document: it does not begin as one. Fetch it again, or rename it")
    document = _opened(raw)
    try:
        count = len(document)
        if count > settings.max_pages:
            raise TooLarge(raw.uri, count, settings.max_pages, unit="pages", setting="max_pages")
        pages = _pages(document, raw, settings)
        named = _title_of(document)
    finally:
        document.close()
    caveats = _judged(pages, raw)
    layout = lay_out_pages(pages)
    text, replaced = storable(layout.text)
    title = _title(named, text, layout.blocks)
    return Draft(
        text=text,
        reader=READER,
        blocks=layout.blocks,
        title=title,
        furniture=layout.furniture,
        pages=layout.pages,
        caveats=caveats + replaced,
    )


def _opened(raw: Raw) -> Any:
    """Return the document, open. Raises: NotReadable."""
    import pypdfium2
    from pypdfium2 import raw as pdfium

    try:
        document = pypdfium2.PdfDocument(raw.body)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            why = "is encrypted and opens with a password alone. Save it without one, and read that"
        else:
            why = "is broken: PDFium finds no document in it. Fetch it again, or print it into a new PDF"
        raise NotReadable(raw.uri, why) from error
    if pages < 1:
        raise NotReadable(raw.uri, "is broken: PDFium finds no page in it. Fetch it again")
    return document


def _pages(document: Any, raw: Raw, settings: Settings) -> list[list[Line]]:
    """Return the lines of each page; a page that cannot be parsed has none.

    Raises: TooLarge as soon as there is too much text.
    """
    import pypdfium2

    pages: list[list[Line]] = []
    length = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines = page_lines(page)
            page.close()
        except pypdfium2.PdfiumError:
            lines = []
        pages.append(lines)
        length += sum(len(line.text) for line in lines)
        if length > settings.max_text:
            raise TooLarge(raw.uri, length, settings.max_text, unit="code points", setting="max_text")
    return pages


def _judged(pages: Sequence[Sequence[Line]], raw: Raw) -> tuple[Caveat, ...]:
    """Return a warning of the pages without text. Raises: ScanWithoutText when that is all of them."""
    letters = sum(len(line.text) for lines in pages for line in lines)
    untold = sum(line.untold for lines in pages for line in lines)
    if not letters or untold > UNTOLD_SHARE * letters:
        why = "its fonts do not say which letters they draw" if letters else "its pages are pictures, or empty"
        raise ScanWithoutText(raw.uri, why)
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if not empty:
        return ()
    named = ", ".join(map(str, empty[:10])) + (f" and {len(empty) - 10} more" if len(empty) > 10 else "")
    message = f"no text on page {named} of {len(pages)}: pictures of text, or nothing"
    return (Caveat(code="pages-without-text", message=message),)


def _title_of(document: Any) -> str:
    """Return the title in the document's metadata, or ""."""
    return re.sub(r"\s+", " ", document.get_metadata_value("Title") or "").strip()


def _title(named: str, text: str, blocks: Sequence[Block]) -> Title | None:
    """Return the title of the metadata where it heads the text, else the first heading when it comes first.

    Other titles in the metadata are names of files as often as not.
    """
    for block in blocks[:TITLE_REACH]:
        shown = text[block.start : block.end]
        if (named and re.sub(r"\s+", " ", shown) == named) or (block is blocks[0] and block.kind is BlockKind.HEADING):
            return Title(text=shown, start=block.start, end=block.end)
    return None
