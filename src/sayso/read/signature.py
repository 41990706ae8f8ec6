"""Telling text from everything else by its first bytes."""

from sayso.lexicon import table

HEAD = 1 << 13
"""How many bytes are looked at."""

MAX_CONTROL_SHARE = 0.05
"""Text has hardly any control characters; compressed or executable data has about 11 % of them by chance alone
(28 of 256 byte values), pictures more."""

SHORTEST_WIDE = 24
"""Fewer bytes than this do not tell UTF-16 without a byte-order mark from text with a stray zero."""

_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b\x85")
_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS) + b"\x7f"


def describe_binary(body: bytes) -> str | None:
    """Return what ``body`` is when it is no text ("a PDF document"), or None when it may be text."""
    head = body[:HEAD]
    for row in table("read_signatures"):
        at = int(row["offset"])
        magic = bytes.fromhex(row["magic"])
        if head[at : at + len(magic)] == magic:
            return row["kind"]
    if not head or head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary data" if controls > MAX_CONTROL_SHARE * len(head) else None


def wide_encoding(head: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` for text in it without a byte-order mark, told by where its zeros fall.

    Most letters of most scripts' punctuation, spaces and digits have one zero byte in UTF-16, always on the same side.
    """
    if len(head) < SHORTEST_WIDE:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.2 * half and even < 0.01 * half + 1:
        return "utf-16-le"
    if even > 0.2 * half and odd < 0.01 * half + 1:
        return "utf-16-be"
    return None
