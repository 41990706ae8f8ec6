"""Families of copies as small pictures: each article a strip as long as its text, with what it shares filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.records import Copies, Links, Reading
from sayso.vocabulary import CopyKind

MOST = 24
"""Families drawn at most, the largest first; the caller says how many there are."""
STRIPS = 8
"""Articles of one family at most."""

KINDS: Mapping[CopyKind, str] = {
    CopyKind.WIRE: "One agency’s text",
    CopyKind.RELEASE: "One press release",
    CopyKind.COPIED: "Copied",
}
"""What each kind of family is called; a few words in common make none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One article of a family: its length and what it shares, in code points; ``share`` of it is shared, 0..1."""

    article: str
    publisher: str | None
    published: str | None
    earliest: bool
    length: int
    shared: tuple[tuple[int, int], ...]

    @property
    def share(self) -> float:
        """The share of the text that is shared."""
        return min(1.0, sum(end - start for start, end in self.shared) / max(1, self.length))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Articles that share text; ``longest`` is the length of the longest that is drawn, ``more`` are not drawn."""

    kind: str
    n_articles: int
    strips: tuple[Strip, ...]
    longest: int
    more: int
    known: bool  # whether dates tell which was first


class Families:
    """The families of a pile worth a picture, while the readings pass by that tell how long each article is.

    n_all: how many families there are
    """

    def __init__(self, links: Links) -> None:
        told = [(record, _members(record)) for record in links.copies if record.kind in KINDS]
        self.n_all = len(told)
        self._drawn = sorted(told, key=lambda pair: -len(pair[1]))[:MOST]
        self._lengths = dict.fromkeys((article for _, members in self._drawn for article in members), 0)
        self._articles = {article.id: article for article in links.articles}

    def take(self, reading: Reading) -> None:
        """Keep how long the text of ``reading`` is, if it is drawn."""
        if reading.article.id in self._lengths:
            self._lengths[reading.article.id] = len(reading.article.text)

    def rows(self) -> Iterator[Family]:
        """Yield the families, the largest first."""
        for record, members in self._drawn:
            strips = tuple(
                Strip(
                    article=article,
                    publisher=self._articles[article].publisher,
                    published=self._articles[article].published,
                    earliest=article == record.earliest,
                    length=max(self._lengths[article], *(end for _, end in shared)),
                    shared=shared,
                )
                for article, shared in list(members.items())[:STRIPS]
            )
            yield Family(
                kind=KINDS[record.kind],
                n_articles=len(members),
                strips=strips,
                longest=max(strip.length for strip in strips),
                more=len(members) - len(strips),
                known=record.earliest is not None,
            )


def _members(record: Copies) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return what each article of a family shares, the articles in the order of the record."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for member in record.members:
        found[member.article] = (*found.get(member.article, ()), (member.start, member.end))
    return found
