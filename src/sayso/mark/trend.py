"""Trend: whether a number is said to have risen or fallen, by words beside it or the verb or noun it hangs on."""

from sayso.mark.mover import DOWN, MOVERS, UP
from sayso.mark.parse import Parse
from sayso.mark.quantity import Quantity
from sayso.mark.token import Tokens
from sayso.vocabulary import Trend

LEVELS = frozenset("to by of at about nearly almost".split())
"""Prepositions between a change and its number; "rose in 40 towns" says nothing of the 40, nor "rose from 40"."""

STEPS = ("nummod", "obl", "obj", "nmod", "conj", "compound", "advmod", "amod", "dep", "obl:unmarked", "obl:npmod")
MOVED = {"raised": Trend.UP, "raise": Trend.UP, "raises": Trend.UP, "raising": Trend.UP, "added": Trend.UP,
         "adds": Trend.UP, "adding": Trend.UP, "lost": Trend.DOWN, "loses": Trend.DOWN, "losing": Trend.DOWN,
         "shed": Trend.DOWN, "sheds": Trend.DOWN, "shedding": Trend.DOWN, "cut": Trend.DOWN, "cuts": Trend.DOWN,
         "cutting": Trend.DOWN, "lift": Trend.UP, "lifted": Trend.UP, "lifts": Trend.UP, "lifting": Trend.UP,
         "lower": Trend.DOWN, "add": Trend.UP, "lose": Trend.DOWN}  # fmt: skip
"""Verbs that change a number only with "by" or "to" or with points and percents: one raises money, loses a match."""

MARGINS = frozenset("lost lose loses losing".split())
"""Verbs with "by" that tell a score and no change: "lost by seven wickets"."""

GIVEN = frozenset("gave give gives given giving".split())
"""Verbs that with "up" and points or percents tell a fall."""

STEPS_OF = frozenset("% percent per percentage point points basis pence cents p".split())
CUTS = frozenset(("cut", "cuts"))
REACH = 5
"""Tokens from a number to the comma behind which its change is told."""

FARTHEST = 6
"""Words up the tree in which a change is looked for."""


def trend_of(tokens: Tokens, parse: Parse, quantity: Quantity) -> Trend | None:
    """Return whether a quantity is said to have risen or fallen, None where nothing is said."""
    before = tokens.words[quantity.first - 1] if quantity.first else ""
    if before.lower() == "from":
        return None
    if before == "+" and tokens.touches(quantity.first) and not tokens.touches(quantity.first - 1):
        return Trend.UP
    if quantity.end < len(tokens.words) and tokens.words[quantity.end] in "-‐‑" and tokens.touches(quantity.end):
        return _of_head(parse, parse.at(tokens.starts[quantity.end - 1]))
    return (
        _beside(tokens, parse, quantity)
        or _moved(tokens, quantity)
        or _above(tokens, parse, quantity)
        or _since(tokens, quantity)
    )


def _of_head(parse: Parse, word: int | None) -> Trend | None:
    """Return the trend of the noun before which a number stands as an adjective: "a 20-point | drop"."""
    head = -1 if word is None else parse.words[word].head
    steps = 0
    while (
        head >= 0
        and parse.bases[head] in ("compound", "amod", "nmod")
        and head < parse.words[head].head
        and steps < FARTHEST
    ):
        head, steps = parse.words[head].head, steps + 1
    if head < 0 or parse.words[head].upos not in ("NOUN", "PROPN"):
        return None
    return Trend.UP if parse.lower[head] in UP else Trend.DOWN if parse.lower[head] in DOWN | CUTS else None


def _since(tokens: Tokens, quantity: Quantity) -> Trend | None:
    """Return the trend of a level that a change to it is told behind: "2%, | up from 1%"."""
    at = quantity.end
    while at < len(tokens.words) and at - quantity.end < REACH and tokens.words[at] not in ",;.(":
        at += 1
    said = tokens.lower[at + 1 : at + 3]
    if at >= len(tokens.words) or tokens.words[at] not in ",(" or len(said) < 2 or said[1] != "from":
        return None
    return {"up": Trend.UP, "down": Trend.DOWN, "higher": Trend.UP, "lower": Trend.DOWN}.get(said[0])


