"""What a file or stream holds, told by its first bytes alone: for what has no name, or one that says nothing."""

from sayso.read.mime import looks_like_mail

HEAD = 1 << 12
"""How many bytes are looked at."""

_BOM = b"\xef\xbb\xbf"


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
    text = head.removeprefix(_BOM).lstrip()
    while text.startswith((b"<?", b"<!")):
        end = b"-->" if text.startswith(b"<!--") else b"?>" if text.startswith(b"<?") else b">"
        _, found, text = text.partition(end)
        if not found:
            return False
        text = text.lstrip()
    name = text[1:40].replace(b">", b" ").split(maxsplit=1)
    return text.startswith(b"<") and bool(name) and name[0].lower() in {b"rss", b"feed", b"rdf:rdf", b"atom:feed"}


def looks_like_html(head: bytes) -> bool:
    """Whether the first bytes of something open an HTML page."""
    start = head.removeprefix(_BOM).lstrip()[:HEAD].lower()
    if start.startswith(b"<?xml"):
        return b"<html" in start
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--")) and b">" in start
