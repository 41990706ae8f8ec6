"""The desk as a running server on this machine."""

import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping
from contextlib import suppress

import uvicorn

from sayso.errors import PortTaken
from sayso.settings import Settings
from sayso.web.app import HOST, PORT, create_app
from sayso.web.gate import ENTRANCE, Keys

SWITCH = 0.0005
"""Seconds after which one thread gives way to another. Python's own 0.005 lets a page that asks the ledger a hundred
times wait half a second for a thread that is putting a list together."""


class Server(uvicorn.Server):
    """A server that says when it answers; ``up`` is called then, once."""

    def __init__(self, config: uvicorn.Config, up: Callable[[], None]) -> None:
        super().__init__(config)
        self._up = up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then say so."""
        await super().startup(sockets)
        if self.started:
            self._up()


def serve(
    address: str,
    settings: Settings,
    *,
    port: int | None = None,
    browser: bool = False,
    ranking: Mapping[str, int] | None = None,
    tell: Callable[[str], None] = print,
) -> None:
    """Serve the desk over the ledger at ``address`` until Ctrl-C.

    port:    where to listen; by default `PORT`, or another that is free when that is taken
    browser: whether to open it in a browser
    ranking: the rank of sources by name, 1 the highest, for the rule of roll-ups that needs one
    tell:    is given the address to open, which works once, and each further one
    Raises: what `sayso.store.open_ledger` raises; PortTaken when ``port`` is in use
    """
    listener = listen(port)
    bound = listener.getsockname()[1]

    def entrance(token: str) -> str:
        return f"http://{HOST}:{bound}{ENTRANCE}?token={token}"

    keys = Keys(lambda token: tell(f"Another address to open the desk with, once: {entrance(token)}"))
    app = create_app(address, settings=settings, keys=keys, port=bound, warm=True, ranking=ranking)
    first = entrance(keys.new())

    def up() -> None:
        tell(f"The desk is open at {first}")
        tell("That address works once, in one browser. Ctrl-C ends the desk.")
        if browser:
            threading.Thread(target=webbrowser.open, args=(first,), daemon=True).start()

    sys.setswitchinterval(SWITCH)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
    )
    # The server puts its house in order on Ctrl-C, and then passes it on.
    with suppress(KeyboardInterrupt):
        Server(config, up).run(sockets=[listener])


def listen(port: int | None) -> socket.socket:
    """Return a socket that listens on this machine only. Raises: PortTaken when ``port`` is in use."""
    for number in (port,) if port is not None else (PORT, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, number))
            listener.listen()
        except OSError:
            listener.close()
            continue
        return listener
    raise PortTaken(port or PORT)
