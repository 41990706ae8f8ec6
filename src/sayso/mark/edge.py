"""Edges: where contents begin and end beside quotation marks, which are harder evidence than any reading."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from sayso.mark.clause import has_verb
from sayso.mark.cue import nouns
from sayso.mark.draft import Draft, Held, shared
from sayso.mark.parse import Parse
from sayso.mark.quotation import Quotation, is_title
from sayso.records import Span

TOUCHED = 0.2
"""A content that reaches less far into a quotation than this share of it ends before it, else it holds it whole."""
LEAD = 2
"""How many words without a verb before a quoted clause are the reporter's: "But “…,” she said"."""

JOINING = ("CCONJ", "PUNCT", "ADV", "INTJ")
"""What joins a quotation to what went before; an adverb or a cry only with a comma: "Yet, “…”"."""
OPENING = 24
"""How many words of its sentence may stand before an interposed source and cue."""
UNFINISHED = frozenset("ADP ADV PART SCONJ VERB".split())
"""What opens a phrase beside a sentence, "In the end, he said, …", and no beginning of one."""
STOPS = frozenset('.?!:;”"»') | {"''", "..."}


class Edges:
    """The quotations of an article, by place.

    paragraphs: where sentences are cut from, in text order
    quotations: outermost, in text order; speech: indexes of those that read as a clause or more
    """

    def __init__(
        self, parse: Parse, paragraphs: Sequence[Span], quotations: Sequence[Quotation], speech: Collection[int]
    ) -> None:
        self.parse = parse
        self.text = parse.text
        self.paragraphs = paragraphs
        self.quotations = quotations
        self.speech = speech
        self.stretches = sorted(
            (span.start, span.end, at) for at, quotation in enumerate(quotations) for span in quotation.spans
        )
        self.starts = [start for start, _, _ in self.stretches]
        self._openings = [paragraph.start for paragraph in paragraphs]

    def paragraph_of(self, place: int) -> int:
        """Return the index of the paragraph that ``place`` stands in or after."""
        return max(0, bisect_right(self._openings, place) - 1)

    def over(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return (start, end, quotation) of the stretches of quotations that share text with ``[start, end)``."""
        found = []
        for at in range(max(0, bisect_right(self.starts, start) - 1), len(self.stretches)):
            stretch = self.stretches[at]
            if stretch[0] >= end:
                break
            if stretch[1] > start:
                found.append(stretch)
        return found

    def inside(self, span: Span) -> list[int]:
        """Return the quotations of which a stretch stands wholly in ``span``; a title is none."""
        return [
            at
            for start, end, at in self.over(span.start, span.end)
            if start >= span.start and end <= span.end and (at in self.speech or not self._is_title(start, end))
        ]

    def _is_title(self, start: int, end: int) -> bool:
        """Return whether what stands in marks is a title; among a headline's capitals that cannot be told."""
        around = self.paragraphs[self.paragraph_of(start)]
        return is_title(self.text[start:end]) and not is_title(self.text[around.start : around.end])

    def settle(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return ``drafts`` with contents that cut through no quotation, and quotations with all their paragraphs."""
        settled = [self._settled(draft) for draft in drafts]
        held = Held(settled)
        found = []
        for draft in settled:
            content = list(draft.content)
            for span in draft.content:
                for start, _, at in self.over(span.start, span.end):
                    if start >= span.start:
                        content.extend(
                            other
                            for other in self.quotations[at].spans
                            if not held.over(other) and not shared(other, content)
                        )
            found.append(replace(draft, content=joined(content)))
        return found

    def _settled(self, draft: Draft) -> Draft:
        taken = [part for part in (draft.cue, draft.source) if part is not None]
        spans: list[Span] = []
        for span in draft.content:
            for part in self._cut(span):
                moved = self._moved(part, taken)
                if moved.start < moved.end:
                    spans.append(moved)
        if any(self.inside(span) for span in spans):
            spans = [span for span in spans if not self._leads(span.start, span.end)]
        spans = self._without_theme(draft, spans)
        draft = replace(draft, content=joined(spans) or draft.content)
        return self._with_opening(self._without_source(draft))

    def _without_theme(self, draft: Draft, spans: Sequence[Span]) -> list[Span]:
        """Return contents without what a quotation was said about: "“…,” Orr said of *the bridge*"."""
        if draft.cue is None or len(spans) < 2 or not self.inside(spans[0]) or spans[0].end > draft.cue.start:
            return list(spans)
        rest = [
            span
            for span in spans[1:]
            if self.inside(span)
            or span.start < draft.cue.end
            or has_verb(self.parse, span.start, span.end)
            or not self._is_theme(draft.cue, span)
        ]
        return [spans[0], *rest]

    def _is_theme(self, cue: Span, span: Span) -> bool:
        inside = self.parse.within(span.start, span.end)
        before = inside[0] - 1 if inside else 0
        return bool(inside) and {self.parse.lower[before], self.parse.lower[inside[0]]} & {"of", "about"} != set()

    def _cut(self, span: Span) -> Iterator[Span]:
        """Yield ``span`` cut where paragraphs end; a quotation that is closed before the border ends it."""
        first, last = self.paragraph_of(span.start), self.paragraph_of(span.end - 1)
        for at in range(first, last + 1):
            paragraph = self.paragraphs[at]
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            while end > start and self.text[end - 1].isspace():
                end -= 1
            if start < end:
                yield Span(start=start, end=end)
            if any(stop == end and self.quotations[quote].closed for _, stop, quote in self.over(start, end)):
                return

    def _moved(self, span: Span, taken: Sequence[Span]) -> Span:
        """Return ``span`` with its borders moved to those of the quotations they fall into."""
        start, end = span.start, span.end
        for first, last, at in self.over(start, end):
            if any(part.start < last and first < part.end for part in taken):
                continue
            spoken = at in self.speech
            share = (min(end, last) - max(start, first)) / (last - first)
            if first < start < last:
                start = first if share >= TOUCHED or end <= last else last
            elif spoken and start < first and self._leads(start, first):
                start = first
            if first < end < last:
                end = last if share >= TOUCHED or start >= first else first
        while start < end and (self.text[start].isspace() or self.text[start] in ",;"):
            start += 1
        while end > start and (self.text[end - 1].isspace()):
            end -= 1
        return Span(start=start, end=end)

    def _leads(self, start: int, quotation: int) -> bool:
        """Return whether the words of a content before a quoted clause only lead up to it."""
        words = self.parse.within(start, quotation)
        if self.text[start:quotation].rstrip().endswith(":"):
            return not has_verb(self.parse, start, quotation) or self._announces(start, quotation)
        joining = JOINING if self.text[start:quotation].rstrip().endswith(",") else JOINING[:2]
        return len([n for n in words if self.parse.words[n].upos != "PUNCT"]) <= LEAD and all(
            self.parse.words[n].upos in joining for n in words
        )

    def _announces(self, start: int, quotation: int) -> bool:
        """Return whether words before a colon only call the quotation something: "with *a phrase that stung*: “…”"."""
        top = self.parse.top(start, quotation)
        if top is None or self.parse.lower[top] not in nouns() or self.parse.words[top].relation not in ("obj", "obl"):
            return False
        verbal = [n for n in self.parse.within(start, quotation) if self.parse.words[n].upos == "VERB"]
        return all(
            any(self.parse.words[at].relation.startswith("acl") for at in (n, *self._up(n, top))) for n in verbal
        )

    def _up(self, word: int, top: int) -> list[int]:
        """Return the words between one and ``top``, going up."""
        return list(takewhile(lambda at: at != top, self.parse.above(word)))

    def _with_opening(self, draft: Draft) -> Draft:
        """Return a draft with the beginning of a sentence that goes on in the quotation: "It is, he said, “a lie”"."""
        if draft.cue is None or draft.source is None:
            return draft
        first, last = min(draft.cue.start, draft.source.start), max(draft.cue.end, draft.source.end)
        follow = draft.content[0].start
        between = self.text[last:follow].strip() if last <= follow else ""
        if between not in (",", ",,") or not any(start == follow for start, _, _ in self.over(follow, follow + 1)):
            return draft
        if not re.match(r"\W+[a-z]", self.text[follow : follow + 4]):
            return draft
        start = self.paragraphs[self.paragraph_of(first)].start
        words = self.parse.within(start, first)
        if len(words) < LEAD or self.parse.forms[words[-1]] != "," or self.over(self.parse.starts[words[-1]], first):
            return draft
        near = words[-OPENING - 2 :]
        opening = next((n + 1 for n in reversed(near) if self.parse.forms[n] in STOPS), near.start)
        if self._leads(self.parse.starts[opening], self.parse.ends[words[-1]]):
            return draft
        if not 0 < words[-1] - opening <= OPENING or self.parse.words[opening].upos in UNFINISHED:
            return draft
        return replace(draft, content=(self.parse.span(opening, words[-1]), *draft.content))

    def _without_source(self, draft: Draft) -> Draft:
        """Return a draft whose content holds its source with the source taken out: "“…,” Mara Orr | said"."""
        if draft.source is not None or draft.cue is None:
            return draft
        for number, span in enumerate(draft.content):
            quoted = [last for first, last, at in self.over(span.start, span.end) if first == span.start]
            if not quoted or quoted[0] >= span.end or not 0 <= draft.cue.start - span.end <= LEAD:
                continue
            if has_verb(self.parse, quoted[0], span.end):
                continue
            words = self.parse.within(quoted[0], span.end)
            content = list(draft.content)
            content[number] = Span(start=span.start, end=quoted[0])
            source = self.parse.span(words.start, words.stop) if words else None
            return replace(draft, content=tuple(content), source=source)
        return draft


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``spans`` in text order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if found and span.start < found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
