"""Triggers: the words that name a happening, verbs and nouns, with its type and how their company takes part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.mark.cue import verbs as reporting_verbs
from sayso.mark.form import forms_of
from sayso.mark.parse import Parse
from sayso.vocabulary import EventType

NO_HAPPENING = frozenset({"aux", "cop", "amod", "compound", "case", "mark", "fixed", "flat", "cc", "det", "discourse"})
"""Relations of words that only describe, or belong to another word: "the wounded man", "an attack helicopter"."""
NOMINAL = frozenset({"nsubj", "obj", "obl", "nmod"})
"""Relations of nouns: a word in them is one, whatever its tag ("launched an offensive")."""
SECOND = frozenset({"compound", "advmod", "obj", "obl", "xcomp", "advcl"})
GERUND = "ing"
NOT_GERUNDS = frozenset({"building", "ruling", "finding", "dealing", "setting", "holding", "painting", "drawing"})
"""Nouns in -ing that name a thing, although a verb has that form."""
SAYING = frozenset(
    {"say", "tell", "add", "state", "note", "report", "quote", "describe", "explain", "mention", "claim"}
)
"""Verbs that report words and nothing else, whatever they govern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reading of a word form, as in event_words.csv.

    company: the words after the first ("out" of "pull out"), or empty
    role:    whom subject, owner or "of" stand for: ``does``, ``undergoes``, ``receives`` or ""
    sides:   prepositions that name the other side
    object:  whether a verb has to have an object, "yes" or "no"; "" where it may
    """

    type: EventType
    company: tuple[str, ...]
    role: str
    sides: frozenset[str]
    object: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names a happening.

    word:   its number; after: the number after its last word ("pulled out" has two)
    second: number of the word that belongs to it, or None
    light:  number of the verb that does no more than lend it a subject ("held" of "held talks"), or None
    """

    word: int
    after: int
    entry: Entry
    noun: bool
    second: int | None
    light: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One reading of a light verb, as in event_light.csv."""

    company: tuple[str, ...]
    role: str
    own: bool


PLAIN = Entry(type=EventType.OTHER, company=(), role="", sides=frozenset())


def find_triggers(parse: Parse, words: range, named: frozenset[int]) -> Iterator[Trigger]:
    """Yield the triggers among ``words`` in text order.

    named: numbers of the words inside names, which name no happening themselves
    """
    seconds: set[int] = set()
    for number in words:
        if number in named or number in seconds or parse.bases[number] in NO_HAPPENING:
            continue
        word = parse.words[number]
        if word.upos == "VERB" or (word.upos == "ADJ" and _is_participle(parse, number)):
            found = _verb(parse, number)
        elif word.upos in ("NOUN", "PROPN") or (word.upos == "ADJ" and parse.bases[number] in NOMINAL):
            found = _noun(parse, number)
        else:
            found = None
        if found is not None:
            if found.second is not None:
                seconds.add(found.second)  # "set | fire" is one happening
            yield found


def light_role(parse: Parse, verb: int) -> str | None:
    """Return what the subject of a light verb has to do with the noun it governs; None for any other verb."""
    entry = _light_entry(parse, verb)
    return entry.role if entry is not None else None


def _light_entry(parse: Parse, verb: int) -> Light | None:
    for entry in _light().get(parse.lower[verb], ()):
        if not entry.company or _second(parse, verb, entry.company) is not None:
            return entry
    return None


def noun_entry(parse: Parse, word: int) -> Entry | None:
    """Return the reading of a noun that names a happening; a gerund may be that of a verb."""
    lower = parse.lower[word]
    entry = _nouns().get(f"{parse.lower[word - 1]} {lower}") if word else None
    entry = entry or _nouns().get(lower)
    if entry is None and lower.endswith(GERUND) and lower not in NOT_GERUNDS:
        entry = next((one for one in _verbs().get(lower, ()) if not one.company), None)
    return entry


@cache
def forms_of_type(kind: EventType) -> frozenset[str]:
    """Return every form of the single words, verbs and nouns, that name happenings of one type."""
    found = {form for form, entries in _verbs().items() if any(one.type is kind and not one.company for one in entries)}
    return frozenset(found | {form for form, entry in _nouns().items() if entry.type is kind})


def _is_participle(parse: Parse, word: int) -> bool:
    """Return whether an adjective is the participle of a listed verb said of somebody: "were injured"."""
    return parse.lower[word] in _verbs() and parse.lower[word].endswith(("ed", "en", "t"))


def _verb(parse: Parse, number: int) -> Trigger | None:
    lower = parse.lower[number]
    if _is_empty(parse, number) or _is_prefix(parse, number):
        return None
    for entry in _verbs().get(lower, ()):
        second = _second(parse, number, entry.company) if entry.company else None
        if (entry.company and second is None) or not _governs(parse, number, entry.object):
            continue
        after = second + 1 if second is not None and second == number + len(entry.company) else number + 1
        return Trigger(word=number, after=after, entry=entry, noun=False, second=second, light=None)
    if lower in _states() or _reports(parse, number) or not lower.isalpha():
        return None
    return Trigger(word=number, after=number + 1, entry=PLAIN, noun=False, second=None, light=None)


def _governs(parse: Parse, verb: int, needed: str) -> bool:
    """Return whether a verb has an object, be it as the subject of a passive, or none, as its reading needs it."""
    if not needed:
        return True
    has = parse.child(verb, "obj", "nsubj:pass") is not None
    participle = parse.bases[verb] == "acl" and parse.lower[verb].endswith("ed")
    return (has or participle) == (needed == "yes")


def _is_empty(parse: Parse, verb: int) -> bool:
    """Return whether a light verb leaves all meaning to the noun it governs."""
    entry = _light_entry(parse, verb)
    return entry is not None and not entry.own and any(True for _ in governed_nouns(parse, verb))


def _is_prefix(parse: Parse, word: int) -> bool:
    """Return whether a hyphen joins a word to the next verb: the "co" of "co-chaired"."""
    after = parse.forms[word + 1 : word + 3]
    return (
        len(after) == 2
        and after[0] == "-"
        and parse.starts[word + 1] == parse.ends[word]
        and len(parse.forms[word]) < 4
    )


def _reports(parse: Parse, verb: int) -> bool:
    """Return whether a verb reports words: one of saying and nothing else, or of doing besides with a content."""
    readings = reporting_verbs().get(parse.lower[verb])
    if readings is None:
        return False
    if parse.child(verb, "ccomp", "parataxis") is not None or parse.words[verb].relation == "parataxis":
        return True
    return parse.child(verb, "obj", "nsubj:pass") is None or any(one.verb in SAYING for one in readings)


def governed_nouns(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the nouns of happenings that are the object of a verb, or the subject of a passive or empty one."""
    empty = light_role(parse, verb) == "none"
    for child in parse.every(verb, "obj", "nsubj", "obl"):
        relation = parse.words[child].relation
        if relation == "nsubj" and not empty:
            continue
        if relation == "obl" and not _means(parse, child):
            continue
        if parse.words[child].upos == "NOUN" and noun_entry(parse, child) is not None:
            yield child


