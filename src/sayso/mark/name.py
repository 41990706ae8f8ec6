"""Names: runs of capitalised words, cut where a title or a people's name ends, typed by the words in and around them."""

from dataclasses import dataclass, field
from functools import cache

from sayso.identity import mark_id
from sayso.lexicon import table, words
from sayso.mark.calendar import calendar_words
from sayso.mark.number import HYPHENS
from sayso.mark.token import Tokens, tokenize
from sayso.records import Article, Name, Span
from sayso.vocabulary import NameType

JOINS = frozenset("de da del della der den di do dos du el la le van von bin ibn bint ben al ul ad".split())
WEAK_TITLES = frozenset(
    "foreign defence defense interior finance prime vice deputy first chief supreme former acting senior assistant"
    " press executive warrant private father citizen hon staff member head specialist author journalist engineer".split()
)
PLACE_BEFORE = frozenset("in near at outside from around across inside into towards toward".split())
PLACE_AFTER = frozenset("region province district city town village county governorate prefecture oblast".split())
SAYS = frozenset("said says told added explained noted stated wrote tweeted believes argued recalled insisted".split())
BREAKERS = frozenset("i he she it we they the a an this that these those".split())
CERTAIN = 3
"""Capitalised words from which a sentence may be in title case: shorter ones are too short to tell."""


@dataclass(slots=True)
class Seen:
    """How the words of one article are written where nothing forces a capital.

    small: words seen in lower case; capital: words seen capitalised inside a sentence, with how often
    persons: surnames and given names of people named so far; types: types of whole names so far
    """

    small: set[str] = field(default_factory=set)
    capital: dict[str, int] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    types: dict[str, NameType] = field(default_factory=dict)


@cache
def known_names() -> dict[str, NameType]:
    """Return states, peoples, large cities and bodies between states with their type."""
    return {row["name"]: NameType(row["type"]) for row in table("known_names")}


@cache
def name_heads() -> dict[str, NameType]:
    """Return words that tell what the name they stand in names."""
    return {row["word"]: NameType(row["type"]) for row in table("name_heads")}


@cache
def titles() -> frozenset[str]:
    """Return titles and ranks in lower case."""
    return frozenset(word.lower() for word in words("titles"))


def find_names(article: Article, sentences: tuple[Span, ...]) -> tuple[Name, ...]:
    """Return the names in ``sentences``, in text order, not yet resolved to entities.

    Titles and roles stand outside; the longest name counts and nothing inside it.
    """
    text, seen = article.text, Seen()
    for sentence in sentences:
        _survey(tokenize(text, sentence), seen)
    found: list[tuple[int, int, NameType, float]] = []
    for sentence in sentences:
        tokens = tokenize(text, sentence)
        shouting = _shouting(tokens)
        for first, last in _runs(tokens, seen, shouting):
            for start, end in _cut(tokens, first, last, seen):
                kind, confidence = _type(tokens, start, end, seen)
                found.append((tokens.starts[start], tokens.ends[end - 1], kind, confidence))
                _learn(tokens, start, end, kind, confidence, seen)
    return tuple(_settle(article, text, found, seen))


def _survey(tokens: Tokens, seen: Seen) -> None:
    """Note which words of a sentence are written small, and which carry a capital that nothing forces."""
    forced = _shouting(tokens)
    fresh = True
    for index, word in enumerate(tokens.words):
        if not word[0].isalpha():
            fresh = fresh or word in '“"‘:•('
            continue
        if word[0].islower():
            seen.small.add(word)
        elif not fresh and not forced:
            seen.capital[word] = seen.capital.get(word, 0) + 1
        fresh = False if index else fresh and not word[0].isalpha()


def _shouting(tokens: Tokens) -> bool:
    """Return whether a sentence is in capitals or in title case, so that its capitals say nothing."""
    long = [word for word in tokens.words if len(word) > 3 and word[0].isalpha()]
    upper = sum(word[0].isupper() for word in long)
    if len(long) < CERTAIN:
        return len(long) > 1 and all(word.isupper() for word in long)
    return upper >= 0.8 * len(long)


def _is_capital(tokens: Tokens, index: int, seen: Seen, shouting: bool) -> bool:
    """Return whether token ``index`` may be part of a name."""
    word = tokens.words[index]
    if not word[0].isupper():
        return False
    lower = tokens.lower[index]
    if lower in calendar_words() and not (index + 1 < len(tokens.words) and tokens.words[index + 1] in name_heads()):
        return False
    if lower in BREAKERS or (len(word) == 1 and lower in "ai" and not _initial(tokens, index)):
        return False
    if shouting:
        return _known_word(word, seen)
    if not _starts(tokens, index):
        return not (lower in words("function_words") and word != word.upper())
    if lower in words("function_words") or lower in words("verb_forms"):
        return word.isupper() and len(word) > 1 and lower not in words("function_words")
    if word in seen.capital or word in known_names() or word.isupper():
        return True
    if lower in seen.small:
        return False
    follows = index + 1 < len(tokens.words) and tokens.words[index + 1][0].isupper()
    if word in words("first_names") or lower in titles() or word in name_heads():
        return True
    return follows or not lower.endswith(("ly", "ing", "ed")) and word not in _common()


