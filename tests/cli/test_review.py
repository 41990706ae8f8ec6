"""``sayso review`` and ``sayso forget``: what they print, and with which status they end."""

import json
import uuid
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.store import open_ledger
from sayso.store.review import NOTHING_SEEN, Decision
from sayso.vocabulary import Verdict
from tests.store.made import make_reading


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A ledger with one article, one of whose figures was rejected, with a note on it."""
    path = tmp_path / "pile.db"
    with open_ledger(path) as ledger:
        reading = make_reading()
        ledger.put([reading])
        mark = (reading.article.id, "figures", reading.marks.figures[-1].id)
        for verdict, reason in ((Verdict.REJECT, ""), (Verdict.NOTE, "ask Ostra Vale")):
            ledger.review.decide(
                Decision(
                    id=uuid.uuid4().hex,
                    reviewer="A. Reader",
                    verdict=verdict,
                    marks=(mark,),
                    saw=NOTHING_SEEN,
                    reason=reason,
                )
            )
    return path


def run(*args: object, status: int = 0) -> Result:
    """Run a command and hold that it ends with ``status``."""
    done = CliRunner().invoke(app, [str(arg) for arg in args], prog_name="sayso")
    assert done.exit_code == status, done.output
    return done


def test_what_stands_is_listed_and_orphans_are_in_the_exit_status(pile: Path) -> None:
    """As JSON lines in a pipe; with an orphan the status is 1."""
    lines = [json.loads(line) for line in run("review", "list", pile).stdout.splitlines()]
    assert [(one["verdict"], one["quoted"], one["orphan"]) for one in lines] == [
        ("reject", ["7"], None),
        ("note", ["7"], None),
    ]
    with open_ledger(pile) as ledger:
        ledger.put([make_reading("a.txt", "Nothing of it is left.")])
    lines = [json.loads(line) for line in run("review", "list", pile, status=1).stdout.splitlines()]
    assert all("does not stand there" in one["orphan"] for one in lines)


def test_a_log_goes_out_and_comes_in(pile: Path, tmp_path: Path) -> None:
    """Export, import into another ledger, verify there; a second import adds nothing."""
    log, other = tmp_path / "log.jsonl", tmp_path / "other.db"
    with open_ledger(other) as ledger:
        ledger.put([make_reading()])
    run("review", "export", pile, "--output", log)
    assert "2 lines added" in run("review", "import", log, "--ledger", other).stderr
    assert "0 lines added" in run("review", "import", log, "--ledger", other).stderr
    assert run("review", "export", other).stdout_bytes == log.read_bytes()
    assert "every chain is whole" in run("review", "verify", other).stderr


def test_a_changed_log_ends_with_status_1(pile: Path, tmp_path: Path) -> None:
    """The line and the reviewer are named, and nothing of it is taken."""
    log = tmp_path / "log.jsonl"
    run("review", "export", pile, "--output", log)
    log.write_text(log.read_text("utf-8").replace("ask Ostra", "tell Ostra"), "utf-8")
    assert "line 2 of 'A. Reader'" in run("review", "verify", pile, "--log", log, status=1).stderr
    run("review", "import", log, "--ledger", pile, status=1)
    run("review", "verify", pile, "--log", tmp_path / "none", status=1)


def test_undo_takes_back_one_after_the_other(pile: Path) -> None:
    """The last first, or the one that is named; then there is nothing."""
    seal = json.loads(run("review", "list", pile).stdout.splitlines()[0])["seal"]
    assert "reject" in run("review", "undo", pile, "--by", "A. Reader", "--line", seal[7:15]).stderr
    assert "note" in run("review", "undo", pile, "--by", "A. Reader").stderr
    run("review", "undo", pile, "--by", "A. Reader", status=2)
    run("review", "undo", pile, status=2)


def test_gold_is_what_was_judged(pile: Path, tmp_path: Path) -> None:
    """One line an article."""
    (line,) = run("review", "gold", pile).stdout.splitlines()
    assert [one["verdict"] for one in json.loads(line)["judged"]] == ["reject"]
    assert json.loads(line)["figures"] == []


def test_forgetting_tells_what_became_of_a_name(pile: Path) -> None:
    """How many readings and judgements; where it still stands makes the status 1."""
    done = run("forget", "--person", "Ostra Vale", "--reason", "asked", "--ledger", pile)
    assert "0 readings; 1 judgement" in done.stderr
    with open_ledger(pile) as ledger:
        ledger.put([make_reading("ostra-vale.txt")])
    assert (
        "article.key" in run("forget", "--person", "Ostra Vale", "--reason", "asked", "--ledger", pile, status=1).stderr
    )
    run("forget", "--article", "ostra-vale.txt", "--reason", "asked", "--ledger", pile)
    run("forget", "--person", "Ostra Vale", "--reason", "asked", "--ledger", pile)


@pytest.mark.parametrize("args", [(), ("--person", "A B", "--article", "a.txt"), ("--person", "A B", "--reason", " ")])
def test_forgetting_needs_one_thing_and_a_reason(pile: Path, args: tuple[str, ...]) -> None:
    """Neither both nor nothing."""
    run("forget", *args, "--ledger", pile, status=2)
