"""What the repository says of itself: a short README whose commands exist, nothing unfinished, no address of ours."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT

README_LINES = 120
TEXT = frozenset(
    {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".sql", ".csv", ".sh", ".yaml", ".yml", ".json", ""}
)
# Where the folder of public data sets may be named.
MAY_NAME_DATA = re.compile(r"\.ci/run|Makefile|evals/.*|benchmarks/.*")

# A letter in brackets, so that this file does not break its own rules. Three X mean a decade in TIMEX3, and HTML has an
# attribute and textwrap an argument of the other name: only the words in prose and comments are meant.
UNFINISHED = re.compile(
    r"\b(?:T[O]DO|F[I]XME|(?<=# )X[X]X|NotImplemented[E]rror|place[h]older(?!=)|not yet imple[m]ented)\b"
)
FOLDERS = re.compile(r"(?<![\w.:/-])/(?:w[o]rk|f[a]rm)(?![\w-])")
DATA = re.compile(r"\.\./s[h]ared\b")
REGISTRIES = re.compile(r"p[y]pi\.org|python[h]osted\.org|registry\.n[p]mjs\.org|deb\.[d]ebian\.org")


def tracked(root: Path) -> list[Path]:
    """Return every text file that git has or would take, relative to ``root``."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    paths = [Path(name) for name in listed.stdout.decode().split("\0") if name]
    return sorted({path for path in paths if path.suffix in TEXT and (root / path).is_file()})


def unwanted(name: str, text: str) -> list[str]:
    """Return what a file called ``name`` should not say."""
    wrong = []
    for number, line in enumerate(text.splitlines(), 1):
        rules = [FOLDERS, REGISTRIES]
        if not MAY_NAME_DATA.fullmatch(name):
            rules.append(DATA)
        if name.endswith((".py", ".md", ".html", ".js", ".css")) and not name.startswith("examples/"):
            rules.append(UNFINISHED)
        wrong += [f"{name}:{number}: {match[0]}" for rule in rules for match in rule.finditer(line)]
    return wrong


def make_targets(makefile: str) -> set[str]:
    """Return the words that `make` knows."""
    return set(re.findall(r"(?m)^([a-z]+):", makefile))


def code(text: str) -> list[str]:
    """Return what stands as code in a Markdown text: inline pieces, and the lines of its blocks, prompts left out."""
    blocks = re.findall(r"(?ms)^```[a-z]*\n(.*?)^```", text)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```", "", text))
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return inline + lines


def named_targets(text: str) -> set[str]:
    """Return the targets that a text tells its reader to make."""
    return {word for line in code(text) for word in re.findall(r"^make ([a-z]+)", line)}


def named_commands(text: str) -> set[str]:
    """Return the commands of sayso that a text tells its reader to run."""
    return {word for line in code(text) for word in re.findall(r"(?:^|[|;&] )sayso ([a-z]+)", line)}


def dead_links(root: Path, page: Path) -> list[str]:
    """Return the relative links in a Markdown page that lead nowhere."""
    text = re.sub(r"(?ms)^```.*?^```", "", (root / page).read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    return [f"{page}: {link}" for link in links if "://" not in link and not (root / page.parent / link).exists()]


def test_the_readme_is_short() -> None:
    """A reader sees it whole."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= README_LINES


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_the_make_targets_that_a_page_names_exist(page: str) -> None:
    """A command copied from a page runs."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert named_targets((ROOT / page).read_text(encoding="utf-8")) - make_targets(makefile) == set()


def test_the_readme_names_its_two_commands() -> None:
    """One command shows it, the other tests it."""
    assert {"demo", "test"} <= named_targets((ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_sayso_commands_that_pages_name_exist() -> None:
    """Every `sayso WORD` in a Markdown page is a command."""
    from typer.main import get_command

    from sayso.cli import app

    known = set(getattr(get_command(app), "commands", {}))
    pages = [path for path in tracked(ROOT) if path.suffix == ".md" and not path.is_relative_to("examples")]
    named = {word: page for page in pages for word in named_commands((ROOT / page).read_text(encoding="utf-8"))}
    assert {word: page for word, page in named.items() if word not in known} == {}


def test_no_file_says_what_it_should_not() -> None:
    """Nothing is marked as unfinished, no registry is named, and no path of one machine stands in the sources."""
    found = [
        line for path in tracked(ROOT) for line in unwanted(str(path), (ROOT / path).read_text("utf-8", "replace"))
    ]
    assert found == []


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link in a Markdown page names a file or folder that exists."""
    pages = [path for path in tracked(ROOT) if path.suffix == ".md" and not path.is_relative_to("examples/coverage")]
    assert [line for page in pages for line in dead_links(ROOT, page)] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("src/sayso/a.py", "# T·ODO: later"),
        ("src/sayso/a.py", "# X·XX: odd"),
        ("docs/a.md", "This is a place·holder."),
        ("README.md", "See /w·ork/main."),
        ("docs/a.md", "`/f·arm`"),
        ("tests/a.py", "DATA = '../s·hared/data'"),
        ("pyproject.toml", "url = 'https://p·ypi.org/simple'"),
    ],
)
def test_an_unwanted_word_is_found(name: str, line: str) -> None:
    """Each kind is seen. (The dots keep this file within its own rules.)"""
    assert len(unwanted(name, line.replace("·", ""))) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Makefile", "DATA ?= ../s·hared/data"),
        ("docs/a.md", "XXXX-07-14 is a day of every year; see src/sayso/work/a.py"),
        ("src/sayso/a.py", 'VALUES = {"decade": "X·XX"}; shorten(line, place·holder="…")'),
    ],
)
def test_what_only_looks_alike_is_let_be(name: str, line: str) -> None:
    """A yearly date, a decade, an argument and a relative path are no offence."""
    assert unwanted(name, line.replace("·", "")) == []


def test_commands_are_read_off_a_page() -> None:
    """Commands stand in backticks or in a code block; in prose they are just words."""
    page = "Type `make demo` or `make eval EVAL=small`.\n\n```sh\nmake test\n$ make check\n```\nYou\nmake do.\n"
    assert named_targets(page) == {"demo", "eval", "test", "check"}
    page = "sayso reads.\n`sayso run a`\n```\nsayso read a | sayso mark -\n```\n"
    assert named_commands(page) == {"run", "read", "mark"}


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """Only relative links are followed; those in code blocks are none."""
    (tmp_path / "a.md").write_text("[b](b.md) [c](https://example.org) [a](a.md#x)\n```\n[d](d.md)\n```\n", "utf-8")
    assert dead_links(tmp_path, Path("a.md")) == ["a.md: b.md"]
