"""Figures and dates: the least number killed and the day it began, in military press releases.

The second half of the 300 open releases was never read for errors and is what is measured. The release's own date
line, found by our own marks, stands for its publication date. A toll that a release recalls of another attack ("linked
to a blast that killed four") is none of its own.

Of the half that was read, one release in twelve has no date with a year in its text, and in one of ten, those of the
winters before all, the coded day is the one before the day that the text gives plainly ("on Feb. 6" coded as the 5th).
Those are sixteen of the 27 releases of November 2010 to March 2011; of the other 111 that are dated, two have a later
coded day than ours. Nothing in a text tells of the winter, so 81% is about the most that reading could reach on that
half (80.0 is reached), and less on the other, where 22 of 150 name no day.
How often the day is right to within one, where the release dates itself, is therefore printed beside the exact figure.
"""

import gzip
import json
import re
from datetime import date as day
from datetime import timedelta
from pathlib import Path
from typing import Any

from evals.article import dates_in, make_article, marks_in
from evals.score import Score
from sayso.mark.noun import singular
from sayso.records import Date, Event, Figure, Marks, Name
from sayso.vocabulary import DateAnchor, EventType, Harm, Modifier, NameType

READ = 150
DAYS = 7
RECALLED = re.compile(
    r"(?i)\b(?:accused|responsible|suspected|believed|alleged|linked|tied|involved|implicated|known|wanted)\b[^.]{0,40}"
    r"\b(?:of|for|to|in)\b|\b(?:attacks?|ambush(?:es)?|bombings?|explosions?|blasts?)\b[^.]{0,90}\b(?:that|which)\b"
    r"|\b(?:leader|commander|facilitator|insurgent|he|she|who) (?:has |had |also |reportedly )*(?:led|directed|planned"
    r"|conducted|coordinated|orchestrated|plotted|ordered|carried out|took part in|participated in)\b[^.]{0,90}"
    r"\b(?:attacks?|ambush(?:es)?|bombings?|explosions?|blasts?|assassinations?)\b"
)
"""Words before a toll that make it one of another attack, told of those whom the release is about."""

SENTENCE = re.compile(r"[.!?](?:[”\"’])?\s+(?=[A-Z“])|[\n\u2028]+")
AMONG = re.compile(r"(?i)\bof (?:the|these|those)\b")
ARTICLE = re.compile(r"(?i)an? ")
MARK = "PRESS RELEASE TEXT: "


def measure(data: Path, size: str) -> list[Score]:
    """Return how often the least number killed and the start date are exact; ``size`` makes no difference.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    return score(load(data)[READ:], READ)


def load(data: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return the releases with their gold.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    with gzip.open(data / "isaf" / "first300.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["conversations"] for line in lines]
    return [(row[1]["value"].removeprefix(MARK), json.loads(row[2]["value"])) for row in rows]


def score(rows: list[tuple[str, dict[str, Any]]], offset: int = 0) -> list[Score]:
    """Return the accuracies over all releases, and over those in which somebody was killed."""
    killed, dated, near, verdicts = [], [], [], []
    for number, (text, gold) in enumerate(rows, offset):
        least, start, line = read_release(text, f"isaf/{number}")
        killed.append((gold["min_killed"], least == gold["min_killed"]))
        dated.append((line is not None, start == gold["start_date"]))
        if start is not None:
            near.append(abs((day.fromisoformat(start) - day.fromisoformat(gold["start_date"])).days) <= 1)
        verdicts.append(f"{number}\t{killed[-1][1]}\t{dated[-1][1]}")
    some = [right for count, right in killed if count]
    stated = [right for has_line, right in dated if has_line]
    data = "isaf, second half"
    return [
        Score(
            data=data,
            metric="least killed exact",
            value=100 * sum(right for _, right in killed) / len(killed),
            cases=len(killed),
            verdicts=tuple(verdicts),
        ),
        Score(
            data=data,
            metric="least killed exact, where any",
            value=100 * sum(some) / max(1, len(some)),
            cases=len(some),
        ),
        Score(
            data=data,
            metric="start date exact",
            value=100 * sum(right for _, right in dated) / len(dated),
            cases=len(dated),
        ),
        Score(
            data=data,
            metric="start date exact, where the release says its own day",
            value=100 * sum(stated) / max(1, len(stated)),
            cases=len(stated),
        ),
        Score(
            data=data,
            metric="start date within a day, where dated",
            value=100 * sum(near) / max(1, len(near)),
            cases=len(near),
        ),
    ]


def read_release(text: str, key: str) -> tuple[int, str | None, str | None]:
    """Return the least number killed, the first day meant, from our marks, and the release's own day, if it says it."""
    article = make_article(text, key)
    line = date_line(text, dates_in(article))
    marks = marks_in(make_article(text, key, line))
    return least_killed(marks, text, line), start_day(marks.dates, line), line


