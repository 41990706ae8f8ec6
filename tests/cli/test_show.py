"""`show`, `set`, `remove`, `verify`, `export`, `doctor`: what a ledger holds, and what people say of it."""

import csv
import hashlib
import io
import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from sayso.cli.look import bounds_of, fold_names
from tests.cli.conftest import Sayso

FOOT = "A row says that it was said, not that it happened."
WHATS = [
    "articles", "claims", "attributions", "figures", "dates", "names", "events", "warnings", "copies", "questions",
    "accounts", "voices", "documents", "chronology", "entities", "unread",
]  # fmt: skip


def rows(sayso: Sayso, what: str, *args: str) -> list[dict[str, object]]:
    """The rows of a table as JSON gives them."""
    done = sayso("show", what, "pile.db", "--json", *args)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("what", WHATS)
def test_every_table_can_be_shown(sayso: Sayso, what: str) -> None:
    """As a page of 80 columns with the foot, or with a word that there is nothing."""
    done = sayso("show", what, "pile.db")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[-1] == FOOT or f"No {what}" in lines[0]
    assert all(len(line) <= 80 for line in lines)


def test_figures_come_with_their_words_and_their_chain(sayso: Sayso) -> None:
    """Each row points to its characters."""
    texts = {row["id"]: row["text"] for row in rows(sayso, "articles")}
    figures = rows(sayso, "figures")
    assert figures
    for row in figures:
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]  # type: ignore[index]
        assert row["chain"]


def test_one_article_alone(sayso: Sayso) -> None:
    """By its file name, its address or the start of its id."""
    ident = next(row["id"] for row in rows(sayso, "articles") if row["uri"] == "articles/hill.txt")
    shown = [rows(sayso, "claims", "--article", name) for name in ("hill.txt", "articles/hill.txt", str(ident)[7:15])]
    assert shown[0]
    assert shown[0] == shown[1] == shown[2]
    assert {row["uri"] for row in shown[0]} == {"articles/hill.txt"}


def test_what_a_limit_leaves_out_is_said(sayso: Sayso) -> None:
    """On a page at its end, with data on standard error."""
    total = len(rows(sayso, "claims"))
    page = sayso("show", "claims", "pile.db", "--limit", "2").stdout
    assert f"{total - 2} of {total} rows are left out" in page
    data = sayso("show", "claims", "pile.db", "--limit", "2", "--json")
    assert len(data.stdout.splitlines()) == 2
    assert f"{total - 2} more rows" in data.stderr


def test_csv_is_guarded(sayso: Sayso) -> None:
    """A claim that begins like a formula is text in a spreadsheet."""
    shown = sayso("show", "claims", "pile.db", "--csv").stdout
    cells = [row["text"] for row in csv.DictReader(io.StringIO(shown, newline=""))]
    assert any(cell.startswith("'=A line") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_row_is_shown_in_its_sentence_with_its_chain(sayso: Sayso) -> None:
    """The span is told apart without colour too."""
    row = next(row for row in rows(sayso, "figures") if "40" in str(row["text"]))
    page = sayso("show", str(row["id"])[7:17], "pile.db").stdout
    assert f"[[{row['text']}]]" in " ".join(page.split())
    assert str(row["chain"]) in " ".join(page.split())
    assert "articles/ferry.txt, characters" in page
    assert "The Ferry Post (" in page
    assert page.splitlines()[-1] == FOOT


def test_an_article_is_shown_by_its_id(sayso: Sayso) -> None:
    """Whole, with its marks; as the contract with --json."""
    ident = next(row["id"] for row in rows(sayso, "articles") if row["uri"] == "articles/hill.txt")
    assert "مرحبا 😀" in sayso("show", str(ident)[7:19], "pile.db").stdout
    assert json.loads(sayso("show", str(ident), "pile.db", "--json").stdout)["id"] == ident


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (["show", "claim", "pile.db"], 2, "Did you mean 'claims'"),
        (["show", "claims", "gone.db"], 2, "No ledger at 'gone.db'"),
        (["show", "claims", "articles/lake.txt"], 1, "no sayso ledger"),
        (["show", "claims", "pile.db", "--article", "gone.txt"], 2, "No article in pile.db is called 'gone.txt'"),
        (["show", "00000000", "pile.db"], 2, "No row in pile.db"),
        (["set", "hill.txt", "colour=red", "--ledger", "pile.db"], 2, "FIELD one of title"),
        (["set", "hill.txt", "published=soon", "--ledger", "pile.db"], 2, "published cannot be 'soon'"),
        (["set", "gone.txt", "title=A", "--ledger", "pile.db"], 2, "'gone.txt'"),
        (["remove", "hill.txt", "--ledger", "pile.db"], 2, "--reason"),
        (["remove", "hill.txt", "--reason", " ", "--ledger", "pile.db"], 2, "--reason cannot be"),
        (["export", "pile.db"], 2, "--output"),
        (["export", "pile.db", "-o", "x", "--format", "pdf"], 2, "choose csv, xlsx, parquet, json"),
        (["export", "pile.db", "-o", "pile.html"], 1, "Cannot write pile.html"),
    ],
)
def test_a_wrong_request_is_one_line(sayso: Sayso, args: list[str], status: int, words: str) -> None:
    """What happened, with which value, what to do."""
    done = sayso(*args)
    assert done.returncode == status
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_name_that_fits_several_articles_lists_them(desk: Path, sayso: Sayso) -> None:
    """Nothing is chosen for the user."""
    for folder in ("one", "two"):
        (desk / "articles" / folder).mkdir()
        (desk / "articles" / folder / "page.txt").write_text(f"Page {folder}.", encoding="utf-8")
    sayso("run", "articles", "--ledger", "new.db")
    done = sayso("remove", "page.txt", "--reason", "a test", "--ledger", "new.db")
    assert done.returncode == 2
    assert "'page.txt' fits 2 articles" in done.stderr
    assert "articles/one/page.txt" in done.stderr
    assert "articles/two/page.txt" in done.stderr
    assert sayso("remove", "one/page.txt", "--reason", "a test", "--ledger", "new.db").returncode == 0


