"""Reading saved news pages: intake and reading, files to articles, against trafilatura's extraction with metadata.

Both sides read the same gzipped files in one run, page by page in turn. trafilatura's caches are emptied before each
reading, since a real crawl does not bring the same page twice, and who goes first changes with every page. Processor
time counts, not the clock's, so that what else the machine does stays out. Ours keeps every candidate for dates, finds
boilerplate and tells the language on top.
"""

import gzip
import time
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.meta import reset_caches

from sayso.intake import open_inputs
from sayso.read import read_article
from sayso.records import Raw
from sayso.settings import Settings

TURNS = 4
"""An even number, so that each side goes first as often; the best turn counts for each."""


def run(data: Path) -> None:
    """Print pages per second of both sides and their ratio."""
    pages = sorted((data / "pages" / "html").iterdir())
    ours, theirs = [], []
    sides = (_time_ours, _time_theirs)
    for turn in range(TURNS):
        taken = [0.0, 0.0]
        for number, page in enumerate(pages):
            for side in (0, 1) if (turn + number) % 2 else (1, 0):
                reset_caches()
                taken[side] += sides[side](page)
        ours.append(taken[0])
        theirs.append(taken[1])
    mine, peer = min(ours), min(theirs)
    print(f"pages: {len(pages)} saved news pages")
    print(f"sayso, files to articles              {len(pages) / mine:8.1f} pages/s")
    print(f"trafilatura bare_extraction, metadata {len(pages) / peer:8.1f} pages/s")
    print(f"speed, ours to theirs                 {peer / mine:8.2f}")


def _time_ours(page: Path) -> float:
    """Return the seconds from file to article."""
    settings = Settings()
    start = time.process_time()
    for item in open_inputs([page], settings=settings):
        if isinstance(item, Raw):
            read_article(item, settings)
    return time.process_time() - start


def _time_theirs(page: Path) -> float:
    """Return the seconds from file to trafilatura's document."""
    start = time.process_time()
    bare_extraction(gzip.decompress(page.read_bytes()), with_metadata=True)
    return time.process_time() - start
