"""Stages are pure: records in, records out; no file, network, clock, chance, environment or other process.

What a stage needs from outside (word lists, time, ids of models) reaches it through `sayso.lexicon` or as an argument.
Templates that ship inside the package are constants, as code is: jinja2's PackageLoader may load them.
"""

import ast
from pathlib import Path

import pytest

from tests.house.test_imports import STAGES
from tests.house.tree import PACKAGE, Module, modules, plant

PURE = STAGES | {"vocabulary", "errors", "records", "identity", "contract", "pipeline"}

# Whole modules whose use means touching the world. A name here forbids what lies under it as well.
WORLDLY_MODULES = frozenset(
    "aiohttp asyncio concurrent ctypes dbm fcntl fileinput ftplib getpass glob http httpx imaplib importlib linecache "
    "locale logging mmap multiprocessing os pkgutil platform playwright poplib random requests resource secrets shelve "
    "shutil signal smtplib socket sqlalchemy sqlite3 ssl subprocess tempfile threading time typer urllib.request "
    "urllib.error urllib.robotparser urllib3 uuid webbrowser".split()
)
# From these, only what is named may be had.
ONLY = {
    "pathlib": {"PurePath", "PurePosixPath", "PureWindowsPath"},
    "importlib.metadata": {"version"},  # of a library that a reader names as its own: a constant, as code is
}
WORLDLY_CALLS = frozenset("open print input exec eval compile breakpoint __import__ hash id".split())
WORLDLY_METHODS = frozenset(
    "now today utcnow read_text read_bytes write_text write_bytes fetch_url fetch_response".split()
)
WORLDLY_ATTRIBUTES = {
    "io": {"open", "FileIO", "open_code"},
    "sys": {"argv", "stdin", "stdout", "stderr", "path", "modules", "platform", "exit"},
    "codecs": {"open"},
    "gzip": {"open"},
    "bz2": {"open"},
    "lzma": {"open"},
    "np": {"random", "load", "save", "fromfile", "loadtxt", "savetxt"},
    "numpy": {"random", "load", "save", "fromfile", "loadtxt", "savetxt"},
}
WORLDLY_NAMES = frozenset(
    "__file__ FileSystemLoader fetch_url fetch_response FileHandler".split()
)  # reach files or the network by another door


def is_worldly(name: str) -> bool:
    """Whether the dotted module ``name``, or one it lies under, touches the world."""
    parts = name.split(".")
    return any(".".join(parts[:count]) in WORLDLY_MODULES for count in range(1, len(parts) + 1))


def impure_imports(module: Module) -> list[str]:
    """Return the imports of ``module`` that a stage may not have."""
    wrong = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            wrong += [f"{module.at(node)} imports {a.name}" for a in node.names if is_worldly(a.name) or a.name in ONLY]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {alias.name for alias in node.names}
            allowed = ONLY.get(node.module, names)
            worldly = any(is_worldly(f"{node.module}.{name}") for name in names) and node.module not in ONLY
            banned = names & (WORLDLY_ATTRIBUTES.get(node.module, set()) | WORLDLY_NAMES)
            if worldly or names - allowed or banned:
                wrong.append(f"{module.at(node)} imports {', '.join(sorted(names))} from {node.module}")
    return wrong


def impure_uses(module: Module) -> list[str]:
    """Return the calls and names in ``module`` that a stage may not use."""
    wrong = []
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in WORLDLY_CALLS:
                wrong.append(f"{module.at(node)} calls {name}()")
            case ast.Call(func=ast.Attribute(attr=name)) if name in WORLDLY_METHODS:
                wrong.append(f"{module.at(node)} calls .{name}()")
            case ast.Attribute(value=ast.Name(id=base), attr=name) if name in WORLDLY_ATTRIBUTES.get(base, ()):
                wrong.append(f"{module.at(node)} uses {base}.{name}")
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in WORLDLY_NAMES:
                wrong.append(f"{module.at(node)} uses {name}")
            case ast.Global():
                wrong.append(f"{module.at(node)} changes a global name")
            case _:
                pass
    return wrong


def impurities(package: Path) -> list[str]:
    """Return everything in the pure parts of ``package`` that touches the world."""
    pure = [module for module in modules(package) if module.part in PURE]
    return [line for module in pure for line in impure_imports(module) + impure_uses(module)]


def test_stages_touch_nothing() -> None:
    """No stage reads a file, a clock, the environment, the network or chance; `hash` and `id` differ by process."""
    assert impurities(PACKAGE) == []


@pytest.mark.parametrize(
    "source",
    [
        "open('a')",
        "print('a')",
        "import os",
        "import os.path as p",
        "from os import environ",
        "import time",
        "from datetime import datetime\ndatetime.now()",
        "from datetime import date\nD = date.today()",
        "import random",
        "from uuid import uuid4",
        "import urllib.request",
        "from urllib import request",
        "from pathlib import Path",
        "import pathlib",
        "def f(p):\n    return p.read_text()",
        "from importlib.resources import files",
        "from importlib.metadata import files",
        "from importlib import resources",
        "import sys\nsys.stderr.write('a')",
        "from sys import argv",
        "import numpy as np\nnp.random.rand()",
        "from io import open",
        "import trafilatura\ntrafilatura.fetch_url('a')",
        "from jinja2 import FileSystemLoader",
        "import logging",
        "KEY = hash('a')",
        "HERE = __file__",
        "N = 0\ndef f():\n    global N\n    N = 1",
    ],
)
@pytest.mark.parametrize("stage", sorted(PURE))
def test_an_impurity_is_found(tmp_path: Path, stage: str, source: str) -> None:
    """Each way of touching the world is seen, in every pure part."""
    assert impurities(plant(tmp_path, {f"{stage}/deep/thing.py": source}))


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import PurePosixPath",
        "from importlib.metadata import version",
        "from urllib.parse import urlsplit",
        "from datetime import time, date",
        "import io\nio.BytesIO()",
        "def f(settings):\n    return settings.today",
        "from sayso.lexicon import words",
        "import numpy as np\nnp.array([1])",
    ],
)
def test_what_touches_nothing_is_let_be(tmp_path: Path, source: str) -> None:
    """Pure use of the standard library is not complained about."""
    assert impurities(plant(tmp_path, {"mark/thing.py": source})) == []


def test_edges_may_touch_the_world(tmp_path: Path) -> None:
    """The rule is for stages alone."""
    assert impurities(plant(tmp_path, {"intake/files.py": "import os"})) == []
