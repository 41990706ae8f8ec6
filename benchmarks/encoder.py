"""Reading by the encoder: beside the bare network, a second time, and by two processes beside one.

One core: the whole step against the bare int8 pass over the same windows, and a second reading against the first, in
processor time, the ways in turn, the least of several turns for each. Processes: each is spawned with a session and one
thread of its own and reads the same articles; they take turns of one process and of two, by the clock, and the middle
ratio of neighbouring turns counts, so that a machine that is busy for a while does not tip it.
"""

import gzip
import json
import multiprocessing
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.pool import ThreadPool
from pathlib import Path
from statistics import median

from evals.encoder.speed import measure_alone
from sayso.model.encoder import load_encoder
from sayso.run.thread import one_thread

ARTICLES = 40
PAIRS = 7


def run(data: Path) -> None:
    """Print the ratios. Raises: FileNotFoundError when polnear is not in ``data``."""
    with gzip.open(data / "polnear" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(ARTICLES), strict=False)]
    print(f"encoder: {len(texts)} news articles")
    for name, value in measure_alone(None, texts[: ARTICLES // 2]).items():
        print(f"{name:44} {value:8.3f}")
    print(f"{'two processes / one, articles a second':44} {measure_processes(texts):8.3f}")


def measure_processes(texts: Sequence[str], pairs: int = PAIRS) -> float:
    """Return how many times as much two processes read in the same time as one of them does."""
    context = multiprocessing.get_context("spawn")
    pipes, started = [], []
    for _ in range(2):
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, list(texts)), daemon=True)
        with one_thread():
            process.start()
        pipes.append(ours)
        started.append(process)
    with ThreadPool(2) as threads:
        threads.map(turn, pipes)
        ratios = []
        for number in range(pairs):
            alone = turn(pipes[number % 2])
            together = max(threads.map(turn, pipes))
            ratios.append(2 * alone / together)
    for pipe, process in zip(pipes, started, strict=True):
        pipe.send(False)
        process.join()
    return median(ratios)


def turn(pipe: Connection) -> float:
    """Let a process read everything once; return the seconds it took."""
    pipe.send(True)
    seconds: float = pipe.recv()
    return seconds


def serve(pipe: Connection, texts: Sequence[str]) -> None:
    """Read everything, as if for the first time, as often as asked."""
    encoder = load_encoder()
    while pipe.recv():
        encoder.forget()
        began = time.perf_counter()
        for text in texts:
            encoder.read(text, [(0, len(text))])
        pipe.send(time.perf_counter() - began)
