"""The desk over 12,757 articles and more: how long each page takes while another process adds articles.

Marking and linking so many articles takes most of an hour on a plain machine, so 1,200 of volume/allsides are, and the
ledger holds them eleven times over: every id is another in each copy, in marks and link results alike. So lists are as
long as they would be, or longer, since nothing is joined from one copy to the next. Two clients at once ask a server
process, as `sayso serve` runs it; what is printed is the time of whole answers.
"""

import argparse
import gzip
import hashlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, get_type_hints

import httpx
import msgspec

from sayso.records import Links, Reading
from sayso.run import Ledger, open_ledger
from sayso.show.overview import make_overview
from sayso.store.linked import hash_inputs, store_links
from sayso.web.work import OVERVIEW, keep_indexes

ARTICLES = 12_757
MARKED = 1_200
BATCH = 32
ROUNDS = 12
"""Times each address is asked for by each client."""

CLIENTS = 2
LIMIT = 200.0
"""Milliseconds that 95 of 100 answers of each page are to stay below."""

ADDED = 4
"""Articles that the other process adds at a time, with a rest of a second between."""

COLUMNS = {"published": "date", "publisher": "source", "id": "ID"}
_ID = re.compile(rb"sha256:[0-9a-f]{64}")


def run(data: Path, articles: int = ARTICLES, ledger: Path | None = None) -> None:
    """Print the table. Raises: FileNotFoundError when volume/allsides is not in ``data``."""
    with tempfile.TemporaryDirectory() as folder:
        path = ledger or Path(folder) / "desk.db"
        if not path.exists():
            build(data, path, articles)
        with open_ledger(path) as held:
            size = path.stat().st_size / 2**20
            print(f"desk: {len(held):,} articles, {size:,.0f} MiB; another process adds articles; load {load()}")
            # As the desk's own work does after it has compared articles.
            keep_indexes(held)
        with serving(path) as (base, cookies):
            addresses = find_addresses(base, cookies)
        with serving(path) as (base, cookies):
            first = measure(base, cookies, addresses, rounds=1, clients=1)
            measure(base, cookies, addresses, rounds=2, clients=1)
            with adding(path):
                taken = measure(base, cookies, addresses, rounds=ROUNDS, clients=CLIENTS)
    print(f"load {load()}")
    print(f"{'page':44} {'answers':>8} {'first ms':>9} {'median':>8} {'95%':>8} {'slowest':>8}")
    for address in addresses:
        times = sorted(taken[address])
        high = times[min(int(len(times) * 0.95), len(times) - 1)]
        mark = "" if high < LIMIT else "  over"
        print(
            f"{address[:44]:44} {len(times):8} {first[address][0]:9.0f} "
            f"{statistics.median(times):8.0f} {high:8.0f} {times[-1]:8.0f}{mark}"
        )


