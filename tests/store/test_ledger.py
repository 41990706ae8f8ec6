"""What a ledger promises: whole articles or nothing, one article one key, versions, removal, and no lies."""

import os
import signal
import sqlite3
import stat
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import (
    Ambiguous,
    BadSetting,
    LedgerError,
    LedgerNotWritable,
    NewerLedger,
    NoLedger,
    NotALedger,
    NotFound,
    SpanMismatch,
    UnknownName,
)
from sayso.protocols import Reader
from sayso.records import Failure, Links, Marks, Reading, Rulings, Unread
from sayso.settings import Settings
from sayso.store import Ledger, open_ledger
from tests.store.made import make_reading
from tests.store.server import Server, server

KINDS = ("claims", "attributions", "figures", "dates", "events", "names", "entities", "wording")
STRANGE = "Vel 🌧️ cafe\u0301\r\nOstra مرحبا 7 people\r\n"


@pytest.fixture
def ledger(address: str | Path) -> Iterator[Ledger]:
    """An empty ledger, of each engine in turn."""
    with open_ledger(address) as opened:
        yield opened


def everything(ledger: Ledger) -> bytes:
    """Return the canonical export in one piece."""
    return b"".join(ledger.export_canonical())


def refuse(ledger: Ledger, table: str) -> None:
    """Let the engine refuse every new row of ``table``."""
    if ledger.name.startswith("postgresql:"):
        ledger._database.sql(f"ALTER TABLE {table} ADD CONSTRAINT refused CHECK (length(id) < 0) NOT VALID")
    else:
        ledger._database.sql(f"CREATE TRIGGER no BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END")


def damage(address: str | Path, statement: str) -> None:
    """Change a closed ledger behind its back."""
    if isinstance(address, str):
        running = server()
        assert isinstance(running, Server)
        # As a restore with its checks off would.
        running.do(f"SET session_replication_role = replica; {statement}", address)
        return
    connection = sqlite3.connect(address)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("body", ["", STRANGE, "Vel, 3 May. 7 people fled.", "x" * 70_000])
def test_what_is_put_comes_out_as_it_was(ledger: Ledger, body: str) -> None:
    """A reading comes back equal to the last code point and mark."""
    reading = make_reading("a.txt", body)
    ledger.put([reading])
    assert list(ledger.readings()) == [reading]


def test_readings_come_by_key_whatever_the_order_of_writing(new_address: Callable[[], str | Path]) -> None:
    """The order of arrival shows neither in `readings` nor in the canonical export."""
    readings = [make_reading(f"{letter}.txt", f"Vel {letter}") for letter in "dacb"]
    exports = []
    for order in (readings, readings[::-1]):
        with open_ledger(new_address()) as ledger:
            for reading in order:
                ledger.put([reading])
            assert [one.article.key for one in ledger.readings()] == ["a.txt", "b.txt", "c.txt", "d.txt"]
            exports.append(everything(ledger))
    assert exports[0] == exports[1]


def test_putting_twice_changes_nothing(ledger: Ledger) -> None:
    """The same reading again leaves the ledger as it was."""
    ledger.put([make_reading()])
    before = everything(ledger)
    ledger.put([make_reading()])
    ledger.put([make_reading()], force=True)
    assert everything(ledger) == before
    assert len(ledger) == 1


def test_other_bytes_under_one_key_are_a_new_version(ledger: Ledger) -> None:
    """The last version holds, earlier ones stay, and putting an earlier one again makes it hold again."""
    first, second = make_reading("a.txt", "Vel one"), make_reading("a.txt", "Vel two")
    ledger.put([first])
    ledger.put([second])
    assert len(ledger) == 1
    assert list(ledger.readings()) == [second]
    assert everything(ledger).count(b'"record":"version"') == 2
    ledger.put([first])
    assert list(ledger.readings()) == [first]
    assert everything(ledger).count(b'"record":"version"') == 2


def test_equal_bytes_under_two_keys_are_two_articles(ledger: Ledger) -> None:
    """Copies are articles of their own, whose text is stored once."""
    ledger.put([make_reading("a.txt", "Vel"), make_reading("b.txt", "Vel")])
    assert len(ledger) == 2
    assert len({reading.article.id for reading in ledger.readings()}) == 2


