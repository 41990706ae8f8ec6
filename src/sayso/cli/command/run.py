"""``sayso run``: from a folder of coverage to a ledger, its overview and its report."""

from typing import Annotated, Optional

import typer

from sayso.cli.option import Column, LedgerOption, Paths, Published, Publisher, Workers

NAME = "run"
SHORT = "From articles to a ledger, its overview and its report."
EXAMPLE = (
    "sayso run articles/ --ledger pile.db",
    "sayso run articles/ --ledger pile.db --report pile.html",
    "sayso run rows.csv --column text=body --ledger rows.db",
)


def command(
    paths: Paths = None,
    ledger: LedgerOption = None,
    report: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--report", help="Write the overview and every article as one HTML page.", metavar="FILE"),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Excerpts only, names of private persons masked, here and in the report.")
    ] = False,
    publisher: Publisher = None,
    published: Published = None,
    column: Column = None,
    workers: Workers = None,
    force: Annotated[bool, typer.Option("--force", help="Read and mark again what is stored already.")] = False,
) -> None:
    """Read, mark, store and link articles, and print the overview.

    What is in the ledger already is not read again; after an interruption the next run goes on.
    """
    from sayso.cli.config import configure
    from sayso.cli.inputs import gather, name_paths
    from sayso.cli.running import Pages, run
    from sayso.cli.screen import screen

    configuration = configure(screen().config, ledger=ledger, workers=workers)
    inputs = gather(name_paths(paths), configuration, columns=column, publisher=publisher, published=published)
    run(inputs, configuration, Pages(report=report, public=public), force=force)
