"""What becomes of inputs: which are one article, which are left alone, which fail, and what a run says of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.protocols import Reader
from sayso.records import Article, Reading
from sayso.run import Ledger, Summary, open_ledger
from sayso.settings import Settings
from tests.run.coverage import write_article, write_pile


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(tmp_path / "x.db") as opened:
        yield opened


def keys(ledger: Ledger) -> list[str]:
    """Return the keys of all articles, in order."""
    return [str(row["key"]) for row in ledger.articles().to_pylist()]


def everything(ledger: Ledger) -> bytes:
    """Return the canonical export in one piece."""
    return b"".join(ledger.export_canonical())


def counts(summary: Summary) -> tuple[int, int, int, int]:
    """Return read, unchanged, skipped, failed."""
    return (summary.read, summary.unchanged, summary.skipped, summary.failed)


# One article or two -------------------------------------------------------------------------------------------------


def test_a_repeated_path_and_a_link_are_one_article(ledger: Ledger, tmp_path: Path) -> None:
    """The same file under several names comes in once, in one run and over several."""
    file = write_article(tmp_path / "a" / "x.txt", 1)
    (tmp_path / "a" / "y.txt").symlink_to(file)
    ledger.add(tmp_path / "a", file, tmp_path / "a")
    ledger.add(file)
    ledger.add(tmp_path / "a" / "y.txt")
    assert len(ledger) == 1


def test_equal_bytes_in_two_files_are_two_articles(ledger: Ledger, tmp_path: Path) -> None:
    """A copy is an article of its own."""
    write_article(tmp_path / "a" / "x.txt", 1)
    write_article(tmp_path / "a" / "y.txt", 1)
    assert counts(ledger.add(tmp_path / "a")) == (2, 0, 0, 0)
    assert keys(ledger) == ["x.txt", "y.txt"]


def test_a_moved_folder_keeps_its_articles(ledger: Ledger, tmp_path: Path) -> None:
    """Keys are relative to the named folder, so that nothing is read anew after a move."""
    for number in range(3):
        write_article(tmp_path / "a" / f"{number}.txt", number)
    (tmp_path / "a" / "t.csv").write_text("id,text\n7,Vel is calm.\n", encoding="utf-8")
    ledger.add(tmp_path / "a")
    before = everything(ledger)
    (tmp_path / "a").rename(tmp_path / "b")
    assert counts(ledger.add(tmp_path / "b")) == (0, 4, 0, 0)
    assert everything(ledger) == before


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("same_bytes", [True, False])
def test_files_of_one_name_in_two_folders_are_two_articles(
    ledger: Ledger, tmp_path: Path, together: bool, same_bytes: bool
) -> None:
    """The second takes the name of its folder in front, whether both are named at once or one after the other."""
    a, b = tmp_path / "a", tmp_path / "b"
    write_article(a / "x.txt", 1)
    write_article(b / "x.txt", 1 if same_bytes else 2)
    for paths in [(a, b)] if together else [(a,), (b,)]:
        ledger.add(*paths)
    assert keys(ledger) == ["b/x.txt", "x.txt"]
    for again in [(a, b), (b, a), (b,), (a,), (b / "x.txt",), (a / "x.txt",)]:
        assert counts(ledger.add(*again)) == (0, len(again), 0, 0)
    assert keys(ledger) == ["b/x.txt", "x.txt"]


def test_names_grow_until_they_are_free(ledger: Ledger, tmp_path: Path) -> None:
    """Folders of one name in different places are told apart by the folders above them."""
    for place in ("one", "two", "three"):
        write_article(tmp_path / place / "pile" / "x.txt", 1)
        ledger.add(tmp_path / place / "pile")
    assert keys(ledger) == ["pile/x.txt", "three/pile/x.txt", "x.txt"]


def test_rows_of_tables_of_one_name_are_told_apart(ledger: Ledger, tmp_path: Path) -> None:
    """Row 1 of one table is not row 1 of another; rows with an address are one article wherever they lie."""
    for folder, word in (("a", "Vel"), ("b", "Ostra")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.csv").write_text(
            f"id,text,url\n1,{word} is calm.,\n2,{word} is wet.,https://vel.example/c\n", encoding="utf-8"
        )
        ledger.add(tmp_path / folder)
    assert keys(ledger) == ["b/t.csv#1", "https://vel.example/c", "t.csv#1"]


def test_a_changed_file_is_a_new_version(ledger: Ledger, tmp_path: Path) -> None:
    """The id changes with the bytes, the key stays, the new text holds."""
    file = write_article(tmp_path / "a" / "x.txt", 1)
    ledger.add(tmp_path / "a")
    first = ledger.reading("x.txt").article.id
    write_article(file, 2)
    assert counts(ledger.add(tmp_path / "a")) == (1, 0, 0, 0)
    assert len(ledger) == 1
    assert ledger.reading("x.txt").article.id != first
    assert everything(ledger).count(b'"record":"version"') == 2
    write_article(file, 1)
    assert counts(ledger.add(tmp_path / "a")) == (0, 1, 0, 0)
    assert ledger.reading("x.txt").article.id == first


def test_one_address_is_one_article_in_versions(ledger: Ledger, tmp_path: Path) -> None:
    """Tracking parameters and http make no other article; the later row holds, also after a second run."""
    write_pile(tmp_path / "a", 1)
    for _ in range(2):
        ledger.add(tmp_path / "a")
        held = ledger.reading("https://vel.example/a")
        assert "Three people" in held.article.text
        assert sum(key.startswith("https") for key in keys(ledger)) == 2


# Reading again ------------------------------------------------------------------------------------------------------


def test_what_is_unchanged_is_not_read_again(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run neither parses nor marks anything, and leaves the ledger as it was."""
    (write_pile(tmp_path / "a", 5) / "picture.txt").unlink()
    first = ledger.add(tmp_path / "a")
    before = everything(ledger)

    def never(*_: object) -> Reading:
        raise AssertionError("read again")

    monkeypatch.setattr("sayso.pipeline.read_article", never)
    second = ledger.add(tmp_path / "a")
    assert second.unchanged == first.read == 9
    assert everything(ledger) == before


