"""What a line of a page rests on: a few stretches of articles, and how many more there are."""

from dataclasses import dataclass

MOST = 4
"""Sources named beside one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of an article by its id, and the claim it stands in, "" for none."""

    article: str
    start: int
    end: int
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A stretch of the article with this number: its words, and the chain that vouches for them, "" for nobody's."""

    number: int
    start: int
    end: int
    words: str
    chain: str

    @property
    def reference(self) -> str:
        """The source in short: number of the article, first and last code point."""
        return f"[{self.number}, {self.start}–{self.end}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with its sources; ``more``: how many stand behind it beside those."""

    text: str
    sources: tuple[Source, ...] = ()
    more: int = 0
