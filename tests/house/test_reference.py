"""The generated pages of docs/reference/ say what the code says now."""

from pathlib import Path

import pytest

from tools import reference


@pytest.mark.parametrize("name", sorted(reference.PAGES))
def test_a_generated_page_is_up_to_date(name: str) -> None:
    """`make docs` would change nothing."""
    committed = (reference.REFERENCE / name).read_text(encoding="utf-8")
    assert committed == reference.PAGES[name](), "Run: make docs"


def test_the_page_of_records_shows_fields_defaults_and_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new field or value shows up in the page without anybody writing it there."""
    monkeypatch.setattr(reference, "PACKAGE", tmp_path)
    (tmp_path / "settings.py").write_text('"""Settings."""\n', encoding="utf-8")
    (tmp_path / "records.py").write_text(
        '"""Records."""\nclass Span:\n    """A stretch of ``text``.\n\n    start: code points\n    """\n'
        '    start: int\n    end: int | None = None\nclass _Inner:\n    """Hidden."""\n',
        encoding="utf-8",
    )
    (tmp_path / "vocabulary.py").write_text(
        '"""Lists."""\nclass How(StrEnum):\n    """How it is known."""\n    META = "meta"\n    URL = "url"\n',
        encoding="utf-8",
    )
    page = reference.records_page()
    assert "A stretch of `text`.\n\n```text\nstart: code points\n```\n" in page
    assert "| `start` | `int` |  |\n| `end` | `int \\| None` | `None` |\n" in page
    assert "How it is known.\n\n`meta`, `url`\n" in page
    assert "_Inner" not in page


def test_every_command_stands_on_the_page_of_the_command_line() -> None:
    """No command is left out, and sayso itself comes first."""
    from typer.main import get_command

    from sayso.cli import app

    page = (reference.REFERENCE / "cli.md").read_text(encoding="utf-8")
    commands = getattr(get_command(app), "commands", {})
    shown = [f"## sayso {name}" for name, command in commands.items() if not command.hidden]
    assert [line for line in page.splitlines() if line.startswith("## ")] == ["## sayso", *shown]
