"""Quotations: what stands between quotation marks, whatever their style, and where it goes on in the next paragraph.

The rules are those of printers rather than of a grammar: a mark opens where white space or a bracket stands before it
and a letter after it, and closes the other way round; its shape only decides where its place leaves both open. So an
opening mark used for closing, or a space set before a closing one, does no harm. A quotation left open ends with its
paragraph, unless the next paragraph opens with a mark again (the printers' sign that the same words go on).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.records import Span

OPENING = "“«„‟〝「『"
CLOSING = "”»〞」』"
EITHER = '"＂'
PARTNER = {"„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』", "“": "”", "”": "”", "‟": "”", "〝": "〞"}
MARKS = OPENING + CLOSING + EITHER + "'‘’‚‹›` \n\r\t"
DOUBLE = re.compile(f"[{OPENING}{CLOSING}{EITHER}]|''(?!')|``|,,(?=\\w)")
SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘‹'‚](?=[\w“\"(\[…¿¡$€£])")
SINGLE_CLOSE = re.compile(r"(?<=\S)[’'›](?!\w)")
ELISION = re.compile(r"[‘’'](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|round\b|n\b|bout\b)", re.IGNORECASE)
INSIDE_STOP = ",.?!…;—–-"
SLIP = re.compile(r"(?<=[^\W\d_])[.!?,]’(?=\s+[^\W\d_])")
"""A single closing mark behind a stop, where a double one was meant."""
LONGEST = 8000
"""Code points a quotation may span within one paragraph; a mark with no partner so near is a stray one."""
LONGEST_SINGLE = 1500
"""Code points a quotation in single marks may span; beyond, its closing mark is taken for an apostrophe."""
LONGEST_TITLE = 8
"""Words a title may have; capitals throughout more words than these are a way of writing."""
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation, its marks included.

    spans:  one per paragraph it runs through, in order
    closed: whether its closing mark was found
    words:  how many words stand in it
    """

    spans: tuple[Span, ...]
    closed: bool
    words: int

    @property
    def start(self) -> int:
        """Where it opens."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1].end


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the outermost quotations in ``paragraphs``, in text order; one within another is part of the outer.

    paragraphs: in text order, none of them blank
    """
    found: list[Quotation] = []
    running = False  # whether the last one found was left open at the end of the paragraph before
    for paragraph in paragraphs:
        here, left_open = _in_paragraph(text, paragraph)
        if here and running and text[here[0].start] in OPENING + EITHER and _leads(text, paragraph, here[0].start):
            first = found.pop()
            here[0] = replace(here[0], spans=first.spans + here[0].spans, words=first.words + here[0].words)
        found.extend(here)
        running = left_open
    return tuple(found)


def is_clause(text: str, quotation: Quotation) -> bool:
    """Return whether ``quotation`` reads as a clause or more, and not as a phrase or a word that somebody used.

    A dozen words, a full stop or (in words that are no title) a comma inside the marks, or a subject pronoun or finite
    auxiliary make it one.
    """
    inner = text[quotation.start : quotation.end].strip(MARKS)
    if not inner:
        return False
    if quotation.words >= 12 or len(quotation.spans) > 1:
        return True
    if inner[-1] not in "?!" and is_title(inner) and quotation.words <= LONGEST_TITLE:
        return False
    stopped = inner[-1] in ".?!…"
    if (stopped and inner[0].isupper()) or inner[-1] in "?!":
        return True
    written = [word.group() for word in WORD.finditer(inner)]
    if len(written) < 2:
        return False
    if len(written) >= 4 and inner[0].isupper() and text[quotation.end - 2 : quotation.end - 1] in ",;—–":
        return sum(word[0].islower() for word in written) > len(written) // 2
    tokens = [word.lower().replace("’", "'") for word in written]
    return any(token in FINITE for token in tokens[:12]) and (inner[0].isupper() or len(tokens) >= 4)


def is_title(quoted: str) -> bool:
    """Return whether what stands in marks is written as a title or name: every longer word with a capital."""
    written = [word.group() for word in WORD.finditer(quoted)]
    longer = [word for word in written if len(word) > 3]
    return len(written) > 1 and bool(longer) and all(word[0].isupper() for word in longer + written[-1:])


def closing_after(text: str, start: int, end: int, limit: int) -> int:
    """Return where the quotation that opens at ``start`` closes, at or after ``end`` and up to ``limit``; else -1."""
    mark = text[start : start + 1]
    closing = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"', "'": "'"}.get(mark, "")
    if not closing or text[end - 1] in closing:
        return -1
    for place in range(end, limit):
        outside = place + 1 >= limit or not text[place + 1].isalnum()
        if text[place] in closing and outside and not text[place - 1].isspace():
            return place + 1
    return -1


FINITE = frozenset(
    "is are was were am isn't aren't wasn't weren't it's he's she's that's there's we're they're you're i'm i've we've "
    "they've i'll we'll they'll he'll it'll you'll has have had hasn't haven't hadn't do does did don't doesn't didn't "
    "will won't would wouldn't can can't cannot could couldn't should shouldn't must may might let's let i we they he "
    "she you".split()
)


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Quotation], bool]:
    """Return the quotations of one paragraph, and whether the last of them is left open."""
    found, left_open = _pair(text, paragraph, nesting=True)
    if left_open:
        found, left_open = _pair(text, paragraph, nesting=False)
    singles = _singles(text, paragraph, found)
    if singles:
        found = _outermost(sorted(found + singles, key=lambda one: (one.start, -one.end)))
    return found, left_open


