"""Pairs: how far two figures speak for answering one question: a sum of features that can be read, weights in a table.

What cannot answer one question is left out first, by rules; the rest is a logistic regression over what the marks say
of place, time, names, number and words. The number itself is one feature: it never decides alone, and none is needed.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon import table
from sayso.link.fact import ClaimFact, FigureFact
from sayso.link.likeness import Likeness
from sayso.link.period import Period, days_apart, meet
from sayso.link.topic import CLOSE, SCALE, Topic, is_vague, same_topic
from sayso.vocabulary import VictimStatus

TELLING_VALUE = 13
"""From here on two equal numbers are rarely equal by chance (12 is a dozen)."""
PART = 0.7
"""How likely a part answers the question of a larger number of its own article: of 16 such pairs read, 12 did."""
NARROW = 7
"""Days a period may be long to name an occasion."""

STORY = 0.15
"""From this likeness on two articles tell one story, so that figures of theirs may meet that name nothing in common."""
STORIES = ((0.27, "tell one story"), (0.2, "share much of a story"), (STORY, "share some of a story"), (0.11, "touch"))
"""Likeness of two articles from which they are said to; set on the incidents that are not kept for measuring."""

MEETING = frozenset({"shared", "one in the other", "nearest", "near", "both nearest", "both near"})
"""What `place_of` answers where two figures have a place in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One figure of the pile with what it is compared by; places and names are linked entities.

    places: its own; around: those that the pile puts its own in (the town of a street, the country of a town)
    near:   the places named shortly before it, the nearest first, when it has none of its own
    broad:  those of all these that are states or larger
    names:  those in its claim that few articles name; cast: the rarest that its article shares with another
    told:   its description, made of its marks alone
    """

    article: int
    number: int
    figure: FigureFact
    claim: ClaimFact
    topic: Topic
    told: str
    places: frozenset[int]
    around: frozenset[int]
    near: tuple[int, ...]
    broad: frozenset[int]
    names: frozenset[int]
    cast: frozenset[int]
    published: Period | None
    stretch: int | None


def describe_figure(figure: FigureFact) -> str:
    """Return what ``figure`` counts, of its marks alone and without its number: "civilians killed", "houses lost"."""
    counted = figure.counted or figure.tail or figure.unit
    victims = figure.victims if figure.victims and figure.victims.casefold() not in counted.casefold() else None
    status = figure.status if figure.status in {VictimStatus.CIVILIAN, VictimStatus.COMBATANT} else None
    harms = [harm.value for harm in figure.harm if harm.value not in counted.casefold()]
    parts = [counted, victims, status.value if status and status.value not in counted.casefold() else None, *harms]
    return " ".join(" ".join(part.casefold().split()) for part in parts if part)


def chance(a: Item, b: Item, likeness: Likeness) -> float:
    """Return how likely two figures answer one question, 0..1; 0 when they cannot. The order does not matter."""
    if not may_meet(a, b, likeness):
        return 0.0
    if a.stretch is not None and a.stretch == b.stretch and a.article != b.article and equal_values(a.figure, b.figure):
        return 1.0
    if is_part(a, b):
        return PART
    total = sum(weight * value for name, value in features(a, b, likeness).items() if (weight := weights().get(name)))
    return 1 / (1 + math.exp(-total))


def may_meet(a: Item, b: Item, likeness: Likeness) -> bool:
    """Whether nothing in the marks of two figures rules out that they answer one question."""
    one, other = a.figure, b.figure
    if one.part_of == other.key or other.part_of == one.key:
        return False
    equal = equal_values(one, other)
    if a.article == b.article and one.claim == other.claim and not equal:
        return False
    one_passage = equal and a.stretch is not None and a.stretch == b.stretch and a.article != b.article
    near = one_passage or _may_be_near(a, b, equal)
    if near is None:
        return False
    # What the words mean is asked last: it is the only question that costs.
    whole = one.part_of is None and other.part_of is None
    close = closeness(one, other, equal) if whole else 0.0
    if not same_topic(a.topic, b.topic, close, likeness.of(a.told, b.told) if not a.topic.harms else 0.0):
        return False
    return near or (a.article != b.article and likeness.between(a.article, b.article) >= STORY)


def _may_be_near(a: Item, b: Item, equal: bool) -> bool | None:
    """Whether two figures share a name or a place; None where place, time or whom they are of keeps them apart."""
    one, other = a.figure, b.figure
    place = place_of(a, b)
    if place == "apart":
        return None
    if one.period and other.period and days_apart(one.period, other.period) > 1:
        return None
    time = time_of(a, b)
    on_the_spot = place in {"shared", "nearest", "one in the other"} and time in {"same days", "days meet"}
    if not on_the_spot and (blame_differs(a, b) or {a.topic.group, b.topic.group} == {"civilian", "combatant"}):
        return None
    if place != "shared" and (is_vague(one) or is_vague(other) or (not equal and is_one_of(one, other))):
        return None
    return bool(a.names & b.names) or bool(a.cast & b.cast and a.article != b.article) or place in MEETING


def is_one_of(one: FigureFact, other: FigureFact) -> bool:
    """Whether either is a single person that its own words make one of several: of which, they leave open."""
    return any(figure.value == 1 and figure.scope.part for figure in (one, other))


def features(a: Item, b: Item, likeness: Likeness) -> Mapping[str, float]:
    """Return what speaks for or against one question, by name: 1 for what holds, or a count."""
    equal = equal_values(a.figure, b.figure)
    found = {
        "always": 1.0,
        f"place: {place_of(a, b)}": 1.0,
        f"time: {time_of(a, b)}": 1.0,
        f"who: {who_of(a.topic, b.topic)}": 1.0,
        "names shared by the claims": min(3.0, len(a.names & b.names)),
        "likeness of the descriptions": likeness.of(a.told, b.told),
    }
    if a.topic.harms or b.topic.harms:
        found[f"number: {number_of(a.figure, b.figure, equal)}"] = 1.0
    elif _one_number(a.figure, b.figure):
        found["number, no harm: the same, telling"] = 1.0
    if a.article == b.article and equal:
        found["one article"] = 1.0
    elif a.article == b.article and not contradict(a, b):
        found["one article, another number"] = 1.0
    else:
        found["rare names shared by the articles"] = min(4.0, len(a.cast & b.cast)) if a.article != b.article else 0.0
        alike = likeness.between(a.article, b.article)
        story = next((words for least, words in STORIES if alike >= least), None)
        if story:
            found[f"the articles {story}"] = 1.0
    if a.figure.part_of is not None or b.figure.part_of is not None:
        found["a part"] = 1.0
    return found


def is_part(a: Item, b: Item) -> bool:
    """Whether the smaller of two numbers of one article is said to count some of those that the larger counts."""
    if a.article != b.article or place_of(a, b) not in MEETING:
        return False
    small, large = sorted((a, b), key=lambda item: (middle_of(item.figure) or 0.0, item.number))
    told = small.figure.scope.part or small.figure.scope.others
    return told and (middle_of(small.figure) or 0.0) < (middle_of(large.figure) or 0.0) and not large.figure.scope.wide


def contradict(a: Item, b: Item) -> bool:
    """Whether two numbers of one article are two voices on one place and day: accounts, as if of two articles."""
    voices = a.claim.chain[-1:] != b.claim.chain[-1:]
    return voices and place_of(a, b) in {"shared", "nearest"} and time_of(a, b) == "same days"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the weight of each feature, in log odds; a feature without a weight says nothing."""
    return {row["feature"]: float(row["weight"]) for row in table("link_weights")}


