"""Everything sayso raises on purpose. Each message says what happened, with which value, and what to do.

SaysoError
├── InputError            something the user named cannot be read
│   ├── NoSuchInput       the path does not exist, or nothing matches it
│   ├── NotReadable       the bytes are not what the name promises
│   ├── ScanWithoutText   a document of pictures, without text in it
│   ├── TooLarge          over the limit on size
│   ├── NotFetched        a web address that was not fetched, or gave nothing
│   ├── TooMany           more items in a container than the limit
│   ├── BadRow            one row of a table is broken
│   ├── TooSlow           an article took longer than the limit
│   ├── WorkerDied        the process that read an article was killed
│   ├── ReadingFailed     a fault of ours in the reading of one article
│   ├── UnknownFormat     a kind of file that sayso does not read
│   ├── NoTextColumn      a table without the column that holds the text
│   ├── BadIgnoreFile     a .saysoignore that is not understood
│   └── BadSideCar        something in a sayso.csv that cannot be used
├── UsageError            the request itself is wrong
│   ├── UnknownName       a name that no part answers to
│   ├── BadSetting        a setting with a value it cannot take
│   ├── NothingNamed      no input was named and none is piped in
│   ├── NoLedger          the ledger to look into is not there
│   ├── NotFound          nothing in the ledger answers to what was asked for
│   ├── Ambiguous         more than one thing answers to it
│   ├── FormExpired       a form that no page of this desk sent
│   ├── BadPublishers     publishers.csv cannot be used
│   ├── BadSides          sides.csv cannot be used
│   ├── StaleDecision     what was judged has changed since the reviewer looked
│   └── NothingToUndo     no decision of this reviewer stands
├── LedgerError           the ledger file
│   ├── NotALedger        the file is something else
│   ├── NewerLedger       made by a later version of sayso
│   ├── LedgerNotWritable no permission, or the disk is full
│   ├── LedgerUnreachable the database server cannot be reached, or does not let us in
│   ├── ServerTooOld      the database server is of a version that sayso does not work with
│   ├── ConnectionLost    the database server went away and did not come back
│   ├── BrokenLog         a line of the review log was changed, dropped or forked
│   └── SpanMismatch      a stored span does not quote its text
├── CannotWrite           a file or folder cannot be written
├── PortTaken             the desk cannot listen where it was asked to
├── WorkersCannotStart    the processes that read do not come up
├── WrongModel            the encoder's file is missing or is not the one that belongs to this version
└── MissingPart           an optional package is not installed
"""

from difflib import get_close_matches


class SaysoError(Exception):
    """Base of everything sayso raises on purpose; ``code`` is a heading in docs/errors.md."""

    code = "sayso-error"


class InputError(SaysoError):
    """Something the user named cannot be read."""

    code = "input-error"


class NoSuchInput(InputError):
    """The path does not exist, or no file matches the pattern."""

    code = "no-such-input"

    def __init__(self, path: str) -> None:
        super().__init__(f"Nothing to read at {path!r}. Check the spelling; a folder, a file, a glob or - will do.")


class NotReadable(InputError):
    """The bytes are not what the name or the content promises."""

    code = "not-readable"

    def __init__(self, uri: str, why: str) -> None:
        super().__init__(f"{uri}: {why}")


class ScanWithoutText(InputError):
    """A document that shows text and holds none: pictures of pages, or fonts that name no letters."""

    code = "scan-without-text"

    def __init__(self, uri: str, why: str) -> None:
        super().__init__(f"{uri}: no text in it ({why}). Run text recognition (OCR) on it, and read the result.")


class TooLarge(InputError):
    """An item over the limit on its size; ``setting`` is the limit's name in sayso.toml."""

    code = "too-large"

    def __init__(self, uri: str, size: int, limit: int, *, unit: str = "bytes", setting: str = "max_bytes") -> None:
        super().__init__(
            f"{uri}: {size:,} {unit} is over the limit of {limit:,}. Split it, or raise {setting} in sayso.toml."
        )


class NotFetched(InputError):
    """A web address that was not fetched, or that answered with nothing to read."""

    code = "not-fetched"

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: not fetched: {why}.")


class TooMany(InputError):
    """A container with more items than the limit; those before it are read."""

    code = "too-many"

    def __init__(self, uri: str, count: int, limit: int, what: str, setting: str) -> None:
        super().__init__(
            f"{uri}: {count:,} {what} are over the limit of {limit:,}; the first {limit:,} are read. "
            f"Raise {setting} in sayso.toml for all of them."
        )


