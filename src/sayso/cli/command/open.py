"""``sayso open``: read what is new in a folder, then open the desk over it."""

from typing import Annotated, Optional

import typer

from sayso.cli.option import LedgerOption, Paths, Ranking, Workers

NAME = "open"
SHORT = "Read what is new in a folder and open the desk."
EXAMPLE = ("sayso open articles/", "sayso open articles/ --ledger pile.db --no-browser")


def command(
    paths: Paths = None,
    ledger: LedgerOption = None,
    port: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(
            "--port", help="Where to listen; 8321 or a free one when left out.", metavar="N", min=1, max=65535
        ),
    ] = None,
    ranking: Ranking = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    workers: Workers = None,
) -> None:
    """Read what is new, then open the desk in the browser: a site that this machine alone can reach, until Ctrl-C.

    What is in the ledger already is not read again.
    """
    from sayso.cli.config import configure
    from sayso.cli.inputs import gather, name_paths
    from sayso.cli.running import read_inputs
    from sayso.cli.screen import screen
    from sayso.cli.serving import serve_ledger

    configuration = configure(screen().config, ledger=ledger, workers=workers)
    read_inputs(gather(name_paths(paths), configuration), configuration)
    serve_ledger(configuration, port=port, browser=browser, ranking=ranking)
