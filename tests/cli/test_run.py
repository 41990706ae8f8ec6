"""`sayso run`: a ledger, the overview on standard output, words on standard error, statuses."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Sayso, call, write_articles

FOOT = "A row says that it was said, not that it happened."


def test_a_run_prints_the_overview_and_a_summary(desk: Path, sayso: Sayso) -> None:
    """Data on one stream, words on the other; the last line of the overview is the foot."""
    done = sayso("run", "articles", "--ledger", "new.db")
    assert done.returncode == 0
    assert done.stdout.startswith("The pile")
    assert done.stdout.rstrip().endswith(FOOT)
    assert done.stderr.splitlines()[-1].startswith("3 read, 0 unchanged, 0 skipped, ")
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_a_second_run_reads_nothing(sayso: Sayso) -> None:
    """What is in the ledger is not read again, unless --force says so."""
    assert sayso("run", "articles", "--ledger", "new.db").stderr.splitlines()[-1].startswith("3 read, 0 unchanged")
    assert sayso("run", "articles", "--ledger", "new.db").stderr.splitlines()[-1].startswith("0 read, 3 unchanged")
    forced = sayso("run", "articles", "--ledger", "new.db", "--force")
    assert forced.stderr.splitlines()[-1].startswith("3 read, 0 unchanged")


def test_quiet_leaves_the_overview_alone_on_the_screen(sayso: Sayso) -> None:
    """Nothing but data and errors."""
    done = sayso("run", "articles", "--ledger", "new.db", "--quiet")
    assert done.stderr == ""
    assert done.stdout.rstrip().endswith(FOOT)


def test_one_bad_file_fails_and_the_rest_goes_on(desk: Path, sayso: Sayso) -> None:
    """It stands on standard error and in the failures file, with its reason; the status is 1."""
    (desk / "articles" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (desk / "articles" / "rows.jsonl").write_text('{"id": 1, "text": "One."}\n{"id": 2,\n{"id": 3, "text": "Three."}\n')
    done = sayso("run", "articles", "--ledger", "new.db")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("2 failed")
    lines = [json.loads(line) for line in (desk / "new.db.failures.jsonl").read_text("utf-8").splitlines()]
    assert [list(line) for line in lines] == [["uri", "code", "message"]] * 2
    assert [Path(line["uri"]).name.split("#")[0] for line in lines] == ["picture.txt", "rows.jsonl"]
    assert all(line["message"] in done.stderr for line in lines)
    assert "5 articles" in done.stdout.splitlines()[0]


def test_the_failures_file_goes_when_nothing_fails_any_more(desk: Path, sayso: Sayso) -> None:
    """A file beside the ledger is about the last run."""
    bad = desk / "articles" / "rows.jsonl"
    bad.write_text("{\n")
    assert sayso("run", "articles", "--ledger", "new.db").returncode == 1
    bad.unlink()
    assert sayso("run", "articles", "--ledger", "new.db").returncode == 0
    assert not (desk / "new.db.failures.jsonl").exists()


def test_files_are_for_their_owner_only(desk: Path) -> None:
    """Ledger and report are nobody else's business."""
    for name in ("pile.db", "pile.html"):
        assert stat.S_IMODE((desk / name).stat().st_mode) == 0o600


def test_what_flags_say_is_known_as_given(sayso: Sayso) -> None:
    """Publisher and date of all of it."""
    done = sayso(
        "run", "articles/lake.txt", "--ledger", "new.db", "--publisher", "The Lake", "--published", "2025-03-06"
    )
    assert done.returncode == 0
    row = json.loads(sayso("show", "articles", "new.db", "--json").stdout)
    assert (row["publisher"], row["publisher_how"]) == ("The Lake", "given")
    assert (row["published"], row["published_how"]) == ("2025-03-06", "given")


