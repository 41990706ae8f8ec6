"""Every test of the ledger runs on both engines: it asks for `address`, or for `engine` to open more than one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.server import Server, server


@pytest.fixture
def postgresql() -> Server:
    """A running PostgreSQL; skipped aloud where none can be started."""
    running = server()
    if isinstance(running, str):
        pytest.skip(running)
    return running


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str | Path]:
    """What gives the address of a new ledger of one engine, each time it is called another."""
    if request.param == "postgresql":
        running: Server = request.getfixturevalue("postgresql")
        return running.new
    numbers = iter(range(1_000))
    return lambda: tmp_path / ("x.db" if (number := next(numbers)) == 0 else f"x{number}.db")


@pytest.fixture
def address(new_address: Callable[[], str | Path]) -> str | Path:
    """The address of a ledger that is not there yet."""
    return new_address()
