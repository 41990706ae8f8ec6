"""Tables give one article a row; a bad row fails alone, with its number."""

import csv
import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sayso.errors import UsageError
from sayso.identity import digest_bytes
from sayso.intake import open_inputs
from sayso.read import read_article
from sayso.records import Given, Raw
from sayso.settings import Settings
from sayso.vocabulary import How
from tests.intake.opening import keys, opened, write

ROWS = [
    {
        "id": "1",
        "text": "The river rose, he said.\r\nTwice.",
        "title": "River",
        "url": "http://www.Tanura.example/a/?utm_source=x#top",
    },
    {"id": "2", "text": "“It fell.”", "title": "", "url": "", "section": "local"},
]


def as_jsonl() -> bytes:
    """Return `ROWS` as JSON lines."""
    return "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def as_csv(delimiter: str = ",") -> bytes:
    """Return `ROWS` as delimited values."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["id", "text", "title", "url", "section"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def as_parquet() -> bytes:
    """Return `ROWS` as Parquet."""
    sink = pa.BufferOutputStream()
    schema = pa.schema([(name, pa.string()) for name in ("id", "text", "title", "url", "section")])
    pq.write_table(pa.Table.from_pylist(ROWS, schema), sink)
    return bytes(sink.getvalue())


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    ("name", "body"),
    [
        pytest.param("t.jsonl", as_jsonl(), id="jsonl"),
        pytest.param("t.ndjson", as_jsonl(), id="ndjson"),
        pytest.param("t.csv", as_csv(), id="csv"),
        pytest.param("t.tsv", as_csv("\t"), id="tsv"),
        pytest.param("t.parquet", as_parquet(), id="parquet"),
    ],
)
def test_every_kind_of_table_gives_the_same_articles(tmp_path: Path, name: str, body: bytes, packed: bool) -> None:
    """A row with an address has it as key in its one spelling; another has the file and its id."""
    name += ".gz" if packed else ""
    root = write(tmp_path, {name: gzip.compress(body) if packed else body})
    items, failures = opened(root)
    assert failures == []
    assert keys(items) == ["https://www.tanura.example/a", f"{name}#2"]
    assert [raw.uri for raw in items] == [ROWS[0]["url"], f"{root}/{name}#2"]
    articles = [read_article(raw, Settings()) for raw in items]
    assert [article.text for article in articles] == [row["text"] for row in ROWS]
    assert articles[0].title is not None
    assert (articles[0].title.text, articles[0].title.start) == ("River", None)
    assert articles[1].carried == {"section": "local"}


def test_columns_are_taken_under_the_tables_own_names(tmp_path: Path) -> None:
    """The mapping goes from our names to theirs; the rest is carried along as text."""
    row = '{"ID": 7, "body": "The river rose.", "who": "Jana Holm", "when": "2031-03-03", "n": 3, "tags": ["a"]}\n'
    root = write(tmp_path, {"t.jsonl": row})
    columns = {"id": "ID", "text": "body", "author": "who", "published": "when"}
    (raw,) = opened(root, columns=columns)[0]
    assert raw.key == "t.jsonl#7"
    assert raw.carried == {"n": "3", "tags": '["a"]'}
    assert set(raw.given) == {
        Given(field="author", value="Jana Holm", how=How.GIVEN),
        Given(field="published", value="2031-03-03", how=How.GIVEN),
    }


def test_a_column_that_sayso_does_not_have_is_a_wrong_request(tmp_path: Path) -> None:
    """So is a mapping of nothing we know."""
    with pytest.raises(UsageError, match="colour"):
        opened(write(tmp_path, {"t.jsonl": "{}\n"}), columns={"colour": "c"})


@pytest.mark.parametrize(
    ("name", "body", "good", "bad"),
    [
        pytest.param(
            "t.jsonl",
            b'{"text":"a"}\n{"text":\n[1]\n{"text":4}\n{"t":"x"}\n\n{"text":"b"}\n',
            [1, 7],
            [2, 3, 4, 5],
            id="jsonl",
        ),
        pytest.param("t.jsonl", b'{"text":"a"}\n\xff\xfe\n{"text":"b"}', [1, 3], [2], id="not UTF-8"),
        pytest.param("t.csv", b"id,text\n,a\n,b,c,d\n,e\n", [1, 3], [2], id="too many cells"),
        pytest.param("t.csv", b"text,title\na\n\nb,t\n", [1, 2], [], id="too few cells, blank lines"),
    ],
)
def test_a_bad_row_fails_alone(tmp_path: Path, name: str, body: bytes, good: list[int], bad: list[int]) -> None:
    """Its number counts lines of the file for JSON, rows below the header for others."""
    items, failures = opened(write(tmp_path, {name: body}))
    assert keys(items) == [f"{name}#{number}" for number in good]
    assert [failure.uri.rsplit("#", 1)[1] for failure in failures] == [str(number) for number in bad]
    assert {failure.code for failure in failures} <= {"bad-row"}
    for failure, number in zip(failures, bad, strict=True):
        assert f"row {number}:" in failure.message


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        pytest.param("t.csv", b"id,body\n1,a\n", "no-text-column", id="csv without text"),
        pytest.param("t.csv", b"", "no-text-column", id="empty csv"),
        pytest.param("t.parquet", b"PAR1 but no more", "not-readable", id="broken parquet"),
        pytest.param("t.jsonl.gz", gzip.compress(as_jsonl())[:60], "not-readable", id="cut-off gzip"),
    ],
)
def test_a_table_that_cannot_be_used_fails_with_its_reason(tmp_path: Path, name: str, body: bytes, code: str) -> None:
    """The message says which columns there are, or what is broken."""
    failures = opened(write(tmp_path, {name: body, "z.txt": "z"}))[1]
    assert [failure.code for failure in failures] == [code]


def test_rows_before_a_cut_are_read(tmp_path: Path) -> None:
    """What came out of a cut-off archive is whole, row by row."""
    rows = "".join(f'{{"id": {n}, "text": "{n * 7919 % 10007} river"}}\n' for n in range(20_000)).encode()
    packed = gzip.compress(rows)
    items, failures = opened(write(tmp_path, {"t.jsonl.gz": packed[: len(packed) // 2]}))
    assert len(items) > 5_000
    assert failures[-1].code == "not-readable"


def test_a_csv_in_another_encoding_is_guessed_with_a_warning(tmp_path: Path) -> None:
    """Every row of it carries the warning."""
    table = ("text\n" + "Die Brücke über den Fluß ist höher als früher.\n" * 9).encode("cp1252")
    items, failures = opened(write(tmp_path, {"t.csv": table}))
    assert failures == []
    article = read_article(items[0], Settings())
    assert article.text.startswith("Die Brücke über den Fluß")
    assert [warning.code for warning in article.warnings] == ["encoding-guessed"]


def test_a_corrected_title_is_a_new_version_and_a_flag_is_not(tmp_path: Path) -> None:
    """The digest is that of the row, in a canonical form."""

    def digest(row: str, given: tuple[Given, ...] = ()) -> str:
        (raw,) = opened(write(tmp_path, {"t.jsonl": row + "\n"}), given=given)[0]
        assert read_article(raw, Settings()).digest == digest_bytes(raw.body)
        return digest_bytes(raw.body)

    first = digest('{"id": 1, "text": "a", "title": "b"}')
    assert digest('{"title": "b", "id": 1, "text": "a"}') == first
    assert digest('{"id": 1, "text": "a", "title": "c"}') != first
    flag = Given(field="publisher", value="Selm News", how=How.GIVEN)
    assert digest('{"id": 1, "text": "a", "title": "b"}', (flag,)) == first


def test_a_large_table_is_read_in_bounded_memory(tmp_path: Path) -> None:
    """Sixty megabytes of rows, never more than a few of them held."""
    path = tmp_path / "t.jsonl"
    with path.open("w") as stream:
        for number in range(600):
            stream.write(f'{{"id": {number}, "text": "{"river " * 17_000}"}}\n')
    tracemalloc.start()
    count = 0
    for one in open_inputs([path], settings=Settings()):
        assert isinstance(one, Raw)
        count += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 600
    assert peak < 10_000_000


def test_a_row_over_the_limit_fails_and_the_next_is_read(tmp_path: Path) -> None:
    """However long the line is."""
    rows = b'{"text": "' + b"x" * 5_000_000 + b'"}\n{"text": "b"}\n'
    items, failures = opened(write(tmp_path, {"t.jsonl": rows}), settings=Settings(max_bytes=10_000))
    assert keys(items) == ["t.jsonl#2"]
    assert [failure.code for failure in failures] == ["too-large"]
