"""The commands, in the order of the work, and what holds for all of them."""

from collections.abc import Iterable
from typing import Annotated, Optional

import typer

from sayso.cli.command import brief, doctor, export, forget, link, mark, read, remove, review, run, serve, show, verify
from sayso.cli.command import open as open_command
from sayso.cli.command import set as set_command
from sayso.cli.group import Group, flush
from sayso.cli.screen import set_screen
from sayso.settings import VERSION


def show_example(lines: Iterable[str]) -> str:
    """Return what stands under a help text: commands that run as they are written."""
    # The backspace is click's sign for lines that keep their breaks.
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


app = typer.Typer(
    name="sayso",
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=show_example(
        (
            "sayso run articles/ --ledger pile.db --report pile.html",
            "sayso show claims pile.db",
            "sayso read articles/ | sayso mark | sayso link --json",
        )
    ),
)


def _print_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        typer.echo(f"sayso {VERSION}")
        raise typer.Exit


@app.callback()
def start(
    config: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--config", help="Settings file; sayso.toml in this folder when left out.", metavar="FILE"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Say what is done, never what articles say.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Lay out who claims what in a pile of news coverage, and on whose word.

    The options may stand before or after the command.
    """
    set_screen(quiet=quiet, verbose=verbose, config=config)


for command in (
    run,
    open_command,
    serve,
    read,
    mark,
    link,
    show,
    brief,
    set_command,
    remove,
    forget,
    verify,
    export,
    doctor,
):
    app.command(name=command.NAME, short_help=command.SHORT, epilog=show_example(command.EXAMPLE))(command.command)
app.add_typer(
    review.review, name=review.NAME, short_help=review.SHORT, help=review.HELP, epilog=show_example(review.EXAMPLE)
)


def main() -> None:
    """Run the command line and end the process with its status."""
    try:
        app(prog_name="sayso")
    finally:
        flush()