def test_a_new_model_makes_a_new_reading_of_the_same_version(ledger: Ledger) -> None:
    """Both readings are kept; the new one holds."""
    old = make_reading()
    new = replace(old, model="0" * 64)
    ledger.put([old])
    ledger.put([new])
    assert list(ledger.readings()) == [new]
    assert everything(ledger).count(b'"record":"reading"') == 2
    assert everything(ledger).count(b'"record":"version"') == 1


def test_a_span_that_does_not_quote_is_refused_with_its_whole_batch(ledger: Ledger) -> None:
    """Nothing is stored of a batch in which one mark shows what the text does not have."""
    good, bad = make_reading("a.txt"), make_reading("b.txt")
    name = replace(bad.marks.names[0], text="Elsewhere")
    bad = replace(bad, marks=replace(bad.marks, names=(name, *bad.marks.names[1:])))
    with pytest.raises(SpanMismatch, match="Elsewhere"):
        ledger.put([good, bad])
    assert len(ledger) == 0


def test_a_fault_in_the_middle_of_a_batch_leaves_nothing_of_it(tmp_path: Path) -> None:
    """Articles and marks are stored together or not at all, also when the disk fills up on the way."""
    with open_ledger(tmp_path / "x.db") as ledger:
        fill_up(ledger)


def fill_up(ledger: Ledger) -> None:
    """Let the file run into a limit on its size in the middle of a batch, then lift it."""
    ledger.put([make_reading("a.txt")])
    before = everything(ledger)
    pages = ledger._database.sql("PRAGMA page_count").scalar_one()
    ledger._database.sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(LedgerNotWritable, match="full"):
        ledger.put([make_reading(f"{number}.txt", f"Vel {number} " * 50) for number in range(50)])
    assert everything(ledger) == before
    assert list(ledger.verify()) == []
    ledger._database.sql(f"PRAGMA max_page_count = {pages + 10_000}")
    ledger.put([make_reading(f"{number}.txt", f"Vel {number} " * 50) for number in range(50)])
    assert len(ledger) == 51
    assert list(ledger.verify()) == []


# The file -----------------------------------------------------------------------------------------------------------


def test_the_file_and_its_companions_are_for_their_owner_alone(tmp_path: Path) -> None:
    """Mode 0600 from the first moment, whatever the umask."""
    before = os.umask(0)
    try:
        with open_ledger(tmp_path / "x.db") as ledger:
            ledger.put([make_reading()])
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"x.db": 0o600, "x.db-wal": 0o600, "x.db-shm": 0o600}