def place_of(a: Item, b: Item) -> str:
    """Return how the places of two figures stand to each other."""
    if a.places and b.places:
        if a.places & b.places:
            return "shared"
        return "one in the other" if a.around & b.places or b.around & a.places else "apart"
    if a.places or b.places:
        own, near = (a.places, b.near) if a.places else (b.places, a.near)
        if own & set(near[:1]):
            return "nearest"
        return "near" if own & set(near) else "elsewhere" if near else "unknown"
    if a.near[:1] and a.near[:1] == b.near[:1]:
        return "both nearest"
    if set(a.near[:2]) & set(b.near[:2]):
        return "both near"
    return "elsewhere" if a.near and b.near else "unknown"


def time_of(a: Item, b: Item) -> str:
    """Return how the times of two figures stand to each other: their own days, else when they were published."""
    one, other = a.figure.period, b.figure.period
    if one and other:
        if meet(one, other):
            return "same days" if is_narrow(one) and is_narrow(other) else "days meet"
        return "next day" if days_apart(one, other) <= 1 else "days apart"
    if one or other:
        known, published = (one, b.published) if one else (other, a.published)
        if not known or not published:
            return "unknown"
        gap = days_apart(known, published)
        return _gap("published after it", gap if is_narrow(known) or gap <= 10 else 11)
    if a.published and b.published:
        return _gap("published", days_apart(a.published, b.published))
    return "unknown"


