"""What ``sayso serve`` and ``sayso open`` do: check the ledger, say where the desk is, serve until Ctrl-C."""

from pathlib import Path

from sayso.cli.config import Configuration
from sayso.cli.pile import open_pile
from sayso.cli.screen import tell, whisper


def serve_ledger(configuration: Configuration, *, port: int | None, browser: bool, ranking: Path | None) -> None:
    """Serve the desk over the ledger that the settings name, until Ctrl-C.

    ranking: the file that ranks sources, for the rule of roll-ups that needs one
    Raises: NoLedger when it is not there, NotReadable, PortTaken, and what opening a ledger raises
    """
    from sayso.cli.rolling import read_ranking
    from sayso.web.server import serve

    ranks = read_ranking(ranking)
    with open_pile(configuration) as ledger:
        settings = ledger.settings
    # The address is what one needs to get in, so that it is said with --quiet too.
    serve(str(configuration["ledger"]), settings, port=port, browser=browser, ranking=ranks, tell=whisper)
    tell("The desk is closed.")
