"""Words as the encoder counts them: where they stand, how they are cut into pieces, their shape and quote state.

Training and reading use the same code, so that the network sees at run time what it saw when it was trained.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

# Words follow Universal Dependencies for English where a pattern can tell: "do|n't", "Kofi|'s", "3,000", "U.S.".
WORD = re.compile(
    r"""
      https?://\S+ | www\.\S+                                  # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                             # mail
    | (?:[^\W\d_]\.){2,}                                       # U.S., e.g.
    | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs|etc)\.
    | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?                # 3,000  10:30  21st  1990s
    | (?<=\w)n['’]t\b | \w+?(?=n['’]t\b) | \bn['’]t\b          # did|n't
    | ['’](?:s|re|ll|ve|d|m|S|RE|LL|VE|D|M)\b                  # Kofi|'s
    | \.{2,} | -{2,}
    | [^\W\d_][^\W_]*(?<!n)(?=n['’]t\b)
    | \w+
    | [^\w\s]
    """,
    re.VERBOSE,
)

# What a word looks like, which an uncased vocabulary does not tell. 0 is for [CLS], [SEP] and padding; DESCRIPTION
# marks a short phrase whose whole meaning is wanted.
SHAPES = "none lower title upper capital digit mixed double-quote single-quote stop symbol description".split()
DESCRIPTION = SHAPES.index("description")

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
STRAIGHT = frozenset(('"', "``", "''", "＂"))
SINGLE = frozenset("'‘’`‹›")
STOPS = frozenset(".!?…")

CLS, SEP, PAD, MASK = 101, 102, 0, 103
LONGEST_WORD = 24  # pieces of one word; the rest of a longer one is not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a passage: code points, half-open, and the paragraph it stands in (counted from 0)."""

    start: int
    end: int
    text: str
    paragraph: int


def split_words(text: str, spans: Iterable[tuple[int, int]]) -> list[Word]:
    """Return the words of the given stretches of ``text``; each stretch is a paragraph of its own.

    A stretch holding an empty line or a line break is cut there too: a line is a paragraph.
    """
    words: list[Word] = []
    paragraph = 0
    for start, end in spans:
        last = start
        for found in WORD.finditer(text, start, end):
            if words and "\n" in text[last : found.start()]:
                paragraph += 1
            words.append(Word(start=found.start(), end=found.end(), text=found.group(), paragraph=paragraph))
            last = found.end()
        paragraph += 1
    return words


@lru_cache(maxsize=65536)
def shape_of(word: str) -> int:
    """Return the index into `SHAPES` of what the word looks like."""
    if word in OPENING or word in CLOSING or word in STRAIGHT:
        name = "double-quote"
    elif word in SINGLE:
        name = "single-quote"
    elif word[0] in STOPS:
        name = "stop"
    elif word[0].isdigit():
        name = "digit"
    elif not any(letter.isalpha() for letter in word):
        name = "symbol"
    elif word.islower():
        name = "lower"
    elif word.isupper():
        name = "capital" if len(word) == 1 else "upper"
    elif word[0].isupper() and word[1:].islower():
        name = "title"
    elif word[0].isalpha() or word[0] in "'’":
        name = "mixed"
    else:
        name = "symbol"
    return SHAPES.index(name)


def quote_states(words: Sequence[str], paragraphs: Sequence[int]) -> list[int]:
    """Return 1 for each word between double quotation marks (the marks included), else 0.

    Straight marks open and close in turn; every paragraph begins outside, so that a mark left open ends with it.
    """
    states: list[int] = []
    inside = 0
    before = -1
    for word, paragraph in zip(words, paragraphs, strict=True):
        if paragraph != before:
            inside, before = 0, paragraph
        if word in OPENING:
            inside = 1
            states.append(1)
        elif word in CLOSING:
            states.append(inside)
            inside = 0
        elif word in STRAIGHT:
            states.append(1)
            inside = 1 - inside
        else:
            states.append(inside)
    return states


class Pieces:
    """Cuts words into WordPieces of the vocabulary that the encoder was initialised with.

    Each word is cut by itself (lower-cased, accents taken off), and remembered: news repeats its words.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._tokenizer = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self._unknown = numbers["[UNK]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    def of_word(self, word: str) -> tuple[int, ...]:
        """Return the piece numbers of one word: at least one, at most `LONGEST_WORD`."""
        known = self._seen.get(word)
        if known is None:
            known = tuple(self._tokenizer.encode(word).ids[:LONGEST_WORD]) or (self._unknown,)
            if len(self._seen) < 200_000:
                self._seen[word] = known
        return known

    def of_phrase(self, phrase: str, limit: int) -> list[int]:
        """Return [CLS], the pieces of a whole phrase and [SEP]: at most ``limit`` numbers."""
        return [CLS, *self._tokenizer.encode(phrase).ids[: limit - 2], SEP]


def cut_windows(
    lengths: Sequence[int], paragraphs: Sequence[int], stops: Sequence[bool], limit: int, first: int | None = None
) -> list[tuple[int, int]]:
    """Return (start, end) word ranges of windows that hold whole paragraphs as far as they fit.

    lengths:    pieces of each word
    paragraphs: paragraph of each word
    stops:      whether a sentence may end after the word
    limit:      pieces a window may hold, with [CLS] and one [SEP] a paragraph
    first:      a smaller limit for the first window, to vary the cuts in training

    A paragraph longer than a window is cut after the last stop in the window's second half, else where it is full.
    """
    windows: list[tuple[int, int]] = []
    total = len(lengths)
    start = 0
    room = first or limit
    while start < total:
        used, at, border, stop = 1, start, start, start
        while at < total:
            new = at > start and paragraphs[at] != paragraphs[at - 1]
            if new:
                border = at
                used += 1
            if used + lengths[at] + 1 > room:
                break
            used += lengths[at]
            at += 1
            if stops[at - 1] and used > room // 2:
                stop = at
        if at < total and at > start:
            fresh = paragraphs[at] != paragraphs[at - 1]
            end = at if fresh else border if border > start else stop if stop > start else at
        else:
            end = max(at, start + 1)
        windows.append((start, end))
        start, room = end, limit
    return windows


def lay_out(
    words: Sequence[str], paragraphs: Sequence[int], cut: Sequence[tuple[int, ...]]
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return what the network is shown of a window: piece numbers, shapes, quote states, first piece of each word.

    cut: the pieces of each word. [CLS] stands at the start, [SEP] between paragraphs and at the end.
    """
    pieces, shapes, quotes, first = [CLS], [0], [0], []
    for at, (word, state) in enumerate(zip(words, quote_states(words, paragraphs), strict=True)):
        if at and paragraphs[at] != paragraphs[at - 1]:
            pieces.append(SEP)
            shapes.append(0)
            quotes.append(0)
        first.append(len(pieces))
        pieces.extend(cut[at])
        shapes.extend([shape_of(word)] * len(cut[at]))
        quotes.extend([state] * len(cut[at]))
    return [*pieces, SEP], [*shapes, 0], [*quotes, 0], first