def _moved(tokens: Tokens, quantity: Quantity) -> Trend | None:
    """Return the trend of "raised by 4 %", "shed 30 points", None for "raised $5m", "lost 3 men"."""
    at = quantity.first - 1
    level = at > 0 and tokens.lower[at] in ("by", "to")
    verb = tokens.lower[at - 1 if level else at] if at >= 0 else ""
    moved = MOVED.get(verb)
    if level and verb in MARGINS:
        return None
    steps = quantity.end < len(tokens.lower) and tokens.lower[quantity.end] in STEPS_OF
    return moved if level or steps else None


def _above(tokens: Tokens, parse: Parse, quantity: Quantity) -> Trend | None:
    word = parse.at(tokens.starts[quantity.end - 1]) if quantity.end <= len(tokens.words) else None
    if word is None:
        return None
    number, level = word, False
    steps = quantity.end < len(tokens.lower) and tokens.lower[quantity.end] in STEPS_OF
    for _ in range(FARTHEST):
        relation, head = parse.words[word].relation, parse.words[word].head
        if head < 0 or relation not in STEPS:
            return None
        case = parse.child(word, "case")
        base = case is not None and parse.lower[case] == "from" and level
        if case is not None and parse.lower[case] not in LEVELS and not base:
            return None
        level = level or (case is not None and parse.lower[case] in ("by", "to"))
        if parse.starts[head] >= tokens.starts[quantity.first] and head < number:
            if parse.words[head].upos != "SYM":
                return None
            word = head
            continue
        counted = word == number and relation == "nummod" and parse.words[head].upos == "NOUN"
        sunk = parse.words[head].upos == "NOUN" and parse.lower[head] in ("up", "down")
        aloft = head > number and parse.lower[head] in ("up", "down") and not steps and quantity.sign is None
        counted = counted or aloft
        if parse.words[head].upos in ("VERB", "NOUN", "ADV", "ADJ") and not counted and not sunk:
            if parse.lower[head] in UP:
                return Trend.UP
            if parse.lower[head] in DOWN:
                return Trend.DOWN
        if parse.words[head].upos == "NOUN" and parse.lower[head] in ("cut", "cuts") and steps:
            return Trend.DOWN
        if parse.words[head].upos == "VERB":
            return _of_verb(parse, head, level=level, steps=steps)
        word = head
    return None


def _of_verb(parse: Parse, verb: int, *, level: bool, steps: bool) -> Trend | None:
    """Return the trend that a verb tells of the number that hangs on it.

    level: whether "by" or "to" leads to the number; steps: whether it is one of points or percents
    """
    said = parse.lower[verb]
    if (level and said in MARGINS) or not (level or steps):
        return None
    if said in GIVEN and steps:
        particle = parse.child(verb, "compound:prt")
        return Trend.DOWN if particle is not None and parse.lower[particle] == "up" else None
    return MOVED.get(said)


def _is_particle(tokens: Tokens, parse: Parse, index: int) -> bool:
    """Return whether "up" or "down" only completes a verb that moves nothing: "gave up", "shut down", "made up"."""
    word = parse.at(tokens.starts[index])
    if tokens.lower[index] not in ("up", "down") or word is None or word == 0:
        return False
    verb = parse.words[word - 1]
    return verb.upos == "VERB" and parse.lower[word - 1] not in MOVERS


def _beside(tokens: Tokens, parse: Parse, quantity: Quantity) -> Trend | None:
    opening = max(0, quantity.first - 4)
    before = tokens.lower[max(0, quantity.first - 4) : quantity.first]
    for index in range(len(before) - 1, -1, -1):
        between = before[index + 1 :]
        if _is_particle(tokens, parse, opening + index):
            break
        if all(word in ("by", "to", "of", "the", "a", "an", "another", "further", "has", "its") for word in between):
            if before[index] in UP and not (
                before[index] == "up" and between[:1] == ["to"] and index and before[index - 1] not in MOVERS
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
