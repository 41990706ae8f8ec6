"""Names: runs of capitalised words, cut where a title or a people's name ends, typed by the words in and around them."""

import re
from dataclasses import dataclass, field
from functools import cache

from sayso.identity import mark_id
from sayso.lexicon import table, words
from sayso.mark.calendar import calendar_words
from sayso.mark.noun import person_nouns
from sayso.mark.number import HYPHENS
from sayso.mark.quantity import currencies
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
PLACES_BEFORE = frozenset("regions provinces districts cities towns villages counties countries states capital".split())
SAYS = frozenset("said says told added explained noted stated wrote tweeted believes argued recalled insisted".split())
SMALL_WORDS = frozenset(
    "a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over"
    " per since through to toward towards until up upon via with within without he she it we they i you his her its our"
    " their my your who whom whose which what when where why how there here is are was were be been not no also now"
    " today yesterday tomorrow monday".split()
)
BASED = frozenset(
    "based led born backed style made era wide like trained controlled held occupied related run owned linked funded"
    " friendly area bound speaking brokered sponsored appointed supported majority dominated populated imposed"
    " initiated the and or in on of to by wide old year level term time long up off".split()
)
FINITE = frozenset("was were is are has had have be been will said".split())
"""Small verbs that a headline in title case would have capitalised."""

GENERIC = frozenset(
    "Kingdom Republic State States Province District Region City County Village Town Day Days War Wars Week Agreement"
    " Treaty Resolution Statement Law Bill Act Plan Report Code Declaration Pact River Island Islands Street Road"
    " Station Building House Hall Gate Home Operation Battle Programme Program Service Services Office Group Company"
    " Chapter Article Section Room Party Sea Mountain Mountains Mount Hill Hills Western Eastern Northern Southern West"
    " East North South Royal Head Chief Christianity Islam GDP CEO TV Internet Covid COVID Photo Image".split()
)
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
        listed: tuple[int, NameType] | None = None
        for first, last in _runs(tokens, seen, shouting):
            for start, cut in _cut(tokens, first, last, seen):
                end = _numbered(tokens, start, cut)
                kind, confidence = _type(tokens, start, end, seen)
                if confidence < 0.6 and listed is not None and _in_list(tokens, listed[0], start):
                    kind, confidence = listed[1], 0.62
                listed = (end, kind)
                found.append((tokens.starts[start], tokens.ends[end - 1], kind, confidence))
                _learn(tokens, start, end, kind, confidence, seen)
    return tuple(_settle(article, text, found, seen))


def _in_list(tokens: Tokens, end: int, start: int) -> bool:
    """Return whether only a comma or "and" stands between two names: what one is, the other is likely to be."""
    return tokens.lower[end:start] in ([","], ["and"], [",", "and"], ["or"])


NUMBERED = frozenset("Resolution Resolutions Decree Directive Protocol Convention Article Law Act Order Treaty".split())


