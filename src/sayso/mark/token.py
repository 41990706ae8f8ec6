"""Tokens: words, numbers and signs of one sentence, with their places in the article's text."""

import re
from dataclasses import dataclass, field, replace

from sayso.mark.parse import Parse
from sayso.records import Span

MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
"""Combining marks (Latin, Hebrew, Arabic) that belong to the letter before them."""

LETTERS = f"(?:[^\\W\\d_][{MARKS}]*)+"
TOKEN = re.compile(
    r"['’]s\b"
    rf"|{LETTERS}(?:['’](?!s\b){LETTERS})*"
    r"|\d+(?:[.,]\d+)*"
    r"|\S"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one stretch of text, as columns: a list of records would cost most of the time of a rule.

    words:  as written; lower: in lower case
    starts, ends: code points in the article's text
    tags:   parts of speech of Universal Dependencies, "" for a token that is no word of the tree; empty where no tree
            was asked
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str] = field(default_factory=list)

    def tag(self, index: int) -> str:
        """Return the part of speech of token ``index``, "" where it is not known."""
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def touches(self, index: int) -> bool:
        """Return whether token ``index`` follows the one before it without white space."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def at(self, position: int) -> int:
        """Return the index of the first token that starts at or after ``position``."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low


def tokenize(text: str, span: Span) -> Tokens:
    """Return the tokens of ``text`` inside ``span``; possessive 's stands apart, hyphens and signs stand alone."""
    places = [match.span() for match in TOKEN.finditer(text, span.start, span.end)]
    words = [text[start:end] for start, end in places]
    starts, ends = [start for start, _ in places], [end for _, end in places]
    return Tokens(words=words, lower=[word.lower() for word in words], starts=starts, ends=ends)


def tagged(tokens: Tokens, parse: Parse) -> Tokens:
    """Return tokens with the parts of speech of the tree; a participle that stands as an adjective is one."""
    tags: list[str] = []
    for start in tokens.starts:
        word = parse.at(start)
        if word is None or parse.starts[word] != start:
            tags.append("")
            continue
        found = parse.words[word]
        if found.upos == "VERB" and parse.bases[word] in ("amod", "compound"):
            tags.append("ADJ")
        else:
            tags.append(found.upos)
    return replace(tokens, tags=tags)
