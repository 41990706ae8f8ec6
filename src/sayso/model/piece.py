"""WordPieces: a word cut into pieces of the vocabulary that the encoder was initialised with.

Words are lower-cased and lose their accents, marks stand alone, and each stretch is cut greedily, the longest piece
first; a stretch that the pieces do not cover is [UNK]. The steps are those of BERT's uncased tokenizer (Devlin et al.,
2019; Wu et al., 2016 for the pieces), which the encoder was trained with.
"""

import string
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from sayso.model.shape import shape_of

CLS, SEP, PAD, MASK = 101, 102, 0, 103
LONGEST_WORD = 24  # pieces of one word; the rest of a longer one is not read
LONGEST_STRETCH = 100  # letters; a longer stretch is [UNK] as a whole
KEPT_WORDS = 200_000  # words remembered, none longer than KEPT_LETTERS
KEPT_LETTERS = 40

# Chinese characters stand alone, as BERT has it: CJK ideographs with their extensions and compatibility forms.
IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip

ASCII_MARKS = frozenset(string.punctuation)
UNSEEN = frozenset(("Cc", "Cf", "Co"))

Cut = tuple[tuple[int, ...], tuple[int, ...]]
"""The pieces of a word, and for each of them what the word looks like."""


class Pieces:
    """Cuts words, each by itself, and remembers them: news repeats its words."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, vocabulary), default=1)
        self._unknown = self._numbers["[UNK]"]
        self._seen: dict[str, Cut] = {}

    def of_words(self, words: Sequence[str]) -> list[Cut]:
        """Return pieces and shapes of each word."""
        seen = self._seen
        return [seen.get(word) or self.of_word(word) for word in words]

    def of_word(self, word: str) -> Cut:
        """Return the piece numbers of one word, at least one, at most `LONGEST_WORD`, and its shape as often."""
        known = self._seen.get(word)
        if known is None:
            pieces = tuple(islice(self._pieces(word), LONGEST_WORD)) or (self._unknown,)
            known = pieces, (shape_of(word),) * len(pieces)
            if len(word) <= KEPT_LETTERS and len(self._seen) < KEPT_WORDS:
                self._seen[word] = known
        return known

    def of_phrase(self, phrase: str, limit: int) -> list[int]:
        """Return [CLS], the pieces of a whole phrase and [SEP]: at most ``limit`` numbers."""
        return [CLS, *islice(self._pieces(phrase), limit - 2), SEP]

    def _pieces(self, text: str) -> Iterator[int]:
        for stretch in stretches_of(text):
            whole = self._numbers.get(stretch)
            if whole is not None and len(stretch) <= LONGEST_STRETCH:
                yield whole
            else:
                yield from self._cut(stretch)

    def _cut(self, stretch: str) -> list[int]:
        """Return the longest pieces from left to right; [UNK] where none fits."""
        size = len(stretch)
        if size > LONGEST_STRETCH:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < size:
            mark = "##" if start else ""
            for end in range(min(size, start + self._longest), start, -1):
                number = self._numbers.get(mark + stretch[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def stretches_of(text: str) -> list[str]:
    """Return a text's runs of letters and its single marks, lower-cased and without accents."""
    if text.isascii() and text.isalnum():
        return [text.lower()]
    clean = "".join(map(_cleaned, text))
    bare = "".join(one.lower() for one in unicodedata.normalize("NFD", clean) if unicodedata.category(one) != "Mn")
    return "".join(f" {one} " if is_mark(one) else one for one in bare).split()


def _cleaned(letter: str) -> str:
    """Return a letter, a space for white space, nothing for what cannot be seen; an ideograph stands alone."""
    kind = unicodedata.category(letter)
    if letter in "\t\n\r" or kind[0] == "Z":
        return " "
    if letter == "\ufffd" or kind in UNSEEN:
        return ""
    return f" {letter} " if any(low <= ord(letter) <= high for low, high in IDEOGRAPHS) else letter


def is_mark(letter: str) -> bool:
    """Whether a character stands alone: punctuation, and what ASCII has besides letters and digits."""
    return letter in ASCII_MARKS or unicodedata.category(letter)[0] == "P"
