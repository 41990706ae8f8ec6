"""One file: an article, a table of articles, or something sayso does not read."""

from collections.abc import Iterator

from sayso.errors import InputError, UnknownFormat
from sayso.intake.content import opened, read_whole
from sayso.intake.kind import HEAD, looks_like_html, suffix_by_content
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


def open_file(source: Source, *, explicit: bool, suffix: str | None = None) -> Iterator[Raw | Failure]:
    """Yield what one file holds.

    explicit: whether the user named this very file; then one of an unknown suffix is looked into before it is refused
    suffix:   what it is when its name does not tell
    """
    named = suffix_of(source.key)
    try:
        if is_known(named):
            suffix = named
        suffix = suffix or (_looked_into(source) if explicit else None) or named
        if suffix in available(CONTAINERS):
            yield from load(CONTAINERS, suffix)(source)
        elif suffix in MEDIA_TYPES:
            yield one_article(source, MEDIA_TYPES[suffix], read_whole(source))
        else:
            yield as_failure(source.uri, unknown(source, f"{suffix or 'a file without suffix'} is no format it knows"))
    except InputError as error:
        yield as_failure(source.uri, error)


def is_known(suffix: str) -> bool:
    """Whether files of a suffix are read."""
    return suffix in MEDIA_TYPES or suffix in available(CONTAINERS)


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
    """Return the suffix that a file's first bytes show it should have, or None when nothing of the kind is known."""
    with opened(source) as stream:
        head = stream.read(HEAD)
    if suffix := suffix_by_content(head):
        return suffix
    if describe_binary(head):
        return None
    return ".html" if looks_like_html(head) else ".txt"
