"""Lines of the log: one hash chain a reviewer and desk, whose contents can be dropped without breaking it.

A chain hashes what its lines say by way of a salted digest. To erase a line is to drop its content and its salt: the
digest stays, so every later line still fits, and nothing can be guessed from it. Only a line of the verdict ``forget``
that names it excuses a line without content.

The way to do both after: docs/decisions/0050-erasure-in-an-append-only-log.md.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import msgspec

from sayso.errors import NotReadable
from sayso.identity import hash_array
from sayso.review.judgement import Judgement
from sayso.vocabulary import Verdict

SCHEMA = 1
"""Version of the lines; it is hashed into every seal."""

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the log.

    number:    1, 2, … within its chain, which is that of ``reviewer`` at ``desk``
    at:        ISO 8601 in UTC to the microsecond, never before the line before it in its chain
    desk:      id of the ledger it was written in, so that one reviewer's work in two ledgers is two chains
    decision:  id that the client gave the decision, so that the same one sent twice is one line
    judgement: what was decided; None once it was erased
    salt:      random text hashed with the judgement; None once it was erased
    digest:    ``sha256:<hex>`` of salt and judgement
    previous:  seal of the line before, or `first_of` for the first
    seal:      ``sha256:<hex>`` of all of these but judgement and salt
    """

    number: int
    at: str
    reviewer: str
    desk: str
    decision: str
    judgement: Judgement | None
    salt: str | None
    digest: str
    previous: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a log that is not as its reviewers left it, at the line of this reviewer and number."""

    reviewer: str
    number: int
    message: str


def first_of(reviewer: str, desk: str) -> str:
    """Return what the first line of a chain has as ``previous``."""
    return hash_array("chain", SCHEMA, reviewer, desk)


def digest_of(judgement: Judgement, salt: str) -> str:
    """Return the salted digest of what a line says."""
    return hash_array("judgement", SCHEMA, salt, msgspec.to_builtins(judgement))


def seal_of(line: Line) -> str:
    """Return the hash that binds a line to all before it in its chain."""
    return hash_array(
        "line", SCHEMA, line.number, line.at, line.reviewer, line.desk, line.decision, line.digest, line.previous
    )


def make_line(
    judgement: Judgement, *, reviewer: str, desk: str, decision: str, at: str, salt: str, last: Line | None
) -> Line:
    """Return the next line of a chain.

    at:   the time; when it is not after that of ``last``, a microsecond after that is taken
    last: the line before, None for the first
    """
    if last is not None and at <= last.at:
        at = _just_after(last.at)
    bare = Line(
        number=last.number + 1 if last else 1,
        at=at,
        reviewer=reviewer,
        desk=desk,
        decision=decision,
        judgement=judgement,
        salt=salt,
        digest=digest_of(judgement, salt),
        previous=last.seal if last else first_of(reviewer, desk),
        seal="",
    )
    return replace(bare, seal=seal_of(bare))


def erase(line: Line) -> Line:
    """Return ``line`` without what it said; its seal and all after it still hold."""
    return replace(line, judgement=None, salt=None)


def order(line: Line) -> tuple[str, str, str, int]:
    """Return what lines of all chains are sorted by: one order, however logs were merged."""
    return line.at, line.reviewer, line.desk, line.number


def erased_by(lines: Iterable[Line]) -> frozenset[str]:
    """Return the seals of the lines that ``forget`` lines among ``lines`` name."""
    said = (line.judgement for line in lines)
    return frozenset(seal for one in said if one and one.verdict is Verdict.FORGET for seal in one.target.lines)


def encode_line(line: Line) -> bytes:
    """Return ``line`` as JSON without line end: the fields of its judgement stand beside those of its chain.

    An erased line has ``target``, ``verdict``, ``value``, ``reason``, ``saw`` and ``salt`` null.
    """
    said = line.judgement
    shown = {name: getattr(said, name) if said else None for name in Judgement.__dataclass_fields__}
    head = {name: getattr(line, name) for name in Line.__dataclass_fields__ if name != "judgement"}
    first = {name: head.pop(name) for name in ("number", "at", "reviewer")}
    return msgspec.json.encode(first | shown | head)


def decode_line(text: bytes) -> Line:
    """Return the line that `encode_line` wrote. Raises: NotReadable when it is none, saying what is wrong."""
    try:
        fields: dict[str, Any] = msgspec.json.decode(text, type=dict[str, Any])
        said = {name: fields.pop(name, None) for name in Judgement.__dataclass_fields__}
        gone = all(value is None for value in said.values())
        return msgspec.convert(fields | {"judgement": None if gone else said}, Line)
    except msgspec.MsgspecError as error:
        raise NotReadable("line of a log", f"not of sayso's review log: {error}") from error


def faults(lines: Iterable[Line]) -> Iterator[Fault]:
    """Yield what was changed, dropped or put elsewhere in a log, chain by chain; nothing for a sound one.

    What a chain alone cannot show is that its end was cut off: keep its last seal elsewhere, as exports do.
    """
    every = list(lines)
    excused = erased_by(line for line in every if _says_what_it_said(line))
    by_chain = sorted(every, key=lambda line: (line.reviewer, line.desk, line.number, line.seal))
    for _, chain in groupby(by_chain, key=lambda line: (line.reviewer, line.desk)):
        yield from _faults_of_chain(list(chain), excused)


def _faults_of_chain(chain: Sequence[Line], excused: frozenset[str]) -> Iterator[Fault]:
    previous, last = first_of(chain[0].reviewer, chain[0].desk), None
    for number, line in enumerate(chain, 1):
        for message in _faults_of_line(line, excused):
            yield Fault(reviewer=line.reviewer, number=line.number, message=message)
        if line.number != number:
            missing = f"line {number} is missing" if line.number > number else "there are two lines of this number"
            yield Fault(reviewer=line.reviewer, number=line.number, message=missing)
            return
        if line.previous != previous:
            yield Fault(reviewer=line.reviewer, number=line.number, message="it does not follow the line before it")
        if last is not None and line.at <= last.at:
            yield Fault(reviewer=line.reviewer, number=line.number, message="it is no later than the line before it")
        previous, last = line.seal, line


def _faults_of_line(line: Line, excused: frozenset[str]) -> Iterator[str]:
    if seal_of(line) != line.seal:
        yield "its seal is not the hash of what stands in it"
    if not _AT.fullmatch(line.at):
        yield "its time is not written as it should be"
    if (line.judgement is None) != (line.salt is None):
        yield "half of what it said is gone"
    elif line.judgement is None and line.seal not in excused:
        yield "what it said is gone, and no line says that it was to be forgotten"
    elif line.judgement is not None and line.seal in excused:
        yield "it was to be forgotten, and still says what it said"
    elif line.judgement is not None and not _says_what_it_said(line):
        yield "what it says is not what was decided"


def _says_what_it_said(line: Line) -> bool:
    said, salt = line.judgement, line.salt
    return said is not None and salt is not None and digest_of(said, salt) == line.digest


def _just_after(at: str) -> str:
    """Return the time one microsecond after ``at``."""
    from datetime import UTC, datetime, timedelta

    then = datetime.strptime(at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC) + timedelta(microseconds=1)
    return then.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
