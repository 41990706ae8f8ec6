"""The roster of an article: who is known as a man or a woman, who holds which role, which bodies there are.

Genders come from titles and role words beside a name, and where there are none from a given name that a list knows as
nearly always a man's or a woman's. Whoever is known by neither agrees with every pronoun.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from sayso.lexicon import table
from sayso.mark.source import source_nouns
from sayso.records import Entity, Name
from sayso.vocabulary import NameType

MALE = frozenset("he him his himself mr sir lord king prince".split())
FEMALE = frozenset("she her hers herself mrs ms miss lady dame queen princess".split())
UNTITLED = frozenset("he him his himself she her hers herself".split())
"""Words of gender that are no title: "told him Moor" says nothing of Moor."""
BREAKS = frozenset("of for from in at with to near on by about among between against who which that close".split())


def bodies_of(names: Sequence[Name], full: Callable[[Name], str]) -> dict[str, dict[str, Name]]:
    """Return organisations with more than one word in their name, by each of its words, then by entity.

    full: gives the fullest form of a name
    """
    found: dict[str, dict[str, Name]] = {}
    for name in names:
        words = full(name).lower().split()
        if name.type in (NameType.ORG, NameType.FAC) and len(words) > 1:
            for word in words:
                found.setdefault(word, {}).setdefault(name.entity or name.text, name)
    return found


def genders_of(text: str, people: Sequence[Name], entities: Sequence[Entity]) -> dict[str, str]:
    """Return ``m`` or ``f`` by entity, where a title before a mention, a role or a given name says so."""
    found: dict[str, str] = {}
    for name in people:
        if name.entity is None or name.entity in found:
            continue
        before = text[max(0, name.start - 24) : name.start].replace(".", " ").lower().split()
        gender = next(filter(None, (_gender(word) for word in reversed(before[-2:]))), "")
        if gender:
            found[name.entity] = gender
    for entity in entities:
        for role in entity.roles:
            for word in role.text.lower().split():
                noun = source_nouns().get(word)
                if noun and noun.gender:
                    found.setdefault(entity.id, noun.gender)
        if entity.type is NameType.PERSON and entity.id not in found:
            given = next((part.split()[0] for part in entity.variants if " " in part), "")
            if given in given_names():
                found[entity.id] = given_names()[given]
    return found


@cache
def given_names() -> Mapping[str, str]:
    """Return ``m`` or ``f`` by given name, as written with a capital."""
    return {row["name"]: row["gender"] for row in table("given_names")}


def holders_of(entities: Sequence[Entity]) -> dict[str, list[tuple[str, str]]]:
    """Return (entity, role in lower case) of people by the noun of their role."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity in entities:
        if entity.type is not NameType.PERSON:
            continue
        for role in entity.roles:
            words = role.text.lower().split()
            cut = next((at for at, word in enumerate(words) if word in BREAKS), len(words))
            noun = next((source_nouns()[word] for word in reversed(words[:cut]) if word in source_nouns()), None)
            key = noun.noun if noun else (words[cut - 1] if cut else "")
            holder = (entity.id, role.text.lower())
            if key and holder not in found.setdefault(key, []):
                found[key].append(holder)
    return found


def _gender(word: str) -> str:
    if word in UNTITLED:
        return ""
    if word in MALE:
        return "m"
    if word in FEMALE:
        return "f"
    noun = source_nouns().get(word)
    return noun.gender if noun else ""
