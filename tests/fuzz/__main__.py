"""Fuzz a reader: ``python -m tests.fuzz .html --minutes 60``; needs Atheris (``pip install sayso[fuzz]``).

Coverage-guided (libFuzzer through Atheris). What a run finds worth keeping lies under --corpus and is where the next
one begins; an input that breaks a rule is written to tests/fuzz/kept, where `make test` tries it ever after, and the
run ends. The last line is one JSON object: executions, minutes and what was found.
"""

import argparse
import json
import logging
import random
import signal
import sys
import tempfile
import time
import warnings
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

KEPT = Path(__file__).parent / "kept"
SLOW = 20  # seconds; an input of a few kilobytes that takes longer hangs
LONGEST = 1 << 14  # bytes of an input


class Hang(Exception):
    """An input took longer than `SLOW` seconds."""


def main() -> None:
    """Read the flags and fuzz until the time is over or something is found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("suffix", help="which kind of file, such as .html or .warc.gz")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--corpus", type=Path, required=True, help="folder for inputs worth keeping")
    flags = parser.parse_args()
    import atheris

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=["sayso.read", "sayso.intake", "trafilatura", "htmldate", "email"]):
        from tests.fuzz.examine import examine
        from tests.fuzz.mutation import changed
        from tests.fuzz.seed import seeds
    begins = seeds()
    if flags.suffix not in begins:
        sys.exit(f"There is no seed for {flags.suffix!r}; there are: {' '.join(begins)}")
    corpus = flags.corpus / flags.suffix.strip(".")
    corpus.mkdir(parents=True, exist_ok=True)
    for number, body in enumerate(begins[flags.suffix]):
        (corpus / f"seed-{number}").write_bytes(body)
    tally = {"suffix": flags.suffix, "executions": 0, "articles": 0, "reasons": 0}
    began = time.monotonic()
    folder = tempfile.TemporaryDirectory(prefix="sayso-fuzz-")
    signal.signal(signal.SIGALRM, alarm)

    def one(body: bytes) -> None:
        if time.monotonic() - began > 60 * flags.minutes:
            finish(tally, began, "time is over")
        signal.alarm(SLOW)
        try:
            articles, reasons = examine(flags.suffix, body, Path(folder.name))
        except BaseException as error:
            signal.alarm(0)
            keep(flags.suffix, body)
            finish(tally, began, f"{type(error).__name__}: {error}", error)
        signal.alarm(0)
        tally["executions"] += 1
        tally["articles"] += articles
        tally["reasons"] += reasons

    def mutate(body: bytes, most: int, seed: int) -> bytes:
        return changed(body, flags.suffix, random.Random(seed), lambda part: atheris.Mutate(part, most))[:most]

    arguments = [sys.argv[0], str(corpus), f"-max_len={LONGEST}", "-timeout=0", "-rss_limit_mb=4096", "-verbosity=0"]
    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()


def alarm(_: int, frame: FrameType | None) -> NoReturn:
    """Stop an input that hangs."""
    raise Hang(f"over {SLOW} s")


def keep(suffix: str, body: bytes) -> None:
    """Write an input that breaks a rule to where the tests find it."""
    from sayso.identity import digest_bytes

    name = digest_bytes(body).removeprefix("sha256:")[:12]
    (KEPT / f"{name}{suffix}").write_bytes(body)


def finish(tally: dict[str, Any], began: float, why: str, error: BaseException | None = None) -> NoReturn:
    """Print what was done, and end the process, which libFuzzer would not."""
    import os
    import traceback

    if error is not None:
        traceback.print_exception(error)
    print(json.dumps({**tally, "minutes": round((time.monotonic() - began) / 60, 1), "end": why}), flush=True)
    os._exit(0 if error is None else 1)


if __name__ == "__main__":
    main()