@pytest.mark.parametrize("content", [b"Dear reader", b"x" * 5000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_ledger_is_left_untouched(tmp_path: Path, content: bytes) -> None:
    """Text, bytes and a broken database are refused in one line."""
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(NotALedger):
        open_ledger(path)
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["x.db"]


def test_another_programs_database_is_no_ledger(tmp_path: Path) -> None:
    """A database with tables of its own stays as it is, byte for byte."""
    path = tmp_path / "x.db"
    damage(path, "CREATE TABLE article (number INTEGER)")
    before = path.read_bytes()
    with pytest.raises(NotALedger):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    """A folder's name gets the same answer as a wrong file's."""
    with pytest.raises(NotALedger):
        open_ledger(tmp_path)


def test_a_ledger_of_a_later_version_is_left_untouched(address: str | Path) -> None:
    """A schema number that this version does not know ends in NewerLedger."""
    open_ledger(address).close()
    damage(address, "UPDATE meta SET value = '99' WHERE name = 'schema'")
    before = address.read_bytes() if isinstance(address, Path) else b""
    with pytest.raises(NewerLedger, match="99"):
        open_ledger(address)
    assert before == (address.read_bytes() if isinstance(address, Path) else b"")


def test_a_missing_ledger_is_made_only_when_asked(tmp_path: Path) -> None:
    """With ``create=False`` nothing appears on disk."""
    with pytest.raises(NoLedger):
        open_ledger(tmp_path / "x.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    """A ledger in a missing folder cannot be written."""
    with pytest.raises(LedgerNotWritable):
        open_ledger(tmp_path / "missing" / "x.db")


# Removing -----------------------------------------------------------------------------------------------------------


def test_remove_leaves_only_hash_and_reason(tmp_path: Path) -> None:
    """No byte of a removed article's text, key or marks stays in any file of the ledger."""
    path = tmp_path / "x.db"
    with open_ledger(path) as ledger:
        ledger.put([make_reading(f"{number}.txt", f"Vel {number} Quendara{number} fled") for number in range(40)])
        ledger.put([make_reading("secret.txt", "Xanthippa 7 Brumaire fled Yondervale")])
        ledger.put([make_reading("secret.txt", "Xanthippa 8 Brumaire fled Yondervale twice")])
        assert ledger.search("yondervale").num_rows == 1
        ids = ledger.remove("secret.txt", "asked to be left out")
        assert len(ids) == 2
        assert len(ledger) == 40
        assert ledger.search("yondervale").num_rows == 0
        assert ledger.search("quendara7").num_rows == 1
        assert list(ledger.verify()) == []
        for word in (b"Xanthippa", b"Yondervale", b"secret.txt", b"yondervale", b"xanthippa", b"brumaire"):
            for file in tmp_path.iterdir():
                assert word not in file.read_bytes(), (word, file.name)
        log = [line for line in ledger.export_canonical() if b'"record":"removed"' in line]
        assert len(log) == 2
        assert all(b"asked to be left out" in line for line in log)
    assert b"Yondervale" not in path.read_bytes()


def test_a_text_shared_with_another_article_stays(ledger: Ledger) -> None:
    """Removing one of two copies leaves the other whole."""
    ledger.put([make_reading("a.txt", "Vel 7"), make_reading("b.txt", "Vel 7")])
    ledger.remove("a.txt", "twice")
    assert list(ledger.readings()) == [make_reading("b.txt", "Vel 7")]
    assert list(ledger.verify()) == []


def test_readmit_knows_only_what_was_removed(ledger: Ledger) -> None:
    """An id that was not removed is named in the error."""
    ledger.put([make_reading("a.txt", "Vel 7")])
    (gone,) = ledger.remove("a.txt", "mistake")
    ledger.readmit(gone)
    with pytest.raises(NotFound, match="sha256"):
        ledger.readmit(gone)


@pytest.mark.parametrize("called", ["key", "uri", "id", "start", "bare start"])
def test_an_article_answers_to_each_of_its_names(ledger: Ledger, called: str) -> None:
    """Key, URI, id, and the start of the id with and without its prefix mean the same article."""
    reading = make_reading("a.txt", "Vel 7")
    ledger.put([reading, make_reading("b.txt", "Vel 8")])
    article = reading.article
    names = {
        "key": article.key,
        "uri": article.uri,
        "id": article.id,
        "start": article.id[:15],
        "bare start": article.id[7:15],
    }
    assert ledger.reading(names[called]) == reading


def test_a_name_that_means_nothing_or_too_much_is_refused(ledger: Ledger) -> None:
    """No article is NotFound; several under one URI are Ambiguous."""
    readings = [make_reading("a.txt", "Vel 7"), make_reading("b.txt", "Vel 8")]
    ledger.put([replace(one, article=replace(one.article, uri="same")) for one in readings])
    with pytest.raises(NotFound):
        ledger.remove("c.txt", "none")
    with pytest.raises(Ambiguous):
        ledger.remove("same", "two")
    assert len(ledger) == 2


# Verifying ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE text SET body = replace(body, 'people', 'peoplx')", "not the one that was stored"),
        ("UPDATE names SET start = start + 1", "where the text has"),
        ('UPDATE names SET "end" = 9999', "where the text has"),
        ("UPDATE names SET text = 'Elsewhere'", "where the text has"),
        ("UPDATE figures SET id = 'sha256:' || substr(id, 9) || '0'", "not the hash"),
        ('UPDATE claims SET spans = \'[{"start":0,"end":3}]\'', "not the hash"),
        ("UPDATE claims SET modality = 'sung'", "cannot be read"),
        ("UPDATE claims SET voice = '{'", "cannot be read"),
        ("UPDATE version SET digest = '00'", "its id is not the hash"),
        ("UPDATE reading SET settings = 'sha256:0'", "hash of what it was made with"),
        ("UPDATE reading SET title_text = 'Other'", "where the text has"),
        ("UPDATE article SET reading = 77", "no reading"),
        ("DELETE FROM text", "refers to no text"),
        ("UPDATE names SET confidence = 1", "not all there"),
        ("UPDATE article SET key = 'z.txt'", "its id is not the hash"),
        ("DELETE FROM names WHERE position = 1", "not all there"),
    ],
)
def test_verify_finds_a_lie(address: str | Path, statement: str, said: str) -> None:
    """Each way of changing a stored cell behind sayso's back is found, and told."""
    with open_ledger(address) as ledger:
        ledger.put([make_reading()])
        assert list(ledger.verify()) == []
    damage(address, statement)
    with open_ledger(address) as ledger:
        assert any(said in problem.message for problem in ledger.verify())


# Tables, search, links ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_mark_is_a_table(ledger: Ledger, kind: str) -> None:
    """A table has its article's columns, goes to pandas and Polars, and is there when it is empty."""
    assert getattr(ledger, kind)().num_rows == 0
    ledger.put([make_reading()])
    table = getattr(ledger, kind)()
    assert table.column_names[:5] == ["article", "uri", "title", "publisher", "published"]
    assert len(table.to_pandas()) == len(table.to_polars()) == table.num_rows


def test_every_row_quotes_its_text(ledger: Ledger) -> None:
    """``text`` of a row is what stands at its characters in the article's text."""
    ledger.put([make_reading("a.txt", STRANGE), make_reading("b.txt")])
    texts = {row["id"]: row["text"] for row in ledger.articles().to_pylist()}
    rows = [row for kind in ("claims", "figures", "names") for row in getattr(ledger, kind)().to_pylist()]
    assert len(rows) > 5
    for row in rows:
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]
        assert row["chain"] == "The Vel Courier"
        assert row["publisher"] == "The Vel Courier"


