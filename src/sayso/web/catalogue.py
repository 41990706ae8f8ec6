"""The articles as lists show them: kept in memory without texts, and brought up to date when the ledger changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

import msgspec

from sayso.records import Voice
from sayso.show.chain import whose_word
from sayso.store import Card, Ledger
from sayso.web.index import Index
from sayso.web.shelf import Shelf

_VOICES = msgspec.json.Decoder(tuple[Voice, ...])
_WORDS = msgspec.json.Decoder(tuple[str, ...])


@dataclass(frozen=True)
class Catalogue:
    """All articles at one moment.

    cards:  by number; voices: on whose word claims of a reading stand; harms: what people are counted by in it
    found:  what searches of it kept, for the next part of the same list; it goes when the ledger changes
    """

    pulse: tuple[int, ...] = ()
    cards: Mapping[int, Card] = field(default_factory=dict)
    voices: Mapping[int, frozenset[str]] = field(default_factory=dict)
    harms: Mapping[int, frozenset[str]] = field(default_factory=dict)
    found: dict[tuple[str | None, ...], Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_id(self) -> Mapping[str, Card]:
        """The cards by the article's id."""
        return {card.id: card for card in self.cards.values()}

    @cached_property
    def listed(self) -> tuple[Card, ...]:
        """The cards by date of publication, the latest first, undated ones last; then by key."""
        by_key = sorted(self.cards.values(), key=lambda card: card.key)
        return tuple(sorted(by_key, key=lambda card: card.published or "", reverse=True))

    def heading(self, article: str) -> str:
        """Return the headline of an article by its id, or the start of the id when it is gone."""
        card = self.by_id.get(article)
        return card.heading if card else article.removeprefix("sha256:")[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Of one article: on whose word its claims stand, and what people are counted by in it."""

    card: Card
    voices: tuple[str, ...]
    harms: tuple[str, ...]


def catch_up(ledger: Ledger, old: Catalogue, heard: Callable[[], Mapping[int, Heard]]) -> Catalogue:
    """Return the catalogue as the ledger is now; only what has changed since ``old`` is read.

    heard: gives what is known beforehand, by the number of the reading; asked only when there is no ``old`` one
    """
    pulse = ledger.pulse()
    if pulse == old.pulse:
        return old
    now = dict(ledger.holding())
    known = {number: card for number, card in old.cards.items() if now.get(number) == card.reading}
    beforehand = {} if old.cards else heard()
    there = [beforehand[reading] for reading in now.values() if reading in beforehand]
    known |= {one.card.number: one.card for one in there}
    new = {card.number: card for card in ledger.cards([number for number in now if number not in known])}
    held = {card.reading for card in known.values()}
    voices = {reading: words for reading, words in old.voices.items() if reading in held}
    harms = {reading: words for reading, words in old.harms.items() if reading in held}
    for one in chain(there, _hear(ledger, list(new.values()))):
        voices[one.card.reading], harms[one.card.reading] = frozenset(one.voices), frozenset(one.harms)
    return Catalogue(pulse=pulse, cards=known | new, voices=voices, harms=harms)


def _hear(ledger: Ledger, cards: Sequence[Card]) -> Iterator[Heard]:
    """Yield what is heard in these articles."""
    voices: dict[int, set[str]] = {card.reading: set() for card in cards}
    harms: dict[int, set[str]] = {card.reading: set() for card in cards}
    for reading, words in ledger.voices_of(list(voices)):
        voices[reading].add(whose_word(_VOICES.decode(words)))
    for reading, words in ledger.harms_of(list(harms)):
        harms[reading].update(_WORDS.decode(words))
    for card in cards:
        yield Heard(card=card, voices=tuple(sorted(voices[card.reading])), harms=tuple(sorted(harms[card.reading])))


def _hear_all(shelf: Shelf) -> list[Heard]:
    with shelf.ledger() as ledger:
        return list(_hear(ledger, list(ledger.cards([number for number, _ in ledger.holding()]))))


HEARD: Index[Heard, Mapping[int, Heard]] = Index(
    name="heard", line=Heard, lines=_hear_all, build=lambda lines: {one.card.reading: one for one in lines}
)