def test_what_people_set_is_known_as_given(sayso: Sayso) -> None:
    """The article is marked again in that light."""
    done = sayso("set", "lake.txt", "publisher=The Lake", "published=2025-03-07", "--ledger", "pile.db", "--by", "me")
    assert done.returncode == 0
    row = next(row for row in rows(sayso, "articles") if row["uri"] == "articles/lake.txt")
    assert (row["publisher"], row["publisher_how"]) == ("The Lake", "given")
    assert (row["published"], row["published_how"]) == ("2025-03-07", "given")
    claims = rows(sayso, "claims", "--article", "lake.txt")
    assert all(str(claim["chain"]).startswith("The Lake") for claim in claims)


def test_a_removed_article_leaves_no_row_and_does_not_come_back(desk: Path, sayso: Sayso) -> None:
    """Its words are gone from the file; the next run skips it."""
    (desk / "pile.db").unlink()
    assert sayso("run", "articles", "--ledger", "pile.db").returncode == 0
    assert sayso("remove", "ferry.txt", "--reason", "asked by the family", "--ledger", "pile.db").returncode == 0
    assert "articles/ferry.txt" not in {row["uri"] for row in rows(sayso, "articles")}
    assert b"Petra Lume" not in (desk / "pile.db").read_bytes()
    last = sayso("run", "articles", "--ledger", "pile.db").stderr.splitlines()[-1]
    assert last.startswith("0 read, 2 unchanged, 1 skipped")


def test_verify_ends_well_or_at_the_first_lie(desk: Path, sayso: Sayso) -> None:
    """Status 1 and what is wrong."""
    done = sayso("verify", "pile.db")
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 articles: every span quotes its text." in done.stderr
    with closing(sqlite3.connect(desk / "pile.db")) as connection:
        connection.execute("UPDATE text SET body = replace(body, 'killed', 'harmed')")
        connection.commit()
    done = sayso("verify", "pile.db")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "json"])
