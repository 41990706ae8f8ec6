"""Entities across articles: one person, organisation or place under all its spellings. Precision before recall."""

import dataclasses
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from msgspec.structs import replace

from sayso.identity import hash_array
from sayso.link.body import join_bodies
from sayso.link.fact import PLACES, ArticleFact, EntityFact, PackedNames, key_at, unpack_id
from sayso.link.merge import Merging, class_of
from sayso.link.person import join_people
from sayso.link.ruled import pairs_among
from sayso.link.site import join_places
from sayso.link.spelling import fold_name
from sayso.records import LinkedEntity, Located, Mention, Rulings
from sayso.vocabulary import NameType


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFinding:
    """The linked entities, without their mentions, and which one each entity of each article became.

    firsts: for each article of the pile, how many entities the articles before it have
    places: for each entity of each article, its place in ``entities``
    """

    entities: tuple[LinkedEntity, ...]
    firsts: "array[int]"
    places: "array[int]"

    def linked(self, article: int, entity: int) -> int:
        """Return the linked entity of an article's entity."""
        return self.places[self.firsts[article] + entity]

    def at(self, article: int, entity: int | None) -> int | None:
        """Return the linked entity of an article's entity, None for None."""
        return None if entity is None else self.linked(article, entity)


def link_entities(articles: Sequence[ArticleFact], rulings: Rulings | None = None) -> EntityFinding:
    """Return the entities of ``articles``, which stand in the order of the pile, joined across them.

    rulings: which entities of the articles reviewers said are one, are not whatever speaks for it, and are called
    """
    rulings = rulings or Rulings()
    firsts = array("I", accumulate((len(article.entities) for article in articles), initial=0))
    facts = _vote([fact for article in articles for fact in article.entities])
    ids = _ids(articles) if rulings != Rulings() else []
    merging = Merging(facts, pairs_among(ids, rulings.different))
    for one, other in pairs_among(ids, rulings.same):
        merging.join(one, other, "a reviewer says that they are one")
    join_people(merging, firsts)
    join_places(merging)
    join_bodies(merging, firsts)
    for first, article in zip(firsts, articles, strict=False):
        for one, other in article.aliases:
            if class_of(facts[first + one].type) == class_of(facts[first + other].type):
                merging.join(first + one, first + other, "an article says that they are one")
    spots = {entity: spot for spot, entity in enumerate(ids)}
    called: dict[int, str] = {}
    for entity, name in rulings.names:
        if entity in spots:
            called.setdefault(merging.groups.find(spots[entity]), name)
    return _records(articles, merging, firsts, called)


def _ids(articles: Sequence[ArticleFact]) -> list[str]:
    """Return the ids of the articles' entities, numbered through."""
    return [
        unpack_id(key_at(article.entity_keys, number))
        for article in articles
        for number in range(len(article.entities))
    ]


def _vote(facts: Sequence[EntityFact]) -> list[EntityFact]:
    """Return the entities with single words that one article takes for a person and others for a place as places.

    A word that is somebody's surname in the pile stays what its article takes it for.
    """
    places: dict[str, NameType] = {}
    surnames: set[str] = set()
    for fact in facts:
        folded = fold_name(fact.name)
        if fact.type in PLACES and " " not in folded:
            places.setdefault(folded, fact.type)
        elif fact.type == NameType.PERSON and " " in folded:
            surnames.update(folded.split())
    changed: dict[EntityFact, EntityFact] = {}
    for fact in dict.fromkeys(facts):
        folded = fold_name(fact.name)
        if (
            fact.type in {NameType.PERSON, NameType.ORG}
            and folded in places
            and folded not in surnames
            and all(" " not in fold_name(variant) for variant in fact.variants)
        ):
            changed[fact] = replace(fact, type=places[folded])
    return [changed.get(fact, fact) for fact in facts]


def _records(
    articles: Sequence[ArticleFact], merging: Merging, firsts: "array[int]", called: Mapping[int, str]
) -> EntityFinding:
    """Return the linked entities in order of first mention in the pile; ``called``: what people call some groups."""
    facts = merging.facts
    places = array("I", bytes(4 * len(facts)))
    entities = []
    reasons = merging.reasons()
    for number, group in enumerate(merging.groups.groups()):
        for spot in group:
            places[spot] = number
        names = Counter(facts[spot].name for spot in group)
        article = bisect_right(firsts, group[0]) - 1
        key = key_at(articles[article].entity_keys, group[0] - firsts[article])
        entities.append(
            LinkedEntity(
                id=hash_array("entity", articles[article].id, unpack_id(key)),
                name=called.get(group[0])
                or max(names, key=lambda name: (len(fold_name(name).split()), names[name], name)),
                type=Counter(facts[spot].type for spot in group).most_common(1)[0][0],
                variants=tuple(sorted({variant for spot in group for variant in facts[spot].variants})),
                mentions=(),
                place=_located([facts[spot] for spot in group]),
                reasons=reasons.get(group[0], ()),
            )
        )
    return EntityFinding(entities=tuple(entities), firsts=firsts, places=places)


def _located(facts: Sequence[EntityFact]) -> Located | None:
    """Return where most of the articles that could tell put a place; None where two places have as many."""
    votes = Counter(fact.place for fact in facts if fact.place is not None).most_common(2)
    if not votes or (len(votes) > 1 and votes[0][1] == votes[1][1]):
        return None
    (lat, lon, number), count = votes[0]
    why = (
        f"{count} of the {len(facts)} articles that name it put it there"
        if len(facts) > 1
        else "its article puts it there"
    )
    return Located(lat=lat, lon=lon, gazetteer_id=number or None, why=why)


def add_mentions(names: Sequence[tuple[str, PackedNames]], entities: EntityFinding) -> tuple[LinkedEntity, ...]:
    """Return the linked entities that are mentioned, with their mentions.

    names: the id of each article of the pile with the names in it
    """
    mentions: list[list[Mention]] = [[] for _ in entities.entities]
    offsets: dict[int, int] = {}  # one object for all equal numbers: texts are much the same in length
    for number, (article, packed) in enumerate(names):
        for name in packed.unpack():
            start, end = offsets.setdefault(name.start, name.start), offsets.setdefault(name.end, name.end)
            mentions[entities.linked(number, name.entity)].append(
                Mention(article=article, mark=name.id, start=start, end=end)
            )
    mentioned = []
    for entity in reversed(entities.entities):
        found = mentions.pop()
        if found:
            mentioned.append(dataclasses.replace(entity, mentions=tuple(found)))
    return tuple(reversed(mentioned))
