"""A run that is killed, interrupted, or one of two: the ledger is whole, and the next run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.run import Ledger, open_ledger
from tests.run.coverage import write_article, write_pile

RUN = """
import sys
from sayso.run import Interrupted, open_ledger, pile
pile.SHARD_ARTICLES = 2
if __name__ == "__main__":
    workers = int(sys.argv[1]) or None
    with open_ledger(sys.argv[2]) as ledger:
        print("open", flush=True)
        try:
            print(ledger.add(*sys.argv[3:], workers=workers).read)
        except Interrupted as stopped:
            print("stopped", stopped.summary.read)
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A script that runs as a user's would."""
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    return script


def start(program: Path, workers: int, ledger: Path, *paths: Path) -> "subprocess.Popen[str]":
    """Start a run in a process and a process group of its own."""
    arguments = [sys.executable, str(program), str(workers), str(ledger), *map(str, paths)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, start_new_session=True)


def everything(ledger: Ledger) -> bytes:
    """Return the canonical export in one piece."""
    return b"".join(ledger.export_canonical())


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks to start quickly")
def test_a_run_killed_a_hundred_times_ends_as_one_left_in_peace(tmp_path: Path, root: Path) -> None:
    """kill -9 at 100 random moments, also while the ledger is being made: resumed runs export the same bytes."""
    folder = write_pile(tmp_path / "pile", 24)
    (tmp_path / "ledgers").mkdir()
    command = [sys.executable, "-m", "tests.run.killer", str(folder), str(tmp_path / "ledgers"), "100", "20260611"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] == 100
    assert told["wrong"] == []
    assert told["moments"] > 5


@pytest.mark.slow
def test_workers_end_with_the_run_that_was_killed(tmp_path: Path, program: Path) -> None:
    """kill -9 of a run with processes leaves none behind, and the next run resumes."""
    folder = write_pile(tmp_path / "pile", 60)
    running = start(program, 2, tmp_path / "x.db", folder)
    group = running.pid
    wait_for(tmp_path / "x.db", 4)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert running.stdout is not None
    running.stdout.close()
    until = time.monotonic() + 20
    while alive(group) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(group)
    with open_ledger(tmp_path / "x.db") as resumed, open_ledger(tmp_path / "calm.db") as calm:
        assert list(resumed.verify()) == []
        resumed.add(folder)
        calm.add(folder)
        assert everything(resumed) == everything(calm)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [0, 2])
def test_ctrl_c_leaves_a_usable_ledger(tmp_path: Path, program: Path, workers: int) -> None:
    """An interrupt of the whole group, as a terminal sends it, ends in `Interrupted` with a summary."""
    folder = write_pile(tmp_path / "pile", 300)
    running = start(program, workers, tmp_path / "x.db", folder)
    wait_for(tmp_path / "x.db", 4)
    os.killpg(running.pid, signal.SIGINT)
    out, _ = running.communicate(timeout=60)
    assert out.splitlines()[-1].startswith("stopped ")
    assert running.returncode == 0
    with open_ledger(tmp_path / "x.db") as ledger:
        assert 4 <= len(ledger) < 300
        assert list(ledger.verify()) == []


@pytest.mark.slow
def test_two_runs_at_once_lose_nothing(tmp_path: Path, program: Path) -> None:
    """Two processes fill one ledger from two folders whose files have the same names: every article is there."""
    for name in ("a", "b"):
        for number in range(40):
            write_article(tmp_path / name / f"{number:03}.txt", number + (name == "b"))
    running = [start(program, 0, tmp_path / "x.db", tmp_path / name) for name in ("a", "b")]
    outs = [one.communicate(timeout=120)[0] for one in running]
    assert [out.splitlines()[-1] for out in outs] == ["40", "40"]
    with open_ledger(tmp_path / "x.db") as ledger:
        assert len(ledger) == 80
        assert list(ledger.verify()) == []
        places = sorted(str(one.article.uri) for one in ledger.readings())
    assert places == sorted(str(path) for name in ("a", "b") for path in (tmp_path / name).iterdir())


@pytest.mark.slow
def test_two_runs_of_one_folder_at_once_are_as_one(tmp_path: Path, program: Path) -> None:
    """The same folder in two processes at the same time gives what one run gives."""
    folder = write_pile(tmp_path / "a", 30)
    running = [start(program, 0, tmp_path / "x.db", folder) for _ in range(2)]
    for one in running:
        one.communicate(timeout=120)
        assert one.returncode == 0
    with open_ledger(tmp_path / "x.db") as ledger, open_ledger(tmp_path / "calm.db") as calm:
        calm.add(folder)
        assert everything(ledger) == everything(calm)
        assert list(ledger.verify()) == []


def wait_for(ledger: Path, articles: int) -> None:
    """Wait until a run has stored so many articles."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if ledger.exists() and ledger.stat().st_size:
            with open_ledger(ledger) as opened:
                if len(opened) >= articles:
                    return
        time.sleep(0.02)
    raise AssertionError("the run stored nothing")


def alive(group: int) -> bool:
    """Return whether any process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
