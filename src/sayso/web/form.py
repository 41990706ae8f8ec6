"""A form: what a page sends to the desk, checked before anything is done with it."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

from starlette.datastructures import FormData, UploadFile

from sayso.errors import FormExpired
from sayso.web.page import clean

TOKEN = "token"
"""The hidden field of every form; its value shows that one of our own pages was there first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form; ``files`` takes any number of files."""

    name: str
    about: str
    kind: Literal["text", "files"] = "text"
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it was sent: the name its sender gave it, with slashes for folders, and its bytes to read."""

    name: str
    size: int
    stream: BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent: the values of the names in the path, of the fields, and the files."""

    named: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()

    def one(self, name: str) -> str:
        """Return the first value of a field, "" when there is none."""
        given = self.fields.get(name)
        return given[0] if given else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a field."""
        return self.fields.get(name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One thing that can be sent.

    path:  its address; only POST answers there
    about: a sentence on what it does
    do:    takes a `sayso.web.desk.Desk` and what was sent, does it in a thread of its own, and returns the address of
           the page to go on to; a program that accepts JSON gets ``{"next": address}`` in its place. It may raise any
           SaysoError
    """

    name: str
    path: str
    about: str
    do: Callable[[Any, Sent], str]
    fields: tuple[Field, ...] = ()


def read_form(form: Form, named: Mapping[str, str], data: FormData, token: str) -> Sent:
    """Return what was sent. Raises: FormExpired when it does not come from a page of this desk."""
    given = data.get(TOKEN)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), token.encode()):
        raise FormExpired
    known = {one.name: one.kind for one in form.fields}
    fields: dict[str, tuple[str, ...]] = {}
    files = []
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            if known.get(name) == "files" and value.filename:
                files.append(Upload(name=clean(value.filename), size=value.size or 0, stream=value.file))
        elif known.get(name) == "text":
            fields[name] = (*fields.get(name, ()), clean(value))
    return Sent(named={name: clean(value) for name, value in named.items()}, fields=fields, files=tuple(files))
