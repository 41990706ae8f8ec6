"""``sayso serve``: the desk over a ledger, as a site on this machine."""

from typing import Annotated, Optional

import typer

from sayso.cli.option import LedgerArgument, Ranking

NAME = "serve"
SHORT = "The desk: a ledger as a site on this machine."
EXAMPLE = ("sayso serve pile.db",)


def command(
    ledger: LedgerArgument = None,
    port: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(
            "--port", help="Where to listen; 8321 or a free one when left out.", metavar="N", min=1, max=65535
        ),
    ] = None,
    ranking: Ranking = None,
    browser: Annotated[bool, typer.Option("--browser", help="Open it in the browser.")] = False,
) -> None:
    """Open the desk over a ledger: a site that this machine alone can reach, until Ctrl-C."""
    from sayso.cli.config import configure
    from sayso.cli.screen import screen
    from sayso.cli.serving import serve_ledger

    serve_ledger(configure(screen().config, ledger=ledger), port=port, browser=browser, ranking=ranking)