def test_articles_count_their_marks(ledger: Ledger) -> None:
    """``n_claims`` and the like are those of the reading that holds."""
    ledger.put([make_reading("a.txt", "Vel 7")])
    ledger.put([make_reading("a.txt", "Vel 7 Ostra 8")])
    (row,) = ledger.articles().to_pylist()
    assert (row["n_claims"], row["n_figures"], row["n_names"], row["n_events"]) == (1, 2, 2, 0)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ostra", ["a.txt", "b.txt"]),
        ("OSTRA fled", ["a.txt"]),
        ('"fled Ostra"', ["a.txt"]),
        ('"Ostra fled"', []),
        ("ostr*", ["a.txt", "b.txt"]),
        ("zurich", ["b.txt"]),
        ("nothing", []),
        ("", []),
        ('" - AND (', ["b.txt"]),
        ("fled OR", []),
    ],
)
def test_search_finds_articles_with_all_words(ledger: Ledger, query: str, found: list[str]) -> None:
    """Words are all wanted, case and accents do not count, quotation marks make a phrase, a star a beginning."""
    ledger.put([make_reading("a.txt", "7 people fled Ostra"), make_reading("b.txt", "Rain in Ostra and Zürich")])
    rows = ledger.search(query).to_pylist()
    assert sorted(row["uri"] for row in rows) == [f"pile/{key}" for key in found]


def test_hits_are_characters_of_the_text(ledger: Ledger) -> None:
    """A hit's offsets are code points into the stored text, after emoji and combining marks too."""
    ledger.put([make_reading("a.txt", "🌧️ cafe\u0301 in Ostra; Ostra again")])
    (row,) = ledger.search("ostra").to_pylist()
    text = ledger.reading("a.txt").article.text
    assert [text[hit["start"] : hit["end"]] for hit in row["hits"]] == ["Ostra", "Ostra"]


def test_search_follows_what_holds(ledger: Ledger) -> None:
    """Words of an earlier version are not found any more; putting it again brings them back."""
    first, second = make_reading("a.txt", "Vel one"), make_reading("a.txt", "Vel two")
    ledger.put([first])
    ledger.put([second])
    assert [ledger.search(word).num_rows for word in ("one", "two")] == [0, 1]
    ledger.put([first])
    assert [ledger.search(word).num_rows for word in ("one", "two")] == [1, 0]