class BadRow(InputError):
    """One row of a table is broken; the others are read."""

    code = "bad-row"

    def __init__(self, uri: str, number: int, why: str) -> None:
        super().__init__(f"{uri} row {number}: {why}. The other rows are read.")


class TooSlow(InputError):
    """An article took longer than the limit; the others are read."""

    code = "too-slow"

    def __init__(self, uri: str, limit: float) -> None:
        super().__init__(f"{uri}: given up after {limit:g} s. Look at it alone, or leave it out.")


class WorkerDied(InputError):
    """The process that read an article was killed, most often for want of memory; the others are read."""

    code = "worker-died"

    def __init__(self, uri: str) -> None:
        super().__init__(
            f"{uri}: the process reading it was killed, most often for want of memory. Split it, or free some."
        )


class ReadingFailed(InputError):
    """A fault of ours in the reading of one article; the others are read."""

    code = "reading-failed"

    def __init__(self, uri: str, fault: str, where: str) -> None:
        super().__init__(f"{uri}: sayso itself failed on it ({fault} at {where}). The fault is ours: please report it.")


class UnknownFormat(InputError):
    """A kind of file that sayso does not read; it is left alone."""

    code = "unknown-format"

    def __init__(self, uri: str, why: str, known: str) -> None:
        super().__init__(f"{uri}: {why}. It is left alone; sayso reads {known}, each also with .gz.")


class NoTextColumn(InputError):
    """A table without the column that holds the text of the articles."""

    code = "no-text-column"

    def __init__(self, uri: str, column: str, present: str) -> None:
        super().__init__(f"{uri}: no column {column!r}; it has: {present}. Name the one with the text.")


class BadIgnoreFile(InputError):
    """A ``.saysoignore`` that is not understood; nothing is left out by it."""

    code = "bad-ignore-file"

    def __init__(self, uri: str, why: str) -> None:
        super().__init__(f"{uri}: not understood ({why}); nothing is left out by it. Patterns are as in .gitignore.")


class BadSideCar(InputError):
    """Something in a ``sayso.csv`` that cannot be used; the rest of it is."""

    code = "bad-side-car"

    def __init__(self, uri: str, why: str) -> None:
        super().__init__(f"{uri}: {why}. What else it says is used.")


class UsageError(SaysoError):
    """The request itself is wrong."""

    code = "usage-error"


class UnknownName(UsageError):
    """A name that no part of sayso answers to."""

    code = "unknown-name"

    def __init__(self, kind: str, name: str, known: list[str]) -> None:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        super().__init__(f"No {kind} is called {name!r}.{hint} Known: {', '.join(sorted(known))}.")


class BadSetting(UsageError):
    """A setting with a value it cannot take."""

    code = "bad-setting"

    def __init__(self, name: str, value: object, wanted: str) -> None:
        super().__init__(f"{name} cannot be {value!r}: {wanted}.")


class NothingNamed(UsageError):
    """No input was named and none is piped in."""

    code = "nothing-named"

    def __init__(self) -> None:
        super().__init__("Nothing to read. Name a file or a folder, or pipe something in.")


class NoLedger(UsageError):
    """The ledger to look into is not there."""

    code = "no-ledger"

    def __init__(self, path: str) -> None:
        super().__init__(f"No ledger at {path!r}. `sayso run FOLDER --ledger {path}` makes one.")


class NotFound(UsageError):
    """Nothing in the ledger answers to what was asked for."""

    code = "not-found"

    def __init__(self, what: str, asked: str, where: str) -> None:
        super().__init__(f"No {what} in {where} is called {asked!r}. `sayso show articles` lists what it holds.")


class Ambiguous(UsageError):
    """More than one thing answers to what was asked for."""

    code = "ambiguous"

    def __init__(self, what: str, asked: str, candidates: list[str]) -> None:
        listed = "".join(f"\n  {candidate}" for candidate in candidates[:10])
        more = f"\n  and {len(candidates) - 10:,} more" if len(candidates) > 10 else ""
        super().__init__(f"{asked!r} fits {len(candidates):,} {what}s; write more of it:{listed}{more}")


class FormExpired(UsageError):
    """What was sent to the desk does not come from a page of it, or from one that an earlier start of it showed."""

    code = "form-expired"

    def __init__(self) -> None:
        super().__init__("Nothing was changed: the form is from an earlier start of the desk. Load the page again.")


