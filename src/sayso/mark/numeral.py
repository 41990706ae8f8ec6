"""Numerals: the words of numbers with their values, and numbers in digits as people write them."""

import re
from functools import cache

from sayso.lexicon import table
from sayso.mark.token import Tokens

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
COMMA = re.compile(r"\d+,\d{1,2}")
GROUP = re.compile(r"\d{3}(?:\.\d+)?")
HYPHENS = frozenset("-‐‑–—")
LONGEST = 24
"""Characters a number in digits may have; what is longer is a code."""


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Return number words with their value and role (``ones``, ``tens``, ``scale``, ``short``)."""
    return {row["word"]: (float(row["value"]), row["role"]) for row in table("number_words")}


@cache
def vague_words() -> dict[str, float]:
    """Return bare plurals ("dozens") with the least they say."""
    return {row["word"]: float(row["low"]) for row in table("vague_numbers")}


@cache
def unsaid_numbers() -> dict[tuple[str, ...], float]:
    """Return words that stand for a number without saying it ("several", "a number of") with the least they say."""
    return {tuple(row["phrase"].split()): float(row["low"]) for row in table("unsaid_numbers")}


@cache
def fraction_words() -> dict[str, float]:
    """Return fraction words with their value."""
    exact = {"third": 1 / 3, "sixth": 1 / 6, "seventh": 1 / 7, "ninth": 1 / 9, "twelfth": 1 / 12, "thirtieth": 1 / 30}
    found = {}
    for row in table("fraction_words"):
        stem = row["word"].removesuffix("s")
        found[row["word"]] = exact.get(stem, float(row["value"]))
    return found


def read_digits(word: str) -> float | None:
    """Return what a token of digits, points and commas amounts to, None where it is no plain number ("1.2.3")."""
    if len(word) > LONGEST:
        return None
    if PLAIN.fullmatch(word):
        return float(word)
    if GROUPED.fullmatch(word) or INDIAN.fullmatch(word):
        return float(word.replace(",", ""))
    if CONTINENTAL.fullmatch(word):
        return float(word.replace(".", "").replace(",", "."))
    if DOTTED.fullmatch(word):
        return float(word.replace(".", ""))
    if COMMA.fullmatch(word):
        return float(word.replace(",", "."))
    return None


def after_point(tokens: Tokens, index: int) -> bool:
    """Return whether a number is written without its nought: ".25"."""
    return (
        index > 0
        and tokens.words[index - 1] == "."
        and tokens.touches(index)
        and (index == 1 or not tokens.touches(index - 1))
    )


def spaced_groups(tokens: Tokens, index: int, value: float) -> tuple[float, int]:
    """Return a number whose thousands are set apart by spaces, and the index after it: "40 000"."""
    end, first = index + 1, tokens.words[index]
    if len(first) > 3 or not first.isdigit():
        return value, end
    if tokens.words[end : end + 2] == [",", "000"] and tokens.touches(end) and not tokens.touches(end + 1):
        return value * 1000, end + 2
    while (
        end < len(tokens.words)
        and tokens.words[end].isascii()
        and GROUP.fullmatch(tokens.words[end])
        and tokens.starts[end] - tokens.ends[end - 1] == 1
    ):
        value, end = value * 1000 + float(tokens.words[end]), end + 1
        if "." in tokens.words[end - 1]:
            break
    return value, end
