"""Plain text: the decoded file, character for character."""

from sayso.read.block import split_blocks
from sayso.read.decode import decode
from sayso.read.draft import Draft
from sayso.records import Caveat, Raw
from sayso.settings import Settings

READER = "sayso-text/1"


def read_plain(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of a plain text. Raises: NotReadable when the bytes are no text."""
    text, caveats = decode(raw.body, raw.uri, raw.charset)
    return draft_text(text, READER, caveats)


def draft_text(text: str, reader: str, caveats: tuple[Caveat, ...]) -> Draft:
    """Return the draft of a text that has no markup."""
    return Draft(text=text, reader=reader, blocks=split_blocks(text), caveats=caveats)
