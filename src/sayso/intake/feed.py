"""RSS and Atom files: each entry is an article, named by the address it links to. No address is fetched."""

import re
from collections.abc import Iterator
from html.entities import name2codepoint

import msgspec
from lxml import etree

from sayso.errors import InputError, NotReadable, TooLarge
from sayso.intake.content import read_whole
from sayso.intake.file import unknown
from sayso.intake.kind import is_feed
from sayso.intake.source import Source, as_failure
from sayso.intake.url import canonical_url
from sayso.read.feed import ENTRY, Entry
from sayso.read.package import attribute, local
from sayso.records import Failure, Given, Raw
from sayso.vocabulary import How

MAX_FEED = 32 * 1024 * 1024
"""Bytes of the largest feed that is parsed; its tree takes some ten times as much memory."""

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_NAMES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_WHOLE = ("encoded", "content")
_SUMMARY = ("description", "summary", "subtitle")
_PUBLISHED = ("pubdate", "published", "issued", "date", "created")
_MODIFIED = ("updated", "modified")


def open_feed(source: Source) -> Iterator[Raw | Failure]:
    """Yield one `Raw` an entry of an RSS (0.9 to 2.0) or Atom feed.

    What is wrong with its XML is passed over where the entries still show; entities of its own are refused.
    """
    try:
        body = read_whole(source)
        if len(body) > MAX_FEED:
            raise TooLarge(source.uri, len(body), MAX_FEED)
        if not is_feed(body[: 1 << 16]) and body.strip():
            raise unknown(source, "its XML is neither RSS nor Atom")
        root = _parsed(body, source.uri)
    except InputError as error:
        yield as_failure(source.uri, error)
        return
    outlet = _outlet(root)
    number = 0
    for element in root.iter():
        if local(element).lower() in {"item", "entry"}:
            number += 1
            yield _raw(source, _entry(element, outlet), number, _id(element))
    if not number:
        yield as_failure(source.uri, NotReadable(source.uri, "is a feed without entries; fetch it again later"))


def _parsed(body: bytes, uri: str) -> etree._Element:
    """Return the root of a feed. Raises: NotReadable."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(_NAMED.sub(_numbered, body), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotReadable(uri, f"is no XML that can be parsed ({error})") from error
    if root is None:
        raise NotReadable(uri, "is no XML that can be parsed")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise NotReadable(uri, "declares entities of its own, which can blow it up; they are not replaced")
    return root


def _numbered(match: re.Match[bytes]) -> bytes:
    """Return HTML's name of a character, which XML does not know, as its number."""
    code = name2codepoint.get(match[1].decode("ascii"))
    return match[0] if match[1] in _XML_NAMES or code is None else b"&#%d;" % code


def _outlet(root: etree._Element) -> str:
    """Return the title of the feed itself."""
    for holder in (root, *(child for child in root if local(child) == "channel")):
        for child in holder:
            if local(child) == "title":
                return _shown(child)
    return ""


def _entry(element: etree._Element, outlet: str) -> Entry:
    """Return what an entry says; of two elements of one name the longer counts."""
    said: dict[str, str] = {}
    authors: list[str] = []
    for child in element:
        name = local(child).lower()
        if name in {"creator", "author"}:
            authors += _authors(child)
        elif name:
            shown = _shown(child)
            said[name] = max(said.get(name, ""), shown, key=len)
    whole = next((said[name] for name in _WHOLE if said.get(name)), "")
    return Entry(
        title=said.get("title", ""),
        content=whole or next((said[name] for name in _SUMMARY if said.get(name)), ""),
        whole=bool(whole),
        url=_link(element),
        authors=tuple(dict.fromkeys(authors)),
        publisher=_source_of(element) or outlet,
        published=next((said[name] for name in _PUBLISHED if said.get(name)), ""),
        modified=next((said[name] for name in _MODIFIED if said.get(name)), ""),
    )


def _shown(element: etree._Element) -> str:
    """Return the content of an element as HTML: escaped text as it stands, XHTML written out, plain text escaped."""
    kind = (attribute(element, "type") or "").lower()
    if kind == "xhtml" or len(element):
        return _clean("".join(etree.tostring(child, encoding="unicode") for child in element) or "")
    text = _clean(element.text or "")
    if kind in {"text", "text/plain"}:
        return text.replace("&", "&amp;").replace("<", "&lt;")
    return text


def _clean(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text.strip())


def _authors(element: etree._Element) -> list[str]:
    """Return the names in an author's element: Atom's ``name``, or RSS's "address (name)"."""
    names = [_clean(child.text or "") for child in element if local(child) == "name"]
    if names:
        return [name for name in names if name]
    text = _clean("".join(str(piece) for piece in element.itertext()))
    named = re.fullmatch(r"\S+@\S+\s*\((.+)\)", text)
    return [named[1] if named else text] if text and ("@" not in text or named) else []


def _link(element: etree._Element) -> str:
    """Return the address of the article that an entry is about, "" when it gives none."""
    links: list[tuple[int, str]] = []
    for child in element:
        name = local(child).lower()
        if name == "link":
            address = (attribute(child, "href") or child.text or "").strip()
            rank = 0 if (attribute(child, "rel") or "alternate") == "alternate" else 9
        elif name in {"guid", "id"}:
            address, rank = (child.text or "").strip(), 2 if attribute(child, "isPermaLink") != "false" else 9
        elif name == "origlink":
            address, rank = (child.text or "").strip(), -1
        else:
            continue
        if rank < 9 and address.lower().startswith(("http://", "https://")):
            links.append((rank, _clean(address)))
    return min(links, key=lambda link: link[0])[1] if links else ""


def _source_of(element: etree._Element) -> str:
    """Return the outlet that an entry was taken over from, as RSS and Atom name it."""
    for child in element:
        if local(child) == "source":
            titles = [_shown(one) for one in child if local(one) == "title"]
            return titles[0] if titles else _clean(child.text or "")
    return ""


def _id(element: etree._Element) -> str:
    """Return the name that the feed gives an entry, "" when it gives none."""
    return next((_clean(child.text or "") for child in element if local(child).lower() in {"guid", "id"}), "")


def _raw(source: Source, entry: Entry, number: int, id: str) -> Raw:
    """Return an entry as a `Raw`, under its address or else under its name in the feed."""
    name = re.sub(r"\s+", " ", id)[:200] or str(number)
    by_feed = (Given(field="url", value=entry.url, how=How.METADATA),) if entry.url else ()
    return Raw(
        uri=entry.url or f"{source.uri}#{name}",
        key=canonical_url(entry.url) if entry.url else f"{source.key}#{name}".replace("://", ":/"),
        location=source.location,
        media_type=ENTRY,
        body=msgspec.json.encode(entry, order="sorted"),
        given=source.given + source.beside + by_feed,
    )
