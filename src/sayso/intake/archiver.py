"""Tables that Bellingcat's auto-archiver writes, row by row in our columns (``text`` and the like).

It writes two kinds: the sheet that people fill with links and it with results (one column a field), and its own list
of results (``csv_db``), where one cell holds all fields as Python writes a dictionary.
"""

import ast
from collections.abc import Callable, Mapping, Sequence

Translator = Callable[[Mapping[str, str]], dict[str, str]]
"""From a row as it stands to one with our columns in it."""

SHEET = {
    "textual content": "text",
    "upload title": "title",
    "upload timestamp": "published",
    "link": "url",
    "url": "url",
}
"""Its columns in lower case, and ours."""

LIST = {"content": "text", "title": "title", "timestamp": "published", "url": "url"}
"""Fields of its list, and ours."""

LIST_COLUMNS = frozenset({"status", "metadata", "media"})

MAX_CELL = 4 * 1024 * 1024
"""Characters of the largest cell whose fields are taken apart."""


def translator_of(header: Sequence[str]) -> Translator | None:
    """Return what brings the rows below ``header`` into our columns, None when auto-archiver did not write it."""
    names = {name.strip().lower() for name in header}
    if "archive status" in names and names & {"textual content", "upload title"}:
        return _from_sheet
    return _from_list if names == LIST_COLUMNS else None


def _from_sheet(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row of the sheet; other columns are carried along."""
    translated = {SHEET.get(name.strip().lower(), name): value for name, value in row.items() if value}
    return _with_text(translated)


def _from_list(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row of the list; its status and media are carried along."""
    cells = {name.strip().lower(): value for name, value in row.items()}
    fields = _fields(cells.pop("metadata", ""))
    translated = {ours: fields[theirs] for theirs, ours in LIST.items() if fields.get(theirs)}
    return _with_text(translated | {name: value for name, value in cells.items() if value})


def _with_text(row: dict[str, str]) -> dict[str, str]:
    """Return a row with its title as text when it has no other: short posts have one of the two."""
    if not row.get("text") and row.get("title"):
        return {**row, "text": row["title"]}
    return row


def _fields(cell: str) -> dict[str, str]:
    """Return the fields of a dictionary as Python writes it, those that are text or a date; nothing is executed."""
    if len(cell) > MAX_CELL:
        return {}
    try:
        tree = ast.parse(cell.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    if not isinstance(tree, ast.Dict):
        return {}
    fields = {}
    for key, value in zip(tree.keys, tree.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            fields[key.value] = _text_of(value)
    return fields


def _text_of(value: ast.expr) -> str:
    """Return a text, or a date in ISO form; "" for anything else."""
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else ""
    if isinstance(value, ast.Call) and ast.unparse(value.func) in {"datetime.datetime", "datetime.date"}:
        numbers = [one.value for one in value.args[:3] if isinstance(one, ast.Constant) and isinstance(one.value, int)]
        return "{:04}-{:02}-{:02}".format(*numbers) if len(numbers) == 3 else ""
    return ""
