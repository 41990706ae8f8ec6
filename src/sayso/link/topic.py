"""Topics: what a figure counts, in a form that can be compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon import table
from sayso.link.fact import FigureFact
from sayso.link.spelling import fold_name
from sayso.vocabulary import FigureKind, Harm, VictimStatus

PLAIN = frozenset(
    "of the a an and or in on at to by for from with as about around some more than at least nearly almost over under "
    "up who that which were was are is be been has have had its his her their our other another all total new least "
    "most".split()
)
"""Words that tell nothing about what is counted or said."""
_DIGITS = re.compile(r"^\d[\d.,]*$")
PARTS = frozenset({"child", "adult", "woman", "man", "prisoner", "officer", "suspect"})
"""Groups that are a part of the people hit; combatants and civilians are what some say all of them were."""
_TOLL = {
    Harm.CAPTURED: "held",
    Harm.DETAINED: "held",
    Harm.ARRESTED: "held",
    Harm.ABDUCTED: "abducted",
}
CLOSE = 0.85
"""From here on two numbers are close."""
ALIKE = 0.85
"""Likeness from here on makes two descriptions one: "homes destroyed", "houses destroyed"."""
ALIKE_IF_CLOSE = 0.7
"""The same where the numbers are close as well."""
SUM = 10_000
"""From here on two equal sums of money in one story are of one thing, whatever each is called."""
VAGUE = 10
"""Up to here the least that an open number can be says nothing: "several" are at least three, "tens" ten."""
SCALE = {
    "fraction": ("share", 1.0),
    "percent": ("share", 0.01),
    "decade": ("year", 10.0),
    "century": ("year", 100.0),
    "week": ("day", 7.0),
    "fortnight": ("day", 14.0),
}
"""Units of one dimension, and what one of them is worth in it; every other unit stands for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is counted.

    dimension: unit with its multiples (``share`` for percent and fractions)
    harms:     what happened to the people counted, detained and arrested being one
    group:     who they are: ``people`` when nothing is said
    words:     stems of the words that say what is counted
    named:     names among these words: whose soldiers, which nation's children
    sum:       so much money that it is rarely equal by chance
    peculiar:  a number that is equal by chance less often than others: at least 13, no multiple of 5, 6 or 7, in which
               durations are rounded
    """

    dimension: str
    harms: frozenset[str]
    group: str
    words: frozenset[str]
    head: str
    peculiar: bool = False
    sum: bool = False
    named: frozenset[str] = frozenset()


def read_topic(figure: FigureFact) -> Topic:
    """Return what ``figure`` counts."""
    dimension = SCALE.get(figure.unit, (figure.unit, 1.0))[0]
    harms = frozenset(_TOLL.get(harm, str(harm)) for harm in figure.harm)
    told = figure.counted or figure.tail
    words, head = _stems(f"{told} {figure.victims or ''}", told)
    return Topic(
        dimension=dimension,
        harms=harms,
        group=_group(figure.victims, figure.counted, figure.status) if figure.unit == "person" else "",
        words=words,
        head=head,
        named=_names(f"{figure.victims or ''} {told}") if figure.unit == "person" else frozenset(),
        sum=_is_large_sum(figure),
        peculiar=figure.kind == FigureKind.DURATION and _is_peculiar(figure.value),
    )


def kind_of_people(topic: Topic) -> frozenset[str]:
    """Return what is said of the people counted beyond their being people: their group, or the stems of the words.

    Soldiers and fighters are of one group; protesters and contractors, or two nations, are told apart by their words.
    """
    if topic.group not in {"people", ""}:
        return frozenset({topic.group})
    return topic.words - _plain_stems()


def comparable(figure: FigureFact) -> bool:
    """Whether a figure can answer a question that others answer.

    Ages and bare numbers cannot, nor can "no others", nor a share of a person, which is a rate.
    """
    if figure.scope.set_off or figure.kind in {FigureKind.AGE, FigureKind.OTHER}:
        return False
    if figure.unit == "person" and figure.value is not None:
        if figure.value != int(figure.value) or (figure.value == 0 and figure.scope.others):
            return False
    return bool(figure.harm or figure.counted or figure.tail) or _is_peculiar(figure.value) or _is_large_sum(figure)


def _is_large_sum(figure: FigureFact) -> bool:
    """Whether a figure is so much money that another of the same story is rarely equal by chance."""
    return figure.kind == FigureKind.MONEY and (figure.value or figure.low or 0) >= SUM


def is_vague(figure: FigureFact) -> bool:
    """Whether a figure gives hardly a number: "many", "several", which is compatible with all that are larger."""
    return figure.value is None and figure.high is None and (figure.low is None or figure.low < VAGUE)


def _is_peculiar(value: int | float | None) -> bool:
    """Whether a number is rarely equal by chance."""
    return isinstance(value, int) and value >= 13 and all(value % part for part in (5, 6, 7))


@lru_cache(maxsize=1 << 14)
def _group(victims: str | None, counted: str, status: VictimStatus | None) -> str:
    """Return the group of people that is counted."""
    groups = _groups()
    found = {groups[word] for text in (victims or "", counted) for word in fold_name(text).split() if word in groups}
    found.discard("people")
    if status == VictimStatus.COMBATANT or "combatant" in found:
        return "combatant"
    for group in ("child", "adult", "woman", "prisoner", "officer", "suspect"):
        if group in found:
            return group
    if found == {"man"}:
        return "man"
    return "civilian" if "civilian" in found or status == VictimStatus.CIVILIAN else "people"


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    """Return the group of each word for people."""
    return {row["word"]: row["group"] for row in table("link_people")}


@lru_cache(maxsize=1)
def _plain_stems() -> frozenset[str]:
    """Return the stems of the words that say of people no more than that they are people."""
    return frozenset(stem(word) for word, group in _groups().items() if group == "people")


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    """Return the words for people, numbers and what happened to people: capitals make no names of them."""
    words = [row["form"] for name in ("person_nouns", "harm_words") for row in table(name)]
    return frozenset([*words, *_groups(), *(row["word"] for row in table("number_words"))])


@lru_cache(maxsize=1 << 14)
def _names(told: str) -> frozenset[str]:
    """Return the stems of the capitalised words of ``told``, but for those that a headline alone makes capitals."""
    folded = [fold_name(word) for word in told.split() if word[:1].isupper()]
    return frozenset(stem(word) for word in folded if word and word not in PLAIN and word not in _no_names())


@lru_cache(maxsize=1 << 14)
def _stems(told: str, counted: str) -> tuple[frozenset[str], str]:
    """Return the stems of the telling words of ``told``, and that of the head of ``counted``."""
    words = [stem(word) for word in fold_name(told).split() if word not in PLAIN and not _DIGITS.match(word)]
    plain = fold_name(counted.split(" of ", maxsplit=1)[0] if not counted.startswith("of ") else counted)
    heads = [stem(word) for word in plain.split() if word not in PLAIN and not _DIGITS.match(word)]
    return frozenset(words), heads[-1] if heads else ""


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return ``word`` without the endings of number and tense: enough to see two forms of one word as one."""
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def same_topic(one: Topic, other: Topic, close: float = 0.0, like: float = 0.0) -> bool:
    """Whether two figures count the same sort of thing, as far as their own words go.

    close: how near the two numbers are, 0..1; where they are the same, looser words will do: "two teenagers" may be the
           "two people" of another, "20% of the lands" its "nearly a fifth of the territory"
    like:  how near the descriptions of two figures without harm are in meaning, 0..1: other words for one thing
    """
    if one.dimension != other.dimension:
        return False
    if one.named and other.named and not one.named & other.named:
        return False
    if one.harms and other.harms:
        if one.group != other.group and (one.named or other.named) and close < 1:
            return False
        pair = {one.group, other.group}
        alike = len(pair) == 1 or pair <= {"people", "combatant", "civilian"} or (close == 1 and "people" in pair)
        return alike and bool(one.harms & other.harms)
    telling = (one.words & other.words) - _plain_stems()
    if one.harms or other.harms:
        return close >= CLOSE and one.group == other.group and bool(telling)
    if one.group != other.group:
        return False
    if one.peculiar and other.peculiar and close == 1 and not (one.words and other.words):
        return True
    if one.sum and other.sum and close == 1:
        return True
    if not one.head or not other.head:
        return False
    if one.dimension == "person" and not telling and close < CLOSE:
        return False
    if like >= (ALIKE_IF_CLOSE if close >= CLOSE else ALIKE):
        return True
    likeness = len(one.words & other.words) / len(one.words | other.words)
    if one.head == other.head:
        return likeness >= 0.5 or close == 1
    return close >= CLOSE and likeness >= 0.3
