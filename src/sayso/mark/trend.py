"""Trend: whether a number is said to have risen or fallen, by words beside it or the verb or noun it hangs on."""

from sayso.mark.parse import Parse
from sayso.mark.quantity import Quantity
from sayso.mark.token import Tokens
from sayso.vocabulary import Trend

UP = frozenset(
    "rose rise risen rises rising grew grow grows grown growing growth increased increase increases increasing up"
    " jumped jump climbed climbing climb soared soar soaring surged surge surging gained gain gains higher boosted"
    " boost expanded expand swelled swell advanced upped accelerated doubled tripled trebled quadrupled advances"
    " advancing rallied rallies leaps leapt leaped spiked rebounded ticked soars climbs surges jumps jumping"
    " upward growth hike hikes hiked spike uptick upswing skyrocketed rocketed strengthened strengthen widened widen"
    " firmed appreciated quickened heightened mushroomed ballooned".split()
)
DOWN = frozenset(
    "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased"
    " decrease decreases decreasing down slumped slump plunged plunge plummeted lower lowered lowering reduced"
    " reduce reduces reducing reduction shrank shrunk shrink slipped slip dipped dip slid sank sunk tumbled eased"
    " halved collapsed contracted retreated sagged skidded stumbled slides sliding slide slips slipping slumps"
    " slumping plunges plunging plummets plummeting tumbles tumbling dips dipping shrinks shrinking downward weakened"
    " weaken narrowed narrow softened depreciated slowed slowing downturn trimmed slashed dwindled waned".split()
)
MOVERS = (
    frozenset(
        "go goes going gone went move moves moved moving drive drives drove driven driving push pushes pushed pushing"
        " bring brings brought edge edged edging tick ticked ticking creep crept inch inched shoot shot finish finished"
        " finishing close closed closing end ended ending open opened trade traded trading come came coming be been"
        " being send sent revise revised bid scale scaled ramp ramped".split()
    )
    | UP
    | DOWN
)
"""Verbs whose "up" and "down" say that a number moved."""

LEVELS = frozenset("to by of at about nearly almost".split())
"""Prepositions between a change and its number; "rose in 40 towns" says nothing of the 40, nor "rose from 40"."""

STEPS = ("nummod", "obl", "obj", "nmod", "conj", "compound", "advmod", "amod", "dep", "obl:unmarked", "obl:npmod")
MOVED = {"raised": Trend.UP, "raise": Trend.UP, "raises": Trend.UP, "raising": Trend.UP, "added": Trend.UP,
         "adds": Trend.UP, "adding": Trend.UP, "lost": Trend.DOWN, "loses": Trend.DOWN, "losing": Trend.DOWN,
         "shed": Trend.DOWN, "sheds": Trend.DOWN, "shedding": Trend.DOWN, "cut": Trend.DOWN, "cuts": Trend.DOWN,
         "cutting": Trend.DOWN, "lift": Trend.UP, "lifted": Trend.UP, "lifts": Trend.UP, "lifting": Trend.UP,
         "lower": Trend.DOWN, "add": Trend.UP, "lose": Trend.DOWN}  # fmt: skip
"""Verbs that change a number only with "by" or "to" or with points and percents: one raises money, loses a match."""

STEPS_OF = frozenset("% percent per percentage point points basis pence cents p".split())
FARTHEST = 6
"""Words up the tree in which a change is looked for."""


def trend_of(tokens: Tokens, parse: Parse, quantity: Quantity) -> Trend | None:
    """Return whether a quantity is said to have risen or fallen, None where nothing is said."""
    if quantity.first > 0 and tokens.lower[quantity.first - 1] == "from":
        return None
    return _beside(tokens, parse, quantity) or _moved(tokens, quantity) or _above(tokens, parse, quantity)


def _moved(tokens: Tokens, quantity: Quantity) -> Trend | None:
    """Return the trend of "raised by 4 %", "shed 30 points", None for "raised $5m", "lost 3 men"."""
    at = quantity.first - 1
    level = at > 0 and tokens.lower[at] in ("by", "to")
    moved = MOVED.get(tokens.lower[at - 1 if level else at]) if at >= 0 else None
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
        if parse.words[head].upos in ("VERB", "NOUN", "ADV", "ADJ") and not counted:
            if parse.lower[head] in UP:
                return Trend.UP
            if parse.lower[head] in DOWN:
                return Trend.DOWN
        if parse.words[head].upos == "NOUN" and parse.lower[head] in ("cut", "cuts") and steps:
            return Trend.DOWN
        if parse.words[head].upos == "VERB":
            return MOVED.get(parse.lower[head]) if level or steps else None
        word = head
    return None


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
