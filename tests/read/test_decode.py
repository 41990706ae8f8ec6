"""Bytes to characters: encodings, damage, and what is no text."""

import gzip

import pytest

from sayso.errors import NotReadable
from sayso.read.decode import decode

WORDS = "Über die Brücke fährt heute niemand, sagte der Bürgermeister. Das Wasser ist höher als je zuvor. " * 5


@pytest.mark.parametrize(
    ("body", "text", "codes"),
    [
        pytest.param("Brücke".encode(), "Brücke", [], id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfBridge", "Bridge", [], id="UTF-8 with a byte-order mark"),
        pytest.param("\ufeffBrücke".encode("utf-16-le"), "Brücke", [], id="UTF-16, little end first"),
        pytest.param("\ufeffBrücke".encode("utf-16-be"), "Brücke", [], id="UTF-16, big end first"),
        pytest.param("\ufeffBrücke".encode("utf-32-le"), "Brücke", [], id="UTF-32"),
        pytest.param(("The bridge. " * 9).encode("utf-16-le"), "The bridge. " * 9, ["encoding-guessed"], id="no mark"),
        pytest.param(WORDS.encode("cp1252"), WORDS, ["encoding-guessed"], id="Windows-1252"),
        pytest.param(b"a\r\nb\rc\nd", "a\r\nb\rc\nd", [], id="line ends stay"),
        pytest.param(b"one" * 20 + b"\x00two", "one" * 20 + "\ufffdtwo", ["replaced-characters"], id="NUL"),
        pytest.param(b"a\xed\xa0\x80b", "a\ufffdb", ["replaced-characters"], id="half a surrogate pair"),
        pytest.param(b"word " * 500 + b"\xff", "word " * 500 + "\ufffd", ["replaced-characters"], id="one broken byte"),
    ],
)
def test_text_is_decoded_one_for_one(body: bytes, text: str, codes: list[str]) -> None:
    """What had to be guessed or replaced is warned of."""
    decoded, caveats = decode(body, "a.txt")
    assert decoded == text
    assert [caveat.code for caveat in caveats] == codes


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    """A page says which encoding it is in; no guess is needed then."""
    text, caveats = decode("Привет".encode("koi8-r"), "a.html", "koi8-r")
    assert (text, caveats) == ("Привет", ())
    assert decode("Brücke".encode(), "a.html", "koi8-r")[0] == "Brücke"
    assert decode("Brücke".encode(), "a.html", "no-such-encoding")[0] == "Brücke"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "PDF", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "PNG", id="picture"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG", id="photograph"),
        pytest.param(b"PK\x03\x04\x14\x00", "ZIP", id="archive"),
        pytest.param(gzip.compress(b"a"), "gzip", id="gzip inside"),
        pytest.param(bytes(range(256)) * 20, "binary", id="any bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_its_kind(body: bytes, kind: str) -> None:
    """An image named .txt gives a reason, not rubbish."""
    with pytest.raises(NotReadable, match=kind):
        decode(body, "a.txt")
