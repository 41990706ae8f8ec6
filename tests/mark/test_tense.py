"""Tense: which way a day lies, from the verb it belongs to."""

import pytest

from sayso.mark.parse import Parse
from sayso.mark.tense import COMING, OPEN, PAST, tense_said
from sayso.protocols import Signals, WordSignal

Row = tuple[str, str, int, str]


def parse(rows: list[Row]) -> Parse:
    """Return the words ``(form, upos, head, relation)`` of one sentence, a space between any two."""
    words, at = [], 0
    for form, upos, head, relation in rows:
        words.append(
            WordSignal(start=at, end=at + len(form), upos=upos, head=head, relation=relation, tag="O", confidence=1.0)
        )
        at += len(form) + 1
    return Parse(" ".join(row[0] for row in rows), Signals(words=tuple(words)))


def tense(rows: list[Row], day: str) -> int:
    """Return the tense for the word ``day``."""
    known = parse(rows)
    start = known.text.index(day)
    return tense_said(known, known.text, 0, start, start + len(day))


WILL = [("Orla", "PROPN", 2, "nsubj"), ("will", "AUX", 2, "aux"), ("leave", "VERB", -1, "root"),
        ("Friday", "PROPN", 2, "obl:tmod")]  # fmt: skip
LEFT = [("Orla", "PROPN", 1, "nsubj"), ("left", "VERB", -1, "root"), ("Friday", "PROPN", 1, "obl:tmod")]
AGREED = [("Orla", "PROPN", 1, "nsubj"), ("agreed", "VERB", -1, "root"), ("to", "PART", 3, "mark"),
          ("leave", "VERB", 1, "xcomp"), ("Friday", "PROPN", 3, "obl:tmod")]  # fmt: skip
CAME = [("Orla", "PROPN", 1, "nsubj"), ("came", "VERB", -1, "root"), ("to", "PART", 3, "mark"),
        ("look", "VERB", 1, "advcl"), ("Friday", "PROPN", 3, "obl:tmod")]  # fmt: skip
SAID = [("Orla", "PROPN", 1, "nsubj"), ("said", "VERB", -1, "root"), ("Friday", "PROPN", 5, "obl:tmod"),
        ("she", "PRON", 5, "nsubj"), ("will", "AUX", 5, "aux"), ("leave", "VERB", 1, "ccomp")]  # fmt: skip
DEADLINE = [("Orla", "PROPN", 1, "nsubj"), ("missed", "VERB", -1, "root"), ("the", "DET", 4, "det"),
            ("Friday", "PROPN", 4, "compound"), ("deadline", "NOUN", 1, "obj")]  # fmt: skip
UNTIL = [("Orla", "PROPN", 1, "nsubj"), ("stayed", "VERB", -1, "root"), ("until", "ADP", 3, "case"),
         ("Friday", "PROPN", 1, "obl")]  # fmt: skip
MAY_HAVE = [("Orla", "PROPN", 3, "nsubj"), ("may", "AUX", 3, "aux"), ("have", "AUX", 3, "aux"),
            ("left", "VERB", -1, "root"), ("Friday", "PROPN", 3, "obl:tmod")]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(WILL, COMING), (LEFT, PAST), (AGREED, COMING), (CAME, PAST), (SAID, PAST), (DEADLINE, COMING), (UNTIL, OPEN),
     (MAY_HAVE, PAST)],
)  # fmt: skip
def test_the_verb_above_says_which_way_a_day_lies(rows: list[Row], expected: int) -> None:
    """The governing verb decides; one of saying just before the day wins over what is said."""
    assert tense(rows, "Friday") == expected


def test_without_a_tree_cue_words_decide() -> None:
    """Where the encoder says nothing, "will" before a day puts it ahead, and nothing leaves it open."""
    bare = Parse("", Signals())
    assert tense_said(bare, "It will end on Friday.", 0, 15, 21) == COMING
    assert tense_said(bare, "It ended on Friday.", 0, 12, 18) == OPEN
