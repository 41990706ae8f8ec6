"""The ground a report stands on: words, trees and sentences of one article, asked for phrases and clean stretches."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.mark.clause import verb_group
from sayso.mark.draft import Draft, shared
from sayso.mark.mend import CLOSERS, NOMINAL
from sayso.mark.parse import Parse
from sayso.records import Span


class Ground:
    """The words of one article and its sentences, in text order."""

    def __init__(self, parse: Parse, sentences: Sequence[Span]) -> None:
        self.parse = parse
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]

    def group_first(self, verb: int) -> int:
        """Return the first word of the group a verb stands in: "*has* also said", "*used* to say"."""
        group = verb_group(self.parse, verb)
        first = self.parse.within(group.start, group.end)[0]
        return first - 2 if self.parse.lower[max(0, first - 2) : first] == ["used", "to"] else first

    def named_after(self, first: int, stop: int) -> Span | None:
        """Return the noun phrase that begins at word ``first``: up to a stop or a verb."""
        parse = self.parse
        last = first
        while last < stop and (
            parse.words[last].upos not in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ")
            or parse.words[last].relation in ("acl", "amod")
            or (parse.words[last].upos == "CCONJ" and last + 1 < stop and parse.words[last + 1].upos in NOMINAL)
        ):
            last += 1
        return parse.span(first, last) if last > first else None

    def in_sentence(self, span: Span | None, number: int) -> Span:
        """Return the part of ``span`` that lies in the sentence of a word; the sentence for None."""
        place = self.parse.starts[number]
        at = bisect_right(self.starts, place) - 1
        sentence = self.sentences[at] if at >= 0 and place < self.sentences[at].end else None
        if span is None or sentence is None:
            return sentence or span or self.parse.span(number, number + 1)
        return Span(start=max(span.start, sentence.start), end=min(span.end, sentence.end))

    def clean(self, start: int, end: int) -> Span | None:
        """Return ``[start, end)`` without stops, "that" and white space at its ends, None when nothing is left."""
        inside = [n for n in self.parse.within(start, end) if self.parse.starts[n] >= start]
        while inside and (self.parse.forms[inside[0]] in CLOSERS or self.parse.lower[inside[0]] == "that"):
            inside.pop(0)
        while inside and self.parse.forms[inside[-1]] in CLOSERS:
            inside.pop()
        return self.parse.span(inside[0], inside[-1] + 1) if inside else None

    def has_verb(self, span: Span) -> bool:
        """Return whether a verb or auxiliary stands in ``span``."""
        words = self.parse.words
        return any(words[number].upos in ("VERB", "AUX") for number in self.parse.within(span.start, span.end))

    def region(self, drafts: Sequence[Draft], sentence: Span, cue: Span) -> Span | None:
        """Return the stretch a phrase beside a clause can speak of: the content or sentence around it."""
        held = [
            span
            for draft in drafts
            for span in draft.content
            if span.start <= cue.start and cue.end <= span.end and not (draft.cue and shared(draft.cue, (cue,)))
        ]
        smallest = min(held, key=lambda span: span.end - span.start, default=sentence)
        start, end = max(smallest.start, sentence.start), min(smallest.end, sentence.end)
        for number in self.parse.within(start, cue.start):
            if self.parse.words[number].upos == "CCONJ" and number + 1 < len(self.parse.words):
                if self.parse.starts[number + 1] >= cue.start or self.parse.lower[number + 1] == ",":
                    start = self.parse.starts[number + 1]
        return Span(start=start, end=end)
