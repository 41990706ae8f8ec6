"""A desk to work at: three invented articles in a folder, and a ledger of them made once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ARTICLES = {
    "ferry.txt": (
        "The Ferry Post\n4 March 2025\n\nBridge falls at Ordun\n\n"
        "At least 40 people were killed when the bridge at Ordun fell on Monday, the minister Ana Doru said. "
        "“We heard a crack and then nothing,” said Petra Lume, a baker.\n\n"
        "Mr Doru said the bridge had been closed since 2019.\n"
    ),
    "hill.txt": (
        "The Hill Echo\n5 March 2025\n\n52 dead in Ordun\n\n"
        "Fifty-two people died when the bridge at Ordun fell, the hospital said on Tuesday. "
        "=A line that begins like a formula. The ministry denied that the bridge had been open.\r\n\r\nمرحبا 😀\n"
    ),
    "lake.txt": "No heading at all. Someone counted 12 boats. -Four of them sank.\n",
}
PUBLISHERS = "domain,name,aliases\nferry.example,The Ferry Post,Ferry Post\nhill.example,The Hill Echo,\n"


@dataclass(frozen=True)
class Done:
    """How a command ended: its status, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


Sayso = Callable[..., Done]


def write_articles(folder: Path) -> None:
    """Put the articles into ``folder``."""
    folder.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    (folder / "publishers.csv").write_text(PUBLISHERS, encoding="utf-8")


def call(desk: Path, *args: str, stdin: str | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run sayso at ``desk`` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sayso", *args],
        cwd=desk,
        env=os.environ | {"PYTHONUTF8": "1", "COLUMNS": "80"} | variables,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles and a ledger of them, made once and not to be changed."""
    desk = tmp_path_factory.mktemp("made")
    write_articles(desk / "articles")
    done = call(desk, "run", "articles", "--ledger", "pile.db", "--workers", "1", "--report", "pile.html")
    assert done.returncode == 0, done.stderr
    return desk


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    shutil.copytree(made, tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture
def sayso(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Sayso:
    """What runs sayso at the desk, in this process."""
    from typer.testing import CliRunner

    from sayso.cli import app

    monkeypatch.chdir(desk)

    def invoke(*args: str, stdin: str = "", **variables: str) -> Done:
        held = {"COLUMNS": "80", "SAYSO_WORKERS": "1", **variables}
        result = CliRunner().invoke(app, list(args), input=stdin, env=held, prog_name="sayso")
        return Done(result.exit_code, result.stdout, result.stderr)

    return invoke
