"""The wheel is whole: every data file is in it, and installed where there is no network it marks a text."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT

TEXT = "“We saw two trucks burn,” Ira Doss, a baker, said on Monday. At least 12 people were hurt, the mayor said.\n"
# Loaded by every Python that has this folder on its path: whatever asks for the network is refused.
NO_NETWORK = """
import socket

def refuse(*arguments, **named):
    raise OSError("no network in this test")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree with the build tool of the lock."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The `sayso` command of an environment with nothing but the wheel in it, and the variables to run it with.

    The libraries come from the environment that runs the tests, through PYTHONPATH: its own sayso, which is linked
    by a .pth file, does not.
    """
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    offline = ["--no-index", "--no-deps", "--disable-pip-version-check", "--quiet"]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *offline, str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    paths = [str(folder), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SAYSO", "COV"))}
    variables = kept | {"PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)), "HOME": str(folder)}
    return python.with_name("sayso"), variables


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Code, word lists, templates, styles, models: what lies under src/sayso is in the wheel, and the licence too."""
    here = {
        f"sayso/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert here - names == set()
    assert "sayso/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"sayso"}


@pytest.mark.slow
def test_the_installed_command_is_the_one_of_the_wheel(installed: tuple[Path, dict[str, str]]) -> None:
    """The environment's own copy is loaded, not the working tree."""
    command, variables = installed
    show = [str(command.with_name("python")), "-c", "import sayso; print(sayso.__file__)"]
    found = subprocess.run(show, env=variables, cwd="/", check=True, capture_output=True, text=True)
    assert Path(found.stdout.strip()).is_relative_to(command.parents[1])


@pytest.mark.slow
def test_the_installed_command_marks_a_text_without_network(installed: tuple[Path, dict[str, str]]) -> None:
    """`sayso mark -` turns a text on standard input into one line of JSON whose spans quote that text."""
    command, variables = installed
    marked = subprocess.run(
        [str(command), "mark", "--json", "-"], input=TEXT.encode(), env=variables, cwd="/", capture_output=True
    )
    assert marked.returncode == 0, marked.stderr.decode()
    (line,) = marked.stdout.decode().splitlines()
    article = json.loads(line)
    assert article["text"] == TEXT
    assert article["uri"] == "-"
    quoted = [span for attribution in article["attributions"] for span in attribution["content"]]
    assert "We saw two trucks burn" in " ".join(TEXT[span["start"] : span["end"]] for span in quoted)
    assert [TEXT[figure["start"] : figure["end"]] for figure in article["figures"]] == [
        figure["text"] for figure in article["figures"]
    ]
    assert any(figure["low"] == 12 for figure in article["figures"])
