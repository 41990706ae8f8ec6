"""The text column of a table row, whose characters are kept as they stand, and what its address tells."""

from dataclasses import replace

import msgspec

from sayso.read.address import day_of_address, host_of, month_of_address
from sayso.read.decode import decode, storable
from sayso.read.draft import Draft
from sayso.read.plain import draft_text
from sayso.records import Raw
from sayso.settings import Settings

READER = "sayso-row/1"


def read_row(raw: Raw, settings: Settings) -> Draft:
    """Return the draft of a row: intake's canonical JSON with the text under ``text``, or else the text itself.

    Its address, where it has one, gives host and date as that of a page does.

    Raises: NotReadable when the bytes are no text.
    """
    text = _text_of(raw.body)
    if text is None:
        text, caveats = decode(raw.body, raw.uri)
    else:
        text, caveats = storable(text)
    url = next((given.value for given in raw.given if given.field == "url"), None)
    dates = (*day_of_address(url), *month_of_address(url))
    return replace(draft_text(text, READER, caveats), host=host_of(url), published=dates)


def _text_of(body: bytes) -> str | None:
    """Return what stands under ``text`` in a row's canonical JSON; None when the body is nothing like it."""
    try:
        return msgspec.json.decode(body, type=_Row).text
    except msgspec.MsgspecError:
        return None


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    """A row as intake writes it."""

    text: str
    given: dict[str, str]
    carried: dict[str, str]
