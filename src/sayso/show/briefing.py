"""The brief as files: Markdown for wherever text goes, DOCX for an editor's desk. Equal briefs give equal bytes."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sayso.show.brief import Brief, Cited
from sayso.show.source import Told

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time that stands in a DOCX file: one and the same, since a brief says nothing of when it was made."""

FACE = "Times New Roman"

_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the first time a ZIP archive can hold
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML cannot hold


def render_markdown(brief: Brief) -> bytes:
    """Return the brief as CommonMark in UTF-8; what articles say is escaped and never becomes markup."""
    return ("\n".join(_lines(brief)) + "\n").encode("utf-8")


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {_plain(brief.title)}", "", _plain(brief.scope))
    for section in brief.sections:
        yield from ("", f"## {section.heading}", "", f"*{section.about[0].upper()}{section.about[1:]}.*", "")
        yield from (f"- {_plain(words)} {_plain(places)}".rstrip() for words, places in map(_tell, section.lines))
        if not section.lines:
            yield "Nothing in this pile."
        if section.left_out:
            yield f"- And {section.left_out:,} more in the ledger."
    yield from ("", "## Sources", "")
    yield from (f"- {_plain(_cite(one))}" for one in brief.cited)
    yield from ("", "Numbers in brackets: the article, its first and its last character counted from 0.")
    yield from ("", "## How far to trust it", "", brief.means, "")
    yield " ".join(rate.sentence for rate in brief.rates)
    yield from ("", f"**{brief.foot}**")


def render_docx(brief: Brief) -> bytes:
    """Return the brief as a Word document (Office Open XML), laid out for one page of A4."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.9)
    page.top_margin = page.bottom_margin = Cm(1.5)
    _style(document)
    document.add_heading(_fit(brief.title), 0)
    document.add_paragraph(_fit(brief.scope))
    for section in brief.sections:
        document.add_heading(section.heading, 1)
        _small(document, f"{section.about[0].upper()}{section.about[1:]}." if section.lines else "Nothing here.")
        for words, places in map(_tell, section.lines):
            line = document.add_paragraph(_fit(words), style="List Bullet")
            _shrink(line.add_run(f" {places}" if places else ""))
        if section.left_out:
            document.add_paragraph(f"And {section.left_out:,} more in the ledger.", style="List Bullet")
    document.add_heading("Sources", 1)
    _columns(document, 2)
    for one in brief.cited:
        _hang(_small(document, _cite(one)))
    _columns(document, 1)
    _small(document, "Numbers in brackets: the article, its first and its last character counted from 0.")
    document.add_heading("How far to trust it", 1)
    _small(document, f"{brief.means} {' '.join(rate.sentence for rate in brief.rates)}")
    document.add_paragraph().add_run(brief.foot).bold = True
    _describe(document, brief)
    written = io.BytesIO()
    document.save(written)
    return _same_bytes(written.getvalue())


def _tell(line: Told) -> tuple[str, str]:
    """Return a line's sentence and its sources in short."""
    places = " ".join(source.reference if source.end else f"[{source.number}]" for source in line.sources)
    return line.text, places + (f" and {line.more:,} more" if line.more else "")


def _cite(one: Cited) -> str:
    return f"[{one.number}] {one.publisher}, “{one.title}”, {one.published}. {one.uri}"


def _plain(words: str) -> str:
    """Return words on one line, in which no character is markup."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def _fit(words: str) -> str:
    return _UNFIT.sub("\ufffd", " ".join(words.split()))


def _style(document: Any) -> None:
    """Make the type small and the gaps narrow enough for one page."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for name, size, before in (("Normal", 9, 0), ("List Bullet", 9, 0), ("Heading 1", 10, 4), ("Title", 15, 0)):
        style = document.styles[name]
        style.font.size = Pt(size)
        # Narrow, and on every machine, under this name or that of a face of the same widths.
        style.font.name = FACE
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACE)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(1.5)
        style.paragraph_format.line_spacing = 1.0


def _columns(document: Any, number: int) -> None:
    """Go on in so many columns, on the same page."""
    from docx.enum.section import WD_SECTION
    from docx.oxml.ns import qn

    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), "360")


def _hang(paragraph: Any) -> None:
    """Let the number of a source stand out to the left of its lines."""
    from docx.shared import Cm

    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.55), Cm(-0.55)
    paragraph.paragraph_format.space_after = 0


def _small(document: Any, words: str) -> Any:
    paragraph = document.add_paragraph()
    _shrink(paragraph.add_run(_fit(words)))
    return paragraph


def _shrink(run: Any) -> None:
    """Make a run as small as a footnote, and grey."""
    from docx.shared import Pt, RGBColor

    run.font.size = Pt(7)
    run.font.color.rgb = RGBColor(0x55, 0x50, 0x48)


def _describe(document: Any, brief: Brief) -> None:
    """Fill in the properties that an archive keeps, none of which says who or when."""
    about = document.core_properties
    about.title, about.author, about.last_modified_by = _fit(brief.title)[:255], "sayso", "sayso"
    about.comments, about.revision = brief.foot, 1
    about.created = about.modified = MADE.replace(tzinfo=None)


def _same_bytes(blob: bytes) -> bytes:
    """Return a ZIP archive with the same files, each under the same time and in order of name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        # What says what the others are stands first, as readers that stream expect.
        for name in sorted(names, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return made.getvalue()
