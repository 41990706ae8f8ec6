"""The same function over many items in several processes, results in the order of the items."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 8
"""So many items are done sooner by this process than by others that must start first."""

_AHEAD = 4  # items handed out ahead of each worker, so that memory stays bounded


def in_order(work: Callable[[Item], Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """Yield ``work(item)`` for each item, in order, whatever the number of workers.

    work:  a module's own function or a ``functools.partial`` of one, since other processes must find it by name
    items: taken from as they are needed
    """
    incoming = iter(items)
    first = list(islice(incoming, FEW + 1))
    if workers < 2 or len(first) <= FEW:
        yield from map(work, chain(first, incoming))
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    from sayso.run.interrupt import hold_interrupts

    # Started afresh rather than forked: the same on every system, and safe beside threads of libraries.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_stopping_to_parent) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in chain(first, incoming):
                with hold_interrupts():  # the first few items start the processes
                    waiting.append(pool.submit(work, item))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_stopping_to_parent() -> None:
    """Let Ctrl-C, which reaches every process of the terminal, be dealt with by the one that started the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
