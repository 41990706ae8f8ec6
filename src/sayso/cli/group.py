"""How the command line as a whole behaves: options that may stand anywhere, errors as one line, exit statuses."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from sayso.cli.screen import screen, whisper
from sayso.errors import CannotWrite, SaysoError, UsageError

DONE, PARTLY_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: all done; something failed and the rest went on; the request was wrong; stopped by Ctrl-C."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_ANYWHERE = {"--quiet": False, "--verbose": False, "--config": True}  # option: whether it takes a value


def hoist(args: Sequence[str]) -> list[str]:
    """Return ``args`` with the options that hold for every command put first, wherever they stood before ``--``."""
    first: list[str] = []
    rest: list[str] = []
    words = list(args)
    while words:
        word = words.pop(0)
        if word == "--":
            return first + rest + [word, *words]
        name, given, _ = word.partition("=")
        if name not in _ANYWHERE:
            rest.append(word)
        elif _ANYWHERE[name] and not given and words:
            first += [word, words.pop(0)]
        else:
            first.append(word)
    return first + rest


class Group(TyperGroup):
    """The commands of sayso. Whatever goes wrong inside one ends as one clear line on standard error."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let ``--quiet``, ``--verbose`` and ``--config`` stand before or after the command."""
        return super().parse_args(ctx, hoist(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises: typer.Exit with the status that fits what happened."""
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            whisper(f"sayso: {error}")
            raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else PARTLY_FAILED) from None
        except BrokenPipeError:
            _hush()
            raise typer.Exit(DONE) from None
        except KeyboardInterrupt:
            whisper("Stopped.")
            raise typer.Exit(INTERRUPTED) from None
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno in _NO_ROOM:
                whisper(f"sayso: {CannotWrite(error.filename or 'the output', error.strerror or str(error))}")
            else:
                self._tell_fault(ctx, error)
            raise typer.Exit(PARTLY_FAILED) from None

    def _tell_fault(self, ctx: Any, error: Exception) -> None:
        """Say in one line that sayso itself is at fault, and how to report it; with ``--verbose`` the whole trace."""
        if screen().verbose:
            import traceback

            whisper("".join(traceback.format_exception(error)).rstrip())
        command = ctx.invoked_subcommand or ""
        whisper(
            f"sayso: `sayso {command}` met something it was not made for ({type(error).__name__}). What is stored is "
            "safe. Run it again with --verbose and report what it prints, with what `sayso doctor` says."
        )


def flush() -> None:
    """Send what is left to standard output; in silence when its reader has gone. Raises: SystemExit when it is full."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _hush()
    except OSError as error:
        _hush()
        whisper(f"sayso: {CannotWrite('the output', error.strerror or str(error))}")
        raise SystemExit(PARTLY_FAILED) from None


def _hush() -> None:
    """Let the interpreter end in silence after the reader of standard output has gone."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
