"""An index: what pages look things up in, made of link results line by line and kept beside them in the ledger.

Making one of a large pile takes seconds, reading it back a fraction of that. So it is made once for each set of link
results, in the process that compares, and a desk that is started finds it there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

Line = TypeVar("Line")
Made = TypeVar("Made")

CHUNK = 500
"""Lines decoded at a time: while it decodes, no other thread goes on."""

_DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Generic[Line, Made]):
    """One index.

    name:  under which it is kept; another one when its lines come to be others
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
        return f"index {self.name}"

    def write(self, lines: Iterable[Line]) -> str:
        """Return lines as the ledger keeps them: JSON arrays of `CHUNK` lines, one a line of text."""
        held = list(lines)
        parts = (held[at : at + CHUNK] for at in range(0, len(held), CHUNK))
        return "\n".join(msgspec.json.encode(part).decode() for part in parts)

    def read(self, body: str) -> list[Line] | None:
        """Return the lines of what the ledger kept; None when it is not such lines."""
        decoder = _DECODERS.setdefault(self.name, msgspec.json.Decoder(list[self.line]))  # type: ignore[name-defined]
        found: list[Line] = []
        try:
            for part in body.split("\n") if body else ():
                found += decoder.decode(part)
        except msgspec.DecodeError:
            return None
        return found
