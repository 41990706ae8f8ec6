"""Questions across articles on local news of shootings: figures of one incident are brought together.

Of the incidents, 40 % (by the hash of their id) are kept for measuring and were never looked at; rules were written
on the others. The victims are real: nothing but totals is printed, and verdicts hold ids alone. Gold is coarse: two
figures of one harm that both give the incident's own toll, in two articles about it, answer one question.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.score import Score, Tally, in_sample
from sayso.pipeline import link, read_and_mark
from sayso.plugins import encoder_of
from sayso.records import Figure, Given, Links, Question, Raw, Reading
from sayso.settings import Settings
from sayso.vocabulary import Harm, How

HELD_OUT = 0.4
SMALL = 0.25
HARMS = (Harm.KILLED, Harm.INJURED)
Pair = tuple[str, str]
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
SAID = {
    Harm.KILLED: re.compile(r"(?i)\b(?:kill\w*|dead|deaths?|died|fatal\w*|slain)\b"),
    Harm.INJURED: re.compile(r"(?i)\b(?:injur\w*|wound\w*|hurt)\b"),
}
STATED = (
    r"(?i)(?<![\w.,$-])(?:{number}|{word})"
    r"(?![\w%]|[.,:]\d|-year|\s+(?:years?|months?|weeks?|days?|hours?|times|p\.?m|a\.?m|other)\b)"
)
"""A toll in digits or in a word that is no age, length of time or clock time."""


def measure(data: Path, size: str) -> list[Score]:
    """Return how well figures of one incident are brought together, and how often its toll is among our figures.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    incidents = load_incidents(data, held_out=True, small=size == "small")
    readings = list(read_articles(data, incidents))
    return [*score(incidents, readings), score_stated(incidents, readings)]


def score(incidents: dict[str, dict[str, Any]], readings: list[tuple[str, Reading]]) -> list[Score]:
    """Return the scores of ``readings``, each with the id of the incident it is about."""
    settings = Settings()
    links = link((reading for _, reading in readings), settings, reader=encoder_of(settings.language))
    incident_of = {reading.article.id: incident for incident, reading in readings}
    tolls = [question for question in links.questions if set(question.about.harm) & set(HARMS)]
    joined = [pair for question in tolls for pair in _pairs(question)]
    right = [incident_of[a[0]] == incident_of[b[0]] for a, b in joined]
    ours = {frozenset((a[1], b[1])) for a, b in joined}
    gold = {frozenset(pair) for pair in _gold_pairs(incidents, readings)}
    recall = Tally()
    recall.add(ours & gold, gold)
    given = [
        _gives(incidents[incident], harm, [reading for one, reading in readings if one == incident])
        for incident in sorted(incidents)
        for harm in HARMS
        if incidents[incident][harm.value] > 0
    ]
    data = "incidents, held out"
    verdicts = tuple(f"{a[1]}\t{b[1]}\t{ok}" for (a, b), ok in zip(joined, right, strict=True))
    return [
        Score(
            data=data,
            metric="joined tolls are of one incident",
            value=100 * sum(right) / max(1, len(right)),
            cases=len(right),
            verdicts=verdicts,
        ),
        Score(data=data, metric="tolls of one incident are joined", value=recall.recall, cases=recall.gold),
        _b_cubed(links, incidents, readings),
        _answered(links, incidents, readings),
        Score(
            data=data,
            metric="the gold toll is among the figures",
            value=100 * sum(given) / max(1, len(given)),
            cases=len(given),
        ),
    ]


def _b_cubed(links: Links, incidents: dict[str, dict[str, Any]], readings: list[tuple[str, Reading]]) -> Score:
    """Return B-cubed F1 (Bagga & Baldwin 1998) of the figures that give an incident's own number, by question."""
    question_of = {
        claim.mark: question.id
        for question in links.questions
        for account in question.accounts
        for claim in account.claims
    }
    gold = {
        figure.id: (incident, harm.value)
        for incident, reading in readings
        for figure in reading.marks.figures
        for harm in HARMS
        if _is_toll(figure, harm, incidents[incident][harm.value])
    }
    ours = {mark: question_of.get(mark, mark) for mark in gold}
    both = Counter((ours[mark], gold[mark]) for mark in gold)
    of_ours, of_gold = Counter(ours.values()), Counter(gold.values())
    precision = sum(both[ours[mark], gold[mark]] / of_ours[ours[mark]] for mark in gold) / max(1, len(gold))
    recall = sum(both[ours[mark], gold[mark]] / of_gold[gold[mark]] for mark in gold) / max(1, len(gold))
    value = 200 * precision * recall / (precision + recall) if gold else 0.0
    return Score(data="incidents, held out", metric="tolls by incident, B-cubed F1", value=value, cases=len(gold))