@cache
def _common() -> frozenset[str]:
    """Return ordinary words that open sentences, capitalised."""
    ordinary = words("function_words") | words("verb_forms") | words("person_nouns") | words("sentence_openers")
    return frozenset(word.capitalize() for word in ordinary)


def _known_word(word: str, seen: Seen) -> bool:
    """Return whether a word of a headline is known as (part of) a name from the running text or the lists."""
    title = word if not word.isupper() or len(word) < 2 else word.capitalize()
    for form in (word, title):
        if form.lower() in words("function_words"):
            return False
        if form in seen.capital and form.lower() not in seen.small:
            return True
        if form in known_names() and form.lower() not in words("function_words"):
            return True
    return False


def _initial(tokens: Tokens, index: int) -> bool:
    return len(tokens.words[index]) == 1 and tokens.words[index + 1 : index + 2] == ["."] and tokens.touches(index + 1)


def _starts(tokens: Tokens, index: int) -> bool:
    """Return whether a capital at ``index`` is forced by its place: first word, after a quotation mark or a colon."""
    at = index - 1
    while at >= 0:
        if tokens.words[at][0].isalnum():
            return False
        if tokens.words[at] in '“"‘:•.!?':
            return True
        if tokens.words[at] in ",;)" or tokens.words[at] in HYPHENS:
            return False
        at -= 1
    return True


def _runs(tokens: Tokens, seen: Seen, shouting: bool) -> list[tuple[int, int]]:
    """Return runs of words that make up names, as half-open token ranges."""
    runs, index, size = [], 0, len(tokens.words)
    while index < size:
        start = index
        if tokens.lower[index] in ("al", "el") and tokens.words[index + 1 : index + 2] == ["-"] and index + 2 < size:
            start = index + 2
        if not _is_capital(tokens, start, seen, shouting):
            index = start + 1
            continue
        end = _run_end(tokens, start, seen, shouting)
        runs.append((index, end))
        index = end
    return runs


def _run_end(tokens: Tokens, start: int, seen: Seen, shouting: bool) -> int:
    size, end = len(tokens.words), start + 1
    while end < size:
        word = tokens.words[end]
        if word == "." and tokens.touches(end) and _abbreviated(tokens, end, seen, shouting):
            end += 1
        elif _is_capital(tokens, end, seen, shouting):
            end += 1
        elif word in HYPHENS and tokens.touches(end) and tokens.touches(end + 1) and end + 1 < size:
            if not (tokens.words[end + 1][0].isupper() or tokens.words[end + 1] in ("e", "o", "ul")):
                break
            end += 2
        else:
            bridge = _bridge(tokens, start, end, seen, shouting)
            if bridge == end:
                break
            end = bridge
    return end


def _abbreviated(tokens: Tokens, dot: int, seen: Seen, shouting: bool) -> bool:
    """Return whether a full stop belongs to a name: "J. Smith", "U.S.", "St. Petersburg", "Gen. Smith"."""
    before = tokens.words[dot - 1]
    if dot + 1 >= len(tokens.words):
        return len(before) == 1 and dot >= 2 and tokens.words[dot - 2] == "."
    follows = _is_capital(tokens, dot + 1, seen, shouting)
    if len(before) == 1:
        return follows or (dot >= 2 and tokens.words[dot - 2] == "." and tokens.touches(dot))
    short = before in ("St", "Ste", "Mt", "Ft", "Jr", "Sr") or before.lower() in titles()
    return follows and short and len(before) < 5


