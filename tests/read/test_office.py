"""Word documents: what would be printed, in order, and a reason for each that cannot be read."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError, NotReadable, TooLarge
from sayso.read.package import OLE
from tests.read.article import quoted, read
from tests.read.documents import DOCX, W, make_docx, styled
from tests.read.test_offsets import check


def shown(body: bytes) -> list[tuple[str, str]]:
    """Return the kind and text of each block of a document."""
    article = read(body, DOCX)
    return [(block.kind.value, quoted(article, block)) for block in article.blocks]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """Styles, in whatever language the program speaks, tell the title and the headings."""
    body = styled("Titel", "River closes two bridges") + styled("berschrift1", "In the lower town")
    article = read(make_docx(body=body + "<w:p><w:r><w:t>The river rose by a metre overnight.</w:t></w:r></w:p>"), DOCX)
    assert article.text == "River closes two bridges\n\nIn the lower town\n\nThe river rose by a metre overnight."
    assert [block.kind.value for block in article.blocks] == ["title", "heading", "paragraph"]
    assert article.title is not None
    assert article.title.text == "River closes two bridges"


@pytest.mark.parametrize(
    ("run", "text"),
    [
        pytest.param('<w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:t>b</w:t></w:r>', "a b", id="runs"),
        pytest.param("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a\nb\tc", id="breaks and tabs"),
        pytest.param("<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>a</w:t></w:r>", "a", id="deleted"),
        pytest.param("<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", "a", id="inserted"),
        pytest.param("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>a</w:t></w:r>", "a", id="hidden"),
        pytest.param("<w:r><w:instrText>MACRO x</w:instrText></w:r><w:r><w:t>a</w:t></w:r>", "a", id="field"),
        pytest.param("<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>", "a", id="link"),
        pytest.param("<w:r><w:t>&#x1F56F;e&#x301;</w:t></w:r>", "\U0001f56fe\u0301", id="emoji and combining marks"),
    ],
)
def test_what_would_be_printed_is_the_text(run: str, text: str) -> None:
    """Nothing deleted, hidden or instructing."""
    assert read(make_docx(body=f"<w:p>{run}</w:p>"), DOCX).text == text


def test_text_boxes_come_once_behind_their_paragraph() -> None:
    """Programs write each twice, for old and new readers."""
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
    choice = (
        f'<m:AlternateContent xmlns:m="m"><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent>'
    )
    body = f"<w:p><w:r><w:t>Before.</w:t></w:r><w:r>{choice}</w:r></w:p>"
    assert read(make_docx(body=body), DOCX).text == "Before.\n\nBoxed."


def test_rows_of_short_cells_are_lines_and_long_cells_are_paragraphs() -> None:
    """Tables of figures, and tables that only lay out a page."""

    def row(*cells: str) -> str:
        inner = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells)
        return f"<w:tbl><w:tr>{inner}</w:tr></w:tbl>"

    long = "The river rose by a metre overnight, and two bridges over the Selm had to be closed until Tuesday."
    assert [text for _, text in shown(make_docx(body=row("Tanura", "12", "30")))] == ["Tanura\t12\t30"]
    assert [text for _, text in shown(make_docx(body=row(long, "Note")))] == [long, "Note"]


def test_notes_come_last() -> None:
    """Without the lines that part them from the page."""
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
        "<w:footnote><w:p><w:r><w:t>By boat.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    assert read(make_docx("They left.", parts={"word/footnotes.xml": notes}), DOCX).text == "They left.\n\nBy boat."


def test_macros_are_left_alone_and_told() -> None:
    """The text is read with a warning."""
    article = read(make_docx("They left.", parts={"word/vbaProject.bin": b"\x00Sub AutoOpen()"}), DOCX)
    assert article.text == "They left."
    assert "macros-ignored" in [warning.code for warning in article.warnings]


ENTITIES = f'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="{W}"><w:p>&b;</w:p></w:document>'


@pytest.mark.parametrize(
    ("body", "error", "why"),
    [
        pytest.param(b"PK\x03\x04 cut off", NotReadable, "broken", id="broken"),
        pytest.param(make_docx("a")[:-40], NotReadable, "broken", id="cut off"),
        pytest.param(OLE + bytes(600), NotReadable, r"\.doc", id="old document"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), NotReadable, "encrypted", id="encrypted"),
        pytest.param(make_docx(parts={"word/document.xml": "<p>"}), NotReadable, "XML", id="broken XML"),
        pytest.param(make_docx(parts={"word/document.xml": ENTITIES}), NotReadable, "entities", id="entities"),
        pytest.param(make_docx(parts={"word/document.xml": "<sheet/>"}), NotReadable, "without a text", id="a table"),
        pytest.param(make_docx(parts={"word/document.xml": bytes(65 << 20)}), TooLarge, "limit", id="bomb"),
        pytest.param(make_docx(body="<w:x>" * 400 + "</w:x>" * 400), NotReadable, "XML", id="nested deep"),
    ],
)
def test_what_cannot_be_read_says_why(body: bytes, error: type[InputError], why: str) -> None:
    """With what to do about it."""
    with pytest.raises(error, match=why):
        read(body, DOCX)


def test_a_file_of_this_machine_is_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    """An entity that names one stays empty."""
    secret = tmp_path_factory.mktemp("x") / "secret.txt"
    secret.write_text("hidden words")
    part = (
        f'<!DOCTYPE d [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
        f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>'
    )
    with pytest.raises(NotReadable, match="entities"):
        read(make_docx(parts={"word/document.xml": part}), DOCX)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damage_is_read_or_told(data: st.DataObject) -> None:
    """Bytes changed or cut in the archive or in its XML give an article or a reason, never anything else."""
    part = make_xml()
    at = data.draw(st.integers(0, len(part)))
    part = part[:at] + data.draw(st.text(max_size=20)) + part[at + data.draw(st.integers(0, 30)) :]
    body = bytearray(make_docx(parts={"word/document.xml": part.encode("utf-8", "replace")}))
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(body) - 1))
        body[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    with contextlib.suppress(InputError):
        check(read(bytes(body), DOCX))


def make_xml() -> str:
    """Return the XML of a document with most of what is handled."""
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    body = styled("Titel", "River") + table + styled("x", "It rose.")
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
