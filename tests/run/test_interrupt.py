"""Ctrl-C is held back while processes start, and not lost."""

import signal
import subprocess
import sys

import pytest

from sayso.run.interrupt import hold_interrupts

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no signal masks on this system")


def test_an_interrupt_in_the_body_comes_when_the_body_is_done() -> None:
    """The body runs to its end, and then the interrupt is there."""
    done = []

    def body() -> None:
        with hold_interrupts():
            signal.raise_signal(signal.SIGINT)
            done.append(True)

    with pytest.raises(KeyboardInterrupt):
        body()
    assert done


def test_a_process_started_in_the_body_does_not_hear_it() -> None:
    """It would else print a traceback while it is still loading."""
    code = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('still here')"
    with hold_interrupts():
        running = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert running.stdout == "still here\n"
