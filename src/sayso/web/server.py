"""The desk as a running server on this machine."""

import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from sayso.errors import PortTaken
from sayso.settings import Settings
from sayso.web.app import HOST, PORT, create_app
from sayso.web.gate import ENTRANCE, Keys


def serve(
    address: str,
    settings: Settings,
    *,
    port: int | None = None,
    browser: bool = False,
    tell: Callable[[str], None] = print,
) -> None:
    """Serve the desk over the ledger at ``address`` until Ctrl-C.

    port:    where to listen; by default `PORT`, or another that is free when that is taken
    browser: whether to open it in a browser
    tell:    is given the address to open, which works once, and each further one
    Raises: what `sayso.store.open_ledger` raises; PortTaken when ``port`` is in use
    """
    listener = listen(port)
    bound = listener.getsockname()[1]

    def entrance(token: str) -> str:
        return f"http://{HOST}:{bound}{ENTRANCE}?token={token}"

    keys = Keys(lambda token: tell(f"Another address to open the desk with, once: {entrance(token)}"))
    app = create_app(address, settings=settings, keys=keys, port=bound, warm=True)
    first = entrance(keys.new())
    tell(f"The desk is open at {first}")
    tell("That address works once, in one browser. Ctrl-C ends the desk.")
    if browser:
        threading.Timer(0.5, webbrowser.open, (first,)).start()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
    )
    # The server puts its house in order on Ctrl-C, and then passes it on.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def listen(port: int | None) -> socket.socket:
    """Return a socket that listens on this machine only. Raises: PortTaken when ``port`` is in use."""
    for number in (port,) if port is not None else (PORT, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, number))
            # A browser that comes before the server is up waits.
            listener.listen()
        except OSError:
            listener.close()
            continue
        return listener
    raise PortTaken(port or PORT)
