"""Polarity: the words of negation that hang on one word of a clause."""

from sayso.mark.parse import Parse

NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "nowhere"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
NOT_NEGATING = frozenset(
    {"only", "just", "merely", "simply", "least", "fewer", "less", "more", "doubt", "matter", "later", "longer"}
)
"""What takes its force from the "not" or "no" before it: "not only", "no doubt". "No longer" counts at "longer"."""

ARGUMENTS = ("nsubj", "obj", "iobj", "csubj", "obl", "expl")


def negations(parse: Parse, word: int) -> int:
    """Return how many negations hang on a word itself, its subject or its objects: "nobody did not" has two."""
    count = 0
    # An adverb may hang on the copula or an auxiliary: "has never been there".
    light = [one for child in parse.every(word, "cop", "aux") for one in parse.children[child]]
    for child in (*parse.children[word], *light):
        lower = parse.lower[child]
        relation = parse.bases[child]
        if relation in ARGUMENTS:
            count += _of_argument(parse, child)
        elif lower in NOT or lower == "cannot":
            count += _next(parse, child) not in NOT_NEGATING
        elif lower in ("without", "no"):
            count += relation in ("case", "det", "advmod", "cc") and _next(parse, child) not in NOT_NEGATING
        elif lower == "longer":
            count += parse.lower[child - 1] == "no"
        elif lower == "yet":
            count += _next(parse, child) == "to"
    return count


def _of_argument(parse: Parse, word: int) -> int:
    """Return 1 where a subject or an object is a negated one: "nobody", "no houses", "not all of them"."""
    lower = parse.lower[word]
    low, _ = parse.reach[word]
    if lower in NOBODY or (lower == "one" and word > 0 and parse.lower[word - 1] == "no"):
        return 1
    if parse.lower[low] in ("not", "no", "neither", "none") and low < word:
        return int(_next(parse, low) not in NOT_NEGATING)
    return 0


def _next(parse: Parse, word: int) -> str:
    return parse.lower[word + 1] if word + 1 < len(parse.lower) else ""
