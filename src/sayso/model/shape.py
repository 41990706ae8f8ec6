"""What a word looks like, and whether it stands between quotation marks: what an uncased vocabulary does not tell."""

from collections.abc import Sequence

# 0 is for [CLS], [SEP] and padding; DESCRIPTION
# marks a short phrase whose whole meaning is wanted.
SHAPES = "none lower title upper capital digit mixed double-quote single-quote stop symbol description".split()
DESCRIPTION = SHAPES.index("description")

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
STRAIGHT = frozenset(('"', "``", "''", "＂"))
DOUBLE = OPENING | CLOSING | STRAIGHT
SINGLE = frozenset("'‘’`‹›")
STOPS = frozenset(".!?…")


def shape_of(word: str) -> int:
    """Return the index into `SHAPES` of what the word looks like."""
    if word in DOUBLE:
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


def quote_states(words: Sequence[str]) -> list[int]:
    """Return 1 for each word of a paragraph between double quotation marks (the marks included), else 0.

    Straight marks open and close in turn; a paragraph begins outside, so that a mark left open ends with it.
    """
    if DOUBLE.isdisjoint(words):
        return [0] * len(words)
    states: list[int] = []
    inside = 0
    for word in words:
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
