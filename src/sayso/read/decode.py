"""Bytes to characters: which encoding, and what becomes of characters that no text may hold."""

import codecs
import re

from charset_normalizer import from_bytes

from sayso.errors import NotReadable
from sayso.read.signature import describe_binary, wide_encoding
from sayso.records import Caveat

SAMPLE = 1 << 16
"""How many bytes an unknown encoding is guessed from."""

MAX_BROKEN_SHARE = 0.001
"""UTF-8 with fewer broken bytes than this is UTF-8 with damage, not another encoding."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def decode(body: bytes, uri: str, declared: str | None = None) -> tuple[str, tuple[Caveat, ...]]:
    """Return the characters of ``body``, one for one, without a byte-order mark; and what was guessed or replaced.

    declared: the encoding that the item itself names, believed when it is not UTF-8 and fits

    Raises: NotReadable when it is no text at all.
    """
    kind = describe_binary(body)
    if kind:
        raise NotReadable(uri, f"is {kind}, not text. Convert it to text first, or name the right file.")
    encoding, caveats = encoding_of(body, declared=declared)
    for mark, name in _BOMS:
        if name == encoding and body.startswith(mark):
            body = body[len(mark) :]
            break
    text = body.decode(encoding, "surrogatepass" if encoding == "utf-8" and _passes(body) else "replace")
    text, replaced = storable(text)
    return text, caveats + replaced


def storable(text: str) -> tuple[str, tuple[Caveat, ...]]:
    """Return ``text`` with NUL and lone surrogates as U+FFFD, which no database or JSON reader trips over."""
    if "\x00" not in text and _encodable(text):
        return text, ()
    clean, count = _UNSTORABLE.subn("\ufffd", text)
    message = f"{count:,} characters that cannot be stored (NUL or half a surrogate pair) became U+FFFD"
    return clean, (Caveat(code="replaced-characters", message=message),)


def _encodable(text: str) -> bool:
    """Whether ``text`` has no lone surrogates: asking the encoder is several times faster than a search."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def encoding_of(head: bytes, *, declared: str | None = None, cut: bool = False) -> tuple[str, tuple[Caveat, ...]]:
    """Return the encoding that ``head`` is in, and a warning when it was guessed.

    cut: whether more bytes follow, so that the last character may be incomplete
    """
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name if name != "utf-8" or not cut else "utf-8-sig", ()
    if _fits(head, "utf-8", cut=cut) or _passes(head):
        # Two-byte text that is well-formed UTF-8 all the same is in letters of ASCII: nearly every other byte is 0.
        sample = head[:SAMPLE]
        wide = wide_encoding(sample) if 4 * sample.count(0) >= len(sample) else None
        return (wide, (_guessed(wide),)) if wide else ("utf-8", ())
    if declared and _known(declared) and _fits(head, declared, cut=cut):
        return declared, ()
    broken = _broken_share(head)
    if broken <= MAX_BROKEN_SHARE:
        message = f"the text is UTF-8 with {broken:.2%} of broken bytes, which became U+FFFD"
        return "utf-8", (Caveat(code="replaced-characters", message=message),)
    wide = wide_encoding(head[:SAMPLE])
    name = wide or _guess(head)
    return name, (_guessed(name),)


def _guess(body: bytes) -> str:
    """Return the likeliest encoding, judged by a sample around the first byte that is not ASCII."""
    first = re.search(rb"[\x80-\xff]", body)
    start = max(0, first.start() - SAMPLE // 4) if first else 0
    best = from_bytes(body[start : start + SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _guessed(name: str) -> Caveat:
    """Return the warning of a guessed encoding."""
    return Caveat(code="encoding-guessed", message=f"the text is not UTF-8; it was read as {name}, which is a guess")


def _known(encoding: str) -> bool:
    """Whether Python knows an encoding of this name."""
    try:
        return codecs.lookup(encoding).name != "utf-8"
    except (LookupError, ValueError):
        return False


def _fits(body: bytes, encoding: str, *, cut: bool = False) -> bool:
    """Whether all of ``body`` is well-formed in ``encoding``."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(body, final=not cut)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _passes(body: bytes) -> bool:
    """Whether ``body`` is UTF-8 but for surrogates, as some programs write them."""
    try:
        body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _broken_share(body: bytes) -> float:
    """Return the share of bytes that are no part of a well-formed UTF-8 character, in a sample from the start."""
    sample = body[: SAMPLE * 4]
    decoded = sample.decode("utf-8", "replace")
    return (decoded.count("\ufffd") - sample.count(b"\xef\xbf\xbd")) / max(1, len(sample))
