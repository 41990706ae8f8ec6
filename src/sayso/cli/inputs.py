"""What a command is given: paths, globs, standard input, and lines that ``sayso read`` or ``sayso mark`` printed."""

import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

from sayso.errors import BadSetting, InputError, NothingNamed
from sayso.records import Article, Failure, Given, Raw, Reading
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.cli.config import Configuration

Item: TypeAlias = Raw | Article | Reading | Failure
"""Something to work on: not read yet, read, marked, or not to be had."""

STDIN = "-"
_HEAD = 1 << 16
_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the user named, and what flags say of all of it."""

    paths: tuple[str, ...]
    settings: Settings
    given: tuple[Given, ...] = ()
    columns: Mapping[str, str] | None = None

    def __iter__(self) -> Iterator[Item]:
        """Yield what is there, in the order it was named, folders sorted."""
        waiting: list[str] = []
        for path in self.paths:
            if path != STDIN and not _holds_lines(path):
                waiting.append(path)
                continue
            yield from self._open(waiting)
            waiting = []
            if path == STDIN:
                yield from self._stream()
            else:
                with Path(path).open("rb") as file:
                    yield from decode_lines(file, path)
        yield from self._open(waiting)

    def _open(self, paths: Sequence[str]) -> Iterator[Item]:
        """Yield what stands at paths, each file once."""
        from sayso.intake import open_inputs

        if paths:
            yield from open_inputs(paths, settings=self.settings, given=self.given, columns=self.columns)

    def _stream(self) -> Iterator[Item]:
        """Yield what stands in standard input, told by its first bytes."""
        from sayso.intake import open_stream, sniff_stdin

        # A reader over the reader, so that a slow pipe still gives a whole head to look at.
        stream = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), _HEAD)
        try:
            if sniff_stdin(stream.peek(_HEAD), self.columns) == "sayso":
                yield from decode_lines(cast(BinaryIO, stream), STDIN)
            else:
                yield from open_stream(
                    cast(BinaryIO, stream), settings=self.settings, given=self.given, columns=self.columns
                )
        finally:
            stream.detach()


def _holds_lines(path: str) -> bool:
    """Return whether ``path`` is a file of lines that sayso printed."""
    from sayso.intake import sniff_stdin

    if not path.endswith(_LINES):
        return False
    try:
        with Path(path).open("rb") as file:
            return sniff_stdin(file.read(_HEAD)) == "sayso"
    except OSError:
        return False


def decode_lines(file: BinaryIO, uri: str) -> Iterator[Article | Reading | Failure]:
    """Yield the article of each line: marked where the line has claims. A broken line fails with its number."""
    from sayso.contract import decode_article, decode_reading

    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield decode_reading(line) if b'"claims":' in line else decode_article(line)
        except InputError as error:
            yield Failure(uri=f"{uri}#{number}", code=error.code, message=f"{uri} line {number}: {error}")


def name_paths(paths: Sequence[str] | None) -> tuple[str, ...]:
    """Return what the user named; standard input when nothing was and something is piped in.

    Raises: NothingNamed when there is neither.
    """
    if paths:
        return tuple(paths)
    if sys.stdin.isatty():
        raise NothingNamed
    return (STDIN,)


def map_columns(pairs: Sequence[str] | None) -> dict[str, str] | None:
    """Return ``text=body`` and the like as a mapping from our columns to the table's own.

    Raises: BadSetting when one is no pair, or names a column that sayso does not have.
    """
    from sayso.intake.row import DEFAULTS, ON_REQUEST

    known = (*DEFAULTS, *ON_REQUEST)
    mapping = {}
    for pair in pairs or ():
        ours, _, theirs = (piece.strip() for piece in pair.partition("="))
        if not theirs or ours not in known:
            raise BadSetting("--column", pair, f"write OURS=THEIRS, such as text=body, OURS one of {', '.join(known)}")
        mapping[ours] = theirs
    return mapping or None


def given_by_flags(publisher: str | None, published: str | None) -> tuple[Given, ...]:
    """Return what ``--publisher`` and ``--published`` say of every article. Raises: BadSetting when that is no date."""
    from sayso.read.given import check_date
    from sayso.vocabulary import How

    if published:
        check_date("--published", published)
    said = (("publisher", publisher), ("published", published))
    return tuple(Given(field=field, value=value, how=How.GIVEN) for field, value in said if value)


def gather(
    paths: Sequence[str],
    configuration: "Configuration",
    *,
    columns: Sequence[str] | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Inputs:
    """Return the inputs of a command with the settings that hold for them."""
    return Inputs(
        paths=tuple(paths),
        settings=configuration.settings(paths),
        given=given_by_flags(publisher, published),
        columns=map_columns(columns),
    )
