"""The articles as lists show them: kept in memory without texts, and brought up to date when the ledger changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from sayso.records import Voice
from sayso.show.chain import whose_word
from sayso.store import Card, Ledger

_VOICES = msgspec.json.Decoder(tuple[Voice, ...])
_WORDS = msgspec.json.Decoder(tuple[str, ...])


@dataclass(frozen=True)
class Catalogue:
    """All articles at one moment.

    cards:  by number; voices: on whose word claims of a reading stand; harms: what people are counted by in it
    """

    pulse: tuple[int, ...] = ()
    cards: Mapping[int, Card] = field(default_factory=dict)
    voices: Mapping[int, frozenset[str]] = field(default_factory=dict)
    harms: Mapping[int, frozenset[str]] = field(default_factory=dict)

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


def catch_up(ledger: Ledger, old: Catalogue) -> Catalogue:
    """Return the catalogue as the ledger is now; only what has changed since ``old`` is read."""
    pulse = ledger.pulse()
    if pulse == old.pulse:
        return old
    now = dict(ledger.holding())
    known = {number: card for number, card in old.cards.items() if now.get(number) == card.reading}
    new = {card.number: card for card in ledger.cards([number for number in now if number not in known])}
    readings = [card.reading for card in new.values()]
    held = {card.reading for card in known.values()}
    voices = {reading: words for reading, words in old.voices.items() if reading in held}
    harms = {reading: words for reading, words in old.harms.items() if reading in held}
    for reading, chain in ledger.voices_of(readings):
        voices[reading] = voices.get(reading, frozenset()) | {whose_word(_VOICES.decode(chain))}
    for reading, harm in ledger.harms_of(readings):
        harms[reading] = harms.get(reading, frozenset()) | set(_WORDS.decode(harm))
    return Catalogue(pulse=pulse, cards=known | new, voices=voices, harms=harms)
