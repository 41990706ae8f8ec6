"""Oppositions: which claims of the pile stand against one another: said and denied, demanded and refused.

Two propositions meet when their doing is the same and whom it is done to, when nothing they say of who, where or when
contradicts, and when the words around it are alike; the fewer of these the claims tell, the more alike these must be.
Near-linear: each is compared with those against it that name somebody in common, and of many with the next in time.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from sayso.link.block import WIDTH, Groups
from sayso.link.entity import EntityFinding
from sayso.link.event import EventItem
from sayso.link.fact import ArticleFact
from sayso.link.likeness import Likeness
from sayso.link.period import days_apart
from sayso.link.proposition import AGAINST, Proposition, Stand, gather_propositions
from sayso.link.words import is_light, lemma_of
from sayso.vocabulary import EventType

NEAR = 30
"""Days between the publication of two articles up to which claims without a date may be of the same doing."""
SURE = 0.4
"""How alike two tellings must be that name one agent and one patient. This and the next were set by reading what they
let through in 2,721 articles of `volume/allsides` (none of those on which the figures of `evals` rest)."""
LIKELY = 0.5
"""The same where the agent is not told by both."""
PLAIN_SURE = 0.55
"""The same where the patient is a common noun."""
PLAIN_PATIENT = 0.65
"""The same where the patient is a common noun and the agent is no name in common."""
NO_PATIENT = 0.6
"""The same where neither tells a patient."""
ABOUT = 0.5
"""How alike the words after a verb without an object must be."""
DOUBT = 0.1
"""How much more alike tellings must be for each doubt: two words for the doing, two words for whom it is done to, names
in each claim that the other does not have, a common noun for the patient and no agent in another article."""
NAMELESS = 0.8
"""The same where two articles name nobody in common there."""
Block = tuple[bool, str, str]


def oppose(
    items: Sequence[EventItem], articles: Sequence[ArticleFact], entities: EntityFinding, likeness: Likeness
) -> list[list[Proposition]]:
    """Return groups of propositions that are one, held by some and not by others, each in the order of the pile."""
    against: list[Proposition] = []
    blocks: dict[Block, list[tuple[str, int]]] = {}
    for one in gather_propositions(items, articles, entities):
        if one.stand in AGAINST:
            for name in _anchors(one):
                blocks.setdefault((one.past, one.root, name), []).append((_day(one, articles), len(against)))
            against.append(one)
    for block in blocks.values():
        block.sort()
    groups: Groups[str] = Groups()
    met: dict[str, Proposition] = {}
    for one in gather_propositions(items, articles, entities) if against else ():
        for other in _opponents(one, against, blocks, articles):
            if _is_contrary(one, other) and _are_one(one, other, articles, likeness):
                met[one.event], met[other.event] = one, other
                groups.join(one.event, other.event)
    order = {event: number for number, event in enumerate(item.event.id for item in items)} if met else {}
    found = [sorted((met[key] for key in group), key=lambda one: order[one.event]) for group in groups.groups()]
    return sorted(found, key=lambda group: order[group[0].event])


def _day(one: Proposition, articles: Sequence[ArticleFact]) -> str:
    period = one.period or articles[one.article].period
    return period.first[:10] if period else "~"


def _anchors(one: Proposition) -> list[str]:
    """Return what two propositions must share one of to be compared."""
    return sorted({f"entity {name}" for name in one.names} | one.agent | one.patient)


def _opponents(
    one: Proposition,
    against: Sequence[Proposition],
    blocks: Mapping[Block, Sequence[tuple[str, int]]],
    articles: Sequence[ArticleFact],
) -> Iterator[Proposition]:
    """Yield those against a proposition that name somebody in common, of many the `WIDTH` next in time either way."""
    numbers: set[int] = set()
    for name in _anchors(one) if one.stand not in AGAINST else ():
        block = blocks.get((one.past, one.root, name), ())
        place = bisect_left(block, (_day(one, articles), -1)) if len(block) > 2 * WIDTH else 0
        numbers.update(number for _, number in block[max(0, place - WIDTH) : place + 2 * WIDTH])
    yield from (against[number] for number in sorted(numbers))


def _is_contrary(one: Proposition, other: Proposition) -> bool:
    """Whether two stands clash. Who opposes a thing is not contradicted by whoever foretells it, but by its doer."""
    if other.stand is Stand.OPPOSED and one.stand is Stand.PROMISED:
        return one.voice is not None and one.voice in one.agent
    return True


def _are_one(one: Proposition, other: Proposition, articles: Sequence[ArticleFact], likeness: Likeness) -> bool:
    """Whether two propositions are the same, and somebody's word against another's."""
    if one.event == other.answers:
        return True
    if (one.voice is None and other.voice is None) or (one.voice == other.voice and one.article == other.article):
        return False
    if one.type is EventType.CONSULT:  # who meets whom is the same the other way round
        who, whom = _meet(one.agent | one.patient, other.agent | other.patient, both=True), 1
    else:
        who, whom = _meet(one.agent, other.agent), _meet(one.patient, other.patient)
    if who < 0 or whom < 0 or (whom == 0 and (one.patient or other.patient or who == 0)):
        return False
    if one.type is EventType.CONSULT and who == 0:
        return False
    shared = one.patient & other.patient
    if not _is_near(one, other, articles) or (is_light(one.word) and (not shared or _is_named(shared))):
        return False
    if None in {one.voice, other.voice} and not _is_named(one.agent & other.agent | shared):
        return False  # what an article says by itself is held against somebody only where both name the same
    if not whom and one.type in {EventType.OTHER, EventType.AGREE} and not _is_about_one(one, other, likeness):
        return False
    return likeness.of(one.told, other.told) >= _least(one, other, who, whom)


def _least(one: Proposition, other: Proposition, who: int, whom: int) -> float:
    """Return how alike the words of two propositions must be."""
    shared = one.patient & other.patient
    if not whom:
        least = NO_PATIENT
    elif _is_named(shared):
        least = SURE if who else LIKELY
    else:
        least = PLAIN_SURE if _is_named(one.agent & other.agent) else PLAIN_PATIENT
    if one.article != other.article and one.names.isdisjoint(other.names):
        surnames = _heads(one.patient & other.patient) if _is_named(one.patient) and _is_named(other.patient) else ()
        least = max(least, PLAIN_PATIENT if surnames else NAMELESS)
    doubts = [
        lemma_of(one.word) != lemma_of(other.word) and not other.answers,
        bool(shared) and not _heads(shared) and bool(_heads(one.patient) and _heads(other.patient)),
        bool(one.names - other.names and other.names - one.names),
        not who and one.article != other.article and not _is_named(shared),
    ]
    return least + DOUBT * sum(doubts)


def _is_about_one(one: Proposition, other: Proposition, likeness: Likeness) -> bool:
    """Whether what follows a verb without an object is one thing: "vote to acquit", not "vote against witnesses"."""
    if not one.after or not other.after:
        return one.after == other.after
    return one.after.split()[0] == other.after.split()[0] and likeness.of(one.after, other.after) >= ABOUT


def _is_named(keys: frozenset[str]) -> bool:
    return any(key.startswith("entity ") for key in keys)


def _heads(keys: frozenset[str]) -> list[str]:
    return [key for key in keys if key.startswith("head ")]


def _is_near(one: Proposition, other: Proposition, articles: Sequence[ArticleFact]) -> bool:
    """Whether two can be of one time and place."""
    if one.place and other.place and one.place != other.place:
        return False
    if one.period and other.period:
        return days_apart(one.period, other.period) <= 1
    first, last = articles[one.article].period, articles[other.article].period
    return first is None or last is None or days_apart(first, last) <= NEAR


def _meet(one: frozenset[str], other: frozenset[str], *, both: bool = False) -> int:
    """Return 1 where two name the same who, 0 where it is not told, -1 where they name two.

    both: whether two of them have to be the same
    """
    if not one or not other:
        return 0
    if both:
        return 1 if len([key for key in one & other if key.startswith("entity ")]) > 1 else 0
    if one & other:
        return 1
    return 0 if _is_named(one) != _is_named(other) else -1
