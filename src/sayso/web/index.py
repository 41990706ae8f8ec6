"""An index: what pages look things up in, made of link results line by line and kept beside them in the ledger.

Making one of a large pile takes seconds, reading it back a fraction of that. So it is made once for each set of link
results, in the process that compares, and a desk that is started finds it there.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

Line = TypeVar("Line")
Made = TypeVar("Made")

CHUNK = 500
"""Lines decoded at a time: while it decodes, no other thread goes on."""


@cache
def _decoder(line: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(list[line])


@cache
def _shape(line: Any) -> str:
    """Return a short hash of what a line is made of, so that lines of another shape are never read for these."""
    return hashlib.sha256(msgspec.json.encode(msgspec.json.schema(line), order="sorted")).hexdigest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Generic[Line, Made]):
    """One index.

    name:  under which it is kept, beside the shape of its lines
    line:  the type of a line
    lines: makes the lines of a `sayso.web.shelf.Shelf`, from link results and ledger
    build: puts the lines in order for pages, quickly
    """

    name: str
    line: Any
    lines: Callable[[Any], Iterable[Line]]
    build: Callable[[Sequence[Line]], Made]

    @property
    def aside(self) -> str:
        """The name under which the ledger keeps it beside link results."""
        return f"index {self.name} {_shape(self.line)}"

    def write(self, lines: Iterable[Line]) -> str:
        """Return lines as the ledger keeps them: JSON arrays of `CHUNK` lines, one a line of text."""
        held = list(lines)
        parts = (held[at : at + CHUNK] for at in range(0, len(held), CHUNK))
        return "\n".join(msgspec.json.encode(part).decode() for part in parts)

    def read(self, body: str) -> list[Line] | None:
        """Return the lines of what the ledger kept; None when it is not such lines."""
        decoder = _decoder(self.line)
        found: list[Line] = []
        try:
            for part in body.split("\n") if body else ():
                found += decoder.decode(part)
        except msgspec.DecodeError:
            return None
        return found
