"""Names that somebody allowed to be shown in public."""

from pathlib import Path

from sayso.run import open_ledger
from tests.run.coverage import write_article


def test_the_last_word_on_each_article_counts(tmp_path: Path) -> None:
    """Several names are parted by semicolons; an empty value takes the permission back."""
    write_article(tmp_path / "a.txt", 1)
    write_article(tmp_path / "b.txt", 2)
    with open_ledger(tmp_path / "x.db") as ledger:
        ledger.add(tmp_path / "a.txt", tmp_path / "b.txt")
        first, second = [str(row["uri"]) for row in ledger.articles().to_pylist()]
        ledger.set(first, "cleared", "Ana Doru; Petra Lume")
        ledger.set(second, "cleared", "Sef Hollin")
        ledger.set(second, "cleared", "")
        assert ledger.cleared() == {"Ana Doru", "Petra Lume"}
