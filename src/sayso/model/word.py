"""Words as the encoder counts them, and where they stand.

Training and reading use the same code, so that the network sees at run time what it saw when it was trained.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model.paragraph import paragraphs_of

# Words follow Universal Dependencies for English where a pattern can tell: "do|n't", "Kofi|'s", "3,000", "U.S.".
WORD = re.compile(
    r"""
      [^\W\d_]++(?=[\s,]) | [^\W\d_]{5,}+(?=\.\s) | [,;:?!"“”()]  # nearly all words and marks: as below, sooner
    | https?://\S+ | www\.\S+                                  # addresses
    | [\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+                      # mail
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of some passages, column by column: code points, half-open, and paragraphs counted from 0."""

    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]
    paragraphs: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)


def split_words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """Return the words of the given stretches of ``text``; each stretch is a paragraph, or several (see `paragraph`).

    Paragraphs without words are not counted.
    """
    places: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    number = 0
    for stretch in spans:
        for start, end in paragraphs_of(text, *stretch):
            found = [one.span() for one in WORD.finditer(text, start, end)]
            if found:
                places += found
                paragraphs += [number] * len(found)
                number += 1
    return Words(
        starts=[start for start, _ in places],
        ends=[end for _, end in places],
        texts=[text[start:end] for start, end in places],
        paragraphs=paragraphs,
    )
