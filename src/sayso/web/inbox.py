"""The inbox: the folder beside the ledger where files lie that were sent to the desk, so that they can be read again.

Files keep the names they had; the same bytes are kept once. A mark says that some of them are still to be read.
"""

import csv
import hashlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sayso.errors import CannotWrite, TooLarge
from sayso.intake.file import is_known, suffix_of
from sayso.intake.sidecar import NAME as SIDECAR
from sayso.store import is_url, title_of
from sayso.web.form import Upload

UNREAD = ".unread"
"""Stands in the inbox while some of its files are still to be read."""

LONGEST = 120
"""Code points of one part of a file's name."""

_UNFIT = re.compile(r'[<>:"|?*\x00-\x1f]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One file that was sent: its name in the inbox, and whether the same bytes lay there before.

    taken: whether it is of a kind that is read; one that is not is not kept
    """

    name: str
    again: bool = False
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Inbox:
    """The folder ``<ledger>.added``, for its owner only; for a ledger on a server it lies in the working folder."""

    folder: Path

    @classmethod
    def of(cls, address: str) -> "Inbox":
        """Return the inbox of a ledger; it is made when the first file comes."""
        return cls(Path(f"{title_of(address) if is_url(address) else address}.added"))

    @property
    def unread(self) -> bool:
        """Whether files lie there that no run has finished reading."""
        return (self.folder / UNREAD).exists()

    def mark(self, *, unread: bool) -> None:
        """Note whether files are still to be read."""
        if unread:
            self._make(self.folder)
            (self.folder / UNREAD).touch(mode=0o600)
        else:
            (self.folder / UNREAD).unlink(missing_ok=True)

    def files(self) -> list[str]:
        """Return the names of all files, in order."""
        found = (path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def receive(self, uploads: Sequence[Upload], limit: int) -> list[Received]:
        """Keep the files that were sent and return what became of each; the mark is set first.

        limit: bytes of the largest one
        Raises: TooLarge, CannotWrite
        """
        for upload in uploads:
            if upload.size > limit:
                raise TooLarge(upload.name, upload.size, limit)
        self.mark(unread=True)
        try:
            known = {digest: name for name, digest in self._digests()}
            return [self._keep(upload, known) for upload in uploads]
        except OSError as error:
            raise CannotWrite(str(self.folder), error.strerror or str(error)) from error

    def paste(self, text: str, said: dict[str, str]) -> Received:
        """Keep a text that was pasted, with a side-car that holds what was said of it. Raises: CannotWrite."""
        self.mark(unread=True)
        body = text.encode("utf-8")
        name = safe_name(said.get("title", "") or "pasted").replace("/", " ").strip()[:60] + ".txt"
        folder = self.folder / f"pasted-{hashlib.sha256(body).hexdigest()[:12]}"
        again = (folder / name).exists()
        sheet = io.StringIO(newline="")
        writer = csv.DictWriter(sheet, ["path", *said])
        writer.writeheader()
        writer.writerow({"path": name, **said})
        try:
            self._make(folder)
            self._write(folder / name, io.BytesIO(body))
            self._write(folder / SIDECAR, io.BytesIO(sheet.getvalue().encode("utf-8")))
        except OSError as error:
            raise CannotWrite(str(folder), error.strerror or str(error)) from error
        return Received(name=f"{folder.name}/{name}", again=again)

    def _keep(self, upload: Upload, known: dict[str, str]) -> Received:
        if not is_known(suffix_of(upload.name)):
            return Received(name=safe_name(upload.name), taken=False)
        digest = _digest(upload.stream)
        if digest in known:
            return Received(name=known[digest], again=True)
        upload.stream.seek(0)
        path = self._free(self.folder / safe_name(upload.name))
        self._make(path.parent)
        self._write(path, upload.stream)
        known[digest] = path.relative_to(self.folder).as_posix()
        return Received(name=known[digest])

    def _digests(self) -> Iterator[tuple[str, str]]:
        for name in self.files():
            with (self.folder / name).open("rb") as file:
                yield name, _digest(file)

    @staticmethod
    def _free(path: Path) -> Path:
        """Return a path that no file has: this one, or one with a number."""
        number, free = 1, path
        while free.exists():
            number += 1
            free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        return free

    @staticmethod
    def _make(folder: Path) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(str(folder), error.strerror or str(error)) from error

    @staticmethod
    def _write(path: Path, stream: BinaryIO) -> None:
        """Write a file whole or not at all, for its owner only."""
        descriptor, scratch = tempfile.mkstemp(prefix=".part-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                shutil.copyfileobj(stream, file)
            Path(scratch).replace(path)
        finally:
            Path(scratch).unlink(missing_ok=True)


def _digest(stream: BinaryIO) -> str:
    """Return the hash of what a stream holds."""
    digest = hashlib.sha256()
    while piece := stream.read(1 << 20):
        digest.update(piece)
    return digest.hexdigest()


def safe_name(name: str) -> str:
    """Return a relative path with slashes that stays in its folder, hides nothing and holds no odd characters."""
    parts = []
    for part in PurePosixPath(name.replace("\\", "/")).parts:
        bare = _UNFIT.sub("_", part).strip().lstrip(".").strip("/ ")
        if bare and bare != "_":
            stem, dot, suffix = bare.rpartition(".")
            parts.append(
                f"{stem[: LONGEST - len(suffix) - 1]}{dot}{suffix}" if stem and len(suffix) < 12 else bare[:LONGEST]
            )
    return "/".join(parts) or "unnamed"
