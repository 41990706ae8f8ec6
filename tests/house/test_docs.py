"""What the pages tell a reader to type runs as it stands, in the order of the page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

PAGES = ["README.md", *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/[th]*/*.md"))]
NOT_HERE = re.compile(r"(make|git|pip|sudo|source) ")


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of ``page`` in ``language``, in order."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", page)


def commands(page: str) -> str:
    """Return the commands of ``page`` as one script; those that set the repository up are left to their own tests."""
    found = [block for block in blocks(page, "sh") if not NOT_HERE.match(block)]
    return "".join(found)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as the pages suppose it: articles of one's own, the examples, a table, one article."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "examples" / "coverage", tmp_path / "articles")
    shutil.copy(ROOT / "examples" / "coverage" / "04-courier-market.txt", tmp_path / "one-article.txt")
    table = 'id,body,date\n1,"“It burned,” she said.",2025-03-04\n'
    (tmp_path / "rows.csv").write_text(table, encoding="utf-8")
    return tmp_path


def run(command: list[str], desk: Path) -> None:
    """Run ``command`` at ``desk`` with our programs first on the path; what it wrote is the message if it fails."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    variables = os.environ | {"PATH": path, "HOME": str(desk)}
    done = subprocess.run(command, cwd=desk, env=variables, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"exit status {done.returncode}\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}"


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_tells_to_type_runs(name: str, desk: Path) -> None:
    """Every command and every line of Python on the page, from top to bottom, ends well."""
    page = (ROOT / name).read_text(encoding="utf-8")
    script, program = commands(page), "\n".join(blocks(page, "python"))
    if script:
        run(["bash", "-euo", "pipefail", "-c", script], desk)
    if program:
        run([sys.executable, "-c", program], desk)


def test_blocks_are_told_apart_by_language() -> None:
    """Output and tables are no commands, and setting up the repository is not done twice."""
    page = "```sh\nmake demo\n```\n```sh\nsayso run a\n```\n```text\nsayso: no\n```\n```python\nprint(1)\n```\n"
    assert commands(page) == "sayso run a\n"
    assert blocks(page, "python") == ["print(1)\n"]


@pytest.mark.parametrize("command", [["false"], ["sayso", "frobnicate"]])
def test_a_command_that_fails_is_found(command: list[str], tmp_path: Path) -> None:
    """Neither a failing program nor an unknown command passes."""
    with pytest.raises(AssertionError, match="exit status"):
        run(command, tmp_path)