def test_force_reads_again_and_changes_nothing(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``force`` goes through every article; the same bytes give the same reading."""
    write_pile(tmp_path / "a", 5)
    first = ledger.add(tmp_path / "a")
    before = everything(ledger)
    assert ledger.add(tmp_path / "a", force=True).read == first.read
    assert everything(ledger) == before
    assert list(ledger.verify()) == []


def test_other_settings_make_another_reading(tmp_path: Path) -> None:
    """What was read under other settings is read again; both readings are kept."""
    write_article(tmp_path / "a" / "x.txt", 1)
    for settings, read in ((Settings(), 1), (Settings(wording=True), 1), (Settings(wording=True), 0)):
        with open_ledger(tmp_path / "x.db", settings=settings) as ledger:
            assert ledger.add(tmp_path / "a").read == read
    with open_ledger(tmp_path / "x.db") as ledger:
        assert everything(ledger).count(b'"record":"reading"') == 2


def test_what_people_set_holds_when_the_file_is_read_again(ledger: Ledger, tmp_path: Path) -> None:
    """`set` marks anew, is logged, survives a changed file, and makes no second reading by itself."""
    file = write_article(tmp_path / "a" / "x.txt", 1)
    ledger.add(tmp_path / "a")
    ledger.set("x.txt", "publisher", "The Vel Courier", by="an archivist")
    publisher = ledger.reading("x.txt").article.publisher
    assert publisher is not None
    assert publisher.name == "The Vel Courier"
    assert counts(ledger.add(tmp_path / "a")) == (0, 1, 0, 0)
    write_article(file, 2)
    ledger.add(tmp_path / "a")
    publisher = ledger.reading("x.txt").article.publisher
    assert publisher is not None
    assert publisher.name == "The Vel Courier"
    assert b'"by":"an archivist"' in everything(ledger)
    assert list(ledger.verify()) == []


def test_what_was_removed_stays_out(ledger: Ledger, tmp_path: Path) -> None:
    """Not even ``force`` brings a removed article back; `readmit` does."""
    write_article(tmp_path / "a" / "x.txt", 1)
    write_article(tmp_path / "a" / "y.txt", 2)
    ledger.add(tmp_path / "a")
    (gone,) = ledger.remove("x.txt", "asked")
    assert counts(ledger.add(tmp_path / "a", force=True)) == (1, 0, 1, 0)
    assert keys(ledger) == ["y.txt"]
    ledger.readmit(gone)
    assert counts(ledger.add(tmp_path / "a")) == (1, 1, 0, 0)


# What fails ---------------------------------------------------------------------------------------------------------


def test_one_bad_input_fails_with_its_reason_and_the_rest_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    """A picture called .txt fails, stands in `unread`, and is taken from there once it is mended."""
    folder = write_pile(tmp_path / "a", 3)
    summary = ledger.add(folder, tmp_path / "missing")
    assert [failure.code for failure in summary.failures] == ["not-readable", "no-such-input"]
    assert summary.read == 7
    assert [one.uri for one in ledger.unread()] == [str(folder / "picture.txt"), str(tmp_path / "missing")]
    write_article(folder / "picture.txt", 7)
    assert ledger.add(folder).failed == 0
    assert [one.uri for one in ledger.unread()] == [str(tmp_path / "missing")]


def test_a_fault_of_ours_fails_one_article(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception nobody foresaw is told without the article's words, and the other articles are read."""
    from sayso import pipeline

    real = pipeline.mark_again

    def faulty(article: Article, settings: Settings, reader: Reader) -> Reading:
        if article.key == "001.txt":
            raise ZeroDivisionError(article.text)
        return real(article, settings, reader)

    monkeypatch.setattr(pipeline, "mark_again", faulty)
    summary = ledger.add(write_pile(tmp_path / "a", 3))
    assert [failure.code for failure in summary.failures] == ["reading-failed", "not-readable"]
    assert "ZeroDivisionError at test_pile.py" in summary.failures[0].message
    assert "Ostra" not in summary.failures[0].message
    assert summary.read == 6


def test_an_unknown_format_is_left_out_and_told(ledger: Ledger, tmp_path: Path) -> None:
    """A sound file in a folder is skipped with a reason; it is no failure."""
    write_article(tmp_path / "a" / "x.txt", 1)
    (tmp_path / "a" / "rain.ogg").write_bytes(b"OggS" + bytes(100))
    summary = ledger.add(tmp_path / "a")
    assert counts(summary) == (1, 0, 1, 0)
    assert [one.code for one in summary.skips] == ["unknown-format"]


def test_an_empty_file_is_stored_with_a_warning(ledger: Ledger, tmp_path: Path) -> None:
    """Nothing to read is no failure: the article is there, empty, and says so."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_bytes(b"")
    summary = ledger.add(tmp_path / "a")
    assert (summary.read, summary.warned) == (1, 1)
    assert ledger.reading("x.txt").article.text == ""


# Where it runs ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_ledger_is_the_same_for_any_number_of_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process, in one, in two and in three others: the same bytes."""
    monkeypatch.setattr("sayso.run.pile.SHARD_ARTICLES", 3)
    folder = write_pile(tmp_path / "a", 30)
    exports, summaries = set(), set()
    for workers in (None, 1, 2, 3):
        with open_ledger(tmp_path / f"{workers}.db") as ledger:
            summaries.add(ledger.add(folder, folder / "000.txt", workers=workers))
            exports.add(everything(ledger))
            assert list(ledger.verify()) == []
    assert len(exports) == len(summaries) == 1


def test_progress_goes_up_to_the_number_of_inputs(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Progress is told shard by shard, with the total where the names of files tell it."""
    monkeypatch.setattr("sayso.run.pile.SHARD_ARTICLES", 2)
    told: list[tuple[int, int | None]] = []
    for number in range(5):
        write_article(tmp_path / "a" / f"{number}.txt", number)
    ledger.add(tmp_path / "a", progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 5), (4, 5), (5, 5)]
    shutil.copy(tmp_path / "a" / "0.txt", tmp_path / "0.txt")
    (tmp_path / "a" / "t.csv").write_text("text\nVel\n", encoding="utf-8")
    told.clear()
    ledger.add(tmp_path / "a", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (6, None)


def test_outlets_described_beside_the_inputs_are_kept(ledger: Ledger, tmp_path: Path) -> None:
    """A publishers.csv in the folder is used for the run and remembered for later links."""
    folder = tmp_path / "articles"
    folder.mkdir()
    write_article(folder / "a.txt", 1)
    (folder / "publishers.csv").write_text("domain,name,aliases,owner,agency,party\n,The Ferry Post,Ferry Post,,no,\n")
    ledger.add(folder)
    assert [entry.name for entry in ledger.settings.publishers] == ["The Ferry Post"]
