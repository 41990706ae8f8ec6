"""One file: an article, a table of articles, or something sayso does not read."""

from collections.abc import Iterator

from sayso.errors import InputError, UnknownFormat
from sayso.intake.content import opened, read_whole
from sayso.intake.source import Source, as_failure
from sayso.plugins import CONTAINERS, available, load
from sayso.read.signature import describe_binary
from sayso.records import Failure, Raw

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": DOCX,
    ".docm": DOCX,
}
"""Suffixes of files that hold one article each; each may be followed by ``.gz``."""

HEAD = 1 << 12
"""How many bytes tell what a file of an unknown suffix is."""


def open_file(source: Source, *, explicit: bool, suffix: str | None = None) -> Iterator[Raw | Failure]:
    """Yield what one file holds.

    explicit: whether the user named this very file; then one of an unknown suffix is looked into before it is refused
    suffix:   what it is when its name does not tell
    """
    named = suffix_of(source.key)
    suffix = suffix if suffix and named not in MEDIA_TYPES and named not in available(CONTAINERS) else named
    if suffix in available(CONTAINERS):
        yield from load(CONTAINERS, suffix)(source)
        return
    try:
        media_type = MEDIA_TYPES.get(suffix)
        if media_type is None and explicit:
            media_type = _looked_into(source)
        if media_type is None:
            yield as_failure(source.uri, unknown(source, f"{suffix or 'a file without suffix'} is no format it knows"))
            return
        yield one_article(source, media_type, read_whole(source))
    except InputError as error:
        yield as_failure(source.uri, error)


def unknown(source: Source, why: str) -> UnknownFormat:
    """Return the error of a file that is left alone, with the suffixes that are read."""
    return UnknownFormat(source.uri, why, " ".join(sorted([*MEDIA_TYPES, *available(CONTAINERS)])))


def one_article(source: Source, media_type: str, body: bytes) -> Raw:
    """Return the `Raw` of a source that holds a single article."""
    return Raw(
        uri=source.uri,
        key=source.key,
        location=source.location,
        media_type=media_type,
        body=body,
        given=source.given + source.beside,
    )


def suffix_of(name: str) -> str:
    """Return the suffix that says what a file holds, in lower case, ``.gz`` aside; "" when it has none."""
    last = name.rsplit("/", 1)[-1].lower().removesuffix(".gz")
    dot = last.rfind(".")
    return last[dot:] if dot > 0 else ""


def _looked_into(source: Source) -> str | None:
    """Return the media type that a file's first bytes show, or None when they are no text."""
    with opened(source) as stream:
        head = stream.read(HEAD)
    if describe_binary(head):
        return None
    return "text/html" if looks_like_html(head) else "text/plain"


def looks_like_html(head: bytes) -> bool:
    """Whether the first bytes of something open an HTML page."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:HEAD].lower()
    if start.startswith(b"<?xml"):
        return b"<html" in start
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--")) and b">" in start