def start_day(dates: tuple[Date, ...], line: str | None) -> str | None:
    """Return the earliest day that a release names among those up to a week before its date line."""
    days = [date.value[:10] for date in dates if re.match(r"\d{4}-\d\d-\d\d", date.value)]
    if line is None:
        return min(days[:1], default=None)
    week = (day.fromisoformat(line) - timedelta(days=DAYS)).isoformat()
    return min((one for one in days if week <= one <= line), default=line)


def is_recalled(start: int, text: str) -> bool:
    """Return whether a toll is one of an earlier attack: "linked to a blast that killed four" before or around it."""
    opening = max((found.end() for found in SENTENCE.finditer(text, 0, start)), default=0)
    return RECALLED.search(text, opening, start) is not None


def is_earlier(when: str | None, line: str | None) -> bool:
    """Return whether a toll is told of a day more than a week before the release's date line."""
    last = (when or "").split("/")[-1]
    if line is None or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", last):
        return False
    week = (day.fromisoformat(line) - timedelta(days=DAYS)).isoformat()
    return last < week[: len(last)]


def least_killed(marks: Marks, text: str, line: str | None) -> int:
    """Return the least number killed: each count of killed once, and one where somebody is killed beside them.

    A count is told again where the same number of the same noun comes twice ("two rebels", "two armed rebels"). Beside
    a number, "several" of the same noun is the same toll told roughly, and "five of the rebels" are among the rebels.
    "A commander" and "a rebel leader" are one man, told of twice, as releases do; a man named is the same.
    """
    killed = [
        figure
        for figure in marks.figures
        if Harm.KILLED in figure.harm
        and figure.part_of is None
        and not (is_recalled(figure.start, text) or is_earlier(figure.when, line))
    ]
    exact = {_noun(figure) for figure in killed if figure.value is not None}
    told: dict[tuple[str, int], Figure] = {}
    for figure in killed:
        rough = figure.value is None and _noun(figure) in exact
        among = AMONG.search(figure.text) is not None and len(killed) > 1
        if not (rough or among):
            told.setdefault(("a" if ARTICLE.match(figure.text) else _noun(figure), _least(figure)), figure)
    least = sum(least for _, least in told)
    if ("a", 1) in told:
        return least
    people = {entity.id for entity in marks.entities if entity.type is NameType.PERSON}
    persons = [name for name in marks.names if name.type is NameType.PERSON]
    return least + any(
        _is_one_killed(event, killed, people, persons) and not is_recalled(event.start, text) for event in marks.events
    )


def _noun(figure: Figure) -> str:
    """Return the noun that a figure counts, "" for one that stands alone."""
    words = figure.text.casefold().split()
    return singular(words[-1]) if figure.evidence.counted and len(words) > 1 else ""


def _is_one_killed(event: Event, killed: list[Figure], people: set[str], persons: list[Name]) -> bool:
    """Return whether an event tells that somebody was killed whom no figure counts: a man named, also before a figure.

    people: ids of the persons named; persons: their names
    """
    if event.type is not EventType.HARM or event.negated or event.text.casefold() not in ("killed", "killing"):
        return False
    who = event.patient
    if who is None:
        return not killed
    beside = [figure for figure in killed if figure.start < who.end and who.start < figure.end]
    counted = bool(beside) and not any(
        who.start <= name.start and name.end < min(figure.start for figure in beside) for name in persons
    )
    return not counted and (not killed or bool(beside) or who.entity in people)


def date_line(text: str, dates: tuple[Date, ...]) -> str | None:
    """Return the first whole day of a release; one without a year has that of the release's own number."""
    number = re.search(r"\b(20\d\d)-\d\d-", text)
    for date in dates:
        if _is_day(date):
            return date.value
        if number and re.fullmatch(r"XXXX-\d\d-\d\d", date.value):
            return number[1] + date.value[4:]
    return None


def _is_day(date: Date) -> bool:
    return (
        date.anchor is not DateAnchor.PUBLISHED
        and date.edtf is not None
        and len(date.value) == 10
        and "X" not in date.value
    )


def _least(figure: Figure) -> int:
    if figure.low is None:
        return 0
    return int(figure.low) + (1 if figure.modifier is Modifier.MORE_THAN else 0)
