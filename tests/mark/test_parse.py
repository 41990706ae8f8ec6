"""Words and trees are found by place."""

from sayso.mark.parse import Parse
from sayso.protocols import Signals, WordSignal

TEXT = "Two 🌊 villages that flooded were emptied."
#       two wave villages that flooded were emptied .
TREE = [
    ("Two", "NUM", 2, "nummod"), ("🌊", "SYM", 2, "dep"), ("villages", "NOUN", 6, "nsubj:pass"),
    ("that", "PRON", 4, "nsubj"), ("flooded", "VERB", 2, "acl:relcl"), ("were", "AUX", 6, "aux:pass"),
    ("emptied", "VERB", -1, "root"), (".", "PUNCT", 6, "punct"),
]  # fmt: skip


def parse() -> Parse:
    """Return the tree over `TEXT`, written by hand."""
    words, at = [], 0
    for form, upos, head, relation in TREE:
        start = TEXT.index(form, at)
        at = start + len(form)
        words.append(WordSignal(start=start, end=at, upos=upos, head=head, relation=relation, tag="O", confidence=1.0))
    return Parse(TEXT, Signals(words=tuple(words)))


def test_a_word_is_found_by_its_place() -> None:
    """Inside a word its number, between words none; a stretch touches words in part too."""
    tree = parse()
    assert tree.at(TEXT.index("illages")) == 2
    assert tree.at(TEXT.index(" villages")) is None
    assert list(tree.within(TEXT.index("lages"), TEXT.index("flooded") + 2)) == [2, 3, 4]
    assert list(tree.within(3, 4)) == []


def test_dependents_heads_and_reach() -> None:
    """Subtypes answer to their type; a subtree reaches from its first word to its last."""
    tree = parse()
    assert tree.child(6, "nsubj") == 2
    assert tree.child(6, "obj") is None
    assert [tree.forms[n] for n in tree.every(2, "nummod", "acl")] == ["Two", "flooded"]
    assert list(tree.above(3)) == [4, 2, 6]
    low, high = tree.reach[2]
    found = tree.span(low, high)
    assert TEXT[found.start : found.end] == "Two 🌊 villages that flooded"


def test_the_top_of_a_stretch_is_the_word_that_leads_out_of_it() -> None:
    """Not the first word, but the one with its head elsewhere."""
    tree = parse()
    assert tree.top(0, TEXT.index(" were")) == 2
    assert tree.top(3, 4) is None
