"""Voices: who speaks and how much, who is heard only through others, who is spoken about and never heard."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.records import LinkedVoice
from sayso.vocabulary import NameType
from sayso.web.desk import Desk
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.pages.names import name_index
from sayso.web.paging import PART, Paging, part_of
from sayso.web.shelf import Shelf

HEARD = ("speaks", "others", "silent")
"""Speaks for itself; only quoted inside what others say; only spoken about."""

FILTERS = (
    Filter(name="heard", about="Those who speak, only through others, or are only spoken about.", kind="choice",
           choices=HEARD),
    Filter(name="words", about="Voices whose name holds these words."),
    PART,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """One voice: counts of claims, and in which capacity articles name it.

    entity:   id of the entity it is, None for an outlet, an author or a source without a name
    capacity: titles and roles that articles give it, each once, in order of first mention
    """

    name: str
    entity: str | None
    type: NameType | None
    capacity: tuple[str, ...]
    speaks: int
    quoted_by_others: int
    spoken_about: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesPage:
    """One part of the voices; ``most``: claims of the one heard most; the counts are of all that the words leave."""

    voices: tuple[VoiceLine, ...]
    most: int
    n_speaks: int
    n_others: int
    n_silent: int
    paging: Paging


@dataclass(frozen=True, slots=True)
class _Everyone:
    """All voices, each with its name in small letters and how it is heard; how many are heard how; claims of most."""

    voices: Sequence[tuple[LinkedVoice, str, str]]
    counts: Counter[str]
    most: int


def show_voices(desk: Desk, ask: Ask) -> VoicesPage:
    """Return the voices that are asked for, those heard most first."""
    shelf = desk.shelf()
    everyone = shelf.kept("voices", _list_voices)
    words, heard = ask.one("words").casefold(), ask.one("heard")
    named = [one for one in everyone.voices if words in one[1]] if words else everyone.voices
    counts = Counter(how for _, _, how in named) if words else everyone.counts
    chosen = [one for one in named if one[2] == heard] if heard else named
    paging = part_of(ask, len(chosen))
    return VoicesPage(
        voices=_lines(desk, shelf, [voice for voice, _, _ in chosen[paging.rows]]),
        most=everyone.most,
        n_speaks=counts["speaks"],
        n_others=counts["others"],
        n_silent=counts["silent"],
        paging=paging,
    )


def _list_voices(shelf: Shelf) -> _Everyone:
    found = [(voice, voice.name.casefold(), _how_heard(voice)) for _, voice in shelf.each("voices")]
    most = max((one.speaks + one.quoted_by_others + one.spoken_about for one, _, _ in found), default=0)
    return _Everyone(tuple(found), Counter(how for _, _, how in found), most)


def _how_heard(voice: LinkedVoice) -> str:
    return "speaks" if voice.speaks else "others" if voice.quoted_by_others else "silent"


def _lines(desk: Desk, shelf: Shelf, voices: Sequence[LinkedVoice]) -> tuple[VoiceLine, ...]:
    """Return the voices with what articles call them beside their names."""
    names = name_index(shelf)
    known = [names.lines.get(voice.entity or "") for voice in voices]
    mentions = [names.first.get(voice.entity or "", ()) for voice in voices]
    with desk.ledger() as ledger:
        roles = iter(ledger.roles([(one.article, one.mark) for some in mentions for one in some]))
    return tuple(
        VoiceLine(
            name=voice.name,
            entity=voice.entity,
            type=one.type if one else None,
            capacity=_each_once(role for _ in some for role in next(roles)),
            speaks=voice.speaks,
            quoted_by_others=voice.quoted_by_others,
            spoken_about=voice.spoken_about,
        )
        for voice, one, some in zip(voices, known, mentions, strict=True)
    )


def _each_once(roles: Iterable[str]) -> tuple[str, ...]:
    """Return roles as they are first written, each once whatever its case."""
    told: dict[str, str] = {}
    for role in roles:
        words = " ".join(role.split())
        told.setdefault(words.casefold(), words)
    return tuple(told.values())


def voices_sheet(record: VoicesPage) -> Sheet:
    """Return a row for each voice shown."""
    header = ("name", "capacity", "speaks", "quoted_by_others", "spoken_about", "entity")
    rows = [
        (one.name, "; ".join(one.capacity), one.speaks, one.quoted_by_others, one.spoken_about, one.entity)
        for one in record.voices
    ]
    return Sheet(header=header, rows=rows)


PAGES = (
    Page(
        name="voices",
        path="/voices",
        title="Voices",
        about="Who speaks and how much, who is only quoted by others, who is spoken about and never heard.",
        make=show_voices,
        sheet=voices_sheet,
        filters=FILTERS,
        row="Each line counts claims: how often it is said that somebody said so.",
        place=50,
        compared=True,
    ),
)
