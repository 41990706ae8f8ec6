"""Entities across articles: one person, organisation or place under all its spellings. Precision before recall."""

import dataclasses
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein

from sayso.identity import hash_array
from sayso.lexicon import words
from sayso.link.block import Numbered
from sayso.link.fact import PLACES, ArticleFact, EntityFact, PackedNames, key_at, unpack_id
from sayso.link.spelling import apart_by_ending, bones, fold_name
from sayso.records import LinkedEntity, Mention
from sayso.vocabulary import NameType

LIKE = 0.55
"""Least likeness of two spellings of a part of a name with the same bones (1 - edits / longer length)."""


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


def link_entities(articles: Sequence[ArticleFact]) -> EntityFinding:
    """Return the entities of ``articles``, which stand in the order of the pile, joined across them."""
    firsts = array("I", accumulate((len(article.entities) for article in articles), initial=0))
    facts = _vote([fact for article in articles for fact in article.entities])
    groups = Numbered(len(facts))
    _join_equal(facts, groups)
    _join_initials(facts, groups)
    _join_spellings(facts, groups)
    _join_surnames(facts, groups)
    for first, article in zip(firsts, articles, strict=False):
        for one, other in article.aliases:
            if _class(facts[first + one].type) == _class(facts[first + other].type):
                groups.join(first + one, first + other)
    return _records(articles, facts, firsts, groups)


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


def _class(kind: NameType) -> str:
    """Return the kind of thing a name names, coarsely: places are told apart from one another only by context."""
    return "PLACE" if kind in PLACES else str(kind)


def _join_equal(facts: Sequence[EntityFact], groups: Numbered) -> None:
    """Join entities of one class with the same name, or with the same longer variant.

    An office keeps its name whichever way round it stands: Ministry of the Interior, Interior Ministry.
    """
    first: dict[tuple[str, str], int] = {}
    offices = words("link_offices")
    for spot, fact in enumerate(facts):
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


def _join_initials(facts: Sequence[EntityFact], groups: Numbered) -> None:
    """Join what is named by initials alone to the one body of the pile that an article calls by them as well."""
    bodies: dict[tuple[str, str], set[int]] = {}
    for spot, fact in enumerate(facts):
        for variant in fact.variants:
            if variant != fact.name and is_initials(variant, fact.name):
                bodies.setdefault((_class(fact.type), variant), set()).add(groups.find(spot))
    for spot, fact in enumerate(facts):
        roots = bodies.get((_class(fact.type), fact.name), set())
        if len({groups.find(root) for root in roots}) == 1:
            groups.join(min(roots), spot)


def is_initials(short: str, name: str) -> bool:
    """Whether ``short`` is made of the initials of the words of ``name``, with or without those in lower case."""
    words = name.replace("-", " ").split()
    every, capital = ("".join(word[0] for word in part) for part in (words, [w for w in words if w[0].isupper()]))
    plain = short.replace(".", "")
    return len(plain) > 1 and plain.isupper() and plain in {every.upper(), capital}


def _join_spellings(facts: Sequence[EntityFact], groups: Numbered) -> None:
    """Join transliterations of one name of a person: every part has the same bones and is alike."""
    blocks: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    seen: set[str] = set()
    for spot, fact in enumerate(facts):
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


def _join_surnames(facts: Sequence[EntityFact], groups: Numbered) -> None:
    """Join a person known by surname alone, or by initial and surname, to the one fuller name that has it."""
    fuller: dict[str, dict[int, str]] = {}
    for spot, fact in enumerate(facts):
        folded = fold_name(fact.name)
        parts = folded.split()
        if fact.type == NameType.PERSON and len(parts) > 1 and len(parts[0]) > 1:
            fuller.setdefault(parts[-1], {}).setdefault(groups.find(spot), folded)
    for spot, fact in enumerate(facts):
        parts = fold_name(fact.name).split()
        if fact.type != NameType.PERSON or not parts or (len(parts) > 1 and len(parts[0]) > 1):
            continue
        initial = parts[0] if len(parts) > 1 else ""
        roots = {groups.find(root) for root, name in fuller.get(parts[-1], {}).items() if name.startswith(initial)}
        if len(roots) == 1 and len(parts[-1]) > 2:
            groups.join(next(iter(roots)), spot)


def _records(
    articles: Sequence[ArticleFact], facts: Sequence[EntityFact], firsts: "array[int]", groups: Numbered
) -> EntityFinding:
    """Return the linked entities in order of first mention in the pile."""
    places = array("I", bytes(4 * len(facts)))
    entities = []
    for number, group in enumerate(groups.groups()):
        for spot in group:
            places[spot] = number
        names = Counter(facts[spot].name for spot in group)
        article = bisect_right(firsts, group[0]) - 1
        key = key_at(articles[article].entity_keys, group[0] - firsts[article])
        entities.append(
            LinkedEntity(
                id=hash_array("entity", articles[article].id, unpack_id(key)),
                name=max(names, key=lambda name: (len(fold_name(name).split()), names[name], name)),
                type=Counter(facts[spot].type for spot in group).most_common(1)[0][0],
                variants=tuple(sorted({variant for spot in group for variant in facts[spot].variants})),
                mentions=(),
            )
        )
    return EntityFinding(entities=tuple(entities), firsts=firsts, places=places)


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
