"""Utterances: sentences with their quotations folded away, the row of words in which cues and sources are looked for.

A quotation may hold several sentences and hide any number of words, so one utterance runs from the start of a sentence
to the first sentence end outside quotation marks, and each stretch of quotation in it is one token, `QUOTE`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.mark.quotation import Quotation
from sayso.mark.token import TOKEN
from sayso.records import Span

QUOTE = "\x00"
"""What stands for a quotation in `Utterance.lower`; no text holds it, since NUL is replaced on reading."""


MONTH = "May"
"""Kept as written, so that the month is not taken for the verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The tokens of one utterance, as columns.

    start, end: code points, white space outside
    paragraph:  index of the paragraph it stands in
    depth:      0 in running text, 1 inside a quotation
    words, lower: as written and in lower case with straight apostrophes; a folded quotation is `QUOTE` in both
    starts, ends: code points of each token
    quotes:     index of the quotation folded into a token, by the token's index
    """

    start: int
    end: int
    paragraph: int
    depth: int
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, int]

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    start: int
    end: int
    quotation: int


def find_utterances(
    text: str, sentences: Sequence[Span], paragraphs: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[Utterance, ...]:
    """Return the utterances of an article, in text order, without looking inside quotations.

    paragraphs: the stretches that sentences were cut from
    """
    stretches = sorted(
        (
            _Stretch(start=span.start, end=span.end, quotation=index)
            for index, quotation in enumerate(quotations)
            for span in quotation.spans
        ),
        key=lambda stretch: stretch.start,
    )
    found: list[Utterance] = []
    at_paragraph = at_stretch = 0
    first = 0
    while first < len(sentences):
        start = sentences[first].start
        while paragraphs[at_paragraph].end <= start:
            at_paragraph += 1
        border = paragraphs[at_paragraph].end
        end = sentences[first].end
        last = first
        inside: list[_Stretch] = []
        while at_stretch < len(stretches) and stretches[at_stretch].start < border:
            stretch = stretches[at_stretch]
            while last + 1 < len(sentences) and sentences[last + 1].start < stretch.end and stretch.start < end:
                last += 1
                end = sentences[last].end
            if stretch.start >= end:
                break
            inside.append(stretch)
            at_stretch += 1
        found.append(_fold(text, start, end, at_paragraph, inside))
        first = last + 1
    return tuple(found)


def inner_utterances(text: str, sentences: Sequence[Span], quotation: Span, paragraph: int) -> tuple[Utterance, ...]:
    """Return the sentences inside one stretch of quotation, as utterances of depth 1.

    sentences: those that overlap the stretch
    """
    found = []
    for sentence in sentences:
        start, end = max(sentence.start, quotation.start + 1), min(sentence.end, quotation.end)
        if start < end:
            found.append(_fold(text, start, end, paragraph, [], depth=1))
    return tuple(found)


def _fold(
    text: str, start: int, end: int, paragraph: int, stretches: Sequence[_Stretch], *, depth: int = 0
) -> Utterance:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quotes: dict[int, int] = {}

    def take(begin: int, stop: int) -> None:
        for match in TOKEN.finditer(text, begin, stop):
            words.append(match.group())
            starts.append(match.start())
            ends.append(match.end())

    position = start
    for stretch in stretches:
        take(position, stretch.start)
        quotes[len(words)] = stretch.quotation
        words.append(QUOTE)
        starts.append(stretch.start)
        ends.append(min(stretch.end, end))
        position = min(stretch.end, end)
    take(position, end)
    lower = [word if word == MONTH and at else word.lower().replace("’", "'") for at, word in enumerate(words)]
    return Utterance(
        start=start,
        end=end,
        paragraph=paragraph,
        depth=depth,
        words=words,
        lower=lower,
        starts=starts,
        ends=ends,
        quotes=quotes,
    )
