"""What a file or stream holds, told by its first bytes alone: for what has no name, or one that says nothing."""

import re

from sayso.read.mime import looks_like_mail

HEAD = 1 << 12
"""How many bytes are looked at."""

_BOM = b"\xef\xbb\xbf"
_FEED = re.compile(
    rb"\s*(?:<\?[^>]{0,2000}\?>\s*|<!--.{0,4000}?-->\s*|<!DOCTYPE[^\[>]{0,400}(?:\[.{0,4000}?\]\s*)?>\s*){0,9}"
    rb"<(?:atom:)?(?:rss|feed|rdf:rdf)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def suffix_by_content(head: bytes) -> str | None:
    """Return the suffix of the kind of document or container that ``head`` begins, None for text, pages and others."""
    start = head[:HEAD]
    if b"%PDF-" in start[:1024]:
        return ".pdf"
    if start.startswith(b"PK\x03\x04"):
        return ".docx" if b"word/" in start or b"[Content_Types].xml" in start else ".zip"
    if start.startswith(b"PK\x05\x06"):
        return ".zip"
    if start.startswith(b"WARC/"):
        return ".warc"
    text = start.removeprefix(_BOM).lstrip()
    if text.startswith(b"<") and is_feed(text):
        return ".rss"
    return ".eml" if looks_like_mail(start) else None


def is_feed(head: bytes) -> bool:
    """Whether the root element of the XML that ``head`` begins is that of RSS or Atom."""
    return _FEED.match(head.removeprefix(_BOM)) is not None


def looks_like_html(head: bytes) -> bool:
    """Whether the first bytes of something open an HTML page."""
    start = head.removeprefix(_BOM).lstrip()[:HEAD].lower()
    if start.startswith(b"<?xml"):
        return b"<html" in start
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--")) and b">" in start