def _numbered(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of a name of a document with its number: "Resolution 1325", "Decree No. 12", "resolution 5/2"."""
    if tokens.words[end - 1] not in NUMBERED:
        return end
    at = end
    while at < len(tokens.words) and at - end < 3 and tokens.lower[at] in ("no", ".", "nos", "№", "n"):
        at += 1
    if at < len(tokens.words) and tokens.words[at][0].isdigit():
        at += 1
        while (
            at + 1 < len(tokens.words)
            and tokens.words[at] in "/-"
            and tokens.touches(at)
            and tokens.words[at + 1][0].isdigit()
        ):
            at += 2
        return at
    return end


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
        fresh = False


def _shouting(tokens: Tokens) -> bool:
    """Return whether a sentence is in capitals or in title case, so that its capitals say nothing."""
    if not FINITE.isdisjoint(tokens.words):
        return False
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
    if lower in BREAKERS or (len(word) == 1 and not _initial(tokens, index) and not _beside_name(tokens, index)):
        return False
    if index and tokens.touches(index) and tokens.words[index - 1] in "/%@=_#\\":
        return False
    if shouting:
        return _known_word(word, seen) or _full_name(tokens, index)
    if not _starts(tokens, index):
        return lower not in SMALL_WORDS or word.isupper()
    if lower in words("function_words") or lower in words("verb_forms"):
        return word.isupper() and len(word) > 1 and lower not in words("function_words")
    if lower == "you" or word in _openers():
        return False
    if word in seen.capital or word in known_names() or word.isupper():
        return True
    if lower in seen.small:
        return False
    if word in words("first_names") or lower in titles() or word in name_heads():
        return True
    if word in _common() or lower.endswith(("ly", "ing")):
        return False
    after = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    return (
        after[:1].isupper() or after in ("'s", "’s") or after.lower() in SAYS or word.lower().endswith(("ians", "ese"))
    )


def _beside_name(tokens: Tokens, index: int) -> bool:
    """Return whether a lone capital letter may belong to a name: a capitalised word touches it on either side."""
    before = index > 0 and tokens.words[index - 1][0].isupper() and len(tokens.words[index - 1]) > 1
    after = index + 1 < len(tokens.words) and tokens.words[index + 1][0].isupper() and len(tokens.words[index + 1]) > 1
    return before or after


@cache
def _openers() -> frozenset[str]:
    """Return function words capitalised: at the start of a sentence they are no names."""
    return frozenset(word.capitalize() for word in words("function_words"))


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


def _full_name(tokens: Tokens, index: int) -> bool:
    """Return whether a word is half of a given name and surname: all a line of a list or a headline need say."""
    words_, given = tokens.words, words("first_names")
    if (
        words_[index] in given
        and index + 1 < len(words_)
        and words_[index + 1][0].isupper()
        and tokens.lower[index + 1] not in words("verb_forms")
    ):
        return True
    return (
        index > 0
        and words_[index - 1] in given
        and words_[index][0].isupper()
        and tokens.lower[index] not in words("verb_forms")
    )


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
        if (word == "." and tokens.touches(end) and _abbreviated(tokens, end, seen, shouting)) or _is_capital(tokens, end, seen, shouting):
            end += 1
        elif word in HYPHENS and tokens.touches(end) and tokens.touches(end + 1) and end + 1 < size:
            if not (_is_capital(tokens, end + 1, seen, shouting) or _hyphened(tokens, start, end)):
                break
            end += 2
        else:
            bridge = _bridge(tokens, start, end, seen, shouting)
            if bridge == end:
                break
            end = bridge
    return end


def _hyphened(tokens: Tokens, start: int, hyphen: int) -> bool:
    """Return whether the small word after a hyphen is half of a given name: "Lee Teng-hui", but not "X City-based"."""
    word, before = tokens.words[hyphen + 1], tokens.words[hyphen - 1]
    if not word.isalpha() or len(word) > 6 or word in BASED or word in words("function_words"):
        return False
    known = known_names().get(before) or name_heads().get(before)
    return hyphen - start >= 2 and known is None and not before.isupper() and tokens.words[hyphen - 2].isalpha()


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
        if lower[at] != "&" and not _lists(tokens, start, end):
            return end
        at += 1
        if tokens.words[at : at + 1] and (tokens.words[at] in known_names() or lower[at] in titles()):
            return end
        if tokens.words[at : at + 1] == ["the"]:
            return end
    elif (
        lower[at] in ("'s", "’s")
        and tokens.words[at + 1 : at + 2]
        and name_heads().get(tokens.words[at + 1]) is NameType.EVENT
    ) or (
        lower[at] in "'’"
        and left.endswith("s")
        and tokens.words[at + 1 : at + 2]
        and tokens.words[at + 1] in name_heads()
    ) or (lower[at] == "in" and "for" in lower[start:end] and name_heads().get(left) is None):
        at += 1
    elif lower[at] in JOINS and left.lower() not in titles():
        while at < size and (lower[at] in JOINS or (tokens.words[at] in HYPHENS and tokens.touches(at))):
            at += 1
    else:
        return end
    return at + 1 if at < size and _is_capital(tokens, at, seen, shouting) else end


def _lists(tokens: Tokens, start: int, end: int) -> bool:
    """Return whether an "and" may go on inside a name: its body has a head and an "of" or "for" after it."""
    small = [index for index in range(start, end) if tokens.lower[index] in ("of", "for")]
    if not small:
        return False
    return any(
        name_heads().get(tokens.words[index]) in (NameType.ORG, NameType.DOC) for index in range(start, small[-1])
    )


def _is_title(tokens: Tokens, index: int, end: int) -> bool:
    """Return whether token ``index`` of a run is a title of what follows or precedes."""
    lower = tokens.lower[index]
    if lower not in titles():
        return False
    after = index + 1
    while after < end and tokens.words[after] in ".-":
        after += 1
    head = name_heads().get(tokens.words[after]) if after < end else None
    if (
        head is not None
        and tokens.lower[after] not in titles()
        and not (after + 1 == end and head in (NameType.LOC, NameType.FAC))
    ):
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
                start = index = _past_portfolio(tokens, index, last)
            continue
        index += 1
    parts.append((start, last))
    names: list[tuple[int, int]] = []
    for begin, end in parts:
        names.extend(_trim(tokens, begin, end))
    return names


def _past_portfolio(tokens: Tokens, index: int, last: int) -> int:
    """Return where a name may start after "Minister of": the portfolio is part of the title, a body or place is not."""
    if tokens.lower[index - 1] not in ("of", "for") or tokens.lower[index - 2] not in (
        "minister",
        "secretary",
        "undersecretary",
    ):
        return index
    if any(tokens.words[at] in known_names() or tokens.words[at] in name_heads() for at in range(index, last)):
        return index
    while index < last and tokens.words[index] not in words("first_names"):
        index += 1
    return index


def _trim(tokens: Tokens, begin: int, end: int) -> list[tuple[int, int]]:
    """Return a part without hanging signs and small words, its people's name apart from the person or place."""
    while begin < end and (tokens.words[begin] in HYPHENS or tokens.words[begin] in ".&" or
                           tokens.lower[begin] in ("of", "and", "the", "for", "in")):  # fmt: skip
        begin += 1
    while end > begin and (tokens.words[end - 1] in HYPHENS or tokens.words[end - 1] == "&" or
                           (tokens.lower[end - 1] in ("of", "and", "the", "for", "in")
                           and tokens.words[end - 1].islower())):  # fmt: skip
        end -= 1
    if begin >= end or (end - begin == 1 and _is_generic(tokens, begin)):
        return []
    joint = _joint(tokens, begin, end)
    if joint is not None:
        return [*_trim(tokens, begin, joint), *_trim(tokens, joint + 1, end)]
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


def _is_generic(tokens: Tokens, index: int) -> bool:
    """Return whether a lone capitalised word names nothing: "the Kingdom", "Head", "USD", "IDPs"."""
    word, lower = tokens.words[index], tokens.lower[index]
    if word in GENERIC or lower in WEAK_TITLES or lower in person_nouns():
        return True
    if word.isupper() and lower in currencies():
        return True
    after = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    return (len(word) == 1 and word != "X") or (word == "US" and after == "$")


def _joint(tokens: Tokens, begin: int, end: int) -> int | None:
    """Return the hyphen between two names of their own: "Japan-EU", "Israeli-Australian"."""
    for index in range(begin + 1, end - 1):
        if tokens.words[index] in HYPHENS:
            left = known_names().get(_surface(tokens, begin, index))
            right = known_names().get(_surface(tokens, index + 1, end))
            whole = known_names().get(_surface(tokens, begin, end))
            if left is not None and right is not None and whole is None:
                return index
    return None


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
    if length in (2, 3):
        return NameType.PERSON, 0.55
    return (NameType.ORG, 0.45) if length > 3 or tokens.lower[max(0, start - 1)] == "the" else (NameType.PERSON, 0.4)


LETTER_STOPS = re.compile(r"\b([A-Z])\s*\.\s*(?=[A-Z]\b)")
Guess = tuple[NameType | None, float]


def _by_list(surface: str) -> Guess:
    surface = LETTER_STOPS.sub(r"\1.", surface)
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
    further = tokens.lower[end + 1] if end + 1 < len(tokens.words) else ""
    if (
        follows in PLACE_AFTER
        or (follows in ("economic", "autonomous", "border") and further in PLACE_AFTER)
        or (before == "of" and start > 1 and tokens.lower[start - 2] in PLACE_AFTER)
    ):
        return NameType.GPE, 0.9
    if follows in ("river", "mountains", "valley", "lake", "island", "sea", "peninsula", "gorge"):
        return NameType.LOC, 0.85
    if before in PLACE_BEFORE and end - start <= 2:
        return NameType.GPE, 0.72
    if before in ("of", "like", "as") and any(
        word in PLACES_BEFORE for word in tokens.lower[max(0, start - 3) : start]
    ):
        return NameType.GPE, 0.75
    if (
        before == "to"
        and start > 1
        and tokens.lower[start - 2]
        in (
            "went",
            "travelled",
            "traveled",
            "fled",
            "returned",
            "trip",
            "visit",
            "came",
            "moved",
            "sent",
            "flew",
            "road",
        )
    ):
        return NameType.GPE, 0.72
    return None, 0.0


def _learn(tokens: Tokens, start: int, end: int, kind: NameType, confidence: float, seen: Seen) -> None:
    """Remember what a name was, for those later in the article."""
    if confidence < 0.7:
        return
    seen.types.setdefault(_surface(tokens, start, end), kind)
    if kind is NameType.PERSON and tokens.words[end - 1][0].isalpha() and tokens.words[end - 1] not in known_names():
        seen.persons.add(tokens.words[end - 1])
        if end - start > 1 and tokens.words[start] in words("first_names"):
            seen.persons.add(tokens.words[start])


LIST_JOINT = re.compile(r",? and |, ")


def _settle(article: Article, text: str, found: list[tuple[int, int, NameType, float]], seen: Seen) -> list[Name]:
    """Return the names, weakly typed ones with the type that a surer mention of the same words gave."""
    names = []
    for place in range(len(found) - 1, -1, -1):
        start, end, kind, confidence = found[place]
        surface = text[start:end]
        if confidence < 0.6 and surface not in seen.types and place + 1 < len(found):
            after = found[place + 1]
            if after[3] >= 0.62 and LIST_JOINT.fullmatch(text, end, after[0]):
                kind, confidence = after[2], 0.62
                found[place] = (start, end, kind, confidence)
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
