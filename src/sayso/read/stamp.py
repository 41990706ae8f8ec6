"""Date stamps: the dates that stand before a story, not in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table, words
from sayso.read.date import WrittenDate, find_dates
from sayso.records import Block, Boilerplate, DateCandidate
from sayso.vocabulary import BoilerplateKind, How

EDGE = 10
"""Stamps stand among the first blocks of a text, or among the last."""

LONGEST = 160
"""A line that is nothing but a stamp is not longer than this, in characters."""

_MARKS = " \t:|·•,;/()[]*_–—-"
_NEXT = re.compile(r"\s*(?P<separator>[|•·–—\n:-])?\s*(?P<word>\w+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """What the stamps of a text say: stretches of boilerplate, and dates of publication and of change."""

    boilerplate: tuple[Boilerplate, ...]
    published: tuple[DateCandidate, ...]
    modified: tuple[DateCandidate, ...]


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a label at the end of what stands before a date."""
    labels = "|".join(sorted((row["label"] for row in table("read_date_labels")), key=len, reverse=True))
    return re.compile(rf"(?:^|[\W_])(?P<label>{labels})(?P<colon>\s?[:\-–])?\s*$", re.IGNORECASE)


@cache
def _hour() -> re.Pattern[str]:
    """Return the pattern of a line that is a time of day, perhaps with a label, and no date ("Updated 6:10 PM")."""
    labels = "|".join(sorted((row["label"] for row in table("read_date_labels")), key=len, reverse=True))
    zone = r"(?:\s?[A-Za-z]{1,5})?"
    return re.compile(
        rf"\W{{0,3}}(?:(?:{labels})\s?:?\s?)?\d{{1,2}}[:.]\d{{2}}(?:\s?[ap]\.?m\.?)?{zone}\W{{0,2}}", re.IGNORECASE
    )


@cache
def _meaning() -> dict[str, str]:
    """Return which date a label announces."""
    return {row["label"]: row["date"] for row in table("read_date_labels")}


def find_stamps(text: str, blocks: Sequence[Block]) -> Stamps:
    """Return the date stamps of ``text``: whole lines among the first and last blocks, or the start of the first."""
    boilerplate: list[Boilerplate] = []
    dates: dict[str, list[DateCandidate]] = {"published": [], "modified": []}
    leading = True
    for number, block in enumerate(blocks):
        if EDGE <= number < len(blocks) - EDGE:
            leading = False
            continue
        end = _stamp_end(text, block, dates, leading=leading and number < EDGE)
        if end is None and _hour().fullmatch(text, block.start, block.end):
            end = block.end
        if end:
            boilerplate.append(Boilerplate(start=block.start, end=end, kind=BoilerplateKind.DATE_STUB))
        leading = leading and (end is not None or block.end - block.start < LONGEST)
    return Stamps(
        boilerplate=tuple(boilerplate), published=tuple(dates["published"]), modified=tuple(dates["modified"])
    )


def _stamp_end(text: str, block: Block, dates: dict[str, list[DateCandidate]], *, leading: bool) -> int | None:
    """Return where the stamp at the start of ``block`` ends, its dates put into ``dates``; None when there is none."""
    at, end, meaning = block.start, None, "published"
    limit = min(block.end, block.start + LONGEST)
    for date in find_dates(text, block.start, limit):
        meaning, labelled, bare = _announced(text[at : date.start], meaning)
        if not bare:
            break
        if not (_alone(text, date.end, block.end) or (leading and _sets_off(text, date, block.end, labelled))):
            break
        candidate = DateCandidate(value=date.value, how=How.TEXT, start=date.start, end=date.end)
        dates[meaning].append(candidate)
        at = end = date.end
    return end


def _announced(before: str, meaning: str) -> tuple[str, str, bool]:
    """Return which date the words before it announce, how firmly (``colon``, ``word``, ""), and if they are all."""
    match = _label().search(before)
    if match is None:
        return meaning, "", not before.strip(_MARKS)
    rest = before[: match.start("label")].strip(_MARKS)
    return _meaning()[match["label"].lower()], "colon" if match["colon"] else "word", not rest


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks, another stamp or a time zone stands in the rest of a block."""
    rest = text[start:end].strip(_MARKS + ".")
    if not rest or (len(rest) <= 4 and rest.isupper()):
        return True
    if len(rest) > LONGEST:
        return False
    following = next(find_dates(rest), None)
    return following is not None and _announced(rest[: following.start], "published")[2]


def _sets_off(text: str, date: WrittenDate, end: int, labelled: str) -> bool:
    """Whether a date at the start of a paragraph is set off from the story by its label, a mark or the next word."""
    after = _NEXT.match(text, date.end, end)
    separator, word = (after["separator"], after["word"]) if after else (None, None)
    if labelled == "colon" or (labelled and (date.numeric or separator)):
        return True
    if text[date.end : date.end + 1] == ",":
        return False
    return bool(separator and separator != "-") or (word or "") in words("read_openers")
