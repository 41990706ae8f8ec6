"""`sides.csv` says who is on which side, or says what is wrong with it."""

from pathlib import Path

import pytest

from sayso.errors import BadSides
from sayso.intake import find_sides, load_sides
from sayso.records import SideEntry


def test_sides_are_read_in_order(tmp_path: Path) -> None:
    """Columns in either order; the file is found in a folder or beside a file."""
    (tmp_path / "sides.csv").write_text("side,entity\nlake,Lake Guard\nhill,Hill Front\n", encoding="utf-8-sig")
    found = find_sides([tmp_path / "a.txt"])
    assert found == tmp_path / "sides.csv" == find_sides([tmp_path])
    assert load_sides(found) == (
        SideEntry(entity="Lake Guard", side="lake"),
        SideEntry(entity="Hill Front", side="hill"),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("name,side\nA,b\n", "the columns are entity, side", id="another column"),
        pytest.param("entity,side\nA,\n", "row 1: write an entity and its side", id="empty"),
        pytest.param("entity,side\nA,b\na,c\n", "row 2: 'a' stands on another side already", id="two sides"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, why: str) -> None:
    """Counts hang on it: it is refused rather than guessed."""
    (tmp_path / "sides.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadSides, match=why):
        load_sides(tmp_path / "sides.csv")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """As what it is."""
    with pytest.raises(BadSides, match="cannot be read"):
        load_sides(tmp_path / "none.csv")
