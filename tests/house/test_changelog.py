"""The changelog grows by fragments, one a change, and a release folds them in."""

from pathlib import Path

import pytest

from tools import changelog


def test_every_fragment_is_well_formed() -> None:
    """Each file of changelog.d is named topic.kind.md and holds one paragraph of whole sentences."""
    assert changelog.faults(changelog.FOLDER) == []


def test_the_changelog_has_a_place_for_the_next_release() -> None:
    """Releasing puts its section below the mark."""
    assert changelog.CHANGELOG.read_text(encoding="utf-8").count(changelog.MARK) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("figures.md", "Figures have ranges.\n", id="no kind"),
        pytest.param("figures.new.md", "Figures have ranges.\n", id="unknown kind"),
        pytest.param("Figures.added.md", "Figures have ranges.\n", id="capital in the name"),
        pytest.param("figures.added.txt", "Figures have ranges.\n", id="no Markdown"),
        pytest.param("figures.added.md", "", id="empty"),
        pytest.param("figures.added.md", "Figures have ranges\n", id="no full stop"),
        pytest.param("figures.added.md", "- Figures have ranges.\n", id="a list"),
        pytest.param("figures.added.md", "Figures have ranges.\n\nAnd units.\n", id="two paragraphs"),
    ],
)
def test_a_malformed_fragment_is_found(tmp_path: Path, name: str, text: str) -> None:
    """Each fault is seen."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(changelog.faults(tmp_path)) == 1


def test_a_release_moves_the_fragments_into_the_changelog(tmp_path: Path) -> None:
    """Sections come in a fixed order, the newest version first, and the fragments are gone."""
    folder, log = tmp_path / "changelog.d", tmp_path / "CHANGELOG.md"
    folder.mkdir()
    (folder / "README.md").write_text("How to.\n", encoding="utf-8")
    (folder / "b.fixed.md").write_text("Dates are right.\n", encoding="utf-8")
    (folder / "a.added.md").write_text("Figures have\nranges.\n", encoding="utf-8")
    log.write_text(f"# Changelog\n\n{changelog.MARK}\n\n## 0.1.0 (2030-01-01)\n", encoding="utf-8")
    assert changelog.faults(folder) == []
    changelog.release(folder, log, "0.2.0", "2030-01-31")
    assert log.read_text(encoding="utf-8") == (
        f"# Changelog\n\n{changelog.MARK}\n\n## 0.2.0 (2030-01-31)\n\n### Added\n\n- Figures have\n  ranges.\n\n"
        "### Fixed\n\n- Dates are right.\n\n## 0.1.0 (2030-01-01)\n"
    )
    assert [path.name for path in folder.iterdir()] == ["README.md"]
