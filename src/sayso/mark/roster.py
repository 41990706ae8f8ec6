"""The roster of an article: who is known as a man or a woman, who holds which role, which bodies there are.

Genders come from titles and role words beside a name, and where there are none from a given name that a list knows as
nearly always a man's or a woman's. Whoever is known by neither agrees with every pronoun.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from sayso.lexicon import table
from sayso.mark.parse import Parse
from sayso.mark.source import source_nouns
from sayso.records import Entity, Name
from sayso.vocabulary import NameType

MALE = frozenset("he him his himself mr sir lord king prince".split())
FEMALE = frozenset("she her hers herself mrs ms miss lady dame queen princess".split())
SHORT_TITLES = {
    "sen": "senator",
    "sens": "senator",
    "gov": "governor",
    "rep": "representative",
    "reps": "representative",
    "pres": "president",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "adm": "admiral",
    "cmdr": "commander",
    "prof": "professor",
    "dr": "doctor",
    "atty": "attorney",
    "amb": "ambassador",
    "insp": "inspector",
}
"""Titles written short, and the nouns they stand for."""
LONGEST_TITLE = 6
"""Letters of a title written short, its full stop included: "Sgts."."""
OWNERS = {"his": "m", "himself": "m", "her": "f", "herself": "f"}
"""What tells the gender of the one whose it is."""
UNTITLED = frozenset("he him his himself she her hers herself".split())
"""Words of gender that are no title: "told him Moor" says nothing of Moor."""
OPENERS = frozenset(
    "a an one two three four five six seven eight nine ten some several many another other most few both half unnamed "
    "anonymous multiple various numerous dozens hundreds thousands more".split()
)
"""Words a phrase begins with that brings in somebody new, or some of many."""
OFFICE = re.compile(
    r"\b(?P<role>(?:[^\W\d_a-z][\w'’-]* ){0,3}[^\W\d_a-z][\w'’-]*) "
    r"(?P<of>(?:of|for) (?:(?:the|and|of|for|[^\W\d_a-z][\w'’-]*),? ){1,6})$"
)
"""An office in capitals with what it is over, right before a name."""
LONGEST_OFFICE = 80
"""Code points before a name in which its office is looked for."""
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
    """Return ``m`` or ``f`` by entity: by a title before a full name, given name, role, title before a surname."""
    found: dict[str, str] = {}
    _by_title(text, (name for name in people if " " in name.text), found)
    for entity in entities:
        if entity.type is not NameType.PERSON:
            continue
        given = next((part.split()[0] for part in entity.variants if " " in part), "")
        if given in given_names():
            found.setdefault(entity.id, given_names()[given])
        for role in entity.roles:
            for word in role.text.lower().split():
                noun = source_nouns().get(word)
                if noun and noun.gender:
                    found.setdefault(entity.id, noun.gender)
    _by_title(text, people, found)
    return found


def own_genders(parse: Parse, people: Sequence[Name], known: Mapping[str, str]) -> dict[str, str]:
    """Return ``m`` or ``f`` by entity for people of unknown gender: "Oru Vashkel took back *his* words".

    Only the subject of a clause is told by what is his in it, and only in a sentence that names nobody else.
    """
    found: dict[str, str] = {}
    for name, before, after in zip(people, [None, *people], [*people[1:], None], strict=False):
        head = parse.top(name.start, name.end)
        if head is None or name.entity is None or name.entity in known:
            continue
        word = parse.words[head]
        if not word.relation.startswith("nsubj") or word.head < 0:
            continue
        first, last = parse.reach[word.head]
        if any(one is not None and parse.starts[first] <= one.start < parse.ends[last - 1] for one in (before, after)):
            continue
        own = (n for n in range(head, last) if parse.lower[n].endswith("self") or "poss" in parse.words[n].relation)
        told = {OWNERS[parse.lower[n]] for n in own if parse.lower[n] in OWNERS}
        if len(told) == 1:
            found.setdefault(name.entity, told.pop())
    return found


def title_before(text: str, place: int) -> str:
    """Return ``m``, ``f`` or nothing: what the title or role right before a name at ``place`` says."""
    words = text[max(0, place - 24) : place].rpartition("\n\n")[2].lower().split()
    for word in reversed(words[-2:]):
        if word.endswith(".") and len(word) > LONGEST_TITLE:
            return ""  # the end of a sentence, and no "Mr."
        if gender := _gender(word.rstrip(".")):
            return gender
    return ""


def _by_title(text: str, people: Iterable[Name], found: dict[str, str]) -> None:
    for name in people:
        if name.entity is not None and name.entity not in found and (gender := title_before(text, name.start)):
            found[name.entity] = gender


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
            words = role_words(role.text)
            cut = next((at for at, word in enumerate(words) if word in BREAKS), len(words))
            noun = next((source_nouns()[word] for word in reversed(words[:cut]) if word in source_nouns()), None)
            key = noun.noun if noun else (words[cut - 1] if cut else "")
            holder = (entity.id, " ".join(words))
            if key and holder not in found.setdefault(key, []):
                found[key].append(holder)
    return found


def offices_before(text: str, people: Sequence[Name]) -> Iterator[tuple[str, str, str]]:
    """Yield (noun, entity, role in lower case) of people with an office in capitals before their name.

    "Deputy Minister of Health *Mara Orr*" is the deputy minister as well, and not only in the eyes of a list.
    """
    for name in people:
        near = max(0, name.start - LONGEST_OFFICE)
        if text.find(" of ", near, name.start) < 0 and text.find(" for ", near, name.start) < 0:
            continue
        match = OFFICE.search(text, near, name.start)
        if match is None or name.entity is None:
            continue
        words = role_words(match["role"])
        noun = source_nouns().get(words[-1])
        if noun is not None and noun.kind == "person":
            yield noun.noun, name.entity, " ".join(words + match["of"].lower().split())


def role_words(text: str) -> list[str]:
    """Return the words of a role in lower case, short titles in full: "Rep." → "representative"."""
    return [SHORT_TITLES.get(word.rstrip("."), word) for word in text.lower().split()]


def _gender(word: str) -> str:
    if word in UNTITLED:
        return ""
    if word in MALE:
        return "m"
    if word in FEMALE:
        return "f"
    noun = source_nouns().get(word)
    return noun.gender if noun else ""