def _bridge(tokens: Tokens, start: int, end: int, seen: Seen, shouting: bool) -> int:
    """Return the end of a run carried over small words: "Ministry of Defence", "Bank for X and Y", "Ludwig van B"."""
    size, lower = len(tokens.words), tokens.lower
    left = tokens.words[end - 1]
    at = end
    if lower[at] in ("of", "for"):
        if name_heads().get(left) is None or (left.lower() in titles() and left not in ("Union",)):
            return end
        at += 1
        if at < size and lower[at] == "the":
            at += 1
    elif lower[at] in ("and", "&"):
        headed = any(tokens.lower[i] in ("of", "for") for i in range(start, end))
        if not (headed or lower[at] == "&"):
            return end
        if name_heads().get(tokens.words[start]) not in (NameType.ORG, NameType.DOC) and lower[at] != "&":
            return end
        at += 1
        if tokens.words[at : at + 1] and (tokens.words[at] in known_names() or lower[at] in titles()):
            return end
    elif lower[at] == "in" and "for" in lower[start:end]:
        at += 1
    elif lower[at] in JOINS and left.lower() not in titles():
        while at < size and (lower[at] in JOINS or (tokens.words[at] in HYPHENS and tokens.touches(at))):
            at += 1
    else:
        return end
    return at + 1 if at < size and _is_capital(tokens, at, seen, shouting) else end


def _is_title(tokens: Tokens, index: int, end: int) -> bool:
    """Return whether token ``index`` of a run is a title of what follows or precedes."""
    lower = tokens.lower[index]
    if lower not in titles():
        return False
    after = index + 1
    while after < end and tokens.words[after] in ".-":
        after += 1
    if after < end and tokens.words[after] in name_heads() and tokens.lower[after] not in titles():
        return False
    if lower in WEAK_TITLES:
        return after < end and _is_title(tokens, after, end)
    if after < end and tokens.lower[after] in ("of", "for"):
        return True
    return not (index > 0 and lower == "general" and tokens.lower[index - 1] in ("attorney", "consul"))


def _cut(tokens: Tokens, first: int, last: int, seen: Seen) -> list[tuple[int, int]]:
    """Return the names of one run: what titles, peoples' names and stray words part."""
    parts, start, index = [], first, first
    while index < last:
        if _is_title(tokens, index, last):
            parts.append((start, index))
            index += 1
            while index < last and tokens.words[index] == ".":
                index += 1
            start = index
            if index < last and tokens.lower[index] in ("of", "for", "the"):
                while index < last and tokens.lower[index] in ("of", "for", "the", "and"):
                    index += 1
                start = index
            continue
        index += 1
    parts.append((start, last))
    names: list[tuple[int, int]] = []
    for begin, end in parts:
        names.extend(_trim(tokens, begin, end))
    return names


def _trim(tokens: Tokens, begin: int, end: int) -> list[tuple[int, int]]:
    """Return a part without hanging signs and small words, its people's name apart from the person or place."""
    while begin < end and (tokens.words[begin] in HYPHENS or tokens.words[begin] in ".&" or
                           tokens.lower[begin] in ("of", "and", "the", "for", "in")):  # fmt: skip
        begin += 1
    while end > begin and (tokens.words[end - 1] in HYPHENS or tokens.words[end - 1] == "&" or
                           tokens.lower[end - 1] in ("of", "and", "the", "for", "in")
                           and tokens.words[end - 1].islower()):  # fmt: skip
        end -= 1
    if begin >= end:
        return []
    if end - begin > 1 and known_names().get(_surface(tokens, begin, end)) is None:
        types = name_heads()
        headed = any(word in types for word in tokens.words[begin + 1 : end])
        if (
            known_names().get(tokens.words[begin]) is NameType.NORP
            and not headed
            and tokens.words[begin + 1] not in HYPHENS
        ):
            return [(begin, begin + 1), *_trim(tokens, begin + 1, end)]
    return [(begin, end)]


def _surface(tokens: Tokens, start: int, end: int) -> str:
    """Return the words of a name with single spaces, hyphens closed up, no final full stop."""
    parts: list[str] = []
    for index in range(start, end):
        if index > start and not tokens.touches(index):
            parts.append(" ")
        parts.append(tokens.words[index])
    return "".join(parts).removesuffix(".")


def _type(tokens: Tokens, start: int, end: int, seen: Seen) -> tuple[NameType, float]:
    """Return the type of a name and how sure the rule that gave it is."""
    surface = _surface(tokens, start, end)
    for kind, confidence in (
        _by_list(surface),
        _by_title(tokens, start),
        _by_head(tokens, start, end),
        _by_person(tokens, start, end, seen),
        _by_shape(tokens, start, end),
        _by_neighbours(tokens, start, end, seen),
    ):
        if kind is not None:
            return kind, confidence
    length = sum(tokens.words[index][0].isalpha() for index in range(start, end))
    return (NameType.PERSON, 0.55) if length in (2, 3) else (NameType.ORG, 0.4)


Guess = tuple[NameType | None, float]


def _by_list(surface: str) -> Guess:
    kind = known_names().get(surface) or known_names().get(surface.title() if surface.isupper() else surface)
    return (kind, 0.95)


