"""What is PostgreSQL's own: who is let in, servers that go away, long texts, characters it does not take."""

import subprocess
import sys
import threading
import time
import traceback
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import (
    ConnectionLost,
    LedgerError,
    LedgerNotWritable,
    LedgerUnreachable,
    MissingPart,
    NoLedger,
    NotALedger,
    ServerTooOld,
)
from sayso.store import Ledger, open_ledger, postgresql, tsvector
from tests.store.made import make_reading
from tests.store.server import Server

STRANGE = "Vel 🌧️ cafe\u0301\r\nOstra مرحبا 7 people\r\n"


def everything(ledger: Ledger) -> bytes:
    """Return the canonical export in one piece."""
    return b"".join(ledger.export_canonical())


# Being let in -------------------------------------------------------------------------------------------------------


def test_a_wrong_password_is_told_and_not_repeated(postgresql: Server) -> None:
    """The reason names what is wrong; the password stands neither in the message nor in the traceback."""
    postgresql.do("CREATE USER guarded PASSWORD 'correct-horse'")
    postgresql.ask_for_password("guarded")
    with pytest.raises(LedgerUnreachable, match="password is wrong") as caught:
        open_ledger(postgresql.url("postgres", "guarded", "battery-staple"))
    assert "battery-staple" not in "".join(traceback.format_exception(caught.value)).replace('"battery-staple"', "")
    with pytest.raises(LedgerUnreachable, match="wants a password"):
        open_ledger(postgresql.url("postgres", "guarded"))


def test_a_database_or_server_that_is_not_there_is_told(postgresql: Server, tmp_path: Path) -> None:
    """No such database, no such server: each with what to do."""
    with pytest.raises(LedgerUnreachable, match="make it first"):
        open_ledger(postgresql.url("nowhere"))
    with pytest.raises(LedgerUnreachable, match="no server listens there"):
        open_ledger(f"postgresql:///x?host={tmp_path}")


