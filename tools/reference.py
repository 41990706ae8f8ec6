"""The pages of docs/reference/ that are made from the code: the command line and the records.

``python -m tools.reference`` writes them; tests/house compares what is committed with what the code says now.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
PACKAGE = ROOT / "src" / "sayso"
TERMINAL = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "TERM": "dumb"}
"""What the help texts are told of the terminal, so that every one gives the same page."""


def help_texts() -> Iterator[tuple[str, str]]:
    """Yield (command line without --help, its help text) for sayso and each of its commands, in order."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from sayso.cli import app

    def walk(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        for name, inner in getattr(command, "commands", {}).items():
            if not inner.hidden:
                yield from walk(inner, (*words, name))

    runner = CliRunner()
    for words in walk(get_command(app), ()):
        result = runner.invoke(app, [*words, "--help"], prog_name="sayso", env=TERMINAL)
        if result.exit_code:
            raise RuntimeError(f"`sayso {' '.join(words)} --help` failed: {result.output}")
        lines = [line.rstrip() for line in result.output.splitlines()]
        yield " ".join(("sayso", *words)), "\n".join(lines).strip("\n")


def cli_page() -> str:
    """Return docs/reference/cli.md: the help text of every command, as the terminal shows it."""
    parts = [
        "# Command line",
        "",
        "What `sayso COMMAND --help` prints. This page is made by `make docs`.",
        "",
        "Data goes to standard output, words to standard error. Exit status: 0 done, 1 partly failed, 2 wrong usage,",
        "130 stopped by Ctrl-C.",
    ]
    for name, text in help_texts():
        # A command of a group stands below its group.
        level = "###" if name.count(" ") > 1 else "##"
        parts += ["", f"{level} {name}", "", "```text", text, "```"]
    return "\n".join(parts) + "\n"


def docstring(node: ast.AST) -> str:
    """Return the docstring of a class or module, unindented."""
    assert isinstance(node, ast.ClassDef | ast.Module)
    return ast.get_docstring(node) or ""


def prose(text: str) -> list[str]:
    """Return a docstring as Markdown lines: its first paragraph as it is, what follows as fixed-width text."""
    first, _, rest = text.partition("\n\n")
    first = first.replace("``", "`")
    return [first] if not rest else [first, "", "```text", rest, "```"]


def class_lines(node: ast.ClassDef) -> list[str]:
    """Return the section on one record or one closed list."""
    lines = ["", f"### {node.name}", "", *prose(docstring(node)), ""]
    fields = [item for item in node.body if isinstance(item, ast.AnnAssign)]
    if fields:
        lines += ["| field | type | default |", "|---|---|---|"]
        for item in fields:
            kind = ast.unparse(item.annotation).replace("|", "\\|")
            default = f"`{ast.unparse(item.value)}`" if item.value else ""
            lines.append(f"| `{ast.unparse(item.target)}` | `{kind}` | {default} |")
        return lines
    members = [item.value for item in node.body if isinstance(item, ast.Assign)]
    values = [f"`{value.value!s}`" for value in members if isinstance(value, ast.Constant)]
    return [*lines, ", ".join(values)]


def records_page() -> str:
    """Return docs/reference/records.md: every record with its fields, every closed list with its values."""
    lines = [
        "# Records and closed lists",
        "",
        "Every record that passes between the stages, and every list of values a field may take. This page is made by",
        "`make docs` from `src/sayso/records.py`, `settings.py` and `vocabulary.py`.",
    ]
    for title, file in (("Records", "records.py"), ("Settings", "settings.py"), ("Closed lists", "vocabulary.py")):
        tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"))
        lines += ["", f"## {title}", "", *prose(docstring(tree))]
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                lines += class_lines(node)
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {"records.md": records_page, "cli.md": cli_page}


def main() -> int:
    """Write every generated page."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make(), encoding="utf-8")
        print(f"docs/reference/{name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
