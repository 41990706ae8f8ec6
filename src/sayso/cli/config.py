"""Settings from flags, environment, ``sayso.toml`` and what is built in, each knowing where it came from.

Flags win over ``SAYSO_*``, those over the file, the file over what is built in. The file is the one named by
``--config`` or ``SAYSO_CONFIG``, else ``sayso.toml`` in the working directory.
"""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import BadSetting, NoSuchInput, NotReadable, UnknownName
from sayso.settings import Settings

FILE = "sayso.toml"
PREFIX = "SAYSO_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting: how its words become a value, what is built in, what it means."""

    parse: Callable[[str, object], object]
    built_in: object
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The value that holds and where it came from: ``flag``, a variable, a file or ``built in``."""

    value: Any
    origin: str


def _number(name: str, value: object) -> int:
    """Return ``value`` as a whole number of at least 1."""
    try:
        number = int(str(value).replace("_", ""))
    except ValueError:
        number = 0
    if number < 1 or isinstance(value, bool | float):
        raise BadSetting(name, value, "it takes a whole number of at least 1")
    return number


def _truth(name: str, value: object) -> bool:
    """Return ``value`` as true or false."""
    word = str(value).strip().lower()
    if word not in {"true", "false", "1", "0", "yes", "no"}:
        raise BadSetting(name, value, "it takes true or false")
    return word in {"true", "1", "yes"}


def _words(name: str, value: object) -> str:
    """Return ``value`` as words."""
    if not isinstance(value, str) or not value.strip():
        raise BadSetting(name, value, "it takes some words")
    return value.strip()


def _day(name: str, value: object) -> str:
    """Return ``value`` as an ISO date."""
    from datetime import date

    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise BadSetting(name, value, "it takes a date such as 2024-05-31") from None


def _tag(name: str, value: object) -> str:
    """Return ``value`` as a language tag that marks are made for."""
    tag = _words(name, value)
    if tag != "en":
        raise BadSetting(name, value, "English (en) is the language that is marked")
    return tag


LIMITS: Mapping[str, str] = {
    "max_bytes": "largest input item, in bytes",
    "max_text": "longest text of an article, in code points",
    "max_pages": "most pages of one PDF",
    "max_unpacked": "most bytes unpacked of one archive",
    "max_members": "most files in one archive",
    "max_parts": "most attachments of one e-mail",
    "max_wait": "longest time a web server may take, in seconds",
    "max_seconds": "longest time the parser of one PDF or office document may take, in seconds",
    "max_memory": "most memory that parser may take, in bytes",
}
"""The limits on what comes in."""

OPTIONS: Mapping[str, Option] = {
    "ledger": Option(parse=_words, built_in="sayso.db", about="the ledger that commands open when none is named"),
    "workers": Option(parse=_number, built_in=None, about="processes at work; built in: one for each core, at most 8"),
    "publishers": Option(parse=_words, built_in=None, about="publishers.csv; built in: the one beside the articles"),
    "language": Option(parse=_tag, built_in="en", about="language that is marked; others are stored only"),
    "wording": Option(parse=_truth, built_in=False, about="mark evaluative words too"),
    "today": Option(parse=_day, built_in=None, about="day after which a publication date is in the future"),
    "robots": Option(parse=_truth, built_in=True, about="heed robots.txt of the addresses that are fetched"),
    "private_addresses": Option(parse=_truth, built_in=False, about="fetch from private networks too"),
    **{name: Option(parse=_number, built_in=getattr(Settings(), name), about=about) for name, about in LIMITS.items()},
}
"""Every setting a file or the environment may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What holds for one command. ``file``: the settings file that was read, or None."""

    choices: Mapping[str, Choice]
    file: Path | None

    def __getitem__(self, name: str) -> Any:
        """Return the value of one setting."""
        return self.choices[name].value

    def settings(self, paths: Sequence[str] = ()) -> Settings:
        """Return the settings of the stages; publishers come from the file named, or found beside ``paths``."""
        from datetime import date

        from sayso.intake import find_publishers, load_publishers

        file = self["publishers"] or find_publishers([path for path in paths if path != "-"])
        return Settings(
            language=self["language"],
            wording=self["wording"],
            publishers=load_publishers(file) if file else (),
            today=self["today"] or date.today().isoformat(),  # noqa: DTZ011
            robots=self["robots"],
            private_addresses=self["private_addresses"],
            **{name: self[name] for name in LIMITS},
        )

    def workers(self) -> int:
        """Return how many processes to work with."""
        return self["workers"] or min(os.cpu_count() or 1, 8)


def configure(config: str | None = None, **flags: object) -> Configuration:
    """Return what holds, given ``--config`` and the flags of a command (None: not given).

    Raises: NoSuchInput when the file named is not there, NotReadable when it is no TOML, UnknownName for a key or a
    variable nobody knows, BadSetting for a value it cannot take.
    """
    file = _find(config)
    from_file = _read(file) if file else {}
    choices = {}
    for name, option in OPTIONS.items():
        variable = PREFIX + name.upper()
        if flags.get(name) is not None:
            choices[name] = Choice(value=option.parse(f"--{name}", flags[name]), origin="flag")
        elif variable in os.environ:
            choices[name] = Choice(value=option.parse(variable, os.environ[variable]), origin=variable)
        elif name in from_file:
            value = option.parse(f"{name} in {file}", from_file[name])
            choices[name] = Choice(value=_from_folder_of(file, name, value), origin=str(file))
        else:
            choices[name] = Choice(value=option.built_in, origin="built in")
    known = sorted([*(PREFIX + name.upper() for name in OPTIONS), PREFIX + "CONFIG"])
    for variable in sorted(os.environ):
        if variable.startswith(PREFIX) and variable not in known:
            raise UnknownName("environment variable", variable, known)
    return Configuration(choices=choices, file=file)


def _find(config: str | None) -> Path | None:
    """Return the settings file to read, if there is one."""
    named = config or os.environ.get(PREFIX + "CONFIG")
    path = Path(named or FILE)
    if not path.is_file():
        if named:
            raise NoSuchInput(named)
        return None
    return path


def _read(path: Path) -> Mapping[str, object]:
    """Return what a settings file holds, its keys known."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise NotReadable(str(path), f"no settings in TOML: {error}") from error
    for key in found:
        if key not in OPTIONS:
            raise UnknownName(f"setting in {path}", key, sorted(OPTIONS))
    return found


def _from_folder_of(file: Path | None, name: str, value: object) -> object:
    """Return a path of a settings file as it is seen from the working directory: it is relative to that file."""
    if name not in {"ledger", "publishers"} or file is None or file.parent == Path() or "://" in str(value):
        return value
    return str(file.parent / str(value))