def test_an_export_has_every_table_and_a_manifest_that_holds(desk: Path, sayso: Sayso, form: str) -> None:
    """Rows and hashes are those of the files, the same rows in every format, for their owner only."""
    done = sayso("export", "pile.db", "--output", "out", "--format", form)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((desk / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["foot"] == FOOT
    assert done.stderr.splitlines()[-1] == FOOT
    for file in manifest["files"]:
        path = desk / "out" / file["file"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    counts = {table["table"]: table["rows"] for table in manifest["tables"]}
    assert counts["articles"] == 3
    assert counts["claims"] == len(rows(sayso, "claims"))
    claims = read_texts(desk / "out", form)
    assert claims == [row["text"] for row in rows(sayso, "claims")]
    assert any(str(claim).startswith("=A line") for claim in claims)
    empty = [table for table in manifest["tables"] if not table["rows"]]
    assert all(any("has no rows" in sentence for sentence in table["told"]) for table in empty)


def read_texts(folder: Path, form: str) -> list[object]:
    """The words of the claims in an export, the guard taken off again."""
    if form == "csv":
        with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
            return [row["text"].removeprefix("'") for row in csv.DictReader(file)]
    if form == "xlsx":
        sheet = openpyxl.load_workbook(folder / "sayso.xlsx")["claims"]
        header, *lines = sheet.iter_rows(values_only=True)
        return [str(line[header.index("text")]).replace("_x000D_", "\r") for line in lines]
    if form == "parquet":
        return pq.read_table(folder / "claims.parquet").column("text").to_pylist()
    return [row["text"] for row in json.loads((folder / "claims.json").read_text("utf-8"))["rows"]]


def test_equal_ledgers_make_equal_exports(desk: Path, sayso: Sayso) -> None:
    """No clock gets into a file, whichever the format."""
    for form in ("csv", "xlsx", "parquet", "json"):
        for folder in ("one", "two"):
            assert sayso("export", "pile.db", "-o", f"{folder}-{form}", "--format", form).returncode == 0
        one, two = (sorted((desk / f"{folder}-{form}").iterdir()) for folder in ("one", "two"))
        assert [path.name for path in one] == [path.name for path in two]
        assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_public_export_masks_and_excerpts(desk: Path, sayso: Sayso) -> None:
    """No private name, no whole article, and both are told."""
    done = sayso("export", "pile.db", "-o", "out", "--public")
    assert done.returncode == 0
    assert "are excerpts of 160 characters" in done.stderr
    for path in (desk / "out").iterdir():
        assert "Petra Lume" not in path.read_text(encoding="utf-8"), path.name


def test_canonical_lines_go_to_standard_output_or_to_a_file(desk: Path, sayso: Sayso) -> None:
    """The same bytes."""
    shown = sayso("export", "pile.db", "--canonical").stdout
    assert sayso("export", "pile.db", "--canonical", "-o", "out").returncode == 0
    assert (desk / "out" / "canonical.jsonl").read_text("utf-8") == shown
    assert {json.loads(line)["record"] for line in shown.splitlines()} >= {"article", "reading"}


def test_doctor_tells_versions_and_where_settings_come_from(desk: Path, sayso: Sayso) -> None:
    """A file, a variable, a flag, what is built in."""
    (desk / "sayso.toml").write_text("max_bytes = 1000\n", encoding="utf-8")
    done = sayso("doctor", "pile.db", "--json", SAYSO_WORDING="yes")
    assert done.returncode == 0, done.stdout
    told = {(line["part"], line["name"]): line["value"] for line in map(json.loads, done.stdout.splitlines())}
    assert told["settings", "max_bytes"] == "1000 (sayso.toml)"
    assert told["settings", "wording"] == "True (SAYSO_WORDING)"
    assert told["settings", "ledger"] == "pile.db (flag)"
    assert told["settings", "language"] == "en (built in)"
    assert told["database", "full-text search"] == "FTS5"


@pytest.mark.parametrize(
    ("low", "high", "modifier", "words"),
    [
        (47, 47, "exact", "47"),
        (8400, 8400, "approx", "8,400"),
        (40, 50, "range", "40 to 50"),
        (40, None, "at_least", "at least 40"),
        (40, None, "more_than", "over 40"),
        (None, 500, "nearly", "at most 500"),
        (None, 30, "less_than", "under 30"),
        (0.25, 0.25, "exact", "0.25"),
        (None, None, "exact", "open"),
    ],
)
def test_bounds_are_told_in_words(low: float | None, high: float | None, modifier: str, words: str) -> None:
    """What the reported number allows."""
    assert bounds_of({"low": low, "high": high, "modifier": modifier}) == words


def test_names_are_told_once_each() -> None:
    """With their spellings and roles, the most widely used first."""
    one = {"entity_name": "Ana Doru", "text": "Ana Doru", "type": "PERSON", "roles": "minister", "article": "a"}
    other = one | {"text": "Doru", "roles": "minister; Ms", "article": "b"}
    third = one | {"entity_name": None, "text": "Ordun", "type": "GPE", "roles": None}
    first, second = fold_names([third, one, other])
    assert (first["spellings"], first["roles"], first["times"], first["articles"]) == ("Doru", "minister, Ms", 2, 2)
    assert (second["text"], second["times"]) == ("Ordun", 1)


def test_a_claim_says_what_decided_it(sayso: Sayso) -> None:
    """Hop by hop: the rule, the cue, the source, the speaker and the parts of the confidence."""
    claim = next(row for row in rows(sayso, "claims") if "crack" in str(row["text"]))
    done = sayso("show", "claims", "pile.db", "--explain", str(claim["id"])[7:19])
    assert done.returncode == 0, done.stderr
    assert "Petra Lume" in done.stdout
    assert all(topic in done.stdout for topic in ("found by", "cue", "source", "speaker", "confidence"))
    assert done.stdout.splitlines()[-1] == FOOT


def test_only_claims_are_explained(sayso: Sayso) -> None:
    """Another table, or an id that no claim has, is said to be a mistake."""
    assert sayso("show", "dates", "pile.db", "--explain", "abcdef12").returncode == 2
    assert "claim" in sayso("show", "claims", "pile.db", "--explain", "0000000000000").stderr
