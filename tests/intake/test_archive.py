"""ZIP archives: each file in them is an article, nothing is written outside, and bombs are refused with a reason."""

import io
import stat
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records import Failure
from sayso.settings import Settings
from tests.intake.messages import make_mail
from tests.intake.opening import keys, opened, write


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of ``files``."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_files_of_an_archive_are_articles(tmp_path: Path) -> None:
    """In the order of their paths, named ``archive!/path``; other kinds are told, what is no coverage is not."""
    files: dict[str, str | bytes] = {
        "b.txt": "b",
        "a/c.html": "<p>c",
        "a/t.jsonl": '{"text": "d"}\n',
        "x.bin": b"\x00",
        ".h.txt": "h",
    }
    body = make_zip(files | {"README.md": "r", "__MACOSX/._b.txt": "m", "p.html": "p", "p_files/f.html": "f"})
    items, failures = opened(write(tmp_path, {"pile.zip": body}))
    assert keys(items) == ["pile.zip!/a/c.html", "pile.zip!/a/t.jsonl#1", "pile.zip!/b.txt", "pile.zip!/p.html"]
    assert items[0].uri == f"{tmp_path}/pile.zip!/a/c.html"
    assert {raw.location for raw in items} == {str(tmp_path / "pile.zip")}
    assert [(failure.uri.rsplit("/", 1)[1], failure.code) for failure in failures] == [("x.bin", "unknown-format")]


def test_an_archive_is_the_same_wherever_it_comes_from(tmp_path: Path) -> None:
    """As a file, gzipped, inside another one, attached to a message."""
    body = make_zip({"a.txt": "a"})
    write(tmp_path, {"1.zip": body, "2.zip": make_zip({"1.zip": body})})
    write(tmp_path, {"3.eml": make_mail(attached=[("1.zip", "application/zip", body)])})
    items, failures = opened(tmp_path)
    assert failures == []
    assert keys(items) == ["1.zip!/a.txt", "2.zip!/1.zip!/a.txt", "3.eml", "3.eml!/1.zip!/a.txt"]
    assert [raw.body for raw in items if raw.media_type == "text/plain"] == [b"a"] * 3


def test_a_side_car_in_an_archive_holds_for_the_files_beside_it(tmp_path: Path) -> None:
    """And what is wrong with it is told once."""
    table = "path,publisher\na.txt,Tanura Post\nnone.txt,x\n"
    items, failures = opened(
        write(tmp_path, {"p.zip": make_zip({"s/a.txt": "a", "s/b.txt": "b", "s/sayso.csv": table})})
    )
    assert [[one.value for one in raw.given] for raw in items] == [["Tanura Post"], []]
    assert [failure.code for failure in failures] == ["bad-side-car"]


@pytest.mark.parametrize("name", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing appears outside, and the rest is read."""
    root = write(tmp_path / "in", {"p.zip": make_zip({name: "bad", "z.txt": "z"})})
    items, failures = opened(root)
    assert keys(items) == ["p.zip!/z.txt"]
    assert [failure.code for failure in failures] == ["not-readable"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["in", "p.zip"]


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    """It might point to any file of this machine."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        link = ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    _, failures = opened(write(tmp_path, {"p.zip": out.getvalue()}))
    assert "link" in failures[0].message


def test_an_encrypted_file_is_told(tmp_path: Path) -> None:
    """Its flag says so before anything is read."""
    body = bytearray(make_zip({"a.txt": "a", "b.txt": "b"}))
    at = body.index(b"PK\x01\x02")
    body[at + 8] |= 1
    items, failures = opened(write(tmp_path, {"p.zip": bytes(body)}))
    assert keys(items) == ["p.zip!/b.txt"]
    assert "encrypted" in failures[0].message


def test_bombs_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    """One large file, many large files, archives in archives, and files that lie over each other."""
    large = b"river " * 200_000
    nested = make_zip({"b.txt": "b"})
    for _ in range(8):
        nested = make_zip({"a.zip": nested})
    overlapping = bytearray(make_zip({"a.txt": large, "b.txt": large}))
    second = overlapping.rindex(b"PK\x01\x02")
    overlapping[second + 42 : second + 46] = bytes(4)
    archives: dict[str, str | bytes] = {
        "1.zip": make_zip({"a.txt": large, "b.txt": "b"}),
        "2.zip": make_zip({f"{number}.txt": "x" * 900_000 for number in range(9)}),
        "3.zip": nested,
        "4.zip": bytes(overlapping),
        "5.txt": "The river rose.",
    }
    items, failures = opened(write(tmp_path, archives), settings=Settings(max_bytes=1_000_000, max_unpacked=3_000_000))
    assert keys(items) == ["1.zip!/b.txt", "2.zip!/0.txt", "2.zip!/1.txt", "2.zip!/2.txt", "5.txt"]
    assert [(Path(failure.uri).name, failure.code) for failure in failures][:2] == [
        ("a.txt", "too-large"),
        ("3.txt", "too-large"),
    ]
    assert [failure.code for failure in failures[2:]] == ["too-large", "not-readable", "not-readable"]


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    """By the limit that they are over."""
    body = make_zip({f"{number}.txt": "x" for number in range(11)})
    _, failures = opened(write(tmp_path, {"p.zip": body}), settings=Settings(max_members=10))
    assert [failure.code for failure in failures] == ["too-many"]


def test_a_packed_web_archive_is_its_records(tmp_path: Path) -> None:
    """Its lists of pages and indexes are no articles."""
    body = make_zip({"pages/pages.jsonl": '{"text": "x"}\n', "archive/data.warc": b"", "indexes/a.cdx": "x"})
    items, failures = opened(write(tmp_path, {"a.wacz": body}))
    assert items == []
    assert [failure.uri.endswith("a.wacz!/archive/data.warc") for failure in failures] == [True]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damage_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Bytes changed or cut anywhere in an archive give articles or reasons, never anything else."""
    body = bytearray(
        make_zip(
            {"a.txt": "The river rose by a metre.", "b/c.csv": "text\nIt fell.\n", "d.zip": make_zip({"e.md": "x"})}
        )
    )
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(body) - 1))
        body[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    path = tmp_path_factory.mktemp("z") / "p.zip"
    path.write_bytes(body)
    _, failures = opened(path)
    assert all(isinstance(one, Failure) for one in failures)
