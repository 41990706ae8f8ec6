"""E-mail messages and web archives of one file: headers and parts, however badly they are written."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from sayso.errors import NotReadable
from sayso.read.decode import decode
from sayso.records import Caveat

MAX_DEPTH = 20
"""Parts within parts: programs that write e-mail nest three or four."""

_POLICY = policy.default.clone(raise_on_defect=False)
_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]")
_KNOWN = re.compile(
    rb"(?im)^(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|snapshot-content-location):"
)


def looks_like_mail(head: bytes) -> bool:
    """Whether the first bytes of something are the headers of a message: three or more of those all messages have."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return _HEADER.match(start) is not None and len(_KNOWN.findall(re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0])) > 2


def parse_message(body: bytes, uri: str) -> Message:
    """Return a message. Raises: NotReadable when it is none."""
    try:
        message = BytesParser(EmailMessage, policy=_POLICY).parsebytes(body.removeprefix(b"\xef\xbb\xbf"))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotReadable(uri, f"is no e-mail message that can be taken apart ({error})") from error
    if not message.keys():
        raise NotReadable(uri, "is no e-mail message: it does not begin with headers")
    return message


def header(message: Message, name: str) -> str:
    """Return a header in one line, decoded; "" when it is missing or cannot be understood."""
    try:
        value = str(message.get(name) or "")
    except Exception:
        # The standard library's parsers of single headers fail in many ways on what is no header of that kind.
        value = next((str(one) for key, one in message._headers if key.lower() == name.lower()), "")  # type: ignore[attr-defined]
    return " ".join(value.split())


def sender(message: Message) -> tuple[str, str]:
    """Return the name and the host of who sent a message, each "" when it does not say."""
    name, address = parseaddr(header(message, "From"))
    host = address.rpartition("@")[2].strip().lower() if "@" in address else ""
    return ("" if "@" in name else name.strip(" '\""), host)


def sent_on(message: Message) -> str | None:
    """Return the day a message was sent on, in ISO form and in the sender's own time zone."""
    try:
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts of a message that hold something, in order; a message inside it is one part."""
    if message.get_content_maintype() == "multipart" and message.is_multipart() and depth < MAX_DEPTH:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from leaves(part, depth + 1)
    else:
        yield message


def content_type(part: Message) -> str:
    """Return the media type of a part, in lower case."""
    return part.get_content_type()


def filename(part: Message) -> str:
    """Return the file name that a part is to be saved under, without folders; "" when it has none."""
    try:
        name = part.get_filename() or ""
    except Exception:
        return ""  # as for `header`
    name = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", str(name)).replace("\\", "/").rsplit("/", 1)[-1].strip()
    return "" if name in {".", ".."} else name


def is_attached(part: Message) -> bool:
    """Whether a part is to be saved rather than shown: by its own word, or because it is no text."""
    disposition = header(part, "Content-Disposition").lower()
    return disposition.startswith("attachment") or part.get_content_type() not in {"text/plain", "text/html"}


def payload(part: Message) -> bytes:
    """Return the bytes of a part; those of a message inside are the message."""
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        try:
            return bytes(inner.as_bytes(policy=policy.compat32)) if isinstance(inner, Message) else b""
        except Exception:
            return b""  # a message that cannot be written out again
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        return b""
    return found if isinstance(found, bytes) else b""


def charset(part: Message) -> str | None:
    """Return the encoding that a part names, if it names one."""
    try:
        return part.get_content_charset()
    except Exception:
        return None  # as for `header`


def text_of(part: Message, uri: str) -> tuple[str, tuple[Caveat, ...]]:
    """Return the characters of a part of text, with line ends as they stand. Raises: NotReadable when it is no text."""
    return decode(payload(part), uri, charset(part))