def test_columns_of_a_table_can_be_named(desk: Path, sayso: Sayso) -> None:
    """Where a table calls its text something else."""
    (desk / "rows.csv").write_text("id,body\n7,One sentence.\n", encoding="utf-8")
    assert sayso("run", "rows.csv", "--column", "text=body", "--ledger", "new.db").returncode == 0
    assert json.loads(sayso("show", "articles", "new.db", "--json").stdout)["text"] == "One sentence."


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        pytest.param(["run", "nowhere"], 1, "nowhere", id="a path that is not there"),
        pytest.param(["run", "articles", "--published", "soon"], 2, "--published cannot be 'soon'", id="no date"),
        pytest.param(["run", "articles", "--column", "text"], 2, "--column cannot be 'text'", id="no pair"),
        pytest.param(["run", "articles", "--column", "words=body"], 2, "words", id="no column of ours"),
        pytest.param(["run", "articles", "--workers", "0"], 2, "--workers cannot be 0", id="no workers"),
        pytest.param(["run", "articles", "--ledger", "articles/lake.txt"], 1, "no sayso ledger", id="no ledger"),
        pytest.param(["run", "articles", "--ledger", "gone/pile.db"], 1, "gone/pile.db", id="no such folder"),
        pytest.param(["run", "articles", "--config", "gone.toml"], 1, "gone.toml", id="no such settings"),
        pytest.param(["run", "--frobnicate"], 2, "--frobnicate", id="no such option"),
        pytest.param(["frobnicate"], 2, "frobnicate", id="no such command"),
    ],
)
def test_what_goes_wrong_is_said_without_a_trace(sayso: Sayso, args: list[str], status: int, words: str) -> None:
    """2 for a wrong request, 1 for what cannot be read or written."""
    done = sayso(*args)
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_that_cannot_be_written_loses_nothing(sayso: Sayso) -> None:
    """The ledger is whole, and the message says what to do."""
    done = sayso("run", "articles", "--ledger", "new.db", "--report", "pile.db/report.html")
    assert done.returncode == 1
    assert "Cannot write pile.db/report.html" in done.stderr
    assert sayso("verify", "new.db").returncode == 0


def test_a_public_run_masks_private_names(desk: Path, sayso: Sayso) -> None:
    """On the screen and in the report."""
    done = sayso("run", "articles", "--ledger", "new.db", "--report", "public.html", "--public")
    assert done.returncode == 0
    page = (desk / "public.html").read_text(encoding="utf-8")
    assert "Petra Lume" not in done.stdout + page


def test_no_colour_and_no_drawing_in_a_pipe(sayso: Sayso) -> None:
    """No escape sequence reaches a file."""
    done = sayso("run", "articles", "--ledger", "new.db", FORCE_COLOR="")
    assert "\x1b" not in done.stdout + done.stderr


def test_logs_hold_no_article_text(sayso: Sayso) -> None:
    """Not even with --verbose."""
    done = sayso("run", "articles", "--ledger", "new.db", "--verbose")
    assert "Petra Lume" not in done.stderr
    assert "crack" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_stopped_by_hand_the_ledger_is_whole_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """Ctrl-C ends with status 130 and a word on how to go on; what comes out in the end is the same."""
    write_articles(tmp_path / "articles")
    for at in range(150):
        text = f"Page {at}. The keeper of lake {at} said {at} boats had sunk. Nobody else counted {at + 7} of them.\n"
        (tmp_path / "articles" / f"{at:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "sayso", "run", "articles", "--ledger", "a.db", "--workers", "1"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "a.db").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert "run the same command again" in err
    assert call(tmp_path, "verify", "a.db").returncode == 0
    assert call(tmp_path, "run", "articles", "--ledger", "a.db", "--workers", "1").returncode == 0
    assert call(tmp_path, "run", "articles", "--ledger", "b.db", "--workers", "2").returncode == 0
    lines = [call(tmp_path, "export", name, "--canonical").stdout for name in ("a.db", "b.db")]
    assert lines[0] == lines[1]
