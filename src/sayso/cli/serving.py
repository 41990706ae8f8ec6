"""What ``sayso serve`` and ``sayso open`` do: check the ledger, say where the desk is, serve until Ctrl-C."""

from sayso.cli.config import Configuration
from sayso.cli.pile import open_pile
from sayso.cli.screen import tell, whisper


def serve_ledger(configuration: Configuration, *, port: int | None, browser: bool) -> None:
    """Serve the desk over the ledger that the settings name, until Ctrl-C.

    Raises: NoLedger when it is not there, PortTaken, and what opening a ledger raises
    """
    from sayso.web.server import serve

    with open_pile(configuration) as ledger:
        settings = ledger.settings
    # The address is what one needs to get in, so that it is said with --quiet too.
    serve(str(configuration["ledger"]), settings, port=port, browser=browser, tell=whisper)
    tell("The desk is closed.")
