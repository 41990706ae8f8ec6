"""Which key an input has: its own while that is free, a longer one when it belongs to something that lies elsewhere."""

from itertools import islice

import pytest

from sayso.records import Raw
from sayso.store.key import choose_key, inner_name, is_address, longer_keys


def raw(key: str, location: str | None, media_type: str = "text/plain") -> Raw:
    """Return an input without content."""
    return Raw(uri=key, key=key, location=location, media_type=media_type, body=b"", given=(), carried={})


@pytest.mark.parametrize(
    ("key", "location", "media_type", "inner"),
    [
        ("x.txt", "/home/a/x.txt", "text/plain", ""),
        ("deep/x.txt", "/home/a/deep/x.txt", "text/plain", ""),
        ("link.txt", "/home/a/x.txt", "text/plain", ""),
        ("t.csv#12", "/home/a/t.csv", "application/x-sayso-row", "#12"),
        ("a/t.csv#12#b", "/home/a/t.csv", "application/x-sayso-row", "#12#b"),
        ("t.zip!/in/x.txt", "/home/a/t.zip", "text/plain", "!/in/x.txt"),
        ("id7", "/home/a/t.csv", "application/x-sayso-row", "#id7"),
        ("#1.txt", "/home/a/#1.txt", "text/plain", ""),
    ],
)
def test_what_a_key_says_beyond_its_file(key: str, location: str, media_type: str, inner: str) -> None:
    """Rows and members of archives are told apart inside one file; a whole file has nothing inside."""
    assert inner_name(key, location, media_type) == inner


@pytest.mark.parametrize(
    ("key", "location", "expected"),
    [
        ("x.txt", "/home/a/x.txt", ["a/x.txt", "home/a/x.txt", "home/a/x.txt"]),
        ("a/x.txt", "/home/a/x.txt", ["home/a/x.txt", "home/a/x.txt"]),
        ("../b/x.txt", "/home/a/b/x.txt", ["a/b/x.txt", "home/a/b/x.txt", "home/a/b/x.txt"]),
        ("t.csv#12", "/home/a/t.csv", ["a/t.csv#12", "home/a/t.csv#12", "home/a/t.csv#12"]),
        ("-", None, ["-/e3b0c44298fc"]),
    ],
)
def test_keys_grow_folder_by_folder(key: str, location: str | None, expected: list[str]) -> None:
    """Each longer key has one more folder in front, in the order of the path; standard input has its digest behind."""
    assert list(islice(longer_keys(raw(key, location)), 5)) == expected


@pytest.mark.parametrize(
    ("key", "known_here", "others", "expected"),
    [
        ("x.txt", None, set(), "x.txt"),
        ("x.txt", None, {"x.txt"}, "a/x.txt"),
        ("x.txt", None, {"x.txt", "a/x.txt"}, "home/a/x.txt"),
        ("x.txt", "a/x.txt", {"x.txt"}, "a/x.txt"),
        ("x.txt", "a/x.txt", set(), "a/x.txt"),
        ("https://vel.example/x", None, {"https://vel.example/x"}, "https://vel.example/x"),
    ],
)
def test_the_first_rule_that_fits_gives_the_key(
    key: str, known_here: str | None, others: set[str], expected: str
) -> None:
    """An address is its own; a known place keeps its key; a free key is taken; a taken one grows."""
    chosen = choose_key(raw(key, "/home/a/x.txt"), known_here=known_here, taken=lambda one: one in others)
    assert chosen == expected


@pytest.mark.parametrize(("key", "address"), [("https://vel.example/x", True), ("x.txt", False), ("a/b:c.txt", False)])
def test_an_address_is_told_by_its_scheme(key: str, address: bool) -> None:
    """Keys of files are relative paths and have no ``://``."""
    assert is_address(key) is address
