"""Processes that read compute in one thread each."""

import os

import pytest

from sayso.run.thread import COUNTS, one_thread
from tests.run.test_local import read, shard


def test_counts_hold_only_while_a_process_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says already stays; what is added is taken back."""
    for name in COUNTS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(COUNTS[1], "3")
    before = dict(os.environ)
    with one_thread():
        assert [os.environ[name] for name in COUNTS] == ["1", "3", "1", "1"]
    assert dict(os.environ) == before


def test_a_process_that_reads_has_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count is set before the process loads anything."""
    monkeypatch.delenv(COUNTS[0], raising=False)
    assert read([shard("THREADS")], size=1) == [[("1", "read")]]
    assert COUNTS[0] not in os.environ
