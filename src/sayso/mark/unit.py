"""Units after numbers: metres and their like, signs, letters, powers and degrees."""

from sayso.mark.measured import Measured, as_rate, word_at
from sayso.mark.noun import find_noun, units
from sayso.mark.numeral import HYPHENS
from sayso.mark.quantity import Quantity
from sayso.mark.token import Tokens
from sayso.vocabulary import FigureKind

SHORT = frozenset(
    "m g h ha mi t l j gy in mm ms min mins ft oz kg km mb gb tb cm ml hz mw gw kw hp lb lbs nmi yd b sec secs hr hrs"
    " yr yrs ° pa au ly gal qt eb px atm mol ns ah sv bq bp boe ppi hl dl mj gj tj wk kn lm lx".split()
)
"""Unit letters that are words or something else unless digits stand right before them."""

POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic", "nautical": "nautical"}
DEGREES = {"celsius": "celsius", "fahrenheit": "fahrenheit", "centigrade": "celsius", "c": "celsius", "f": "fahrenheit",
          "celcius": "celsius", "farenheit": "fahrenheit"}  # fmt: skip
LENGTHS = ("metre", "mile", "foot", "inch", "yard")
SIZES = frozenset("thick wide tall long high deep across".split())
PRIMES = frozenset('″′"')
"""Signs for inches and feet."""

LETTERS = {"V": "volt", "W": "watt", "A": "ampere", "Nm": "newton-metre", "C": "celsius", "F": "fahrenheit"}
"""Units whose letter stands right after digits, and means something else in lower case or after a space."""

WARMTH = frozenset(
    "temperature temperatures degree degrees ° heat heatwave cold weather warm warmer hot hotter freezing celsius"
    " fahrenheit climate thermometer forecast oven fever".split()
)
"""Words of a sentence in which a "C" or "F" after digits is a degree; elsewhere it names a form or a grade."""

NO_UNITS = tuple(
    [word] for word in "GPA T PA BP PPI DPI QT GAL ATM SV EB AH NS BOE HL MOL PX LM BBL AU MJ PPT WK".split()
)
"""Capitals that are no unit although their small letters are."""

NAMES = ("NOUN", "PROPN")
FILLERS = frozenset("more full straight consecutive long whole".split())
BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def unit_after(tokens: Tokens, quantity: Quantity, at: int, limit: int) -> Measured | None:
    """Return the measure that a number and the unit at token ``at`` make, with what it is a measure of.

    limit: index of the next number, over which what is measured does not run
    """
    if word_at(tokens, at) in FILLERS and word_at(tokens, at + 1) in units():
        at += 1
    return (
        _in_brackets(tokens, at)
        or _fold(tokens, at)
        or _letter(tokens, quantity, at, limit)
        or _joined(tokens, at, limit)
        or _spelt(tokens, quantity, at, limit)
    )


def _bare(unit: str, kind: FigureKind, end: int) -> Measured:
    return Measured(kind=kind, unit=unit, end=end, counted=(end, end))


def _in_brackets(tokens: Tokens, at: int) -> Measured | None:
    """Return "40 (kg)" as a measure."""
    if word_at(tokens, at) not in BRACKETS or word_at(tokens, at + 2) != BRACKETS[word_at(tokens, at)]:
        return None
    unit, kind = units().get(word_at(tokens, at + 1), ("", FigureKind.MEASURE))
    return _bare(unit, kind, at + 3) if unit and kind is FigureKind.MEASURE else None


def _fold(tokens: Tokens, at: int) -> Measured | None:
    """Return "20x", "ten-fold" as a multiple."""
    crossed = word_at(tokens, at) == "x" and tokens.touches(at) and tokens.words[at - 1][-1].isdigit()
    return _bare("fold", FigureKind.OTHER, at + 1) if crossed or word_at(tokens, at) == "fold" else None


def _letter(tokens: Tokens, quantity: Quantity, at: int, limit: int) -> Measured | None:
    """Return "12V", "40C" in a sentence on warmth, "40 °C" and "-12 C" as measures."""
    word = word_at(tokens, at)
    if word == "°" and word_at(tokens, at + 1) in ("c", "f"):
        return as_rate(tokens, _bare(DEGREES[word_at(tokens, at + 1)], FigureKind.MEASURE, at + 2))
    spoken = not tokens.touches(at) and tokens.words[at - 1][-1].isdigit() and tokens.tag(at + 1) not in NAMES
    spoken = spoken and word_at(tokens, at + 1) not in HYPHENS
    if tokens.words[at : at + 1] in (["C"], ["F"]) and ((quantity.value or 0) < 0 or spoken):
        return _bare(DEGREES[word], FigureKind.MEASURE, at + 1)
    spaced = tokens.words[at : at + 1] == ["Nm"]
    if not spaced and (not tokens.touches(at) or not tokens.words[at - 1][-1].isdigit()):
        return None
    letter = LETTERS.get(tokens.words[at])
    if letter in ("celsius", "fahrenheit") and WARMTH.isdisjoint(tokens.lower):
        return None
    if letter is None or (tokens.touches(at + 1) and tokens.words[at + 1][0].isalnum()):
        return None
    return _of_measure(tokens, letter, FigureKind.MEASURE, at + 1, limit)


