"""Paragraphs of a PDF page: which of its lines belong together, and how they are joined."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read.pdfcolumn import same_row
from sayso.read.pdfline import Line

LEADING = 1.35
"""Lines further apart than this many times the usual distance of the page belong to two paragraphs."""

SAME_SIZE = 0.12
"""Letters of one paragraph differ by less than this share in height."""

EDGE = 4
"""So many lines from the top and from the bottom of a page may be running heads or feet."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*$")
_ENDS = frozenset('.!?:;"”’»)…')
_BULLET = re.compile(r"(?:[•‣▪◦·*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_LAST_WORD, _FIRST_WORD = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"[^\W_]+-[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines of one page that belong together; ``furniture``: they stand at the edge of every page."""

    lines: tuple[Line, ...]
    furniture: bool = False


def paragraphs(lines: Sequence[Line], running: frozenset[str]) -> list[Paragraph]:
    """Return the paragraphs of one page in order; ``running`` is what `running_heads` has found."""
    edges = _edges(lines, running)
    leading = _leading([line for number, line in enumerate(lines) if number not in edges])
    groups: list[tuple[list[Line], bool]] = []
    for number, line in enumerate(lines):
        furniture = number in edges
        if not groups or groups[-1][1] or furniture or _begins(groups[-1][0], line, leading):
            groups.append(([line], furniture))
        else:
            groups[-1][0].append(line)
    return [Paragraph(lines=tuple(group), furniture=furniture) for group, furniture in groups]


def running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the running heads and feet: what stands at one height near the edge of several pages, numbers aside.

    That is three pages, or both of two.
    """
    seen: Counter[str] = Counter()
    for lines in pages:
        by_height = sorted(lines, key=lambda line: -line.base)
        outer = by_height if len(by_height) <= 2 * EDGE else by_height[:EDGE] + by_height[-EDGE:]
        seen.update({_masked(line) for line in outer})
    least = 2 if len(pages) == 2 else 3
    return frozenset(text for text, count in seen.items() if count >= least)


def words_with_hyphen(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the words that a document writes with a hyphen in the middle of a line, in lower case."""
    return frozenset(word.lower() for lines in pages for line in lines for word in _HYPHENATED.findall(line.text))


def join(lines: Sequence[Line], hyphenated: frozenset[str]) -> str:
    """Return the text of a paragraph's lines.

    They are joined by a space. A line that ended before it had to keeps its line end; the cells of a row are parted by
    a tab; a word broken by a hyphen is mended (see `mend`).
    """
    right = max(line.right for line in lines)
    pieces = [lines[0].text]
    for previous, line in itertools.pairwise(lines):
        pieces += (_between(previous, line, right, hyphenated), line.text)
    return "".join(pieces)


def mend(before: str, after: str, hyphenated: frozenset[str]) -> str:
    """Return what stands between the halves of a word that a hyphen breaks at the end of a line.

    The hyphen goes where it only breaks the word. It stays next to a capital or a figure, and in words that the
    document writes with a hyphen elsewhere too.
    """
    first, second = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not first or not second or not second[0][0].islower() or not before[-1].islower():
        return "-"
    return "-" if f"{first[0]}-{second[0]}".lower() in hyphenated else ""


def goes_on(last: Paragraph, first: Paragraph) -> bool:
    """Whether the first paragraph of a page ends the last one of the page before."""
    end, start = last.lines[-1], first.lines[0]
    if abs(end.size - start.size) > SAME_SIZE * max(end.size, start.size, 1.0) or _BULLET.match(start.text):
        return False
    return end.broken or (end.text[-1] not in _ENDS and start.text[0].islower())


def _between(previous: Line, line: Line, right: float, hyphenated: frozenset[str]) -> str:
    """Return what stands between two lines of a paragraph whose longest line reaches to ``right``."""
    if previous.broken:
        return mend(previous.text, line.text, hyphenated)
    if same_row(previous, line):
        return "\t"
    if previous.text.endswith("-"):
        return ""
    return "\n" if _ended_early(previous, line, right) else " "


def _ended_early(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the next line would have found room on ``line``, which may reach to ``right``."""
    first_word = following.text.split(" ", 1)[0]
    needed = (len(first_word) + 1) * (following.right - following.left) / len(following.text)
    return right - line.right > 1.1 * needed + following.size


def _masked(line: Line) -> str:
    """Return a line with its numbers masked and its height, so that those of one series are equal."""
    return f"{_DIGITS.sub('#', line.text)}@{round(line.base / 4)}"


def _edges(lines: Sequence[Line], running: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the lines that are running heads or feet, or page numbers at the very edge."""
    if len(lines) < 2:
        return frozenset()
    rows = Counter(round(line.base) for line in lines)
    outermost = {min(rows), max(rows)}
    found = set()
    for number, line in enumerate(lines):
        row = round(line.base)
        alone = row in outermost and rows[row] == 1
        if _masked(line) in running or (alone and _PAGE_NUMBER.match(line.text)):
            found.add(number)
    return frozenset(found)


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines below each other, in heights of letters."""
    steps = sorted(
        (first.base - second.base) / first.size
        for first, second in itertools.pairwise(lines)
        if 0.5 * first.size < first.base - second.base < 2.5 * first.size
    )
    # A low quarter: where paragraphs are short, most steps lead from one of them to the next.
    return steps[len(steps) // 4] if steps else 1.2


def _begins(paragraph: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether ``line`` begins another paragraph than that of the lines before it."""
    last = paragraph[-1]
    if same_row(last, line):
        return False
    size = max(last.size, line.size)
    left = min(one.left for one in paragraph)
    drop = last.base - line.base
    if abs(last.size - line.size) > SAME_SIZE * size or drop < 0 or drop > LEADING * leading * last.size:
        return True
    if line.left > last.right or line.right < left or (_BULLET.match(line.text) and last.text[-1] in _ENDS):
        return True
    if last.text[-1] not in _ENDS:
        return False
    right = max(one.right for one in (*paragraph, line))
    return _ended_early(last, line, right) or (len(paragraph) > 1 and line.left > last.left + 0.6 * size)
