"""What reading costs beside the bare pass of the network, and what a second reading costs.

Processor time, the ways in turn within one run, the least of several turns for each: what else the machine does only
ever adds.
"""

import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

from sayso.model.encoder import Encoder, load_encoder
from sayso.model.word import split_words

TURNS = 7


def measure_alone(model: Path | None, texts: list[str]) -> dict[str, float]:
    """Return what `measure_speed` returns, from a process of its own that computes in one thread, as readers do."""
    from sayso.run.thread import one_thread  # what runs needs a ledger's libraries, training does without them

    with one_thread(), multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure_file, (model, texts))


def measure_file(model: Path | None, texts: list[str]) -> dict[str, float]:
    """Return what `measure_speed` returns for a model file, or for the one that ships."""
    return measure_speed(load_encoder(model), texts)


def measure_speed(encoder: Encoder, texts: list[str], turns: int = TURNS) -> dict[str, float]:
    """Return the whole step against the bare pass over the same windows, and a second reading against the first."""
    laid = [one for text in texts for one in encoder.lay_out(split_words(text, [(0, len(text))]))]
    given = [encoder.given(one) for one in laid]

    def bare() -> None:
        for one in given:
            encoder.run(one)

    def read() -> None:
        for text in texts:
            encoder.read(text, [(0, len(text))])

    times: list[tuple[float, float, float]] = []
    for _ in range(turns):
        encoder.forget()
        times.append((spent(bare), spent(read), spent(read)))
    passes, first, second = map(min, zip(*times, strict=True))
    words = sum(len(text.split()) for text in texts)
    return {
        "whole step / bare pass": first / passes,
        "second reading / first": second / first,
        "words a second, one core": words / first,
    }


def spent(work: Callable[[], None]) -> float:
    """Return the seconds of processor time that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began
