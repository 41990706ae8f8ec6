"""NUL in a cell: PostgreSQL's text has none. Readers put U+FFFD in its place, but a cell of a table may carry one."""

# The last code point of all, which is no character, stands in front of a digit that says what is meant.
SIGN = "\U0010ffff"
_NUL_JSON, _SIGN_JSON = b"\\u0000", SIGN.encode()


def escape(text: str) -> str:
    """Return ``text`` without NUL, so that `unescape` gives it back."""
    return text.replace(SIGN, SIGN + "1").replace("\0", SIGN + "0")


def unescape(text: str) -> str:
    """Return what `escape` was given."""
    return text.replace(SIGN + "0", "\0").replace(SIGN + "1", SIGN)


def needs_escape(encoded: bytes) -> bool:
    """Return whether cells, given as JSON of msgspec, may hold what `escape` is for.

    To ask the encoded cells is faster than to ask each cell. Words that look like an encoded NUL give a true as well.
    """
    return _NUL_JSON in encoded or _SIGN_JSON in encoded
