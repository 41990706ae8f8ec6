"""Every error and every warning has a code, and every code is a heading in docs/errors.md with what to do."""

import ast
import builtins
import re
from pathlib import Path

import pytest

from sayso import errors
from tests.house.tree import PACKAGE, ROOT, Module, modules, plant

PAGE = ROOT / "docs" / "errors.md"
# What Python's own protocols ask for may be raised; every other built-in error leaves the user without advice.
PROTOCOL = {"AttributeError", "KeyError", "IndexError", "StopIteration", "SystemExit", "KeyboardInterrupt"}
BARE = {name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)}
BARE -= PROTOCOL


def headings(page: str, part: str) -> list[str]:
    """Return the third-level headings under the second-level heading ``part``."""
    _, _, rest = page.partition(f"\n## {part}\n")
    here = rest.split("\n## ", 1)[0]
    return re.findall(r"(?m)^### (.+)$", here)


def empty_sections(page: str) -> list[str]:
    """Return the headings under which there is no sentence."""
    found = re.findall(r"(?ms)^### (\S+)\n(.*?)(?=^##|\Z)", page)
    return [code for code, text in found if not text.strip().endswith((".", "```"))]


def error_classes(base: type[errors.SaysoError]) -> list[type[errors.SaysoError]]:
    """Return ``base`` and everything derived from it in sayso.errors."""
    inner = [one for kind in base.__subclasses__() if kind.__module__ == base.__module__ for one in error_classes(kind)]
    return [base, *inner]


def constants(module: Module) -> dict[str, str]:
    """Return the names at the top of ``module`` that stand for a string."""
    return {
        target.id: node.value.value
        for node in module.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def spoken(code: ast.expr | None, known: dict[str, str]) -> str:
    """Return the code that an expression stands for; "" when the module does not say it."""
    if isinstance(code, ast.Constant):
        return str(code.value)
    return known.get(code.id, "") if isinstance(code, ast.Name) else ""


def caveat_codes(module: Module) -> dict[str, str]:
    """Return where each warning of ``module`` is made, with its code; "" when the module does not say which."""
    codes = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] == "Caveat":
            code = next((one.value for one in node.keywords if one.arg == "code"), None)
            codes[module.at(node)] = spoken(code, constants(module))
    return codes


def failure_codes(module: Module) -> set[str]:
    """Return the codes of failures that ``module`` makes without raising an error; those of errors stand elsewhere."""
    codes = set()
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).rsplit(".", 1)[-1]
        given = [one.value for one in node.keywords if name == "Failure" and one.arg == "code"]
        given += node.args[:1] if name == "failure" else []
        codes |= {spoken(code, constants(module)) for code in given}
    return codes - {""}


def foreign_raises(module: Module) -> list[str]:
    """Return where ``module`` raises a bare built-in error, which has no code and tells nobody what to do."""
    wrong = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Raise) and node.exc is not None:
            named = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(named, ast.Name) and named.id in BARE:
                wrong.append(f"{module.at(node)} raises {named.id}")
    return wrong


def test_every_error_has_a_code_of_its_own_and_a_section() -> None:
    """The codes of sayso.errors, and of failures that are no error, are the headings under "Errors", each once."""
    kinds = error_classes(errors.SaysoError)
    assert [kind for kind in kinds if "code" not in vars(kind)] == []
    failures = {code for module in modules(PACKAGE) for code in failure_codes(module)}
    codes = [kind.code for kind in kinds]
    assert len(codes) == len(set(codes))
    assert sorted(headings(PAGE.read_text(encoding="utf-8"), "Errors")) == sorted(failures | set(codes))


def test_every_warning_has_a_section() -> None:
    """The codes of all warnings that any module makes are the headings under "Warnings", each once."""
    made = {place: code for module in modules(PACKAGE) for place, code in caveat_codes(module).items()}
    assert [place for place, code in made.items() if not code] == [], "let the module say the code"
    assert sorted(headings(PAGE.read_text(encoding="utf-8"), "Warnings")) == sorted(set(made.values()))


def test_every_section_says_something() -> None:
    """No heading stands alone."""
    assert empty_sections(PAGE.read_text(encoding="utf-8")) == []


def test_nothing_is_raised_without_a_code() -> None:
    """What sayso raises on purpose is a SaysoError, so that the user is told what to do."""
    assert [line for module in modules(PACKAGE) for line in foreign_raises(module)] == []


@pytest.mark.parametrize("source", ["raise ValueError", "raise ValueError('a')", "def f():\n    raise OSError('a')"])
def test_a_bare_error_is_found(tmp_path: Path, source: str) -> None:
    """Built-in errors raised on purpose are seen."""
    (module,) = modules(plant(tmp_path, {"thing.py": source}))
    assert len(foreign_raises(module)) == 1


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("Caveat(code='undated', message='a')", ["undated"]),
        ("records.Caveat(message='a', code='undated')", ["undated"]),
        ("FUTURE = 'future'\nCaveat(code=FUTURE, message='a')", ["future"]),
        ("def warn(code):\n    return Caveat(code=code, message='a')", [""]),
    ],
)
def test_the_code_of_a_warning_is_found(tmp_path: Path, source: str, codes: list[str]) -> None:
    """Codes are read off where warnings are made."""
    (module,) = modules(plant(tmp_path, {"thing.py": source}))
    assert list(caveat_codes(module).values()) == codes


def test_the_codes_of_failures_are_found(tmp_path: Path) -> None:
    """Those written out count; those taken from an error are the error's."""
    source = "Failure(code='one', uri='')\nsource.failure('two', 'why')\nFailure(code=error.code, uri='')"
    (module,) = modules(plant(tmp_path, {"thing.py": source}))
    assert failure_codes(module) == {"one", "two"}


def test_headings_are_told_apart_by_part() -> None:
    """An error's heading does not stand in for a warning's, and an empty section is seen."""
    page = "# A\n\n## Errors\n\n### one\n\nText.\n\n### two\n\n## Warnings\n\n### three\n\nText.\n"
    assert headings(page, "Errors") == ["one", "two"]
    assert headings(page, "Warnings") == ["three"]
    assert empty_sections(page) == ["two"]