def _gap(what: str, days: int) -> str:
    """Return the gap in words."""
    return f"{what}, within {next((most for most in (2, 10, 40) if days <= most), 'more')} days"


def number_of(a: FigureFact, b: FigureFact, equal: bool) -> str:
    """Return how the numbers of two figures stand to each other."""
    middle = middle_of(a)
    share = SCALE.get(a.unit, ("", 1.0))[0] == "share"
    if equal:
        if middle == 1:
            return "one and one"
        return "the same, telling" if middle is not None and (share or middle >= TELLING_VALUE) else "the same, small"
    return "close" if closeness(a, b, equal) >= CLOSE else "apart"


def _one_number(a: FigureFact, b: FigureFact) -> bool:
    """Whether two figures have one telling number, hedged or not: "nearly a fifth", "20%"; "millions" is no number."""
    if a.value is None or b.value is None or scaled(a)[0] != scaled(b)[0]:
        return False
    return number_of(a, b, True) == "the same, telling"


def who_of(a: Topic, b: Topic) -> str:
    """Return how those who are counted stand to each other."""
    if bool(a.named) != bool(b.named):
        return "one side names them"
    if not a.harms and not b.harms:
        return "no harm"
    if a.harms != b.harms:
        return "not quite the same harm"
    if a.group == b.group:
        return "people" if a.group == "people" else "one group"
    return "two groups"


def equal_values(a: FigureFact, b: FigureFact) -> bool:
    """Whether two figures say the same number or the same bounds."""
    if a.unit == b.unit and (a.value, a.low, a.high) == (b.value, b.low, b.high):
        return True
    return scaled(a) == scaled(b)


def scaled(figure: FigureFact) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high in the unit of the figure's dimension."""
    factor = SCALE.get(figure.unit, ("", 1.0))[1]
    return tuple(None if part is None else round(part * factor, 9) for part in (figure.value, figure.low, figure.high))  # type: ignore[return-value]


def closeness(a: FigureFact, b: FigureFact, equal: bool) -> float:
    """Return how near two numbers are: 1 for the same, less the more they differ; 0 when either is open or small.

    A small number is one below `TELLING_VALUE` that is no share: being near it says nothing unless it is the same.
    """
    if equal:
        return 1.0
    one, other = middle_of(a), middle_of(b)
    if not one or not other or one * other < 0:
        return 0.0
    if one == other:
        return 0.99
    small = SCALE.get(a.unit, ("", 1.0))[0] != "share" and min(abs(one), abs(other)) < TELLING_VALUE
    return 0.0 if small else min(one / other, other / one) * 0.99


def middle_of(figure: FigureFact) -> float | None:
    """Return one number that stands for the figure."""
    value, low, high = scaled(figure)
    if value is not None:
        return value
    bounds = [bound for bound in (low, high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None


@lru_cache(maxsize=1 << 14)
def is_narrow(period: Period) -> bool:
    """Whether a period is at most a week long."""
    first, last = (Period(first=day, last=day) for day in (period.first, period.last))
    return days_apart(first, last) <= NARROW


def blame_differs(a: Item, b: Item) -> bool:
    """Whether both say who did it and name different ones."""
    one, other = a.figure.blamed, b.figure.blamed
    return bool(one and other and one.casefold() != other.casefold())
