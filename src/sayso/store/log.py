"""The log of reviewers in a ledger: lines are added, read, merged with those of another ledger, and never changed."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec
from sqlalchemy import select

from sayso.errors import BrokenLog
from sayso.review.judgement import Judgement, Target
from sayso.review.line import Line, erase, erased_by, faults, make_line, order
from sayso.store import schema
from sayso.store.database import Database
from sayso.vocabulary import Verdict

_DESK = "desk"
_HEAD = ("number", "seal", "reviewer", "desk", "ordinal", "at", "decision", "digest", "previous")
_judgement = msgspec.json.Decoder(Judgement)

State = tuple[int, int]
"""How many lines there are and how many are to be forgotten: equal states, equal logs."""


class Log:
    """All lines of a ledger's log, read again only when there are others."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: tuple[State, list[Line]] | None = None

    def state(self) -> State:
        """Return what tells one state of the log from another."""
        ((lines, stones),) = self._database.cells("SELECT (SELECT count(*) FROM log), (SELECT count(*) FROM tombstone)")
        return int(lines), int(stones)

    def lines(self) -> list[Line]:
        """Return all lines, in the order of the fold."""
        state = self.state()
        if self._read is None or self._read[0] != state:
            # Lines are numbered without gaps and never go: with no more to forget, only later ones are new.
            known = self._read if self._read is not None and self._read[0][1] == state[1] else ((0, 0), [])
            new = _lines(self._database, after=known[0][0])
            self._read = state, sorted([*known[1], *new], key=order)
        return list(self._read[1])

    def desk(self) -> str:
        """Return the id of this ledger as a desk; one is made within a transaction when there is none."""
        kept = self._database.sql("SELECT value FROM meta WHERE name = ?", (_DESK,)).scalar_one_or_none()
        if kept is None:
            kept = secrets.token_hex(16)
            self._database.set_meta(_DESK, kept)
        return str(kept)

    def of_decision(self, decision: str) -> Line | None:
        """Return the line that was written at this desk for a decision, None when there is none."""
        desk = self.desk()
        return next((line for line in self.lines() if line.desk == desk and line.decision == decision), None)

    def append(self, judgement: Judgement, *, reviewer: str, decision: str) -> Line:
        """Add a line, within a transaction, and return it; lines that it says to forget lose their content."""
        desk = self.desk()
        mine = [line for line in self.lines() if (line.reviewer, line.desk) == (reviewer, desk)]
        line = make_line(
            judgement,
            reviewer=reviewer,
            desk=desk,
            decision=decision,
            at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            salt=secrets.token_hex(16),
            last=max(mine, key=lambda one: one.number, default=None),
        )
        self._insert([line])
        return line

    def erase(self, seals: Sequence[str], *, reviewer: str, decision: str) -> Line:
        """Add a line, within a transaction, that says to forget these lines, and drop what they said."""
        target = Target(lines=tuple(sorted(seals)))
        judgement = Judgement(target=target, verdict=Verdict.FORGET, value={}, reason="", saw="")
        return self.append(judgement, reviewer=reviewer, decision=decision)

    def take(self, lines: Iterable[Line], where: str) -> int:
        """Add the lines of another log that are not here yet, in one transaction; return how many there were.

        where: the other log, for messages
        Raises: BrokenLog when a line was changed or is missing, or goes on differently here and there; nothing is
        added then
        """
        coming = list(lines)

        def merge() -> int:
            with self._database.transaction():
                here = {line.seal: line for line in self.lines()}
                union = here | {line.seal: line for line in coming if line.judgement or line.seal not in here}
                gone = erased_by(union.values())
                merged = [erase(line) if line.seal in gone else line for line in union.values()]
                for fault in faults(merged):
                    raise BrokenLog(where, fault.reviewer, fault.number, fault.message)
                new = [line for line in merged if line.seal not in here]
                self._insert(sorted(new, key=lambda line: (line.reviewer, line.desk, line.number)))
                return len(new)

        self._database.sure()
        return self._database.repeat(merge)

    def _insert(self, lines: Sequence[Line]) -> None:
        """Write lines and what they say; those to be forgotten lose their content, or never get any."""
        ((top,),) = self._database.cells("SELECT coalesce(max(number), 0) FROM log")
        heads = [
            (number, one.seal, one.reviewer, one.desk, one.number, one.at, one.decision, one.digest, one.previous)
            for number, one in enumerate(lines, int(top) + 1)
        ]
        self._database.insert(schema.log, _HEAD, heads)
        known = {seal for (seal,) in self._database.cells("SELECT seal FROM tombstone")}
        stones: dict[str, str] = {}
        for line in lines:
            if line.judgement is not None and line.judgement.verdict is Verdict.FORGET:
                for seal in line.judgement.target.lines:
                    if seal not in known:
                        stones.setdefault(seal, line.seal)
        self._database.insert(schema.tombstone, ("seal", "line"), list(stones.items()))
        contents = [
            (line.seal, line.salt, msgspec.json.encode(line.judgement).decode())
            for line in lines
            if line.judgement is not None and line.seal not in known and line.seal not in stones
        ]
        self._database.insert(schema.judged, ("seal", "salt", "judgement"), contents)
        self._database.many("DELETE FROM judged WHERE seal = ?", [(seal,) for seal in stones])


def _lines(database: Database, *, after: int) -> Iterable[Line]:
    """Yield the lines with a higher number than ``after``."""
    log, judged = schema.log, schema.judged
    find = select(*(log.c[name] for name in _HEAD[1:]), judged.c.salt, judged.c.judgement)
    find = find.outerjoin(judged, judged.c.seal == log.c.seal).where(log.c.number > after)
    for row in database.each(find.order_by(log.c.number)):
        seal, reviewer, desk, ordinal, at, decision, digest, previous, salt, judgement = row
        yield Line(
            number=ordinal,
            at=at,
            reviewer=reviewer,
            desk=desk,
            decision=decision,
            judgement=_judgement.decode(judgement) if judgement is not None else None,
            salt=salt,
            digest=digest,
            previous=previous,
            seal=seal,
        )
