"""Help: quick, short, with an example that runs as it is written."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from sayso.cli import app
from sayso.cli.command import brief, doctor, export, forget, link, mark, read, remove, review, run, serve, show, verify
from sayso.cli.command import open as open_command
from sayso.cli.command import set as set_command
from sayso.settings import VERSION
from tests.cli.conftest import call, write_articles

MODULES = (
    run, open_command, serve, read, mark, link, show, brief, set_command, remove, forget, verify, export, doctor, review
)  # fmt: skip
SERVING = (open_command, serve)
"""Commands that go on until Ctrl-C."""
COMMANDS = getattr(get_command(app), "commands")  # noqa: B009 - the type of a group is not public


def test_the_commands_stand_in_the_order_of_the_work() -> None:
    """From reading to looking to taking away."""
    assert list(COMMANDS) == [module.NAME for module in MODULES]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_at_most_eight_options(name: str) -> None:
    """More cannot be kept in mind."""
    assert len([one for one in COMMANDS[name].params if one.param_type_name == "option"]) <= 8


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.NAME)
def test_help_has_an_example_and_fits_the_screen(module: object) -> None:
    """Each line of it as it would be typed."""
    name, example = module.NAME, module.EXAMPLE  # type: ignore[attr-defined]
    shown = CliRunner().invoke(app, [name, "--help"], prog_name="sayso", env={"COLUMNS": "80"}).stdout
    assert all(line in shown for line in example)
    assert all(f"sayso {name}" in line for line in example)
    assert "Example:" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="examples are lines for a shell")
@pytest.mark.parametrize("module", [one for one in MODULES if one not in SERVING], ids=lambda module: module.NAME)
def test_the_examples_run_as_they_are_written(module: object, tmp_path: Path) -> None:
    """At a desk with a folder of articles, a table, and a ledger of the articles."""
    write_articles(tmp_path / "articles")
    names = {"04-courier-market.txt": "lake.txt", "18-voice-undated.html": "hill.txt"}
    for new, old in names.items():
        shutil.copy(tmp_path / "articles" / old, tmp_path / "articles" / new)
    page = "<html><body><p>The mayor said 12 boats had left the lake of Ordun.</p></body></html>"
    (tmp_path / "articles" / "18-voice-undated.html").write_text(page, encoding="utf-8")
    shutil.copy(tmp_path / "articles" / "lake.txt", tmp_path / "article.txt")
    (tmp_path / "rows.csv").write_text("id,body\n7,One sentence.\n", encoding="utf-8")
    assert call(tmp_path, "run", "articles", "--ledger", "pile.db", "--quiet").returncode == 0
    ident = call(tmp_path, "show", "articles", "pile.db", "--csv", "--limit", "1").stdout.splitlines()[1][7:15]
    claim = call(tmp_path, "show", "claims", "pile.db", "--csv", "--limit", "1").stdout.splitlines()[1].split(",")
    told = next(cell for cell in claim if cell.startswith("sha256:"))[7:19]
    sayso = f"{shlex.quote(sys.executable)} -m sayso"
    for line in module.EXAMPLE:  # type: ignore[attr-defined]
        typed = line.replace("3f2a91c0", ident).replace("3fa1c02b", told).replace("sayso ", f"{sayso} ")
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", typed], cwd=tmp_path, env=os.environ | {"PYTHONUTF8": "1"},
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stderr}"


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """What a command needs is imported when it runs, so that help comes at once."""
    heavy = "numpy pyarrow sqlalchemy trafilatura altair jinja2 msgspec pandas".split()
    code = (
        "import sys; from typer.testing import CliRunner; from sayso.cli import app;"
        "print(CliRunner().invoke(app, ['--help']).exit_code);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert shown.stdout.split() == ["0", "[]"]


def test_version() -> None:
    """One line."""
    assert CliRunner().invoke(app, ["--version"]).stdout == f"sayso {VERSION}\n"


def test_nothing_named_and_nothing_piped_in_is_help() -> None:
    """`sayso` alone says what it can do."""
    assert "Commands:" in CliRunner().invoke(app, []).output