def test_an_old_server_is_refused_untouched(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has both versions, and no table was made."""
    monkeypatch.setattr("sayso.store.postgresql.OLDEST", 99)
    url = postgresql.new()
    with pytest.raises(ServerTooOld, match="99 or later"):
        open_ledger(url)
    assert postgresql.do("SELECT 1 FROM pg_class WHERE relname = 'meta'", url) == []


def test_a_database_in_another_encoding_is_refused(postgresql: Server) -> None:
    """Texts are Unicode; a database that is not says so before anything is stored."""
    url = postgresql.new("ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(LedgerUnreachable, match="UTF8"):
        open_ledger(url)


def test_another_programs_tables_are_left_alone(postgresql: Server) -> None:
    """A schema with tables that are not ours is no ledger, even when one is called meta."""
    url = postgresql.new()
    postgresql.do("CREATE TABLE meta (name TEXT, value TEXT)", url)
    with pytest.raises(NotALedger):
        open_ledger(url)
    assert len(postgresql.do("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace", url)) == 1


def test_an_empty_database_becomes_a_ledger_only_when_asked(postgresql: Server) -> None:
    """With ``create=False`` no table appears."""
    url = postgresql.new()
    with pytest.raises(NoLedger):
        open_ledger(url, create=False)
    assert postgresql.do("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace", url) == []


def test_the_driver_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without psycopg the error says what to install, whether or not a server is there."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "sayso.store.psycopg_bridge", raising=False)
    monkeypatch.delattr("sayso.store.psycopg_bridge", raising=False)
    with pytest.raises(MissingPart, match=r"sayso\[postgresql\]"):
        open_ledger("postgresql:///x")


def test_a_reader_without_the_right_to_write_reads(postgresql: Server) -> None:
    """A role with SELECT alone opens, searches and verifies; what it would write is refused in one line."""
    url = postgresql.new()
    with open_ledger(url) as ledger:
        ledger.put([make_reading()])
    postgresql.do("CREATE USER looker")
    postgresql.do("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker", url)
    with open_ledger(url.replace("postgres@", "looker@")) as ledger:
        assert ledger.search("ostra").num_rows == 1
        assert list(ledger.verify()) == []
        with pytest.raises(LedgerNotWritable, match="permission denied"):
            ledger.put([make_reading("b.txt", "Vel 8")])


# Servers and programs that go away ----------------------------------------------------------------------------------


def test_a_connection_that_was_cut_is_opened_again(postgresql: Server) -> None:
    """Between statements, in reading and in writing: the next call works, and nothing is there twice."""
    url = postgresql.new()
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid != pg_backend_pid()"
    cut = f"SELECT pg_terminate_backend(pid) {others}"
    with open_ledger(url) as ledger:
        ledger.put([make_reading()])
        postgresql.do(cut, url)
        assert len(list(ledger.readings())) == 1
        postgresql.do(cut, url)
        ledger.put([make_reading("b.txt", "Vel 8"), make_reading()])
        assert len(ledger) == 2
        assert list(ledger.verify()) == []


def test_a_batch_cut_in_its_middle_is_written_once(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server forgets the half batch, and the batch is begun anew."""
    url = postgresql.new()
    with open_ledger(url) as ledger:
        learn, cuts = ledger._database.learn, [1]

        def cut_and_learn(keys: list[str]) -> None:
            if cuts:
                pid = ledger._database.sql("SELECT pg_backend_pid()").scalar_one()
                postgresql.do(f"SELECT pg_terminate_backend({pid + cuts.pop() - 1})")
            learn(keys)

        monkeypatch.setattr(ledger._database, "learn", cut_and_learn)
        ledger.put([make_reading(), make_reading("b.txt", "Vel 8")])
        assert cuts == []
        assert len(ledger) == 2
        assert list(ledger.verify()) == []
        lines = everything(ledger).splitlines()
    assert len(lines) == len(set(lines))


def test_a_server_that_stays_away_is_told(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """After waiting in vain the error says that what was stored is safe."""
    url = postgresql.new()
    with open_ledger(url) as ledger:
        ledger.put([make_reading()])
        monkeypatch.setattr("sayso.store.postgresql.PATIENCE", 0.1)
        name = url.partition("@/")[2].partition("?")[0]
        postgresql.do(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        postgresql.do(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        with pytest.raises(ConnectionLost, match="safe"):
            ledger.put([make_reading("b.txt", "Vel 8")])
        postgresql.do(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        ledger.put([make_reading("b.txt", "Vel 8")])
        assert len(ledger) == 2


@pytest.mark.slow
def test_a_server_killed_while_it_is_written_to_loses_nothing(postgresql: Server, tmp_path: Path) -> None:
    """kill -9 of the server in mid-run, three times: the run waits, goes on, and ends as one left in peace."""
    readings = [make_reading(f"{number:03}.txt", f"Vel {number} people fled Ostra") for number in range(120)]
    ended: list[int] = []

    def disturb() -> None:
        try:
            for _ in range(3):
                time.sleep(0.3)
                postgresql.kill()
                time.sleep(0.2)
                postgresql.start()
        finally:
            ended.append(1)

    disturber = threading.Thread(target=disturb)
    with open_ledger(postgresql.new()) as ledger, open_ledger(tmp_path / "calm.db") as calm:
        disturber.start()
        turns = 0
        while not ended or turns < 2:
            for reading in readings:
                ledger.put([reading], force=True)
            turns += 1
        disturber.join()
        calm.put(readings)
        assert list(ledger.verify()) == []
        assert everything(ledger) == everything(calm)


WRITE = """
import sys
from sayso.store import open_ledger
from tests.store.made import make_reading
with open_ledger(sys.argv[1]) as ledger:
    for number in range(60):
        ledger.put([make_reading(f"{number:03}.txt", f"Vel {number} people fled Ostra")])
        print(number, flush=True)
"""


@pytest.mark.slow
def test_a_program_killed_while_it_writes_leaves_whole_articles(postgresql: Server, tmp_path: Path, root: Path) -> None:
    """kill -9 of the client at several moments: what is there is whole, and the last run ends as one left in peace."""
    url = postgresql.new()
    command = [sys.executable, "-c", WRITE, url]
    told = 0
    for stop in (0, 7, 23, 41):
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            for line in running.stdout:
                if int(line) >= stop:
                    running.kill()
                    break
            told = max(told, stop + 1)
        with open_ledger(url) as ledger:
            assert len(ledger) >= told
            assert list(ledger.verify()) == []
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    with open_ledger(url) as ledger, open_ledger(tmp_path / "calm.db") as calm:
        calm.put([make_reading(f"{number:03}.txt", f"Vel {number} people fled Ostra") for number in range(60)])
        assert everything(ledger) == everything(calm)


def test_two_writers_take_turns(postgresql: Server) -> None:
    """Two connections that write the same and different articles at the same time: all there, nothing twice."""
    url = postgresql.new()
    open_ledger(url).close()
    faults: list[BaseException] = []

    def write(letter: str) -> None:
        try:
            with open_ledger(url) as ledger:
                for number in range(15):
                    own = make_reading(f"{letter}{number}.txt", f"Vel {letter} {number}")
                    ledger.put([own, make_reading(f"both{number}.txt", f"Ostra {number}")])
        except BaseException as error:
            faults.append(error)

    writers = [threading.Thread(target=write, args=(letter,)) for letter in "ab"]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert faults == []
    with open_ledger(url) as ledger:
        assert len(ledger) == 45
        assert list(ledger.verify()) == []


def test_two_programs_that_make_the_same_ledger_make_one(postgresql: Server) -> None:
    """Opening an empty database from several sides at once ends in one schema."""
    url = postgresql.new()
    faults: list[BaseException] = []

    def make() -> None:
        try:
            open_ledger(url).close()
        except BaseException as error:
            faults.append(error)

    makers = [threading.Thread(target=make) for _ in range(4)]
    for one in makers:
        one.start()
    for one in makers:
        one.join()
    assert faults == []


def test_waiting_for_another_writer_has_an_end(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that holds on too long is told of; nothing of the batch is stored."""
    monkeypatch.setattr(postgresql_module(), "WAIT", 200)
    url = postgresql.new()
    with open_ledger(url) as one, open_ledger(url) as other:
        with one._database.transaction(), pytest.raises(LedgerNotWritable, match="another program"):
            other.put([make_reading()])
        other.put([make_reading()])
        assert len(one) == 1


def postgresql_module() -> object:
    """Return the module that the fixture of the same name hides."""
    return postgresql


# What crosses exactly -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", ["", STRANGE, "Vel \0 7 people", "\U0010ffff0 Vel \U0010ffff\0 7", "back\\slash\tVel\\N 7"]
)
def test_both_engines_hold_and_export_the_same(postgresql: Server, tmp_path: Path, body: str) -> None:
    """NUL, the last code point, tabs and backslashes come back as they were; exports are equal byte for byte."""
    reading = make_reading("a.txt", body)
    with open_ledger(postgresql.new()) as one, open_ledger(tmp_path / "x.db") as other:
        for ledger in (one, other):
            ledger.put(
                [reading, make_reading("Ä.txt", "Zoe 1"), make_reading("b.txt", "7 Vel"), make_reading("B.txt", "")]
            )
            assert ledger.reading("a.txt") == reading
            assert list(ledger.verify()) == []
        assert everything(one) == everything(other)


@pytest.mark.parametrize(
    "value", [7, 7.0, 0, 0.0, -2.5, 0.1, 1e22, 5e-324, 1.7976931348623157e308, 1 << 62, -(1 << 70), float("inf")]
)
def test_a_number_comes_back_as_it_was(postgresql: Server, value: float) -> None:
    """Whole floats stay floats and ints ints, at any size."""
    reading = make_reading("a.txt", "7 people fled")
    (figure,) = reading.marks.figures
    reading = replace(reading, marks=replace(reading.marks, figures=(replace(figure, value=value, high=value),)))
    with open_ledger(postgresql.new()) as ledger:
        ledger.put([reading])
        assert list(ledger.verify()) == []
        (back,) = ledger.reading("a.txt").marks.figures
        assert (back.value, type(back.value), back.high) == (value, type(value), value)


def test_a_key_longer_than_an_index_page_is_stored(postgresql: Server) -> None:
    """Addresses may be thousands of characters long; two such keys are still told apart."""
    long = "https://vel.example/" + "".join(f"{number:x}/" for number in range(3_000))
    with open_ledger(postgresql.new()) as ledger:
        ledger.put([make_reading(long, "Vel 7"), make_reading(long + "x", "Vel 8")])
        ledger.put([make_reading(long, "Vel 7")])
        assert len(ledger) == 2
        assert ledger.reading(long).article.text == "Vel 7"


def test_no_row_stands_in_a_servers_error(postgresql: Server) -> None:
    """The server's details, which quote rows, are left out of message and traceback."""
    with open_ledger(postgresql.new()) as ledger:
        ledger._database.sql("ALTER TABLE text ADD CONSTRAINT short CHECK (length(body) < 40)")
        with pytest.raises(LedgerError, match="short") as caught:
            ledger.put([make_reading("b.txt", "Quendara " * 10)])
    shown = "".join(traceback.format_exception(caught.value))
    assert "Quendara" not in shown.replace('"Quendara " * 10', "")


# Searching long texts -----------------------------------------------------------------------------------------------


def test_a_long_text_is_found_to_its_last_word(postgresql: Server) -> None:
    """Text over the limit of one vector is indexed in pieces; words of different pieces are found together."""
    body = "Ostra " + " ".join(f"word{number}" for number in range(200_000)) + " Yondervale"
    with open_ledger(postgresql.new()) as ledger:
        ledger.put([make_reading("a.txt", body), make_reading("b.txt", "Ostra is calm")])
        (row,) = ledger.search("ostra yondervale").to_pylist()
        assert [body[hit["start"] : hit["end"]] for hit in row["hits"]] == ["Ostra", "Yondervale"]
        assert ledger.search('"word150000 word150001"').num_rows == 1
        assert ledger.search('"word150000 word150002"').num_rows == 0


@pytest.mark.parametrize("length", [2, tsvector.LAP, tsvector.LAP + 1, 3 * tsvector.LAP])
def test_a_phrase_across_two_pieces_is_found(postgresql: Server, length: int) -> None:
    """Pieces overlap, so that no phrase falls between them, however long it is."""
    said = [f"w{number}" for number in range(2 * tsvector.PIECE)]
    with open_ledger(postgresql.new()) as ledger:
        ledger.put([make_reading("a.txt", " ".join(said))])
        for start in range(tsvector.PIECE - length, tsvector.PIECE + 1):
            phrase = " ".join(said[start : start + length])
            (row,) = ledger.search(f'"{phrase}"').to_pylist()
            assert len(row["hits"]) == 1


def test_words_longer_than_a_vector_takes_are_cut(postgresql: Server) -> None:
    """A word of thousands of characters neither stops the batch nor hides the others."""
    with open_ledger(postgresql.new()) as ledger:
        ledger.put([make_reading("a.txt", "𐌰" * 5_000 + " Ostra " + "x" * 5_000)])
        assert ledger.search("ostra").num_rows == 1
