"""Names and docstrings: a module is called after its one concept, and whatever is public says what the caller gets."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, Module, modules, plant

EMPTY_NAMES = frozenset({"util", "utils", "helper", "helpers", "misc", "common", "manager", "managers", "base", "core"})
Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def badly_named(package: Path) -> list[str]:
    """Return the modules and folders whose name says nothing about what is in them."""
    return [module.name for module in modules(package) if EMPTY_NAMES & set(module.name.split("."))]


def shadowing(package: Path) -> list[str]:
    """Return the functions that a package exports under the name of its own folder, which importing it replaces."""
    parts = {module.part for module in modules(package)}
    top = [module for module in modules(package) if module.part == ""]
    wrong = []
    for module in top:
        for node in module.tree.body:
            names = [alias.asname or alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            names += [node.name] if isinstance(node, Documented) else []
            wrong += [f"{module.at(node)} exports {name}" for name in names if name in parts]
    return wrong


def public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Documented]]:
    """Yield every public class, function and method with its dotted name."""
    for node in body:
        if not isinstance(node, Documented) or node.name.startswith("_"):
            continue
        decorators = {ast.unparse(one) for one in node.decorator_list}
        if decorators & {"overload", "typing.overload", "override"} or any(d.endswith(".setter") for d in decorators):
            continue
        yield f"{prefix}{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from public(node.body, f"{node.name}.")


def words(text: str) -> list[str]:
    """Return the lower-case words of a name or sentence."""
    return re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower())


def silent(module: Module) -> list[str]:
    """Return what in ``module`` has no docstring, or one that only repeats its name."""
    wrong = [] if ast.get_docstring(module.tree) else [f"{module.name} has no docstring"]
    for name, node in public(module.tree.body):
        said = ast.get_docstring(node) or ""
        if not said:
            wrong.append(f"{module.at(node)} {name} has no docstring")
        elif words(said.split("\n", 1)[0]) == words(node.name):
            wrong.append(f"{module.at(node)} {name} has a docstring that only repeats its name")
    return wrong


def test_every_module_is_named_after_what_is_in_it() -> None:
    """No module is a drawer for what found no place."""
    assert badly_named(PACKAGE) == []


def test_the_public_api_hides_none_of_its_folders() -> None:
    """`sayso.mark` stays the folder: nothing exported from `sayso` has the name of a part."""
    assert shadowing(PACKAGE) == []


def test_everything_public_has_a_docstring() -> None:
    """Each module, public class, function and method says what the caller gets."""
    assert [line for module in modules(PACKAGE) for line in silent(module)] == []


@pytest.mark.parametrize("where", ["utils.py", "mark/helpers.py", "common/page.py", "store/manager.py"])
def test_an_empty_name_is_found(tmp_path: Path, where: str) -> None:
    """A drawer is seen wherever it stands."""
    assert badly_named(plant(tmp_path, {where: ""}))


@pytest.mark.parametrize("source", ["from sayso.mark import mark", "def mark(): ..."])
def test_a_function_that_hides_its_folder_is_found(tmp_path: Path, source: str) -> None:
    """An export with a folder's name is seen."""
    assert shadowing(plant(tmp_path, {"__init__.py": source, "mark/__init__.py": ""}))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="module"),
        pytest.param('"""M."""\ndef find(): ...', id="function"),
        pytest.param('"""M."""\nasync def find(): ...', id="async function"),
        pytest.param('"""M."""\nclass Thing: ...', id="class"),
        pytest.param('"""M."""\nclass Thing:\n    """A record of it."""\n    def find(self): ...', id="method"),
        pytest.param('"""M."""\nclass UnknownName:\n    """Unknown name."""', id="docstring that repeats the name"),
    ],
)
def test_a_missing_docstring_is_found(tmp_path: Path, source: str) -> None:
    """Silence is seen at every level."""
    (module,) = modules(plant(tmp_path, {"thing.py": source}))
    assert len(silent(module)) == 1


def test_what_is_private_may_be_silent(tmp_path: Path) -> None:
    """A name that starts with an underscore needs no docstring."""
    (module,) = modules(plant(tmp_path, {"thing.py": '"""M."""\ndef _find(): ...\nclass _T:\n    def a(self): ...'}))
    assert silent(module) == []
