"""The desk as people start it: from the command line, on this machine alone, until Ctrl-C."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from sayso.errors import PortTaken
from sayso.web.app import HOST
from sayso.web.server import listen


@contextmanager
def started(*command: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Give a running desk and the address it printed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sayso", *command], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    assert process.stderr
    try:
        seen = ""
        for line in process.stderr:
            seen += line
            if found := re.search(r"http://\S+", line):
                yield process, found[0]
                return
        raise AssertionError(seen)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.slow
def test_the_desk_opens_and_closes(pile: Path) -> None:
    """The printed address lets in, the overview is there, and Ctrl-C ends it as a command that is done."""
    with started("serve", str(pile), "--quiet") as (process, address):
        with httpx.Client(follow_redirects=True, timeout=30) as client:
            page = client.get(address)
            assert page.status_code == 200
            assert "The pile" in page.text
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.mark.slow
def test_open_reads_what_is_new_first(tmp_path: Path) -> None:
    """A new ledger is made, and its page shows the article."""
    text = "The Ferry Post\n4 March 2025\n\nBridge falls\n\nAt least 40 people were killed, Ana Doru said.\n"
    (tmp_path / "bridge.txt").write_text(text, encoding="utf-8")
    ledger = str(tmp_path / "new.db")
    with (
        started("open", str(tmp_path / "bridge.txt"), "--ledger", ledger, "--no-browser") as (_, address),
        httpx.Client(follow_redirects=True, timeout=30) as client,
    ):
        client.get(address)
        found = client.get(address.partition("/open")[0] + "/search.json").json()["found"]
    assert [one["published"] for one in found] == ["2025-03-04"]


def test_the_desk_listens_on_this_machine_alone() -> None:
    """A port that is taken is said to be; without one asked for, another is taken."""
    with listen(0) as first:
        host, port = first.getsockname()
        assert host == HOST == "127.0.0.1"
        with pytest.raises(PortTaken):
            listen(port)
    with listen(None) as one, listen(None) as other:
        assert one.getsockname()[1] != other.getsockname()[1]
