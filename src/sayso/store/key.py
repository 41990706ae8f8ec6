"""Which article an input is: the key it has, kept apart from inputs of the same name that lie elsewhere.

See docs/decisions/0010-one-key-one-place.md.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from sayso.identity import digest_bytes
from sayso.records import Raw

ROW = "application/x-sayso-row"


def is_address(key: str) -> bool:
    """Return whether ``key`` is a URL, which names the same article wherever its bytes lie."""
    return "://" in key


def inner_name(key: str, location: str, media_type: str) -> str:
    """Return what ``key`` says beyond the file that lies at ``location``: ``#12`` for a row, "" for a whole file."""
    name = PurePath(location).name
    for mark in ("#", "!"):
        at = key.find(name + mark)
        if at >= 0:
            return key[at + len(name) :]
    return f"#{key}" if media_type == ROW else ""


def longer_keys(raw: Raw) -> Iterator[str]:
    """Yield keys for ``raw`` that are free ever more surely, in a fixed order.

    For a file: its path with one more folder in front each time, up to the whole path. For standard input: its name
    with the start of its digest.
    """
    if raw.location is None:
        yield f"{raw.key}/{digest_bytes(raw.body)[:12]}"
        return
    inner = inner_name(raw.key, raw.location, raw.media_type)
    parts = [part for part in PurePath(raw.location).parts if part not in {"/", "\\"}]
    named = [part for part in raw.key.removesuffix(inner).split("/") if part not in {"", ".", ".."}]
    for length in range(len(named) + 1, len(parts) + 1):
        yield "/".join(parts[-length:]) + inner
    yield "/".join(parts) + inner


def choose_key(raw: Raw, *, known_here: str | None, taken: Callable[[str], bool]) -> str:
    """Return the key of ``raw``: the one it is known by, else its own, else the first longer one that nobody has.

    known_here: the key under which the ledger knows this very place, if any
    taken:      whether a key belongs to an article that lies elsewhere
    """
    if is_address(raw.key):
        return raw.key
    if known_here is not None:
        return known_here
    if not taken(raw.key):
        return raw.key
    key = raw.key
    for key in longer_keys(raw):
        if not taken(key):
            break
    return key
