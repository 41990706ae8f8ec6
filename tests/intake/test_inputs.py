"""What the user names is opened: each file once, in order, and what cannot be opened is told."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from sayso.intake import open_inputs
from sayso.records import Given, Raw
from sayso.settings import Settings
from sayso.vocabulary import How
from tests.intake.opening import keys, opened, write


def test_a_folder_is_opened_to_its_bottom_in_order(tmp_path: Path) -> None:
    """Keys are relative to the named folder, with forward slashes; a uri starts as the user wrote it."""
    root = write(
        tmp_path / "pile", {"b.txt": "b", "a/z.md": "z", "a/b/c.html": "<p>c", "c.txt.gz": gzip.compress(b"c")}
    )
    items, failures = opened(root)
    assert keys(items) == ["a/b/c.html", "a/z.md", "b.txt", "c.txt.gz"]
    assert [raw.media_type for raw in items] == ["text/html", "text/markdown", "text/plain", "text/plain"]
    assert items[0].uri == f"{root}/a/b/c.html"
    assert items[3].body == b"c"
    assert failures == []


def test_a_moved_folder_keeps_its_keys(tmp_path: Path) -> None:
    """So that ids do not hang on where the pile lies."""
    here = write(tmp_path / "here", {"x/a.txt": "a"})
    there = write(tmp_path / "deeper" / "there", {"x/a.txt": "a"})
    assert keys(opened(here)[0]) == keys(opened(there)[0])


def test_a_file_named_directly_has_its_path_as_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Normalised and relative to the working directory."""
    write(tmp_path, {"pile/a.txt": "a"})
    monkeypatch.chdir(tmp_path)
    assert [(raw.uri, raw.key) for raw in opened("pile/../pile/a.txt")[0]] == [("pile/../pile/a.txt", "pile/a.txt")]


