"""A passage of a set as words at places, for the encoder to read."""

from sayso.model.word import Word
from training.data import Passage


def joined(passage: Passage) -> tuple[str, list[Word]]:
    """Return a text in which each word of a passage stands once, and the words at their places in it."""
    text, words, at = [], [], 0
    for number, word in enumerate(passage.words):
        words.append(Word(start=at, end=at + len(word), text=word, paragraph=passage.paragraphs[number]))
        text.append(word)
        at += len(word) + 1
    return " ".join(text), words