def _by_title(tokens: Tokens, start: int) -> Guess:
    before = start - 1
    if before >= 0 and tokens.words[before] == ".":
        before -= 1
    if before < 0:
        return None, 0.0
    if tokens.lower[before] in titles() and (tokens.words[before][0].isupper()):
        return NameType.PERSON, 0.93
    role = tokens.lower[before] in words("role_nouns") and tokens.words[start] not in known_names()
    return (NameType.PERSON, 0.9) if role and tokens.words[start] not in name_heads() else (None, 0.0)


def _by_head(tokens: Tokens, start: int, end: int) -> Guess:
    heads = name_heads()
    stop = next((i for i in range(start, end) if tokens.lower[i] in ("of", "for")), end)
    for index in (stop - 1, *range(end - 1, start - 1, -1)):
        kind = heads.get(tokens.words[index])
        if kind is not None and (end - start > 1 or kind in (NameType.ORG,)):
            return kind, 0.88
        if stop != end:
            break
    if tokens.words[start] in ("Mount", "Lake", "Cape", "River"):
        return NameType.LOC, 0.9
    return None, 0.0


def _by_person(tokens: Tokens, start: int, end: int, seen: Seen) -> Guess:
    if tokens.words[start] in words("first_names"):
        return NameType.PERSON, 0.9 if end - start > 1 else 0.7
    if any(_initial(tokens, index) for index in range(start, end - 1)) and tokens.words[end - 1] != ".":
        return NameType.PERSON, 0.85
    if end - start == 1 and tokens.words[start] in seen.persons:
        return NameType.PERSON, 0.85
    if end < len(tokens.words) and tokens.lower[end] in SAYS and end - start > 1:
        return NameType.PERSON, 0.85
    if tokens.lower[end : end + 1] == [","] and end + 2 < len(tokens.words) and end - start in (2, 3):
        if tokens.words[end + 1].isdigit() and tokens.words[end + 2] == ",":
            return NameType.PERSON, 0.92
        if any(word in words("role_nouns") for word in tokens.lower[end + 1 : end + 6]):
            return NameType.PERSON, 0.8
    return None, 0.0


def _by_shape(tokens: Tokens, start: int, end: int) -> Guess:
    word = tokens.words[start]
    if end - start == 1:
        follows = tokens.lower[end] if end < len(tokens.words) else ""
        if word.endswith(("ians", "eans", "stanis", "ists")) or (
            word.endswith(("ian", "ese", "ist", "stani"))
            and follows.isalpha()
            and follows not in words("function_words")
        ):
            return NameType.NORP, 0.8
        if word.isupper() and 2 <= len(word) <= 6:
            return NameType.ORG, 0.75
    return None, 0.0


def _by_neighbours(tokens: Tokens, start: int, end: int, seen: Seen) -> Guess:
    surface = _surface(tokens, start, end)
    if surface in seen.types:
        return seen.types[surface], 0.75
    follows = tokens.lower[end] if end < len(tokens.words) else ""
    before = tokens.lower[start - 1] if start else ""
    if follows in PLACE_AFTER or (before == "of" and start > 1 and tokens.lower[start - 2] in PLACE_AFTER):
        return NameType.GPE, 0.9
    if follows in ("river", "mountains", "valley", "lake", "island", "sea", "peninsula", "gorge"):
        return NameType.LOC, 0.85
    if before in PLACE_BEFORE and end - start <= 2:
        return NameType.GPE, 0.72
    return None, 0.0


def _learn(tokens: Tokens, start: int, end: int, kind: NameType, confidence: float, seen: Seen) -> None:
    """Remember what a name was, for those later in the article."""
    if confidence < 0.7:
        return
    seen.types.setdefault(_surface(tokens, start, end), kind)
    if kind is NameType.PERSON and tokens.words[end - 1][0].isalpha() and tokens.words[end - 1] not in known_names():
        seen.persons.add(tokens.words[end - 1])


def _settle(article: Article, text: str, found: list[tuple[int, int, NameType, float]], seen: Seen) -> list[Name]:
    """Return the names, weakly typed ones with the type that a surer mention of the same words gave."""
    names = []
    for start, end, kind, confidence in found:
        surface = text[start:end]
        if confidence < 0.7 and surface in seen.types:
            kind, confidence = seen.types[surface], 0.7
        elif confidence < 0.7 and surface in seen.persons:
            kind, confidence = NameType.PERSON, 0.75
        span = Span(start=start, end=end)
        names.append(
            Name(
                id=mark_id("name", article.id, (span,), surface),
                start=start,
                end=end,
                text=surface,
                type=kind,
                entity=None,
                confidence=round(confidence, 3),
            )  # fmt: skip
        )
    return names
