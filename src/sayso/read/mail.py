"""E-mail messages: the subject as headline and the body, from its plain part or else from its HTML part.

Attachments are articles of their own, which intake hands on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from email.message import Message

from sayso.errors import InputError
from sayso.read.block import split_blocks
from sayso.read.decode import storable
from sayso.read.draft import Draft
from sayso.read.mime import content_type, header, is_attached, leaves, parse_message, payload, sender, sent_on, text_of
from sayso.read.page import read_page
from sayso.read.publisher import agency_name, entry_of_host
from sayso.records import Author, Block, Caveat, DateCandidate, Raw, Title
from sayso.settings import Settings
from sayso.vocabulary import BlockKind, How

READER = "sayso-mail/1"

LEAST_PLAIN = 250
"""A plain part of fewer characters may only say that there is an HTML part; the longer of both counts then."""

GAP = "\n\n"

_PREFIX = re.compile(r"(?i)(?:(?:re|fwd?|aw|wg|tr|rv|fw)(?:\[\d+\])?:\s*)+")
_SIGNATURE = re.compile(r"(?m)^-- $")
_SOFT_BREAK = re.compile(r"(?<!\n--) \n(?=[^\n>])")
_LINE_END = re.compile(r"\r\n?")


def read_mail(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of a message: subject, blank line, body. Nothing it links to is fetched.

    Raises: NotReadable when it is no message.
    """
    message = parse_message(raw.body, raw.uri)
    subject, _ = storable(header(message, "Subject"))
    body, blocks, caveats = _body(message, raw, settings)
    lead = len(subject) + len(GAP) if subject else 0
    shifted = [replace(block, start=block.start + lead, end=block.end + lead) for block in blocks]
    text = subject + GAP * bool(subject and body) + body
    titled = [Block(start=0, end=len(subject), kind=BlockKind.TITLE)] if subject else []
    signature = _SIGNATURE.search(text, lead)
    furniture = ((signature.start(), len(text.rstrip())),) if signature else ()
    name, host = sender(message)
    name, _ = storable(name)
    day = sent_on(message)
    return Draft(
        text=text,
        reader=READER,
        blocks=(*titled, *(block for block in shifted if not signature or block.end <= signature.start())),
        title=_title(subject),
        authors=() if not name or agency_name(name, settings) else (Author(name=name, start=None, end=None),),
        credited=(name,) if name else (),
        published=(DateCandidate(value=day, how=How.META, start=None, end=None),) if day else (),
        # Most hosts of e-mail are no outlet's; one counts where publishers.csv knows it.
        host=host if entry_of_host(host, settings) else "",
        furniture=furniture,
        caveats=caveats,
    )


def _title(subject: str) -> Title | None:
    """Return the subject without what answering and forwarding put before it."""
    prefix = _PREFIX.match(subject)
    start = prefix.end() if prefix else 0
    return Title(text=subject[start:], start=start, end=len(subject)) if subject[start:] else None


def _body(message: Message, raw: Raw, settings: Settings) -> tuple[str, tuple[Block, ...], tuple[Caveat, ...]]:
    """Return the text of the body, its blocks and what has to be said of it."""
    parts = [part for part in leaves(message) if not is_attached(part)]
    text, caveats = _plain(parts, raw.uri)
    if len(text) < LEAST_PLAIN and (page := _page(parts, raw, settings)) and len(page.text) > len(text):
        return page.text, page.blocks, page.caveats
    return text, split_blocks(text), caveats


def _plain(parts: Sequence[Message], uri: str) -> tuple[str, tuple[Caveat, ...]]:
    """Return the plain text among the parts of a body, lines of flowed paragraphs joined (RFC 3676)."""
    shown: list[str] = []
    caveats: tuple[Caveat, ...] = ()
    for part in parts:
        if content_type(part) != "text/plain":
            continue
        try:
            text, told = text_of(part, uri)
        except InputError as error:
            text, told = "", (Caveat(code="part-not-readable", message=str(error)),)
        text = _LINE_END.sub("\n", text)
        if str(part.get_param("format", "")).lower() == "flowed":
            text = _SOFT_BREAK.sub(" ", text)
        shown.append(text.strip("\n"))
        caveats += told
    return GAP.join(text for text in shown if text.strip()), caveats


def _page(parts: Sequence[Message], raw: Raw, settings: Settings) -> Draft | None:
    """Return the draft of the HTML part of a body, if there is one that can be read."""
    part = next((part for part in parts if content_type(part) == "text/html"), None)
    if part is None:
        return None
    try:
        text, _ = text_of(part, raw.uri)
        draft = read_page(replace(raw, media_type="text/html", body=text.encode("utf-8"), given=()), settings)
    except InputError:
        return None
    # The page's own headline is the subject again, or the name of a template.
    if draft.title is None or draft.title.start != 0 or len(draft.blocks) < 2:
        return draft
    cut = draft.blocks[1].start
    blocks = tuple(replace(block, start=block.start - cut, end=block.end - cut) for block in draft.blocks[1:])
    return replace(draft, text=draft.text[cut:], blocks=blocks)


def has_body(message: Message) -> bool:
    """Whether a message shows anything itself, beside what is attached to it."""
    shown = (part for part in leaves(message) if not is_attached(part))
    return any(content_type(part) in {"text/plain", "text/html"} and payload(part).strip() for part in shown)