def _answered(links: Links, incidents: dict[str, dict[str, Any]], readings: list[tuple[str, Reading]]) -> Score:
    """Return how often an incident's own number is among the accounts of the question most of its figures answer."""
    incident_of = {reading.article.id: incident for incident, reading in readings}
    holders: dict[tuple[str, Harm], Counter[int]] = {}
    for number, question in enumerate(links.questions):
        for harm in set(question.about.harm) & set(HARMS):
            for account in question.accounts:
                for claim in account.claims:
                    holders.setdefault((incident_of[claim.article], harm), Counter())[number] += 1
    verdicts = []
    for (incident, harm), counts in sorted(holders.items()):
        number = incidents[incident][harm.value]
        if number > 0:
            accounts = links.questions[max(counts, key=lambda one: (counts[one], -one))].accounts
            verdicts.append((f"{incident}\t{harm.value}", any(account.value == number for account in accounts)))
    return Score(
        data="incidents, held out",
        metric="the gold toll is among the accounts of its question",
        value=100 * sum(right for _, right in verdicts) / max(1, len(verdicts)),
        cases=len(verdicts),
        verdicts=tuple(f"{case}\t{right}" for case, right in verdicts),
    )


def score_stated(incidents: dict[str, dict[str, Any]], readings: list[tuple[str, Reading]]) -> Score:
    """Return how often the gold toll is among the figures of an article one of whose sentences states it."""
    verdicts = []
    for incident, reading in readings:
        for harm in HARMS:
            number = incidents[incident][harm.value]
            if number > 0 and states(reading.article.text, harm, number):
                given = any(_is_toll(figure, harm, number) for figure in reading.marks.figures)
                verdicts.append((f"{reading.article.uri}\t{harm.value}", given))
    return Score(
        data="incidents, held out",
        metric="the toll an article states is among its figures",
        value=100 * sum(given for _, given in verdicts) / max(1, len(verdicts)),
        cases=len(verdicts),
        verdicts=tuple(f"{case}\t{given}" for case, given in verdicts),
    )


def states(text: str, harm: Harm, number: int) -> bool:
    """Return whether a sentence of ``text`` holds both a word of ``harm`` and the number, in digits or in a word.

    That is read off the letters alone, without our marks: it finds some sentences whose number counts something else.
    """
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    stated = re.compile(STATED.format(number=number, word=word))
    return any(stated.search(line) and SAID[harm].search(line) for line in re.split(r"(?<=[.!?])\s+|\n", text))


def load_incidents(data: Path, *, held_out: bool, small: bool) -> dict[str, dict[str, Any]]:
    """Return the incidents kept for measuring, or the others, by id."""
    with gzip.open(data / "incidents" / "incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        row["id"]: row
        for row in rows
        if in_sample(row["id"], HELD_OUT) == held_out and (not small or in_sample(f"small {row['id']}", SMALL))
    }


def read_articles(
    data: Path, incidents: dict[str, dict[str, Any]], wanted: Collection[str] | None = None
) -> Iterator[tuple[str, Reading]]:
    """Yield each article about ``incidents``, read and marked, with the id of its incident.

    wanted: ids of articles, where not all of them are
    """
    settings = Settings()
    with gzip.open(data / "incidents" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["incident"] in incidents and (wanted is None or row["id"] in wanted):
                given = [Given(field="published", value=row["dct"], how=How.GIVEN)] if row["dct"] else []
                given += [Given(field="title", value=row["title"], how=How.GIVEN)] if row["title"] else []
                raw = Raw(
                    uri=row["id"],
                    key=row["id"],
                    location=None,
                    media_type="application/x-sayso-row",
                    body=row["content"].encode(),
                    given=tuple(given),
                )
                yield row["incident"], read_and_mark(raw, settings, encoder_of(settings.language))


def _pairs(question: Question) -> Iterator[tuple[Pair, Pair]]:
    """Yield the pairs of figures of different articles that a question brings together, as (article, mark)."""
    claims = [(claim.article, claim.mark or "") for account in question.accounts for claim in account.claims]
    yield from ((a, b) for a, b in combinations(claims, 2) if a[0] != b[0])


def _gold_pairs(incidents: dict[str, dict[str, Any]], readings: list[tuple[str, Reading]]) -> Iterator[Pair]:
    """Yield the pairs of figures of different articles that give the same harm of one incident its gold number."""
    for harm in HARMS:
        found: dict[str, list[tuple[str, str]]] = {}
        for incident, reading in readings:
            for figure in reading.marks.figures:
                if _is_toll(figure, harm, incidents[incident][harm.value]):
                    found.setdefault(incident, []).append((reading.article.id, figure.id))
        for marks in found.values():
            yield from ((a[1], b[1]) for a, b in combinations(marks, 2) if a[0] != b[0])


def _gives(incident: dict[str, Any], harm: Harm, readings: list[Reading]) -> bool:
    """Whether one of the figures of ``harm`` in ``readings`` is the gold number."""
    figures = (figure for reading in readings for figure in reading.marks.figures)
    return any(_is_toll(figure, harm, incident[harm.value]) for figure in figures)


def _is_toll(figure: Figure, harm: Harm, number: int) -> bool:
    """Whether a figure gives ``number`` people for ``harm``."""
    return number > 0 and figure.harm == (harm,) and figure.value == number
