"""Capitals: which capitalised words of an article may belong to a name, and which only open a sentence."""

from dataclasses import dataclass, field
from functools import cache

from sayso.lexicon import table, words
from sayso.mark.calendar import calendar_words
from sayso.mark.numeral import HYPHENS
from sayso.mark.token import Tokens
from sayso.vocabulary import NameType

BODIES = frozenset(
    "army forces troops soldiers artillery military government authorities officials side police navy parliament"
    " president ministry minister people fighters militants jets drones rockets guns aircraft warplanes".split()
)
"""What belongs to a state or a people: "Orvalian troops"."""

SAYS = frozenset("said says told added explained noted stated wrote tweeted believes argued recalled insisted".split())


SMALL_WORDS = frozenset(
    "a an the this that these those and or but nor so yet if then than as at by for from in into of off on"
    " onto out over"
    " per since through to toward towards until up upon via with within without he she it we they i you his her its our"
    " their my your who whom whose which what when where why how there here is are was were be been not no also now"
    " today yesterday tomorrow monday".split()
)


FINITE = frozenset("was were is are has had have be been will said".split())
"""Small verbs that a headline in title case would have capitalised."""


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


def survey(tokens: Tokens, seen: Seen) -> None:
    """Note which words of a sentence are written small, and which carry a capital that nothing forces."""
    forced = is_shouting(tokens)
    fresh = True
    for word in tokens.words:
        if not word[0].isalpha():
            fresh = fresh or word in '“"‘:•('
            continue
        if word[0].islower():
            seen.small.add(word)
        elif not fresh and not forced:
            seen.capital[word] = seen.capital.get(word, 0) + 1
        fresh = False


def is_shouting(tokens: Tokens) -> bool:
    """Return whether a sentence is in capitals or in title case, so that its capitals say nothing."""
    if not FINITE.isdisjoint(tokens.words):
        return False
    long = [word for word in tokens.words if len(word) > 3 and word[0].isalpha()]
    if not all(word.isupper() for word in long) and "." in tokens.words[-2:]:
        return False
    upper = sum(word[0].isupper() for word in long)
    if len(long) < CERTAIN:
        return len(long) > 1 and all(word.isupper() for word in long)
    return upper >= 0.8 * len(long)


def is_capital(tokens: Tokens, index: int, seen: Seen, shouting: bool) -> bool:
    """Return whether token ``index`` may be part of a name."""
    word = tokens.words[index]
    if not word[0].isupper():
        return False
    lower = tokens.lower[index]
    if lower in calendar_words() and not (index + 1 < len(tokens.words) and tokens.words[index + 1] in name_heads()):
        return False
    if is_initial(tokens, index):
        return not shouting or _known_word(word, seen)
    if lower in BREAKERS or (len(word) == 1 and not _beside_name(tokens, index)):
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
    if after in BODIES:
        return True
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


def is_initial(tokens: Tokens, index: int) -> bool:
    """Return whether a token is an initial with its full stop."""
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