def test_globs_are_sorted_and_a_glob_of_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stars that the shell has left alone."""
    write(tmp_path, {"b.txt": "b", "a.txt": "a", "c/d.txt": "d"})
    monkeypatch.chdir(tmp_path)
    assert keys(opened("*.txt")[0]) == ["a.txt", "b.txt"]
    assert keys(opened("**/*.txt")[0]) == ["a.txt", "b.txt", "c/d.txt"]
    assert [failure.code for failure in opened("*.none", "missing.txt")[1]] == ["no-such-input", "no-such-input"]


def test_a_file_met_twice_comes_once(tmp_path: Path) -> None:
    """Under the same name, another name, or through a link to it or its folder."""
    root = write(tmp_path / "pile", {"sub/a.txt": "a"})
    (root / "0-link.txt").symlink_to(root / "sub" / "a.txt")
    (root / "linked").symlink_to(root / "sub")
    (root / "sub" / "up").symlink_to(root)
    items, failures = opened(root, root / "sub", root / "sub" / "a.txt")
    assert keys(items) == ["sub/a.txt"]
    assert failures == []


def test_equal_files_are_two(tmp_path: Path) -> None:
    """Copies are for linking to find."""
    assert len(opened(write(tmp_path, {"a.txt": "same", "b.txt": "same"}))[0]) == 2


def test_links_that_lead_nowhere_or_in_a_circle_are_told(tmp_path: Path) -> None:
    """And the rest goes on."""
    root = write(tmp_path, {"z.txt": "z"})
    (root / "a.txt").symlink_to(root / "none.txt")
    (root / "b.txt").symlink_to(root / "b.txt")
    items, failures = opened(root)
    assert keys(items) == ["z.txt"]
    assert [failure.code for failure in failures] == ["not-readable", "not-readable"]


def test_files_of_other_kinds_are_told_once_each(tmp_path: Path) -> None:
    """Hidden files, README files and those that describe the pile are no coverage."""
    files = dict.fromkeys(("a.odt", "notes", ".hidden.txt", ".git/config.txt", "README.md", "README"), "x")
    root = write(tmp_path, files | {"publishers.csv": "name\nPost\n", "a.txt": "a"})
    items, failures = opened(root)
    assert keys(items) == ["a.txt"]
    assert [(Path(failure.uri).name, failure.code) for failure in failures] == [
        ("a.odt", "unknown-format"),
        ("notes", "unknown-format"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        pytest.param("story.text", b"The river rose.", "text/plain", id="text"),
        pytest.param("story", b"<!doctype html><html><p>a", "text/html", id="a page"),
        pytest.param("story.down", b"%PDF-1.7 ...", "application/pdf", id="a document"),
        pytest.param(
            "story.1", b"From: a@b.example\nTo: c@d.example\nSubject: x\n\ny", "message/rfc822", id="a message"
        ),
        pytest.param("story.bin", bytes(range(256)), None, id="binary data"),
    ],
)
def test_a_file_named_directly_is_looked_into(
    tmp_path: Path, name: str, content: bytes, media_type: str | None
) -> None:
    """Its suffix need not be known if it holds text."""
    items, failures = opened(write(tmp_path, {name: content}) / name)
    assert [raw.media_type for raw in items] == ([media_type] if media_type else [])
    assert [failure.code for failure in failures] == ([] if media_type else ["unknown-format"])


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        pytest.param("drafts/\n", ["a.txt", "b.txt"], id="a folder"),
        pytest.param("*.txt\n!b.txt\n", ["b.txt"], id="all but one"),
        pytest.param("# a comment\n\n/a.txt\n", ["b.txt", "drafts/a.txt"], id="anchored"),
    ],
)
def test_ignored_files_are_left_out(tmp_path: Path, rules: str, left: list[str]) -> None:
    """Patterns are those of git."""
    root = write(tmp_path, {"a.txt": "a", "b.txt": "b", "drafts/a.txt": "d", ".saysoignore": rules})
    items, failures = opened(root)
    assert (keys(items), failures) == (left, [])


def test_an_inner_ignore_file_outweighs_the_outer(tmp_path: Path) -> None:
    """Each holds for its own folder and those below."""
    root = write(
        tmp_path,
        {".saysoignore": "*.md\n", "a.md": "", "in/.saysoignore": "!a.md\n*.txt", "in/a.md": "", "in/b.txt": ""},
    )
    assert keys(opened(root)[0]) == ["in/a.md"]


def test_an_ignore_file_that_is_not_understood_is_told(tmp_path: Path) -> None:
    """Nothing is left out by it."""
    items, failures = opened(write(tmp_path, {".saysoignore": "!\n", "a.txt": "a"}))
    assert (keys(items), [failure.code for failure in failures]) == (["a.txt"], ["bad-ignore-file"])


def test_truncated_gzip_fails_with_its_reason(tmp_path: Path) -> None:
    """That one, and no other."""
    packed = gzip.compress(b"The river rose. " * 500)
    items, failures = opened(write(tmp_path, {"a.txt.gz": packed[: len(packed) // 2], "b.txt": "b"}))
    assert keys(items) == ["b.txt"]
    assert failures[0].code == "not-readable"
    assert "gzip" in failures[0].message


def test_a_file_over_the_limit_is_refused_without_being_held(tmp_path: Path) -> None:
    """Also one that only unpacking makes large."""
    root = write(tmp_path, {"a.txt": "x" * 101, "b.txt.gz": gzip.compress(b"x" * 10_000), "c.txt": "x" * 100})
    items, failures = opened(root, settings=Settings(max_bytes=100))
    assert keys(items) == ["c.txt"]
    assert [failure.code for failure in failures] == ["too-large", "too-large"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A file and a folder without permission."""
    root = write(tmp_path, {"a.txt": "a", "shut/b.txt": "b", "c.txt": "c"})
    (root / "a.txt").chmod(0)
    (root / "shut").chmod(0)
    try:
        items, failures = opened(root)
    finally:
        (root / "shut").chmod(0o700)
    assert keys(items) == ["c.txt"]
    assert [failure.code for failure in failures] == ["not-readable", "not-readable"]


def test_the_pictures_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    """Browsers put them into a folder beside the page, named in the user's language; other folders are read."""
    names = [
        "river.html",
        "river_files/frame.html",
        "river_files/ad.txt",
        "sea.htm",
        "sea-Dateien/a.html",
        "x_files/a.txt",
    ]
    items, failures = opened(write(tmp_path, dict.fromkeys(names, "<p>a")))
    assert (keys(items), failures) == (["river.html", "sea.htm", "x_files/a.txt"], [])


