"""A desk that is started warm has at hand what its pages keep before anybody asks for them."""

import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.web.app import create_app
from tests.web.conftest import BASE

KEPT = {"harm", "names", "voices", "chronology", "documents", "map", "families", "questions", "suggestions"}


@pytest.mark.parametrize("warm", [True, False])
def test_every_page_is_made_once_at_the_start(pile: Path, warm: bool) -> None:
    """Nobody waits for what pages keep; a desk that was not started so keeps nothing yet."""
    app = create_app(pile, warm=warm)
    with TestClient(app, base_url=BASE):
        until = time.monotonic() + (60 if warm else 0.5)
        while not set(app.state.desk.shelf()._made) >= KEPT and time.monotonic() < until:
            time.sleep(0.05)
        assert (set(app.state.desk.shelf()._made) >= KEPT) is warm
