"""The libraries that sayso runs on: licence, size and use of each, from what is installed.

``python -m tools.libraries`` writes docs/reference/libraries.md; with ``--check`` it writes nothing and fails when a
library may only be used under the GPL or AGPL, or when the page is out of date. ``make check`` calls it so.
"""

import argparse
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.txt"
PAGE = ROOT / "docs" / "reference" / "libraries.md"

USE = {
    "altair": "charts, described as Vega-Lite",
    "charset-normalizer": "the encoding of bytes that do not say",
    "courlan": "web addresses in one canonical form",
    "fastapi": "the desk's addresses, their description and its streams",
    "fastwarc": "records of web archives (WARC)",
    "htmldate": "publication dates of pages, every candidate",
    "jinja2": "templates of the report and the pages",
    "msgspec": "records to JSON and back",
    "numpy": "vectors and hashes in bulk",
    "onnxruntime": "runs the encoder",
    "pathspec": "`.saysoignore`",
    "py3langid": "the language of an article",
    "pyarrow": "tables in memory, Parquet, the schema of the ledger",
    "pypdfium2": "the text of PDF documents",
    "python-multipart": "forms and files that are sent to the desk",
    "rapidfuzz": "likeness of spellings",
    "rensa": "MinHash: which articles share text",
    "rich": "tables and progress in the terminal",
    "sentencex": "sentence ends",
    "sqlalchemy": "the SQL of the ledger, for SQLite and PostgreSQL",
    "starlette": "requests and answers of the desk, under FastAPI",
    "trafilatura": "main text and metadata of pages",
    "typer": "the command line",
    "uvicorn": "the server of the desk",
    "vl-convert-python": "charts to SVG without a browser",
    "xlsxwriter": "XLSX exports",
}

# How a licence is called in trove classifiers and free text, beside its SPDX name.
SPELLINGS = {
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "ISC License (ISCL)": "ISC",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """One installed library; ``licence`` is an SPDX expression, ``megabytes`` its files on disk (10**6 bytes)."""

    name: str
    licence: str
    megabytes: float
    use: str


def normal(name: str) -> str:
    """Return ``name`` as the lock spells it."""
    return str(canonicalize_name(name))


def locked(lock: str) -> list[str]:
    """Return the names in a lock file that apply to this system and Python, in order."""
    lines = (line.rstrip("\\ ") for line in lock.splitlines() if re.match(r"[a-z]", line))
    wanted = [Requirement(line) for line in lines]
    return [normal(one.name) for one in wanted if one.marker is None or one.marker.evaluate()]


def licence_of(found: Distribution) -> str:
    """Return the licence ``found`` declares: its SPDX expression, else its short licence field, else its classifier."""
    declared = found.metadata.get_all("License-Expression")
    if declared:
        return str(declared[0])
    field = str((found.metadata.get_all("License") or [""])[0]).strip()
    if field in SPELLINGS or (field and len(field) <= 40 and "\n" not in field):
        return SPELLINGS.get(field, field)
    classes = [line.rsplit(" :: ", 1)[1] for line in found.metadata.get_all("Classifier") or [] if "License ::" in line]
    return " AND ".join(SPELLINGS.get(name, name) for name in classes) or "unknown"


def needs(found: Distribution, *, extras: bool) -> set[str]:
    """Return the names of the libraries that ``found`` asks for here; with ``extras``, what any of its extras asks."""
    asked = [Requirement(line) for line in found.requires or []]
    return {normal(one.name) for one in asked if extras or one.marker is None or one.marker.evaluate({"extra": ""})}


def users(name: str, found: dict[str, Distribution]) -> list[str]:
    """Return which of ``found`` need the library ``name``, be it through an extra."""
    for extras in (False, True):
        asking = [other for other, one in found.items() if other != name and name in needs(one, extras=extras)]
        if asking:
            return sorted(asking)
    return []


def libraries(names: Iterable[str]) -> list[Library]:
    """Return what is known of each of ``names``; one that is not installed is a fault worth stopping for."""
    found: dict[str, Distribution] = {}
    for name in names:
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            sys.exit(f"{name} is in the lock and not installed. Run: make setup")
    rows = []
    for name, one in found.items():
        size = sum(path.size or 0 for path in one.files or [])
        use = USE.get(name) or "needed by " + ", ".join(users(name, found))
        rows.append(Library(name=name, licence=licence_of(one), megabytes=size / 1e6, use=use))
    return rows


def is_strong_copyleft(licence: str) -> bool:
    """Whether there is no way to use the library but under the GPL or AGPL; "A OR GPL" leaves a way."""
    ways = re.split(r"\s+OR\s+", licence.strip("()"))
    return all(re.search(r"(?<!L)\bA?GPL|Affero|(?<!Lesser )General Public", way) for way in ways)


def is_weak_copyleft(licence: str) -> bool:
    """Whether changes to the library itself would have to be published (LGPL, MPL, EPL)."""
    return re.search(r"LGPL|Lesser General Public|MPL|EPL|Mozilla", licence) is not None


def page(rows: list[Library]) -> str:
    """Return the reference page."""
    weak = ", ".join(f"{row.name} ({row.licence})" for row in rows if is_weak_copyleft(row.licence)) or "none"
    total = sum(row.megabytes for row in rows)
    lines = [
        "# Libraries",
        "",
        "What sayso runs on, as `requirements.txt` pins it. This page is made by `make docs`.",
        "",
        "None of them is under the GPL or AGPL, and `make check` fails when one is. Under a licence that asks for",
        f"changes to the library itself to be published (sayso changes none): {weak}.",
        "",
        "Sizes are of the installed files on Linux, in MB (10⁶ bytes);",
        f"all {len(rows)} together take {total:.0f} MB.",
        "",
        "| name | licence | MB | what for |",
        "|---|---|---:|---|",
    ]
    lines += [f"| {row.name} | {row.licence} | {row.megabytes:.1f} | {row.use} |" for row in rows]
    return "\n".join(lines) + "\n"


def stale(rows: list[Library], text: str) -> list[str]:
    """Return the names whose line in ``text`` is missing or wrong; sizes differ by system, so they do not count."""
    lines = dict(re.findall(r"(?m)^\| (\S+) \| (.+?) \| [\d.]+ \|", text))
    return [row.name for row in rows if lines.get(row.name) != row.licence]


def main(arguments: list[str] | None = None) -> int:
    """Write or check the page; 1 when the check fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail on GPL, AGPL or a stale page")
    check = parser.parse_args(arguments).check
    rows = libraries(locked(LOCK.read_text(encoding="utf-8")))
    strong = [f"{row.name} is under {row.licence}" for row in rows if is_strong_copyleft(row.licence)]
    unknown = [f"{row.name} names no licence" for row in rows if row.licence == "unknown"]
    if strong or unknown:
        print("\n".join(strong + unknown), file=sys.stderr)
        return 1
    if not check:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(rows), encoding="utf-8")
        return 0
    changed = stale(rows, PAGE.read_text(encoding="utf-8") if PAGE.exists() else "")
    if changed:
        print(f"docs/reference/libraries.md is out of date for {', '.join(changed)}. Run: make docs", file=sys.stderr)
        return 1
    weak = sum(is_weak_copyleft(row.licence) for row in rows)
    print(f"Licences: {len(rows)} libraries, none GPL or AGPL, {weak} LGPL or MPL.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