def load() -> str:
    """Return how many processes wanted a core in the last minute, and how many cores there are."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def build(data: Path, path: Path, articles: int) -> None:
    """Make the ledger: a part as it is read, marked and linked, as many times over as it takes."""
    files = sorted((data / "volume" / "allsides").glob("*.jsonl.gz"))
    if not files:
        raise FileNotFoundError(data / "volume" / "allsides")
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        with gzip.open(files[0], "rb") as lines:
            pile.write_bytes(b"".join(islice(lines, MARKED)))
        with open_ledger(Path(folder) / "part.db") as part:
            part.add(pile, columns=COLUMNS)
            multiply(part, path, articles)


def multiply(part: Ledger, path: Path, articles: int) -> None:
    """Write a ledger of at least so many articles: all that ``part`` holds, again and again under other ids."""
    links, readings = part.links(), [msgspec.json.encode(one) for one in part.readings()]
    overview = msgspec.json.encode(make_overview(part.readings(), links)).decode()
    many: dict[str, list[Any]] = {kind: [] for kind in Links.__dataclass_fields__}
    bodies = {kind: msgspec.json.encode(getattr(links, kind)) for kind in many}
    with open_ledger(path) as ledger:
        for copy in range(-(-articles // len(readings))):
            for at in range(0, len(readings), BATCH):
                ledger.put([copied(body, copy) for body in readings[at : at + BATCH]])
            for kind, body in bodies.items():
                many[kind] += msgspec.json.decode(_turn(body, copy), type=get_type_hints(Links)[kind])
        inputs = hash_inputs(ledger._database, ledger.settings, ledger.unread())
        store_links(ledger._database, inputs, Links(**{kind: tuple(held) for kind, held in many.items()}))
        ledger.keep_aside(inputs, OVERVIEW, overview)


def copied(body: bytes, copy: int) -> Reading:
    """Return a stored reading under other ids and another key."""
    reading = msgspec.json.decode(_turn(body, copy), type=Reading)
    article = reading.article
    return replace(reading, article=replace(article, key=f"{copy}/{article.key}", uri=f"{copy}/{article.uri}"))


def _turn(body: bytes, copy: int) -> bytes:
    """Return JSON with every id as another one, the same for the same id and copy."""
    salt = str(copy).encode()
    return _ID.sub(lambda found: b"sha256:" + hashlib.sha256(salt + found.group()).hexdigest().encode(), body)


@contextmanager
def serving(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Run the desk over the ledger in a process of its own; give its address and the cookie that opens it."""
    command = [sys.executable, "-m", "sayso", "serve", str(path), "--port", "8471"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        entrance = ""
        assert server.stdout is not None
        for line in server.stdout:
            if found := re.search(r"http://\S+", line):
                entrance = found.group()
                break
        threading.Thread(target=server.stdout.read, daemon=True).start()
        with httpx.Client() as client:
            for _ in range(600):
                try:
                    client.get(entrance)
                    break
                except httpx.ConnectError:
                    time.sleep(0.1)
            yield entrance.split("/open")[0], dict(client.cookies)
    finally:
        server.terminate()
        server.wait()


def find_addresses(base: str, cookies: dict[str, str]) -> list[str]:
    """Return the addresses of all pages: lists, parts of lists, filters, and single things that lists lead to."""
    with httpx.Client(base_url=base, cookies=cookies, timeout=600) as client:
        name = client.get("/names.json").json()["names"][0]["id"][7:]
        families = client.get("/copies.json").json()["families"]
        documents = client.get("/documents.json").json()["documents"]
        page = client.get("/search?words=government").text
        articles = list(dict.fromkeys(re.findall(r'"/article/([0-9a-f]+)', page)))[:2]
        question = re.search(r'"(/questions?/[0-9a-f]+)', client.get("/questions").text)
    single = [f"/copies/{families[0]['id'][7:]}"] if families else []
    single += [f"/documents/{documents[0]['document']['id'][7:]}"] if documents else []
    single += [f"/article/{articles[0]}", f"/side-by-side?article={'&article='.join(articles)}"]
    single += [f"/review/article/{articles[0]}"]
    single += [f"{question.group(1)}{rule}" for rule in ("", "?rule=majority") if question]
    lists = ["/", "/questions", "/harm", "/documents", "/voices", "/names", "/chronology", "/map", "/copies"]
    lists += ["/search", "/review", "/review/log", "/add"]
    filters = ["/harm?harm=killed", "/voices?heard=others", "/names?words=an&part=3", "/search?words=government"]
    filters += ["/chronology?since=2018&until=2020", "/map?window=-20,20,60,60", "/search?words=people&part=2"]
    filters += ["/questions?words=police&part=2", "/questions?kind=date", "/documents?words=report", "/names?type=GPE"]
    return [*lists, *filters, f"/names/{name}", *single]


def measure(
    base: str, cookies: dict[str, str], addresses: Sequence[str], *, rounds: int, clients: int
) -> dict[str, list[float]]:
    """Return the milliseconds that each answer took, by address."""
    taken: dict[str, list[float]] = {address: [] for address in addresses}

    def ask() -> None:
        with httpx.Client(base_url=base, cookies=cookies, timeout=600) as client:
            for _ in range(rounds):
                for address in addresses:
                    begun = time.perf_counter()
                    client.get(address).raise_for_status()
                    taken[address].append((time.perf_counter() - begun) * 1000)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


@contextmanager
def adding(path: Path) -> Iterator[None]:
    """Let another process add articles meanwhile."""
    other = subprocess.Popen([sys.executable, "-m", "benchmarks.desk", "--add", str(path)])
    try:
        yield
    finally:
        other.terminate()
        other.wait()


def add(path: Path) -> None:
    """Add articles until somebody ends this process."""
    with open_ledger(path) as ledger:
        bodies = [msgspec.json.encode(one) for one in islice(ledger.readings(), 64)]
        number = os.getpid() * 1_000_000
        while True:
            ledger.put([copied(bodies[(number + at) % len(bodies)], number + at) for at in range(ADDED)])
            number += ADDED
            time.sleep(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--add", type=Path)
    parser.add_argument("--ledger", type=Path, help="a ledger that was built before, or where to build it")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    asked = parser.parse_args()
    if asked.add:
        add(asked.add)
    else:
        run(asked.data, asked.articles, asked.ledger)
