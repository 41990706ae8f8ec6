"""Threads within a process that reads: one, since there are as many processes as are to be busy."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

COUNTS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What libraries of linear algebra look up, once, when they are loaded."""


@contextmanager
def one_thread() -> Iterator[None]:
    """Let processes that are started meanwhile compute in one thread each, unless the environment says otherwise."""
    added = [name for name in COUNTS if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]
