"""What ``sayso review`` does: the log listed, checked, written out, merged and undone, and gold marks."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sayso.cli.folder import write_own
from sayso.cli.screen import out, printable, put, tell, whisper
from sayso.errors import NoSuchInput
from sayso.review.agreement import agreements
from sayso.review.gold import gold_fields
from sayso.review.line import Line, faults
from sayso.review.logfile import decode_log, encode_log, heads_of
from sayso.review.standing import said
from sayso.show.count import count_words

if TYPE_CHECKING:
    from sayso.store import Ledger


def list_standing(ledger: "Ledger", *, as_json: bool) -> int:
    """Print what stands and what is an orphan; return how many orphans there are."""
    standing = ledger.review.standing()
    for one in standing.decided:
        for line in one.lines:
            told = _fields(line) | {"counts": line == one.line, "disputed": one.disputed, "orphan": None}
            put(msgspec.json.encode(told) if as_json else _words(line, disputed=one.disputed).encode())
    for orphan in standing.orphans:
        told = _fields(orphan.line) | {"counts": False, "disputed": False, "orphan": orphan.why}
        put(msgspec.json.encode(told) if as_json else f"{_words(orphan.line)} — orphan: {orphan.why}".encode())
    out().flush()
    if standing.orphans:
        tell(f"{count_words(len(standing.orphans), 'orphan')}: judged, and not to be found again as it was.")
    for found in agreements(standing):
        alpha = f"{found.alpha:.2f}" if found.alpha is not None else "not defined"
        tell(
            f"{count_words(found.things, found.slot)} judged by two or more: {found.agreed:,} alike, "
            f"Krippendorff's alpha {alpha}."
        )
    return len(standing.orphans)


def verify_log(ledger: "Ledger", log: str | None) -> int:
    """Print what is wrong with the log of a ledger, or with a file; return how many faults there are."""
    lines = read_log(log) if log is not None else ledger.review.log.lines()
    found = list(faults(lines))
    for fault in found:
        whisper(f"line {fault.number} of {fault.reviewer!r}: {fault.message}")
    if not found:
        for head in heads_of(lines):
            put(f"{head.seal}  line {head.number:,} of {printable(head.reviewer)}".encode())
        out().flush()
        erased = sum(line.judgement is None for line in lines)
        tell(f"{count_words(len(lines), 'line')}, {erased:,} of them erased: every chain is whole.")
    return len(found)


def export_log(ledger: "Ledger", output: str | None) -> None:
    """Write the log as JSON lines to a file, or to standard output."""
    _write(encode_log(ledger.review.log.lines()), output)


def import_log(ledger: "Ledger", path: str) -> None:
    """Merge the log in a file into that of the ledger. Raises: BrokenLog, NotReadable, NoSuchInput."""
    before = sum(line.judgement is None for line in ledger.review.log.lines())
    added = ledger.review.log.take(read_log(path), path)
    erased = sum(line.judgement is None for line in ledger.review.log.lines()) - before
    tell(f"{count_words(added, 'line')} added." + (f" {count_words(erased, 'line')} more erased." if erased else ""))


def undo(ledger: "Ledger", reviewer: str, line: str | None) -> None:
    """Withdraw the last decision of a reviewer, or the one whose seal begins with ``line``."""
    seals = [one.seal for one in ledger.review.log.lines() if line and one.seal.startswith(f"sha256:{line}")]
    gone = ledger.review.undo(reviewer, uuid.uuid4().hex, line=seals[0] if len(seals) == 1 else line)
    back = next(one for one in ledger.review.log.lines() if one.seal == said(gone).target.lines[0])
    tell(f"Taken back: {_words(back)}.")


def write_gold(ledger: "Ledger", output: str | None) -> None:
    """Write the marks that reviewers settled as JSON lines to a file, or to standard output."""
    _write(_gold(ledger), output)


def read_log(path: str) -> list[Line]:
    """Return the lines of a log in a file. Raises: NoSuchInput, NotReadable, BrokenLog."""
    if not Path(path).is_file():
        raise NoSuchInput(path)
    with Path(path).open("rb") as file:
        return decode_log(file, path)


def _gold(ledger: "Ledger") -> Iterator[bytes]:
    decided = ledger.review.standing().decided
    keys = {key for one in decided for key in one.keys}
    for reading in ledger.readings(revised=False):
        if reading.article.key in keys:
            fields = gold_fields(reading, [one for one in decided if reading.article.key in one.keys])
            if fields is not None:
                yield msgspec.json.encode(fields) + b"\n"


def _write(lines: Iterator[bytes], output: str | None) -> None:
    if output is not None:
        write_own(Path(output), lines)
        tell(output)
        return
    for line in lines:
        out().write(line)
    out().flush()


def _fields(line: Line) -> dict[str, object]:
    """Return what a listing shows of a line, as plain values."""
    judged = said(line)
    return {
        "number": line.number,
        "at": line.at,
        "reviewer": line.reviewer,
        "verdict": judged.verdict,
        "marks": [{"kind": one.kind, "article": one.article, "mark": one.mark} for one in judged.target.places],
        "quoted": [" … ".join(quote.exact for quote in one.quotes) or one.key for one in judged.target.places],
        "value": judged.value,
        "reason": judged.reason,
        "seal": line.seal,
    }


def _words(line: Line, *, disputed: bool = False) -> str:
    """Return a line of the log as one line of words."""
    judged = said(line)
    quoted = []
    for one in judged.target.places:
        words = " ".join(" … ".join(quote.exact for quote in one.quotes).split())
        quoted.append(f"“{words[:60]}{'…' if len(words) > 60 else ''}”" if words else one.key)
    value = ", ".join(f"{name} = {said_value}" for name, said_value in judged.value.items())
    parts = [line.seal[7:15], line.at[:16], line.reviewer, judged.verdict.value, " / ".join(quoted)]
    parts += [value] if value else []
    parts += [f"({' '.join(judged.reason.split())})"] if judged.reason else []
    return printable("  ".join(parts)) + (" — disputed" if disputed else "")
