"""Articles read and marked without a ledger: strings, files, folders."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from sayso.errors import SaysoError
from sayso.intake import open_inputs
from sayso.intake.row import ROW
from sayso.plugins import encoder_of
from sayso.records import Article, Failure, Given, Raw, Reading
from sayso.run.cell import read_apart
from sayso.settings import Settings


def mark_text(text: str, *, settings: Settings | None = None, given: Iterable[Given] = ()) -> Reading:
    """Return one string as a marked article; offsets are those of ``text``.

    given: what is known of it, such as its publisher or the day it was published
    Raises: InputError when it cannot be read.
    """
    from sayso.pipeline import read_and_mark

    # As a row of a table: its characters are kept as they stand. A lone surrogate has no UTF-8; it becomes U+FFFD.
    kept = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    chosen = settings or Settings()
    body = msgspec.json.encode({"text": kept, "given": {}, "carried": {}})
    raw = Raw(uri="-", key="-", location=None, media_type=ROW, body=body, given=tuple(given))
    return read_and_mark(raw, chosen, encoder_of(chosen.language))


def read_inputs(
    *paths: str | Path,
    settings: Settings | None = None,
    given: Iterable[Given] = (),
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article | Failure]:
    """Yield the article of each input, or why it could not be read; see `sayso.intake.open_inputs`."""
    chosen = settings or Settings()
    for raw in open_inputs(paths, settings=chosen, given=given, columns=columns):
        if isinstance(raw, Failure):
            yield raw
            continue
        try:
            yield read_apart(raw, chosen)
        except SaysoError as error:
            yield Failure(uri=raw.uri, code=error.code, message=str(error))


def mark_inputs(
    *paths: str | Path,
    settings: Settings | None = None,
    given: Iterable[Given] = (),
    columns: Mapping[str, str] | None = None,
) -> Iterator[Reading | Failure]:
    """Yield each input read and marked, or why it could not be; see `sayso.intake.open_inputs`."""
    from sayso.pipeline import mark_again

    chosen = settings or Settings()
    for article in read_inputs(*paths, settings=chosen, given=given, columns=columns):
        yield article if isinstance(article, Failure) else mark_again(article, chosen, encoder_of(chosen.language))