def _outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return those of ``quotations``, sorted by start, that begin in no other."""
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _pair(text: str, paragraph: Span, *, nesting: bool) -> tuple[list[Quotation], bool]:
    """Return quotations in double marks, and whether the last is left open.

    nesting: whether a mark may open a quotation within the open one; else the first closing mark ends it
    """
    found: list[Quotation] = []
    opened = -1
    opener = ""
    depth = 0
    for match in DOUBLE.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()[0] if match.group() not in ("''", "``", ",,") else '"'
        place = match.start()
        if opened >= 0 and place - opened > LONGEST:
            opened = -1
        opens = _opens(text, paragraph, match.start(), match.end(), mark, opened, opener)
        if opened < 0:
            if opens:
                opened, opener, depth = place, mark, 1
        elif opens and mark == opener == "“" and (slip := _slip(text, opened, place)) is not None:
            # Closed with a single mark by mistake, or the next quotation would open inside this one.
            found.append(_made(text, opened, slip, closed=True))
            opened, depth = place, 1
        elif opens:
            depth += nesting
        else:
            depth -= 1
            if depth <= 0:
                found.append(_made(text, opened, match.end(), closed=True))
                opened = -1
    left_open = opened >= 0 and paragraph.end - opened <= LONGEST
    if left_open:
        end = paragraph.end
        while end > opened and text[end - 1].isspace():
            end -= 1
        found.append(_made(text, opened, end, closed=False))
    return found, left_open


def _slip(text: str, start: int, end: int) -> int | None:
    """Return where a quotation was closed with a single mark by mistake, None where it was not."""
    slip = SLIP.search(text, start, end)
    return slip.end() if slip is not None and "‘" not in text[start : slip.start()] else None


def _opens(text: str, paragraph: Span, start: int, end: int, mark: str, opened: int, opener: str) -> bool:
    """Return whether the mark at ``start`` opens a quotation (or one within the open one)."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    spaced_before = before.isspace() or before in "([{—–-‘'/"
    spaced_after = after.isspace() or after in ".,;:?!)]}—–…"
    if opened < 0:
        if mark in CLOSING and not (spaced_before and not spaced_after):
            return mark == "»" and spaced_before
        return spaced_before or not spaced_after
    if mark in CLOSING and mark != opener:
        return mark not in PARTNER.get(opener, CLOSING) and spaced_before and not spaced_after
    if mark in PARTNER.get(opener, "") and opener in "„»":
        return False
    if mark == opener and mark in EITHER:
        return (
            spaced_before
            and not spaced_after
            and before not in "—–-"
            and start - opened > 2
            and _balanced(text, start, end, paragraph.end, mark)
        )
    return spaced_before and not spaced_after


def _balanced(text: str, start: int, end: int, limit: int, mark: str) -> bool:
    """Return whether a straight mark inside a straight quotation has a partner close by, and the outer one another."""
    first = text.find(mark, end, min(limit, end + 400))
    if first < 0:
        return False
    second = text.find(mark, first + 1, min(limit, first + 1200))
    if second < 0:
        return False
    after = text[second + 1] if second + 1 < limit else " "
    return not text[second - 1].isspace() and not after.isalnum() and not text[first - 1].isspace()


def _singles(text: str, paragraph: Span, doubles: Sequence[Quotation]) -> list[Quotation]:
    """Return quotations in single marks that lie outside ``doubles``; apostrophes and elisions are none."""
    found: list[Quotation] = []
    position = paragraph.start
    at = 0
    while True:
        opening = SINGLE_OPEN.search(text, position, paragraph.end)
        if opening is None:
            return found
        start = opening.start()
        position = start + 1
        while at < len(doubles) and doubles[at].end <= start:
            at += 1
        if at < len(doubles) and doubles[at].start <= start:
            position = doubles[at].end
            continue
        if ELISION.match(text, start):
            continue
        limit = min(paragraph.end, start + LONGEST_SINGLE)
        end = _single_end(text, start, limit)
        if end > 0:
            found.append(_made(text, start, end, closed=True))
            position = end


def _single_end(text: str, start: int, limit: int) -> int:
    """Return where the single quotation opened at ``start`` ends, or -1: at a mark after a stop, else at the first."""
    first = -1
    for closing in SINGLE_CLOSE.finditer(text, start + 1, limit):
        place = closing.start()
        if first >= 0 and SINGLE_OPEN.search(text, first, place):
            break
        if text[place - 1] in INSIDE_STOP:
            return closing.end()
        follow = text[closing.end() : closing.end() + 2]
        owner = text[place - 1] in "sS" and follow[:1] == " " and follow[1:2].islower()
        if first < 0 and not owner:
            first = closing.end()
        if first >= 0 and place - start > 160:
            break
    return first


def _leads(text: str, paragraph: Span, place: int) -> bool:
    """Return whether only white space stands before ``place`` in its paragraph."""
    return not text[paragraph.start : place].strip()


def _made(text: str, start: int, end: int, *, closed: bool) -> Quotation:
    words = sum(1 for _ in WORD.finditer(text, start, end))
    return Quotation(spans=(Span(start=start, end=end),), closed=closed, words=words)


QUOTING = re.compile(r"[\"“”‘«]|''")


def is_quoted(text: str, span: Span) -> bool:
    """Return whether a quotation mark stands in a stretch."""
    return QUOTING.search(text, span.start, span.end) is not None
