"""A passage of a set as words at places, for the encoder to read."""

from itertools import accumulate

from sayso.model.word import Words
from training.data import Passage


def joined(passage: Passage) -> tuple[str, Words]:
    """Return a text in which each word of a passage stands once, and the words at their places in it."""
    ends = [end - 1 for end in accumulate(len(word) + 1 for word in passage.words)]
    starts = [end - len(word) for end, word in zip(ends, passage.words, strict=True)]
    words = Words(starts=starts, ends=ends, texts=passage.words, paragraphs=passage.paragraphs)
    return " ".join(passage.words), words
