"""publishers.csv: read whole, or refused with the number of the row that is wrong."""

from pathlib import Path

import pytest

from sayso.errors import BadPublishers
from sayso.intake import find_publishers, load_publishers
from sayso.records import PublisherEntry
from tests.intake.opening import write

HEADER = "domain,name,aliases,owner,agency,party\n"


def test_every_column_is_read(tmp_path: Path) -> None:
    """Domains in lower case, aliases parted by semicolons, empty cells as nothing."""
    rows = "https://www.Tanura.example/,The Tanura Post,Tanura Post; TP,River Trust,no,\n,Orbis,,,yes,Selm\n"
    path = write(tmp_path, {"publishers.csv": "\ufeff" + HEADER + rows}) / "publishers.csv"
    assert load_publishers(path) == (
        PublisherEntry(
            domain="tanura.example", name="The Tanura Post", aliases=("Tanura Post", "TP"), owner="River Trust"
        ),
        PublisherEntry(domain="", name="Orbis", agency=True, party="Selm"),
    )


@pytest.mark.parametrize(
    ("table", "where"),
    [
        pytest.param(HEADER + "a.example,,,,,\n", "row 1", id="no name"),
        pytest.param(HEADER + "a.example,A,,,,\nb.example,B,,,maybe,\n", "row 2", id="neither yes nor no"),
        pytest.param(HEADER + "a.example,A,,,,\na.example,B,,,,\n", "row 2", id="one domain, two outlets"),
        pytest.param(HEADER + "a.example,A,,,,\nb.example,B,a,,,\n", "row 2", id="one spelling, two outlets"),
        pytest.param(HEADER + "a.example,A,,,,,,\n", "row 1", id="too many cells"),
        pytest.param("domain,title\n", "title", id="unknown column"),
        pytest.param("domain\n", "name", id="no column for names"),
        pytest.param(b"name\n\xff\n", "cannot be read", id="not UTF-8"),
    ],
)
def test_a_broken_file_is_refused_with_its_row(tmp_path: Path, table: str | bytes, where: str) -> None:
    """Counts hang on it: half of it would be worse than none."""
    path = write(tmp_path, {"publishers.csv": table}) / "publishers.csv"
    with pytest.raises(BadPublishers, match=where):
        load_publishers(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """When it was named."""
    with pytest.raises(BadPublishers, match="cannot be read"):
        load_publishers(tmp_path / "none.csv")


def test_the_file_is_found_in_a_named_folder_or_beside_a_named_file(tmp_path: Path) -> None:
    """The first that there is."""
    root = write(tmp_path, {"bare/a.txt": "a", "pile/publishers.csv": "name\n", "pile/a.txt": "a"})
    assert find_publishers([root / "bare", root / "pile"]) == root / "pile" / "publishers.csv"
    assert find_publishers([root / "pile" / "a.txt"]) == root / "pile" / "publishers.csv"
    assert find_publishers([root / "bare"]) is None
    assert find_publishers(["-"]) is None
