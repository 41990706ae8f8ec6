"""What every test can count on: the same locale, clock zone and environment on every machine."""

import os
import shutil
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
KEPT = "BROWSER_OF_THE_TESTS"
"""Where the browser's path stands for the processes that tests run in."""


def find_browser() -> str:
    """Return the browser that tests drive: ``SAYSO_BROWSER``, else Chromium as Debian has it; "" when there is none.

    One that is named and not there is none: another in its place would not be what was asked for.
    """
    if KEPT in os.environ:
        return os.environ[KEPT]
    names = [named] if (named := os.environ.get("SAYSO_BROWSER")) else ["chromium", "chromium-browser"]
    return next((found for found in map(shutil.which, names) if found), "")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what ``make test-web`` asks for."""
    parser.addoption("--browser-needed", action="store_true", help="stop when there is no browser to test with")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave tests in a browser out where there is none."""
    if not os.environ[KEPT]:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no browser"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say loudly that tests were left out: here, so that it is the last line of all and no list of tests hides it."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    left = sum("no browser" in str(one.longrepr) for one in reporter.getreports("skipped")) if reporter else 0
    if reporter and left:
        words = f"THE DESK WAS NOT TESTED IN A BROWSER ({left} tests left out): install chromium, or set SAYSO_BROWSER"
        reporter.write_sep("!", words, red=True, bold=True)


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The file of the browser that tests marked ``browser`` drive."""
    return os.environ[KEPT]


def pytest_configure(config: pytest.Config) -> None:
    """Leave out of the environment what would make a test depend on who runs it."""
    os.environ[KEPT] = find_browser()
    if config.getoption("--browser-needed") and not os.environ[KEPT]:
        pytest.exit("No browser to test the desk with: install chromium, or set SAYSO_BROWSER to one.", 2)
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
