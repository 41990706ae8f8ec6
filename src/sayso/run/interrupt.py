"""Ctrl-C while processes start: it reaches all of them, and one that is still loading would print a traceback."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def hold_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back from this thread while the body runs; it comes when the body is done, and is not lost.

    A process started in the body holds it back for good, so that its parent alone decides what Ctrl-C means. Where the
    system has no signal masks (Windows), nothing is held back.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Python's tracker of shared resources, started with the first process, would let Ctrl-C through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
