"""The text of a PDF: lines to paragraphs, paragraphs to pages, each page's stretch known.

A paragraph that runs over the end of a page stays in one piece; what stands at the edge of every page (its number, a
running head) goes between the paragraphs of its page and is no part of the story.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read.pdfcolumn import in_columns
from sayso.read.pdfline import Line
from sayso.read.pdfparagraph import Paragraph, goes_on, join, mend, paragraphs, running_heads, words_with_hyphen
from sayso.records import Block, Page
from sayso.vocabulary import BlockKind

HEAD_SIZE = 1.15
"""Letters so many times as high as those of the text are a heading's."""

LONGEST_HEADING = 200
"""Characters."""

GAP = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The stored text of a document with its blocks, pages, and what stands at the edge of pages."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    furniture: tuple[tuple[int, int], ...]


def lay_out_pages(pages: Sequence[Sequence[Line]]) -> Layout:
    """Return the text of a document from the lines of each of its pages."""
    running = running_heads(pages)
    ordered = [paragraphs(in_columns(lines), running) for lines in pages]
    writer = _Writer(_usual_size(pages), words_with_hyphen(pages))
    stories = [[one for one in found if not one.furniture] for found in ordered]
    for number, story in enumerate(stories):
        following = stories[number + 1] if number + 1 < len(stories) else []
        edge = [one for one in ordered[number] if one.furniture]
        writer.page(number, story, edge, open_end=bool(story and following) and goes_on(story[-1], following[0]))
    return writer.layout()


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the height of most letters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


class _Writer:
    """The text as far as it is written; ``open`` is where a paragraph began that the next page ends."""

    def __init__(self, usual: float, hyphenated: frozenset[str]) -> None:
        self.usual, self.hyphenated = usual, hyphenated
        self.parts: list[str] = []
        self.length = 0
        self.open: int | None = None
        self.broken = False
        self.blocks: list[Block] = []
        self.pages: list[Page] = []
        self.furniture: list[tuple[int, int]] = []

    def page(self, number: int, story: list[Paragraph], edge: list[Paragraph], *, open_end: bool) -> None:
        """Write one page; ``open_end``: the next page ends its last paragraph."""
        # What stands at the edge goes where it parts no paragraph: first, or behind the paragraph that ends here.
        first = 0 if self.open is None else 1
        if first and len(story) == 1 and edge:
            open_end = False
        begins = None
        for paragraph in [*story[:first], *edge, *story[first:]]:
            self._put(self._lead())
            begins = self.length if begins is None else begins
            self._write(paragraph, open_end=open_end and paragraph is story[-1])
        begins = self.length if begins is None else begins
        self.pages.append(Page(number=number + 1, start=begins, end=self.length))

    def _lead(self) -> str:
        """Return what parts the next paragraph from the text so far."""
        if self.open is not None:
            return "" if self.broken else " "
        return GAP if self.length else ""

    def _write(self, paragraph: Paragraph, *, open_end: bool) -> None:
        """Write a paragraph, or what is left of one that is open."""
        start = self.length if self.open is None else self.open
        text = join(paragraph.lines, self.hyphenated)
        if self.open is not None and self.broken:
            self._put(mend(self.parts[-1], text, self.hyphenated))
        self._put(text)
        self.broken = paragraph.lines[-1].broken
        if self.broken and not open_end:
            self._put("-")
        self.open = start if open_end else None
        if paragraph.furniture:
            self.furniture.append((start, self.length))
        elif not open_end:
            self.blocks.append(Block(start=start, end=self.length, kind=self._kind(paragraph)))

    def _kind(self, paragraph: Paragraph) -> BlockKind:
        length = sum(len(line.text) for line in paragraph.lines)
        heading = paragraph.lines[0].size >= HEAD_SIZE * self.usual and length <= LONGEST_HEADING
        return BlockKind.HEADING if heading else BlockKind.PARAGRAPH

    def _put(self, piece: str) -> None:
        if piece:
            self.parts.append(piece)
            self.length += len(piece)

    def layout(self) -> Layout:
        """Return what has been written."""
        blocks, pages = tuple(self.blocks), tuple(self.pages)
        return Layout(text="".join(self.parts), blocks=blocks, pages=pages, furniture=tuple(self.furniture))
