"""The words of an article and the trees over its sentences, as the encoder reads them, to be asked by place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from sayso.protocols import Signals, WordSignal
from sayso.records import Span

NONE: frozenset[str] = frozenset()


@cache
def base_of(relation: str) -> str:
    """Return a relation without its subtype: "nsubj" of "nsubj:pass"."""
    return relation.split(":", maxsplit=1)[0]


class Parse:
    """The words of one article with their parts of speech and heads; words are named by their number.

    words: in text order; ``head`` is -1 for the root of a sentence
    bases: the relation of each word without its subtype: "nsubj" for "nsubj:pass"
    """

    def __init__(self, text: str, signals: Signals) -> None:
        self.text = text
        self.words: Sequence[WordSignal] = signals.words
        self.starts = [word.start for word in signals.words]
        self.ends = [word.end for word in signals.words]
        self.forms = [text[word.start : word.end] for word in signals.words]
        self.lower = [form.casefold() for form in self.forms]
        self.bases = [base_of(word.relation) for word in signals.words]
        self._ranges: dict[tuple[int, int], range] = {}

    @cached_property
    def children(self) -> Sequence[Sequence[int]]:
        """The words that depend on each word, in text order."""
        found: list[list[int]] = [[] for _ in self.words]
        for number, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(number)
        return found

    @cached_property
    def cases(self) -> Mapping[int, frozenset[str]]:
        """The prepositions of each word that has some, in lower case."""
        found: dict[int, frozenset[str]] = {}
        for number, base in enumerate(self.bases):
            if base == "case" and (head := self.words[number].head) >= 0:
                found[head] = found.get(head, NONE) | {self.lower[number]}
        return found

    @cached_property
    def reach(self) -> Sequence[tuple[int, int]]:
        """First word of each word's subtree and the word after its last; subtrees may have holes."""
        low = list(range(len(self.words)))
        high = [number + 1 for number in low]
        for number in self._leaves_first():
            head = self.words[number].head
            if head >= 0:
                low[head], high[head] = min(low[head], low[number]), max(high[head], high[number])
        return list(zip(low, high, strict=True))

    def at(self, place: int) -> int | None:
        """Return the word that the code point at ``place`` belongs to, or None between words."""
        number = bisect_right(self.starts, place) - 1
        return number if number >= 0 and place < self.ends[number] else None

    def within(self, start: int, end: int) -> range:
        """Return the words that ``[start, end)`` touches."""
        found = self._ranges.get((start, end))  # most stretches are asked for again and again
        if found is None:
            found = range(bisect_right(self.ends, start), bisect_left(self.starts, end))
            self._ranges[start, end] = found
        return found

    def top(self, start: int, end: int) -> int | None:
        """Return the word of ``[start, end)`` whose head lies outside it, the first of several; None without words."""
        inside, words = self.within(start, end), self.words
        for number in inside:
            if words[number].head not in inside:
                return number
        return None

    def child(self, word: int, *relations: str) -> int | None:
        """Return the first dependent with one of the relations; ``"nsubj"`` means ``"nsubj:pass"`` as well."""
        bases, words = self.bases, self.words
        for number in self.children[word]:
            if bases[number] in relations or words[number].relation in relations:
                return number
        return None

    def every(self, word: int, *relations: str) -> Sequence[int]:
        """Return the dependents with one of the relations, in text order; subtypes are meant as well."""
        children = self.children[word]
        if not children:  # nearly every second word of a text: no list is made for it
            return ()
        bases, words = self.bases, self.words
        found = []
        for one in children:  # a loop of its own takes two thirds of the time of a comprehension
            if bases[one] in relations or words[one].relation in relations:
                found.append(one)
        return found

    def above(self, word: int) -> Iterator[int]:
        """Yield the head of ``word``, the head of that, and so on up to the root."""
        seen = 0
        number = self.words[word].head
        while number >= 0 and seen < len(self.words):
            yield number
            number, seen = self.words[number].head, seen + 1

    def span(self, first: int, after: int) -> Span:
        """Return words ``first`` up to ``after`` as code points."""
        return Span(start=self.starts[first], end=self.ends[after - 1])

    def _leaves_first(self) -> list[int]:
        """Return all words so that each stands before its head."""
        order = [number for number, word in enumerate(self.words) if word.head < 0]
        for number in order:
            order.extend(self.children[number])
        return order[::-1]
