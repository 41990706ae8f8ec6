"""``sayso review``: what people decided of what sayso found, as a log that only grows."""

from typing import Annotated, Optional

import typer

from sayso.cli.option import AsJson, LedgerArgument, LedgerOption

NAME = "review"
SHORT = "What reviewers decided: list, check, merge, undo."
HELP = "What people decided of what sayso found: a log that only grows, one hash chain a reviewer."
EXAMPLE = (
    "sayso review list pile.db",
    "sayso review verify pile.db",
    "sayso review export pile.db --output log.jsonl",
    "sayso review import log.jsonl --ledger pile.db",
)

Output = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--output", "-o", help="File to write; standard output when left out.", metavar="FILE"),
]

review = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@review.command(name="list", short_help="What stands, and what is not to be found again.")
def list_command(ledger: LedgerArgument = None, as_json: AsJson = False) -> None:
    """List every judgement that stands, then the orphans: those whose words are not to be found any more.

    With orphans the exit status is 1.
    """
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.reviewing import list_standing
    from sayso.cli.screen import is_terminal, screen

    with open_pile(configure(screen().config, ledger=ledger)) as held:
        orphans = list_standing(held, as_json=as_json or not is_terminal())
    raise typer.Exit(1 if orphans else 0)


@review.command(name="verify", short_help="Check every chain of the log.")
def verify_command(
    ledger: LedgerArgument = None,
    log: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--log", help="An exported log to check in place of the ledger's.", metavar="FILE"),
    ] = None,
) -> None:
    """Check that no line of the log was changed, dropped or moved, and print the seal of the last line of each chain.

    A chain cannot show that its end was cut off: note these seals elsewhere. With faults the exit status is 1.
    """
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.reviewing import verify_log
    from sayso.cli.screen import screen

    with open_pile(configure(screen().config, ledger=ledger)) as held:
        faults = verify_log(held, log)
    raise typer.Exit(1 if faults else 0)


@review.command(name="export", short_help="The log as JSON lines.")
def export_command(ledger: LedgerArgument = None, output: Output = None) -> None:
    """Write the whole log as JSON lines, to be kept, or merged into another ledger of the same articles."""
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.reviewing import export_log
    from sayso.cli.screen import screen

    with open_pile(configure(screen().config, ledger=ledger)) as held:
        export_log(held, output)


@review.command(name="import", short_help="Merge an exported log into the ledger's.")
def import_command(
    log: Annotated[str, typer.Argument(help="A log that `sayso review export` wrote.", metavar="FILE")],
    ledger: LedgerOption = None,
) -> None:
    """Merge an exported log: lines that are here already are left, what it says to forget is forgotten here too."""
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.reviewing import import_log
    from sayso.cli.screen import screen

    with open_pile(configure(screen().config, ledger=ledger)) as held:
        import_log(held, log)


@review.command(name="undo", short_help="Take a decision back.")
def undo_command(
    ledger: LedgerArgument = None,
    by: Annotated[str, typer.Option("--by", help="The reviewer whose decision it was.", metavar="NAME")] = "",
    line: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--line", help="Which, by the start of its seal; the last one when left out.", metavar="SEAL"),
    ] = None,
) -> None:
    """Take back the last decision of a reviewer that stands, or a certain one. The log keeps both lines."""
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.reviewing import undo
    from sayso.cli.screen import screen

    if not by:
        raise typer.BadParameter("name the reviewer", param_hint="--by")
    with open_pile(configure(screen().config, ledger=ledger)) as held:
        undo(held, by, line)


@review.command(name="gold", short_help="Reviewed marks, to measure against.")
def gold_command(ledger: LedgerArgument = None, output: Output = None) -> None:
    """Write the marks that reviewers accepted or edited, in the format of `sayso mark --json`.

    ``judged`` lists all that was looked at, the rejected too; what nobody looked at is in neither.
    """
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.reviewing import write_gold
    from sayso.cli.screen import screen

    with open_pile(configure(screen().config, ledger=ledger)) as held:
        write_gold(held, output)
