"""What every test can count on: the same locale, clock zone and environment on every machine."""

import os
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Leave out of the environment what would make a test depend on who runs it."""
    # A job in the background ignores Ctrl-C, and so would every process it starts: those that tests interrupt too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in [name for name in os.environ if name.startswith("SAYSO_")]:
        del os.environ[name]
    os.environ.pop("NO_COLOR", None)
    os.environ.pop("FORCE_COLOR", None)
    os.environ["COLUMNS"] = "100"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT
