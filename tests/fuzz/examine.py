"""What must hold for any bytes under any suffix: an article whose offsets hold, or a reason why there is none."""

from pathlib import Path

from sayso.errors import InputError
from sayso.intake import open_inputs
from sayso.read import read_article
from sayso.records import Raw
from sayso.settings import Settings
from tests.read.test_offsets import check

TIGHT = Settings(
    max_bytes=2**22, max_text=200_000, max_pages=20, max_unpacked=2**23, max_members=200, max_parts=20, max_seconds=10
)
"""Limits low enough that an input of a few kilobytes meets them."""


def examine(suffix: str, body: bytes, folder: Path) -> tuple[int, int]:
    """Return how many articles came of ``body`` as a file of that suffix, and how many reasons.

    Raises: AssertionError for a span that does not hold, or when nothing at all came back; whatever the reader lets
    through that is no InputError
    """
    path = folder / f"fuzzed{suffix}"
    path.write_bytes(body)
    articles = reasons = 0
    for item in open_inputs([path], settings=TIGHT):
        if not isinstance(item, Raw):
            assert item.message
            reasons += 1
            continue
        try:
            article = read_article(item, TIGHT)
        except InputError:
            reasons += 1
            continue
        article.text.encode("utf-8")
        assert "\x00" not in article.text
        check(article)
        articles += 1
    return articles, reasons
