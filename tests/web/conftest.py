"""A desk to test: the invented coverage of the examples in a ledger, read once, and a client that was let in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.run import open_ledger, read_into
from sayso.web.app import HOST, PORT, create_app

BASE = f"http://{HOST}:{PORT}"


@pytest.fixture(scope="session")
def read_pile(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A ledger of examples/coverage with its links; not to be changed, `pile` is a copy that may be."""
    path = tmp_path_factory.mktemp("desk") / "pile.db"
    with open_ledger(path) as ledger:
        read_into(ledger, [root / "examples" / "coverage"])
        ledger.links()
    return path


@pytest.fixture
def pile(read_pile: Path, tmp_path: Path) -> Path:
    """A ledger of one's own."""
    return Path(shutil.copy(read_pile, tmp_path / "pile.db"))


@pytest.fixture
def app(pile: Path) -> FastAPI:
    """The desk over that ledger."""
    return create_app(pile)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client that holds the cookie."""
    with TestClient(app, base_url=BASE) as client:
        client.get("/open", params={"token": app.state.keys.new()})
        yield client


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[TestClient]:
    """A client that holds none."""
    with TestClient(app, base_url=BASE) as client:
        yield client