def _joined(tokens: Tokens, at: int, limit: int) -> Measured | None:
    """Return a unit of several tokens: "lb-ft", "metric tons", "British thermal units"."""
    for size in (3, 2):
        row = tokens.lower[at : at + size]
        touching = all(tokens.touches(at + step) for step in range(1, size))
        unit = units().get("".join(row) if touching else " ".join(row)) if len(row) == size else None
        if unit is not None:
            return as_rate(tokens, _of_measure(tokens, *unit, at + size, limit))
    return None


def _spelt(tokens: Tokens, quantity: Quantity, at: int, limit: int) -> Measured | None:
    """Return "40 km", "40 square kilometres" as measures."""
    power = POWERS.get(word_at(tokens, at))
    if power:
        at += 2 if word_at(tokens, at + 1) in (".", "-") else 1
    word = word_at(tokens, at)
    found = units().get(word) if tokens.words[at : at + 1] not in NO_UNITS else None
    if found is None or not _is_meant(tokens, quantity, at):
        return None
    unit, kind = found
    unit, end = f"{power} {unit}" if power else unit, at + 1
    if unit == "degree" and word_at(tokens, end) in DEGREES:
        unit, end = DEGREES[word_at(tokens, end)], end + 1
    if not power and kind is FigureKind.MEASURE:
        unit, end = _raised(tokens, unit, end)
    return as_rate(tokens, _of_measure(tokens, unit, kind, end, limit))


def _is_meant(tokens: Tokens, quantity: Quantity, at: int) -> bool:
    """Return whether a word that may be a unit is one here: not "in", "m", "second" of other senses, nor a code."""
    word = word_at(tokens, at)
    if _is_lengthy(tokens, quantity, at):
        return False
    digits = tokens.words[quantity.end - 1][0].isdigit() or quantity.value is None or quantity.value >= 1000
    if word == "in" and not (tokens.touches(at) or _is_inch(tokens, at)):
        return False
    if word in PRIMES:
        return tokens.touches(at) and _is_prime(tokens, at)
    if word in SHORT:
        if tokens.touches(at + 1) and _is_code_after(tokens, at + 1):
            return False
        after = word_at(tokens, at + 1)
        bare = not after[:1].isalpha() or after in ("of", "x", *SIZES)
        return digits and (tokens.touches(at) or len(word) > 1 or bare)
    return digits or word not in ("second", "quarters")


def _is_lengthy(tokens: Tokens, quantity: Quantity, at: int) -> bool:
    """Return whether a unit describes each of those counted: "eight | hour-long episodes"; not "an eight hour-long"."""
    several = quantity.value not in (1, None) and at == quantity.end and not tokens.touches(at)
    tied = word_at(tokens, at + 1) in HYPHENS and word_at(tokens, at + 2) == "long"
    return several and tied and word_at(tokens, quantity.first - 1) not in ("a", "an") and at + 3 < len(tokens.words)


def _of_measure(tokens: Tokens, unit: str, kind: FigureKind, end: int, limit: int) -> Measured:
    """Return a measure with what it is a measure of: "40 tonnes | of grain"."""
    counted = (end, end)
    if word_at(tokens, end) == "of" and kind is FigureKind.MEASURE:
        counted = of_what(tokens, end, limit)
    return Measured(kind=kind, unit=unit, end=end, counted=counted)


def _is_prime(tokens: Tokens, at: int) -> bool:
    """Return whether a sign right after a number stands for inches or feet rather than closes a quotation."""
    if tokens.words[at] in "″′":
        return True
    return tokens.words[:at].count(tokens.words[at]) % 2 == 0


def _is_inch(tokens: Tokens, at: int) -> bool:
    """Return whether "in" after a number is inches: it ends the sentence or a word of size follows."""
    return word_at(tokens, at + 1) in SIZES or all(not word[0].isalnum() for word in tokens.words[at + 1 :])


def _is_code_after(tokens: Tokens, at: int) -> bool:
    """Return whether digits hang on a letter, so that it is part of a code and no unit: "24703 L-202"."""
    if tokens.words[at] in HYPHENS and tokens.touches(at + 1):
        at += 1
    power = tokens.words[at] in ("2", "3") and tokens.words[at - 1][0].isalpha()
    return tokens.words[at][0].isdigit() and not power


def _raised(tokens: Tokens, unit: str, end: int) -> tuple[str, int]:
    """Return a unit with the power written after it: "km2", "km^3", "km squared"."""
    if word_at(tokens, end) in ("squared", "cubed"):
        return ("square " if word_at(tokens, end) == "squared" else "cubic ") + unit, end + 1
    at = end + 1 if word_at(tokens, end) == "^" else end
    if word_at(tokens, at) in ("2", "3") and tokens.touches(end) and tokens.touches(at) and unit.endswith(LENGTHS):
        return ("square " if word_at(tokens, at) == "2" else "cubic ") + unit, at + 1
    return unit, end


def of_what(tokens: Tokens, at: int, limit: int) -> tuple[int, int]:
    """Return the token range of the thing that a measure is one of, empty where none stands at ``at``."""
    noun = find_noun(tokens, at, one=False, limit=limit) or find_noun(tokens, at, one=True, limit=limit)
    return (noun.first, noun.end) if noun else (at, at)
