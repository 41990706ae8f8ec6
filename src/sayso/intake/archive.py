"""ZIP archives of any files that sayso reads, opened in place: nothing is unpacked to disk but archives in archives."""

import io
import itertools
import lzma
import shutil
import stat
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from sayso.errors import InputError, NotReadable, TooLarge, TooMany
from sayso.intake.asset import is_asset_folder
from sayso.intake.content import opened
from sayso.intake.folder import SERVICE_FILES
from sayso.intake.inner import inner_source, is_hidden, leads_out, open_inner
from sayso.intake.sidecar import NAME, SideCar, parse_sidecar
from sayso.intake.source import Budget, Source, as_failure
from sayso.records import Failure, Given, Raw

IN_MEMORY = 1 << 24
"""Bytes of an archive inside another one that are held in memory; larger ones go to a temporary file."""

LARGEST_SIDECAR = 1 << 24
"""Bytes of a side-car inside an archive."""

_BROKEN = (
    BadZipFile, RuntimeError, EOFError, zlib.error, lzma.LZMAError, OSError, ValueError,
    struct.error,
)  # fmt: skip
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def open_zip(source: Source) -> Iterator[Raw | Failure]:
    """Yield what the files of an archive hold, in order of their paths; each that cannot be read is told.

    Hidden files, ``README`` files, service files and folders of a saved page's pictures pass unmentioned, as in a
    folder; a side-car in the archive holds for the files beside it.
    """
    yield from _open_members(source, lambda name: True)


def open_wacz(source: Source) -> Iterator[Raw | Failure]:
    """Yield the pages of a packed web archive (WACZ 1.1.1): of the WARC files in it, its indexes left alone."""
    yield from _open_members(source, lambda name: name.startswith("archive/"))


def _open_members(source: Source, wanted: Callable[[str], bool]) -> Iterator[Raw | Failure]:
    """Yield what those files of an archive hold whose path is ``wanted``."""
    budget = source.budget or Budget(source.settings.max_unpacked)
    try:
        with _seekable(source, budget) as file, _archive(file, source) as archive:
            yield from _Members(replace(source, budget=budget), archive, budget).open(wanted)
    except InputError as error:
        yield as_failure(source.uri, error)


@contextmanager
def _seekable(source: Source, budget: Budget) -> Iterator[BinaryIO]:
    """Give the bytes of an archive so that they can be read from the end."""
    if source.path is not None and not source.inside and not source.uri.lower().endswith(".gz"):
        with source.path.open("rb") as file:
            yield file
        return
    with opened(source) as stream, tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        shutil.copyfileobj(_Counted(stream, source, budget), copy, 1 << 20)
        copy.seek(0)
        yield cast(BinaryIO, copy)


@contextmanager
def _archive(file: BinaryIO, source: Source) -> Iterator[ZipFile]:
    """Give an archive, open. Raises: NotReadable, TooMany."""
    try:
        archive = ZipFile(file)
    except _BROKEN as error:
        raise NotReadable(source.uri, f"is no ZIP archive that can be opened ({error}). Fetch it again") from error
    with archive:
        members = archive.infolist()
        if len(members) > source.settings.max_members:
            raise TooMany(source.uri, len(members), source.settings.max_members, "files", "max_members")
        if _overlap(members):
            raise NotReadable(source.uri, "its files lie over each other, as in a ZIP bomb; it is left alone")
        yield archive


def _overlap(members: Sequence[ZipInfo]) -> bool:
    """Whether two files of an archive are made of the same bytes of it."""
    by_place = sorted(members, key=lambda member: member.header_offset)
    return any(
        first.header_offset + first.compress_size > second.header_offset
        for first, second in itertools.pairwise(by_place)
    )


