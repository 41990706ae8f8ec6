"""The libraries that the code imports are those that pyproject.toml asks for, no more and no less."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import PACKAGE, ROOT, Module, modules, plant


def imported(module: Module) -> set[str]:
    """Return the top-level names that ``module`` imports from outside sayso and the standard library."""
    found: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    tops = {name.split(".")[0] for name in found}
    return tops - set(sys.stdlib_module_names) - {"sayso"}


def distributions(package: Path) -> dict[str, str]:
    """Return the library that each foreign import of ``package`` comes from, with one module that imports it."""
    owners = packages_distributions()
    found = {}
    for module in modules(package):
        for name in imported(module):
            for owner in owners.get(name, [name])[:1]:
                found[str(canonicalize_name(owner))] = module.name
    return found


def declared() -> tuple[set[str], set[str]]:
    """Return the libraries that pyproject.toml asks for, and those of its extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return names(project["dependencies"]), names(extras)


def names(lines: list[str]) -> set[str]:
    """Return the names of the libraries that requirement lines ask for."""
    return {str(canonicalize_name(Requirement(line).name)) for line in lines}


def test_every_import_is_declared() -> None:
    """A library that is only there because another needs it may be gone tomorrow."""
    needed, extras = declared()
    assert {name: by for name, by in distributions(PACKAGE).items() if name not in needed | extras} == {}


BEHIND_OTHERS = {"python-multipart"}
"""Libraries that another one imports in our place when they are installed: FastAPI reads forms with this one."""


def test_everything_declared_is_imported() -> None:
    """No library is installed for nothing."""
    needed, _ = declared()
    assert needed - set(distributions(PACKAGE)) - BEHIND_OTHERS == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import numpy.linalg", {"numpy"}),
        ("def f():\n    from jinja2 import Environment", {"jinja2"}),
        ("import json, sayso.records", set()),
        ("import never_heard_of", {"never-heard-of"}),
    ],
)
def test_an_import_is_traced_to_its_library(tmp_path: Path, source: str, found: set[str]) -> None:
    """Imports inside functions count, the standard library and sayso itself do not."""
    assert set(distributions(plant(tmp_path, {"thing.py": source}))) == found
