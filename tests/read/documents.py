"""How the tests make Word documents: the parts that matter, written by hand."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def make_docx(*paragraphs: str, parts: Mapping[str, str | bytes] | None = None, body: str = "") -> bytes:
    """Return a document of plain paragraphs, then ``body`` as it stands; ``parts`` are added or replaced."""
    plain = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    content: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{plain}{body}</w:body></w:document>',
        "word/styles.xml": STYLES,
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in (content | dict(parts or {})).items():
            archive.writestr(name, part)
    return out.getvalue()


def styled(style: str, text: str) -> str:
    """Return one paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
