"""Web archives: records a second from file to raw items, against FastWARC and warcio alone on the same archive.

The archive is made here of the saved news pages of the data sets, gzipped record by record, with a request before each
answer. The bare readers iterate, parse the HTTP headers and read each answer; ours unpacks bodies, judges types, checks
lengths and names the article on top. Processor time counts, and the best of some turns.
"""

import gzip
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from sayso.intake import open_inputs
from sayso.records import Raw
from sayso.settings import Settings

TURNS = 7


def run(data: Path) -> None:
    """Print records per second of each reader, and ours against each."""
    pages = sorted((data / "pages" / "html").iterdir())
    with tempfile.NamedTemporaryFile(suffix=".warc.gz") as archive:
        for number, page in enumerate(pages):
            archive.write(_records(f"https://pages.example/{number}", gzip.decompress(page.read_bytes())))
        archive.flush()
        path = Path(archive.name)
        size, records = path.stat().st_size, 2 * len(pages)
        print(f"warc: {records} records, {size / 1e6:.1f} MB gzipped")
        sides: dict[str, Callable[[Path], int]] = {"sayso, file to raw items": _ours, "FastWARC alone": _fastwarc}
        if find_spec("warcio"):
            sides["warcio alone"] = _warcio
        best = dict.fromkeys(sides, float("inf"))
        for turn in range(TURNS):
            for name in sorted(sides, reverse=bool(turn % 2)):
                start = time.process_time()
                found = sides[name](path)
                best[name] = min(best[name], time.process_time() - start)
                if found != len(pages):
                    raise RuntimeError(f"{name} found {found} of {len(pages)} pages")
    ours = best["sayso, file to raw items"]
    for name, taken in best.items():
        print(f"{name:28} {records / taken:9.0f} records/s   ours to it {taken / ours:5.2f}")


def _records(uri: str, body: bytes) -> bytes:
    """Return a request and its answer as two gzipped records."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    out = b""
    for kind, content in (("request", b"GET / HTTP/1.1\r\nHost: pages.example\r\n\r\n"), ("response", answer)):
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}>\r\nWARC-Date: 2031-03-12T10:00:00Z\r\n"
            f"WARC-Target-URI: {uri}\r\nContent-Type: application/http; msgtype={kind}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + content + b"\r\n\r\n", mtime=0)
    return out


def _ours(path: Path) -> int:
    return sum(isinstance(item, Raw) for item in open_inputs([path], settings=Settings()))


def _fastwarc(path: Path) -> int:
    count = 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            record.reader.read()
            count += 1
    return count


def _warcio(path: Path) -> int:
    from warcio.archiveiterator import ArchiveIterator as Peer

    count = 0
    with path.open("rb") as file:
        for record in Peer(file):
            if record.rec_type == "response":
                record.content_stream().read()
                count += 1
    return count