class _Members:
    """The files of one archive."""

    def __init__(self, source: Source, archive: ZipFile, budget: Budget) -> None:
        self.source, self.archive, self.budget = source, archive, budget
        # Of two files under one path the later counts, as for every program that unpacks.
        self.members = {_name(member): member for member in archive.infolist() if not member.filename.endswith("/")}
        self.sidecars: dict[str, SideCar] = {}
        self.inside: dict[str, set[str]] = {}
        for name in self.members:
            for folder in PurePosixPath(name).parents:
                below = PurePosixPath(name).relative_to(folder).parts[0]
                self.inside.setdefault(str(folder), set()).add(below)

    def open(self, wanted: Callable[[str], bool]) -> Iterator[Raw | Failure]:
        """Yield what they hold."""
        for name in sorted(self.members):
            if name and (not wanted(name) or (not leads_out(name) and (is_hidden(name) or self._is_no_coverage(name)))):
                continue
            if self.budget.left <= 0:
                limit = self.source.settings.max_unpacked
                yield as_failure(self.source.uri, TooLarge(self.source.uri, limit + 1, limit, setting="max_unpacked"))
                return
            member = self.members[name]
            if why := _refused(name, member):
                inner = inner_source(self.source, name)
                yield as_failure(inner.uri, NotReadable(inner.uri, why))
                continue
            beside, failures = self._said_of(name)
            yield from failures
            try:
                with self.archive.open(member) as stream:
                    source = replace(self.source, beside=self.source.beside + beside)
                    counted = _Counted(cast(BinaryIO, stream), source, self.budget)
                    yield from open_inner(source, name, cast(BinaryIO, io.BufferedReader(counted, 1 << 16)))
            except _BROKEN as error:
                inner = inner_source(self.source, name)
                yield as_failure(inner.uri, NotReadable(inner.uri, f"cannot be unpacked ({error})"))

    def _is_no_coverage(self, name: str) -> bool:
        path = PurePosixPath(name)
        if path.name in SERVICE_FILES or path.name.upper().startswith("README"):
            return True
        return any(
            is_asset_folder(folder.name, self.inside.get(str(folder.parent), ()))
            for folder in path.parents
            if folder.name
        )

    def _said_of(self, name: str) -> tuple[tuple[Given, ...], tuple[Failure, ...]]:
        """Return what the side-car beside a file says of it, and, the first time, what is wrong with it."""
        folder = str(PurePosixPath(name).parent)
        first = folder not in self.sidecars
        if first:
            self.sidecars[folder] = self._sidecar(folder)
        sidecar = self.sidecars[folder]
        return sidecar.rows.get(PurePosixPath(name).name, ()), sidecar.failures if first else ()

    def _sidecar(self, folder: str) -> SideCar:
        """Return the side-car of a folder; an empty one where there is none."""
        name = NAME if folder == "." else f"{folder}/{NAME}"
        member = self.members.get(name)
        if member is None:
            return SideCar()
        uri = inner_source(self.source, name).uri
        try:
            with self.archive.open(member) as stream:
                body = stream.read(LARGEST_SIDECAR)
        except _BROKEN as error:
            return SideCar(failures=(as_failure(uri, NotReadable(uri, f"cannot be unpacked ({error})")),))
        lines = io.TextIOWrapper(io.BytesIO(body), "utf-8-sig", newline="")
        return parse_sidecar(uri, lines, lambda other: other in self.inside.get(folder, ()))


def _name(member: ZipInfo) -> str:
    """Return the path of a member; one that is UTF-8 without saying so comes out as that."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name if leads_out(name) or not name else PurePosixPath(name).as_posix()


def _refused(name: str, member: ZipInfo) -> str:
    """Return why a member is not opened; "" when it is."""
    if not name:
        return "holds a file without a name; it is left alone"
    if leads_out(name):
        return "its path leads out of the archive; it is left alone"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link, which an archive may point anywhere; it is left alone"
    if member.flag_bits & _ENCRYPTED:
        return "is encrypted; unpack the archive with its password, and read that"
    return ""


class _Counted(io.RawIOBase):
    """The bytes of a member; what is read counts against the archive's budget, and damage is told as ours.

    Raises: TooLarge, NotReadable
    """

    def __init__(self, inner: BinaryIO, source: Source, budget: Budget) -> None:
        super().__init__()
        self._inner, self._source, self._budget = inner, source, budget

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` as far as is there; returns how many bytes were put there."""
        try:
            piece = self._inner.read(len(buffer))
        except _BROKEN as error:
            raise NotReadable(self._source.uri, f"a file in it cannot be unpacked ({error}). Fetch it again") from error
        self._budget.left -= len(piece)
        if self._budget.left < 0:
            limit = self._source.settings.max_unpacked
            raise TooLarge(self._source.uri, limit + 1, limit, setting="max_unpacked")
        buffer[: len(piece)] = piece
        return len(piece)
