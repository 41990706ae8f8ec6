"""What to do with each input before any of it is parsed: read it, leave it, or keep it out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sqlalchemy import select

from sayso.identity import article_id, digest_bytes
from sayso.records import Given, Raw
from sayso.settings import Settings, hash_settings
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.key import choose_key, inner_name, is_address
from sayso.store.row import encode_said, hash_given, said_of, stamp_reading
from sayso.vocabulary import How

State = Literal["new", "known", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One input and what is to become of it.

    raw:           the input under the key it has in this ledger; without its bytes unless it is to be read
    state:         ``new``: to be read; ``known``: the ledger holds this very reading; ``removed``: people took it out
    stamp:         id of the reading that comes of it
    set_by_people: what `Ledger.set` has said of it, one a field
    """

    raw: Raw
    state: State
    stamp: str
    set_by_people: tuple[Given, ...]

    @property
    def said_first(self) -> Raw:
        """The input with what people set in front of everything else that is said of it."""
        return replace(self.raw, given=self.set_by_people + self.raw.given)


class Planner:
    """Plans the inputs of one run, in their order; it remembers which place took which key in this run."""

    def __init__(self, database: Database, *, settings: Settings, tool: str, model: str | None, force: bool) -> None:
        self._database = database
        self._made_with = (tool, model, hash_settings(settings))
        self._force = force
        self._claimed: dict[str, str] = {}
        self._met: set[str] = set()

    def plan(self, raws: Sequence[Raw]) -> list[Planned]:
        """Return what to do with each of ``raws``, under the key it has here."""
        with self._database.faults():
            keyed = [replace(raw, key=key) for raw, key in zip(raws, self._keys(raws), strict=True)]
            ids = [article_id(raw.key, digest_bytes(raw.body)) for raw in keyed]
            removed = removed_ids(self._database, ids)
            given = set_by_people(self._database, [raw.key for raw in keyed])
            stamps = [
                stamp_reading(one, *self._made_with, hash_given(encode_said(said_of(raw)), given.get(raw.key, ())))
                for one, raw in zip(ids, keyed, strict=True)
            ]
            known = set() if self._force else self._known(stamps)
        planned = []
        for raw, one, stamp in zip(keyed, ids, stamps, strict=True):
            state: State = "new"
            if one in removed:
                state = "removed"
            elif stamp in known or stamp in self._met:
                state = "known"
            self._met.add(stamp)
            # The bytes of what is not read need not travel.
            kept = raw if state == "new" else replace(raw, body=b"")
            planned.append(Planned(raw=kept, state=state, stamp=stamp, set_by_people=given.get(raw.key, ())))
        return planned

    def _keys(self, raws: Sequence[Raw]) -> list[str]:
        """Return the key of each input, see `sayso.store.key`."""
        article = schema.article
        places = [raw.location for raw in raws if raw.location is not None and not is_address(raw.key)]
        here: dict[tuple[str, str], str] = {}
        if places:
            find = (
                select(article.c.key, article.c.location)
                .where(article.c.location.in_(places))
                .order_by(article.c.number)
            )
            for key, location in self._database.rows(find):
                if not is_address(key):
                    here.setdefault((location, inner_name(key, location, "")), key)
        keys = []
        for raw in raws:
            known_here = None
            if raw.location is not None:
                inner = inner_name(raw.key, raw.location, raw.media_type)
                known_here = here.get((raw.location, inner))
            key = choose_key(raw, known_here=known_here, taken=lambda key, raw=raw: self._taken(key, raw))  # type: ignore[misc]
            if not is_address(key):
                self._claimed.setdefault(key, _place(raw))
            keys.append(key)
        return keys

    def _taken(self, key: str, raw: Raw) -> bool:
        """Return whether ``key`` belongs to an article that lies elsewhere."""
        if self._claimed.get(key, _place(raw)) != _place(raw):
            return True
        return lies_elsewhere(self._database, key, raw.location, digest_bytes(raw.body))

    def _known(self, stamps: list[str]) -> set[str]:
        """Return those of ``stamps`` that the ledger has."""
        reading = schema.reading
        return {stamp for (stamp,) in self._database.rows(select(reading.c.id).where(reading.c.id.in_(stamps)))}


def lies_elsewhere(database: Database, key: str, location: str | None, digest: str) -> bool:
    """Return whether the article of ``key`` lies at another place than ``location``, where its file still is.

    An article from standard input lies nowhere: there, other bytes are another article.
    """
    article, version = schema.article, schema.version
    found = database.rows(select(article.c.number, article.c.location).where(article.c.key == key))
    if not found:
        return False
    number, there = found[0]
    if location is None and there is None:
        same = select(version.c.number).where(version.c.article == number, version.c.digest == digest)
        return not database.rows(same)
    return there is not None and there != location and Path(there).exists()


def removed_ids(database: Database, ids: Sequence[str]) -> set[str]:
    """Return those of ``ids`` that people removed and did not readmit."""
    table = schema.removed
    return {one for (one,) in database.rows(select(table.c.id).where(table.c.id.in_(ids), table.c.lifted_at.is_(None)))}


def set_by_people(database: Database, keys: Sequence[str]) -> dict[str, tuple[Given, ...]]:
    """Return what `Ledger.set` says of each key: the last word on each field, in order of field."""
    article, given = schema.article, schema.given
    find = (
        select(article.c.key, given.c.field, given.c.value)
        .join(given, given.c.article == article.c.number)
        .where(article.c.key.in_(keys))
        .order_by(given.c.number)
    )
    last: dict[str, dict[str, str]] = {}
    for key, field, value in database.rows(find):
        last.setdefault(key, {})[field] = value
    return {
        key: tuple(Given(field=field, value=said[field], how=How.GIVEN) for field in sorted(said))
        for key, said in last.items()
    }


def cleared_by_people(database: Database) -> frozenset[str]:
    """Return the names that people allowed to be shown in public: what ``cleared`` says of the articles, last word."""
    article, given = schema.article, schema.given
    find = (
        select(article.c.key, given.c.value)
        .join(given, given.c.article == article.c.number)
        .where(given.c.field == "cleared")
        .order_by(given.c.number)
    )
    last = dict(database.rows(find))
    return frozenset(name.strip() for value in last.values() for name in value.split(";") if name.strip())


def _place(raw: Raw) -> str:
    """Return where an input lies, as far as telling places apart goes."""
    return raw.location if raw.location is not None else f"-{digest_bytes(raw.body)}"
