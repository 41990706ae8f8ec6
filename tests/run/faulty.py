"""Readers of one article that hang or die at a word of it, for the tests of processes."""

import os
import signal
import time

from sayso.records import Failure
from sayso.run.shard import Result
from sayso.settings import Settings
from sayso.store import Planned


def read(planned: Planned, settings: Settings) -> Result:
    """Return a failure that names the article; hang at HANG, die at DIE, tell the threads at THREADS."""
    if b"HANG" in planned.raw.body:
        time.sleep(600)
    if b"DIE" in planned.raw.body:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"THREADS" in planned.raw.body:
        return Failure(uri=os.environ.get("OMP_NUM_THREADS", ""), code="read", message="")
    return Failure(uri=planned.raw.uri, code="read", message="")
