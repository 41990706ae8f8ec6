"""E-mail messages (``.eml``) and web archives of one file (``.mht``): the message, then what is attached to it."""

import io
from collections.abc import Iterator
from email.message import Message

from sayso.errors import InputError, NotReadable, TooMany
from sayso.intake.content import read_whole
from sayso.intake.file import one_article
from sayso.intake.inner import inner_source, open_inner
from sayso.intake.source import Source, as_failure
from sayso.read.mail import has_body
from sayso.read.mime import charset, content_type, filename, header, is_attached, leaves, parse_message, payload
from sayso.records import Failure, Given, Raw
from sayso.vocabulary import How

MESSAGE = "message/rfc822"

SUFFIXES = {
    MESSAGE: ".eml",
    "text/plain": ".txt",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/warc": ".warc",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "text/csv": ".csv",
    "application/jsonl": ".jsonl",
}
"""Suffixes by media type, for what has no name of its own."""


def open_mail(source: Source) -> Iterator[Raw | Failure]:
    """Yield a message, then each of its attachments that can be read; those that cannot are told.

    Pictures shown in the body are no attachments. After ``settings.max_parts`` attachments the rest is refused.
    """
    try:
        body = read_whole(source)
        message = parse_message(body, source.uri)
    except InputError as error:
        yield as_failure(source.uri, error)
        return
    attached = [part for part in leaves(message) if is_attached(part) or content_type(part) == MESSAGE]
    if has_body(message) or not attached:
        yield one_article(source, MESSAGE, body)
    names: dict[str, int] = {}
    limit = source.settings.max_parts
    for number, part in enumerate(attached, 1):
        if number > limit:
            yield as_failure(source.uri, TooMany(source.uri, len(attached), limit, "attachments", "max_parts"))
            return
        yield from _open_part(source, part, _named(part, number, names))


def _open_part(source: Source, part: Message, name: str) -> Iterator[Raw | Failure]:
    """Yield what one attachment holds."""
    if part.get_content_maintype() in {"image", "audio", "video"} and part.get("Content-ID"):
        return  # shown in the body
    content = payload(part)
    if not content:
        inner = inner_source(source, name)
        yield as_failure(inner.uri, NotReadable(inner.uri, "the attachment is empty, or cannot be taken out"))
        return
    yield from open_inner(source, name, io.BytesIO(content), suffix=SUFFIXES.get(content_type(part)))


def _named(part: Message, number: int, names: dict[str, int]) -> str:
    """Return a name for an attachment that no other one has."""
    name = filename(part) or f"part-{number}{SUFFIXES.get(content_type(part), '')}"
    names[name] = names.get(name, 0) + 1
    if names[name] == 1:
        return name
    stem, dot, suffix = name.rpartition(".")
    return f"{stem or suffix}~{names[name]}{dot and stem and dot + suffix}"


def open_mhtml(source: Source) -> Iterator[Raw | Failure]:
    """Yield the page of a web archive of one file; its pictures and styles are parts of it, not articles."""
    try:
        message = parse_message(read_whole(source), source.uri)
    except InputError as error:
        yield as_failure(source.uri, error)
        return
    page = next(
        (part for part in leaves(message) if content_type(part) in {"text/html", "application/xhtml+xml"}), None
    )
    if page is None:
        yield as_failure(source.uri, NotReadable(source.uri, "has no page in it. Save the page again, as HTML"))
        return
    raw = one_article(source, "text/html", payload(page))
    url = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    yield from [_located(raw, url, charset(page))]


def _located(raw: Raw, url: str, encoding: str | None) -> Raw:
    """Return a page with the address it was saved from and the encoding that its archive names."""
    from dataclasses import replace

    by_archive = (Given(field="url", value=url, how=How.METADATA),) if url.startswith(("http://", "https://")) else ()
    return replace(raw, given=raw.given + by_archive, charset=encoding)
