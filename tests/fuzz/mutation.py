"""Changes that reach what packed formats hold: a part is unpacked, changed and packed again with its sums right."""

import gzip
import io
import random
import zlib
from collections.abc import Callable
from zipfile import BadZipFile, ZipFile

from tests.fuzz.seed import zipped

Change = Callable[[bytes], bytes]
PACKED = 0.7  # share of changes to packed formats that go to a part; the others go to the packed bytes


def changed(body: bytes, suffix: str, chance: random.Random, change: Change) -> bytes:
    """Return ``body`` after one change, inside its packing for most zips, documents and gzip members."""
    if chance.random() < PACKED:
        try:
            if suffix in (".zip", ".docx"):
                return changed_part(body, chance, change)
            if suffix.endswith(".gz"):
                return gzip.compress(change(gzip.decompress(body)), 1, mtime=0)
        except (BadZipFile, OSError, EOFError, zlib.error, ValueError, RuntimeError, LookupError):
            pass  # broken by an earlier change
    return change(body)


def changed_part(body: bytes, chance: random.Random, change: Change) -> bytes:
    """Return an archive with one of its files changed."""
    with ZipFile(io.BytesIO(body)) as archive:
        parts = {name: archive.read(name)[: 2**20] for name in archive.namelist()[:50]}
    if not parts:
        return change(body)
    name = chance.choice(sorted(parts))
    return zipped(parts | {name: change(parts[name])})
