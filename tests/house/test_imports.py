"""Imports run one way: records, stages, pipeline, edges, doors. No module imports what stands above it."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, Module, modules, plant

# From the ground up. Parts of one layer that are listed in APART do not import each other either.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"vocabulary"}),
    frozenset({"errors"}),
    frozenset({"records"}),
    frozenset({"identity"}),
    frozenset({"protocols"}),
    frozenset({"settings", "contract", "lexicon", "plugins"}),
    frozenset({"read", "mark", "link", "review", "show"}),
    frozenset({"pipeline"}),
    frozenset({"intake", "model", "store"}),
    frozenset({"run"}),
    frozenset({"cli", "web", "", "__main__"}),
)
STAGES = frozenset({"read", "mark", "link", "review", "show"})
APART = (STAGES, frozenset({"intake", "model", "store"}))
HEIGHT = {part: height for height, layer in enumerate(LAYERS) for part in layer}


def imported(module: Module, known: set[str]) -> list[tuple[ast.AST, str]]:
    """Return the modules of ours that ``module`` imports anywhere in it, each with the statement that does."""
    found: list[tuple[ast.AST, str]] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found += [(node, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.name.split(".")
                above = above[: len(above) - node.level + module.is_package]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                found.append((node, whole if whole in known else base))
    return [(node, name) for node, name in found if name == "sayso" or name.startswith("sayso.")]


def upward_imports(package: Path) -> list[str]:
    """Return every import that goes up, or across to a part that should stand alone."""
    tree = modules(package)
    known = {module.name for module in tree}
    wrong = []
    for module in tree:
        if module.part not in HEIGHT:
            wrong.append(f"{module.name} has no layer; give it one in {Path(__file__).name}")
            continue
        for node, name in imported(module, known):
            part = name.split(".")[1] if "." in name else ""
            if part == module.part:
                continue
            if HEIGHT.get(part, len(LAYERS)) > HEIGHT[module.part]:
                wrong.append(f"{module.at(node)} imports {name}, which stands above it")
            elif any(module.part in group and part in group for group in APART):
                wrong.append(f"{module.at(node)} imports {name}: {module.part} and {part} do not know each other")
    return wrong


def cycle(package: Path) -> list[str]:
    """Return the modules of one import cycle, or an empty list."""
    tree = modules(package)
    known = {module.name for module in tree}
    graph = {module.name: {name for _, name in imported(module, known) if name != module.name} for module in tree}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_imports_what_stands_above_it() -> None:
    """The layers hold over the whole package, imports inside functions included."""
    assert upward_imports(PACKAGE) == []


def test_no_two_modules_import_each_other() -> None:
    """There is no import cycle, not even inside one stage."""
    assert cycle(PACKAGE) == []


@pytest.mark.parametrize(
    ("where", "source"),
    [
        pytest.param("records.py", "import sayso.pipeline", id="records import the pipeline"),
        pytest.param("mark/figure.py", "from sayso.link import figure", id="one stage imports another"),
        pytest.param("read/page.py", "def f():\n    from sayso.intake import files", id="a stage imports an edge"),
        pytest.param("mark/figure.py", "from sayso import open_ledger", id="a stage imports the public API"),
        pytest.param("store/sql.py", "from sayso.model import encoder", id="one edge imports another"),
        pytest.param("intake/files.py", "from sayso.run import local", id="intake imports run"),
        pytest.param("run/local.py", "from sayso.cli import run", id="an edge imports a door"),
        pytest.param("mark/figure.py", "from ..link import figure", id="a relative import is seen through"),
        pytest.param("extras.py", "", id="a module without a layer"),
    ],
)
def test_an_upward_import_is_found(tmp_path: Path, where: str, source: str) -> None:
    """Each way of breaking the layers is seen."""
    assert len(upward_imports(plant(tmp_path, {where: source}))) == 1


@pytest.mark.parametrize(
    ("where", "source"),
    [
        pytest.param("mark/figure.py", "from sayso.mark import sentence\nfrom sayso.lexicon import table", id="stage"),
        pytest.param("run/local.py", "from sayso.store import sql\nimport sayso.pipeline", id="run"),
        pytest.param("cli/run.py", "import sayso\nfrom sayso.web import app", id="door"),
    ],
)
def test_a_downward_import_is_let_be(tmp_path: Path, where: str, source: str) -> None:
    """What the layers allow is not complained about."""
    assert upward_imports(plant(tmp_path, {where: source})) == []


def test_a_cycle_is_found(tmp_path: Path) -> None:
    """Two modules of one stage that import each other are seen."""
    package = plant(tmp_path, {"mark/a.py": "from sayso.mark import b", "mark/b.py": "import sayso.mark.a"})
    assert cycle(package)
