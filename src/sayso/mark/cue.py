"""Cue words: the verbs and nouns that report speech, writing or thought, looked up by the form in the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.vocabulary import Stance

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One reading of a verb form as a cue.

    form:        ``base``, ``third``, ``past``, ``participle`` or ``ing``; a regular past is its participle too
    particle:    the word that belongs to it ("for" in "call for"), or ""
    complements: what may follow: quote, that, bare, noun, to, object, told, whether
    """

    verb: str
    particle: str
    form: str
    stance: Stance
    complements: frozenset[str]


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Return every form of every reporting verb, in lower case, with its readings; those with a particle first."""
    found: dict[str, list[Verb]] = {}
    for row in table("reporting_verbs"):
        for form, word in _forms(row["verb"], row["forms"]):
            entry = Verb(
                verb=row["verb"],
                particle=row["particle"],
                form=form,
                stance=Stance(row["stance"]),
                complements=frozenset(row["complements"].split()),
            )
            found.setdefault(word, []).append(entry)
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.particle))) for word, entries in found.items()}


@cache
def nouns() -> Mapping[str, Stance]:
    """Return the nouns that stand for something said, singular and plural, with their stance."""
    found = {}
    for row in table("cue_nouns"):
        stance = Stance(row["stance"])
        found[row["noun"]] = stance
        found[plural(row["noun"])] = stance
    return found


@cache
def quoting_forms() -> frozenset[str]:
    """Return the finite forms of verbs that may stand beside a quotation: "said", "asks"."""
    return frozenset(
        word
        for word, entries in verbs().items()
        if any("quote" in entry.complements and entry.form != "ing" for entry in entries)
    )


def plural(noun: str) -> str:
    """Return the regular plural of ``noun``."""
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _forms(verb: str, irregular: str) -> list[tuple[str, str]]:
    """Return (form, word) of a verb: from its table cell where it has one, else by the rules of spelling."""
    if irregular:
        third, past, participle, ing = irregular.split()
        return [("base", verb), ("third", third), ("past", past), ("participle", participle), ("ing", ing)]
    third = plural(verb)
    if verb.endswith("e"):
        past, ing = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return [("base", verb), ("third", third), ("past", past), ("participle", past), ("ing", ing)]