def test_a_pipe_in_a_folder_is_left_alone(tmp_path: Path) -> None:
    """It might never end."""
    os.mkfifo(tmp_path / "a.txt")
    items, failures = opened(write(tmp_path, {"b.txt": "b"}))
    assert keys(items) == ["b.txt"]
    assert failures[0].code == "unknown-format"


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    """Its odd bytes are written out."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("a")
    (raw,) = opened(tmp_path)[0]
    assert raw.key == "caf\\xe9.txt"
    raw.uri.encode("utf-8")


def test_flags_come_before_side_cars(tmp_path: Path) -> None:
    """The first of two counts."""
    root = write(tmp_path, {"a.txt": "a", "sayso.csv": "path,publisher,published\na.txt,Tanura Post,2031-03-03\n"})
    flag = Given(field="publisher", value="Selm News", how=How.GIVEN)
    (raw,) = opened(root, given=(flag,))[0]
    assert raw.given == (
        flag,
        Given(field="publisher", value="Tanura Post", how=How.SIDE_CAR),
        Given(field="published", value="2031-03-03", how=How.SIDE_CAR),
    )


@pytest.mark.parametrize(
    ("table", "why"),
    [
        pytest.param("path,color\na.txt,red\n", "color", id="unknown column"),
        pytest.param("title\nx\n", "path", id="no path"),
        pytest.param("path,title\nnone.txt,x\n", "none.txt", id="no such file"),
        pytest.param("path,title\na.txt,x\na.txt,y\n", "twice", id="twice"),
        pytest.param("path,title\nsub/a.txt,x\n", "another folder", id="elsewhere"),
        pytest.param(b"path,title\na.txt,\xff\n", "UTF-8", id="not UTF-8"),
    ],
)
def test_a_faulty_side_car_is_told_and_the_files_are_read(tmp_path: Path, table: str | bytes, why: str) -> None:
    """Once, however many files lie beside it."""
    items, failures = opened(write(tmp_path, {"a.txt": "a", "b.txt": "b", "sayso.csv": table}))
    assert keys(items) == ["a.txt", "b.txt"]
    assert [failure.code for failure in failures] == ["bad-side-car"]
    assert why in failures[0].message


@pytest.mark.parametrize(
    ("body", "media_types"),
    [
        pytest.param(b"The river rose.", ["text/plain"], id="text"),
        pytest.param(b"\n <!DOCTYPE html><html><body><p>a", ["text/html"], id="a page"),
        pytest.param(b'{"text": "a"}\n{"text": "b"}\n', ["application/x-sayso-row"] * 2, id="rows"),
        pytest.param(gzip.compress(b'{"text": "a"}\n'), ["application/x-sayso-row"], id="gzipped rows"),
        pytest.param(b'{"title": "no text here"}\n', ["text/plain"], id="an object without text"),
        pytest.param(b'{"text": "' + b"long " * 40_000 + b'"}\n', ["application/x-sayso-row"], id="one long row"),
        pytest.param(b"%PDF-1.7 ...", ["application/pdf"], id="a document"),
        pytest.param(b"From: a@b.example\nTo: c@d.example\nSubject: x\n\ny", ["message/rfc822"], id="a message"),
        pytest.param(b"", ["text/plain"], id="nothing"),
    ],
)
def test_standard_input_is_known_by_its_content(
    monkeypatch: pytest.MonkeyPatch, body: bytes, media_types: list[str]
) -> None:
    """A page, rows, or else text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    items, failures = opened("-")
    assert ([raw.media_type for raw in items], failures) == (media_types, [])
    assert {raw.location for raw in items} <= {None}


def test_what_sayso_has_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """It belongs into `mark` or `link`."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"schema": 1, "tool": "0.1", "text": "a"}\n')))
    assert [failure.code for failure in opened("-")[1]] == ["not-readable"]


def test_inputs_are_opened_one_at_a_time(tmp_path: Path) -> None:
    """The first comes before the last is looked at: memory does not grow with the pile."""
    root = write(tmp_path, {f"{number:03}.txt": "x" for number in range(50)})
    stream = open_inputs([root], settings=Settings())
    assert isinstance(next(stream), Raw)
    (root / "049.txt").unlink()
    rest = list(stream)
    assert len(rest) in (48, 49)
