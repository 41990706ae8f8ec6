"""Parts of an office document: a ZIP archive of XML files, read within limits and without entities or addresses."""

import io
import struct
import zlib
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile

from lxml import etree

from sayso.errors import NotReadable, TooLarge

MAX_PART = 64 * 1024 * 1024
"""Bytes of the largest part that is parsed: the text of a novel takes some ten million as office XML."""

MAX_PARTS = 10_000
"""More parts than this are no document of text."""

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""The first bytes of a compound file: an old office document, or an encrypted new one (MS-CFB, 2.2)."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """An open office document."""

    def __init__(self, body: bytes, uri: str) -> None:
        """Open ``body``. Raises: NotReadable when it is no archive, encrypted, or of the old format."""
        self.uri = uri
        if body.startswith(OLE):
            why = "is encrypted; save it without a password" if _ENCRYPTED in body else "is of the old .doc kind"
            raise NotReadable(uri, f"{why}. Save it as .docx, and read that")
        try:
            self._archive = ZipFile(io.BytesIO(body))
        except (BadZipFile, ValueError, OSError, struct.error, RuntimeError) as error:
            raise NotReadable(uri, f"is broken: no archive that can be opened ({error}). Fetch it again") from error
        self.names = frozenset(self._archive.namelist())
        if len(self.names) > MAX_PARTS:
            raise NotReadable(uri, f"has {len(self.names):,} parts, which no document of text has")

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when there is none of that name.

        Raises: TooLarge above `MAX_PART`, having unpacked no more; NotReadable when it is damaged or encrypted.
        """
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as stream:
                body = stream.read(MAX_PART + 1)
        except (
            BadZipFile, RuntimeError, EOFError, zlib.error, LZMAError, OSError, ValueError,
            struct.error,
        ) as error:  # fmt: skip
            raise NotReadable(self.uri, f"is broken: {name} cannot be unpacked ({error}). Fetch it again") from error
        if len(body) > MAX_PART:
            raise TooLarge(f"{self.uri}!/{name}", len(body), MAX_PART)
        return body

    def tree(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, None when there is none of that name. Raises: as `part`."""
        body = self.part(name)
        return None if body is None else parse_xml(body, f"{self.uri}!/{name}")


def parse_xml(body: bytes, uri: str) -> etree._Element:
    """Return the root of an XML document. Entities are not replaced, and nothing it names is fetched.

    Raises: NotReadable when it is not well-formed, declares entities, or is nested deeper than 256 levels.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotReadable(uri, f"is no well-formed XML ({error})") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise NotReadable(uri, "declares entities of its own, which can blow it up; they are not replaced")
    return root


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
