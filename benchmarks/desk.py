"""The desk over 12,757 articles: how long each page takes while another process adds articles.

Marking so many articles takes most of an hour on a plain machine, so a part of volume/allsides is marked and the rest
is made of it: each further article is one of these whose words outside its marks are written otherwise, under a name
and ids of its own. It has the length, marks and names of news, and is no copy of it. Requests are made by two clients
at once against a server process, as `sayso serve` runs it; what is printed is the time of whole answers.
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
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import httpx
import msgspec

from sayso.identity import article_id, digest_bytes
from sayso.records import Reading
from sayso.run import open_ledger
from sayso.store import Ledger
from sayso.store.quote import misquotes
from sayso.web.work import keep_overview

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
_WORD = re.compile(r"[a-z]{4,}")


def run(data: Path, articles: int = ARTICLES, ledger: Path | None = None) -> None:
    """Print the table. Raises: FileNotFoundError when volume/allsides is not in ``data``."""
    with tempfile.TemporaryDirectory() as folder:
        path = ledger or Path(folder) / "desk.db"
        if not path.exists():
            build(data, path, articles)
        with open_ledger(path) as held:
            print(
                f"desk: {len(held):,} articles, {path.stat().st_size / 2**20:,.0f} MiB; another process adds articles"
            )
        with serving(path) as (base, cookies):
            addresses = find_addresses(base, cookies)
            first = measure(base, cookies, addresses, rounds=1, clients=1)
            with adding(path):
                taken = measure(base, cookies, addresses, rounds=ROUNDS, clients=CLIENTS)
    print(f"{'page':44} {'answers':>8} {'first ms':>9} {'median':>8} {'95%':>8} {'slowest':>8}")
    for address in addresses:
        times = sorted(taken[address])
        high = times[min(int(len(times) * 0.95), len(times) - 1)]
        mark = "" if high < LIMIT else "  over"
        print(
            f"{address[:44]:44} {len(times):8} {first[address][0]:9.0f} "
            f"{statistics.median(times):8.0f} {high:8.0f} {times[-1]:8.0f}{mark}"
        )


def build(data: Path, path: Path, articles: int) -> None:
    """Make the ledger: articles as they are, more made of them, the links of all, and the overview."""
    files = sorted((data / "volume" / "allsides").glob("*.jsonl.gz"))
    if not files:
        raise FileNotFoundError(data / "volume" / "allsides")
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        with gzip.open(files[0], "rb") as lines:
            pile.write_bytes(b"".join(islice(lines, MARKED)))
        with open_ledger(path) as ledger:
            ledger.add(pile, columns=COLUMNS)
            grow(ledger, articles)
            keep_overview(ledger)


def grow(ledger: Ledger, articles: int) -> None:
    """Add articles made of those in the ledger until it has so many."""
    marked = [reading for reading in ledger.readings() if reading.marks.claims]
    made = variants(marked)
    while (missing := articles - len(ledger)) > 0:
        ledger.put(islice(made, min(BATCH, missing)))


def variants(marked: Sequence[Reading]) -> Iterator[Reading]:
    """Yield articles made of ``marked`` without end, each another one."""
    for number, reading in enumerate(cycle(marked), len(marked)):
        yield make_variant(reading, number)


def make_variant(reading: Reading, number: int) -> Reading:
    """Return another article: small words outside the marks in other letters, every offset kept, ids of its own."""
    article = reading.article
    kept = _kept(reading)
    text = _WORD.sub(
        lambda found: found.group() if kept[found.start() : found.end()].count(1) else _turn(found.group(), number),
        article.text,
    )
    key = f"made/{number}.txt"
    digest = digest_bytes(text.encode())
    salt = str(number).encode()
    body = _ID.sub(lambda found: b"sha256:" + hashlib.sha256(salt + found.group()).hexdigest().encode(),
                   msgspec.json.encode(reading))  # fmt: skip
    fresh = msgspec.json.decode(body, type=Reading)
    new = replace(
        fresh.article, id=article_id(key, digest), key=key, uri=key, digest=digest, text=text, title=article.title
    )
    made = replace(fresh, article=new)
    return made if next(misquotes(made), None) is None else replace(fresh, article=replace(new, text=article.text))


def _kept(reading: Reading) -> bytearray:
    """Return which code points of the text a mark quotes: those must stay."""
    kept = bytearray(len(reading.article.text))
    marks, title = reading.marks, reading.article.title
    roles = [role for entity in marks.entities for role in entity.roles]
    parts = [part for event in marks.events for part in (event.agent, event.patient, event.place) if part]
    quoting: list[Any] = [*marks.figures, *marks.dates, *marks.events, *marks.names, *marks.wording, *roles, *parts]
    for mark in [*quoting, title] if title and title.start is not None else quoting:
        kept[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    return kept


def _turn(word: str, number: int) -> str:
    """Return a word of the same length in other letters, always the same for the same word and number."""
    seed = hashlib.blake2b(f"{number} {word}".encode(), digest_size=16).digest()
    return "".join(chr(97 + (ord(char) - 97 + seed[at % 16]) % 26) for at, char in enumerate(word))


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
        article = re.search(r'"(/article/[0-9a-f]+)', page)
        question = re.search(r'"(/questions?/[0-9a-f]+)', client.get("/questions").text)
    single = [f"/copies/{families[0]['id'][7:]}"] if families else []
    single += [f"/documents/{documents[0]['document']['id'][7:]}"] if documents else []
    single += [found.group(1) for found in (article, question) if found]
    lists = ["/", "/questions", "/harm", "/documents", "/voices", "/names", "/chronology", "/map", "/copies"]
    filters = ["/harm?harm=killed", "/voices?heard=others", "/names?words=an&part=3", "/search?words=government"]
    filters += ["/chronology?since=2018&until=2020", "/map?window=-20,20,60,60", "/search?words=people&part=2"]
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
        marked = list(islice((one for one in ledger.readings() if one.marks.claims), 64))
        number = len(ledger) + os.getpid() * 1_000_000
        while True:
            ledger.put([make_variant(marked[(number + at) % len(marked)], number + at) for at in range(ADDED)])
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