def test_links_are_made_again_when_anything_they_follow_from_changes(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results are kept with the hash of their inputs; a new article, a failure or a setting makes them stale."""
    made: list[int] = []

    def link(
        readings: Iterator[Reading],
        settings: Settings,
        unread: tuple[Unread, ...],
        reader: Reader,
        rulings: Rulings,
        gists: Iterator[bytes],
    ) -> Links:
        made.append(len(list(readings)) + len(list(gists)))
        return Links(unread=unread)

    monkeypatch.setattr("sayso.pipeline.link", link)
    ledger.put([make_reading("a.txt", "Vel 7")])
    assert ledger.links() == ledger.links()
    assert made == [1]
    ledger.put([make_reading("b.txt", "Vel 8")])
    ledger.links()
    assert made == [1, 2]
    ledger.note_failures([Failure(uri="c.txt", code="not-readable", message="no text")])
    assert ledger.links().unread == (Unread(uri="c.txt", reason="no text"),)
    ledger.settings = Settings(wording=True)
    ledger.links()
    ledger.links()
    assert made == [1, 2, 2, 2]


def test_two_programs_write_at_once_and_nothing_is_lost(address: str | Path) -> None:
    """Two open ledgers on one file or database take turns; each sees what the other wrote."""
    with open_ledger(address) as one, open_ledger(address) as other:
        for number in range(20):
            one.put([make_reading(f"a{number}.txt", f"Vel {number}")])
            other.put([make_reading(f"b{number}.txt", f"Vel {number}")])
        assert len(one) == len(other) == 40
        assert list(one.verify()) == []


# An interrupt that comes while Python itself tidies up is dropped by Python, with this warning.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="timers of POSIX")
def test_an_interrupt_while_writing_leaves_the_ledger_usable(ledger: Ledger) -> None:
    """Ctrl-C at any moment of a batch: all of it is there or nothing, and the same open ledger goes on working."""
    readings = [make_reading(f"{number}.txt", f"Vel {number} " * 50) for number in range(40)]
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    interrupted = 0
    try:
        for moment in range(1, 60):
            signal.setitimer(signal.ITIMER_REAL, moment / 500)
            try:
                ledger.put(readings, force=True)
                signal.setitimer(signal.ITIMER_REAL, 0)
            except KeyboardInterrupt:
                interrupted += 1
            assert len(ledger) in {0, 40}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert interrupted > 5
    ledger.put(readings)
    assert len(ledger) == 40
    assert list(ledger.verify()) == []


def test_no_article_text_stands_in_a_database_error(ledger: Ledger) -> None:
    """What SQLite refuses is told in one line of ours, without the values it was about."""
    ledger.put([make_reading("a.txt", "Vel 7 people")])
    refuse(ledger, "names")
    with pytest.raises(LedgerError, match="refused") as caught:
        ledger.put([make_reading("b.txt", "Quendara 8 people")])
    shown = "".join(traceback.format_exception(caught.value))
    assert "Quendara" not in shown.replace('make_reading("b.txt", "Quendara 8 people")', "")
    assert len(ledger) == 1


def test_only_the_kinds_that_are_asked_for_are_fetched(ledger: Ledger) -> None:
    """`readings` leaves the others empty, and names the kinds when one is not known."""
    whole = make_reading()
    ledger.put([whole])
    (slim,) = ledger.readings(("figures",))
    assert slim.marks == Marks(figures=whole.marks.figures)
    (bare,) = ledger.readings(())
    assert bare.marks == Marks()
    with pytest.raises(UnknownName, match="figures"):
        list(ledger.readings(("figure",)))


def test_a_word_that_cannot_be_stored_is_not_logged_either(ledger: Ledger) -> None:
    """What a person says and the reading that follows from it are stored together or not at all."""
    ledger.put([make_reading("a.txt", "Vel 7 people fled")])
    before = everything(ledger)
    refuse(ledger, "reading")
    with pytest.raises(LedgerError, match="refused"):
        ledger.set("a.txt", "title", "Rain")
    assert everything(ledger) == before


def test_only_known_fields_can_be_set(ledger: Ledger) -> None:
    """Another field is refused with the list of those there are."""
    ledger.put([make_reading("a.txt", "Vel 7")])
    with pytest.raises(BadSetting, match="publisher"):
        ledger.set("a.txt", "truth", "yes")
