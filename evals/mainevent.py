"""The main event of a report: the day and place of the first violence that it tells of as having happened.

Local news of shootings (the incidents kept for measuring) has the day and the city of each incident; military press
releases (the half never read) have the first day and the provinces. A report's main event is taken from our marks
alone: the earliest day of its violence in the week before it was published; the first place with a name that its
violence has, or else the first place that is named at all.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from evals.incidents import load_incidents, read_articles
from evals.isaf import DAYS, READ, load
from evals.score import Score
from sayso.pipeline import read_and_mark
from sayso.plugins import encoder_of
from sayso.records import Event, Marks, Raw, Reading
from sayso.settings import Settings
from sayso.vocabulary import EventType, Modality, NameType

VIOLENCE = frozenset((EventType.HARM, EventType.ASSAULT, EventType.COERCE, EventType.SEIZE, EventType.DESTROY))

PLACES = frozenset((NameType.GPE, NameType.LOC))


def measure(data: Path, size: str) -> list[Score]:
    """Return how often day and place of the main event are right.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    incidents = load_incidents(data, held_out=True, small=size == "small")
    readings = list(read_articles(data, incidents))
    return [*of_incidents(incidents, readings), *of_releases(load(data)[READ :: 1 if size == "full" else 5])]


def of_incidents(incidents: dict[str, dict[str, object]], readings: Sequence[tuple[str, Reading]]) -> list[Score]:
    """Return the scores on local news; the place over the articles whose text names the city at all."""
    days, cities = [], []
    for incident, reading in readings:
        gold, name = incidents[incident], reading.article.uri
        wanted = datetime.strptime(f"{gold['date']} +0000", "%B %d, %Y %z").date().isoformat()
        days.append((name, main_day(reading.marks, day_of(reading)) == wanted))
        city = str(gold["city"]).split(" (")[0]
        if re.search(rf"\b{re.escape(city)}\b", reading.article.text):
            cities.append((name, city.casefold() in main_place(reading.marks).casefold()))
    return [
        score("incidents, held out", "day of the main event", days),
        score("incidents, held out", "city of the main event, where it is named", cities),
    ]


def of_releases(rows: Iterable[tuple[str, dict[str, object]]], offset: int = READ) -> list[Score]:
    """Return the scores on military press releases."""
    days, provinces = [], []
    for number, (text, gold) in enumerate(rows, offset):
        raw = Raw(uri=f"isaf/{number}", key=f"isaf/{number}", location=None, media_type="text/plain",
                  body=text.encode(), given=())  # fmt: skip
        reading = read_and_mark(raw, Settings(), encoder_of("en"))
        days.append((str(number), main_day(reading.marks, day_of(reading)) == gold["start_date"]))
        wanted = gold["province"]
        if isinstance(wanted, list) and wanted:
            shown = main_place(reading.marks).casefold()
            provinces.append((str(number), any(str(one).replace("_", " ") in shown for one in wanted)))
    return [
        score("isaf, second half", "day of the main event", days),
        score("isaf, second half", "province of the main event", provinces),
    ]


def main_day(marks: Marks, published: str | None) -> str | None:
    """Return the first day of the violence told of in the week up to publication; else that of the first told of."""
    dates = {one.id: one for one in marks.dates}
    days = [dates[event.date].value[:10] for event in told(marks) if event.date in dates]
    whole = [day for day in days if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
    if published:
        last = date.fromisoformat(published[:10])
        fresh = [day for day in whole if last - timedelta(days=DAYS) <= date.fromisoformat(day) <= last]
        whole = sorted(fresh) or whole
    return whole[0] if whole else None


def main_place(marks: Marks) -> str:
    """Return the place of the first violence whose place has a name; else the first place named, "" for none."""
    names = [name for name in marks.names if name.type in PLACES]
    for event in told(marks):
        if event.place and any(event.place.start <= name.start < event.place.end for name in names):
            return event.place.text
    return names[0].text if names else ""


def day_of(reading: Reading) -> str | None:
    """Return when an article was published, as far as that was found."""
    return reading.article.published.value if reading.article.published else None


def told(marks: Marks) -> list[Event]:
    """Return the violence that is said to have happened, in text order."""
    return [event for event in marks.events if event.type in VIOLENCE and is_told(event)]


def is_told(event: Event) -> bool:
    """Return whether an event is said to have happened."""
    return event.modality is Modality.ASSERTED and not event.negated


def score(data: str, metric: str, cases: Sequence[tuple[str, bool]]) -> Score:
    """Return the share of the cases that are right."""
    return Score(
        data=data,
        metric=metric,
        value=100 * sum(right for _, right in cases) / max(1, len(cases)),
        cases=len(cases),
        verdicts=tuple(f"{case}\t{right}" for case, right in cases),
    )
