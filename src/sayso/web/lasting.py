"""Making things that last: the collector of cycles goes through none of them, while they are made or later.

With some million objects of a large pile it would otherwise stop every page for a second, again and again.
Source: https://docs.python.org/3/library/gc.html#gc.freeze
"""

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 0.05
"""Seconds of making after which what was made is taken to be much."""


class _Makers:
    """Those who make something that lasts, at this moment."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    def come(self) -> None:
        with self._lock:
            self._count += 1
            gc.disable()

    def go(self, taken: float) -> None:
        with self._lock:
            self._count -= 1
            if not self._count:
                if taken > LONG:
                    gc.freeze()
                gc.enable()


_makers = _Makers()


@contextmanager
def lasting() -> Iterator[None]:
    """Run the body, whose results stay for long."""
    begun = time.monotonic()
    _makers.come()
    try:
        yield
    finally:
        _makers.go(time.monotonic() - begun)
