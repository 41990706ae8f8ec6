"""How the tests of intake open what they have written."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sayso.intake import open_inputs
from sayso.records import Failure, Given, Raw
from sayso.settings import Settings


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write ``files`` below ``root``, which comes back."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def opened(
    *paths: str | Path,
    given: Iterable[Given] = (),
    columns: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> tuple[list[Raw], list[Failure]]:
    """Return the items and the failures of ``paths``."""
    found = list(open_inputs(paths, settings=settings or Settings(), given=given, columns=columns))
    return [one for one in found if isinstance(one, Raw)], [one for one in found if isinstance(one, Failure)]


def keys(items: Iterable[Raw]) -> list[str]:
    """Return the keys of ``items`` in order."""
    return [raw.key for raw in items]
