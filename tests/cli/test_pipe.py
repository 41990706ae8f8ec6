"""`read`, `mark` and `link`: JSON in pipes, the same whichever way one goes."""

import json
from pathlib import Path

import pytest

from sayso.contract import decode_article, decode_links, decode_reading
from tests.cli.conftest import ARTICLES, Sayso

PATHS = [f"articles/{name}" for name in sorted(ARTICLES)]


def test_read_prints_one_article_a_line_in_input_order(sayso: Sayso) -> None:
    """A folder is read in order of name; the text is the decoded file."""
    lines = sayso("read", "articles").stdout.splitlines()
    articles = [decode_article(line) for line in lines]
    assert [article.uri for article in articles] == PATHS
    assert [article.text for article in articles] == [ARTICLES[Path(path).name] for path in PATHS]


def test_mark_prints_the_contract(sayso: Sayso) -> None:
    """Every field, none left out; spans quote the text."""
    for line in sayso("mark", "--json", "articles").stdout.splitlines():
        reading = decode_reading(line)
        held = json.loads(line)
        assert list(held)[:4] == ["schema", "tool", "model", "id"]
        assert {"claims", "attributions", "figures", "dates", "events", "names", "entities", "wording"} <= set(held)
        for name in reading.marks.names:
            assert reading.article.text[name.start : name.end] == name.text


@pytest.mark.parametrize("workers", ["1", "2"])
def test_marks_are_the_same_whichever_way_they_are_made(sayso: Sayso, workers: str) -> None:
    """From paths, through a pipe, made again from their own lines; for any number of workers."""
    paths = sayso("mark", "articles", "--json", "--workers", workers).stdout
    piped = sayso("mark", stdin=sayso("read", "articles").stdout).stdout
    again = sayso("mark", "-", stdin=paths).stdout
    assert paths
    assert paths == piped == again


def test_lines_in_a_file_are_taken_for_what_they_are(desk: Path, sayso: Sayso) -> None:
    """What `mark` printed can be kept and linked later."""
    (desk / "marked.jsonl").write_text(sayso("mark", "articles").stdout, encoding="utf-8")
    from_file = sayso("link", "marked.jsonl").stdout
    assert from_file == sayso("link", stdin=sayso("mark", "articles").stdout).stdout
    assert from_file == sayso("link", "articles").stdout


def test_link_prints_one_object_or_one_record_a_line(sayso: Sayso) -> None:
    """`--json` the whole, `--jsonl` its records with their kind."""
    links = decode_links(sayso("link", "articles", "--json").stdout)
    assert [article.uri for article in links.articles] == [
        json.loads(line)["uri"]
        for line in sayso("link", "articles", "--jsonl").stdout.splitlines()
        if json.loads(line)["record"] == "articles"
    ]
    assert len(links.articles) == 3


def test_a_ledger_can_be_linked(sayso: Sayso) -> None:
    """The same articles as their folder; only keys differ, so the addresses are compared."""
    links = decode_links(sayso("link", "pile.db", "--json").stdout)
    assert sorted(article.uri for article in links.articles) == PATHS


@pytest.mark.parametrize(
    ("stdin", "uri"),
    [
        pytest.param("The mayor said 12 boats sank.", "-", id="text"),
        pytest.param("<!DOCTYPE html><html><body><p>The mayor said 12 boats sank.</p></body></html>", "-", id="html"),
        pytest.param('{"id": "7", "text": "The mayor said 12 boats sank."}\n', "-#7", id="rows"),
    ],
)
def test_standard_input_is_told_by_what_stands_in_it(sayso: Sayso, stdin: str, uri: str) -> None:
    """Without a path, or with -."""
    done = sayso("mark", stdin=stdin)
    assert done.returncode == 0
    reading = decode_reading(done.stdout)
    assert reading.article.uri == uri
    assert "12 boats" in reading.article.text


def test_standard_input_stands_where_it_is_named(sayso: Sayso) -> None:
    """Among other paths, in the order of the command line."""
    done = sayso("read", "articles/lake.txt", "-", "articles/hill.txt", stdin="From the pipe.")
    uris = [decode_article(line).uri for line in done.stdout.splitlines()]
    assert uris == ["articles/lake.txt", "-", "articles/hill.txt"]


def test_a_failure_is_told_on_standard_error_and_the_rest_goes_on(sayso: Sayso) -> None:
    """Status 1; standard output holds nothing but data."""
    done = sayso("mark", "articles/gone.txt", "articles/lake.txt")
    assert done.returncode == 1
    assert "articles/gone.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_broken_line_fails_with_its_number(sayso: Sayso) -> None:
    """The lines after it are marked."""
    good = sayso("read", "articles/lake.txt").stdout
    done = sayso("mark", stdin=good + '{"schema":1,"text":3}\n' + good)
    assert done.returncode == 1
    assert "- line 2:" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_what_fails_stands_in_unread(sayso: Sayso) -> None:
    """Link results say what they do not count."""
    done = sayso("link", "articles", "gone.txt", "--json")
    assert done.returncode == 1
    assert [item.uri for item in decode_links(done.stdout).unread if item.uri == "gone.txt"] == ["gone.txt"]
