"""The main event of a report: the day and the place of what it chiefly tells of, as `sayso.show.lead` finds them.

Local news of shootings (the incidents kept for measuring) has the day and the city of each incident; military press
releases (the half never read) have the first day and the provinces. A release's own date line stands for its
publication where reading found none, as in ``evals/isaf.py``; where an article names no day at all, the day it was
published is taken. What no date of the article gives cannot be found: how often the day is right where one of its dates
is the right one is printed beside the share of all.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from evals.article import dates_in, make_article
from evals.incidents import load_incidents, read_articles
from evals.isaf import READ, date_line, load
from evals.score import Score
from sayso.pipeline import mark_again, read_and_mark
from sayso.plugins import encoder_of
from sayso.records import ArticleDate, Raw, Reading
from sayso.settings import Settings
from sayso.show.lead import Lead, find_lead
from sayso.vocabulary import How

Gold = dict[str, object]


def measure(data: Path, size: str) -> list[Score]:
    """Return how often day and place of the main event are right.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    incidents = load_incidents(data, held_out=True, small=size == "small")
    readings = list(read_articles(data, incidents))
    return [*of_incidents(incidents, readings), *of_releases(load(data)[READ :: 1 if size == "full" else 5])]


def of_incidents(incidents: dict[str, Gold], readings: Sequence[tuple[str, Reading]]) -> list[Score]:
    """Return the scores on local news; the place over the articles whose text names the city at all."""
    days, given, cities = [], [], []
    for incident, reading in readings:
        gold, name, lead = incidents[incident], reading.article.uri, find_lead(reading)
        days.append((name, main_day(lead, reading) == day_in(gold)))
        if names_day(reading, day_in(gold)):
            given.append(days[-1])
        if names_city(reading, city_of(gold)):
            cities.append((name, city_of(gold).casefold() in place_words(lead)))
    return [
        score("incidents, held out", "day of the main event", days),
        score("incidents, held out", "day of the main event, where a date gives it", given),
        score("incidents, held out", "city of the main event, where it is named", cities),
    ]


def of_releases(rows: Iterable[tuple[str, Gold]], offset: int = READ) -> list[Score]:
    """Return the scores on military press releases."""
    days, given, provinces = [], [], []
    for number, (text, gold) in enumerate(rows, offset):
        reading = read_release(text, number)
        lead = find_lead(reading)
        wanted = str(gold["start_date"])
        days.append((str(number), main_day(lead, reading) == wanted))
        if names_day(reading, wanted):
            given.append(days[-1])
        if provinces_in(gold):
            provinces.append((str(number), any(name in place_words(lead) for name in provinces_in(gold))))
    return [
        score("isaf, second half", "day of the main event", days),
        score("isaf, second half", "day of the main event, where a date gives it", given),
        score("isaf, second half", "province of the main event", provinces),
    ]


def read_release(text: str, number: int) -> Reading:
    """Return a release with its marks; its own date line is its publication where reading found none."""
    key = f"isaf/{number}"
    raw = Raw(uri=key, key=key, location=None, media_type="text/plain", body=text.encode(), given=())
    reading = read_and_mark(raw, Settings(), encoder_of("en"))
    if reading.article.published is None:
        line = date_line(reading.article.text, dates_in(make_article(reading.article.text, key)))
        if line is not None:
            date = ArticleDate(value=line, how=How.INFERRED, start=None, end=None, candidates=())
            return mark_again(replace(reading.article, published=date), Settings(), encoder_of("en"))
    return reading


def main_day(lead: Lead, reading: Reading) -> str | None:
    """Return the day of the lead; that of publication where the article names none."""
    if lead.day is not None:
        return lead.day
    return reading.article.published.value[:10] if reading.article.published else None


def place_words(lead: Lead) -> str:
    """Return the place of the lead with what it lies in, in small letters."""
    return f"{lead.place}, {lead.around}".casefold()


def day_in(gold: Gold) -> str:
    """Return the day of an incident."""
    return datetime.strptime(f"{gold['date']} +0000", "%B %d, %Y %z").date().isoformat()


def city_of(gold: Gold) -> str:
    """Return the city of an incident, without what stands in brackets behind it."""
    return str(gold["city"]).split(" (")[0]


def provinces_in(gold: Gold) -> list[str]:
    """Return the provinces of a release, in small letters."""
    wanted = gold["province"]
    return [str(one).replace("_", " ") for one in wanted] if isinstance(wanted, list) else []


def names_day(reading: Reading, day: str) -> bool:
    """Return whether one of an article's dates is that day."""
    return any(date.value[:10] == day for date in reading.marks.dates)


def names_city(reading: Reading, city: str) -> bool:
    """Return whether the name of a city stands in an article."""
    return re.search(rf"\b{re.escape(city)}\b", reading.article.text) is not None


def score(data: str, metric: str, cases: Sequence[tuple[str, bool]]) -> Score:
    """Return the share of the cases that are right."""
    return Score(
        data=data,
        metric=metric,
        value=100 * sum(right for _, right in cases) / max(1, len(cases)),
        cases=len(cases),
        verdicts=tuple(f"{case}\t{right}" for case, right in cases),
    )