def _means(parse: Parse, noun: int) -> bool:
    return any(parse.lower[case] in ("in", "by", "on") and case == noun - 1 for case in parse.every(noun, "case"))


def _noun(parse: Parse, number: int) -> Trigger | None:
    entry = noun_entry(parse, number)
    if entry is None:
        return None
    head = parse.words[number].head
    if head >= 0 and parse.words[number].relation == "conj":
        first = head
        number_head = parse.words[first].head
        if number_head >= 0 and first in governed_nouns(parse, number_head):
            head = number_head
    light = None
    if head >= 0 and light_role(parse, head) is not None:
        nouns = set(governed_nouns(parse, head))
        if number in nouns or parse.words[number].head in nouns:
            light = head
    return Trigger(word=number, after=number + 1, entry=entry, noun=True, second=None, light=light)


def _second(parse: Parse, verb: int, company: tuple[str, ...]) -> int | None:
    """Return the last word of a verb's company where it hangs on the verb, or stands right after it."""
    last = company[-1]
    if tuple(parse.lower[verb + 1 : verb + 1 + len(company)]) == company:
        return verb + len(company)
    for child in parse.children[verb]:
        relation = parse.bases[child]
        if child > verb and parse.lower[child] == last and relation in SECOND:
            return child
    return None


@cache
def _verbs() -> Mapping[str, tuple[Entry, ...]]:
    """Return the readings of each verb form, those with most company first."""
    found: dict[str, list[Entry]] = {}
    for row in table("event_words"):
        if row["kind"] == "verb":
            first, *company = row["word"].split()
            entry = _entry(row, tuple(company))
            for form in forms_of(first, "verb", row["forms"]):
                found.setdefault(form, []).append(entry)
    return {form: tuple(sorted(entries, key=lambda one: -len(one.company))) for form, entries in found.items()}


@cache
def _nouns() -> Mapping[str, Entry]:
    """Return the reading of each noun form."""
    return {
        form: _entry(row, ())
        for row in table("event_words")
        if row["kind"] == "noun"
        for form in forms_of(row["word"], "noun")
    }


def _entry(row: Mapping[str, str], company: tuple[str, ...]) -> Entry:
    return Entry(
        type=EventType(row["type"]),
        company=company,
        role=row["role"],
        sides=frozenset(row["with"].split()),
        object=row["object"],
    )


@cache
def _light() -> Mapping[str, tuple[Light, ...]]:
    """Return the readings of each form of the light verbs, those with company first."""
    found: dict[str, list[Light]] = {}
    for row in table("event_light"):
        first, *company = row["word"].split()
        for form in forms_of(first, "verb", row["forms"]):
            found.setdefault(form, []).append(Light(company=tuple(company), role=row["role"], own=row["own"] == "1"))
    return {form: tuple(sorted(entries, key=lambda one: -len(one.company))) for form, entries in found.items()}


@cache
def _states() -> frozenset[str]:
    """Return every form of the verbs that name no happening."""
    return frozenset(form for row in table("event_states") for form in forms_of(row["word"], "verb", row["forms"]))
