"""What a reader makes of one item's bytes, before the running text is searched for more."""

from dataclasses import dataclass

from sayso.records import Author, Block, Caveat, DateCandidate, Named, Page, Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A stored text with its blocks, and what the item's own markup says of it (nothing, for plain text).

    reader:    name and version of what made the text
    credited:  names in the by-lines that the markup shows, of people, agencies and whatever else
    published, modified: candidates, the most trusted first
    host:      the web host it was published on, lower case, or ""
    furniture: stretches of markup that are no part of the story
    pages:     those of a PDF
    """

    text: str
    reader: str
    blocks: tuple[Block, ...]
    title: Title | None = None
    authors: tuple[Author, ...] = ()
    credited: tuple[str, ...] = ()
    publisher: Named | None = None
    published: tuple[DateCandidate, ...] = ()
    modified: tuple[DateCandidate, ...] = ()
    host: str = ""
    furniture: tuple[tuple[int, int], ...] = ()
    pages: tuple[Page, ...] = ()
    caveats: tuple[Caveat, ...] = ()
