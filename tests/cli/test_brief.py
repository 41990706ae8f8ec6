"""`sayso brief`: one page on standard output, or a file of its owner's in the form that its name asks for."""

import io
import stat
from pathlib import Path

import docx

from sayso.show.chain import FOOT
from tests.cli.conftest import Sayso


def test_the_brief_is_printed_and_says_the_same_each_time(sayso: Sayso) -> None:
    """Markdown with its four headings, sources and foot; equal ledgers, equal bytes."""
    first = sayso("brief", "pile.db")
    assert first.returncode == 0
    assert [line[3:] for line in first.stdout.splitlines() if line.startswith("## ")] == [
        "Agreed",
        "Differing",
        "On one voice",
        "Missing",
        "Sources",
        "How far to trust it",
    ]
    assert first.stdout.rstrip().endswith(f"**{FOOT}**")
    assert sayso("brief", "pile.db").stdout == first.stdout


def test_a_file_is_written_for_its_owner_alone(sayso: Sayso, desk: Path) -> None:
    """As Word or Markdown by its ending; another ending is refused and nothing is written."""
    assert sayso("brief", "pile.db", "-o", "out/brief.docx").returncode == 0
    file = desk / "out" / "brief.docx"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(file.read_bytes())).paragraphs)
    assert FOOT in words
    refused = sayso("brief", "pile.db", "--output", "brief.pdf")
    assert refused.returncode == 2
    assert ".md or .docx" in refused.stderr
    assert not (desk / "brief.pdf").exists()


def test_a_public_brief_names_no_private_person(sayso: Sayso) -> None:
    """A baker who was quoted is masked; a minister is not."""
    assert "Lume" not in sayso("brief", "pile.db", "--public").stdout