class BadPublishers(UsageError):
    """A ``publishers.csv`` that cannot be used as it stands."""

    code = "bad-publishers"

    def __init__(self, uri: str, number: int | None, why: str) -> None:
        where = f"{uri} row {number}" if number is not None else uri
        super().__init__(f"{where}: {why}. Mend the file, or leave it out.")


class BadSides(UsageError):
    """A ``sides.csv`` that cannot be used as it stands."""

    code = "bad-sides"

    def __init__(self, uri: str, number: int | None, why: str) -> None:
        where = f"{uri} row {number}" if number is not None else uri
        super().__init__(f"{where}: {why}. Mend the file, or leave it out.")


class StaleDecision(UsageError):
    """What was judged has changed since the reviewer looked at it; nothing was decided."""

    code = "stale-decision"

    def __init__(self, what: str, changed: str) -> None:
        super().__init__(f"{what} is not what it was when you looked: {changed}. Look again and decide anew.")


class NothingToUndo(UsageError):
    """No decision of this reviewer stands that could be taken back."""

    code = "nothing-to-undo"

    def __init__(self, reviewer: str) -> None:
        super().__init__(
            f"No decision of {reviewer!r} made in this ledger stands. `sayso review list` shows those that do."
        )


class LedgerError(SaysoError):
    """Something is wrong with the ledger file."""

    code = "ledger-error"


class NotALedger(LedgerError):
    """The file exists and is not a ledger."""

    code = "not-a-ledger"

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is no sayso ledger; it is left untouched. Name another file with --ledger.")


class NewerLedger(LedgerError):
    """The ledger was made by a later version of sayso."""

    code = "newer-ledger"

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(
            f"{path} has schema {found}, this sayso knows {known}. Upgrade sayso; the ledger is left untouched."
        )


class LedgerNotWritable(LedgerError):
    """The ledger cannot be written: no permission, or the disk is full."""

    code = "ledger-not-writable"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"Cannot write {path}: {why}. What was stored before is safe; run again once there is room.")


class LedgerUnreachable(LedgerError):
    """The database server cannot be reached, or does not let us in; ``why`` is its own reason and what to do."""

    code = "ledger-unreachable"

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"Cannot open {address}: {why}.")


class ServerTooOld(LedgerError):
    """The database server is of a version that sayso does not work with."""

    code = "server-too-old"

    def __init__(self, address: str, found: str, wanted: str) -> None:
        super().__init__(f"{address} is PostgreSQL {found}; sayso needs {wanted} or later. Nothing was changed there.")


class ConnectionLost(LedgerError):
    """The database server went away in the middle and did not come back in time."""

    code = "connection-lost"

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"The connection to {address} was lost: {why}. What was stored is safe; run again to go on from there."
        )


class BrokenLog(LedgerError):
    """A line of a review log was changed, dropped, put elsewhere, or two logs go on differently after one line."""

    code = "broken-log"

    def __init__(self, where: str, reviewer: str, number: int, why: str) -> None:
        super().__init__(f"{where}: line {number} of {reviewer!r}: {why}. Nothing was taken from it.")


class SpanMismatch(LedgerError):
    """A span does not quote the stored text."""

    code = "span-mismatch"

    def __init__(self, mark: str, shown: str, stored: str) -> None:
        super().__init__(f"{mark} shows {shown!r} where the text has {stored!r}. Re-read the article with --force.")


class CannotWrite(SaysoError):
    """A file or folder cannot be written: no permission, or the disk is full."""

    code = "cannot-write"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"Cannot write {path}: {why}. Name another place, or make room.")


class PortTaken(SaysoError):
    """Another program listens where the desk was asked to."""

    code = "port-taken"

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is taken, perhaps by another desk. Leave --port out for one that is free.")


class WorkersCannotStart(SaysoError):
    """The processes that read do not come up."""

    code = "workers-cannot-start"

    def __init__(self, why: str) -> None:
        super().__init__(f"The processes that read do not start: {why}. Read without them, or free memory.")


class WrongModel(SaysoError):
    """The encoder's file is missing, or is not the one that belongs to this version of sayso."""

    code = "wrong-model"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"The encoder's file {path!r} {why}. Install sayso anew: pip install --force-reinstall sayso")


class MissingPart(SaysoError):
    """An optional package is not installed."""

    code = "missing-part"

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"This needs {package}. Install it with: pip install 'sayso[{extra}]'")
