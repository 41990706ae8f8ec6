"""Trend: whether a number is said to have risen or fallen, by words beside it or the verb or noun it hangs on."""

from sayso.mark.parse import Parse
from sayso.mark.quantity import Quantity
from sayso.mark.token import Tokens
from sayso.vocabulary import Trend

UP = frozenset(
    "rose rise risen rises rising grew grow grows grown growing growth increased increase increases increasing up"
    " jumped jump climbed climbing climb soared soar soaring surged surge surging gained gain gains higher raised raise"
    " raises raising boosted boost expanded expand swelled swell advanced upped accelerated".split()
)
DOWN = frozenset(
    "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased decrease"
    " decreases decreasing down slumped slump plunged plunge plummeted lower lowered lowering reduced reduce reduces"
    " reducing reduction shrank shrunk shrink slipped slip dipped dip slid sank sunk tumbled eased halved".split()
)
LEVELS = frozenset("to by from of at about nearly almost".split())
"""Prepositions between a change and its number; "rose in 40 towns" says nothing of the 40."""

STEPS = ("nummod", "obl", "obj", "nmod", "conj", "compound", "advmod", "amod", "dep", "obl:unmarked", "obl:npmod")
FARTHEST = 4
"""Words up the tree in which a change is looked for."""


def trend_of(tokens: Tokens, parse: Parse, quantity: Quantity) -> Trend | None:
    """Return whether a quantity is said to have risen or fallen, None where nothing is said."""
    return _beside(tokens, quantity) or _above(tokens, parse, quantity)


def _above(tokens: Tokens, parse: Parse, quantity: Quantity) -> Trend | None:
    word = parse.at(tokens.starts[quantity.end - 1]) if quantity.end <= len(tokens.words) else None
    if word is None:
        return None
    for _ in range(FARTHEST):
        relation, head = parse.words[word].relation, parse.words[word].head
        if head < 0 or relation not in STEPS:
            return None
        case = parse.child(word, "case")
        if case is not None and parse.lower[case] not in LEVELS:
            return None
        if parse.words[head].upos in ("VERB", "NOUN", "ADV", "ADJ"):
            if parse.lower[head] in UP:
                return Trend.UP
            if parse.lower[head] in DOWN:
                return Trend.DOWN
        if parse.words[head].upos == "VERB":
            return None
        word = head
    return None


def _beside(tokens: Tokens, quantity: Quantity) -> Trend | None:
    before = tokens.lower[max(0, quantity.first - 4) : quantity.first]
    for index in range(len(before) - 1, -1, -1):
        between = before[index + 1 :]
        if all(
            word in ("by", "to", "of", "from", "the", "a", "an", "another", "further", "has", "its") for word in between
        ):
            if before[index] in UP and not (
                before[index] == "up" and between[:1] == ["to"] and index and before[index - 1] not in UP
            ):
                return Trend.UP
            if before[index] in DOWN:
                return Trend.DOWN
    after = tokens.lower[quantity.end : quantity.end + 3]
    if quantity.kind == "fraction" and after[:1] in (["more"], ["less"], ["fewer"]):
        return Trend.UP if after[0] == "more" else Trend.DOWN
    for word in after:
        if word in ("increase", "rise", "higher", "jump", "growth", "surge"):
            return Trend.UP
        if word in ("decrease", "fall", "lower", "drop", "decline", "reduction", "slump"):
            return Trend.DOWN
    return None
