"""Entities across articles: one person, organisation or place under all its spellings. Precision before recall."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from sayso.identity import hash_array
from sayso.lexicon import words
from sayso.link.block import Groups
from sayso.link.fact import PLACES, ArticleFact, EntityFact
from sayso.link.spelling import apart_by_ending, bones, fold_name
from sayso.records import LinkedEntity, Mention
from sayso.vocabulary import NameType

Spot = tuple[int, int]
"""An article's place in the pile and an entity's place in the article."""

LIKE = 0.55
"""Least likeness of two spellings of a part of a name with the same bones (1 - edits / longer length)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFinding:
    """The linked entities, and which one each entity of each article became (its place in ``entities``)."""

    entities: tuple[LinkedEntity, ...]
    of: dict[Spot, int]

    def at(self, article: int, entity: int | None) -> int | None:
        """Return the linked entity of an article's entity."""
        return None if entity is None else self.of.get((article, entity))


def link_entities(articles: Sequence[ArticleFact]) -> EntityFinding:
    """Return the entities of ``articles``, which stand in the order of the pile, joined across them."""
    groups: Groups[Spot] = Groups()
    facts: dict[Spot, EntityFact] = {}
    for number, article in enumerate(articles):
        for place, fact in enumerate(article.entities):
            facts[number, place] = fact
            groups.find((number, place))
    facts = _vote(facts)
    _join_equal(facts, groups)
    _join_spellings(facts, groups)
    _join_surnames(facts, groups)
    for number, article in enumerate(articles):
        for one, other in article.aliases:
            if _class(facts[number, one].type) == _class(facts[number, other].type):
                groups.join((number, one), (number, other))
    return _records(articles, facts, groups)


def _vote(facts: dict[Spot, EntityFact]) -> dict[Spot, EntityFact]:
    """Return the entities with single words that one article takes for a person and others for a place as places.

    A word that is somebody's surname in the pile stays what its article takes it for.
    """
    places: dict[str, NameType] = {}
    surnames: set[str] = set()
    for fact in facts.values():
        folded = fold_name(fact.name)
        if fact.type in PLACES and " " not in folded:
            places.setdefault(folded, fact.type)
        elif fact.type == NameType.PERSON and " " in folded:
            surnames.update(folded.split())
    return {
        spot: replace(fact, type=places[folded])
        if fact.type in {NameType.PERSON, NameType.ORG}
        and (folded := fold_name(fact.name)) in places
        and folded not in surnames
        and all(" " not in fold_name(variant) for variant in fact.variants)
        else fact
        for spot, fact in facts.items()
    }


def _class(kind: NameType) -> str:
    """Return the kind of thing a name names, coarsely: places are told apart from one another only by context."""
    return "PLACE" if kind in PLACES else str(kind)


def _join_equal(facts: dict[Spot, EntityFact], groups: Groups[Spot]) -> None:
    """Join entities of one class with the same name, or with the same longer variant.

    An office keeps its name whichever way round it stands: Ministry of the Interior, Interior Ministry.
    """
    first: dict[tuple[str, str], Spot] = {}
    offices = words("link_offices")
    for spot, fact in facts.items():
        kind = _class(fact.type)
        for variant in fact.variants:
            folded = fold_name(variant)
            if folded == fold_name(fact.name) or " " in folded:
                if kind == "PERSON" and " " not in folded:
                    continue
                if kind == "ORG" and offices & set(folded.split()):
                    folded = " ".join(sorted(set(folded.split()) - {"of", "the", "for"}))
                if folded:
                    groups.join(first.setdefault((kind, folded), spot), spot)


def _join_spellings(facts: dict[Spot, EntityFact], groups: Groups[Spot]) -> None:
    """Join transliterations of one name of a person: every part has the same bones and is alike."""
    blocks: dict[tuple[str, ...], list[tuple[str, Spot]]] = {}
    seen: set[str] = set()
    for spot, fact in facts.items():
        folded = fold_name(fact.name)
        if fact.type != NameType.PERSON or " " not in folded or folded in seen:
            continue
        seen.add(folded)
        blocks.setdefault(tuple(bones(word) for word in folded.split()), []).append((folded, spot))
    for block in blocks.values():
        for place, (name, spot) in enumerate(block):
            for other, there in block[max(0, place - 12) : place]:
                if is_spelling(name, other):
                    groups.join(there, spot)


def is_spelling(one: str, other: str) -> bool:
    """Whether two folded full names can be spellings of one: part by part the same bones and alike."""
    parts = list(zip(one.split(), other.split(), strict=False))
    if len(one.split()) != len(other.split()):
        return False
    return all(
        a == b
        or (
            len(bones(a)) >= 1
            and bones(a) == bones(b)
            and not apart_by_ending(a, b)
            and Levenshtein.normalized_similarity(a, b) >= (LIKE if len(bones(a)) > 2 else 0.4)
        )
        for a, b in parts
    ) and any(len(bones(a)) > 2 for a, _ in parts)


def _join_surnames(facts: dict[Spot, EntityFact], groups: Groups[Spot]) -> None:
    """Join a person known by surname alone, or by initial and surname, to the one fuller name that has it."""
    fuller: dict[str, dict[Spot, str]] = {}
    for spot, fact in facts.items():
        folded = fold_name(fact.name)
        parts = folded.split()
        if fact.type == NameType.PERSON and len(parts) > 1 and len(parts[0]) > 1:
            fuller.setdefault(parts[-1], {}).setdefault(groups.find(spot), folded)
    for spot, fact in facts.items():
        parts = fold_name(fact.name).split()
        if fact.type != NameType.PERSON or not parts or (len(parts) > 1 and len(parts[0]) > 1):
            continue
        initial = parts[0] if len(parts) > 1 else ""
        roots = {groups.find(root) for root, name in fuller.get(parts[-1], {}).items() if name.startswith(initial)}
        if len(roots) == 1 and len(parts[-1]) > 2:
            groups.join(next(iter(roots)), spot)


def _records(articles: Sequence[ArticleFact], facts: dict[Spot, EntityFact], groups: Groups[Spot]) -> EntityFinding:
    """Return the linked entities in order of first mention in the pile."""
    place_of: dict[Spot, int] = {}
    members: list[list[Spot]] = groups.groups()
    for number, group in enumerate(members):
        for spot in group:
            place_of[spot] = number
    mentions: list[list[Mention]] = [[] for _ in members]
    for number, article in enumerate(articles):
        for name in article.names:
            mentions[place_of[number, name.entity]].append(
                Mention(article=article.id, mark=name.id, start=name.start, end=name.end)
            )
    entities = []
    for group, found in zip(members, mentions, strict=True):
        names = Counter(facts[spot].name for spot in group)
        fullest = max(names, key=lambda name: (len(fold_name(name).split()), names[name], name))
        variants = sorted({variant for spot in group for variant in facts[spot].variants})
        first = facts[group[0]]
        identity = [articles[group[0][0]].id, first.id]
        entities.append(
            LinkedEntity(
                id=hash_array("entity", *identity),
                name=fullest,
                type=Counter(facts[spot].type for spot in group).most_common(1)[0][0],
                variants=tuple(variants),
                mentions=tuple(found),
            )
        )
    return EntityFinding(entities=tuple(entities), of=place_of)
