"""Likeness: what two articles share, and whether one was copied: not what both quote, nor what everybody writes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from sayso.link.alignment import Once, Shared, Words, align_words, cut_words, find_once, within
from sayso.link.bucket import SPREAD, day_of
from sayso.link.fact import ArticleFact
from sayso.link.quoted import find_quoted
from sayso.link.sketch import Likely

TELLING = 25
"""Words outside quotation marks that two articles must share to be copies rather than an incidental likeness."""
MANY = 100
SHARE = 0.08
"""Share of the shorter article that must be shared, unless `MANY` words are: less is a borrowed phrase."""
OWN_SHARE = 0.33
"""The same between two articles of one outlet, which tells the background of its stories in the same words."""
WHOLE = 0.5
"""Share of the shorter article, of at least `MANY` words, that makes a copy even where all of it is quotation."""
PLAIN = 14
"""Words outside quotation marks in the shortest shared passage that tells anything: "House Speaker N. N. of X has not
yet said whether" is everybody's."""
NOTICE = 100
"""Words in one passage that two articles may share, weeks apart, and that still nobody copied: who the writer is, how
to subscribe, what became of this page."""
SIGNATURE = 0.2
"""Share of the shorter article that a common ending may have and still be a signature."""
REMEMBERED = 1 << 15
"""Articles whose words are remembered while pairs are aligned, some 15 kB each: less than the sketches took, whose
place in memory is free by then."""
QUOTATION = 12
"""Words in the shortest common quotation."""


class _Body:
    """The words of an article that are compared, and which of them stand in quotation marks: looked up when asked."""

    def __init__(self, words: Words, article: ArticleFact) -> None:
        self.words = words
        self._article = article
        self._quoted: npt.NDArray[np.bool_] | None = None

    @property
    def quoted(self) -> npt.NDArray[np.bool_]:
        """For each word whether it is quoted."""
        if self._quoted is None:
            self._quoted = within(self.words, find_quoted(self._article.text))
        return self._quoted

    def quoted_part(self, start: int, end: int) -> float:
        """Return the share of the words between two code points that is quoted, 0..1."""
        first, last = np.searchsorted(self.words.starts, (start, end))
        return float(self.quoted[first:last].mean()) if last > first else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two articles share: the passages, and whether they tell of copying rather than of a common quotation."""

    a: ArticleFact
    b: ArticleFact
    passages: tuple[Shared, ...]
    telling: bool


def find_likenesses(likely: Likely, by_id: Mapping[str, ArticleFact]) -> list[Likeness]:
    """Return what each pair of articles shares, if anything, outside boilerplate and furniture; in their order."""

    @lru_cache(maxsize=REMEMBERED)
    def body_of(article: str) -> _Body:
        words = cut_words(by_id[article].text, by_id[article].skipped)
        return _Body(words.without(likely.furniture(article, words)), by_id[article])

    @lru_cache(maxsize=1)  # an article's pairs come one after the other
    def once_of(article: str) -> Once:
        return find_once(body_of(article).words)

    found: list[tuple[int, Likeness]] = []
    for place in _by_family(likely.pairs):
        one, other = likely.pairs[place]
        passages = align_words(body_of(one).words, body_of(other).words, once_of(one))
        likeness = _compare(by_id[one], by_id[other], body_of(one), body_of(other), passages)
        if likeness is not None:
            found.append((place, likeness))
    return [likeness for _, likeness in sorted(found, key=lambda pair: pair[0])]


def _by_family(pairs: Sequence[tuple[str, str]]) -> Iterator[int]:
    """Yield the places of pairs: those of one article, then those among its partners, then those of the next.

    Families of a large pile lie scattered over months: taken together, the words of each are cut once a family and
    not once a pair.
    """
    waiting: dict[str, dict[str, int]] = {}
    for place, (one, other) in enumerate(pairs):
        waiting.setdefault(one, {})[other] = place
    for one in list(waiting):
        partners = waiting.pop(one)
        yield from partners.values()
        for partner in partners:
            theirs = waiting.get(partner)
            if theirs:
                small, large = sorted((theirs, partners), key=len)
                for other in [name for name in small if name in large]:
                    yield theirs.pop(other)


def _compare(a: ArticleFact, b: ArticleFact, one: _Body, other: _Body, passages: tuple[Shared, ...]) -> Likeness | None:
    """Return what two articles that have ``passages`` in common share, None when it is nothing but stock phrases."""
    quotations = []
    free = 0.0
    for shared in passages:
        quoted = max(one.quoted_part(shared.a_start, shared.a_end), other.quoted_part(shared.b_start, shared.b_end))
        if shared.words * (1 - quoted) >= PLAIN:
            free += shared.words * (1 - quoted)
        if quoted > 0.5 and shared.words * quoted >= QUOTATION:
            quotations.append(shared)
    shorter = min(len(one.words.numbers), len(other.words.numbers))
    at_home = a.publisher is not None and a.publisher == b.publisher
    enough = free >= OWN_SHARE * shorter if at_home else free >= SHARE * shorter or free >= MANY
    whole = sum(shared.words for shared in passages) >= max(WHOLE * shorter, MANY)
    notice = len(passages) == 1 and passages[0].words < NOTICE and _weeks_apart(a, b)
    telling = whole or (free >= TELLING and enough)
    if telling and not notice and not _is_signature(passages, one.words, other.words):
        return Likeness(a=a, b=b, passages=passages, telling=True)
    return Likeness(a=a, b=b, passages=tuple(quotations), telling=False) if quotations else None


def _is_signature(passages: Sequence[Shared], a: Words, b: Words) -> bool:
    """Whether all that two articles share is how they end, and little of either: who the writer is, where to write."""
    last = passages[-1]
    return (
        len(passages) == 1
        and last.a_end == int(a.ends[-1])
        and last.b_end == int(b.ends[-1])
        and last.words < SIGNATURE * min(len(a.numbers), len(b.numbers))
    )


def _weeks_apart(a: ArticleFact, b: ArticleFact) -> bool:
    """Whether more than `SPREAD` days lie between two articles, as far as is known."""
    one, other = day_of(a), day_of(b)
    return bool(one and other) and abs(one - other) > SPREAD


def find_same_bytes(articles: Sequence[ArticleFact], known: set[tuple[str, str]]) -> list[Likeness]:
    """Return a likeness for each article whose bytes an earlier one already had, however short; not for notices."""
    first: dict[str, ArticleFact] = {}
    found = []
    for article in articles:
        original = first.setdefault(article.digest, article)
        if original is not article and (original.id, article.id) not in known and article.text:
            size, words = len(article.text), len(article.text.split())
            if words < NOTICE and _weeks_apart(original, article):
                continue
            whole = Shared(a_start=0, a_end=size, b_start=0, b_end=size, words=words)
            found.append(Likeness(a=original, b=article, passages=(whole,), telling=True))
    return found
