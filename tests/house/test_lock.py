"""The lock: everything that gets installed is named with its version and hashes, and no address stands in it."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"[a-z0-9-]+==[^\s;]+( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def faults(lock: str) -> list[str]:
    """Return the lines of ``lock`` that are neither a pin followed by hashes nor a hash."""
    wrong = []
    lines = lock.splitlines()
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        goes_on = line.endswith("\\")
        if PIN.fullmatch(line):
            good = HASH.fullmatch(after) is not None
        else:
            good = HASH.fullmatch(line) is not None and goes_on == after.startswith(" ")
        if not good:
            wrong.append(f"{number + 1}: {line}")
    return wrong


def pins(lock: str) -> set[str]:
    """Return ``name==version`` of each pin, with the marker left out."""
    return {line.split()[0] for line in lock.splitlines() if not line.startswith(" ")}


def read(root: Path, name: str) -> str:
    """Return the text of a file of the repository."""
    return (root / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_the_lock_is_a_pin_or_its_hash(root: Path, name: str) -> None:
    """No option, comment, address or unhashed line."""
    assert faults(read(root, name)) == []


def test_what_runs_is_pinned_alike_for_users_and_developers(root: Path) -> None:
    """The developers' lock holds every pin of the users' lock."""
    assert pins(read(root, LOCKS[0])) - pins(read(root, LOCKS[1])) == set()


def test_the_lock_answers_the_project_description(root: Path) -> None:
    """Each library that pyproject.toml asks for is pinned at a version that it allows."""
    project = tomllib.loads(read(root, "pyproject.toml"))
    asked = {LOCKS[0]: project["project"]["dependencies"], LOCKS[1]: project["dependency-groups"]["dev"]}
    for lock, wanted in asked.items():
        versions = [pin.split("==") for pin in pins(read(root, lock))]
        for line in map(Requirement, wanted):
            found = [version for name, version in versions if name == canonicalize_name(line.name)]
            assert found, f"{line} is not in {lock}. Run: make lock"
            assert all(version in line.specifier for version in found), f"{line} has {found} in {lock}. Run: make lock"


GOOD = "six==1.16.0 \\\n    --hash=sha256:" + "0" * 64 + " \\\n    --hash=sha256:" + "1" * 64 + "\n"


@pytest.mark.parametrize(
    "lock",
    [
        pytest.param("--index-url https://example.org/simple\n" + GOOD, id="index address"),
        pytest.param("# from https://example.org\n" + GOOD, id="comment"),
        pytest.param("six==1.16.0\n", id="no hash"),
        pytest.param("six==1.16.0 \\\n" + GOOD, id="a pin without its own hashes"),
        pytest.param("six>=1.16.0 \\\n" + GOOD.split("\n", 1)[1], id="no exact version"),
        pytest.param("six @ https://example.org/six.whl\n", id="direct address"),
        pytest.param(GOOD.replace("1" * 64, "1" * 63), id="a cut hash"),
        pytest.param(GOOD.replace("sha256", "md5"), id="a weak hash"),
    ],
)
def test_a_fault_in_the_lock_is_found(lock: str) -> None:
    """Each way a lock can be wrong is seen; the same lock without it is not complained about."""
    assert faults(lock)
    assert faults(GOOD) == []
