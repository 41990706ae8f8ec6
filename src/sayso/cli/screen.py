"""Where words go: data to standard output, words about it to standard error; colour and width of the terminal."""

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST = 60
WIDEST = 100
"""Columns a page is laid out in at most: longer lines are hard to read."""


@dataclass(slots=True)
class Screen:
    """What the user asked for of the terminal, for the time of one command."""

    quiet: bool = False
    verbose: bool = False
    config: str | None = None


_now = Screen()


def screen() -> Screen:
    """Return what holds for the command that runs."""
    return _now


def set_screen(*, quiet: bool, verbose: bool, config: str | None) -> None:
    """Set what holds for the command that is about to run."""
    _now.quiet, _now.verbose, _now.config = quiet, verbose, config


def whisper(words: str) -> None:
    """Print a line to standard error, control characters made visible so that no input can steer the terminal."""
    print(printable(words), file=sys.stderr, flush=True)


def tell(words: str) -> None:
    """Print a line to standard error unless ``--quiet`` holds."""
    if not _now.quiet:
        whisper(words)


def printable(words: str) -> str:
    """Return ``words`` with escape and other control characters shown as what they are; line ends and tabs stay."""
    return "".join(c if c in "\n\t" or c.isprintable() or c in _SPACES else f"\\x{ord(c):02x}" for c in words)


_SPACES = "\u00a0\u2009\u202f\u200c\u200d\u3000"  # spaces and joiners that scripts need and that steer nothing


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout.isatty()


def out() -> BinaryIO:
    """Return standard output for bytes."""
    return sys.stdout.buffer


def put(line: bytes) -> None:
    """Write one line of data to standard output."""
    file = out()
    file.write(line)
    file.write(b"\n")


def width() -> int:
    """Return the columns to lay pages out in: those of the terminal within limits, `WIDEST` in a pipe or a file."""
    import shutil

    return max(NARROWEST, min(shutil.get_terminal_size((100, 24)).columns, WIDEST))


def console(*, stderr: bool = False) -> "Console":
    """Return a Rich console for standard output or error; without colour under ``NO_COLOR``, plain in a pipe."""
    import typer
    from rich.console import Console

    class Page(Console):
        """A console that ends the command in silence when its reader has gone."""

        def on_broken_pipe(self) -> None:
            raise typer.Exit

    file: Any = sys.stderr if stderr else sys.stdout
    return Page(file=file, highlight=False, markup=False, emoji=False, width=None if stderr else width())


def may_animate() -> bool:
    """Return whether progress may be drawn: standard error is a terminal that can move its cursor, and not quiet."""
    return not _now.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
