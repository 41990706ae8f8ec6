"""A process of its own for parsers that strangers' bytes may crash, stall or bloat: PDF and office documents.

It gets bytes and settings through a pipe and answers with the draft or the reason why there is none. Its memory and
processor time are limited where the system can do that (Linux, in part macOS), it writes no file, and the parent ends
it when an answer is overdue. What comes back is decoded field by field, never executed.
"""

import atexit
import os
import struct
import subprocess
import sys
import threading
from select import select
from traceback import extract_tb
from typing import BinaryIO, cast

import msgspec

from sayso.errors import InputError, ReadingFailed, SaysoError, TooSlow, WorkerDied
from sayso.read.draft import Draft
from sayso.records import Article, Raw
from sayso.settings import Settings

APART = frozenset(
    {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
)
"""Media types that are parsed in a process of their own."""

DOCUMENTS = 200
"""A process is replaced after so many documents, so that what a parser leaks does not add up."""

_LENGTH = struct.Struct(">Q")


class _Question(msgspec.Struct):
    raw: Raw
    settings: Settings


class _Answer(msgspec.Struct):
    """A draft, or what the error says of itself."""

    draft: Draft | None = None
    code: str = ""
    message: str = ""


class _Told(InputError):
    """An error that was raised in the other process."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_apart(raw: Raw, settings: Settings) -> Article:
    """Return the article of ``raw``; PDF and office documents are parsed in another process.

    Raises: what `sayso.read.read_article` raises; TooSlow after ``settings.max_seconds``; WorkerDied when the parser
    crashed or took more memory than ``settings.max_memory``.
    """
    from sayso.read import make_article, read_article

    if raw.media_type in APART:
        return make_article(raw, _CELL.read(raw, settings), settings)
    return read_article(raw, settings)


class Cell:
    """The process, started when it is first needed; one question at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0
        self._owner = os.getpid()
        self._lock = threading.Lock()

    def read(self, raw: Raw, settings: Settings) -> Draft:
        """Return the draft of ``raw``, parsed by the process. Raises: as `read_apart`."""
        with self._lock:
            try:
                answer = self._ask(raw, settings)
            except BaseException:
                self.end()
                raise
            self._asked += 1
            if self._asked >= DOCUMENTS:
                self.end()
        if answer.draft is not None:
            return answer.draft
        raise _Told(answer.code, answer.message)

    def end(self) -> None:
        """End the process, if there is one."""
        process, self._process, self._asked = self._process, None, 0
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.communicate()

    def _ask(self, raw: Raw, settings: Settings) -> _Answer:
        if self._owner != os.getpid():
            # A copy of the process that started it: two that ask through one pipe would get each other's answers.
            self._process, self._asked, self._owner = None, 0, os.getpid()
        process = self._process = self._process or _started()
        question = msgspec.msgpack.encode(_Question(raw=raw, settings=settings))
        try:
            _send(cast(BinaryIO, process.stdin), question)
        except OSError:
            # It died between two questions: nobody's fault but its own.
            self.end()
            process = self._process = _started()
            _send(cast(BinaryIO, process.stdin), question)
        body = _receive_within(cast(BinaryIO, process.stdout), settings.max_seconds, raw.uri)
        if body is None:
            raise WorkerDied(raw.uri)
        return msgspec.msgpack.decode(body, type=_Answer)


_CELL = Cell()
atexit.register(_CELL.end)


def _started() -> "subprocess.Popen[bytes]":
    """Return a new process that sees the same modules as this one."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "sayso.run.cell"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C is for the parent, which then ends this one
    )


def _send(stream: BinaryIO, body: bytes) -> None:
    """Write one message: its length, then itself."""
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def _receive(stream: BinaryIO) -> bytes | None:
    """Return the next message, None when there is none to come."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def _receive_within(stream: BinaryIO, limit: float, uri: str) -> bytes | None:
    """Return the next message. Raises: TooSlow when it has not begun to come after ``limit`` seconds."""
    if not select([stream], [], [], limit)[0]:
        raise TooSlow(uri, limit)
    return _receive(stream)


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer what comes until nothing more does: the life of the process."""
    _keep_from_writing()
    while (body := _receive(questions)) is not None:
        question = msgspec.msgpack.decode(body, type=_Question)
        _limit(question.settings)
        _send(answers, msgspec.msgpack.encode(_answer(question)))


def _answer(question: _Question) -> _Answer:
    """Return the draft, or why there is none; nothing gets out of here."""
    from sayso.read import read_draft

    uri = question.raw.uri
    try:
        return _Answer(draft=read_draft(question.raw, question.settings))
    except SaysoError as error:
        return _Answer(code=error.code, message=str(error))
    except MemoryError:
        died = WorkerDied(uri)
        return _Answer(code=died.code, message=str(died))
    except Exception as error:
        # A fault of ours; its place is told, the article's text is not.
        where = extract_tb(error.__traceback__)[-1]
        told = ReadingFailed(uri, type(error).__name__, f"{where.filename.rsplit('/', 1)[-1]}:{where.lineno}")
        return _Answer(code=told.code, message=str(told))


def _keep_from_writing() -> None:
    """Take from this process the right to write files and to leave memory dumps, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit(settings: Settings) -> None:
    """Limit the memory and the processor time of what comes next, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    # Should the parent be gone, nobody else would end a parser that runs in circles.
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + settings.max_seconds + 2, -1))
    if (held := _address_space()) is not None:
        resource.setrlimit(resource.RLIMIT_AS, (held + settings.max_memory, -1))


def _address_space() -> int | None:
    """Return the bytes of address space that this process has, None where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


def _main() -> None:
    """Serve on the standard streams, which nothing else may use meanwhile."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(questions, answers)


if __name__ == "__main__":
    _main()
